//! Organisations, units and people of the sample.

use super::ago;
use super::cast::{PLANS, Plan};
use crate::kit::ids::{OrganisationId, PersonId, UnitId};
use crate::kit::{Ctx, Event, Result, Tx};
use crate::network::Person;
use crate::shell::store::cast::{Somebody, add_membership, add_organisation, add_person, add_unit};

/// The network began this many days ago.
pub const BEGAN: i64 = 420;

pub struct Network {
    pub organisations: Vec<Organisation>,
}

/// An organisation that was loaded.
pub struct Organisation {
    pub plan: &'static Plan,
    pub id: OrganisationId,
    pub units: Vec<Unit>,
    pub coordinator: PersonId,
    pub head: PersonId,
}

pub struct Unit {
    pub id: UnitId,
    pub lead: PersonId,
    pub contributor: PersonId,
}

/// In one write: it is one act of whoever sets the sample up.
pub async fn load(ctx: &Ctx, password_hash: &str) -> Result<Network> {
    let ctx = ago(ctx, BEGAN, 0);
    let tx = ctx.begin().await?;
    let mut events = Vec::new();
    let mut organisations = Vec::new();
    for plan in &PLANS {
        organisations.push(Loading { ctx: &ctx, tx: &tx, plan, password_hash }.load(&mut events).await?);
    }
    let keeper = Somebody {
        email: "platform@alcove.example",
        name: "Platform administrator",
        language: "en",
        password_hash,
        platform_administrator_since: Some(ctx.now.millis()),
    };
    let id = add_person(&*tx, &keeper, ctx.now.millis()).await?;
    events.push(ctx.event(None, "network.person-added", "person", id.0).after(keeper.name));
    tx.commit(events).await?;
    Ok(Network { organisations })
}

struct Loading<'a> {
    ctx: &'a Ctx,
    tx: &'a Tx,
    plan: &'static Plan,
    password_hash: &'a str,
}

impl Loading<'_> {
    async fn load(&self, events: &mut Vec<Event>) -> Result<Organisation> {
        let at = self.ctx.now.millis();
        let plan = self.plan;
        let id = add_organisation(&**self.tx, &plan.profile, at).await?;
        let event = self.ctx.event(None, "network.organisation-added", "organisation", id.0.clone());
        events.push(event.in_organisation(&id).after(plan.profile.name));
        let [administrator, coordinator, head, viewer] = plan.people;
        self.person(events, &id, None, "administrator", "administrator", administrator).await?;
        let coordinator = self.person(events, &id, None, "coordinator", "coordinator", coordinator).await?;
        let head = self.person(events, &id, None, "head", "head", head).await?;
        self.person(events, &id, None, "viewer", "viewer", viewer).await?;
        let mut units = Vec::new();
        for (position, name) in plan.units.iter().enumerate() {
            let unit = add_unit(&**self.tx, &id, name, position as i64, at).await?;
            let event = self.ctx.event(None, "network.unit-added", "unit", unit.0.clone());
            events.push(event.in_organisation(&id).after(*name));
            // The first unit's people are those whom visitors come in as.
            let address = |role: &str| match position {
                0 => role.to_owned(),
                _ => format!("{role}{}", position + 1),
            };
            let said = |role: &str| format!("{role}, {name}");
            let lead = self
                .person(events, &id, Some(&unit), "unit-lead", &address("lead"), &said(plan.lead))
                .await?;
            let contributor = self
                .person(
                    events,
                    &id,
                    Some(&unit),
                    "contributor",
                    &address("contributor"),
                    &said(plan.contributor),
                )
                .await?;
            units.push(Unit { id: unit, lead, contributor });
        }
        Ok(Organisation { plan, id, units, coordinator, head })
    }

    async fn person(
        &self,
        events: &mut Vec<Event>,
        organisation: &OrganisationId,
        unit: Option<&UnitId>,
        role: &str,
        address: &str,
        name: &str,
    ) -> Result<PersonId> {
        let at = self.ctx.now.millis();
        let email = format!("{address}@{}", self.plan.host);
        let somebody = Somebody {
            email: &email,
            name,
            language: self.plan.language,
            password_hash: self.password_hash,
            platform_administrator_since: None,
        };
        let id = add_person(&**self.tx, &somebody, at).await?;
        let membership = add_membership(&**self.tx, &id, organisation, unit, role, at).await?;
        let after = serde_json::json!({ "person_id": id, "role": role, "unit_id": unit });
        let event = self.ctx.event(None, "network.membership-added", "membership", membership.0);
        events.push(event.in_organisation(organisation).after(after.to_string()));
        Ok(id)
    }
}

/// Somebody of the sample, some days ago.
pub async fn acting(ctx: &Ctx, id: &PersonId, days: i64, hours: i64) -> Result<Person> {
    Person::acting(ago(ctx, days, hours), id).await
}
