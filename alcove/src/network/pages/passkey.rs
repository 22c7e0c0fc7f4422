//! What the script of passkeys asks for and sends, as ordinary forms.

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde_json::Value;

use super::{account, sign_in};
use crate::kit::api::answer;
use crate::kit::form::Form;
use crate::kit::{Fields, Result};
use crate::network::address::Address;
use crate::network::passkeys::{self, Asked};
use crate::network::person::{Person, Visitor};
use crate::network::session;
use crate::network::sign_in::safe_next;

/// Ties the two requests of one ceremony to one browser.
const COOKIE: &str = "alcove-passkey";

fn options(app: &crate::kit::App, asked: &Asked) -> Result<Response> {
    let mut response = answer(StatusCode::OK, &asked.options)?;
    session::set_small(response.headers_mut(), app, COOKIE, &asked.secret, 300);
    Ok(response)
}

/// What the device answered; nothing where the form came without its script.
fn credential(fields: &Fields) -> Value {
    serde_json::from_str(fields.raw("credential")).unwrap_or_default()
}

pub async fn post_options(person: Person, Form(_): Form<Fields>) -> Result<Response> {
    options(&person.ctx.app, &passkeys::begin_adding(&person).await?)
}

pub async fn post(person: Person, headers: HeaderMap, Form(fields): Form<Fields>) -> Result<Response> {
    let secret = session::cookie(&headers, COOKIE);
    let name = fields.get("passkey_name").to_owned();
    match passkeys::finish_adding(&person, &secret, &name, credential(&fields)).await {
        Ok(()) => person.see("/account", "notice-passkey-added"),
        Err(error) => account::again(&person, fields, error).await,
    }
}

pub async fn post_sign_in_options(visitor: Visitor, Form(_): Form<Fields>) -> Result<Response> {
    options(&visitor.ctx.app, &passkeys::begin_sign_in(&visitor.ctx).await?)
}

pub async fn post_sign_in(
    visitor: Visitor,
    Address(address): Address,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let secret = session::cookie(&headers, COOKIE);
    let next = safe_next(fields.get("next")).to_owned();
    match passkeys::finish_sign_in(&visitor.ctx, &headers, &address, &secret, credential(&fields)).await {
        Ok(came) => sign_in::go_on(&visitor, came, &next),
        Err(error) => sign_in::again(&visitor, fields, error, &next),
    }
}
