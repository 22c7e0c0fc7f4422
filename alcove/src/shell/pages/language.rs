use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;

use crate::kit::form::Form;
use crate::kit::page::see;
use crate::kit::words::Words;
use crate::kit::{Ctx, Result};
use crate::network::{session, sign_in};

#[derive(Deserialize)]
pub struct Choice {
    language: String,
    #[serde(default)]
    next: String,
}

/// Remembers the language in a cookie and goes back.
pub async fn post(ctx: Ctx, Form(choice): Form<Choice>) -> Result<Response> {
    let mut response = see(sign_in::safe_next(&choice.next))?;
    let mut headers = HeaderMap::new();
    if let Some(words) = Words::of(&choice.language) {
        session::set_language(&mut headers, &ctx.app, words.code());
    }
    response.headers_mut().extend(headers);
    Ok(response)
}
