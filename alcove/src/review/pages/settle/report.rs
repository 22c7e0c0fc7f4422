//! `/assessments/{id}/report`: the report in the language and form that one needs, at once or by a
//! job, and the files that jobs made.

use alcove_domain::network::Action;
use alcove_domain::review::Phase;
use askama::Template;
use axum::body::Body;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use serde::Deserialize;

use super::{Head, Tab, noticed};
use crate::kit::download::{self, Format, Made, Patience};
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::{AssessmentId, JobId};
use crate::kit::job_row::JobRow;
use crate::kit::jobs::{self, Job};
use crate::kit::page::{Frame, Place, render};
use crate::kit::{Error, Fields, Refusal, Result, Words};
use crate::network::Person;
use crate::review::reports::{self, FORMATS, files};
use crate::review::{facts, results, state};

/// Reports of one's own that are shown; the rest can be made again.
const SHOWN: i64 = 20;

#[derive(Clone, Debug, Default, Deserialize)]
pub struct LanguageQuery {
    /// `en`, `az` or `ru`; the caller's own without it.
    language: Option<String>,
}

#[derive(Template)]
#[template(path = "review/settle/report.html")]
struct Page {
    frame: Frame,
    head: Head,
    languages: Vec<(&'static str, &'static str, bool)>,
    formats: Vec<(&'static str, String)>,
    jobs: Vec<JobRow>,
    waiting: bool,
}

pub async fn get(person: Person, Path(id): Path<AssessmentId>) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    person.may(Action::ExportReport, &facts.resource())?;
    let phase = state::phase(&facts.row);
    if phase != Phase::Closed {
        return Err(Error::NotNow(Refusal::new("not-closed").with("state", state::word(phase))));
    }
    results::check_texts(&person, &facts)?;
    let words = person.words();
    let rows = jobs::of_person(person.ctx.db().read(), &person.id, reports::KIND, SHOWN).await?;
    let rows: Vec<JobRow> = rows.iter().filter_map(|job| job_row(&person, &id, job)).collect();
    let waiting = rows.iter().any(JobRow::is_awaited);
    let mut frame = person.frame(Place::Results, words.t("settle-report-title"));
    // Only a page that looks again by itself needs the script for it.
    frame.script = waiting.then_some("htmx.js");
    render(&Page {
        frame,
        head: Head::of(&person, &facts, Tab::Report),
        languages: Words::ALL.map(|one| (one.code(), one.own_name(), one == words)).into(),
        formats: FORMATS
            .map(|format| (format.ending(), words.t(&format!("settle-report-format-{}", format.ending()))))
            .into(),
        waiting,
        jobs: rows,
    })
}

/// The button of the page: the file itself where that is quick.
pub async fn post(
    person: Person,
    Path(id): Path<AssessmentId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let format = Format::among(&FORMATS, fields.get("format"))
        .ok_or_else(|| Error::invalid("format", "unknown-choice"))?;
    let words = Words::of(fields.get("language")).unwrap_or(person.words());
    match reports::make(&person, &id, format, words, Patience::WaitsIfQuick).await? {
        Made::File(file) => download::send(file),
        Made::Job(_) => {
            noticed(&person, &format!("/assessments/{id}/report"), "notice-settle-report-ordered")
        }
    }
}

/// `/assessments/{id}/report.{ending}`, for links and bookmarks.
pub async fn file(
    person: Person,
    Path(id): Path<AssessmentId>,
    uri: Uri,
    Query(query): Query<LanguageQuery>,
) -> Result<Response> {
    let (format, words) = asked(&person, &uri, &query)?;
    match reports::make(&person, &id, format, words, Patience::WaitsIfQuick).await? {
        Made::File(file) => download::send(file),
        Made::Job(_) => {
            noticed(&person, &format!("/assessments/{id}/report"), "notice-settle-report-ordered")
        }
    }
}

/// The same for machines: the file, or 202 with the job's address.
pub async fn api(
    person: Person,
    Path(id): Path<AssessmentId>,
    uri: Uri,
    Query(query): Query<LanguageQuery>,
    headers: HeaderMap,
) -> Result<Response> {
    let (format, words) = asked(&person, &uri, &query)?;
    download::answer(reports::make(&person, &id, format, words, Patience::of(&headers)).await?)
}

/// What a job made, sent as it is read.
pub async fn made(person: Person, Path((id, job)): Path<(AssessmentId, JobId)>) -> Result<Response> {
    let ready = files::ready(&person, &id, &job).await?;
    download::stream(Body::from_stream(ready.content), &ready.media_type, ready.size, &ready.name)
}

fn asked(person: &Person, uri: &Uri, query: &LanguageQuery) -> Result<(Format, Words)> {
    download::form_of(&FORMATS, uri, query.language.as_deref(), person.words())
}

fn job_row(person: &Person, id: &AssessmentId, job: &Job) -> Option<JobRow> {
    #[derive(Deserialize)]
    struct Ordered {
        assessment: AssessmentId,
        format: Format,
        language: String,
    }
    let words = person.words();
    let ordered: Ordered = serde_json::from_str(&job.payload).ok()?;
    if ordered.assessment != *id {
        return None;
    }
    let format = words.t(&format!("settle-report-format-{}", ordered.format.ending()));
    let language = Words::of(&ordered.language).unwrap_or_default().own_name();
    let at = words.moment(alcove_domain::kit::Instant(job.created_at), &person.zone);
    let name = words.t3("settle-job-name", "format", format, "language", language, "at", at);
    JobRow::of(&person.ctx, job, name, format!("/assessments/{id}/reports/{}", job.id))
}
