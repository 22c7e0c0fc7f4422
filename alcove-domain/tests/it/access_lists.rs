//! A list fetches what one may see, no more and no less.

use std::collections::BTreeSet;

use alcove_domain::kit::{Instant, NetworkId, OrganisationId, PersonId, UnitId};
use alcove_domain::network::{
    Action, Actor, Confidentiality, Decision, Engagement, EvidenceFacts, Membership, Platform, Resource,
    Role, can, evidence_scope, scope,
};
use proptest::prelude::*;

use crate::access::thing;

const NOW: Instant = Instant::from_millis(1_000);

/// Three organisations, each with a unit "u", two below it ("u/a", "u/b") and one beside ("v").
fn places() -> Vec<(OrganisationId, Vec<UnitId>)> {
    let mut places = Vec::new();
    for organisation in 0..3 {
        let unit = |name: &str| UnitId::from(format!("{organisation}/{name}"));
        for path in [
            vec![],
            vec![unit("u")],
            vec![unit("u/a"), unit("u")],
            vec![unit("u/b"), unit("u")],
            vec![unit("v")],
        ] {
            places.push((OrganisationId::from(organisation.to_string()), path));
        }
    }
    places
}

prop_compose! {
    fn any_membership()(
        place in prop::sample::select(places()),
        role in prop::sample::select(Role::ALL.to_vec()),
        from in 0i64..1_200,
        until in prop::option::of(0i64..2_000),
    ) -> Membership {
        let (organisation, path) = place;
        Membership {
            organisation,
            unit: path.first().cloned(),
            role,
            from: Instant::from_millis(from),
            until: until.map(Instant::from_millis),
        }
    }
}

prop_compose! {
    fn any_actor()(
        memberships in prop::collection::vec(any_membership(), 0..4),
        platform in prop::sample::select(vec![Platform::Nothing, Platform::Nothing, Platform::Administrator]),
        engaged in prop::option::of((0u8..3, 0i64..2_000)),
        networks in prop::collection::btree_set((0u8..2).prop_map(|n| NetworkId::from(n.to_string())), 0..2),
    ) -> Actor {
        let engagements: Vec<Engagement> = engaged
            .into_iter()
            .map(|(organisation, until)| Engagement {
                organisation: OrganisationId::from(organisation.to_string()),
                from: Instant::from_millis(0),
                until: Instant::from_millis(until),
            })
            .collect();
        Actor::new(PersonId::from("me"), platform, memberships, NOW)
            .engaged(&engagements, NOW)
            .in_networks(networks)
    }
}

/// What a list scope speaks about: things at a place. The installation and accounts have none;
/// frameworks also come without an owner, evidence has a scope of its own, and networks have roles of
/// their own.
fn has_a_place(action: Action) -> bool {
    let network = Resource::Network(NetworkId::from("region"));
    let elsewhere = [Resource::Platform, Resource::Account(PersonId::from("me")), network];
    let of_evidence = [
        Action::SeeEvidence,
        Action::AddEvidence,
        Action::EditEvidence,
        Action::ShareEvidence,
        Action::WithdrawEvidence,
    ];
    !elsewhere.iter().any(|resource| resource.takes(action)) && !of_evidence.contains(&action)
}

/// An organisation, an assessment, a framework and a plan as a whole stand in no unit.
fn stands_in_units(resource: &Resource) -> bool {
    matches!(
        resource,
        Resource::Unit { .. } | Resource::Person { .. } | Resource::Seat { .. } | Resource::PlanNode { .. }
    )
}

proptest! {
    #[test]
    fn a_list_holds_what_one_may(actor in any_actor()) {
        for action in Action::all().into_iter().filter(|action| has_a_place(*action)) {
            let list = scope(&actor, action);
            for (organisation, path) in places() {
                let resource = thing(action, &organisation, &path);
                let path = if stands_in_units(&resource) { path } else { Vec::new() };

                let allowed = can(&actor, action, &resource) == Decision::Allowed;

                prop_assert_eq!(list.covers(&organisation, &path), allowed, "{:?} at {:?}", action, path);
            }
        }
    }

    #[test]
    fn a_list_of_evidence_holds_what_one_may_see(
        actor in any_actor(),
        own in any::<bool>(),
        networks in prop::collection::btree_set((0u8..2).prop_map(|n| NetworkId::from(n.to_string())), 0..3),
    ) {
        use Confidentiality::{Assessors, Network, Organisation, Public, Unit};
        let list = evidence_scope(&actor);
        let owner = PersonId::from(if own { "me" } else { "somebody" });
        for (organisation, path) in places() {
            for confidentiality in [Unit, Organisation, Assessors, Network, Public] {
                let networks: BTreeSet<NetworkId> = networks.clone();
                let (organisation, path, owner) = (organisation.clone(), path.clone(), owner.clone());
                let facts = EvidenceFacts { organisation, path, owner, confidentiality, networks };

                let seen = can(&actor, Action::SeeEvidence, &Resource::Evidence(facts.clone()));

                prop_assert_eq!(list.covers(&facts), seen == Decision::Allowed, "{:?}", facts);
            }
        }
    }
}
