//! `/evidence/new`: adding a file, a link, a figure or a note.

use askama::Template;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::{Deserialize, Serialize};

use super::form::Choices;
use crate::evidence::api::add::organisation;
use crate::evidence::api::answer::EvidenceAnswer;
use crate::evidence::draft::Draft;
use crate::evidence::kind::taken_endings;
use crate::evidence::upload::{MOST_FILES, Upload};
use crate::evidence::{add, find_many};
use crate::kit::form::Query;
use crate::kit::ids::{EvidenceId, OrganisationId};
use crate::kit::page::{Frame, Place, render_as};
use crate::kit::problem::problem;
use crate::kit::{Error, Fields, FormView, Result};
use crate::network::Person;

#[derive(Template)]
#[template(path = "evidence/add.html")]
struct Add {
    frame: Frame,
    form: FormView,
    choices: Choices,
    /// `file`, `link`, `figure` or `note`.
    kind: String,
    limit: String,
    most_files: usize,
    taken: String,
    /// For the picker: `.pdf,.png`.
    accept: String,
}

impl Add {
    fn kinds(&self) -> [(&'static str, &'static str, String); 4] {
        [("file", "upload"), ("link", "link"), ("figure", "hash"), ("note", "sticky-note")]
            .map(|(kind, icon)| (kind, icon, self.frame.words.t(&format!("evidence-add-{kind}"))))
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Ask {
    kind: String,
}

/// The pieces that were added, in the order of the files.
#[derive(Debug, Serialize)]
pub struct AddedAnswer {
    pub evidence: Vec<EvidenceAnswer>,
}

pub async fn get(person: Person, Query(ask): Query<Ask>) -> Result<Response> {
    let organisation = person.current_organisation()?.clone();
    if !add::may_add_anything(&person, &organisation) {
        return Err(Error::Forbidden);
    }
    let fields = Fields::of([
        ("kind", ask.kind.as_str()),
        ("confidentiality", "organisation"),
        ("owner_id", person.id.as_str()),
    ]);
    page(&person, &organisation, FormView::new(person.words(), fields), StatusCode::OK).await
}

/// Takes the form; a script that asks for JSON gets the pieces, or a problem.
pub async fn post(person: Person, headers: HeaderMap, upload: Upload) -> Result<Response> {
    let wants_json = headers
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|accept| accept.contains("application/json"));
    let fields = upload.fields.clone();
    let organisation = organisation(&person, &upload)?;
    let added = take(&person, &organisation, upload).await;
    match added {
        Ok(ids) if wants_json => {
            let evidence = find_many(&person, &ids).await?;
            let answer = AddedAnswer { evidence: evidence.iter().map(EvidenceAnswer::of).collect() };
            Ok((StatusCode::CREATED, axum::Json(answer)).into_response())
        }
        Ok(ids) => match ids.as_slice() {
            [one] => person.see(&format!("/evidence/{one}"), "notice-evidence-added"),
            _ => person.see("/evidence", "notice-evidence-all-added"),
        },
        Err(error) if wants_json => Ok(problem(&error, person.words())),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            page(&person, &organisation, form, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

/// All that came is added, or nothing.
async fn take(person: &Person, organisation: &OrganisationId, upload: Upload) -> Result<Vec<EvidenceId>> {
    if !upload.faults.is_empty() {
        return Err(Error::Invalid(upload.faults));
    }
    add::add(person, organisation, Draft::of(&upload.fields), upload.files).await
}

async fn page(
    person: &Person,
    organisation: &OrganisationId,
    form: FormView,
    status: StatusCode,
) -> Result<Response> {
    let words = person.words();
    let kind = match form.value("kind") {
        known @ ("link" | "figure" | "note") => known,
        _ => "file",
    };
    render_as(
        status,
        &Add {
            kind: kind.to_owned(),
            choices: Choices::of(person, organisation, "").await?,
            limit: words.bytes(person.ctx.app.config.upload_limit),
            most_files: MOST_FILES,
            taken: taken_endings().join(", "),
            accept: taken_endings().iter().map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(","),
            frame: Frame {
                script: Some("drop.js"),
                ..person.frame(Place::Evidence, words.t("evidence-add-title"))
            },
            form,
        },
    )
}
