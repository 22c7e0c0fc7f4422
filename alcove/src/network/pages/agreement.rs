use alcove_domain::kit::Instant;
use alcove_domain::network::{Action, Belonging, Resource, Sharing};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use crate::kit::form::{Form, Path};
use crate::kit::ids::NetworkId;
use crate::kit::page::{Frame, Place, render_as};
use crate::kit::{Fields, FormView, Result};
use crate::network::network_members::{self, Agreement, Consent, TEXT};
use crate::network::networks::belonging;
use crate::network::person::Person;

#[derive(Template)]
#[template(path = "network/agreement.html")]
struct Page {
    frame: Frame,
    agreement: Agreement,
    is_invited: bool,
    may_answer: bool,
    choices: [Sharing; 4],
    text_version: &'static str,
    /// Key of what was agreed to, by whom and when, with the version of the text.
    history: Vec<(String, String, String, String)>,
    form: FormView,
}

pub async fn get(person: Person, Path(id): Path<NetworkId>) -> Result<Response> {
    show(&person, StatusCode::OK, &id, None).await
}

async fn show(
    person: &Person,
    status: StatusCode,
    id: &NetworkId,
    form: Option<FormView>,
) -> Result<Response> {
    let words = person.words();
    let own = person.current_organisation()?;
    let agreement = network_members::agreement(person, id, own).await?;
    let history = agreement.history.iter().map(|one| {
        let name = agreement.names.get(&one.agreed_by).cloned();
        let day = words.day_of(Instant(one.agreed_at), &person.zone);
        (format!("networks-shares-{}", one.shares), name.unwrap_or_default(), day, one.text_version.clone())
    });
    let shares = agreement.member.shares.clone();
    let page = Page {
        frame: person.frame(Place::People, words.t1("agreement-title", "network", &agreement.network.name)),
        is_invited: matches!(belonging(&agreement.member), Belonging::Invited { .. }),
        may_answer: person.can(Action::AnswerNetwork, &Resource::Organisation(own.as_str().into())),
        choices: Sharing::ALL,
        text_version: TEXT,
        history: history.collect(),
        form: form.unwrap_or_else(|| FormView::new(words, Fields::of([("shares", &shares)]))),
        agreement,
    };
    render_as(status, &page)
}

/// Agrees, or agrees to something else.
pub async fn post(person: Person, Path(id): Path<NetworkId>, Form(fields): Form<Fields>) -> Result<Response> {
    let consent = Consent {
        shares: fields.get("shares").to_owned(),
        text_version: fields.get("text_version").to_owned(),
    };
    let seen = fields.get("version").parse().ok();
    let own = person.current_organisation()?;
    match network_members::agree(&person, &id, own, &consent, seen).await {
        Ok(_) => person.see(&format!("/networks/{id}"), "notice-network-agreed"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            show(&person, StatusCode::UNPROCESSABLE_ENTITY, &id, Some(form)).await
        }
    }
}

/// Leaves, or declines the invitation.
pub async fn post_leaving(
    person: Person,
    Path(id): Path<NetworkId>,
    Form(_): Form<Fields>,
) -> Result<Response> {
    network_members::leave(&person, &id, person.current_organisation()?).await?;
    person.see("/networks", "notice-network-left")
}
