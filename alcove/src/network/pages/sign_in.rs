use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use crate::kit::form::Query;
use crate::kit::page::{Frame, render};
use crate::kit::{Ctx, Result};
use crate::network::sign_in::safe_next;

#[derive(Template)]
#[template(path = "network/sign-in.html")]
struct SignIn {
    frame: Frame,
    email: String,
    next: String,
}

#[derive(Deserialize)]
pub struct Ask {
    #[serde(default)]
    next: String,
}

pub async fn get(ctx: Ctx, Query(ask): Query<Ask>) -> Result<Response> {
    let next = safe_next(&ask.next).to_owned();
    render(&SignIn {
        frame: Frame::public(ctx.words, ctx.words.t("sign-in-title"), "/sign-in"),
        email: String::new(),
        next,
    })
}
