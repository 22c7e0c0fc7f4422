//! `/certificates/offers/{scheme}/{level}`: what one level asks for, rule by rule.

use alcove_domain::certify::Validation;
use alcove_domain::network::Action;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::RuleView;
use crate::certify::facts::of_organisation;
use crate::certify::progress::{self, Ground};
use crate::certify::scheme_body::named;
use crate::kit::form::{Path, Query};
use crate::kit::ids::{AssessmentId, SchemeId};
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::{Error, Fields, FormView, Result};
use crate::network::Person;

#[derive(Template)]
#[template(path = "certify/level.html")]
struct Page {
    frame: Frame,
    form: FormView,
    address: String,
    scheme: String,
    level: String,
    /// The plan that counts.
    plan: String,
    name: String,
    body: String,
    says: String,
    valid: String,
    validation: &'static str,
    fee: String,
    rules: Vec<RuleView>,
    met: usize,
    ready: bool,
    may_apply: bool,
    assessments: Vec<(String, String)>,
    fields: Vec<(String, String)>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    assessment: String,
    field: String,
}

pub async fn get(
    person: Person,
    Path((scheme, level)): Path<(SchemeId, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    render(&page(&person, &scheme, &level, &asked, None).await?)
}

/// The page again after an application could not be started from it.
pub async fn refused(
    person: &Person,
    scheme: &SchemeId,
    level: &str,
    fields: Fields,
    error: Error,
) -> Result<Response> {
    let asked =
        Asked { assessment: fields.get("assessment").to_owned(), field: fields.get("field").to_owned() };
    let form = FormView::failed(person.words(), fields, error)?;
    render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(person, scheme, level, &asked, Some(form)).await?)
}

async fn page(
    person: &Person,
    scheme: &SchemeId,
    level: &str,
    asked: &Asked,
    form: Option<FormView>,
) -> Result<Page> {
    let organisation = person.current_organisation()?.clone();
    let words = person.words();
    let wanted = Some(AssessmentId(asked.assessment.clone())).filter(|id| !id.0.is_empty());
    let (ground, edition, body_name, judged) =
        progress::level(person, &organisation, scheme, level, wanted.as_ref(), &asked.field).await?;
    let body = &edition.body;
    let known = body.level(level).ok_or(Error::NotFound)?;
    let text = |texts| crate::certify::snapshot::said(texts, words.code(), &body.language).to_owned();
    let chosen = ground.reading.as_ref().map(|reading| reading.row.id.0.clone()).unwrap_or_default();
    let fields = Fields::of([("assessment", &chosen), ("field", &asked.field)]);
    let mut choices = Vec::new();
    if known.asks_field {
        choices.push((String::new(), words.t("certify-level-field-none")));
        let all = body.fields.iter();
        choices.extend(all.map(|one| (one.id.clone(), named(&one.names, words, &body.language).to_owned())));
    }
    let validation = Validation::parse(&known.validation).unwrap_or(Validation::Visit);
    Ok(Page {
        frame: person.frame(Place::Certificates, named(&known.names, words, &body.language).to_owned()),
        form: form.unwrap_or_else(|| FormView::new(words, fields)),
        plan: ground.plan.as_ref().map(|plan| plan.id.0.clone()).unwrap_or_default(),
        address: format!("/certificates/offers/{scheme}/{level}"),
        scheme: scheme.0.clone(),
        level: level.to_owned(),
        name: body.name(words).to_owned(),
        body: body_name,
        says: text(&known.says),
        valid: known.valid_months.map_or_else(
            || words.t("certify-valid-for-ever"),
            |months| words.t1("certify-valid-months", "months", i64::from(months)),
        ),
        validation: match validation {
            Validation::OnPaper => "certify-validation-on-paper",
            Validation::Desk => "certify-validation-desk",
            Validation::Visit => "certify-validation-visit",
        },
        fee: text(&body.fee),
        rules: judged.rules.iter().map(|one| RuleView::of(words, one, &ground)).collect(),
        met: judged.met(),
        ready: judged.unmet() == 0,
        may_apply: person.can(Action::PrepareApplication, &of_organisation(&organisation)),
        assessments: titles(&ground),
        fields: choices,
    })
}

fn titles(ground: &Ground) -> Vec<(String, String)> {
    ground.assessments.iter().map(|row| (row.id.0.clone(), row.title.clone())).collect()
}
