use std::collections::BTreeSet;

use super::role::Role;
use crate::kit::{Instant, NetworkId, OrganisationId, PersonId, UnitId};

/// A person in a role in an organisation or one of its units, for a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    pub organisation: OrganisationId,
    /// `None`: in the organisation as a whole.
    pub unit: Option<UnitId>,
    pub role: Role,
    pub from: Instant,
    /// The first instant at which it no longer holds.
    pub until: Option<Instant>,
}

/// An external assessor's access to an organisation. It ends by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Engagement {
    pub organisation: OrganisationId,
    pub from: Instant,
    pub until: Instant,
}

/// Whether a person keeps the installation itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Platform {
    Nothing,
    Administrator,
}

/// Whoever asks, with what holds at this moment and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// `None`: nobody is signed in.
    person: Option<PersonId>,
    platform: Platform,
    memberships: Vec<Membership>,
    engaged: BTreeSet<OrganisationId>,
    networks: BTreeSet<NetworkId>,
    coordinated: BTreeSet<NetworkId>,
}

impl Membership {
    pub fn holds_at(&self, now: Instant) -> bool {
        self.from <= now && self.until.is_none_or(|until| now < until)
    }
}

impl Engagement {
    pub fn holds_at(&self, now: Instant) -> bool {
        self.from <= now && now < self.until
    }
}

impl Actor {
    pub const fn nobody() -> Self {
        Self {
            person: None,
            platform: Platform::Nothing,
            memberships: Vec::new(),
            engaged: BTreeSet::new(),
            networks: BTreeSet::new(),
            coordinated: BTreeSet::new(),
        }
    }

    /// Drops what has not begun or is over, so that no rule has to think of time.
    pub fn new(person: PersonId, platform: Platform, memberships: Vec<Membership>, now: Instant) -> Self {
        let memberships = memberships.into_iter().filter(|one| one.holds_at(now)).collect();
        Self { person: Some(person), platform, memberships, ..Self::nobody() }
    }

    pub fn engaged(mut self, engagements: &[Engagement], now: Instant) -> Self {
        let holding = engagements.iter().filter(|one| one.holds_at(now));
        self.engaged = holding.map(|one| one.organisation.clone()).collect();
        self
    }

    /// The networks of the organisations the person belongs to.
    pub fn in_networks(mut self, networks: BTreeSet<NetworkId>) -> Self {
        self.networks = networks;
        self
    }

    /// The networks in which the person has the role of a coordinator.
    pub fn coordinating(mut self, networks: BTreeSet<NetworkId>) -> Self {
        self.coordinated = networks;
        self
    }

    pub const fn person(&self) -> Option<&PersonId> {
        self.person.as_ref()
    }

    pub fn is(&self, person: &PersonId) -> bool {
        self.person.as_ref() == Some(person)
    }

    pub fn keeps_the_platform(&self) -> bool {
        self.platform == Platform::Administrator
    }

    pub fn memberships(&self) -> &[Membership] {
        &self.memberships
    }

    pub fn in_organisation<'a>(
        &'a self,
        organisation: &'a OrganisationId,
    ) -> impl Iterator<Item = &'a Membership> {
        self.memberships.iter().filter(move |one| one.organisation == *organisation)
    }

    pub fn belongs_to(&self, organisation: &OrganisationId) -> bool {
        self.in_organisation(organisation).next().is_some()
    }

    pub fn roles_in<'a>(&'a self, organisation: &'a OrganisationId) -> impl Iterator<Item = Role> + 'a {
        self.in_organisation(organisation).map(|membership| membership.role)
    }

    pub fn assesses(&self, organisation: &OrganisationId) -> bool {
        self.engaged.contains(organisation)
    }

    pub const fn engagements(&self) -> &BTreeSet<OrganisationId> {
        &self.engaged
    }

    pub const fn networks(&self) -> &BTreeSet<NetworkId> {
        &self.networks
    }

    pub const fn coordinated(&self) -> &BTreeSet<NetworkId> {
        &self.coordinated
    }
}
