use alcove_domain::kit::Instant;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::people::{role_choice, unit_choices};
use super::tabs::{self, Tab};
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::{InvitationId, UnitId};
use crate::kit::page::{Frame, Place, render_as};
use crate::kit::{Fields, FormView, Result};
use crate::network::invitations::{self, Delivery, Draft};
use crate::network::people;
use crate::network::person::Person;
use crate::network::units;

const ADDRESS: &str = "/organisation/invitations";
const PAGE: u64 = 50;

/// An invitation that waits.
struct Line {
    id: InvitationId,
    email: String,
    name: String,
    role: String,
    unit: String,
    /// Until when, in words; empty where it has expired.
    until: String,
}

#[derive(Template)]
#[template(path = "network/invitations.html")]
struct Invitations {
    frame: Frame,
    tabs: Vec<Tab>,
    lines: Vec<Line>,
    next: Option<InvitationId>,
    form: FormView,
    roles: Vec<(String, String)>,
    units: Vec<(String, String)>,
    /// The link just made; shown this once.
    link: Option<String>,
    /// Without a mail server links are passed on by hand.
    sends_mails: bool,
}

#[derive(Deserialize)]
pub struct Ask {
    after: Option<InvitationId>,
}

pub async fn get(person: Person, Query(ask): Query<Ask>) -> Result<Response> {
    show(&person, StatusCode::OK, blank(&person), None, ask.after).await
}

/// The form for the next one.
fn blank(person: &Person) -> FormView {
    let delivery = if person.ctx.app.config.sends_mails() { "mail" } else { "link" };
    let fields =
        Fields::of([("language", person.words().code()), ("role", "contributor"), ("delivery", delivery)]);
    FormView::new(person.words(), fields)
}

fn delivery_of(fields: &Fields) -> Delivery {
    if fields.get("delivery") == "link" { Delivery::ByHand } else { Delivery::ByMail }
}

/// What is said where a mail was wanted: without a server nobody gets it.
pub fn sent(person: &Person, notice: &'static str, kept: &'static str) -> Result<Response> {
    person.see(ADDRESS, if person.ctx.app.config.sends_mails() { notice } else { kept })
}

pub async fn post(person: Person, Form(fields): Form<Fields>) -> Result<Response> {
    let organisation = person.current_organisation()?;
    let unit: Option<UnitId> = Some(fields.get("unit_id")).filter(|id| !id.is_empty()).map(UnitId::from);
    let draft = Draft {
        email: fields.get("email").to_owned(),
        name: fields.get("name").to_owned(),
        role: fields.get("role").to_owned(),
        unit_id: unit,
        language: fields.get("language").to_owned(),
    };
    let delivery = delivery_of(&fields);
    match invitations::invite(&person, organisation, &draft, delivery).await {
        Ok(_) if delivery == Delivery::ByMail => sent(&person, "notice-invited", "notice-invited-kept"),
        Ok((_, link)) => show(&person, StatusCode::OK, blank(&person), Some(link), None).await,
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            show(&person, StatusCode::UNPROCESSABLE_ENTITY, form, None, None).await
        }
    }
}

async fn show(
    person: &Person,
    status: StatusCode,
    form: FormView,
    link: Option<String>,
    after: Option<InvitationId>,
) -> Result<Response> {
    let organisation = person.current_organisation()?;
    let words = person.words();
    let mut rows = invitations::list(person, organisation, after.as_ref(), PAGE + 1).await?;
    let next = super::cut(&mut rows, PAGE, |row| row.id.clone());
    let placed = units::list(person, organisation).await?;
    let unit_of = |id: &Option<UnitId>| match id {
        None => words.t("people-whole-organisation"),
        Some(id) => {
            placed.iter().find(|row| row.unit.id == *id).map(|row| row.unit.name.clone()).unwrap_or_default()
        }
    };
    let now = person.ctx.now.millis();
    let lines = rows.iter().map(|row| Line {
        id: row.id.clone(),
        email: row.email.clone(),
        name: row.name.clone(),
        role: words.t(&format!("role-{}", row.role)),
        unit: unit_of(&row.unit_id),
        until: if row.expires_at > now {
            words.day_of(Instant(row.expires_at), &person.zone)
        } else {
            String::new()
        },
    });
    let lines = lines.collect();
    let grantable = people::grantable_anywhere(person, organisation).await?;
    let whole = (String::new(), words.t("people-whole-organisation"));
    let page = Invitations {
        frame: person.frame(Place::People, words.t("invitations-title")),
        tabs: tabs::of(person, organisation, ADDRESS),
        lines,
        next,
        form,
        roles: grantable.into_iter().map(|role| role_choice(words, role)).collect(),
        units: [whole].into_iter().chain(unit_choices(&placed)).collect(),
        link,
        sends_mails: person.ctx.app.config.sends_mails(),
    };
    render_as(status, &page)
}

pub async fn post_revocation(
    person: Person,
    Path(id): Path<InvitationId>,
    Form(_): Form<Fields>,
) -> Result<Response> {
    invitations::revoke(&person, person.current_organisation()?, &id).await?;
    person.see(ADDRESS, "notice-invitation-revoked")
}

pub async fn post_renewal(
    person: Person,
    Path(id): Path<InvitationId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let delivery = delivery_of(&fields);
    let link = invitations::invite_again(&person, person.current_organisation()?, &id, delivery).await?;
    match delivery {
        Delivery::ByMail => sent(&person, "notice-invited", "notice-invited-kept"),
        Delivery::ByHand => show(&person, StatusCode::OK, blank(&person), Some(link), None).await,
    }
}
