//! `/plans/{plan}/files`: the plan in the language and form that one needs, at once or by a job, and
//! the ways in and out.

use askama::Template;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use super::{Head, Tab};
use crate::improve::facts::{self, Facts};
use crate::improve::files::jobs::{self, Payload};
use crate::improve::files::{self, Format, Made, Patience, PlanFile, What};
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::{JobId, PlanId};
use crate::kit::jobs::{Job, Standing};
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::{Error, Fields, FormView, Result, Words};
use crate::network::Person;

/// What a job made can be had for a week; see the storage of evidence.
const KEPT_DAYS: i64 = 7;

#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    /// `en`, `az` or `ru`; the caller's own without it.
    language: Option<String>,
    /// First and last day of a monitoring report.
    from: Option<String>,
    to: Option<String>,
}

/// The job that makes a file.
#[derive(Clone, Debug, Serialize)]
pub struct JobAnswer {
    pub id: JobId,
    pub state: &'static str,
    pub href: String,
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

struct JobRow {
    name: String,
    state: &'static str,
    said: String,
    done: i64,
    total: i64,
    address: Option<String>,
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
        Ok(Made::File(file)) => Ok(download(file)),
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
    let format = Format::of(fields.get(field)).ok_or_else(|| Error::invalid(field, "unknown-choice"))?;
    files::make(person, id, what, format, words, Patience::WaitsIfQuick).await
}

async fn page(person: &Person, facts: &Facts, form: FormView) -> Result<Page> {
    let words = person.words();
    let rows = jobs::list(person, facts.id()).await?;
    let rows: Vec<JobRow> =
        rows.iter().filter_map(|(job, payload)| job_row(person, facts.id(), job, payload)).collect();
    let waiting = rows.iter().any(|row| row.state == "waiting" || row.state == "running");
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
        formats: Format::ALL.map(named).into(),
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
        Made::File(file) => Ok(download(file)),
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
    answered(files::make(&person, &id, What::Plan, format, words, patience(&headers)).await?)
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
    answered(files::make(&person, &id, asked.period()?, format, words, patience(&headers)).await?)
}

fn patience(headers: &HeaderMap) -> Patience {
    let prefers = headers.get_all("prefer").iter().filter_map(|value| value.to_str().ok());
    if prefers.flat_map(|value| value.split(',')).any(|one| one.trim() == "respond-async") {
        Patience::WantsAJob
    } else {
        Patience::WaitsIfQuick
    }
}

fn answered(made: Made) -> Result<Response> {
    match made {
        Made::File(file) => Ok(download(file)),
        Made::Job(job) => {
            let href = format!("/api/v1/jobs/{job}");
            let location = HeaderValue::from_str(&href).map_err(Error::fault)?;
            let answer = JobAnswer { id: job, state: "waiting", href };
            let mut response = (StatusCode::ACCEPTED, axum::Json(answer)).into_response();
            response.headers_mut().insert(header::LOCATION, location);
            Ok(response)
        }
    }
}

/// What a job made, sent as it is read.
pub async fn made(person: Person, Path((id, job)): Path<(PlanId, JobId)>) -> Result<Response> {
    let ready = jobs::ready(&person, &id, &job).await?;
    let mut response = Body::from_stream(ready.content).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_str(&ready.media_type).map_err(Error::fault)?);
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(ready.size));
    attach(headers, &ready.name)?;
    Ok(response)
}

impl Asked {
    fn period(&self) -> Result<What> {
        let text = |one: &Option<String>| one.clone().unwrap_or_default();
        What::monitoring(&text(&self.from), &text(&self.to))
    }
}

/// The form by the ending of the address, and the language by the query.
fn form_of(person: &Person, uri: &Uri, asked: &Asked) -> Result<(Format, Words)> {
    let ending = uri.path().rsplit('.').next().unwrap_or_default();
    let format = Format::of(ending).ok_or(Error::NotFound)?;
    let words = match asked.language.as_deref() {
        None => person.words(),
        Some(code) => Words::of(code).ok_or_else(|| Error::invalid("language", "unknown-choice"))?,
    };
    Ok((format, words))
}

fn download(file: PlanFile) -> Response {
    let mut response = file.bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.format.media_type()));
    // The name holds letters of ASCII alone.
    attach(headers, &file.name).ok();
    response
}

fn attach(headers: &mut HeaderMap, name: &str) -> Result<()> {
    let disposition =
        HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")).map_err(Error::fault)?;
    headers.insert(header::CONTENT_DISPOSITION, disposition);
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(())
}

fn job_row(person: &Person, id: &PlanId, job: &Job, payload: &Payload) -> Option<JobRow> {
    let words = person.words();
    let kept_since = person.ctx.now.plus_days(-KEPT_DAYS).millis();
    if job.finished_at.is_some_and(|at| at < kept_since) {
        return None;
    }
    let what = match payload.what {
        What::Plan => words.t("improve-doc-subtitle"),
        What::Monitoring { .. } => words.t("improve-monitoring-title"),
    };
    let format = words.t(&format!("improve-files-format-{}", payload.format.ending()));
    let language = Words::of(&payload.language).unwrap_or_default().own_name();
    let at = words.moment(alcove_domain::kit::Instant(job.created_at), &person.zone);
    let (state, key) = match job.standing() {
        Standing::Waiting => ("waiting", "improve-job-waiting"),
        Standing::Running => ("running", "improve-job-running"),
        Standing::Finished => ("finished", "improve-job-finished"),
        Standing::Failed => ("failed", "improve-job-failed"),
    };
    Some(JobRow {
        name: words.say(
            "improve-job-name",
            vec![
                ("what", what.into()),
                ("format", format.into()),
                ("language", language.into()),
                ("at", at.into()),
            ],
        ),
        state,
        said: words.t(key),
        done: job.done,
        total: job.total.max(1),
        address: (state == "finished").then(|| format!("/plans/{id}/files/{}", job.id)),
    })
}
