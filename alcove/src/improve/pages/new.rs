use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use alcove_domain::network::Action;

use super::from::Carried;
use crate::improve::plans::{self, New};
use crate::improve::{closed, rights};
use crate::kit::form::{Form, Query};
use crate::kit::ids::AssessmentId;
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::words::format::day_in;
use crate::kit::{Fields, FormView, Result};
use crate::network::Person;

#[derive(Template)]
#[template(path = "improve/new.html")]
struct Page {
    frame: Frame,
    form: FormView,
    /// Closed assessments: id, title, the day on which each was closed.
    assessments: Vec<(String, String, String)>,
    languages: Vec<(&'static str, &'static str)>,
    /// Carried on to the form of the first action.
    carried: Vec<(&'static str, String)>,
}

#[derive(Deserialize)]
pub struct Ask {
    /// The assessment that the plan is to answer; the newest closed one where none is said.
    assessment: Option<String>,
}

pub async fn get(person: Person, Query(ask): Query<Ask>, Query(carried): Query<Carried>) -> Result<Response> {
    let words = person.words();
    // A plan begins with a year and, as the field's usual institutional plan, lasts five.
    let year = i32::from(day_in(person.ctx.now, &person.zone).year()) + 1;
    let (first, last) = (format!("{year}-01-01"), format!("{}-12-31", year + 4));
    let closed = closed::list(&person).await?;
    let asked = ask.assessment.filter(|id| closed.iter().any(|one| one.0 == *id));
    let chosen = asked.or_else(|| closed.into_iter().next().map(|one| one.0)).unwrap_or_default();
    let mut fields = Fields::of([
        (
            "title",
            &words.t2("improve-new-name-usual", "from", year.to_string(), "to", (year + 4).to_string()),
        ),
        ("first_day", &first),
        ("last_day", &last),
        ("currency", "EUR"),
        ("language", words.code()),
        ("assessment", &chosen),
    ]);
    fields.0.extend(carried.fields().map(|(name, value)| (name.to_owned(), value.to_owned())));
    render(&page(&person, FormView::new(words, fields)).await?)
}

pub async fn post(person: Person, Form(fields): Form<Fields>) -> Result<Response> {
    let organisation = person.current_organisation()?.clone();
    let new = New {
        title: fields.get("title").to_owned(),
        first_day: fields.get("first_day").to_owned(),
        last_day: fields.get("last_day").to_owned(),
        currency: fields.get("currency").to_owned(),
        language: fields.get("language").to_owned(),
        assessment: Some(fields.get("assessment")).filter(|id| !id.is_empty()).map(AssessmentId::from),
        ..New::default()
    };
    // With findings to decide on, the planning table is where to begin.
    let first = if new.assessment.is_some() { "/table" } else { "" };
    let carried = Carried::of(&fields);
    match plans::create(&person, &organisation, new).await {
        Ok(id) if carried.is_about_something() => person.see(&carried.form(&id.0), "notice-plan-created"),
        Ok(id) => person.see(&format!("/plans/{id}{first}"), "notice-plan-created"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&person, form).await?)
        }
    }
}

async fn page(person: &Person, form: FormView) -> Result<Page> {
    let organisation = person.current_organisation()?;
    person.may(Action::EditPlan, &rights::of_organisation(organisation))?;
    let frame = person.frame(Place::Plan, person.words().t("improve-new-title"));
    let languages = frame.languages().map(|words| (words.code(), words.own_name())).to_vec();
    let carried = Carried::of(&form.fields);
    let carried = carried.fields().into_iter().filter(|(_, value)| !value.is_empty());
    let carried = carried.map(|(name, value)| (name, value.to_owned())).collect();
    Ok(Page { carried, assessments: closed::list(person).await?, frame, form, languages })
}
