//! The steps of an application that its assessors take.

use super::state;
use super::store::application;
use crate::kit::{Event, Result, Tx};
use crate::network::Person;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    BeginAssessment,
    SendDraftReport,
    FinishReport,
}

/// Moves an application on that is held against other writers; answers the event of it.
pub async fn to(person: &Person, tx: &Tx, row: application::Model, step: Move) -> Result<Event> {
    let was = row.state.clone();
    let now = state::of(&row);
    let (next, act) = match step {
        Move::BeginAssessment => (now.begin_assessment(), "certify.assessment-begun"),
        Move::SendDraftReport => (now.send_draft_report(), "certify.draft-report-sent"),
        Move::FinishReport => (now.finish_report(), "certify.report-finished"),
    };
    let next = next?.stage();
    let event = person.ctx.event(Some(&person.id), act, "application", row.id.as_str());
    let event = event.in_organisation(&row.body_id).before(was).after(next.word());
    application::save(&**tx, application::Model { state: next.word().to_owned(), ..row }).await?;
    Ok(event)
}
