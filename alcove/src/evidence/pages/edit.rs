//! `/evidence/{id}/edit`: what is said of a piece. Where somebody was first, both versions are shown.

use alcove_domain::network::Action;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::form::{Choices, Options};
use crate::evidence::draft::Draft;
use crate::evidence::{Evidence, edit, find};
use crate::kit::form::{Form, Path};
use crate::kit::ids::EvidenceId;
use crate::kit::page::{Frame, Place, render_as};
use crate::kit::{Error, Fields, FormView, Result};
use crate::network::Person;

#[derive(Template)]
#[template(path = "evidence/edit.html")]
struct Edit {
    frame: Frame,
    form: FormView,
    choices: Choices,
    kind: String,
    id: String,
    /// The version that the form was filled from.
    version: i64,
    /// What differs, where somebody else saved meanwhile: label, theirs, yours.
    differences: Vec<(String, String, String)>,
}

pub async fn get(person: Person, Path(id): Path<String>) -> Result<Response> {
    let found = find(&person, &EvidenceId(id)).await?;
    person.may(Action::EditEvidence, &found.resource())?;
    let form = FormView::new(person.words(), Draft::of_row(&found.row).fields());
    page(&person, &found, form, Vec::new(), StatusCode::OK).await
}

pub async fn post(person: Person, Path(id): Path<String>, Form(fields): Form<Fields>) -> Result<Response> {
    let id = EvidenceId(id);
    let draft = Draft::of(&fields);
    let seen = fields.get("version").parse().unwrap_or(-1);
    match edit::edit(&person, &id, seen, draft.clone()).await {
        Ok(_) => person.see(&format!("/evidence/{id}"), "notice-evidence-saved"),
        Err(Error::Conflict(_)) => {
            let found = find(&person, &id).await?;
            let choices = choices(&person, &found).await?;
            let differences = differences(&person, &choices, &Draft::of_row(&found.row), &draft);
            let form = FormView::new(person.words(), fields);
            page(&person, &found, form, differences, StatusCode::CONFLICT).await
        }
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            let found = find(&person, &id).await?;
            page(&person, &found, form, Vec::new(), StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

async fn choices(person: &Person, found: &Evidence) -> Result<Choices> {
    let unit = found.row.unit_id.as_ref().map(|unit| unit.as_str()).unwrap_or_default();
    let choices = Choices::of(person, &found.row.organisation_id, unit).await?;
    Ok(choices.keeping_circle(person, found.confidentiality()))
}

async fn page(
    person: &Person,
    found: &Evidence,
    form: FormView,
    differences: Vec<(String, String, String)>,
    status: StatusCode,
) -> Result<Response> {
    let words = person.words();
    render_as(
        status,
        &Edit {
            choices: choices(person, found).await?,
            kind: found.row.kind.clone(),
            id: found.row.id.0.clone(),
            version: found.row.version,
            differences,
            frame: person.frame(Place::Evidence, words.t("evidence-edit-title")),
            form,
        },
    )
}

/// Field by field, in words: what stands now, what was typed.
fn differences(
    person: &Person,
    choices: &Choices,
    theirs: &Draft,
    yours: &Draft,
) -> Vec<(String, String, String)> {
    let words = person.words();
    let name = |options: &Options, value: &str| {
        options
            .iter()
            .find(|(known, _)| known == value)
            .map_or_else(|| value.to_owned(), |(_, text)| text.clone())
    };
    let (theirs, yours) = (theirs.fields(), yours.fields());
    let mut found = Vec::new();
    for (field, present) in &theirs.0 {
        let typed = yours.raw(field);
        if field == "kind" || present == typed {
            continue;
        }
        let say = |value: &str| match field.as_str() {
            "unit_id" => name(&choices.units, value),
            "owner_id" => name(&choices.owners, value),
            "confidentiality" => name(&choices.circles, value),
            _ => value.to_owned(),
        };
        // Names of fields have underscores, keys of messages have none.
        let label = words.t(&format!("evidence-field-{}", field.replace('_', "-")));
        found.push((label, say(present), say(typed)));
    }
    found
}
