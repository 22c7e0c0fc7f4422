//! A practice element by element, in the words of one reader: the same for the page, for paper and
//! for whoever checks it.

use alcove_domain::kit::Day;
use alcove_domain::publish::{ELEMENTS, Element, List, MORE, Part};

use super::body::{Body, Row, said};
use super::process::Process;
use crate::kit::Words;

/// One element of the template with what is said in it; an empty one is left out unless asked for.
#[derive(Clone, Debug)]
pub struct Shown {
    pub number: u8,
    pub key: &'static str,
    pub title: String,
    pub parts: Vec<ShownPart>,
}

#[derive(Clone, Debug)]
pub enum ShownPart {
    Prose {
        paragraphs: Vec<String>,
        lang: Option<String>,
    },
    /// Label, value, address where it leads somewhere.
    Facts(Vec<(String, String, String)>),
    Rows {
        list: &'static str,
        label: String,
        rows: Vec<ShownRow>,
    },
}

#[derive(Clone, Debug)]
pub struct ShownRow {
    pub id: String,
    pub kind: String,
    pub address: String,
    pub days: String,
    /// Label and text; the first is the row's name.
    pub texts: Vec<(String, String)>,
    /// Where its words are in another language than the reader's.
    pub lang: Option<String>,
}

/// What is not in the body.
pub struct Around<'a> {
    pub words: Words,
    pub provider: &'a str,
    /// Whether whom to ask is named: to members.
    pub names_contact: bool,
    /// Names of criteria by reference.
    pub criteria: &'a (dyn Fn(&str) -> String + Sync),
}

pub fn elements(body: &Body, around: &Around) -> Vec<Shown> {
    let all = ELEMENTS.iter().chain([&MORE]).map(|element| shown(body, around, element));
    let process = body.process.as_ref().map(|one| Shown {
        number: 0,
        key: "process",
        title: around.words.t("publish-process"),
        parts: vec![ShownPart::Facts(process(one, around.words))],
    });
    all.filter(|element| !element.parts.is_empty()).chain(process).collect()
}

/// What a process says, label by label.
pub fn process(process: &Process, words: Words) -> Vec<(String, String, String)> {
    let mut facts = Vec::new();
    let mut add = |label: &str, value: String| facts.push((words.t(label), value, String::new()));
    if process.has_assessment() {
        let framework = [process.name.as_str(), process.version.as_str()].join(" ");
        add("publish-process-framework", framework.trim().to_owned());
        add("publish-process-items", words.t1("publish-process-items-count", "n", process.items.len()));
    }
    for (label, days) in [
        ("publish-process-rating", process.rating),
        ("publish-process-agreeing", process.agreeing),
        ("publish-process-closing", process.closing),
    ] {
        if let Some(days) = days {
            add(label, words.t1("publish-process-after", "n", days));
        }
    }
    if let Some(plan) = &process.plan {
        let counts = vec![
            ("days", plan.days.into()),
            ("objectives", plan.objectives.into()),
            ("actions", plan.actions.into()),
        ];
        add("publish-process-plan", words.say("publish-process-plan-shape", counts));
        for phase in &plan.phases {
            let span = words.t3(
                "publish-process-phase-days",
                "name",
                &phase.name,
                "from",
                phase.from + 1,
                "to",
                phase.from + phase.days,
            );
            add("publish-process-phase", span);
        }
    }
    facts
}

/// What an element is called.
pub fn name(words: Words, element: &Element) -> String {
    words.t(&format!("publish-element-{}", element.key))
}

fn shown(body: &Body, around: &Around, element: &Element) -> Shown {
    let parts = element.parts.iter().filter_map(|one| part(body, around, one));
    Shown {
        number: element.number,
        key: element.key,
        title: name(around.words, element),
        parts: parts.collect(),
    }
}

fn part(body: &Body, around: &Around, part: &Part) -> Option<ShownPart> {
    let wanted = around.words.code();
    match part {
        Part::Text(key, _) => {
            let said = body.text(key, wanted)?;
            Some(ShownPart::Prose { paragraphs: paragraphs(said.text), lang: said.other_than(wanted) })
        }
        Part::Rows(list) => {
            let rows: Vec<ShownRow> =
                body.list(*list).iter().map(|one| row(body, around.words, *list, one)).collect();
            let label = around.words.t(&format!("publish-list-{}", list.word()));
            (!rows.is_empty()).then_some(ShownPart::Rows { list: list.word(), label, rows })
        }
        Part::Facts(key) => {
            let facts = facts(body, around, key);
            (!facts.is_empty()).then_some(ShownPart::Facts(facts))
        }
    }
}

/// A blank line parts what was typed.
pub fn paragraphs(text: &str) -> Vec<String> {
    text.split("\n\n").map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned).collect()
}

fn row(body: &Body, words: Words, list: List, row: &Row) -> ShownRow {
    let mut lang = None;
    let texts = list.fields().iter().filter_map(|key| {
        let said = said(&row.texts, key, words.code(), &body.language)?;
        lang = lang.take().or_else(|| said.other_than(words.code()));
        Some((words.t(&format!("publish-field-{}-{key}", list.word())), said.text.to_owned()))
    });
    let texts = texts.collect();
    let kind = match row.kind.as_str() {
        "" => String::new(),
        kind => words.t(&format!("publish-kind-{}-{kind}", list.word())),
    };
    let days = match row.days.parse::<u32>() {
        Ok(days) => words.t1("publish-days", "n", days),
        Err(_) => String::new(),
    };
    ShownRow { id: row.id.clone(), kind, address: row.address.clone(), days, texts, lang }
}

fn facts(body: &Body, around: &Around, key: &str) -> Vec<(String, String, String)> {
    let words = around.words;
    let mut facts = Vec::new();
    let mut add = |label: &str, value: String, address: &str| {
        if !value.is_empty() {
            facts.push((words.t(label), value, address.to_owned()));
        }
    };
    match key {
        "provider" => add("publish-fact-provider", around.provider.to_owned(), ""),
        "domains" => {
            let names: Vec<String> =
                body.domains.iter().map(|one| words.t(&format!("publish-domain-{one}"))).collect();
            add("publish-fact-domains", names.join(", "), "");
            let criteria: Vec<String> = body.criteria.iter().map(|one| (around.criteria)(one)).collect();
            add("publish-fact-criteria", criteria.join("; "), "");
        }
        "period" => add("publish-fact-period", period(body, words), ""),
        "contact" if around.names_contact => {
            add("publish-fact-contact", body.contact.name.clone(), "");
        }
        "address" => add("publish-fact-address", body.url.clone(), &body.url),
        "more" => {
            if !body.cost_band.is_empty() {
                add("publish-fact-cost", words.t(&format!("publish-cost-{}", body.cost_band)), "");
            }
            add("publish-fact-place", body.place.clone(), "");
        }
        _ => {}
    }
    facts
}

/// `1 September 2024 to 30 June 2025`, `since 1 September 2024`.
pub fn period(body: &Body, words: Words) -> String {
    let day = |text: &str| Day::parse(text).ok().map(|day| words.day(day));
    match (day(&body.first_day), day(&body.last_day)) {
        (Some(first), Some(last)) => words.t2("publish-period", "from", first, "to", last),
        (Some(first), None) => words.t1("publish-period-since", "from", first),
        (None, Some(last)) => words.t1("publish-period-until", "to", last),
        (None, None) => String::new(),
    }
}
