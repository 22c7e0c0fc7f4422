use alcove_domain::kit::Instant;
use alcove_domain::network::{Action, Belonging};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::network::{Tab, tabs};
use crate::kit::download::{File, Format, send};
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::{NetworkId, NetworkMemberId, OrganisationId};
use crate::kit::page::{Frame, Place, render_as};
use crate::kit::{Fields, FormView, Result};
use crate::network::network_members::{self, Offered};
use crate::network::networks;
use crate::network::person::Person;
use crate::network::store::network_member::{Filter, Member};

const PAGE: u64 = 50;

#[derive(Template)]
#[template(path = "network/network-members.html")]
struct Members {
    frame: Frame,
    tabs: Vec<Tab>,
    id: NetworkId,
    rows: Vec<Row>,
    next: Option<String>,
    search: String,
    state: String,
    /// What was looked for to be invited, and what was found.
    look: String,
    offered: Vec<Offered>,
    form: FormView,
}

struct Row {
    member: Member,
    since: String,
    tag: (&'static str, &'static str, &'static str),
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    state: String,
    look: String,
    after: Option<NetworkMemberId>,
}

impl Asked {
    fn filter(&self) -> Filter {
        let state = Some(self.state.clone()).filter(|state| !state.is_empty());
        Filter { search: self.q.trim().to_owned(), state }
    }
}

pub async fn get(person: Person, Path(id): Path<NetworkId>, Query(asked): Query<Asked>) -> Result<Response> {
    let form = FormView::new(person.words(), Fields::default());
    show(&person, StatusCode::OK, &id, form, asked).await
}

async fn show(
    person: &Person,
    status: StatusCode,
    id: &NetworkId,
    form: FormView,
    asked: Asked,
) -> Result<Response> {
    let words = person.words();
    let name = networks::found(person, id, Action::CoordinateNetwork).await?.name;
    let mut rows = network_members::list(person, id, &asked.filter(), asked.after.as_ref(), PAGE + 1).await?;
    let next = super::cut(&mut rows, PAGE, |row| row.id.0.clone());
    let rows = rows.into_iter().map(|member| {
        let belonging = Belonging::of(
            Instant(member.invited_at),
            member.accepted_at.map(Instant),
            member.ended_at.map(Instant),
        );
        let (tag, at) = match belonging {
            Belonging::Invited { at } => (("warn", "mail", "networks-state-invited"), at),
            Belonging::Member { since } => (("good", "check", "networks-state-member"), since),
            Belonging::Ended { at } => (("", "minus", "networks-state-left"), at),
        };
        Row { member, since: words.day_of(at, &person.zone), tag }
    });
    let page = Members {
        frame: person.frame(Place::People, words.t1("network-members-title", "network", name)),
        tabs: tabs(person, id, true, "/members").await?,
        id: id.clone(),
        rows: rows.collect(),
        next,
        offered: network_members::offered(person, id, &asked.look).await?,
        search: asked.q,
        state: asked.state,
        look: asked.look,
        form,
    };
    render_as(status, &page)
}

pub async fn export(
    person: Person,
    Path(id): Path<NetworkId>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let bytes = network_members::sheet(&person, &id, &asked.filter(), person.words()).await?;
    send(File { name: "members.csv".to_owned(), format: Format::Csv, bytes })
}

/// Invites an organisation.
pub async fn post(person: Person, Path(id): Path<NetworkId>, Form(fields): Form<Fields>) -> Result<Response> {
    let of = OrganisationId::from(fields.get("organisation_id"));
    match network_members::invite(&person, &id, &of).await {
        Ok(_) => person.see(&format!("/networks/{id}/members"), "notice-network-invited"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            show(&person, StatusCode::UNPROCESSABLE_ENTITY, &id, form, Asked::default()).await
        }
    }
}

pub async fn post_end(
    person: Person,
    Path((id, of)): Path<(NetworkId, OrganisationId)>,
    Form(_): Form<Fields>,
) -> Result<Response> {
    network_members::end(&person, &id, &of).await?;
    person.see(&format!("/networks/{id}/members"), "notice-network-ended")
}
