//! What happened to a certificate, as the register shows it to everybody.

use axum::http::StatusCode;
use axum::response::Response;
use serde::Serialize;

use crate::certify::register;
use crate::certify::store::event;
use crate::kit::api::answer;
use crate::kit::form::Path;
use crate::kit::{Ctx, Result};
use crate::network::audit::rfc3339;

#[derive(Clone, Debug, Serialize)]
pub struct EventsAnswer {
    pub events: Vec<EventAnswer>,
}

#[derive(Clone, Debug, Serialize)]
pub struct EventAnswer {
    /// `issued`, `renewed`, `suspended`, `reinstated` or `revoked`.
    pub kind: String,
    pub at: String,
    pub reason: String,
}

pub async fn list(ctx: Ctx, Path(code): Path<String>) -> Result<Response> {
    let held = register::by_code(&ctx, &code).await?;
    let rows = event::of_certificate(ctx.db().read(), &held.row.id).await?;
    let told =
        rows.into_iter().map(|row| EventAnswer { kind: row.kind, at: rfc3339(row.at), reason: row.reason });
    answer(StatusCode::OK, &EventsAnswer { events: told.collect() })
}
