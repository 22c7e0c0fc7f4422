//! `/practices/requests`: what others ask of the institution, and what one asked for oneself.

use alcove_domain::kit::Instant;
use alcove_domain::publish::Standing;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::kit::etag::Condition;
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::DocumentRequestId;
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::words::format::day_in;
use crate::kit::{Fields, FormView, Result, Words, download};
use crate::network::Person;
use crate::publish::requests::{self, Line};

/// A month is what most need; the field says so before anything is chosen.
const USUAL_DAYS: i64 = 30;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    after: String,
}

struct Row {
    id: String,
    document: String,
    /// Who asks, or whom one asked.
    other: String,
    day: String,
    said: (&'static str, &'static str, String),
    /// Whether it can be read now.
    open: bool,
}

#[derive(Template)]
#[template(path = "publish/requests.html")]
struct ListPage {
    frame: Frame,
    answers: bool,
    waiting: Vec<Row>,
    answered: Vec<Row>,
    next: Option<String>,
    sent: Vec<Row>,
}

pub async fn list(person: Person, Query(asked): Query<Asked>) -> Result<Response> {
    let words = person.words();
    let after = Some(DocumentRequestId(asked.after)).filter(|id| !id.as_str().is_empty());
    let found = requests::received(&person, after.as_ref()).await?;
    let sent = requests::sent(&person).await?;
    let received = |line: Line| {
        let other = format!("{} · {}", line.who, line.organisation);
        Row { open: false, ..row(&person, line, other) }
    };
    let own = |line: Line| {
        let other = line.owner.clone();
        row(&person, line, other)
    };
    let page = ListPage {
        answers: requests::answers(&person),
        waiting: found.waiting.into_iter().map(received).collect(),
        answered: found.answered.into_iter().map(received).collect(),
        next: found.next.map(|id| format!("/practices/requests?after={id}")),
        sent: sent.into_iter().map(own).collect(),
        frame: person.frame(Place::Practices, words.t("publish-requests-title")),
    };
    render(&page)
}

fn row(person: &Person, line: Line, other: String) -> Row {
    let words = person.words();
    Row {
        day: words.day_of(Instant(line.row.asked_at), &person.zone),
        said: said(words, line.standing),
        open: matches!(line.standing, Standing::Open { .. }) && !line.is_gone,
        id: line.row.id.0,
        document: line.document,
        other,
    }
}

/// Tone, icon and words of how a request stands.
fn said(words: Words, standing: Standing) -> (&'static str, &'static str, String) {
    match standing {
        Standing::Waiting => ("brand", "clock", words.t("publish-request-waiting")),
        Standing::Open { until } => {
            ("good", "check", words.t1("publish-request-open", "day", words.day(until)))
        }
        Standing::Ended { until } => {
            ("", "circle", words.t1("publish-request-ended", "day", words.day(until)))
        }
        Standing::Refused => ("bad", "x", words.t("publish-request-refused")),
        Standing::Revoked => ("bad", "x", words.t("publish-request-revoked")),
    }
}

#[derive(Template)]
#[template(path = "publish/request.html")]
struct Page {
    frame: Frame,
    form: FormView,
    id: String,
    practice: (String, String),
    who: String,
    owner: String,
    day: String,
    purpose: String,
    reason: String,
    said: (&'static str, &'static str, String),
    /// How often it was read, and when last.
    opened: i64,
    opened_on: String,
    is_gone: bool,
    /// Whether this reader may read it now.
    may_read: bool,
    /// Whether this reader may answer it, or close what is open.
    may_answer: bool,
    may_revoke: bool,
}

pub async fn get(person: Person, Path(id): Path<DocumentRequestId>) -> Result<Response> {
    let line = requests::find(&person, &id).await?;
    // The owner's day, as near as the reader's zone tells it; the door looks at the owner's.
    let until = day_in(person.ctx.now, &person.zone).plus_days(USUAL_DAYS).to_string();
    let version = line.row.version.to_string();
    let fields = Fields::of([("version", &version), ("until", &until)]);
    render(&page(&person, line, FormView::new(person.words(), fields)))
}

pub async fn grant(
    person: Person,
    Path(id): Path<DocumentRequestId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let done = requests::grant(&person, &id, &seen(&fields), fields.get("until")).await;
    after(&person, &id, fields, done, "notice-document-granted").await
}

pub async fn refuse(
    person: Person,
    Path(id): Path<DocumentRequestId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let done = requests::refuse(&person, &id, &seen(&fields), fields.get("reason")).await;
    after(&person, &id, fields, done, "notice-document-refused").await
}

pub async fn revoke(
    person: Person,
    Path(id): Path<DocumentRequestId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let done = requests::revoke(&person, &id, &seen(&fields), fields.get("reason")).await;
    after(&person, &id, fields, done, "notice-document-revoked").await
}

/// The copy of whoever asked. Each is written down before it is handed over.
pub async fn read(person: Person, Path(id): Path<DocumentRequestId>) -> Result<Response> {
    download::send(requests::open(&person, &id).await?)
}

fn seen(fields: &Fields) -> Condition {
    Condition::Versions(vec![fields.get("version").parse().unwrap_or(0)])
}

async fn after<T>(
    person: &Person,
    id: &DocumentRequestId,
    fields: Fields,
    done: Result<T>,
    notice: &'static str,
) -> Result<Response> {
    match done {
        Ok(_) => person.see(&format!("/practices/requests/{id}"), notice),
        Err(error) => {
            let line = requests::find(person, id).await?;
            let form = FormView::failed(person.words(), fields, error)?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(person, line, form))
        }
    }
}

fn page(person: &Person, line: Line, form: FormView) -> Page {
    let words = person.words();
    let is_open = matches!(line.standing, Standing::Open { .. });
    let is_mine = requests::is_asker(person, &line.row);
    let day = |at: i64| words.day_of(Instant(at), &person.zone);
    Page {
        practice: (line.row.practice_id.0.clone(), line.practice),
        who: format!("{} · {}", line.who, line.organisation),
        owner: line.owner,
        day: day(line.row.asked_at),
        said: said(words, line.standing),
        opened: line.row.opened,
        opened_on: line.row.opened_at.map(day).unwrap_or_default(),
        is_gone: line.is_gone,
        may_read: is_mine && is_open && !line.is_gone,
        may_answer: !is_mine && line.standing == Standing::Waiting,
        may_revoke: !is_mine && is_open,
        frame: person.frame(Place::Practices, line.document),
        purpose: line.row.purpose,
        reason: line.row.reason,
        id: line.row.id.0,
        form,
    }
}
