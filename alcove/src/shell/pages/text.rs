//! Pages of plain text that anyone may read: accessibility, privacy, help, and what this program is.

use std::sync::LazyLock;

use alcove_domain::network::{Action, Resource};
use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use crate::kit::html::Assets;
use crate::kit::page::{Frame, render};
use crate::kit::{Result, Words};
use crate::network::person::{Person, Visitor};

#[derive(Template)]
#[template(path = "shell/text.html")]
struct Text {
    frame: Frame,
    lede: String,
    sections: Vec<Section>,
}

struct Section {
    id: &'static str,
    title: String,
    blocks: Vec<Block>,
}

/// A paragraph or a list; in the messages a line of a list begins with a bullet.
enum Block {
    Paragraph(String),
    List(Vec<String>),
}

pub async fn accessibility(visitor: Visitor) -> Result<Response> {
    let words = visitor.ctx.words;
    let sections = ["aim", "how", "limits", "tell"];
    page(&visitor, "accessibility", sections.map(|name| section(words, "accessibility", name)).into())
}

pub async fn privacy(visitor: Visitor) -> Result<Response> {
    let words = visitor.ctx.words;
    let sections = ["kept", "seen", "device", "others", "long", "rights"];
    page(&visitor, "privacy", sections.map(|name| section(words, "privacy", name)).into())
}

fn page(visitor: &Visitor, name: &str, sections: Vec<Section>) -> Result<Response> {
    let words = visitor.ctx.words;
    render(&Text {
        frame: visitor.frame(words.t(&format!("text-{name}-title"))),
        lede: words.t(&format!("text-{name}-lede")),
        sections,
    })
}

fn section(words: Words, page: &str, name: &'static str) -> Section {
    Section {
        id: name,
        title: words.t(&format!("text-{page}-{name}-title")),
        blocks: blocks(&words.t(&format!("text-{page}-{name}"))),
    }
}

fn blocks(text: &str) -> Vec<Block> {
    text.split("\n\n")
        .map(|block| {
            let lines: Option<Vec<String>> =
                block.lines().map(|line| line.strip_prefix("• ").map(str::to_owned)).collect();
            lines.map_or_else(|| Block::Paragraph(block.replace('\n', " ")), Block::List)
        })
        .collect()
}

#[derive(Template)]
#[template(path = "shell/help.html")]
struct Help {
    frame: Frame,
    guides: Vec<Guide>,
    more: Vec<Section>,
}

/// A first afternoon, step by step.
struct Guide {
    id: &'static str,
    title: String,
    lede: String,
    steps: Vec<Step>,
}

struct Step {
    title: String,
    text: String,
    /// Where the step is done.
    address: Option<&'static str>,
}

/// Each step with its address; its words are `text-help-<guide>-<step>` and `…-text`.
const COORDINATOR: [(&str, Option<&str>); 8] = [
    ("units", Some("/organisation/units")),
    ("people", Some("/organisation/invitations")),
    ("framework", Some("/frameworks")),
    ("set-up", Some("/assessments/new")),
    ("seats", Some("/assessments")),
    ("follow", Some("/")),
    ("agree", Some("/assessments")),
    ("results", Some("/results")),
];

const CONTRIBUTOR: [(&str, Option<&str>); 6] = [
    ("enter", Some("/sign-in")),
    ("first", Some("/")),
    ("rate", None),
    ("show", Some("/evidence")),
    ("away", None),
    ("hand-in", None),
];

pub async fn help(visitor: Visitor) -> Result<Response> {
    let words = visitor.ctx.words;
    let more = ["lost", "keys", "ask"];
    render(&Help {
        frame: visitor.frame(words.t("text-help-title")),
        guides: vec![
            guide(&visitor, "coordinator", &COORDINATOR),
            guide(&visitor, "contributor", &CONTRIBUTOR),
        ],
        more: more.map(|name| section(words, "help", name)).into(),
    })
}

fn guide(visitor: &Visitor, id: &'static str, steps: &[(&str, Option<&'static str>)]) -> Guide {
    let words = visitor.ctx.words;
    // Somebody who is not signed in comes to a page by way of the sign-in.
    let opens = |address: &&str| visitor.person.as_ref().is_none_or(|person| opens_to(person, address));
    let step = |(name, address): &(&str, Option<&'static str>)| Step {
        title: words.t(&format!("text-help-{id}-{name}")),
        text: words.t(&format!("text-help-{id}-{name}-text")),
        address: address.filter(opens),
    };
    Guide {
        id,
        title: words.t(&format!("text-help-{id}-title")),
        lede: words.t(&format!("text-help-{id}-lede")),
        steps: steps.iter().map(step).collect(),
    }
}

/// Whether the person may open the page where a step is done.
fn opens_to(person: &Person, address: &str) -> bool {
    let Ok(organisation) = person.current_organisation() else {
        return ["/", "/sign-in", "/frameworks"].contains(&address);
    };
    let assessments = Resource::Assessment(organisation.as_str().into());
    match address {
        "/organisation/invitations" => person.somewhere(Action::SeePeople),
        "/assessments/new" => person.can(Action::SetUpAssessment, &assessments),
        "/assessments" => person.can(Action::SeeAssessment, &assessments),
        "/results" => person.can(Action::SeeOutcome, &assessments),
        _ => true,
    }
}

#[derive(Template)]
#[template(path = "shell/about.html")]
struct About {
    frame: Frame,
    version: &'static str,
    sections: Vec<Section>,
    parts: &'static [Part],
}

/// A part of somebody else's that reaches browsers or documents.
#[derive(Deserialize)]
struct Part {
    name: String,
    version: String,
    licence: String,
    text: String,
}

static PARTS: LazyLock<Vec<Part>> = LazyLock::new(|| {
    let file = Assets::get("licences.json");
    file.and_then(|file| serde_json::from_slice(&file.data).ok()).unwrap_or_default()
});

pub async fn about(visitor: Visitor) -> Result<Response> {
    let words = visitor.ctx.words;
    let sections = ["what", "licence", "source", "texts"];
    render(&About {
        frame: visitor.frame(words.t("text-about-title")),
        version: env!("CARGO_PKG_VERSION"),
        sections: sections.map(|name| section(words, "about", name)).into(),
        parts: &PARTS,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_with_bullets_are_lists_and_others_run_on() {
        let blocks = blocks("One\nline.\n\n• a\n• b");

        assert!(matches!(&blocks[0], Block::Paragraph(text) if text == "One line."));
        assert!(matches!(&blocks[1], Block::List(lines) if *lines == ["a", "b"]));
    }
}
