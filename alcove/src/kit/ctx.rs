//! What one request, job or command carries through the doors.

use std::convert::Infallible;
use std::sync::Arc;

use alcove_domain::kit::Instant;
use axum::extract::FromRequestParts;
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::request::Parts;
use axum_extra::extract::CookieJar;

use super::app::App;
use super::audit::{Event, PLATFORM};
use super::db::{Db, Tx};
use super::error::Result;
use super::ids::PersonId;
use super::words::Words;

#[derive(Clone)]
pub struct Ctx {
    pub app: Arc<App>,
    pub now: Instant,
    pub words: Words,
    pub request_id: String,
}

impl Ctx {
    /// For jobs and commands.
    pub fn of(app: &Arc<App>) -> Self {
        Self { app: app.clone(), now: app.now(), words: Words::default(), request_id: String::new() }
    }

    pub fn db(&self) -> &Db {
        &self.app.db
    }

    pub async fn begin(&self) -> Result<Tx> {
        self.app.db.begin().await
    }

    /// An event of now, on the platform's chain unless [`Event::in_organisation`] says otherwise.
    pub fn event(
        &self,
        actor: Option<&PersonId>,
        act: &'static str,
        subject_kind: &'static str,
        subject_id: impl Into<String>,
    ) -> Event {
        Event {
            chain: PLATFORM.to_owned(),
            at: self.now,
            actor: actor.cloned(),
            act,
            subject_kind,
            subject_id: subject_id.into(),
            before: String::new(),
            after: String::new(),
            request_id: self.request_id.clone(),
        }
    }
}

/// The request's own id, set by the outermost layer.
#[derive(Clone, Debug)]
pub struct RequestId(pub String);

/// The cookie that remembers the language a person chose.
pub const LANGUAGE_COOKIE: &str = "alcove-language";

impl FromRequestParts<Arc<App>> for Ctx {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> std::result::Result<Self, Infallible> {
        Ok(Self {
            app: app.clone(),
            now: app.now(),
            words: language_of(parts),
            request_id: parts.extensions.get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default(),
        })
    }
}

/// The cookie's language, else the browser's, else English.
pub fn language_of(parts: &Parts) -> Words {
    let chosen = CookieJar::from_headers(&parts.headers)
        .get(LANGUAGE_COOKIE)
        .and_then(|cookie| Words::of(cookie.value()));
    let accepted = || parts.headers.get(ACCEPT_LANGUAGE)?.to_str().ok().and_then(Words::accepted);
    chosen.or_else(accepted).unwrap_or_default()
}
