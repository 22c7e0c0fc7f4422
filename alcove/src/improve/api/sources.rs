//! The closed assessments whose findings a plan answers, for machines.

use axum::http::StatusCode;
use axum::response::Response;

use super::plans;
use crate::improve::table;
use crate::kit::form::Path;
use crate::kit::ids::{AssessmentId, PlanId};
use crate::kit::{Error, Result};
use crate::network::Person;

/// Lays the findings of one more closed assessment before the plan.
pub async fn put(person: Person, Path((plan, id)): Path<(PlanId, AssessmentId)>) -> Result<Response> {
    let facts = table::take_in(&person, &plan, &id).await.map_err(not_there)?;
    plans::present(&facts)
}

/// Leaves one out on whose findings nothing was decided.
pub async fn delete(person: Person, Path((plan, id)): Path<(PlanId, AssessmentId)>) -> Result<StatusCode> {
    table::leave_out(&person, &plan, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The form of the pages offers assessments; here the address names one.
fn not_there(error: Error) -> Error {
    match error {
        Error::Invalid(faults) if faults.iter().any(|fault| fault.code == "unknown-choice") => {
            Error::NotFound
        }
        other => other,
    }
}
