//! The evidence of an application, as those who are engaged for it may open it: what was handed in
//! with it or with an answer, where it is open to assessors still, and while the engagement holds.

use std::collections::BTreeMap;
use std::ops::Bound;

use alcove_domain::kit::Instant;
use alcove_domain::network::{Action, Actor, Decision, Engagement, Platform, can};

use super::clarifying;
use super::desk::{self, Gate};
use super::snapshot::{self, EvidenceBody};
use crate::evidence::{self, Evidence};
use crate::kit::ids::{ApplicationId, EvidenceId};
use crate::kit::{Error, Result};
use crate::network::Person;

/// A piece with the number of the file that was handed in; none: it has no file.
pub struct Opened {
    pub piece: Evidence,
    pub number: Option<i64>,
    /// As it was handed in; none: it came with an answer.
    pub handed_in: Option<EvidenceBody>,
}

/// A piece in the list of an application.
pub struct Listed {
    pub id: EvidenceId,
    /// What there is to it; none: it is closed to this reader.
    pub opened: Option<Opened>,
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
    if is_shown(&actor, gate, &found) { Ok(found) } else { Err(Error::NotFound) }
}

fn is_shown(actor: &Actor, gate: &Gate, found: &Evidence) -> bool {
    let own = found.row.organisation_id == gate.facts.row.organisation_id;
    // What the institution took back from assessors since is closed to them.
    own && can(actor, Action::SeeEvidence, &found.resource()) == Decision::Allowed
}

/// Opens a piece of the application.
pub async fn open(person: &Person, application: &ApplicationId, id: &EvidenceId) -> Result<Opened> {
    let gate = desk::enter(person, application).await?;
    let handed_in = named(person, application).await?.remove(id).ok_or(Error::NotFound)?;
    Ok(opened(piece(person, &gate, id).await?, handed_in))
}

/// Pieces of the application after this one by their ids, at most so many.
pub async fn list(
    person: &Person,
    application: &ApplicationId,
    after: Option<&EvidenceId>,
    most: usize,
) -> Result<Vec<Listed>> {
    let gate = desk::enter(person, application).await?;
    let named = named(person, application).await?;
    let from = after.map_or(Bound::Unbounded, Bound::Excluded);
    let page: Vec<_> = named.range((from, Bound::Unbounded)).take(most).collect();
    let ids: Vec<EvidenceId> = page.iter().map(|(id, _)| (*id).clone()).collect();
    let actor = engaged(&gate);
    let mut found = evidence::find_many_unchecked(&person.ctx, &ids).await?;
    found.retain(|one| actor.as_ref().is_some_and(|actor| is_shown(actor, &gate, one)));
    let mut found: BTreeMap<EvidenceId, Evidence> =
        found.into_iter().map(|one| (one.id().clone(), one)).collect();
    let listed = page.into_iter().map(|(id, handed_in)| Listed {
        opened: found.remove(id).map(|piece| opened(piece, handed_in.clone())),
        id: id.clone(),
    });
    Ok(listed.collect())
}

/// Everything that was handed in with the application, and what came with answers since.
async fn named(
    person: &Person,
    application: &ApplicationId,
) -> Result<BTreeMap<EvidenceId, Option<EvidenceBody>>> {
    let (_, snapshot) = snapshot::load(&person.ctx, application).await?.ok_or(Error::NotFound)?;
    let answers = clarifying::all(person, application).await?;
    let mut named: BTreeMap<EvidenceId, Option<EvidenceBody>> =
        answers.into_iter().flat_map(|one| one.evidence).map(|id| (id, None)).collect();
    named.extend(snapshot.evidence.into_iter().map(|body| (body.id.clone(), Some(body))));
    Ok(named)
}

fn opened(piece: Evidence, handed_in: Option<EvidenceBody>) -> Opened {
    let number = handed_in.as_ref().and_then(|body| body.version.as_ref()).map(|file| file.number);
    Opened { piece, number, handed_in }
}
