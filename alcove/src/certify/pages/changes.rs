//! `/applications/{application}/changes`: what became different since it was handed in, and since the
//! attempt before.

use askama::Template;
use axum::response::Response;

use super::head::{Head, Tab};
use crate::certify::applying;
use crate::certify::changed::{self, About, Change};
use crate::certify::snapshot;
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
    let rows = |changes: Vec<Change>| changes.iter().map(|change| row(words, change)).collect();
    let since = if facts.is_of_the_applicant(&person) {
        let now = applying::as_of_now(&person, &facts).await?;
        Some(rows(changed::between(&then, &now)))
    } else {
        None
    };
    let previous = match &facts.row.previous_id {
        Some(previous) => snapshot::load(&person.ctx, previous).await?,
        None => None,
    };
    let before = previous.map(|(_, previous)| rows(changed::between(&previous, &then)));
    render(&Page {
        frame: person.frame(Place::Certificates, words.t("certify-changes-title")),
        head: Head::of(&person, &facts, Tab::Changes).await?,
        since,
        before,
    })
}

fn row(words: Words, change: &Change) -> Row {
    let side = |text: &Option<String>| match (change.about, text.as_deref()) {
        (_, None) => words.t("certify-change-nothing"),
        (About::Mark, Some("yes")) => words.t("certify-value-yes"),
        (About::Mark, Some("no")) => words.t("certify-value-no"),
        (About::Mark, Some("not-applicable")) => words.t("certify-value-not-applicable"),
        (About::Mark, Some("cannot-judge")) => words.t("certify-value-cannot-judge"),
        (About::Standing, Some(standing)) => words.t(&format!("improve-standing-{standing}")),
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
        before: side(&change.before),
        after: side(&change.after),
    }
}
