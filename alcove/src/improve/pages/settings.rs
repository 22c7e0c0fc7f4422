use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use alcove_domain::network::Action;

use super::meanwhile::{self, Differing};
use super::{Head, Tab};
use crate::improve::facts::{self, Facts};
use crate::improve::plans::{self, Description, PhaseSaid};
use crate::kit::etag::Condition;
use crate::kit::form::{Form, Path};
use crate::kit::ids::PlanId;
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::{Fields, FormView, Result};
use crate::network::Person;

/// Rows for phases on the form; a plan of ten years with a phase a year fills them.
const PHASES: usize = 10;

#[derive(Template)]
#[template(path = "improve/settings.html")]
struct Page {
    frame: Frame,
    head: Head,
    form: FormView,
    /// What another has written since the form was opened.
    meanwhile: Vec<Differing>,
    phases: Vec<[String; 3]>,
    asks_why: bool,
    may_remove: bool,
}

pub async fn get(person: Person, Path(id): Path<PlanId>) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    person.may(Action::EditPlan, &facts.resource())?;
    render(&page(&person, &facts, FormView::new(person.words(), fields_of(&facts))))
}

/// The form of the plan as it stands.
fn fields_of(facts: &Facts) -> Fields {
    let plan = &facts.rows.plan;
    let mut fields = Fields::of([
        ("title", &plan.title),
        ("context", &plan.context),
        ("vision", &plan.vision),
        ("first_day", &plan.first_day),
        ("last_day", &plan.last_day),
        ("quiet_days", &plan.quiet_days.to_string()),
        ("version", &plan.version.to_string()),
    ]);
    for phase in &facts.rows.phases {
        let said =
            [("phase", &phase.name), ("phase_first", &phase.first_day), ("phase_last", &phase.last_day)];
        fields.0.extend(said.map(|(name, value)| (name.to_owned(), value.clone())));
    }
    fields
}

/// What is compared where two have changed the plan.
const COMPARED: [(&str, &str); 7] = [
    ("title", "improve-new-name"),
    ("first_day", "improve-first-day"),
    ("last_day", "improve-last-day"),
    ("context", "improve-settings-context"),
    ("vision", "improve-settings-vision"),
    ("phase", "improve-settings-phases"),
    ("quiet_days", "improve-settings-quiet"),
];

pub async fn post(person: Person, Path(id): Path<PlanId>, Form(fields): Form<Fields>) -> Result<Response> {
    let said = Description {
        title: fields.get("title").to_owned(),
        context: fields.get("context").to_owned(),
        vision: fields.get("vision").to_owned(),
        first_day: fields.get("first_day").to_owned(),
        last_day: fields.get("last_day").to_owned(),
        quiet_days: fields.get("quiet_days").parse().unwrap_or_default(),
        phases: phases(&fields)
            .into_iter()
            .map(|[name, first_day, last_day]| PhaseSaid { name, first_day, last_day })
            .collect(),
        reason: fields.get("reason").to_owned(),
    };
    let seen = seen(&fields);
    match plans::describe(&person, &id, &seen, said).await {
        Ok(_) => person.see(&format!("/plans/{id}"), "notice-plan-described"),
        Err(error) => {
            let facts = facts::load(&person, &id).await?;
            let (form, meanwhile) = meanwhile::failed(
                person.words(),
                fields,
                error,
                &fields_of(&facts),
                &COMPARED,
                |_, value| value.to_owned(),
            )?;
            let page = Page { meanwhile, ..page(&person, &facts, form) };
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

pub async fn remove(person: Person, Path(id): Path<PlanId>, Form(_): Form<Fields>) -> Result<Response> {
    plans::remove(&person, &id).await?;
    person.see("/plans", "notice-plan-removed")
}

/// The version that the form was filled from.
pub fn seen(fields: &Fields) -> Condition {
    fields.get("version").parse().map_or(Condition::None, |version| Condition::Versions(vec![version]))
}

fn phases(fields: &Fields) -> Vec<[String; 3]> {
    let all = |name: &str| fields.all(name).map(str::to_owned).collect::<Vec<String>>();
    let (first, last) = (all("phase_first"), all("phase_last"));
    let at = |days: &[String], at: usize| days.get(at).cloned().unwrap_or_default();
    all("phase").into_iter().enumerate().map(|(n, name)| [name, at(&first, n), at(&last, n)]).collect()
}

fn page(person: &Person, facts: &Facts, form: FormView) -> Page {
    let mut phases = phases(&form.fields);
    let free = (phases.len() + 2).min(PHASES).max(phases.len());
    phases.resize(free, Default::default());
    Page {
        frame: person.frame(Place::Plan, person.words().t("improve-settings-title")),
        head: Head::of(person, facts, Tab::Settings),
        meanwhile: Vec::new(),
        phases,
        asks_why: Head::asks_why(facts),
        may_remove: facts.rows.plan.baselines == 0,
        form,
    }
}
