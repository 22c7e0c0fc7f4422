//! Coming to a piece of evidence: every way to it asks the table of rights.

use std::collections::{BTreeSet, HashMap};

use alcove_domain::kit::Day;
use alcove_domain::network::{
    Action, Actor, Confidentiality, Decision, EvidenceFacts, Resource, UnitPath, can,
};

use super::store::{evidence, evidence_version, places};
use crate::kit::ids::{EvidenceId, OrganisationId, UnitId};
use crate::kit::words::format::day_in;
use crate::kit::{Ctx, Error, Result};
use crate::network::store::unit;
use crate::network::{Person, Visitor};

/// A piece of evidence, with the facts that say who may see it and its newest file.
#[derive(Clone, Debug)]
pub struct Evidence {
    pub row: evidence::Model,
    pub facts: EvidenceFacts,
    pub file: Option<evidence_version::Model>,
    /// The name of its unit; empty where it belongs to the whole organisation.
    pub unit_name: String,
}

impl Evidence {
    pub fn id(&self) -> &EvidenceId {
        &self.row.id
    }

    pub fn resource(&self) -> Resource {
        Resource::Evidence(self.facts.clone())
    }

    pub fn confidentiality(&self) -> Confidentiality {
        self.facts.confidentiality
    }

    pub fn is_withdrawn(&self) -> bool {
        self.row.is_withdrawn()
    }
}

/// The piece, for one who may see it; to others there is no such thing. Also when it is withdrawn:
/// what was attached to a closed cycle stays readable.
pub async fn find(person: &Person, id: &EvidenceId) -> Result<Evidence> {
    let found = find_unchecked(&person.ctx, id).await?;
    person.may(Action::SeeEvidence, &found.resource())?;
    Ok(found)
}

/// The same for somebody who may not have signed in: what is public is everybody's.
pub async fn see(visitor: &Visitor, id: &EvidenceId) -> Result<Evidence> {
    if let Some(person) = &visitor.person {
        return find(person, id).await;
    }
    match find_unchecked(&visitor.ctx, id).await {
        Ok(found) if is_public(&found) && !found.is_withdrawn() => Ok(found),
        // Whatever else it is, a stranger is asked to sign in: the answer tells nothing.
        Ok(_) | Err(Error::NotFound) => Err(Error::NotSignedIn),
        Err(other) => Err(other),
    }
}

/// Those of the ids that the person may see, by id: for the lists of rooms above.
pub async fn find_many(person: &Person, ids: &[EvidenceId]) -> Result<Vec<Evidence>> {
    let mut found = find_many_unchecked(&person.ctx, ids).await?;
    found.retain(|one| person.can(Action::SeeEvidence, &one.resource()));
    Ok(found)
}

fn is_public(found: &Evidence) -> bool {
    can(&Actor::nobody(), Action::SeeEvidence, &found.resource()) == Decision::Allowed
}

/// The piece before anybody is asked who looks, for a room above that lets people in by rules of its own.
pub async fn find_unchecked(ctx: &Ctx, id: &EvidenceId) -> Result<Evidence> {
    let row = evidence::find(ctx.db().read(), id).await?.ok_or(Error::NotFound)?;
    assemble(ctx, vec![row]).await?.pop().ok_or(Error::NotFound)
}

/// The same for several at once; what is not there is left out.
pub async fn find_many_unchecked(ctx: &Ctx, ids: &[EvidenceId]) -> Result<Vec<Evidence>> {
    assemble(ctx, evidence::by_ids(ctx.db().read(), ids).await?).await
}

/// Puts facts and newest files to rows, with one query per organisation among them.
pub(super) async fn assemble(ctx: &Ctx, rows: Vec<evidence::Model>) -> Result<Vec<Evidence>> {
    let db = ctx.db().read();
    let with_file: Vec<EvidenceId> =
        rows.iter().filter(|row| row.has_file()).map(|row| row.id.clone()).collect();
    let mut files: HashMap<EvidenceId, evidence_version::Model> = evidence_version::newest(db, &with_file)
        .await?
        .into_iter()
        .map(|file| (file.evidence_id.clone(), file))
        .collect();
    let organisations: BTreeSet<OrganisationId> =
        rows.iter().map(|row| row.organisation_id.clone()).collect();
    let mut units: HashMap<UnitId, unit::Model> = HashMap::new();
    for organisation in &organisations {
        units.extend(places::units(db, organisation).await?.into_iter().map(|unit| (unit.id.clone(), unit)));
    }
    let put_together = |row: evidence::Model| Evidence {
        facts: facts(&row, &units),
        file: files.remove(&row.id),
        unit_name: row
            .unit_id
            .as_ref()
            .and_then(|id| units.get(id))
            .map(|unit| unit.name.clone())
            .unwrap_or_default(),
        row,
    };
    Ok(rows.into_iter().map(put_together).collect())
}

fn facts(row: &evidence::Model, units: &HashMap<UnitId, unit::Model>) -> EvidenceFacts {
    EvidenceFacts {
        organisation: row.organisation_id.as_str().into(),
        path: path_of(row.unit_id.as_ref(), units),
        owner: row.owner_id.as_ref().map_or("", |owner| owner.as_str()).into(),
        // A word that this version does not know keeps it to the fewest.
        confidentiality: Confidentiality::parse(&row.confidentiality).unwrap_or(Confidentiality::Unit),
        networks: BTreeSet::new(),
    }
}

/// A unit and those above it, itself first.
pub(super) fn path_of(unit: Option<&UnitId>, units: &HashMap<UnitId, unit::Model>) -> UnitPath {
    let mut path = UnitPath::new();
    let mut next = unit;
    while let Some(found) = next.and_then(|id| units.get(id)) {
        // A circle of units, should there ever be one, ends here.
        if path.len() > units.len() {
            break;
        }
        path.push(found.id.as_str().into());
        next = found.parent_id.as_ref();
    }
    path
}

/// The same from a list.
pub(super) fn path_of_units(unit: &UnitId, units: &[unit::Model]) -> UnitPath {
    let by_id = units.iter().map(|unit| (unit.id.clone(), unit.clone())).collect();
    path_of(Some(unit), &by_id)
}

/// Today, where the person's organisation is.
pub(super) fn today(person: &Person) -> Day {
    day_in(person.ctx.now, &person.zone)
}
