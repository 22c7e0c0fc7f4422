//! Coming to work, and taking it along.

use axum::Json;
use axum::response::Response;
use serde::Serialize;

use super::outline::address;
use super::workspace::SeatQuery;
use crate::kit::form::{Path, Query};
use crate::kit::ids::AssessmentId;
use crate::kit::page::see;
use crate::kit::{Error, Result};
use crate::network::Person;
use crate::review::desk;
use crate::review::handing_in;

/// Leads to the first item that is still open; to the overview where there is nothing to rate.
pub async fn rate(person: Person, Path(assessment): Path<AssessmentId>) -> Result<Response> {
    match desk::next_open(&person, &assessment).await? {
        Some((seat, item)) => see(&format!("/assessments/{assessment}/items/{item}?seat={seat}")),
        None => see(&format!("/assessments/{assessment}")),
    }
}

/// The pages that a device stores for a visit without a connection.
#[derive(Serialize)]
pub struct Pages {
    pages: Vec<String>,
}

pub async fn offline(
    person: Person,
    Path(assessment): Path<AssessmentId>,
    Query(query): Query<SeatQuery>,
) -> Result<Json<Pages>> {
    let seat = query.seat.ok_or(Error::NotFound)?;
    let (facts, seated) = handing_in::seat_of(&person, &assessment, &seat).await?;
    let mut pages: Vec<String> =
        seated.nodes.iter().map(|node| address(&assessment, &facts.laid, *node, Some(&seat))).collect();
    pages.push(format!("/assessments/{assessment}/check?seat={seat}"));
    Ok(Json(Pages { pages }))
}
