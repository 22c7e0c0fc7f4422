//! `/practices/requests`: what others ask of the institution, and what one asked for oneself.

use alcove_domain::kit::Instant;
use alcove_domain::publish::Standing;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::kit::api::Listed;
use crate::kit::etag::Condition;
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::DocumentRequestId;
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::words::format::day_in;
use crate::kit::{Fields, FormView, Result, Words, download};
use crate::network::Person;
use crate::publish::request_lists::{self, Line};
use crate::publish::request_log::{self, Step};
use crate::publish::requests;

/// A month is what most need; the field says so before anything is chosen.
const USUAL_DAYS: i64 = 30;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    after: String,
    sent_after: String,
}

struct Row {
    id: String,
    document: String,
    /// Who asks, or whom one asked.
    other: String,
    day: String,
    said: (&'static str, &'static str, String),
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
    sent_next: Option<String>,
}

/// Answered ones and own ones on one page.
const PAGE: u64 = 50;

/// What waits is to be answered, not paged through.
const MOST_WAITING: u64 = 100;

pub async fn list(person: Person, Query(asked): Query<Asked>) -> Result<Response> {
    let words = person.words();
    let behind = |id: String| Some(DocumentRequestId(id)).filter(|id| !id.as_str().is_empty());
    let (after, sent_after) = (behind(asked.after), behind(asked.sent_after));
    let page = |lines: Vec<Line>| Listed::page(lines, PAGE, |line| line.row.id.0.clone());
    let waiting = match after {
        None => request_lists::waiting(&person, None, MOST_WAITING).await?,
        Some(_) => Vec::new(),
    };
    let answered = page(request_lists::answered(&person, after.as_ref(), PAGE).await?);
    let sent = page(request_lists::sent(&person, sent_after.as_ref(), PAGE).await?);
    let received = |line: Line| {
        let other = format!("{} · {}", line.who, line.organisation);
        row(&person, line, other)
    };
    let own = |line: Line| {
        let other = line.owner.clone();
        row(&person, line, other)
    };
    let page = ListPage {
        answers: request_lists::answers(&person),
        waiting: waiting.into_iter().map(received).collect(),
        answered: answered.items.into_iter().map(received).collect(),
        next: answered.next.map(|id| format!("/practices/requests?after={id}")),
        sent: sent.items.into_iter().map(own).collect(),
        sent_next: sent.next.map(|id| format!("/practices/requests?sent_after={id}#sent")),
        frame: person.frame(Place::Practices, words.t("publish-requests-title")),
    };
    render(&page)
}

fn row(person: &Person, line: Line, other: String) -> Row {
    let words = person.words();
    Row {
        day: words.day_of(Instant(line.row.asked_at), &person.zone),
        said: said(words, line.standing),
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
    /// How often it was read.
    opened: i64,
    /// What became of it, newest first: what was done, by whom and when.
    log: Vec<(String, String, String)>,
    is_gone: bool,
    /// Whether this reader may read it now.
    may_read: bool,
    /// Whether this reader may answer it, or close what is open.
    may_answer: bool,
    may_revoke: bool,
}

pub async fn get(person: Person, Path(id): Path<DocumentRequestId>) -> Result<Response> {
    let line = request_lists::find(&person, &id).await?;
    // The owner's day, as near as the reader's zone tells it; the door looks at the owner's.
    let until = day_in(person.ctx.now, &person.zone).plus_days(USUAL_DAYS).to_string();
    let version = line.row.version.to_string();
    let fields = Fields::of([("version", &version), ("until", &until)]);
    let log = request_log::of(&person, &id).await?;
    render(&page(&person, line, log, FormView::new(person.words(), fields)))
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
            let line = request_lists::find(person, id).await?;
            let form = FormView::failed(person.words(), fields, error)?;
            let log = request_log::of(person, id).await?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(person, line, log, form))
        }
    }
}

fn page(person: &Person, line: Line, log: Vec<Step>, form: FormView) -> Page {
    let words = person.words();
    let is_open = matches!(line.standing, Standing::Open { .. });
    let is_mine = request_lists::is_asker(person, &line.row);
    let day = |at: i64| words.day_of(Instant(at), &person.zone);
    Page {
        practice: (line.row.practice_id.0.clone(), line.practice),
        who: format!("{} · {}", line.who, line.organisation),
        owner: line.owner,
        day: day(line.row.asked_at),
        said: said(words, line.standing),
        opened: line.row.opened,
        log: log
            .into_iter()
            .map(|step| {
                let moment = words.moment(Instant(step.at), &person.zone);
                (words.t(&format!("publish-request-log-{}", step.act)), step.who, moment)
            })
            .collect(),
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
