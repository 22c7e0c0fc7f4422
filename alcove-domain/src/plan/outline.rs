//! Wants and deeds: two hierarchies over one space of nodes, tied by contributions.
//!
//! Objectives nest in objectives and actions in actions; an action serves any number of
//! objectives. One tree of goals with actions as leaves would not do: a results chain holds no
//! activities, and a horizontal measure serves every pillar. What a level is called ("priority
//! area", "outcome", "work package") is data of the plan.

use std::collections::{BTreeMap, BTreeSet};

use crate::kit::{NodeId, Number};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NodeKind {
    /// A state that is wanted. A person judges where it stands.
    Objective,
    /// A deed.
    Action,
    /// A point in time at which something is there, or not.
    Milestone,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    pub id: NodeId,
    pub kind: NodeKind,
    /// An objective under an objective; an action or a milestone under an action.
    pub parent: Option<NodeId>,
}

/// An action, or a milestone, serves an objective.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contribution {
    pub deed: NodeId,
    pub objective: NodeId,
    /// The part of the action's money and work that is for this objective, nought to one. Where
    /// nothing is said, what others leave is parted equally.
    pub share: Option<Number>,
}

/// A tie of a node to something outside the plan: a line of a strategy, a goal, a programme.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag {
    /// "strategy", "sdg", "programme", or an organisation's own.
    pub scheme: String,
    pub code: String,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a tag written as sdg:4.4")]
pub struct NotATag(pub String);

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OutlineRefusal {
    #[error("the plan has no node {node}")]
    NoSuchNode { node: NodeId },
    #[error("the node {node} is there twice")]
    Twice { node: NodeId },
    #[error("{kind:?} {node} cannot stand under {parent_kind:?} {parent}")]
    WrongParent { node: NodeId, kind: NodeKind, parent: NodeId, parent_kind: NodeKind },
    #[error("the nodes {path:?} stand under each other in a circle")]
    Loop { path: Vec<NodeId> },
    #[error("{deed} is no action that could serve {objective}")]
    NoContribution { deed: NodeId, objective: NodeId },
    #[error("{deed} serves {objective} twice")]
    ServesTwice { deed: NodeId, objective: NodeId },
    #[error("the share {share} of {deed} is not between 0 and 1")]
    NoShare { deed: NodeId, share: Number },
    #[error("the shares of {deed} are {sum} together, more than all")]
    MoreThanAll { deed: NodeId, sum: Number },
}

/// The nodes in the order they are read, each parent before its children.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    nodes: Vec<Node>,
    parents: Vec<Option<usize>>,
    /// The place after the last node at or below each node.
    ends: Vec<usize>,
    places: BTreeMap<NodeId, usize>,
    contributions: Vec<Contribution>,
    /// For each node, its own contributions.
    serves: Vec<Vec<usize>>,
}

impl Tag {
    /// Longer ones are sentences, or an attack.
    pub const MAX_LENGTH: usize = 200;

    /// Reads `sdg:4.4`; the scheme is compared in lower case, the code as its publisher writes it.
    pub fn parse(text: &str) -> Result<Self, NotATag> {
        let refuse = || NotATag(text.chars().take(Self::MAX_LENGTH).collect());
        let (scheme, code) = text.split_once(':').ok_or_else(refuse)?;
        let (scheme, code) = (scheme.trim().to_lowercase(), code.trim().to_owned());
        if text.len() > Self::MAX_LENGTH || scheme.is_empty() || code.is_empty() {
            return Err(refuse());
        }
        Ok(Self { scheme, code })
    }
}

impl std::fmt::Display for Tag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.scheme, self.code)
    }
}

impl NodeKind {
    /// Whether a node of this kind may stand under one of that kind.
    pub const fn may_stand_under(self, parent: Self) -> bool {
        matches!(
            (self, parent),
            (Self::Objective, Self::Objective) | (Self::Action | Self::Milestone, Self::Action)
        )
    }

    /// Whether it is done, rather than wanted.
    pub const fn is_deed(self) -> bool {
        !matches!(self, Self::Objective)
    }
}

impl Outline {
    /// Siblings keep the order in which they are given.
    pub fn of(nodes: Vec<Node>, contributions: Vec<Contribution>) -> Result<Self, OutlineRefusal> {
        let given = given_places(&nodes)?;
        check_parents(&nodes, &given)?;
        let mut outline = walk(nodes, &given)?;
        outline.check_contributions(&contributions)?;
        for (at, tie) in contributions.iter().enumerate() {
            if let Some(deed) = outline.find(&tie.deed) {
                outline.serves[deed].push(at);
            }
        }
        outline.contributions = contributions;
        Ok(outline)
    }

    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    pub fn contributions(&self) -> &[Contribution] {
        &self.contributions
    }

    pub fn find(&self, node: &NodeId) -> Option<usize> {
        self.places.get(node).copied()
    }

    /// How many nodes stand above it.
    pub fn depth(&self, at: usize) -> usize {
        self.above(at).count()
    }

    /// The nodes above one, nearest first.
    pub fn above(&self, at: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.parents[at], |above| self.parents[*above])
    }

    /// The node itself and everything below it.
    pub fn at_and_below(&self, at: usize) -> impl Iterator<Item = usize> {
        at..self.ends[at]
    }

    pub fn is_leaf(&self, at: usize) -> bool {
        self.ends[at] == at + 1
    }

    /// The deeds without further ones below them that a node is made of, each once: of an action,
    /// those at and below it; of an objective, those that serve it or an objective below it.
    pub fn deeds(&self, at: usize) -> Vec<usize> {
        let tops: Vec<usize> = if self.nodes[at].kind.is_deed() {
            vec![at]
        } else {
            let wanted: BTreeSet<&NodeId> = self.at_and_below(at).map(|at| &self.nodes[at].id).collect();
            let serving = self.contributions.iter().filter(|tie| wanted.contains(&tie.objective));
            serving.filter_map(|tie| self.find(&tie.deed)).collect()
        };
        let leaves: BTreeSet<usize> =
            tops.into_iter().flat_map(|top| self.at_and_below(top)).filter(|at| self.is_leaf(*at)).collect();
        leaves.into_iter().collect()
    }

    /// The contributions of a deed itself, in the order in which they are given.
    pub fn serves(&self, at: usize) -> impl Iterator<Item = &Contribution> {
        self.serves[at].iter().map(|tie| &self.contributions[*tie])
    }

    /// What part of a deed is for which objective; together always one, so that nothing is counted
    /// twice. `None`: for no objective. A deed that serves none itself serves what the one above it
    /// serves.
    pub fn shares(&self, at: usize) -> Vec<(Option<NodeId>, Number)> {
        let mut line = std::iter::once(at).chain(self.above(at));
        let Some(serving) = line.find(|at| !self.serves[*at].is_empty()) else {
            return vec![(None, Number::from(1))];
        };
        let ties: Vec<&Contribution> = self.serves(serving).collect();
        let rest = Number::from(1) - ties.iter().filter_map(|tie| tie.share.clone()).sum();
        let open = ties.iter().filter(|tie| tie.share.is_none()).count();
        let each = rest.checked_div(&Number::from(open as i64));
        let mut shares: Vec<(Option<NodeId>, Number)> = Vec::new();
        for tie in ties {
            let share = tie.share.clone().or_else(|| each.clone()).unwrap_or_else(Number::zero);
            shares.push((Some(tie.objective.clone()), share));
        }
        if open == 0 && !rest.is_zero() {
            shares.push((None, rest));
        }
        shares
    }

    fn check_contributions(&self, contributions: &[Contribution]) -> Result<(), OutlineRefusal> {
        let mut seen = BTreeSet::new();
        let mut sums: BTreeMap<&NodeId, Number> = BTreeMap::new();
        for Contribution { deed, objective, share } in contributions {
            let kind = |node: &NodeId| {
                let at = self.find(node).ok_or_else(|| OutlineRefusal::NoSuchNode { node: node.clone() });
                at.map(|at| self.nodes[at].kind)
            };
            if !kind(deed)?.is_deed() || kind(objective)?.is_deed() {
                let (deed, objective) = (deed.clone(), objective.clone());
                return Err(OutlineRefusal::NoContribution { deed, objective });
            }
            if !seen.insert((deed, objective)) {
                let (deed, objective) = (deed.clone(), objective.clone());
                return Err(OutlineRefusal::ServesTwice { deed, objective });
            }
            let Some(share) = share else { continue };
            if share.is_negative() || *share > Number::from(1) {
                return Err(OutlineRefusal::NoShare { deed: deed.clone(), share: share.clone() });
            }
            let sum = sums.entry(deed).or_insert_with(Number::zero);
            *sum = &*sum + share;
            if *sum > Number::from(1) {
                return Err(OutlineRefusal::MoreThanAll { deed: deed.clone(), sum: sum.clone() });
            }
        }
        Ok(())
    }
}

fn given_places(nodes: &[Node]) -> Result<BTreeMap<NodeId, usize>, OutlineRefusal> {
    let mut given = BTreeMap::new();
    for (at, node) in nodes.iter().enumerate() {
        if given.insert(node.id.clone(), at).is_some() {
            return Err(OutlineRefusal::Twice { node: node.id.clone() });
        }
    }
    Ok(given)
}

fn check_parents(nodes: &[Node], given: &BTreeMap<NodeId, usize>) -> Result<(), OutlineRefusal> {
    for node in nodes {
        let Some(parent) = &node.parent else { continue };
        let above = given.get(parent).ok_or_else(|| OutlineRefusal::NoSuchNode { node: parent.clone() })?;
        let parent_kind = nodes[*above].kind;
        if !node.kind.may_stand_under(parent_kind) {
            let (node, kind, parent) = (node.id.clone(), node.kind, parent.clone());
            return Err(OutlineRefusal::WrongParent { node, kind, parent, parent_kind });
        }
    }
    Ok(())
}

/// Depth first, with a stack of our own. What it does not reach stands in a circle.
fn walk(nodes: Vec<Node>, given: &BTreeMap<NodeId, usize>) -> Result<Outline, OutlineRefusal> {
    let parent = |at: usize| nodes[at].parent.as_ref().and_then(|parent| given.get(parent)).copied();
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); nodes.len()];
    let mut open: Vec<(usize, Option<usize>)> = Vec::new();
    for at in (0..nodes.len()).rev() {
        match parent(at) {
            Some(parent) => children[parent].push(at),
            None => open.push((at, None)),
        }
    }
    let mut order = Vec::new();
    let mut parents = Vec::new();
    while let Some((at, above)) = open.pop() {
        order.push(at);
        parents.push(above);
        let here = order.len() - 1;
        open.extend(children[at].iter().map(|child| (*child, Some(here))));
    }
    if order.len() < nodes.len() {
        let reached: BTreeSet<usize> = order.into_iter().collect();
        let first = (0..nodes.len()).find(|at| !reached.contains(at));
        return Err(OutlineRefusal::Loop { path: circle(&nodes, parent, first) });
    }
    let mut ends: Vec<usize> = (1..=order.len()).collect();
    for at in (0..order.len()).rev() {
        if let Some(above) = parents[at] {
            ends[above] = ends[above].max(ends[at]);
        }
    }
    let nodes: Vec<Node> = order.into_iter().map(|at| nodes[at].clone()).collect();
    let places = nodes.iter().enumerate().map(|(at, node)| (node.id.clone(), at)).collect();
    let serves = vec![Vec::new(); nodes.len()];
    Ok(Outline { nodes, parents, ends, places, contributions: Vec::new(), serves })
}

/// From the first node of the circle up to itself again.
fn circle(nodes: &[Node], parent: impl Fn(usize) -> Option<usize>, unreached: Option<usize>) -> Vec<NodeId> {
    // As many steps up as there are nodes end in the circle, wherever they began.
    let inside = (0..nodes.len()).fold(unreached, |at, _| at.and_then(&parent));
    let Some(inside) = inside else { return Vec::new() };
    let mut round = vec![inside];
    round.extend(std::iter::successors(parent(inside), |at| parent(*at)).take_while(|at| *at != inside));
    let first = (0..round.len()).min_by_key(|at| round[*at]).unwrap_or(0);
    round.rotate_left(first);
    round.push(round[0]);
    round.into_iter().map(|at| nodes[at].id.clone()).collect()
}
