//! Networks: organisations that work together, and the people who coordinate them.

use std::collections::BTreeSet;

use alcove_domain::kit::Instant;
use alcove_domain::network::{Action, Belonging, BelongingRefusal, Resource};
use serde::{Deserialize, Serialize};

use super::one_time::name_faults;
use super::person::Person;
use super::store::network::Of;
use super::store::network_role::{self, COORDINATOR, Coordinator};
use super::store::{network, network_member, organisation, person};
use crate::kit::clock::new_id;
use crate::kit::db::Connection;
use crate::kit::error::FieldFault;
use crate::kit::ids::{NetworkId, OrganisationId, PersonId};
use crate::kit::{Error, Event, Refusal, Result};

/// A purpose longer than a page is a document of its own.
const LONGEST_PURPOSE: usize = 4000;

/// A network as it is entered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Draft {
    pub name: String,
    /// What its members work on together.
    pub purpose: String,
}

/// A network as it is founded: by whom it is coordinated.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Founding {
    pub name: String,
    pub purpose: String,
    /// The coordinating organisation.
    pub organisation_id: String,
    /// The e-mail address of its first coordinator, who has an account.
    pub coordinator: String,
}

/// A network as it is shown and answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct View {
    pub id: NetworkId,
    pub organisation_id: OrganisationId,
    pub organisation: String,
    pub version: i64,
    #[serde(flatten)]
    pub draft: Draft,
}

/// A network that concerns the person, and how.
#[derive(Clone, Debug)]
pub struct Concern {
    pub network: network::Model,
    pub coordinates: bool,
    /// Where the organisation that lists are about stands, if it does.
    pub belonging: Option<Belonging>,
    pub shares: String,
}

/// The same person with the networks that concern them: what the rules of networks need to know.
/// Only pages of networks ask, so no other request pays for it.
pub async fn placed(person: &Person) -> Result<Person> {
    let db = person.ctx.db().read();
    let coordinated = network_role::coordinated(db, &person.id).await?;
    let own: BTreeSet<OrganisationId> =
        person.memberships.iter().map(|one| one.organisation_id.clone()).collect();
    let members = if own.is_empty() {
        Vec::new()
    } else {
        network_member::of_organisations(db, own.into_iter().collect()).await?
    };
    let in_them = members.iter().filter(|row| row.accepted_at.is_some());
    let mut placed = person.clone();
    placed.actor = placed
        .actor
        .in_networks(in_them.map(|row| row.network_id.as_str().into()).collect())
        .coordinating(coordinated.iter().map(|id| id.as_str().into()).collect());
    Ok(placed)
}

pub fn resource(id: &NetworkId) -> Resource {
    Resource::Network(id.as_str().into())
}

/// The network, for whoever may do this in it.
pub async fn found(person: &Person, id: &NetworkId, action: Action) -> Result<network::Model> {
    placed(person).await?.may(action, &resource(id))?;
    network::find(person.ctx.db().read(), id).await?.ok_or(Error::NotFound)
}

/// Whether the person coordinates it.
pub async fn coordinates(person: &Person, id: &NetworkId) -> Result<bool> {
    Ok(placed(person).await?.can(Action::CoordinateNetwork, &resource(id)))
}

/// Those that concern the person in the organisation that lists are about; all of them for whoever
/// keeps the installation.
pub async fn list(person: &Person, after: Option<&NetworkId>, limit: u64) -> Result<Vec<Concern>> {
    let db = person.ctx.db().read();
    let placed = placed(person).await?;
    let members = match &person.organisation {
        Some(own) => network_member::of_organisations(db, vec![own.clone()]).await?,
        None => Vec::new(),
    };
    let of = if person.platform_administrator {
        Of::Everybody
    } else {
        let coordinated = placed.actor.coordinated().iter().map(|id| NetworkId::from(id.as_str()));
        Of::These(members.iter().map(|row| row.network_id.clone()).chain(coordinated).collect())
    };
    let rows = network::page(db, of, after, limit).await?;
    let concern = |network: network::Model| {
        let member = members.iter().find(|row| row.network_id == network.id);
        Concern {
            coordinates: placed.can(Action::CoordinateNetwork, &resource(&network.id)),
            belonging: member.map(belonging),
            shares: member.map(|row| row.shares.clone()).unwrap_or_default(),
            network,
        }
    };
    Ok(rows.into_iter().map(concern).collect())
}

/// Networks that invited the organisation that lists are about, and wait for its answer.
pub async fn invitations(person: &Person) -> Result<Vec<(NetworkId, String)>> {
    let Some(own) = &person.organisation else { return Ok(Vec::new()) };
    let db = person.ctx.db().read();
    let rows = network_member::of_organisations(db, vec![own.clone()]).await?;
    let ids: Vec<NetworkId> =
        rows.into_iter().filter(|row| row.accepted_at.is_none()).map(|row| row.network_id).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = network::page(db, Of::These(ids), None, 100).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// Where a row says that an organisation stands.
pub fn belonging(row: &network_member::Model) -> Belonging {
    Belonging::of(Instant(row.invited_at), row.accepted_at.map(Instant), row.ended_at.map(Instant))
}

pub async fn read(person: &Person, id: &NetworkId) -> Result<View> {
    let row = found(person, id, Action::SeeNetwork).await?;
    view(person.ctx.db().read(), row).await
}

async fn view(db: &impl Connection, row: network::Model) -> Result<View> {
    let organisation = organisation::find(db, &row.organisation_id).await?;
    Ok(View {
        id: row.id,
        organisation_id: row.organisation_id,
        organisation: organisation.map(|row| row.name).unwrap_or_default(),
        version: row.version,
        draft: Draft { name: row.name, purpose: row.purpose },
    })
}

/// Founds a network with its first coordinator.
pub async fn add(person: &Person, founding: &Founding) -> Result<View> {
    person.may(Action::FoundNetwork, &Resource::Platform)?;
    let ctx = &person.ctx;
    let mut faults = faults(&founding.name, &founding.purpose);
    let tx = ctx.begin().await?;
    let organisation_id = OrganisationId::from(founding.organisation_id.trim());
    if organisation::find(&*tx, &organisation_id).await?.is_none() {
        faults.push(FieldFault::new("organisation_id", "unknown-choice"));
    }
    let coordinator = person::by_email(&*tx, founding.coordinator.trim()).await?;
    let coordinator = coordinator.filter(|row| row.disabled_at.is_none());
    let Some(coordinator) = coordinator else {
        faults.push(FieldFault::new("coordinator", "nobody-with-this-address"));
        return Err(Error::Invalid(faults));
    };
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let row = network::Model {
        id: new_id(),
        organisation_id,
        name: founding.name.trim().to_owned(),
        purpose: founding.purpose.trim().to_owned(),
        created_at: ctx.now.millis(),
        created_by: Some(person.id.clone()),
        version: 1,
    };
    network::add(&*tx, row.clone()).await?;
    network_role::add(&*tx, role(person, &row.id, &coordinator.id)).await?;
    let events = vec![
        event(person, "network.network-founded", &row).after(facts(&row)),
        event(person, "network.coordinator-named", &row).after(coordinator.id.as_str()),
    ];
    tx.commit(events).await?;
    view(ctx.db().read(), row).await
}

/// Changes name and purpose where the network still has the version that was seen.
pub async fn edit(person: &Person, id: &NetworkId, draft: &Draft, seen: Option<i64>) -> Result<View> {
    let before = found(person, id, Action::CoordinateNetwork).await?;
    let faults = faults(&draft.name, &draft.purpose);
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let after = network::Model {
        name: draft.name.trim().to_owned(),
        purpose: draft.purpose.trim().to_owned(),
        version: before.version + 1,
        ..before.clone()
    };
    let tx = person.ctx.begin().await?;
    let is_seen = seen.is_none_or(|seen| seen == before.version);
    if !is_seen || !network::is_updated(&*tx, after.clone()).await? {
        drop(tx);
        let present = read(person, id).await?;
        return Err(Error::PreconditionFailed(serde_json::to_value(present).unwrap_or_default()));
    }
    let event = event(person, "network.network-edited", &after).before(facts(&before)).after(facts(&after));
    tx.commit(vec![event]).await?;
    view(person.ctx.db().read(), after).await
}

pub async fn coordinators(person: &Person, id: &NetworkId) -> Result<Vec<Coordinator>> {
    found(person, id, Action::SeeNetwork).await?;
    Ok(network_role::coordinators(person.ctx.db().read(), id).await?)
}

/// Names another coordinator: somebody who belongs to the coordinating organisation.
pub async fn name_coordinator(person: &Person, id: &NetworkId, email: &str) -> Result<PersonId> {
    let row = found(person, id, Action::CoordinateNetwork).await?;
    let ctx = &person.ctx;
    let tx = ctx.begin().await?;
    let named = person::by_email(&*tx, email.trim()).await?.filter(|row| row.disabled_at.is_none());
    let named = named.ok_or_else(|| Error::invalid("email", "nobody-with-this-address"))?;
    let held = super::store::membership::holding(&*tx, &named.id, ctx.now.millis()).await?;
    if !held.iter().any(|one| one.organisation_id == row.organisation_id) {
        return Err(Error::invalid("email", "not-of-the-coordinating-organisation"));
    }
    if network_role::coordinators(&*tx, id).await?.iter().any(|one| one.person_id == named.id) {
        return Ok(named.id);
    }
    network_role::add(&*tx, role(person, id, &named.id)).await?;
    tx.commit(vec![event(person, "network.coordinator-named", &row).after(named.id.as_str())]).await?;
    Ok(named.id)
}

/// Ends somebody's role. The last one stays: a network that nobody coordinates could not be left in
/// anybody's hands again.
pub async fn end_coordinator(person: &Person, id: &NetworkId, of: &PersonId) -> Result<()> {
    let row = found(person, id, Action::CoordinateNetwork).await?;
    let tx = person.ctx.begin().await?;
    let present = network_role::coordinators(&*tx, id).await?;
    if !present.iter().any(|one| one.person_id == *of) {
        return Err(Error::NotFound);
    }
    if present.len() == 1 {
        return Err(Refusal::new("last-coordinator").into());
    }
    network_role::is_ended(&*tx, id, of, person.ctx.now.millis()).await?;
    tx.commit(vec![event(person, "network.coordinator-ended", &row).before(of.as_str())]).await
}

fn role(person: &Person, network: &NetworkId, of: &PersonId) -> network_role::Model {
    network_role::Model {
        id: new_id(),
        network_id: network.clone(),
        person_id: of.clone(),
        role: COORDINATOR.to_owned(),
        from_at: person.ctx.now.millis(),
        until_at: None,
        created_by: Some(person.id.clone()),
    }
}

fn faults(name: &str, purpose: &str) -> Vec<FieldFault> {
    let mut faults = name_faults("name", name);
    if purpose.chars().count() > LONGEST_PURPOSE {
        faults.push(FieldFault::new("purpose", "too-long").with("most", LONGEST_PURPOSE));
    }
    faults
}

/// On the trail of the coordinating organisation.
pub fn event(person: &Person, act: &'static str, row: &network::Model) -> Event {
    person.ctx.event(Some(&person.id), act, "network", row.id.as_str()).in_organisation(&row.organisation_id)
}

fn facts(row: &network::Model) -> String {
    serde_json::json!({ "name": row.name, "purpose": row.purpose }).to_string()
}

pub fn refused(refusal: BelongingRefusal) -> Error {
    Error::NotNow(Refusal::new(match refusal {
        BelongingRefusal::AlreadyThere => "already-in-network",
        BelongingRefusal::Ended => "not-in-network",
    }))
}
