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

/// A JSON body of which all that does not fit is told at its field, in the caller's language.
pub struct Document<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Arc<App>> for Document<T> {
    type Rejection = Error;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self> {
        let Json(value) = Json::<serde_json::Value>::from_request(request, app).await?;
        document_of_json(value).map(Self)
    }
}

/// Reads JSON and refuses the NUL character, which PostgreSQL cannot hold.
pub fn read_json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    if bytes.windows(6).any(|window| window == br"\u0000") || bytes.contains(&0) {
        return Err(Error::Malformed("a NUL character".to_owned()));
    }
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(unfit)?;
    reader.end().map_err(|error| Error::Malformed(error.to_string()))?;
    Ok(value)
}

/// The same of JSON that was taken apart before.
pub fn of_json<T: DeserializeOwned>(value: serde_json::Value) -> Result<T> {
    serde_path_to_error::deserialize(value).map_err(unfit)
}

/// The same of a document that people write by hand: what is of another type there, or no field, is
/// told at its field too.
pub fn document_of_json<T: DeserializeOwned>(value: serde_json::Value) -> Result<T> {
    serde_path_to_error::deserialize(value).map_err(|error: serde_path_to_error::Error<_>| {
        let at = error.path().iter().next().map(|_| error.path().to_string());
        match (unfit(error), at) {
            (Error::Malformed(said), Some(at)) if said.starts_with("unknown field") => {
                Error::invalid(at, "unknown-field")
            }
            (Error::Malformed(_), Some(at)) => Error::invalid(at, "of-another-kind"),
            (told, _) => told,
        }
    })
}

/// What is missing is told at its field, in the caller's language, as a form is told. What is there and
/// of another type is a mistake of a program, which reads where it stands.
fn unfit(error: serde_path_to_error::Error<serde_json::Error>) -> Error {
    let at = error.path().iter().next().map(|_| error.path().to_string());
    let said = error.into_inner().to_string();
    // serde tells of these in words alone.
    let missing = said.strip_prefix("missing field `").and_then(|rest| rest.split_once('`'));
    match (missing, at) {
        (Some((field, _)), None) => Error::invalid(field, "missing"),
        (Some((field, _)), Some(at)) => Error::invalid(format!("{at}.{field}"), "missing"),
        (None, Some(at)) if said.starts_with("invalid type: null,") => Error::invalid(at, "missing"),
        _ => Error::Malformed(said),
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only read into")]
    struct Row {
        name: String,
    }

    #[derive(Debug, serde::Deserialize)]
    #[expect(dead_code, reason = "only read into")]
    struct Body {
        rows: Vec<Row>,
    }

    fn field(text: &str) -> Option<(String, &'static str)> {
        match read_json::<Body>(text.as_bytes()) {
            Err(Error::Invalid(faults)) => faults.into_iter().next().map(|fault| (fault.field, fault.code)),
            _ => None,
        }
    }

    #[test]
    fn what_is_missing_is_told_at_its_field() {
        assert_eq!(field("{}"), Some(("rows".to_owned(), "missing")));
        assert_eq!(field(r#"{"rows":[{"name":"A"},{}]}"#), Some(("rows[1].name".to_owned(), "missing")));
        assert_eq!(field(r#"{"rows":[{"name":null}]}"#), Some(("rows[0].name".to_owned(), "missing")));
        assert_eq!(field(r#"{"rows":null}"#), Some(("rows".to_owned(), "missing")));
    }

    #[test]
    fn in_a_document_all_that_does_not_fit_is_told_at_its_field() {
        let said = |text: &str| match document_of_json::<Body>(serde_json::from_str(text).unwrap()) {
            Err(Error::Invalid(faults)) => (faults[0].field.clone(), faults[0].code),
            other => panic!("{other:?}"),
        };

        assert_eq!(said(r#"{"rows":3}"#), ("rows".to_owned(), "of-another-kind"));
        assert_eq!(said(r#"{"rows":[{"name":3}]}"#), ("rows[0].name".to_owned(), "of-another-kind"));
        let unknown = said(r#"{"rows":[{"name":"A","age":3}]}"#);
        assert_eq!(unknown, ("rows[0].age".to_owned(), "unknown-field"));
        assert_eq!(said(r#"{"rows":[{}]}"#), ("rows[0].name".to_owned(), "missing"));
    }

    #[test]
    fn what_is_of_another_type_or_unknown_is_no_fault_of_a_field() {
        for text in ["null", "{", r#"{"rows":3}"#, r#"{"rows":[{"name":"A","age":3}]}"#, r#"{"rows":[]} {}"#]
        {
            assert_eq!(field(text), None, "{text}");
            assert!(matches!(read_json::<Body>(text.as_bytes()), Err(Error::Malformed(_))), "{text}");
        }
    }
}
