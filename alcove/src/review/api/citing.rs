use alcove_domain::assess::rating::Slot;
use axum::http::StatusCode;
use serde::Deserialize;

use crate::kit::Result;
use crate::kit::form::Path;
use crate::kit::ids::{AssessmentId, EvidenceId, ItemId, SeatId};
use crate::network::Person;
use crate::review::attaching;
use crate::review::rating::At;

/// The address of a piece of evidence on a rating.
#[derive(Clone, Debug, Deserialize)]
pub struct CitedPath {
    assessment: AssessmentId,
    seat: SeatId,
    item: ItemId,
    evidence: EvidenceId,
}

impl CitedPath {
    pub fn split(self) -> (At, EvidenceId) {
        let at = At { assessment: self.assessment, seat: self.seat, item: self.item, slot: Slot::Current };
        (at, self.evidence)
    }
}

/// Attaches; 204 also where it is attached already.
pub async fn put(person: Person, Path(path): Path<CitedPath>) -> Result<StatusCode> {
    let (at, evidence) = path.split();
    attaching::attach(&person, &at, &evidence).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Detaches; 204 also where it was not attached.
pub async fn delete(person: Person, Path(path): Path<CitedPath>) -> Result<StatusCode> {
    let (at, evidence) = path.split();
    attaching::detach(&person, &at, &evidence).await?;
    Ok(StatusCode::NO_CONTENT)
}
