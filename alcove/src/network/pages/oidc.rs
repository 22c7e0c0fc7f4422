use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::tabs::{self, Tab};
use crate::kit::form::{Form, Path};
use crate::kit::ids::OrganisationId;
use crate::kit::page::{Frame, Place, render_as};
use crate::kit::{Fields, FormView, Result};
use crate::network::oidc::{self, Draft};
use crate::network::organisations;
use crate::network::person::Person;
use crate::network::platform;
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
        Ok(id) => person.see(&format!("{ADDRESS}/{id}"), "notice-saved"),
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
    /// The page's own address, which is the form's.
    here: String,
    /// The page that it was come from, and what that is called.
    above: String,
    above_title: String,
    version: i64,
    form: FormView,
    callback: String,
    may_set_domains: bool,
    /// Whether the service answers us now: a letter that is wrong in its address shows nowhere else.
    answers: bool,
}

/// One service, and from where somebody looks at it.
struct At {
    organisation: OrganisationId,
    id: String,
    above: String,
    above_title: String,
}

impl At {
    /// Among the services of one's own organisation.
    fn home(person: &Person, id: String) -> Result<Self> {
        let organisation = person.current_organisation()?.clone();
        Ok(Self { organisation, id, above: ADDRESS.to_owned(), above_title: person.words().t("oidc-title") })
    }

    /// At an organisation of the installation: whoever keeps that sets the domains, and belongs to none.
    async fn kept(person: &Person, path: Kept) -> Result<Self> {
        platform::check_at(person, &path.organisation)?;
        let above = format!("/platform/organisations/{}", path.organisation);
        let above_title = organisations::read(person, &path.organisation).await?.profile.name;
        Ok(Self { organisation: path.organisation, id: path.provider, above, above_title })
    }

    fn address(&self) -> String {
        match self.above.as_str() {
            ADDRESS => format!("{ADDRESS}/{}", self.id),
            platform => format!("{platform}/sign-in/{}", self.id),
        }
    }
}

/// A service, as addresses of the installation name it.
#[derive(Deserialize)]
pub struct Kept {
    organisation: OrganisationId,
    provider: String,
}

pub async fn get_one(person: Person, Path(id): Path<String>) -> Result<Response> {
    show_kept(&person, At::home(&person, id)?).await
}

pub async fn post_one(
    person: Person,
    Path(id): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    save(&person, At::home(&person, id)?, fields).await
}

pub async fn get_on_platform(person: Person, Path(path): Path<Kept>) -> Result<Response> {
    show_kept(&person, At::kept(&person, path).await?).await
}

pub async fn post_on_platform(
    person: Person,
    Path(path): Path<Kept>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    save(&person, At::kept(&person, path).await?, fields).await
}

async fn show_kept(person: &Person, at: At) -> Result<Response> {
    let row = oidc::read(person, &at.organisation, &at.id).await?;
    let fields = Fields::of([
        ("name", &row.name),
        ("issuer", &row.issuer),
        ("client_id", &row.client_id),
        ("email_domains", &row.email_domains),
    ]);
    show_one(person, StatusCode::OK, FormView::new(person.words(), fields), row, at).await
}

async fn save(person: &Person, at: At, fields: Fields) -> Result<Response> {
    let seen = fields.get("version").parse().ok();
    match oidc::edit(person, &at.organisation, &at.id, &draft_of(&fields), seen).await {
        Ok(()) => person.see(&at.address(), "notice-saved"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            let row = oidc::read(person, &at.organisation, &at.id).await?;
            show_one(person, StatusCode::UNPROCESSABLE_ENTITY, form, row, at).await
        }
    }
}

async fn show_one(
    person: &Person,
    status: StatusCode,
    form: FormView,
    row: store::Model,
    at: At,
) -> Result<Response> {
    let page = Service {
        answers: oidc::answers(&row).await,
        frame: person.frame(if at.above == ADDRESS { Place::People } else { Place::Platform }, row.name),
        here: at.address(),
        above: at.above,
        above_title: at.above_title,
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
