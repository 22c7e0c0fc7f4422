use askama::Template;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::Deserialize;

use crate::kit::form::{Form, Query};
use crate::kit::page::{Frame, render_as, see};
use crate::kit::{Error, Fields, FormView, Result};
use crate::network::address::Address;
use crate::network::one_time::setup;
use crate::network::passkeys;
use crate::network::person::{Person, Visitor};
use crate::network::session;
use crate::network::sign_in::{self, Came, safe_next};

/// The cookie between the password and the code.
const CODE_COOKIE: &str = "alcove-code";

#[derive(Template)]
#[template(path = "network/sign-in.html")]
struct SignIn {
    frame: Frame,
    form: FormView,
    next: String,
    has_passkeys: bool,
    /// A sample network offers its roles.
    demo: bool,
    /// A new installation waits for the link that its console shows.
    nobody: bool,
}

#[derive(Deserialize)]
pub struct Ask {
    #[serde(default)]
    next: String,
}

pub async fn get(visitor: Visitor, Query(ask): Query<Ask>) -> Result<Response> {
    let next = safe_next(&ask.next);
    if visitor.person.is_some() {
        return see(next);
    }
    let form = FormView::new(visitor.ctx.words, Fields::default());
    show(&visitor, StatusCode::OK, form, next, setup::is_open(&visitor.ctx).await?)
}

pub async fn post(
    visitor: Visitor,
    Address(address): Address,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let ctx = &visitor.ctx;
    let next = safe_next(fields.get("next")).to_owned();
    match sign_in::with_password(ctx, &headers, &address, fields.get("email"), fields.raw("password")).await {
        Ok(came) => go_on(&visitor, came, &next),
        Err(error) => again(&visitor, fields, error, &next),
    }
}

/// The page with what went wrong.
pub fn again(visitor: &Visitor, fields: Fields, error: Error, next: &str) -> Result<Response> {
    let form = FormView::failed(visitor.ctx.words, fields, error)?;
    show(visitor, StatusCode::UNPROCESSABLE_ENTITY, form, next, false)
}

fn show(visitor: &Visitor, status: StatusCode, form: FormView, next: &str, nobody: bool) -> Result<Response> {
    let mut frame = visitor.frame(visitor.ctx.words.t("sign-in-title"));
    frame.script = Some("passkey.js");
    let demo = visitor.ctx.app.config.demo;
    let has_passkeys = passkeys::are_possible(&visitor.ctx);
    render_as(status, &SignIn { frame, form, next: next.to_owned(), has_passkeys, demo, nobody })
}

/// To the place the person wanted, or to the code first.
pub fn go_on(visitor: &Visitor, came: Came, next: &str) -> Result<Response> {
    match came {
        Came::In { secret, language } => come_in(visitor, &secret, &language, next),
        Came::ToSecondFactor { secret } => {
            let mut response = see(&format!("/sign-in/code?next={}", crate::kit::page::percent(next)))?;
            session::set_small(response.headers_mut(), &visitor.ctx.app, CODE_COOKIE, &secret, 600);
            Ok(response)
        }
    }
}

/// Sets the cookies of a new session and leads on.
pub fn come_in(visitor: &Visitor, secret: &str, language: &str, next: &str) -> Result<Response> {
    let mut response = see(next)?;
    let headers = response.headers_mut();
    session::set_cookie(headers, &visitor.ctx.app, secret);
    session::set_language(headers, &visitor.ctx.app, language);
    Ok(response)
}

#[derive(Template)]
#[template(path = "network/sign-in-code.html")]
struct Code {
    frame: Frame,
    form: FormView,
    next: String,
}

pub async fn get_code(visitor: Visitor, Query(ask): Query<Ask>) -> Result<Response> {
    let form = FormView::new(visitor.ctx.words, Fields::default());
    show_code(&visitor, StatusCode::OK, form, safe_next(&ask.next))
}

pub async fn post_code(
    visitor: Visitor,
    Address(address): Address,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let ctx = &visitor.ctx;
    let next = safe_next(fields.get("next")).to_owned();
    let challenge = session::cookie(&headers, CODE_COOKIE);
    match sign_in::with_code(ctx, &headers, &address, &challenge, fields.get("code")).await {
        Ok(came) => {
            let mut response = go_on(&visitor, came, &next)?;
            session::set_small(response.headers_mut(), &ctx.app, CODE_COOKIE, "", 0);
            Ok(response)
        }
        Err(error) => {
            if matches!(error, Error::NotSignedIn) {
                // The time for the code is over, or there was no password: from the beginning.
                return see("/sign-in");
            }
            let form = FormView::failed(ctx.words, fields, error)?;
            show_code(&visitor, StatusCode::UNPROCESSABLE_ENTITY, form, &next)
        }
    }
}

fn show_code(visitor: &Visitor, status: StatusCode, form: FormView, next: &str) -> Result<Response> {
    let frame = visitor.frame(visitor.ctx.words.t("sign-in-code-title"));
    render_as(status, &Code { frame, form, next: next.to_owned() })
}

pub async fn sign_out(person: Person, Form(_): Form<Fields>) -> Result<Response> {
    sign_in::out(&person).await?;
    let mut response = see("/sign-in")?;
    session::clear_cookie(response.headers_mut(), &person.ctx.app);
    Ok(response)
}
