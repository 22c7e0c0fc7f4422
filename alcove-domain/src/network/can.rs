//! The one place that says who may do what. Deny by default.

use std::collections::BTreeSet;

use super::action::{Action, Reach};
use super::actor::{Actor, Membership};
use super::resource::{
    ApplicationFacts, Confidentiality, EvidenceFacts, Exposure, FrameworkFacts, Held, Offer, Openness,
    PlanFacts, Resource, SeatHolder,
};
use crate::kit::{OrganisationId, PersonId, UnitId};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    Allowed,
    /// One may not know that it exists: not found.
    Hidden,
    /// One knows of it and may not do this.
    Forbidden,
}

/// One knows of what one may see; so what one may not do is forbidden there and hidden elsewhere.
pub fn can(actor: &Actor, action: Action, resource: &Resource) -> Decision {
    if may(actor, action, resource) {
        return Decision::Allowed;
    }
    if knows(actor, resource) { Decision::Forbidden } else { Decision::Hidden }
}

fn knows(actor: &Actor, resource: &Resource) -> bool {
    let see = match resource {
        // That there is an installation is no secret to anyone who signed in.
        Resource::Platform => return actor.person().is_some(),
        Resource::Account(person) => return actor.is(person),
        Resource::Organisation(_) => Action::SeeOrganisation,
        Resource::Unit { .. } => Action::SeeUnits,
        Resource::Person { .. } => Action::SeePeople,
        Resource::Framework(_) => Action::SeeFramework,
        Resource::Assessment(_) => Action::SeeAssessment,
        Resource::Seat { .. } => Action::SeeSeats,
        Resource::Evidence(_) => Action::SeeEvidence,
        Resource::Plan(plan) | Resource::PlanNode { plan, .. } => plan.sight(),
        Resource::Network(_) => Action::SeeNetwork,
        Resource::Practice { .. } => Action::SeePractice,
        Resource::Scheme(_) => Action::SeeScheme,
        Resource::Application(_) => Action::SeeApplication,
    };
    may(actor, see, resource)
}

fn may(actor: &Actor, action: Action, resource: &Resource) -> bool {
    if !resource.takes(action) {
        return false;
    }
    match resource {
        Resource::Platform => actor.keeps_the_platform(),
        Resource::Account(person) => actor.is(person),
        Resource::Organisation(organisation) => may_in(actor, action, organisation, &[]),
        Resource::Unit { organisation, path } | Resource::Person { organisation, path } => {
            may_in(actor, action, organisation, path)
        }
        Resource::Framework(framework) => may_on_framework(actor, action, framework),
        Resource::Assessment(organisation) => may_in(actor, action, organisation, &[]),
        Resource::Seat { organisation, holder } => may_on_seat(actor, action, organisation, holder),
        Resource::Evidence(evidence) => may_on_evidence(actor, action, evidence),
        Resource::Plan(plan) => {
            let action = if action == Action::SeePlan { plan.sight() } else { action };
            may_in(actor, action, &plan.organisation, &[])
        }
        Resource::PlanNode { plan, units, people } => may_on_node(actor, action, plan, units, people),
        Resource::Network(network) => {
            let coordinates = actor.coordinated().contains(network);
            // Whoever keeps the installation sees that a network is there, and none of its figures.
            let sees = || actor.networks().contains(network) || actor.keeps_the_platform();
            coordinates || (action == Action::SeeNetwork && sees())
        }
        Resource::Practice { organisation, author } => may_on_practice(actor, action, organisation, author),
        Resource::Scheme(scheme) => {
            let open = action == Action::SeeScheme && scheme.exposure == Offer::Published;
            (open && actor.person().is_some()) || may_in(actor, action, &scheme.body, &[])
        }
        Resource::Application(application) => may_on_application(actor, action, application),
    }
}

/// Two houses meet at an application: each does its own part, and both see what was handed in.
fn may_on_application(actor: &Actor, action: Action, application: &ApplicationFacts) -> bool {
    let ApplicationFacts { applicant, body, held, assessors, committee } = application;
    let with_the_body = *held == Held::ByTheBody;
    // Whoever belongs to both houses stands on the applicant's side: nobody handles their own case.
    let handles = || {
        with_the_body && !actor.belongs_to(applicant) && may_in(actor, Action::HandleApplication, body, &[])
    };
    let named = |people: &BTreeSet<PersonId>| with_the_body && people.iter().any(|one| actor.is(one));
    // A seat is held for the body: it ends with the place there, and rests while its holder belongs to
    // the applicant too.
    let sits = || named(committee) && actor.belongs_to(body) && !actor.belongs_to(applicant);
    match action {
        Action::HandleApplication => handles(),
        Action::SeeApplication => {
            may_in(actor, action, applicant, &[]) || handles() || named(assessors) || sits()
        }
        Action::VoteOnApplication => sits(),
        Action::AssessApplication => named(assessors),
        _ => may_in(actor, action, applicant, &[]),
    }
}

fn may_in(actor: &Actor, action: Action, organisation: &OrganisationId, path: &[UnitId]) -> bool {
    actor.in_organisation(organisation).any(|membership| membership.reaches(action, path))
        || (action.is_upkeep() && actor.keeps_the_platform())
        || (action.is_for_assessors() && actor.assesses(organisation))
}

impl Membership {
    /// Whether the role carries the action to a place of its organisation.
    pub fn reaches(&self, action: Action, path: &[UnitId]) -> bool {
        let below_its_unit = || self.unit.as_ref().is_some_and(|unit| path.contains(unit));
        match action.reach(self.role) {
            Reach::Nowhere => false,
            Reach::OwnUnit => below_its_unit(),
            Reach::Within => self.unit.is_none() || below_its_unit(),
            Reach::Organisation => true,
        }
    }
}

fn may_on_framework(actor: &Actor, action: Action, framework: &FrameworkFacts) -> bool {
    let public = framework.openness == Openness::Public;
    let Some(owner) = &framework.owner else {
        return match action {
            Action::SeeFramework | Action::ExportFramework => actor.person().is_some() && public,
            Action::ImportFramework => actor.keeps_the_platform(),
            _ => false,
        };
    };
    may_in(actor, action, owner, &[])
}

fn may_on_seat(actor: &Actor, action: Action, organisation: &OrganisationId, holder: &SeatHolder) -> bool {
    match holder {
        // The seat itself is the permission, as long as its holder belongs here.
        SeatHolder::Person(person) if actor.is(person) && actor.belongs_to(organisation) => {
            action != Action::AssignSeats && action != Action::SendReminders
                || may_in(actor, action, organisation, &[])
        }
        SeatHolder::Person(_) => may_in(actor, action, organisation, &[]),
        SeatHolder::Unit(path) => may_in(actor, action, organisation, path),
    }
}

fn may_on_node(
    actor: &Actor,
    action: Action,
    plan: &PlanFacts,
    units: &[Vec<UnitId>],
    people: &BTreeSet<PersonId>,
) -> bool {
    let action = if action == Action::SeePlan { plan.sight() } else { action };
    if plan.exposure == Exposure::Draft && !may_in(actor, Action::SeeDraftPlan, &plan.organisation, &[]) {
        return false;
    }
    let anywhere = || units.iter().any(|path| may_in(actor, action, &plan.organisation, path));
    // Whoever was named says how it stands, whatever the role.
    let named = action == Action::NoteStatus
        && actor.belongs_to(&plan.organisation)
        && people.iter().any(|person| actor.is(person));
    named || may_in(actor, action, &plan.organisation, &[]) || anywhere()
}

impl PlanFacts {
    /// What one needs to know of the plan at all.
    const fn sight(&self) -> Action {
        match self.exposure {
            Exposure::Draft => Action::SeeDraftPlan,
            Exposure::Approved => Action::SeePlan,
        }
    }
}

/// An author sees and edits what they wrote, as long as they belong to the institution.
fn may_on_practice(actor: &Actor, action: Action, organisation: &OrganisationId, author: &PersonId) -> bool {
    let own = actor.is(author) && actor.belongs_to(organisation);
    own && matches!(action, Action::SeePractice | Action::EditPractice)
        || may_in(actor, action, organisation, &[])
}

fn may_on_evidence(actor: &Actor, action: Action, evidence: &EvidenceFacts) -> bool {
    let EvidenceFacts { organisation, path, owner, .. } = evidence;
    let own = actor.is(owner) && actor.belongs_to(organisation);
    match action {
        Action::SeeEvidence => own || sees_evidence(actor, evidence),
        Action::EditEvidence | Action::WithdrawEvidence => own || may_in(actor, action, organisation, path),
        Action::AddEvidence | Action::ShareEvidence => may_in(actor, action, organisation, path),
        _ => false,
    }
}

fn sees_evidence(actor: &Actor, evidence: &EvidenceFacts) -> bool {
    let EvidenceFacts { organisation, path, confidentiality, networks, .. } = evidence;
    let open_to = |circle| *confidentiality >= circle;
    open_to(Confidentiality::Public)
        || (open_to(Confidentiality::Network) && !actor.networks().is_disjoint(networks))
        || (open_to(Confidentiality::Assessors) && actor.assesses(organisation))
        || (open_to(Confidentiality::Organisation) && actor.belongs_to(organisation))
        || may_in(actor, Action::SeeEvidence, organisation, path)
}
