//! The keys of one's own organisation, for its administrators.

use alcove_domain::kit::Instant;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::issuers::standing_of;
use crate::award::store;
use crate::certify::signing_keys;
use crate::kit::form::{Form, Path};
use crate::kit::ids::OrganisationId;
use crate::kit::page::{Frame, Place, render_as};
use crate::kit::{Error, Fields, FormView, Result};
use crate::network::pages::tabs::{self, Tab};
use crate::network::person::Person;

const ADDRESS: &str = "/organisation/keys";

#[derive(Template)]
#[template(path = "certify/public/keys.html")]
struct Page {
    frame: Frame,
    tabs: Vec<Tab>,
    form: FormView,
    /// None until the organisation has keys.
    issuer: Option<Shown>,
}

struct Shown {
    id: String,
    address: String,
    form: String,
    /// Nothing was awarded yet.
    may_choose: bool,
    keys: Vec<Line>,
}

struct Line {
    id: String,
    kind: String,
    public_key: String,
    made: String,
    standing: String,
    tone: &'static str,
    is_current: bool,
    is_trusted: bool,
}

pub async fn get(person: Person) -> Result<Response> {
    let form = FormView::new(person.words(), Fields::default());
    show(&person, StatusCode::OK, form).await
}

/// Makes the first keys, and chooses how the name is written until something was awarded.
pub async fn post(person: Person, Form(fields): Form<Fields>) -> Result<Response> {
    let done = signing_keys::settle(&person, &own(&person)?, fields.get("form")).await;
    answer(&person, fields, done, "notice-keys-made").await
}

pub async fn post_rotation(
    person: Person,
    Path(key): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let done = signing_keys::rotate(&person, &own(&person)?, &key).await;
    answer(&person, fields, done, "notice-key-rotated").await
}

pub async fn post_compromise(
    person: Person,
    Path(key): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let organisation = own(&person)?;
    let done = if fields.get("sure").is_empty() {
        Err(Error::invalid(format!("sure-{key}"), "not-confirmed"))
    } else {
        signing_keys::report_compromise(&person, &organisation, &key).await
    };
    answer(&person, fields, done, "notice-key-compromised").await
}

fn own(person: &Person) -> Result<OrganisationId> {
    Ok(person.current_organisation()?.clone())
}

async fn answer(person: &Person, fields: Fields, done: Result<()>, notice: &'static str) -> Result<Response> {
    match done {
        Ok(()) => person.see(ADDRESS, notice),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            show(person, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
    }
}

async fn show(person: &Person, status: StatusCode, form: FormView) -> Result<Response> {
    let organisation = own(person)?;
    let words = person.words();
    let line = |row: store::key::Model| {
        let (standing, tone) = standing_of(&row);
        Line {
            kind: words.t(&format!("certify-key-kind-{}", row.kind)),
            made: words.day_of(Instant(row.created_at), &person.zone),
            standing: words.t(standing),
            tone,
            is_current: row.is_current(),
            is_trusted: row.is_trusted(),
            id: row.id,
            public_key: row.public_key,
        }
    };
    let issuer = signing_keys::of(person, &organisation).await?.map(|ring| Shown {
        id: ring.issuer.id(),
        address: format!("/orgs/{}", ring.issuer.row.slug),
        may_choose: ring.may_choose,
        form: ring.issuer.row.name_form,
        keys: ring.keys.into_iter().map(line).collect(),
    });
    let page = Page {
        frame: person.frame(Place::People, words.t("certify-keys-title")),
        tabs: tabs::of(person, &organisation, ADDRESS),
        form,
        issuer,
    };
    render_as(status, &page)
}
