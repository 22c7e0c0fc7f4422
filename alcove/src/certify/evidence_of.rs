//! The evidence of an application, as those who are engaged for it may open it: what was handed in
//! with it or with an answer, where it is open to assessors still, and while the engagement holds.

use alcove_domain::kit::Instant;
use alcove_domain::network::{Action, Actor, Decision, Engagement, Platform, can};

use super::clarifying;
use super::desk::{self, Gate};
use super::snapshot;
use crate::evidence::{self, Evidence};
use crate::kit::ids::{ApplicationId, EvidenceId};
use crate::kit::{Error, Result};
use crate::network::Person;

/// A piece with the number of the file that was handed in; none: it has no file.
pub struct Opened {
    pub piece: Evidence,
    pub number: Option<i64>,
}

/// The person for this application alone: an assessor of its institution, and nothing else.
fn engaged(gate: &Gate) -> Option<Actor> {
    let mine = gate.mine.as_ref()?;
    let from = Instant(mine.accepted_at?);
    let engagement = Engagement {
        organisation: gate.facts.row.organisation_id.as_str().into(),
        from,
        until: Instant(mine.until_at),
    };
    let person = mine.person_id.as_str().into();
    Some(Actor::new(person, Platform::Nothing, Vec::new(), from).engaged(&[engagement], from))
}

/// Whether the person may open a piece of the snapshot.
pub async fn is_open(person: &Person, gate: &Gate, id: &EvidenceId) -> Result<bool> {
    match piece(person, gate, id).await {
        Ok(_) => Ok(true),
        Err(Error::NotFound | Error::Forbidden) => Ok(false),
        Err(other) => Err(other),
    }
}

async fn piece(person: &Person, gate: &Gate, id: &EvidenceId) -> Result<Evidence> {
    let actor = engaged(gate).ok_or(Error::Forbidden)?;
    let found = evidence::find_unchecked(&person.ctx, id).await?;
    let own = found.row.organisation_id == gate.facts.row.organisation_id;
    // What the institution took back from assessors since is closed to them.
    if own && can(&actor, Action::SeeEvidence, &found.resource()) == Decision::Allowed {
        Ok(found)
    } else {
        Err(Error::NotFound)
    }
}

/// Opens a piece of the application.
pub async fn open(person: &Person, application: &ApplicationId, id: &EvidenceId) -> Result<Opened> {
    let gate = desk::enter(person, application).await?;
    let (_, snapshot) = snapshot::load(&person.ctx, application).await?.ok_or(Error::NotFound)?;
    let handed_in = snapshot.piece(id).map(|body| body.version.as_ref().map(|file| file.number));
    let number = match handed_in {
        Some(number) => number,
        None => {
            let asked = clarifying::all(person, application).await?;
            if !asked.iter().any(|one| one.evidence.contains(id)) {
                return Err(Error::NotFound);
            }
            None
        }
    };
    Ok(Opened { piece: piece(person, &gate, id).await?, number })
}
