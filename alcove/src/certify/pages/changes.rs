//! `/applications/{application}/changes`: what became different since it was handed in, and since the
//! attempt before.

use askama::Template;
use axum::response::Response;

use super::handed_in;
use super::head::{Head, Tab};
use crate::certify::applying;
use crate::certify::changed::{self, About, Change};
use crate::certify::snapshot::{self, Snapshot};
use crate::kit::form::Path;
use crate::kit::ids::ApplicationId;
use crate::kit::page::{Frame, Place, render};
use crate::kit::{Error, Result, Words};
use crate::network::Person;

#[derive(Template)]
#[template(path = "certify/changes.html")]
struct Page {
    frame: Frame,
    head: Head,
    /// Since it was handed in; for the institution alone.
    since: Option<Vec<Row>>,
    /// Since the attempt before.
    before: Option<Vec<Row>>,
}

struct Row {
    name: String,
    about: &'static str,
    before: String,
    after: String,
}

pub async fn get(person: Person, Path(id): Path<ApplicationId>) -> Result<Response> {
    let (facts, found) = applying::handed_in(&person, &id).await?;
    let (_, then) = found.ok_or(Error::NotFound)?;
    let words = person.words();
    let rows = |before: &Snapshot, after: &Snapshot| {
        let between = changed::between(before, after);
        between.iter().map(|change| row(words, [before, after], change)).collect()
    };
    let since = if facts.is_of_the_applicant(&person) {
        let now = applying::as_of_now(&person, &facts).await?;
        Some(rows(&then, &now))
    } else {
        None
    };
    let previous = match &facts.row.previous_id {
        Some(previous) => snapshot::load(&person.ctx, previous).await?,
        None => None,
    };
    let before = previous.map(|(_, previous)| rows(&previous, &then));
    render(&Page {
        frame: person.frame(Place::Certificates, words.t("certify-changes-title")),
        head: Head::of(&person, &facts, Tab::Changes).await?,
        since,
        before,
    })
}

fn row(words: Words, [then, now]: [&Snapshot; 2], change: &Change) -> Row {
    let side = |of: &Snapshot, text: &Option<String>| match (change.about, text.as_deref()) {
        (About::Standing, _) => handed_in::standing(words, text.as_ref()),
        (_, None) => words.t("certify-change-nothing"),
        (About::Mark, Some(text)) => mark(words, of, change).unwrap_or_else(|| text.to_owned()),
        (About::Days, Some(text)) => {
            let (first, last) = text.split_once(" – ").unwrap_or((text, ""));
            handed_in::days(
                words,
                Some(&first.to_owned()),
                Some(&last.to_owned()).filter(|day| !day.is_empty()),
            )
        }
        (_, Some(text)) => text.to_owned(),
    };
    Row {
        name: change.name.clone(),
        about: match change.about {
            About::Mark => "certify-change-mark",
            About::Reason => "certify-change-reason",
            About::ItemEvidence => "certify-change-item-evidence",
            About::File => "certify-change-file",
            About::Node => "certify-change-node",
            About::Days => "certify-change-days",
            About::Standing => "certify-change-standing",
            About::Responsible => "certify-change-responsible",
        },
        before: side(then, &change.before),
        after: side(now, &change.after),
    }
}

/// A mark in the words of the scale, the options and the units that it was handed in with.
fn mark(words: Words, of: &Snapshot, change: &Change) -> Option<String> {
    let item = of.items.iter().find(|item| item.reference == change.of)?;
    Some(handed_in::value(words, of, item)).filter(|text| !text.is_empty())
}
