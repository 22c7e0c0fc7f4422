//! Who answers for something, by name; and who has left.

use std::collections::{BTreeSet, HashMap};

use alcove_domain::plan::Party;

use super::facts::Facts;
use crate::kit::ids::{OrganisationId, PersonId};
use crate::kit::{Ctx, Result};
use crate::network::store::{membership, person, unit};

/// Units and people of an organisation, also those that are gone.
#[derive(Clone, Debug, Default)]
pub struct Names {
    units: HashMap<String, Named>,
    people: HashMap<String, Named>,
}

#[derive(Clone, Debug)]
struct Named {
    name: String,
    gone: bool,
    place: usize,
}

impl Names {
    pub async fn of(ctx: &Ctx, organisation: &OrganisationId) -> Result<Self> {
        let db = ctx.db().read();
        let units =
            unit::every_of(db, organisation).await?.into_iter().enumerate().map(|(place, row)| {
                (row.id.0, Named { name: row.name, gone: row.archived_at.is_some(), place })
            });
        let held = membership::all_of_organisation(db, organisation).await?;
        let now = ctx.now.millis();
        let holds: BTreeSet<&PersonId> = held
            .iter()
            .filter(|row| row.from_at <= now && row.until_at.is_none_or(|until| until > now))
            .map(|row| &row.person_id)
            .collect();
        let mut ids: Vec<PersonId> = held.iter().map(|row| row.person_id.clone()).collect();
        ids.sort();
        ids.dedup();
        let people = person::named(db, ids).await?.into_iter().map(|row| {
            let gone = row.disabled_at.is_some() || !holds.contains(&row.id);
            (row.id.0, Named { name: row.name, gone, place: 0 })
        });
        Ok(Self { units: units.collect(), people: people.collect() })
    }

    fn named(&self, party: &Party) -> Option<&Named> {
        match party {
            Party::Unit(id) => self.units.get(id.as_str()),
            Party::Person(id) => self.people.get(id.as_str()),
        }
    }

    pub fn name(&self, party: &Party) -> String {
        self.named(party).map(|named| named.name.clone()).unwrap_or_default()
    }

    pub fn person(&self, id: &str) -> String {
        self.people.get(id).map(|named| named.name.clone()).unwrap_or_default()
    }

    pub fn is_gone(&self, party: &Party) -> bool {
        self.named(party).is_none_or(|named| named.gone)
    }

    pub fn has(&self, party: &Party) -> bool {
        self.named(party).is_some_and(|named| !named.gone)
    }

    /// Those of the plan's parties who cannot answer for anything any more.
    pub fn gone(&self, facts: &Facts) -> BTreeSet<Party> {
        let parties = facts.rows.responsibilities.iter().filter_map(|row| row.party());
        parties.filter(|party| self.is_gone(party)).collect()
    }

    /// Units that are there, in their own order: id and name.
    pub fn units(&self) -> Vec<(String, String)> {
        let mut units: Vec<(&String, &Named)> = self.units.iter().filter(|(_, named)| !named.gone).collect();
        units.sort_by_key(|(id, named)| (named.place, *id));
        units.into_iter().map(|(id, named)| (id.clone(), named.name.clone())).collect()
    }

    /// People who belong to the organisation now, by name: id and name.
    pub fn people(&self) -> Vec<(String, String)> {
        let mut people: Vec<(String, String)> = self
            .people
            .iter()
            .filter(|(_, named)| !named.gone)
            .map(|(id, n)| (id.clone(), n.name.clone()))
            .collect();
        people.sort_by(|one, other| (&one.1, &one.0).cmp(&(&other.1, &other.0)));
        people
    }
}
