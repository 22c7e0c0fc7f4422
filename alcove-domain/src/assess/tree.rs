//! The tree that a scope cuts out of an edition: what an outcome is derived over.

use std::collections::{BTreeMap, BTreeSet};

use super::edition::{Edition, Instrument, ItemRef, MissingPolicy, RollUp, Scale};
use super::grade::Grading;
use super::scope::{Scope, ScopeRefusal};
use crate::kit::Number;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tree {
    pub urn: String,
    pub version: String,
    pub scales: Vec<Scale>,
    pub missing: MissingPolicy,
    /// How the outermost nodes become the value of the whole.
    pub roll_up: RollUp,
    pub grading: Grading,
    /// Each parent before its children, children in the order of the edition, local ones after.
    pub nodes: Vec<Node>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    pub item: ItemRef,
    /// Index into `Tree::nodes`, always smaller than the node's own.
    pub parent: Option<usize>,
    /// `None` where the node is a heading, or rated but not in scope itself.
    pub instrument: Option<Instrument>,
    pub weight: Number,
    pub roll_up: RollUp,
}

impl Tree {
    /// The chosen items, the organisation's own, and every node above them.
    pub fn of(edition: &Edition, scope: &Scope) -> Result<Self, ScopeRefusal> {
        let mut instruments: Vec<&Instrument> = Vec::new();
        instruments.extend(edition.items.iter().filter_map(|item| item.instrument.as_ref()));
        instruments.extend(scope.local.iter().map(|local| &local.instrument));
        Ok(Self {
            urn: edition.urn.clone(),
            version: edition.version.clone(),
            scales: edition.scales.clone(),
            missing: edition.missing.clone(),
            roll_up: edition.roll_up.clone(),
            // By the whole edition, not by what was chosen: two scopes of one edition must compare.
            grading: Grading::of(instruments.into_iter()),
            nodes: nodes(edition, scope)?,
        })
    }

    pub fn find(&self, item: &ItemRef) -> Option<usize> {
        self.nodes.iter().position(|node| node.item == *item)
    }

    pub fn rated(&self) -> impl Iterator<Item = (usize, &Node)> {
        self.nodes.iter().enumerate().filter(|(_, node)| node.instrument.is_some())
    }
}

fn nodes(edition: &Edition, scope: &Scope) -> Result<Vec<Node>, ScopeRefusal> {
    let places: BTreeMap<&ItemRef, usize> =
        edition.items.iter().enumerate().map(|(at, item)| (&item.id, at)).collect();
    let place =
        |id: &ItemRef| places.get(id).copied().ok_or_else(|| ScopeRefusal::NoSuchItem { item: id.clone() });
    let mut kept = BTreeSet::new();
    let mut local_under: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for id in &scope.chosen {
        keep_with_parents(edition, place(id)?, &mut kept);
    }
    for (at, local) in scope.local.iter().enumerate() {
        let under = local.under.as_ref().map(place).transpose()?;
        if let Some(under) = under {
            keep_with_parents(edition, under, &mut kept);
        }
        local_under.entry(under).or_default().push(at);
    }
    for locals in local_under.values_mut() {
        locals.sort_by_key(|at| &scope.local[*at].id);
    }

    let mut children: BTreeMap<Option<usize>, Vec<Source>> = BTreeMap::new();
    for at in &kept {
        children.entry(edition.items[*at].parent).or_default().push(Source::Edition(*at));
    }
    for (under, locals) in local_under {
        children.entry(under).or_default().extend(locals.into_iter().map(Source::Local));
    }
    Ok(walk(edition, scope, &mut children))
}

#[derive(Clone, Copy)]
enum Source {
    Edition(usize),
    Local(usize),
}

/// Depth first, with a stack of our own: a framework may be deeper than the thread's.
fn walk(edition: &Edition, scope: &Scope, children: &mut BTreeMap<Option<usize>, Vec<Source>>) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut open: Vec<(Source, Option<usize>)> = Vec::new();
    let mut push = |open: &mut Vec<_>, of: Option<usize>, parent: Option<usize>| {
        let below = children.remove(&of).unwrap_or_default();
        open.extend(below.into_iter().rev().map(|source| (source, parent)));
    };
    push(&mut open, None, None);
    while let Some((source, parent)) = open.pop() {
        match source {
            Source::Edition(at) => {
                nodes.push(edition_node(edition, scope, at, parent));
                let here = nodes.len() - 1;
                push(&mut open, Some(at), Some(here));
            }
            Source::Local(at) => nodes.push(local_node(scope, at, parent)),
        }
    }
    nodes
}

fn edition_node(edition: &Edition, scope: &Scope, at: usize, parent: Option<usize>) -> Node {
    let item = &edition.items[at];
    Node {
        item: item.id.clone(),
        parent,
        instrument: item.instrument.clone().filter(|_| scope.chosen.contains(&item.id)),
        weight: scope.weights.get(&item.id).unwrap_or(&item.weight).clone(),
        roll_up: item.roll_up.as_ref().unwrap_or(&edition.roll_up).clone(),
    }
}

fn local_node(scope: &Scope, at: usize, parent: Option<usize>) -> Node {
    let local = &scope.local[at];
    Node {
        item: local.id.clone(),
        parent,
        instrument: Some(local.instrument.clone()),
        weight: scope.weights.get(&local.id).unwrap_or(&local.weight).clone(),
        roll_up: RollUp::None,
    }
}

fn keep_with_parents(edition: &Edition, at: usize, kept: &mut BTreeSet<usize>) {
    let mut next = Some(at);
    while let Some(at) = next {
        if !kept.insert(at) {
            return;
        }
        next = edition.items[at].parent;
    }
}
