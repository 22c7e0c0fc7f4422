use alcove_domain::network::{Action, Belonging, Resource};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::tabs::{self, Tab};
use crate::kit::form::{Form, Query};
use crate::kit::ids::NetworkId;
use crate::kit::page::{Frame, Place, render_as};
use crate::kit::{Fields, FormView, Result};
use crate::network::networks::{self, Concern, Founding};
use crate::network::organisations;
use crate::network::person::Person;

const ADDRESS: &str = "/networks";

/// A national installation has few networks; the list is long only for whoever keeps it.
const PAGE: u64 = 50;

#[derive(Template)]
#[template(path = "network/networks.html")]
struct Networks {
    frame: Frame,
    tabs: Vec<Tab>,
    rows: Vec<Concern>,
    next: Option<String>,
    may_answer: bool,
    may_found: bool,
    form: FormView,
    organisations: Vec<(String, String)>,
}

#[derive(Deserialize)]
pub struct Asked {
    after: Option<NetworkId>,
}

impl Networks {
    /// Tone, icon and key of where the organisation stands.
    fn tag(&self, row: &Concern) -> Option<(&'static str, &'static str, &'static str)> {
        match row.belonging? {
            Belonging::Invited { .. } => Some(("warn", "mail", "networks-state-invited")),
            Belonging::Member { .. } => Some(("good", "check", "networks-state-member")),
            Belonging::Ended { .. } => None,
        }
    }

    fn is_invited(&self, row: &Concern) -> bool {
        matches!(row.belonging, Some(Belonging::Invited { .. }))
    }
}

pub async fn get(person: Person, Query(asked): Query<Asked>) -> Result<Response> {
    let form = FormView::new(person.words(), Fields::default());
    show(&person, StatusCode::OK, form, asked.after.as_ref()).await
}

/// Founds a network.
pub async fn post(person: Person, Form(fields): Form<Fields>) -> Result<Response> {
    let founding = Founding {
        name: fields.get("name").to_owned(),
        purpose: fields.get("purpose").to_owned(),
        organisation_id: fields.get("organisation_id").to_owned(),
        coordinator: fields.get("coordinator").to_owned(),
    };
    match networks::add(&person, &founding).await {
        Ok(view) => person.see(&format!("{ADDRESS}/{}", view.id), "notice-network-founded"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            show(&person, StatusCode::UNPROCESSABLE_ENTITY, form, None).await
        }
    }
}

async fn show(
    person: &Person,
    status: StatusCode,
    form: FormView,
    after: Option<&NetworkId>,
) -> Result<Response> {
    let mut rows = networks::list(person, after, PAGE + 1).await?;
    let next = super::cut(&mut rows, PAGE, |row| row.network.id.0.clone());
    let (tabs, may_answer) = match &person.organisation {
        Some(own) => {
            let whole = Resource::Organisation(own.as_str().into());
            (tabs::of(person, own, ADDRESS), person.can(Action::AnswerNetwork, &whole))
        }
        None => (Vec::new(), false),
    };
    let may_found = person.can(Action::FoundNetwork, &Resource::Platform);
    let organisations = if may_found { choices(person).await? } else { Vec::new() };
    let frame = person.frame(Place::People, person.words().t("networks-title"));
    render_as(status, &Networks { frame, tabs, rows, next, may_answer, may_found, form, organisations })
}

/// Those who could coordinate one.
async fn choices(person: &Person) -> Result<Vec<(String, String)>> {
    let rows = organisations::list(person, "", None, 500).await?;
    let mut choices = vec![(String::new(), person.words().t("networks-choose-organisation"))];
    choices.extend(rows.into_iter().map(|row| (row.id.0, row.name)));
    Ok(choices)
}
