//! What comes in: forms with their token, JSON, queries; every rejection is one of our errors.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use axum_extra::extract::CookieJar;
use serde::de::DeserializeOwned;

use super::app::App;
use super::clock::hash_secret;
use super::error::{Error, Result};
use super::json;

/// The cookie of the session. Over https its name binds it to this host alone.
pub fn session_cookie(https: bool) -> &'static str {
    if https { "__Host-alcove" } else { "alcove" }
}

/// The token that a signed-in person's forms carry: derived from the session, so nothing is stored.
pub fn form_token(session_secret: &str) -> String {
    hash_secret(&format!("form {session_secret}"))
}

/// The session's secret as the browser sent it.
pub fn session_secret(headers: &HeaderMap, app: &App) -> Option<String> {
    let jar = CookieJar::from_headers(headers);
    jar.get(session_cookie(app.config.is_https())).map(|cookie| cookie.value().to_owned())
}

/// A submitted form. One from a signed-in browser must carry its token in `_csrf` or in the
/// `X-CSRF-Token` header.
pub struct Form<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Arc<App>> for Form<T> {
    type Rejection = Error;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self> {
        let secret = session_secret(request.headers(), app);
        let header = request.headers().get("x-csrf-token").and_then(|v| v.to_str().ok()).map(str::to_owned);
        let bytes = body(request, app).await?;
        let pairs: Vec<(String, String)> = read_pairs(&bytes)?;
        check_pairs(&pairs)?;
        if let Some(secret) = secret {
            let sent = header
                .as_deref()
                .or_else(|| pairs.iter().find(|(n, _)| n == "_csrf").map(|(_, v)| v.as_str()));
            check_token(&secret, sent)?;
        }
        read_pairs(&bytes).map(Self)
    }
}

/// Refuses where the token is not the session's.
pub fn check_token(session_secret: &str, sent: Option<&str>) -> Result<()> {
    // Both are hashes of the same length: comparing them tells nothing of the secret.
    if sent == Some(form_token(session_secret).as_str()) { Ok(()) } else { Err(Error::Forbidden) }
}

/// A JSON body. What does not fit is told at its field, in the caller's language.
pub struct Json<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Arc<App>> for Json<T> {
    type Rejection = Error;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self> {
        let is_json = request
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|kind| kind.starts_with("application/json") || kind.ends_with("+json"));
        if !is_json {
            return Err(Error::UnsupportedType);
        }
        let bytes = body(request, app).await?;
        read_json(&bytes).map(Self)
    }
}

pub use super::json::{of_json, read_json};

/// A body as it was sent, for what is no JSON or may be left out.
pub struct Raw(pub Bytes);

impl FromRequest<Arc<App>> for Raw {
    type Rejection = Error;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self> {
        body(request, app).await.map(Self)
    }
}

async fn body(request: Request, app: &Arc<App>) -> Result<Bytes> {
    Bytes::from_request(request, app).await.map_err(|rejection| {
        let rejection = axum::response::IntoResponse::into_response(rejection);
        if rejection.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
            Error::TooLarge { limit: BODY_LIMIT }
        } else {
            Error::Malformed("Content-Length".to_owned())
        }
    })
}

/// Forms and JSON are at most this long; files have routes of their own.
pub const BODY_LIMIT: u64 = 2 * 1024 * 1024;

/// The query of the address.
pub struct Query<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<Arc<App>> for Query<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<App>) -> Result<Self> {
        let query = parts.uri.query().unwrap_or_default().as_bytes();
        let pairs: Vec<(String, String)> = read_pairs(query)?;
        check_pairs(&pairs)?;
        read_pairs(query).map(Self)
    }
}

/// Reads names and values as forms and queries write them.
fn read_pairs<T: DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    serde_path_to_error::deserialize(serde_html_form::Deserializer::from_bytes(bytes)).map_err(|error| {
        let at = json::place_of(&error);
        json::unfit(at, &error.into_inner().to_string())
    })
}

/// Refuses the NUL character, which PostgreSQL cannot hold.
fn check_pairs(pairs: &[(String, String)]) -> Result<()> {
    match pairs.iter().find(|(name, value)| name.contains('\0') || value.contains('\0')) {
        Some((name, _)) => Err(Error::invalid(json::shown(name), "nul")),
        None => Ok(()),
    }
}

/// A part of the address.
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<Arc<App>> for Path<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self> {
        if parts.uri.path().contains("%00") {
            return Err(Error::NotFound);
        }
        let path = axum::extract::Path::<T>::from_request_parts(parts, app).await;
        // An address that cannot be read names nothing.
        path.map(|axum::extract::Path(value)| Self(value)).map_err(|_| Error::NotFound)
    }
}
