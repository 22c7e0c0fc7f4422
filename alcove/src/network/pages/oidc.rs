use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::tabs::{self, Tab};
use crate::kit::form::{Form, Path};
use crate::kit::page::{Frame, Place, render_as};
use crate::kit::{Fields, FormView, Result};
use crate::network::oidc::{self, Draft};
use crate::network::person::Person;
use crate::network::store::oidc as store;

const ADDRESS: &str = "/organisation/sign-in";

#[derive(Template)]
#[template(path = "network/oidc.html")]
struct Services {
    frame: Frame,
    tabs: Vec<Tab>,
    rows: Vec<store::Model>,
    form: FormView,
    callback: String,
    may_set_domains: bool,
}

pub async fn get(person: Person) -> Result<Response> {
    show(&person, StatusCode::OK, FormView::new(person.words(), Fields::default())).await
}

pub async fn post(person: Person, Form(fields): Form<Fields>) -> Result<Response> {
    match oidc::add(&person, person.current_organisation()?, &draft_of(&fields)).await {
        Ok(()) => person.see(ADDRESS, "notice-saved"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            show(&person, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
    }
}

fn draft_of(fields: &Fields) -> Draft {
    Draft {
        name: fields.get("name").to_owned(),
        issuer: fields.get("issuer").to_owned(),
        client_id: fields.get("client_id").to_owned(),
        client_secret: fields.get("client_secret").to_owned(),
        email_domains: fields.get("email_domains").to_owned(),
    }
}

fn callback(person: &Person) -> String {
    format!("{}/sign-in/organisation/callback", person.ctx.app.config.public_url)
}

async fn show(person: &Person, status: StatusCode, form: FormView) -> Result<Response> {
    let organisation = person.current_organisation()?;
    let page = Services {
        rows: oidc::list(person, organisation).await?,
        frame: person.frame(Place::People, person.words().t("oidc-title")),
        tabs: tabs::of(person, organisation, ADDRESS),
        form,
        callback: callback(person),
        may_set_domains: person.platform_administrator,
    };
    render_as(status, &page)
}

#[derive(Template)]
#[template(path = "network/oidc-one.html")]
struct Service {
    frame: Frame,
    id: String,
    version: i64,
    form: FormView,
    callback: String,
    may_set_domains: bool,
}

pub async fn get_one(person: Person, Path(id): Path<String>) -> Result<Response> {
    let row = oidc::read(&person, person.current_organisation()?, &id).await?;
    let fields = Fields::of([
        ("name", &row.name),
        ("issuer", &row.issuer),
        ("client_id", &row.client_id),
        ("email_domains", &row.email_domains),
    ]);
    show_one(&person, StatusCode::OK, FormView::new(person.words(), fields), row)
}

pub async fn post_one(
    person: Person,
    Path(id): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let organisation = person.current_organisation()?;
    let seen = fields.get("version").parse().ok();
    match oidc::edit(&person, organisation, &id, &draft_of(&fields), seen).await {
        Ok(()) => person.see(ADDRESS, "notice-saved"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            let row = oidc::read(&person, organisation, &id).await?;
            show_one(&person, StatusCode::UNPROCESSABLE_ENTITY, form, row)
        }
    }
}

fn show_one(person: &Person, status: StatusCode, form: FormView, row: store::Model) -> Result<Response> {
    let page = Service {
        frame: person.frame(Place::People, row.name),
        id: row.id,
        version: row.version,
        form,
        callback: callback(person),
        may_set_domains: person.platform_administrator,
    };
    render_as(status, &page)
}

pub async fn post_removal(person: Person, Path(id): Path<String>, Form(_): Form<Fields>) -> Result<Response> {
    oidc::remove(&person, person.current_organisation()?, &id).await?;
    person.see(ADDRESS, "notice-provider-removed")
}
