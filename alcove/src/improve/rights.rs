//! What the rules of access ask of a plan and its nodes.

use std::collections::BTreeSet;

use alcove_domain::improve::Stage;
use alcove_domain::kit::PersonId;
use alcove_domain::network::{Action, Exposure, PlanFacts, Resource, UnitPath, UnitTree};
use alcove_domain::plan::{Part, Party};

use super::facts::Facts;
use super::state;
use crate::kit::Result;
use crate::kit::ids::OrganisationId;
use crate::network::{Person, units};
use crate::plan::store::plan;

/// The resource of a plan by its row, for lists.
pub fn of_row(row: &plan::Model) -> Resource {
    Resource::Plan(plan_facts(row))
}

/// A plan that is not there yet, of this organisation.
pub fn of_organisation(organisation: &OrganisationId) -> Resource {
    Resource::Plan(PlanFacts { organisation: organisation.as_str().into(), exposure: Exposure::Approved })
}

fn plan_facts(row: &plan::Model) -> PlanFacts {
    let exposure = if state::stage(row) == Stage::Draft { Exposure::Draft } else { Exposure::Approved };
    PlanFacts { organisation: row.organisation_id.as_str().into(), exposure }
}

/// What a person may do with the nodes of a plan, for asking about many of them.
pub struct Reach<'a> {
    facts: &'a Facts,
    person: &'a Person,
    /// The units of the plan's organisation; none for who needs no unit to reach every node.
    tree: Option<UnitTree>,
}

impl<'a> Reach<'a> {
    pub async fn of(person: &'a Person, facts: &'a Facts) -> Result<Self> {
        let anywhere = node(facts, Vec::new(), BTreeSet::new());
        if [Action::EditPlan, Action::NoteStatus].into_iter().all(|act| person.can(act, &anywhere)) {
            return Ok(Self { facts, person, tree: None });
        }
        let tree = units::tree(person.ctx.db().read(), facts.organisation()).await?;
        Ok(Self { facts, person, tree: Some(tree) })
    }

    pub fn can(&self, action: Action, at: usize) -> bool {
        self.person.can(action, &self.resource(action, at))
    }

    pub fn may(&self, action: Action, at: usize) -> Result<()> {
        self.person.may(action, &self.resource(action, at))
    }

    /// Those with a part in the node or in one above it. Whoever contributes says how it stands;
    /// what it is to be is for those who answer for it.
    fn resource(&self, action: Action, at: usize) -> Resource {
        let Some(tree) = &self.tree else { return node(self.facts, Vec::new(), BTreeSet::new()) };
        let today = self.facts.today(self.person);
        let line = std::iter::once(at).chain(self.facts.outline.above(at));
        let mut units = Vec::new();
        let mut people = BTreeSet::new();
        let held = line.flat_map(|at| self.facts.rows.parties(self.facts.row(at), today));
        for (_, party) in held.filter(|(part, _)| action != Action::EditPlan || *part == Part::Responsible) {
            match party {
                Party::Unit(unit) => units.push(tree.path(&unit)),
                Party::Person(person) => {
                    people.insert(person);
                }
            }
        }
        node(self.facts, units, people)
    }
}

fn node(facts: &Facts, units: Vec<UnitPath>, people: BTreeSet<PersonId>) -> Resource {
    Resource::PlanNode { plan: plan_facts(&facts.rows.plan), units, people }
}

impl Facts {
    pub fn resource(&self) -> Resource {
        of_row(&self.rows.plan)
    }
}
