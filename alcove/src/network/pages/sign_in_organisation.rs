use askama::Template;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use serde::Deserialize;

use super::sign_in::go_on;
use crate::kit::form::{Form, Query};
use crate::kit::page::{Frame, render, render_as};
use crate::kit::{Error, Fields, FormView, Result};
use crate::network::address::Address;
use crate::network::oidc;
use crate::network::person::Visitor;
use crate::network::session;
use crate::network::sign_in::safe_next;
use crate::network::throttle::{self, Subjects};

/// Ties the way back from the service to the browser that left for it.
const COOKIE: &str = "alcove-oidc";

#[derive(Template)]
#[template(path = "network/sign-in-organisation.html")]
struct SignIn {
    frame: Frame,
    form: FormView,
    next: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Ask {
    next: String,
}

pub async fn get(visitor: Visitor, Query(ask): Query<Ask>) -> Result<Response> {
    let form = FormView::new(visitor.ctx.words, Fields::default());
    show(&visitor, StatusCode::OK, form, safe_next(&ask.next))
}

pub async fn post(
    visitor: Visitor,
    Address(address): Address,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let ctx = &visitor.ctx;
    let next = safe_next(fields.get("next")).to_owned();
    let begun = async {
        // Each attempt makes us ask the service: nobody asks it through us without measure.
        throttle::count(ctx, &Subjects::of("organisation", &new_subject(), &address)).await?;
        oidc::begin(ctx, fields.get("email"), &next).await
    };
    match begun.await {
        Ok(begun) => leave(&visitor, begun),
        Err(error) => {
            let form = FormView::failed(ctx.words, fields, error)?;
            show(&visitor, StatusCode::UNPROCESSABLE_ENTITY, form, &next)
        }
    }
}

#[derive(Template)]
#[template(path = "network/sign-in-leaving.html")]
struct Leaving {
    frame: Frame,
    name: String,
    address: String,
}

/// To the service by a page and not by a redirect: after a form a browser follows none to another
/// host, since our policy lets forms go to ourselves alone.
fn leave(visitor: &Visitor, begun: oidc::Begun) -> Result<Response> {
    let ctx = &visitor.ctx;
    let frame = visitor.frame(ctx.words.t1("sign-in-leaving-title", "service", &begun.name));
    let refresh = HeaderValue::from_str(&format!("0; url={}", begun.address)).map_err(Error::fault)?;
    let mut response = render(&Leaving { frame, name: begun.name, address: begun.address })?;
    response.headers_mut().insert(header::REFRESH, refresh);
    session::set_small(response.headers_mut(), &ctx.app, COOKIE, &begun.secret, 15 * 60);
    Ok(response)
}

/// The account is not known yet, so only the address counts.
fn new_subject() -> String {
    crate::kit::clock::new_id()
}

fn show(visitor: &Visitor, status: StatusCode, form: FormView, next: &str) -> Result<Response> {
    let frame = visitor.frame(visitor.ctx.words.t("sign-in-organisation-title"));
    render_as(status, &SignIn { frame, form, next: next.to_owned() })
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Back {
    code: String,
    state: String,
}

pub async fn get_callback(
    visitor: Visitor,
    headers: HeaderMap,
    Query(back): Query<Back>,
) -> Result<Response> {
    let ctx = &visitor.ctx;
    let cookie = session::cookie(&headers, COOKIE);
    match oidc::finish(ctx, &headers, &cookie, &back.state, &back.code).await {
        Ok((came, next)) => {
            let mut response = go_on(&visitor, came, safe_next(&next))?;
            session::set_small(response.headers_mut(), &ctx.app, COOKIE, "", 0);
            Ok(response)
        }
        Err(error) => {
            let form = FormView::failed(ctx.words, Fields::default(), error)?;
            show(&visitor, StatusCode::UNPROCESSABLE_ENTITY, form, "/")
        }
    }
}
