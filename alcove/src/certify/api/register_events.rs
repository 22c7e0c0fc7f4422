//! What happened to a certificate, as the register shows it to everybody.

use axum::http::StatusCode;
use axum::response::Response;
use serde::Serialize;

use crate::certify::register;
use crate::certify::store::event;
use crate::kit::api::{Paging, answer};
use crate::kit::form::{Path, Query};
use crate::kit::{Ctx, Result};
use crate::network::audit::rfc3339;

#[derive(Clone, Debug, Serialize)]
pub struct EventsAnswer {
    pub events: Vec<EventAnswer>,
    /// The value of `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct EventAnswer {
    /// `issued`, `renewed`, `suspended`, `reinstated` or `revoked`.
    pub kind: String,
    pub at: String,
    pub reason: String,
}

pub async fn list(ctx: Ctx, Path(code): Path<String>, Query(paging): Query<Paging>) -> Result<Response> {
    let held = register::by_code(&ctx, &code).await?;
    let rows = event::of_certificate(ctx.db().read(), &held.row.id).await?;
    let page = paging.of(rows, |row| row.id.0.clone())?;
    let told = page.items.into_iter();
    let told = told.map(|row| EventAnswer { kind: row.kind, at: rfc3339(row.at), reason: row.reason });
    answer(StatusCode::OK, &EventsAnswer { events: told.collect(), next: page.next })
}
