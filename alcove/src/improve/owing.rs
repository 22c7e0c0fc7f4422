//! What is owed in a plan: by a person, by a unit, and who is told of it.

use std::collections::{BTreeMap, BTreeSet};

use alcove_domain::improve::duties::{Owing, duties, given};
use alcove_domain::improve::{Duty, Given};
use alcove_domain::kit::{Day, Instant, NodeId};
use alcove_domain::network::UnitTree;
use alcove_domain::plan::{Part, Party, Span, reading};

use super::facts::Facts;
use super::names::Names;
use crate::kit::ids::{OrganisationId, PersonId};
use crate::kit::words::format::day_in;
use crate::kit::{Ctx, Result};
use crate::network::store::{membership, person};
use crate::network::units;

/// The day and the zone on and in which it is asked.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    pub today: Day,
    pub zone: &'a str,
    pub period: Span,
}

/// Every node with what is wanted of those who answer for it. `gone`: those who have left. Where
/// all who answered for a node have left, the units that contribute are asked.
pub fn owing(facts: &Facts, gone: &BTreeSet<Party>, asked: Asked<'_>) -> Vec<Owing> {
    let parts = parts(facts, gone, asked.today);
    let standings = facts.rows.standings();
    let mut missing = missing(facts, asked.period);
    let nodes = facts.outline.nodes().iter().enumerate();
    nodes
        .map(|(at, node)| {
            let row = facts.row(at);
            Owing {
                node: node.id.clone(),
                kind: node.kind,
                responsible: parts.get(&node.id).cloned().unwrap_or_default(),
                standing: facts.outline.standing(&standings, at),
                span: row.span(),
                noted: row.noted_at.map(|at| day_in(Instant(at), asked.zone)),
                missing: missing.remove(&node.id).unwrap_or_default(),
            }
        })
        .collect()
}

/// What these parties owe, by day: of the nodes of the plan, and of what reviews gave to them.
pub fn owed(owing: &[Owing], decided: &[Given], parties: &BTreeSet<Party>, period: Span) -> Vec<Duty> {
    let mut owed = duties(owing, parties, period);
    owed.extend(given(decided, parties, period));
    owed.sort();
    owed
}

fn parts(facts: &Facts, gone: &BTreeSet<Party>, today: Day) -> BTreeMap<NodeId, Vec<Party>> {
    let mut answering: BTreeMap<NodeId, Vec<Party>> = BTreeMap::new();
    let mut helping: BTreeMap<NodeId, Vec<Party>> = BTreeMap::new();
    let held = facts.rows.known_responsibilities().into_iter();
    for held in held.filter(|held| held.holds(today) && !gone.contains(&held.party)) {
        match (held.part, &held.party) {
            (Part::Responsible, _) => answering.entry(held.node).or_default().push(held.party),
            (Part::Contributing, Party::Unit(_)) => helping.entry(held.node).or_default().push(held.party),
            (Part::Contributing, Party::Person(_)) => {}
        }
    }
    for (node, parties) in helping {
        answering.entry(node).or_insert(parties);
    }
    answering
}

type Missing = BTreeMap<NodeId, Vec<(alcove_domain::kit::IndicatorId, i16)>>;

/// Years without a reading that have ended by the end of the period.
fn missing(facts: &Facts, period: Span) -> Missing {
    let mut missing = Missing::new();
    for row in facts.rows.live_indicators() {
        let Some(indicator) = facts.rows.known_indicator(row) else { continue };
        let readings = facts.rows.known_readings(row);
        let current = reading::current(&readings, Instant(i64::MAX));
        let years = indicator.missing_years(&current, period.last().plus_days(1));
        let of = missing.entry(row.node_id.as_str().into()).or_default();
        of.extend(years.into_iter().map(|year| (indicator.id.clone(), year)));
    }
    missing
}

/// Who of an organisation is told what a unit owes.
pub struct Told {
    tree: UnitTree,
    /// Role, unit and person of each membership that holds.
    held: Vec<(String, Option<String>, PersonId)>,
    people: BTreeMap<PersonId, person::Model>,
    pub names: Names,
}

impl Told {
    pub async fn of(ctx: &Ctx, organisation: &OrganisationId) -> Result<Self> {
        let db = ctx.db().read();
        let now = ctx.now.millis();
        let holding = membership::all_of_organisation(db, organisation).await?.into_iter();
        let holding =
            holding.filter(|row| row.from_at <= now && row.until_at.is_none_or(|until| until > now));
        let held: Vec<(String, Option<String>, PersonId)> =
            holding.map(|row| (row.role, row.unit_id.map(|unit| unit.0), row.person_id)).collect();
        let mut ids: Vec<PersonId> = held.iter().map(|(.., id)| id.clone()).collect();
        ids.sort();
        ids.dedup();
        let people = person::named(db, ids).await?.into_iter();
        let people: BTreeMap<PersonId, person::Model> =
            people.filter(|row| row.disabled_at.is_none()).map(|row| (row.id.clone(), row)).collect();
        Ok(Self {
            tree: units::tree(db, organisation).await?,
            held: held.into_iter().filter(|(.., id)| people.contains_key(id)).collect(),
            people,
            names: Names::of(ctx, organisation).await?,
        })
    }

    pub fn people(&self) -> impl Iterator<Item = &person::Model> {
        self.people.values()
    }

    pub fn person(&self, id: &PersonId) -> Option<&person::Model> {
        self.people.get(id)
    }

    /// The person, and the units that they lead: a unit without a lead is led from above it, at last
    /// by those who coordinate.
    pub fn parties_of(&self, id: &PersonId) -> BTreeSet<Party> {
        let own = Party::Person(id.as_str().into());
        let units = self.names.units().into_iter().map(|(unit, _)| Party::Unit(unit.as_str().into()));
        let led = units.filter(|unit| self.leads(unit).contains(id));
        std::iter::once(own).chain(led).collect()
    }

    /// Who is told what a party owes.
    pub fn leads(&self, party: &Party) -> BTreeSet<PersonId> {
        let unit = match party {
            Party::Person(id) => {
                let id = PersonId::from(id.as_str());
                return self.people.contains_key(&id).then_some(id).into_iter().collect();
            }
            Party::Unit(unit) => unit,
        };
        let with = |role: &str, unit: Option<&str>| -> BTreeSet<PersonId> {
            let fits =
                |held: &&(String, Option<String>, PersonId)| held.0 == role && held.1.as_deref() == unit;
            self.held.iter().filter(fits).map(|(.., id)| id.clone()).collect()
        };
        let above = self.tree.path(unit);
        let leads = above.iter().map(|unit| with("unit-lead", Some(unit.as_str())));
        let coordinate = ["coordinator", "administrator"].into_iter().map(|role| with(role, None));
        leads.chain(coordinate).find(|people| !people.is_empty()).unwrap_or_default()
    }
}
