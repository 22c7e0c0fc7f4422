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
        let pairs: Vec<(String, String)> =
            serde_html_form::from_bytes(&bytes).map_err(|error| Error::Malformed(error.to_string()))?;
        if pairs.iter().any(|(name, value)| name.contains('\0') || value.contains('\0')) {
            return Err(Error::Malformed("a NUL character".to_owned()));
        }
        if let Some(secret) = secret {
            let sent = header
                .as_deref()
                .or_else(|| pairs.iter().find(|(n, _)| n == "_csrf").map(|(_, v)| v.as_str()));
            check_token(&secret, sent)?;
        }
        let form =
            serde_html_form::from_bytes(&bytes).map_err(|error| Error::Malformed(error.to_string()))?;
        Ok(Self(form))
    }
}

/// Refuses where the token is not the session's.
pub fn check_token(session_secret: &str, sent: Option<&str>) -> Result<()> {
    // Both are hashes of the same length: comparing them tells nothing of the secret.
    if sent == Some(form_token(session_secret).as_str()) { Ok(()) } else { Err(Error::Forbidden) }
}

/// A JSON body, with the exact bytes for comparing a repeated request.
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

/// Reads JSON and refuses the NUL character, which PostgreSQL cannot hold.
pub fn read_json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    if bytes.windows(6).any(|window| window == br"\u0000") || bytes.contains(&0) {
        return Err(Error::Malformed("a NUL character".to_owned()));
    }
    serde_json::from_slice(bytes).map_err(|error| Error::Malformed(error.to_string()))
}

async fn body(request: Request, app: &Arc<App>) -> Result<Bytes> {
    Bytes::from_request(request, app).await.map_err(|rejection| {
        let rejection = axum::response::IntoResponse::into_response(rejection);
        if rejection.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
            Error::TooLarge { limit: BODY_LIMIT }
        } else {
            Error::Malformed("the body ended early".to_owned())
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
        let query = parts.uri.query().unwrap_or_default();
        if query.contains("%00") {
            return Err(Error::Malformed("a NUL character".to_owned()));
        }
        serde_html_form::from_str(query).map(Self).map_err(|error| Error::Malformed(error.to_string()))
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
