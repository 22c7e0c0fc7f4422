//! All rows that the views of a plan stand on. An act takes them, changes them in memory, asks the
//! rules, and writes the difference; so what a rule saw is what was written.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::store::{
    contribution, dependency, indicator, line, need, node, phase, plan, rate, reading, responsibility, tag,
    target, write,
};
use super::table::Table;
use crate::kit::db::Connection;
use crate::kit::ids::{NodeId, PlanId};
use crate::kit::{Error, Result};

#[derive(Clone, Debug)]
pub struct Rows {
    pub plan: Arc<plan::Model>,
    pub phases: Table<phase::Model>,
    /// Also those that were removed, which can be restored.
    pub nodes: Table<node::Model>,
    pub contributions: Table<contribution::Model>,
    pub dependencies: Table<dependency::Model>,
    pub tags: Table<tag::Model>,
    pub responsibilities: Table<responsibility::Model>,
    pub indicators: Table<indicator::Model>,
    pub targets: Table<target::Model>,
    pub readings: Table<reading::Model>,
    pub needs: Table<need::Model>,
    pub lines: Table<line::Model>,
    pub rates: Table<rate::Model>,
}

impl Rows {
    pub async fn load(db: &impl Connection, plan: plan::Model) -> Result<Self> {
        let id = plan.id.clone();
        Ok(Self {
            plan: Arc::new(plan),
            phases: phase::of_plan(db, &id).await?.into(),
            nodes: node::of_plan(db, &id).await?.into(),
            contributions: contribution::of_plan(db, &id).await?.into(),
            dependencies: dependency::of_plan(db, &id).await?.into(),
            tags: tag::of_plan(db, &id).await?.into(),
            responsibilities: responsibility::of_plan(db, &id).await?.into(),
            indicators: indicator::of_plan(db, &id).await?.into(),
            targets: target::of_plan(db, &id).await?.into(),
            readings: reading::of_plan(db, &id).await?.into(),
            needs: need::of_plan(db, &id).await?.into(),
            lines: line::of_plan(db, &id).await?.into(),
            rates: rate::of_plan(db, &id).await?.into(),
        })
    }

    /// A plan without anything in it, to be written for the first time.
    pub fn empty(plan: plan::Model) -> Self {
        Self {
            plan: Arc::new(plan),
            phases: Table::default(),
            nodes: Table::default(),
            contributions: Table::default(),
            dependencies: Table::default(),
            tags: Table::default(),
            responsibilities: Table::default(),
            indicators: Table::default(),
            targets: Table::default(),
            readings: Table::default(),
            needs: Table::default(),
            lines: Table::default(),
            rates: Table::default(),
        }
    }

    /// Writes what became different since `before`; each table after those that it refers to.
    pub async fn save(&self, tx: &impl Connection, before: &Self) -> Result<()> {
        let plans = [std::slice::from_ref(&before.plan), std::slice::from_ref(&self.plan)];
        write::<plan::Entity>(tx, plans[0], plans[1]).await?;
        write::<phase::Entity>(tx, &before.phases, &self.phases).await?;
        write::<node::Entity>(tx, &before.nodes, &self.nodes).await?;
        write::<contribution::Entity>(tx, &before.contributions, &self.contributions).await?;
        write::<dependency::Entity>(tx, &before.dependencies, &self.dependencies).await?;
        write::<tag::Entity>(tx, &before.tags, &self.tags).await?;
        write::<responsibility::Entity>(tx, &before.responsibilities, &self.responsibilities).await?;
        write::<indicator::Entity>(tx, &before.indicators, &self.indicators).await?;
        write::<target::Entity>(tx, &before.targets, &self.targets).await?;
        write::<reading::Entity>(tx, &before.readings, &self.readings).await?;
        write::<need::Entity>(tx, &before.needs, &self.needs).await?;
        write::<line::Entity>(tx, &before.lines, &self.lines).await?;
        write::<rate::Entity>(tx, &before.rates, &self.rates).await?;
        Ok(())
    }

    /// Whether both say the same of what is where, of dates, and of what waits for what.
    pub fn has_shape_of(&self, other: &Self) -> bool {
        let same_nodes = self.nodes.len() == other.nodes.len()
            && self
                .nodes
                .iter()
                .zip(&other.nodes)
                .all(|(one, two)| Arc::ptr_eq(one, two) || one.has_shape_of(two));
        same_nodes
            && are_shared(&self.contributions, &other.contributions)
            && are_shared(&self.dependencies, &other.dependencies)
    }

    /// The nodes of which anything that a state says may be another in `other`.
    pub fn nodes_told_otherwise(&self, other: &Self) -> HashSet<NodeId> {
        let mut nodes = HashSet::new();
        unshared(&self.nodes, &other.nodes, |row| nodes.insert(row.id.clone()));
        unshared(&self.contributions, &other.contributions, |row| nodes.insert(row.deed_id.clone()));
        unshared(&self.responsibilities, &other.responsibilities, |row| nodes.insert(row.node_id.clone()));
        unshared(&self.lines, &other.lines, |row| nodes.insert(row.node_id.clone()));
        unshared(&self.indicators, &other.indicators, |row| nodes.insert(row.node_id.clone()));
        let mut measured = HashSet::new();
        unshared(&self.targets, &other.targets, |row| measured.insert(row.indicator_id.clone()));
        let of = self.indicators.iter().chain(&other.indicators).filter(|row| measured.contains(&row.id));
        nodes.extend(of.map(|row| row.node_id.clone()));
        // What serves an objective that came or went serves others now.
        let both = self.contributions.iter().chain(&other.contributions);
        let ties: Vec<NodeId> =
            both.filter(|tie| nodes.contains(&tie.objective_id)).map(|tie| tie.deed_id.clone()).collect();
        nodes.extend(ties);
        nodes
    }

    /// The nodes of whose work something else was said in `before`.
    pub fn of_other_work(&self, before: &Self) -> Vec<Arc<node::Model>> {
        if are_shared(&self.nodes, &before.nodes) {
            return Vec::new();
        }
        let was: HashMap<&NodeId, &Arc<node::Model>> =
            before.nodes.iter().map(|row| (&row.id, row)).collect();
        let is_other = |row: &&Arc<node::Model>| match was.get(&row.id) {
            Some(was) => !was.takes_work_of(row),
            None => row.work_planned.is_some(),
        };
        self.nodes.iter().filter(is_other).cloned().collect()
    }

    pub fn id(&self) -> &PlanId {
        &self.plan.id
    }

    /// Nodes that were not removed.
    pub fn live(&self) -> impl Iterator<Item = &Arc<node::Model>> {
        self.nodes.iter().filter(|node| node.removed_at.is_none())
    }

    /// A node that was not removed; 404 for every other.
    pub fn node(&self, id: &NodeId) -> Result<&Arc<node::Model>> {
        self.live().find(|node| node.id == *id).ok_or(Error::NotFound)
    }

    /// The same, to be changed. Its version counts up.
    pub fn node_mut(&mut self, id: &NodeId) -> Result<&mut node::Model> {
        let node = self.judged_mut(id)?;
        node.version += 1;
        Ok(node)
    }

    /// The same for a judgement, which does not get in the way of who edits the node meanwhile.
    pub fn judged_mut(&mut self, id: &NodeId) -> Result<&mut node::Model> {
        let found = self.nodes.iter_mut().find(|node| node.id == *id && node.removed_at.is_none());
        found.map(Arc::make_mut).ok_or(Error::NotFound)
    }
}

/// Whether two tables are the same rows in memory.
fn are_shared<Model>(one: &[Arc<Model>], two: &[Arc<Model>]) -> bool {
    one.len() == two.len() && one.iter().zip(two).all(|(one, two)| Arc::ptr_eq(one, two))
}

/// Calls for each row that only one of two tables has.
fn unshared<Model>(one: &[Arc<Model>], two: &[Arc<Model>], mut told: impl FnMut(&Model) -> bool) {
    if are_shared(one, two) {
        return;
    }
    let places = |table: &[Arc<Model>]| -> HashSet<usize> {
        table.iter().map(|row| Arc::as_ptr(row).addr()).collect()
    };
    let (in_one, in_two) = (places(one), places(two));
    for row in one.iter().filter(|row| !in_two.contains(&Arc::as_ptr(row).addr())) {
        told(row);
    }
    for row in two.iter().filter(|row| !in_one.contains(&Arc::as_ptr(row).addr())) {
        told(row);
    }
}
