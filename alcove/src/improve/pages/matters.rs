//! `/plans/{plan}/matters`: which changes of an approved plan need its approval again.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use alcove_domain::kit::Number;
use alcove_domain::network::Action;
use alcove_domain::plan::{Matter, NodeKind};

use super::settings::seen;
use super::{Head, Tab};
use crate::improve::approving;
use crate::improve::facts::{self, Facts};
use crate::kit::form::{Form, Path};
use crate::kit::ids::PlanId;
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::{Error, FieldFault, Fields, FormView, Result};
use crate::network::Person;
use crate::plan::matters;

#[derive(Template)]
#[template(path = "improve/approval/matters.html")]
struct Page {
    frame: Frame,
    head: Head,
    form: FormView,
}

impl Page {
    fn kinds(&self) -> [&'static str; 14] {
        PLAIN.map(|(word, _)| word)
    }
}

/// Kinds without a limit, by the words of the form.
const PLAIN: [(&str, Matter); 14] = [
    ("added-objective", Matter::Added(NodeKind::Objective)),
    ("added-action", Matter::Added(NodeKind::Action)),
    ("added-milestone", Matter::Added(NodeKind::Milestone)),
    ("removed-objective", Matter::Removed(NodeKind::Objective)),
    ("removed-action", Matter::Removed(NodeKind::Action)),
    ("removed-milestone", Matter::Removed(NodeKind::Milestone)),
    ("target", Matter::TargetChanged),
    ("responsible", Matter::ResponsibleChanged),
    ("serves", Matter::ServesOthers),
    ("period", Matter::PeriodChanged),
    ("vision", Matter::VisionChanged),
    ("phases", Matter::PhasesChanged),
    ("context", Matter::ContextChanged),
    ("renamed", Matter::Renamed),
];

pub async fn get(person: Person, Path(id): Path<PlanId>) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    let form = FormView::new(person.words(), fields_of(&facts));
    render(&page(&person, &facts, form)?)
}

pub async fn post(person: Person, Path(id): Path<PlanId>, Form(fields): Form<Fields>) -> Result<Response> {
    let done = match read(&fields) {
        Ok(chosen) => approving::choose_matters(&person, &id, &seen(&fields), chosen).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(_) => person.see(&format!("/plans/{id}/approval"), "notice-plan-matters-chosen"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            let facts = facts::load(&person, &id).await?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&person, &facts, form)?)
        }
    }
}

fn fields_of(facts: &Facts) -> Fields {
    let mut fields = vec![("version".to_owned(), facts.rows.plan.version.to_string())];
    for matter in matters::read(&facts.rows.plan.matters) {
        match matter {
            Matter::LaterBy { days } => {
                fields.push(("matter".to_owned(), "later".to_owned()));
                fields.push(("days".to_owned(), days.to_string()));
            }
            Matter::DearerBy { share } => {
                fields.push(("matter".to_owned(), "dearer".to_owned()));
                let percent = &share * &Number::from(100);
                fields.push(("percent".to_owned(), percent.to_exact()));
            }
            other => {
                let word = PLAIN.iter().find(|(_, known)| *known == other).map(|(word, _)| *word);
                fields.extend(word.map(|word| ("matter".to_owned(), word.to_owned())));
            }
        }
    }
    Fields(fields)
}

fn read(fields: &Fields) -> Result<Vec<Matter>> {
    let mut faults = Vec::new();
    let mut chosen: Vec<Matter> = Vec::new();
    for word in fields.all("matter") {
        match word {
            "later" => match fields.get("days").parse::<i64>() {
                Ok(days) if (0..=3660).contains(&days) => chosen.push(Matter::LaterBy { days }),
                _ => faults.push(FieldFault::new("days", "no-duration")),
            },
            "dearer" => match share(fields.get("percent")) {
                Some(share) => chosen.push(Matter::DearerBy { share }),
                None => faults.push(FieldFault::new("percent", "not-per-cent")),
            },
            plain => match PLAIN.iter().find(|(word, _)| *word == plain) {
                Some((_, matter)) => chosen.push(matter.clone()),
                None => faults.push(FieldFault::new("matter", "unknown-choice")),
            },
        }
    }
    if faults.is_empty() { Ok(chosen) } else { Err(Error::Invalid(faults)) }
}

/// "10" as a tenth; with a comma where the language writes one.
fn share(text: &str) -> Option<Number> {
    let percent = Number::parse(&text.replace(',', ".")).ok()?;
    let share = percent.checked_div(&Number::from(100))?;
    (!share.is_negative() && share <= Number::from(100)).then_some(share)
}

fn page(person: &Person, facts: &Facts, form: FormView) -> Result<Page> {
    person.may(Action::ApprovePlan, &facts.resource())?;
    Ok(Page {
        frame: person.frame(Place::Plan, person.words().t("improve-matters-title")),
        head: Head::of(person, facts, Tab::Approval),
        form,
    })
}
