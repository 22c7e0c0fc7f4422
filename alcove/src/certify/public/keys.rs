//! The keys of one's own organisation, for its administrators.

use alcove_domain::kit::Instant;
use alcove_domain::network::{Action, Resource};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::issuers::standing_of;
use crate::award::{issuer, keys, reading, store};
use crate::kit::form::{Form, Path};
use crate::kit::ids::OrganisationId;
use crate::kit::page::{Frame, Place, render_as};
use crate::kit::{Error, Fields, FormView, Result, jobs};
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
    let done = settle(&person, fields.get("form")).await;
    answer(&person, fields, done, "notice-keys-made").await
}

pub async fn post_rotation(
    person: Person,
    Path(key): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let done = rotate(&person, &key).await;
    answer(&person, fields, done, "notice-key-rotated").await
}

pub async fn post_compromise(
    person: Person,
    Path(key): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let done = compromise(&person, &key, fields.get("sure")).await;
    answer(&person, fields, done, "notice-key-compromised").await
}

async fn settle(person: &Person, form: &str) -> Result<()> {
    let organisation = own(person)?;
    let ctx = &person.ctx;
    let tx = ctx.begin().await?;
    issuer::settle(ctx, &*tx, Some(&person.id), &organisation).await?;
    if !form.is_empty() {
        issuer::choose_form(ctx, &*tx, &organisation, form).await?;
    }
    let event = ctx
        .event(Some(&person.id), "award.issuer-set-up", "organisation", organisation.as_str())
        .in_organisation(&organisation);
    tx.commit(vec![event.after(form)]).await
}

async fn rotate(person: &Person, key: &str) -> Result<()> {
    let organisation = own(person)?;
    let tx = person.ctx.begin().await?;
    let events = keys::rotate(&person.ctx, &tx, Some(&person.id), &organisation, key).await?;
    tx.commit(events).await
}

async fn compromise(person: &Person, key: &str, sure: &str) -> Result<()> {
    let organisation = own(person)?;
    if sure.is_empty() {
        return Err(Error::invalid(format!("sure-{key}"), "not-confirmed"));
    }
    let tx = person.ctx.begin().await?;
    let events = keys::report_compromise(&person.ctx, &tx, Some(&person.id), &organisation, key).await?;
    tx.commit(events).await?;
    jobs::wake(&person.ctx);
    Ok(())
}

fn own(person: &Person) -> Result<OrganisationId> {
    let organisation = person.current_organisation()?.clone();
    person.may(Action::EditOrganisation, &Resource::Organisation(organisation.as_str().into()))?;
    Ok(organisation)
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
    let db = person.ctx.db().read();
    let issuer = match issuer::find(&person.ctx, db, &organisation).await {
        Ok(found) => {
            let rows = store::key::of_organisation(db, &organisation).await?;
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
            Some(Shown {
                id: found.id(),
                address: format!("/orgs/{}", found.row.slug),
                may_choose: reading::of_issuer(db, &organisation, None, 1).await?.is_empty(),
                form: found.row.name_form,
                keys: rows.into_iter().map(line).collect(),
            })
        }
        Err(Error::NotFound) => None,
        Err(other) => return Err(other),
    };
    let page = Page {
        frame: person.frame(Place::People, words.t("certify-keys-title")),
        tabs: tabs::of(person, &organisation, ADDRESS),
        form,
        issuer,
    };
    render_as(status, &page)
}
