//! `/plans/{plan}/files`: the plan in the language and form that one needs, at once or by a job, and
//! the ways in and out.

use askama::Template;
use axum::body::Body;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use serde::Deserialize;

use super::{Head, Tab};
use crate::improve::facts::{self, Facts};
use crate::improve::files::jobs::{self, Payload};
use crate::improve::files::{self, FORMATS, What};
use crate::kit::download::{self, Format, Made, Patience};
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::{JobId, PlanId};
use crate::kit::job_row::JobRow;
use crate::kit::jobs::Job;
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::{Error, Fields, FormView, Result, Words};
use crate::network::Person;

#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    /// `en`, `az` or `ru`; the caller's own without it.
    language: Option<String>,
    /// First and last day of a monitoring report.
    from: Option<String>,
    to: Option<String>,
}

#[derive(Template)]
#[template(path = "improve/files.html")]
struct Page {
    frame: Frame,
    head: Head,
    form: FormView,
    languages: Vec<(&'static str, &'static str)>,
    formats: Vec<(&'static str, String)>,
    documents: Vec<(&'static str, String)>,
    jobs: Vec<JobRow>,
    waiting: bool,
}

pub async fn get(person: Person, Path(id): Path<PlanId>) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    let today = facts.today(&person);
    let fields = Fields::of([
        ("language", facts.rows.plan.language.as_str()),
        ("format", "pdf"),
        ("from", &today.plus_days(-91).to_string()),
        ("to", &today.to_string()),
        ("report_format", "pdf"),
    ]);
    render(&page(&person, &facts, FormView::new(person.words(), fields)).await?)
}

/// The buttons of the page: the file itself where that is quick.
pub async fn post(person: Person, Path(id): Path<PlanId>, Form(fields): Form<Fields>) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    match order(&person, &id, &fields).await {
        Ok(Made::File(file)) => download::send(file),
        Ok(Made::Job(_)) => person.see(&format!("/plans/{id}/files"), "notice-plan-file-ordered"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&person, &facts, form).await?)
        }
    }
}

async fn order(person: &Person, id: &PlanId, fields: &Fields) -> Result<Made> {
    let words = Words::of(fields.get("language")).unwrap_or(person.words());
    let (what, field) = match fields.get("what") {
        "monitoring" => (What::monitoring(fields.get("from"), fields.get("to"))?, "report_format"),
        _ => (What::Plan, "format"),
    };
    let format =
        Format::among(&FORMATS, fields.get(field)).ok_or_else(|| Error::invalid(field, "unknown-choice"))?;
    files::make(person, id, what, format, words, Patience::WaitsIfQuick).await
}

async fn page(person: &Person, facts: &Facts, form: FormView) -> Result<Page> {
    let words = person.words();
    let rows = jobs::list(person, facts.id()).await?;
    let rows: Vec<JobRow> =
        rows.iter().filter_map(|(job, payload)| job_row(person, facts.id(), job, payload)).collect();
    let waiting = rows.iter().any(JobRow::is_awaited);
    let mut frame = person.frame(Place::Plan, words.t("improve-files-title"));
    // Only a page that looks again by itself needs the script for it.
    frame.script = waiting.then_some("htmx.js");
    let named =
        |format: Format| (format.ending(), words.t(&format!("improve-files-format-{}", format.ending())));
    Ok(Page {
        frame,
        head: Head::of(person, facts, Tab::Files),
        form,
        languages: Words::ALL.map(|one| (one.code(), one.own_name())).into(),
        formats: FORMATS.map(named).into(),
        documents: [Format::Pdf, Format::Docx].map(named).into(),
        waiting,
        jobs: rows,
    })
}

/// `/plans/{plan}/export.{ending}`, for links and bookmarks.
pub async fn file(
    person: Person,
    Path(id): Path<PlanId>,
    uri: Uri,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let (format, words) = form_of(&person, &uri, &asked)?;
    let made = files::make(&person, &id, What::Plan, format, words, Patience::WaitsIfQuick).await?;
    sent(&person, &id, made)
}

/// `/plans/{plan}/monitoring.{ending}?from=&to=`
pub async fn monitoring(
    person: Person,
    Path(id): Path<PlanId>,
    uri: Uri,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let (format, words) = form_of(&person, &uri, &asked)?;
    // First whether there is such a plan, then what is asked of it.
    facts::load(&person, &id).await?;
    let made = files::make(&person, &id, asked.period()?, format, words, Patience::WaitsIfQuick).await?;
    sent(&person, &id, made)
}

fn sent(person: &Person, id: &PlanId, made: Made) -> Result<Response> {
    match made {
        Made::File(file) => download::send(file),
        Made::Job(_) => person.see(&format!("/plans/{id}/files"), "notice-plan-file-ordered"),
    }
}

/// The same for machines: the file, or 202 with the job's address.
pub async fn file_api(
    person: Person,
    Path(id): Path<PlanId>,
    uri: Uri,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response> {
    let (format, words) = form_of(&person, &uri, &asked)?;
    download::answer(files::make(&person, &id, What::Plan, format, words, Patience::of(&headers)).await?)
}

pub async fn monitoring_api(
    person: Person,
    Path(id): Path<PlanId>,
    uri: Uri,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response> {
    let (format, words) = form_of(&person, &uri, &asked)?;
    facts::load(&person, &id).await?;
    download::answer(files::make(&person, &id, asked.period()?, format, words, Patience::of(&headers)).await?)
}

/// What a job made, sent as it is read.
pub async fn made(person: Person, Path((id, job)): Path<(PlanId, JobId)>) -> Result<Response> {
    let ready = jobs::ready(&person, &id, &job).await?;
    download::stream(Body::from_stream(ready.content), &ready.media_type, ready.size, &ready.name)
}

impl Asked {
    fn period(&self) -> Result<What> {
        let text = |one: &Option<String>| one.clone().unwrap_or_default();
        What::monitoring(&text(&self.from), &text(&self.to))
    }
}

fn form_of(person: &Person, uri: &Uri, asked: &Asked) -> Result<(Format, Words)> {
    download::form_of(&FORMATS, uri, asked.language.as_deref(), person.words())
}

fn job_row(person: &Person, id: &PlanId, job: &Job, payload: &Payload) -> Option<JobRow> {
    let words = person.words();
    let what = match payload.what {
        What::Plan => words.t("improve-doc-subtitle"),
        What::Monitoring { .. } => words.t("improve-monitoring-title"),
    };
    let format = words.t(&format!("improve-files-format-{}", payload.format.ending()));
    let language = Words::of(&payload.language).unwrap_or_default().own_name();
    let at = words.moment(alcove_domain::kit::Instant(job.created_at), &person.zone);
    let name = words.say(
        "improve-job-name",
        vec![
            ("what", what.into()),
            ("format", format.into()),
            ("language", language.into()),
            ("at", at.into()),
        ],
    );
    JobRow::of(&person.ctx, job, name, format!("/plans/{id}/files/{}", job.id))
}
