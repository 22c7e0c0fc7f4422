use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use alcove_domain::kit::Day;
use alcove_domain::network::Action;
use alcove_domain::review::{Phase, Schedule};

use super::{Head, Tab, noticed};
use crate::kit::error::Arg;
use crate::kit::form::{Form, Path};
use crate::kit::ids::AssessmentId;
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::{Error, FieldFault, Fields, FormView, Result, Words};
use crate::network::Person;
use crate::review::{facts, phases, state};

#[derive(Template)]
#[template(path = "review/setup/phases.html")]
struct Page {
    frame: Frame,
    head: Head,
    form: FormView,
    closed: bool,
}

/// The fields in the order of the days.
const FIELDS: [&str; 4] = ["rating_from", "rating_until", "moderating_until", "close_by"];

pub async fn get(person: Person, Path(id): Path<AssessmentId>) -> Result<Response> {
    let schedule = phases::schedule(&person.ctx, &id).await?;
    let text = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let days =
        [schedule.rating_from, schedule.rating_until, schedule.moderating_until, schedule.close_by].map(text);
    let fields = Fields(FIELDS.iter().map(|field| (*field).to_owned()).zip(days).collect());
    render(&page(&person, &id, FormView::new(person.words(), fields)).await?)
}

pub async fn post(
    person: Person,
    Path(id): Path<AssessmentId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let set = match read(&fields) {
        Ok(schedule) => phases::set(&person, &id, None, schedule).await,
        Err(error) => Err(error),
    };
    match set {
        Ok(_) => noticed(&person, &format!("/assessments/{id}/phases"), "notice-review-days-saved"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, in_words(person.words(), error))?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&person, &id, form).await?)
        }
    }
}

/// A day that a fault names, as people write it.
fn in_words(words: Words, error: Error) -> Error {
    let Error::Invalid(mut faults) = error else { return error };
    for (_, fact) in faults.iter_mut().flat_map(|fault| &mut fault.facts) {
        if let Arg::Text(text) = fact
            && let Ok(day) = Day::parse(text)
        {
            *text = words.day(day);
        }
    }
    Error::Invalid(faults)
}

fn read(fields: &Fields) -> Result<Schedule> {
    let mut faults = Vec::new();
    let mut day = |field: &'static str| {
        let text = fields.get(field);
        if text.is_empty() {
            return None;
        }
        let day = Day::parse(text).ok();
        if day.is_none() {
            faults.push(FieldFault::new(field, "schedule-not-a-day"));
        }
        day
    };
    let schedule = Schedule {
        rating_from: day(FIELDS[0]),
        rating_until: day(FIELDS[1]),
        moderating_until: day(FIELDS[2]),
        close_by: day(FIELDS[3]),
    };
    if faults.is_empty() { Ok(schedule) } else { Err(Error::Invalid(faults)) }
}

async fn page(person: &Person, id: &AssessmentId, form: FormView) -> Result<Page> {
    let facts = facts::load(person, id).await?;
    person.may(Action::SetUpAssessment, &facts.resource())?;
    let title = person.words().t("review-phases-title");
    Ok(Page {
        frame: person.frame(Place::Assessments, title),
        head: Head::of(person, &facts, Tab::Dates),
        closed: state::phase(&facts.row) == Phase::Closed,
        form,
    })
}
