//! `/plans/{plan}/compare`: two approved states of a plan, or one and today, node by node; and
//! `/plans/{plan}/changes`, the log with who and why.

use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use alcove_domain::kit::Instant;
use alcove_domain::plan::baseline::About;
use alcove_domain::plan::baseline::Said as Stated;

use super::{Head, Tab};
use crate::improve::comparing::{self, Compared, Comparison, Fate, Version};
use crate::improve::facts::{self, Facts};
use crate::improve::names::Names;
use crate::improve::telling::{Telling, Told, kind_said, matter_said};
use crate::kit::form::{Path, Query};
use crate::kit::ids::{ChangeId, PlanId};
use crate::kit::page::{Frame, Place, render};
use crate::kit::{Error, Result};
use crate::network::Person;
use crate::plan::store::baseline;

/// Rows of the log on one page; an act may have several.
const LOGGED: u64 = 200;

#[derive(Template)]
#[template(path = "improve/approval/compare.html")]
struct Page {
    frame: Frame,
    head: Head,
    from: String,
    to: String,
    /// What can be compared: its value and its words, the last one first.
    versions: Vec<(String, String)>,
    nodes: Vec<Node>,
    /// The approved states that say nothing of the plan itself.
    unrecorded: Vec<i64>,
}

/// What became different of one node, or of the plan itself.
struct Node {
    number: String,
    title: String,
    /// Empty where it is not in the plan today.
    address: String,
    kind: String,
    /// `came`, `went`, `stayed`.
    fate: &'static str,
    important: Vec<String>,
    lines: Vec<Told>,
    reasons: Vec<Why>,
}

struct Why {
    words: String,
    by: String,
    at: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    from: String,
    to: String,
}

pub async fn get(person: Person, Path(id): Path<PlanId>, Query(asked): Query<Asked>) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    let read = |text: &str, usual: Version| match text {
        "" => Ok(usual),
        text => Version::read(text).ok_or(Error::NotFound),
    };
    // A plan that was never approved has nothing to compare with.
    let from = read(
        &asked.from,
        match facts.rows.plan.baselines {
            0 => Version::Today,
            last => Version::Baseline(last),
        },
    )?;
    let to = read(&asked.to, Version::Today)?;
    let found = comparing::between(&person, &id, from, to).await?;
    let words = person.words();
    let names = Names::of(&person.ctx, facts.organisation()).await?;
    let telling = Telling::new(words, &facts, &names);
    let nodes = found.nodes.iter().map(|one| node(&person, &telling, &found, one)).collect();
    let page = Page {
        frame: person.frame(Place::Plan, words.t("improve-compare-title")),
        head: Head::of(&person, &facts, Tab::Approval),
        from: from.write(),
        to: to.write(),
        versions: versions(&person, &facts).await?,
        nodes,
        unrecorded: found.unrecorded,
    };
    render(&page)
}

/// Today, then the baselines from the last one on.
async fn versions(person: &Person, facts: &Facts) -> Result<Vec<(String, String)>> {
    let words = person.words();
    let heads = baseline::heads(person.ctx.db().read(), facts.id()).await?;
    let said = heads.into_iter().map(|head| {
        let day = words.day_of(Instant(head.approved_at), &person.zone);
        let said = words.t2("improve-compare-baseline", "number", head.number, "day", day);
        (head.number.to_string(), said)
    });
    Ok(std::iter::once(("today".to_owned(), words.t("improve-compare-today"))).chain(said).collect())
}

fn node(person: &Person, telling: &Telling<'_>, found: &Comparison, one: &Compared) -> Node {
    let words = person.words();
    let (state, fate) = match one.fate {
        Fate::Came => (&found.after, "came"),
        Fate::Went => (&found.before, "went"),
        Fate::Stayed => (&found.after, "stayed"),
    };
    let kind = match state.get(&one.node, About::Kind) {
        Some(Stated::Kind(kind)) => kind_said(words, *kind),
        _ if one.node.as_str() == telling.facts.id().as_str() => words.t("improve-compare-plan"),
        _ => String::new(),
    };
    // What came or went is named by its title already.
    let lines = match one.fate {
        Fate::Stayed => telling.lines(&one.changes),
        Fate::Came | Fate::Went => {
            let rest: Vec<_> =
                one.changes.iter().filter(|change| change.fact.about != About::Title).cloned().collect();
            telling.lines(&rest)
        }
    };
    Node {
        number: telling.number(&one.node),
        title: telling.title_in(state, &one.node),
        address: telling.address(&one.node),
        kind,
        fate,
        important: one.matters.iter().map(|matter| matter_said(words, matter)).collect(),
        lines,
        reasons: one.reasons.iter().map(|reason| why(person, telling, reason)).collect(),
    }
}

fn why(person: &Person, telling: &Telling<'_>, reason: &comparing::Reason) -> Why {
    Why {
        words: reason.words.clone(),
        by: telling.names.person(reason.by.as_str()),
        at: person.words().moment(Instant(reason.at), &person.zone),
    }
}

#[derive(Template)]
#[template(path = "improve/approval/changes.html")]
struct LogPage {
    frame: Frame,
    head: Head,
    acts: Vec<Logged>,
    next: Option<String>,
    /// Whether anything can be logged yet.
    approved: bool,
}

/// One act with all that it changed.
struct Logged {
    why: Why,
    nodes: Vec<Node>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct After {
    after: Option<ChangeId>,
}

pub async fn log(person: Person, Path(id): Path<PlanId>, Query(asked): Query<After>) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    let words = person.words();
    let (entries, next) = comparing::log(&person, &id, asked.after.as_ref(), LOGGED).await?;
    let names = Names::of(&person.ctx, facts.organisation()).await?;
    let telling = Telling::new(words, &facts, &names);
    let acts = entries.iter().map(|entry| Logged {
        why: why(&person, &telling, &entry.reason),
        nodes: by_node(&telling, &entry.changes),
    });
    let page = LogPage {
        frame: person.frame(Place::Plan, words.t("improve-changes-title")),
        head: Head::of(&person, &facts, Tab::Approval),
        acts: acts.collect(),
        next: next.map(|id| id.0),
        approved: facts.rows.plan.baselines > 0,
    };
    render(&page)
}

fn by_node(telling: &Telling<'_>, changes: &[alcove_domain::plan::Change]) -> Vec<Node> {
    let mut nodes = Vec::new();
    for of_node in changes.chunk_by(|one, other| one.fact.node == other.fact.node) {
        let node = &of_node[0].fact.node;
        let fate = comparing::fate(of_node);
        let came_or_went = fate != Fate::Stayed;
        let kept = of_node.iter().filter(|one| !(came_or_went && one.fact.about == About::Title)).cloned();
        let lines = telling.lines(&kept.collect::<Vec<_>>());
        nodes.push(Node {
            number: telling.number(node),
            title: telling.title(node),
            address: telling.address(node),
            kind: String::new(),
            fate: match fate {
                Fate::Came => "came",
                Fate::Went => "went",
                Fate::Stayed => "stayed",
            },
            important: Vec::new(),
            lines,
            reasons: Vec::new(),
        });
    }
    nodes
}
