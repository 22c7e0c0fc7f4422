//! What a list query may fetch, so that nothing is fetched and thrown away. Says the same as `can`.

use std::collections::BTreeSet;

use super::action::{Action, Reach};
use super::actor::Actor;
use super::resource::{Confidentiality, EvidenceFacts};
use crate::kit::{NetworkId, OrganisationId, PersonId, UnitId};

/// Organisations in which an action may be done everywhere, and units in which (and below which) it
/// may be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListScope {
    /// In every organisation.
    Everywhere,
    In {
        organisations: BTreeSet<OrganisationId>,
        units: BTreeSet<UnitId>,
    },
}

/// For things of an organisation, a unit or a person in it, assessments, and audits.
pub fn scope(actor: &Actor, action: Action) -> ListScope {
    if action.is_upkeep() && actor.keeps_the_platform() {
        return ListScope::Everywhere;
    }
    let mut organisations = BTreeSet::new();
    let mut units = BTreeSet::new();
    for membership in actor.memberships() {
        match (action.reach(membership.role), &membership.unit) {
            (Reach::Nowhere, _) | (Reach::OwnUnit, None) => {}
            (Reach::Organisation, _) | (Reach::Within, None) => {
                organisations.insert(membership.organisation.clone());
            }
            (Reach::OwnUnit | Reach::Within, Some(unit)) => {
                units.insert(unit.clone());
            }
        }
    }
    if action.is_for_assessors() {
        organisations.extend(actor.engagements().iter().cloned());
    }
    ListScope::In { organisations, units }
}

impl ListScope {
    /// Whether a row at this place is in the list; the query says the same in its conditions.
    pub fn covers(&self, organisation: &OrganisationId, path: &[UnitId]) -> bool {
        match self {
            Self::Everywhere => true,
            Self::In { organisations, units } => {
                organisations.contains(organisation) || path.iter().any(|unit| units.contains(unit))
            }
        }
    }

    pub fn is_nothing(&self) -> bool {
        matches!(self, Self::In { organisations, units } if organisations.is_empty() && units.is_empty())
    }
}

/// Which evidence one may see, circle by circle. A row is in the list when any field takes it in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceScope {
    /// What is kept to a unit, in these organisations and units.
    pub kept_to_a_unit: ListScope,
    /// What is open to the organisation or further, and one's own whatever it is.
    pub of_organisations: BTreeSet<OrganisationId>,
    /// What is open to assessors or further.
    pub of_assessed: BTreeSet<OrganisationId>,
    /// What is open to a network or further, of organisations in these.
    pub of_networks: BTreeSet<NetworkId>,
    /// The owner of one's own evidence; what is public everyone sees.
    pub owner: Option<PersonId>,
}

pub fn evidence_scope(actor: &Actor) -> EvidenceScope {
    EvidenceScope {
        kept_to_a_unit: scope(actor, Action::SeeEvidence),
        of_organisations: actor.memberships().iter().map(|one| one.organisation.clone()).collect(),
        of_assessed: actor.engagements().clone(),
        of_networks: actor.networks().clone(),
        owner: actor.person().cloned(),
    }
}

impl EvidenceScope {
    pub fn covers(&self, evidence: &EvidenceFacts) -> bool {
        let EvidenceFacts { organisation, path, owner, confidentiality, networks } = evidence;
        let at_home = self.of_organisations.contains(organisation);
        *confidentiality == Confidentiality::Public
            || (*confidentiality >= Confidentiality::Network && !self.of_networks.is_disjoint(networks))
            || (*confidentiality >= Confidentiality::Assessors && self.of_assessed.contains(organisation))
            || (*confidentiality >= Confidentiality::Organisation && at_home)
            || (at_home && self.owner.as_ref() == Some(owner))
            || self.kept_to_a_unit.covers(organisation, path)
    }
}
