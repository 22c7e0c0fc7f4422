//! Opening evidence to assessors, many pieces in one act.

use alcove_domain::network::{Action, Confidentiality};

use super::add::summary;
use super::draft::Draft;
use super::find::{Evidence, find_many};
use super::store::evidence;
use crate::kit::ids::EvidenceId;
use crate::kit::{Error, Refusal, Result};
use crate::network::Person;

/// Whether the person may open this piece to assessors, who do not see it yet.
pub fn may_open(person: &Person, piece: &Evidence) -> bool {
    !piece.is_withdrawn()
        && !piece.row.is_open_to_assessors()
        && person.can(Action::EditEvidence, &piece.resource())
        && person.can(Action::ShareEvidence, &piece.resource())
}

/// Opens those of the pieces that the person may open; all of them, or none. Answers how many.
pub async fn open_to_assessors(person: &Person, ids: &[EvidenceId]) -> Result<usize> {
    let mut found = find_many(person, ids).await?;
    found.retain(|piece| may_open(person, piece));
    let tx = person.ctx.begin().await?;
    let mut events = Vec::with_capacity(found.len());
    for piece in &found {
        let was = &piece.row;
        let circle = Confidentiality::Assessors.word().to_owned();
        let changed = evidence::Model { confidentiality: circle, ..was.clone() };
        events.push(
            person
                .ctx
                .event(Some(&person.id), "evidence.edited", "evidence", was.id.as_str())
                .in_organisation(&was.organisation_id)
                .before(summary(&Draft::of_row(was), None))
                .after(summary(&Draft::of_row(&changed), None)),
        );
        // Somebody else has just said something of it, and perhaps whom it is for.
        if !evidence::update(&*tx, changed).await? {
            return Err(Error::NotNow(Refusal::new("evidence-moved")));
        }
    }
    tx.commit(events).await?;
    Ok(found.len())
}
