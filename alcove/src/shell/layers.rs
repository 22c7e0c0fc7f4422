//! What happens around every request: an id, a log line, headers, the face of an error.

use std::any::Any;
use std::sync::Arc;

use axum::extract::{FromRequestParts, MatchedPath, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use tracing::Instrument as _;

use crate::kit::clock::{Stopwatch, new_id};
use crate::kit::ctx::{RequestId, language_of};
use crate::kit::error::Faceless;
use crate::kit::form::{form_token, session_cookie};
use crate::kit::page::{Frame, error_page, percent};
use crate::kit::problem::{outbox_problem, problem};
use crate::kit::{App, Error, Words};
use crate::network::person::{NOTICE_COOKIE, Visitor};
use crate::network::session::set_small;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Everything comes from this host, nothing is inline, nobody frames us.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
    font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; \
    base-uri 'none'; frame-ancestors 'none'";

/// Gives the request an id and writes one log line about it. No address, name or query: the path is
/// the route's pattern.
pub async fn trace(mut request: Request, next: Next) -> Response {
    let id = RequestId(new_id::<String>());
    let route = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str).to_owned();
    let method = request.method().clone();
    request.extensions_mut().insert(id.clone());
    let span = tracing::info_span!("request", id = id.0);
    let started = Stopwatch::start();
    let mut response = next.run(request).instrument(span.clone()).await;
    let took = started.took();
    let status = response.status().as_u16();
    span.in_scope(|| tracing::info!(%method, route, status, ms = took.as_millis() as u64, "answered"));
    metrics::histogram!("alcove_request_seconds", "method" => known(&method), "status" => status.to_string())
        .record(took.as_secs_f64());
    if let Ok(value) = HeaderValue::from_str(&id.0) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    response
}

/// Anybody may send any word as a method; each would be a line of the metrics for ever.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        _ => "other",
    }
}

/// Headers that every answer carries, unless a handler set its own.
pub async fn headers(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let noticed = CookieJar::from_headers(request.headers()).get(NOTICE_COOKIE).is_some();
    let mut response = next.run(request).await;
    // A notice is shown once: on the first page after the act.
    let is_page =
        response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == "text/html; charset=utf-8");
    if noticed && is_page && !response.headers().contains_key(header::SET_COOKIE) {
        set_small(response.headers_mut(), &app, NOTICE_COOKIE, "", 0);
    }
    let headers = response.headers_mut();
    let mut default = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    default(header::CONTENT_SECURITY_POLICY, POLICY);
    default(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    default(header::REFERRER_POLICY, "same-origin");
    default(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    default(HeaderName::from_static("permissions-policy"), "geolocation=(), microphone=()");
    if app.config.is_https() {
        default(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
    response
}

/// Gives an error the face that the address asks for: problem+json under `/api/`, else a page.
pub async fn faces(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let words = language_of(&parts);
    let path = parts.uri.path_and_query().map(|p| p.as_str().to_owned()).unwrap_or_default();
    let by_outbox = parts.headers.contains_key("x-alcove-outbox");
    let machine = path.starts_with("/api/") || by_outbox;
    let is_get = parts.method.is_safe();
    let asked = (!machine).then(|| again(&parts));
    let mut response = next.run(Request::from_parts(parts, body)).await;
    if let Some(Faceless(error)) = response.extensions_mut().remove::<Faceless>() {
        if by_outbox {
            return outbox_problem(&error, words);
        }
        let Some(mut asked) = asked else { return problem(&error, words) };
        if matches!(*error, Error::NotSignedIn) && is_get {
            return Redirect::to(&format!("/sign-in?next={}", percent(&path))).into_response();
        }
        let back = came_from(&asked.headers, &app).filter(|from| !is_get || *from != path);
        let frame = frame_of(&mut asked, &app, &error, words, &path).await;
        return error_page(&error, frame, back);
    }
    response
}

/// What is known of a request after it was answered.
fn again(parts: &Parts) -> Parts {
    let (mut again, ()) = Request::new(()).into_parts();
    again.uri = parts.uri.clone();
    again.headers = parts.headers.clone();
    again
}

/// The frame of whoever looks: who is signed in finds the way on from the page of an error too.
async fn frame_of(asked: &mut Parts, app: &Arc<App>, error: &Error, words: Words, path: &str) -> Frame {
    // Where the fault is ours, the database may be what is at fault: it is not asked again.
    if !error.status().is_server_error()
        && let Ok(visitor) = Visitor::from_request_parts(asked, app).await
    {
        return visitor.frame(String::new());
    }
    Frame { form_token: token_of(&asked.headers), ..Frame::public(words, String::new(), path) }
}

/// The page of ours that somebody came from: a link back needs no scripts.
fn came_from(headers: &HeaderMap, app: &App) -> Option<String> {
    let from: Uri = headers.get(header::REFERER)?.to_str().ok()?.parse().ok()?;
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let public: Option<Uri> = app.config.public_url.parse().ok();
    let authority = from.authority()?;
    let is_ours =
        host == Some(authority.as_str()) || public.as_ref().and_then(Uri::authority) == Some(authority);
    let from = from.path_and_query()?.as_str();
    (is_ours && from.starts_with('/') && !from.starts_with("//")).then(|| from.to_owned())
}

/// The token that the forms of this browser carry; empty where it has no session.
fn token_of(headers: &HeaderMap) -> String {
    let jar = CookieJar::from_headers(headers);
    let session = [true, false].into_iter().find_map(|https| jar.get(session_cookie(https)));
    session.map(|cookie| form_token(cookie.value())).unwrap_or_default()
}

/// A panic in a handler is a fault of ours; the server lives on.
pub fn panicked(cause: Box<dyn Any + Send + 'static>) -> Response {
    let what = cause
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| cause.downcast_ref::<&str>().copied())
        .unwrap_or("a panic");
    Error::fault(what).into_response()
}
