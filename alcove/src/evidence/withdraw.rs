//! Taking evidence out of the library, and back in. What is attached to ratings stays readable.

use alcove_domain::network::Action;

use super::find::{self, Evidence};
use super::store::evidence;
use crate::kit::ids::EvidenceId;
use crate::kit::{Error, Result};
use crate::network::Person;

/// Withdraws the piece; doing so again changes nothing. A version is checked where one is given.
pub async fn withdraw(person: &Person, id: &EvidenceId, seen_version: Option<i64>) -> Result<Evidence> {
    set(person, id, seen_version, Act::Withdraw).await
}

/// Takes the withdrawal back.
pub async fn restore(person: &Person, id: &EvidenceId) -> Result<Evidence> {
    set(person, id, None, Act::Restore).await
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    Withdraw,
    Restore,
}

async fn set(person: &Person, id: &EvidenceId, seen_version: Option<i64>, act: Act) -> Result<Evidence> {
    let present = find::find(person, id).await?;
    person.may(Action::WithdrawEvidence, &present.resource())?;
    if seen_version.is_some_and(|seen| seen != present.row.version) {
        return Err(Error::Conflict(super::api::answer::value(&present)));
    }
    if present.is_withdrawn() == (act == Act::Withdraw) {
        return Ok(present);
    }
    let (name, removed_at) = match act {
        Act::Withdraw => ("evidence.withdrawn", Some(person.ctx.now.millis())),
        Act::Restore => ("evidence.restored", None),
    };
    let tx = person.ctx.begin().await?;
    let changed = evidence::Model { removed_at, ..present.row.clone() };
    if !evidence::update(&*tx, changed).await? {
        drop(tx);
        let present = find::find(person, id).await?;
        return Err(Error::Conflict(super::api::answer::value(&present)));
    }
    let event = person
        .ctx
        .event(Some(&person.id), name, "evidence", id.as_str())
        .in_organisation(&present.row.organisation_id)
        .before(present.row.title.clone());
    tx.commit(vec![event]).await?;
    find::find(person, id).await
}
