use askama::Template;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

use super::sign_in::come_in;
use crate::kit::form::{Form, Path};
use crate::kit::page::{Frame, render_as, see};
use crate::kit::words::Words;
use crate::kit::{Fields, FormView, Result};
use crate::network::address::Address;
use crate::network::invitations::{self, Newcomer, Opened};
use crate::network::person::{ORGANISATION_COOKIE, Person, Visitor};
use crate::network::session::{set_language, set_small};

#[derive(Template)]
#[template(path = "network/invitation.html")]
struct Invitation {
    frame: Frame,
    form: FormView,
    secret: String,
    opened: Opened,
    role: String,
    /// The name of whoever is signed in here.
    signed_in: Option<String>,
    /// A fresh link was asked for just now.
    renewed: bool,
    sends_mails: bool,
}

pub async fn get(visitor: Visitor, Path(secret): Path<String>) -> Result<Response> {
    let opened = invitations::open(&visitor.ctx, &secret).await?;
    let fields = Fields::of([("name", &opened.row.name), ("language", &opened.row.language)]);
    let form = FormView::new(visitor.ctx.words, fields);
    show(&visitor, StatusCode::OK, form, secret, opened, false)
}

/// A signed-in person joins; anybody else becomes a person here.
pub async fn post(
    visitor: Visitor,
    headers: HeaderMap,
    Path(secret): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let ctx = &visitor.ctx;
    let opened = invitations::open(ctx, &secret).await?;
    let came = match &visitor.person {
        Some(person) => join(person, &secret).await,
        None => {
            let language = Words::of(fields.get("language")).unwrap_or(ctx.words);
            let newcomer = Newcomer { name: fields.get("name"), password: fields.raw("password"), language };
            match invitations::accept_as_newcomer(ctx, &headers, &secret, &newcomer).await {
                Ok(session) => come_in(&visitor, &session, language.code(), "/"),
                Err(error) => Err(error),
            }
        }
    };
    came.or_else(|error| {
        let form = FormView::failed(ctx.words, fields, error)?;
        show(&visitor, StatusCode::UNPROCESSABLE_ENTITY, form, secret, opened, false)
    })
}

async fn join(person: &Person, secret: &str) -> Result<Response> {
    let organisation = invitations::accept(person, secret).await?;
    let mut response = see("/")?;
    let headers = response.headers_mut();
    set_small(headers, &person.ctx.app, ORGANISATION_COOKIE, organisation.as_str(), 365 * 86_400);
    set_language(headers, &person.ctx.app, person.words().code());
    Ok(response)
}

pub async fn post_renewal(
    visitor: Visitor,
    Address(address): Address,
    Path(secret): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let opened = invitations::open(&visitor.ctx, &secret).await?;
    match invitations::renew(&visitor.ctx, &address, &secret).await {
        Ok(()) => {
            show(&visitor, StatusCode::OK, FormView::new(visitor.ctx.words, fields), secret, opened, true)
        }
        Err(error) => {
            let form = FormView::failed(visitor.ctx.words, fields, error)?;
            show(&visitor, StatusCode::UNPROCESSABLE_ENTITY, form, secret, opened, false)
        }
    }
}

fn show(
    visitor: &Visitor,
    status: StatusCode,
    form: FormView,
    secret: String,
    opened: Opened,
    renewed: bool,
) -> Result<Response> {
    let words = visitor.ctx.words;
    let page = Invitation {
        frame: visitor.frame(words.t1("invitation-title", "organisation", &opened.organisation)),
        form,
        secret,
        role: words.t(&format!("role-{}", opened.row.role)),
        opened,
        signed_in: visitor.person.as_ref().map(|person| person.name.clone()),
        renewed,
        sends_mails: visitor.ctx.app.config.sends_mails(),
    };
    render_as(status, &page)
}
