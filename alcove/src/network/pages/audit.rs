use alcove_domain::kit::Instant;
use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use super::tabs::{self, Tab};
use crate::kit::audit::{Recorded, Wanted};
use crate::kit::form::Query;
use crate::kit::ids::PersonId;
use crate::kit::page::{Frame, Place, percent, render};
use crate::kit::words::Words;
use crate::kit::{Fields, FormView, Result, sheet};
use crate::network::audit::{self, Names};
use crate::network::person::Person;

const ADDRESS: &str = "/organisation/audit";
const PAGE: u64 = 50;

/// An event in words.
struct Line {
    seq: i64,
    when: String,
    who: String,
    act: String,
    subject: String,
    before: Vec<(String, String)>,
    after: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "network/audit.html")]
struct Audit {
    frame: Frame,
    tabs: Vec<Tab>,
    form: FormView,
    people: Vec<(String, String)>,
    acts: Vec<(String, String)>,
    subjects: Vec<(String, String)>,
    lines: Vec<Line>,
    next: Option<String>,
    is_filtered: bool,
    export: String,
}

/// The filter, as it stands in the address.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Ask {
    person: String,
    act: String,
    subject: String,
    from: String,
    until: String,
    before: Option<i64>,
}

impl Ask {
    fn query(&self) -> String {
        let Self { person, act, subject, from, until, .. } = self;
        [("person", person), ("act", act), ("subject", subject), ("from", from), ("until", until)]
            .map(|(name, value)| format!("{name}={}", percent(value)))
            .join("&")
    }

    fn wanted(&self, zone: &str) -> Wanted {
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Wanted {
            actor: text(&self.person).map(PersonId),
            act: text(&self.act),
            subject: text(&self.subject),
            from: audit::start_of_day(&self.from, zone),
            until: audit::end_of_day(&self.until, zone),
            before_seq: self.before,
        }
    }
}

pub async fn get(person: Person, Query(ask): Query<Ask>) -> Result<Response> {
    let organisation = person.current_organisation()?;
    let mut events = audit::list(&person, organisation, &ask.wanted(&person.zone), PAGE + 1).await?;
    let next = super::cut(&mut events, PAGE, |event| event.seq);
    let names = audit::names(&person, organisation, &events).await?;
    let choices = audit::choices(&person, organisation).await?;
    let words = person.words();
    let any = |key: &str| vec![(String::new(), words.t(key))];
    let fields = Fields::of([
        ("person", &ask.person),
        ("act", &ask.act),
        ("subject", &ask.subject),
        ("from", &ask.from),
        ("until", &ask.until),
    ]);
    let mut acts: Vec<_> =
        choices.acts.into_iter().map(|act| (act.clone(), act_words(words, &act))).collect();
    acts.sort_by(|a, b| a.1.cmp(&b.1));
    let subjects =
        choices.subjects.into_iter().map(|kind| (kind.clone(), words.or(&format!("subject-{kind}"), &kind)));
    render(&Audit {
        frame: person.frame(Place::People, words.t("audit-title")),
        tabs: tabs::of(&person, organisation, ADDRESS),
        form: FormView::new(words, fields),
        people: [any("audit-any-person"), choices.people].concat(),
        acts: [any("audit-any-act"), acts].concat(),
        subjects: any("audit-any-subject").into_iter().chain(subjects).collect(),
        lines: events.iter().map(|event| line(words, &person.zone, &names, event)).collect(),
        next: next.map(|seq| format!("{ADDRESS}?{}&before={seq}", ask.query())),
        is_filtered: ask.query().split('&').any(|pair| !pair.ends_with('=')),
        export: format!("{ADDRESS}/export?{}", ask.query()),
    })
}

fn act_words(words: Words, act: &str) -> String {
    words.or(&format!("act-{}", act.replace('.', "-")), act)
}

fn line(words: Words, zone: &str, names: &Names, event: &Recorded) -> Line {
    let who = event.actor_id.as_deref().map(|id| names.of(id));
    Line {
        seq: event.seq,
        when: words.moment(Instant(event.at), zone),
        who: who.unwrap_or_else(|| words.t("audit-the-program")),
        act: act_words(words, &event.act),
        subject: subject(words, names, event),
        before: facts(words, names, &event.before_value),
        after: facts(words, names, &event.after_value),
    }
}

/// What it was done to: by its name, else by what kind of thing it is.
fn subject(words: Words, names: &Names, event: &Recorded) -> String {
    let name = names.of(&event.subject_id);
    let kind = &event.subject_kind;
    if name == event.subject_id { words.or(&format!("subject-{kind}"), kind) } else { name }
}

/// A recorded value as pairs of a word and a text; one that is no object is a text without a word.
fn facts(words: Words, names: &Names, value: &str) -> Vec<(String, String)> {
    if value.is_empty() {
        return Vec::new();
    }
    let Ok(serde_json::Value::Object(facts)) = serde_json::from_str(value) else {
        return vec![(String::new(), words.or(&format!("role-{value}"), value))];
    };
    let said = |key: &str, value: &serde_json::Value| match value {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(text) if key == "role" => words.or(&format!("role-{text}"), text),
        serde_json::Value::String(text) if key == "kind" => words.or(&format!("kind-{text}"), text),
        serde_json::Value::String(text) if key.ends_with("_id") => names.of(text),
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Array(items) => items
            .iter()
            .map(|item| item.as_str().map_or_else(|| item.to_string(), str::to_owned))
            .collect::<Vec<_>>()
            .join(", "),
        other => other.to_string(),
    };
    let pairs = facts
        .iter()
        .map(|(key, value)| (words.or(&format!("fact-{}", key.replace('_', "-")), key), said(key, value)));
    pairs.filter(|(_, text)| !text.is_empty()).collect()
}

/// What the filter finds, as CSV with the stable codes.
pub async fn export(person: Person, Query(ask): Query<Ask>) -> Result<Response> {
    let organisation = person.current_organisation()?;
    let events = audit::list_all(&person, organisation, &ask.wanted(&person.zone)).await?;
    let names = audit::names(&person, organisation, &events).await?;
    let head = [
        "seq",
        "time",
        "person_id",
        "person",
        "act",
        "subject_kind",
        "subject_id",
        "before",
        "after",
        "request_id",
        "hash",
    ];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    rows.extend(events.into_iter().map(|event| {
        let who = event.actor_id.clone().unwrap_or_default();
        vec![
            event.seq.to_string(),
            audit::rfc3339(event.at),
            who.clone(),
            if who.is_empty() { String::new() } else { names.of(&who) },
            event.act,
            event.subject_kind,
            event.subject_id,
            event.before_value,
            event.after_value,
            event.request_id,
            event.hash,
        ]
    }));
    super::download("audit.csv", "text/csv; charset=utf-8", &sheet::write_csv(&rows)?)
}
