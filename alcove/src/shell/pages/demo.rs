//! As whom a visitor of the sample network comes in. Nowhere else is there such a page.

use askama::Template;
use axum::http::HeaderMap;
use axum::response::Response;

use crate::kit::form::Form;
use crate::kit::page::{Frame, render};
use crate::kit::{Error, Fields, Result};
use crate::network::address::Address;
use crate::network::pages::sign_in::come_in;
use crate::network::person::Visitor;
use crate::network::sign_in::{self, Came};
use crate::shell::demo::{PASSWORD, ROLES, Role};

#[derive(Template)]
#[template(path = "shell/demo.html")]
struct Page {
    frame: Frame,
    roles: &'static [Role],
    password: &'static str,
}

pub async fn get(visitor: Visitor) -> Result<Response> {
    check(&visitor)?;
    // Whoever is somebody already may still become somebody else here.
    let frame = visitor.frame(visitor.ctx.words.t("demo-title"));
    render(&Page { frame, roles: &ROLES, password: PASSWORD })
}

pub async fn post(
    visitor: Visitor,
    Address(address): Address,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    check(&visitor)?;
    let role = ROLES.iter().find(|role| role.email == fields.get("email")).ok_or(Error::NotFound)?;
    match sign_in::with_password(&visitor.ctx, &headers, &address, role.email, PASSWORD).await? {
        Came::In { secret, language } => come_in(&visitor, &secret, &language, "/"),
        // Somebody tried the second factor out; a fresh sample has none.
        Came::ToSecondFactor { .. } => crate::kit::page::see("/sign-in"),
    }
}

fn check(visitor: &Visitor) -> Result<()> {
    if visitor.ctx.app.config.demo { Ok(()) } else { Err(Error::NotFound) }
}
