//! `/schemes/{scheme}`: what a scheme says, its editions, and what becomes of them.

use alcove_domain::certify::Validation;
use alcove_domain::network::Action;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::Said;
use super::schemes::state_said;
use crate::certify::rule_words::asked;
use crate::certify::scheme_body::{ChoiceBody, LevelBody, SchemeBody, named};
use crate::certify::schemes::{self, Edition, Scheme};
use crate::kit::etag::Condition;
use crate::kit::form::{Form, Path};
use crate::kit::ids::SchemeId;
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::{Fields, FormView, Result, Words};
use crate::network::Person;

#[derive(Template)]
#[template(path = "certify/scheme.html")]
struct Page {
    frame: Frame,
    form: FormView,
    id: String,
    said: Vec<Said>,
    about: String,
    fee: String,
    levels: Vec<LevelView>,
    fields: Vec<String>,
    mentions: Vec<String>,
    frameworks: String,
    hash: String,
    version: i64,
    may_edit: bool,
    is_draft: bool,
    is_offered: bool,
    editions: Vec<(Said, String)>,
}

struct LevelView {
    id: String,
    name: String,
    says: String,
    valid: String,
    looked_at: String,
    rules: Vec<String>,
}

pub async fn get(person: Person, Path(id): Path<SchemeId>) -> Result<Response> {
    let scheme = schemes::find(&person, &id).await?;
    render(&page(&person, &scheme, FormView::new(person.words(), Fields::default()))?)
}

/// Publishes, withdraws, or begins the next edition.
pub async fn post(person: Person, Path(id): Path<SchemeId>, Form(fields): Form<Fields>) -> Result<Response> {
    let seen = seen(&fields);
    let (done, notice) = match fields.get("act") {
        "publish" => (schemes::publish(&person, &id, &seen).await, "notice-certify-scheme-published"),
        "withdraw" => (schemes::withdraw(&person, &id).await, "notice-certify-scheme-withdrawn"),
        _ => (schemes::revise(&person, &id).await, "notice-certify-scheme-revised"),
    };
    match done {
        Ok(_) => person.see(&format!("/schemes/{id}"), notice),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            let scheme = schemes::find(&person, &id).await?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&person, &scheme, form)?)
        }
    }
}

/// The version that a form was filled from.
pub fn seen(fields: &Fields) -> Condition {
    fields.get("version").parse().map_or(Condition::None, |version| Condition::Versions(vec![version]))
}

fn page(person: &Person, scheme: &Scheme, form: FormView) -> Result<Page> {
    let words = person.words();
    let latest = scheme.latest()?;
    let body = &latest.body;
    let names = |choices: &[ChoiceBody]| {
        choices.iter().map(|one| named(&one.names, words, &body.language).to_owned()).collect()
    };
    let text = |texts| crate::certify::snapshot::said(texts, words.code(), &body.language).to_owned();
    let editions = scheme.editions.iter().map(|one| (state_said(words, one), day(words, one, &person.zone)));
    Ok(Page {
        frame: person.frame(Place::Certificates, body.name(words).to_owned()),
        form,
        id: scheme.row.id.0.clone(),
        said: vec![state_said(words, latest)],
        about: text(&body.about),
        fee: text(&body.fee),
        levels: body.levels.iter().map(|level| level_view(words, body, level)).collect(),
        fields: names(&body.fields),
        mentions: names(&body.mentions),
        frameworks: body.frameworks.join(", "),
        hash: latest.row.hash.chars().take(12).collect(),
        version: latest.row.version,
        may_edit: person.can(Action::EditScheme, &schemes::of_body(&scheme.row.body_id)),
        is_draft: latest.is(schemes::DRAFT),
        is_offered: scheme.published().is_some(),
        editions: editions.collect(),
    })
}

fn day(words: Words, edition: &Edition, zone: &str) -> String {
    let at = edition.row.withdrawn_at.or(edition.row.published_at).unwrap_or(edition.row.created_at);
    words.day_of(alcove_domain::kit::Instant(at), zone)
}

fn level_view(words: Words, body: &SchemeBody, level: &LevelBody) -> LevelView {
    let validation = Validation::parse(&level.validation).unwrap_or(Validation::Visit);
    LevelView {
        id: level.id.clone(),
        name: named(&level.names, words, &body.language).to_owned(),
        says: crate::certify::snapshot::said(&level.says, words.code(), &body.language).to_owned(),
        valid: level.valid_months.map_or_else(
            || words.t("certify-valid-for-ever"),
            |months| words.t1("certify-valid-months", "months", i64::from(months)),
        ),
        looked_at: words.t(&format!("certify-validation-{}", validation.word())),
        rules: level.rules.iter().map(|rule| asked(words, &rule.rule())).collect(),
    }
}
