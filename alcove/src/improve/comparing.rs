//! What became different between two states of a plan, who wanted it, and why.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use alcove_domain::kit::NodeId;
use alcove_domain::plan::baseline::{About, Fact, Said};
use alcove_domain::plan::matter::{self, Matter};
use alcove_domain::plan::{Change, State};

use super::approving::read_state;
use super::facts::{self, Facts};
use crate::kit::ids::{ChangeId, PersonId, PlanId};
use crate::kit::{Ctx, Error, Result};
use crate::network::Person;
use crate::plan::matters;
use crate::plan::store::{baseline, change};

/// Which state of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    Baseline(i64),
    Today,
}

/// Two states of a plan side by side.
pub struct Comparison {
    pub from: Version,
    pub to: Version,
    pub before: State,
    pub after: State,
    /// The plan itself first, then in the order of the plan; what is no more comes last.
    pub nodes: Vec<Compared>,
    /// Baselines of before it was kept what a plan says of itself: of them it is not known whether
    /// that was another.
    pub unrecorded: Vec<i64>,
}

/// What became different of one node.
pub struct Compared {
    pub node: NodeId,
    pub fate: Fate,
    pub changes: Vec<Change>,
    /// Those of the plan's kinds of important changes that apply.
    pub matters: Vec<Matter>,
    /// As it was said at the time, oldest first; none where the plan was a draft then.
    pub reasons: Vec<Reason>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Came,
    Went,
    Stayed,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    pub words: String,
    pub by: PersonId,
    pub at: i64,
}

/// One act of the log with all that it changed.
pub struct Entry {
    pub reason: Reason,
    pub baseline: i64,
    pub changes: Vec<Change>,
}

impl Version {
    /// `today`, or the number of a baseline.
    pub fn read(text: &str) -> Option<Self> {
        match text.trim() {
            "today" => Some(Self::Today),
            number => number.parse().ok().map(Self::Baseline),
        }
    }

    pub fn write(self) -> String {
        match self {
            Self::Today => "today".to_owned(),
            Self::Baseline(number) => number.to_string(),
        }
    }
}

/// Compares two states of a plan. A baseline that the plan does not have is 404.
pub async fn between(person: &Person, id: &PlanId, from: Version, to: Version) -> Result<Comparison> {
    let facts = facts::load(person, id).await?;
    let before = state(person, &facts, from).await?;
    let after = state(person, &facts, to).await?;
    // What was to end by today, as it was said then, is no change.
    let before = if to == Version::Today { before.as_of(facts.today(person)) } else { before };
    let mut reasons = reasons(&person.ctx, id, from, to).await?;
    let kinds = matters::read(&facts.rows.plan.matters);
    let mut important: HashMap<NodeId, Vec<Matter>> = HashMap::new();
    for one in matter::important(&kinds, &before, &after) {
        important.entry(one.node).or_default().push(one.matter);
    }
    let mut by_node: BTreeMap<NodeId, Vec<Change>> = BTreeMap::new();
    for change in before.changes_to(&after) {
        by_node.entry(change.fact.node.clone()).or_default().push(change);
    }
    let mut nodes: Vec<Compared> = by_node
        .into_iter()
        .map(|(node, changes)| Compared {
            fate: fate(&changes),
            matters: important.remove(&node).unwrap_or_default(),
            reasons: reasons.remove(&node).unwrap_or_default(),
            node,
            changes,
        })
        .collect();
    let places: HashMap<&str, usize> =
        facts.listed.iter().enumerate().map(|(place, row)| (facts.row(row.at).id.as_str(), place)).collect();
    nodes.sort_by_key(|one| match one.node.as_str() {
        own if own == id.as_str() => (0, 0),
        node => (1, places.get(node).copied().unwrap_or(usize::MAX)),
    });
    let unrecorded =
        [(from, &before), (to, &after)].into_iter().filter_map(|(version, state)| match version {
            Version::Baseline(number) if !state.tells_of_plan() => Some(number),
            Version::Baseline(_) | Version::Today => None,
        });
    let unrecorded: BTreeSet<i64> = unrecorded.collect();
    Ok(Comparison { from, to, unrecorded: unrecorded.into_iter().collect(), before, after, nodes })
}

/// A state of the plan, whichever it is.
pub async fn state(person: &Person, facts: &Facts, version: Version) -> Result<State> {
    match version {
        Version::Today => Ok(facts.rows.state(facts.today(person))),
        Version::Baseline(number) => {
            let row = baseline::find(person.ctx.db().read(), facts.id(), number).await?;
            read_state(&row.ok_or(Error::NotFound)?)
        }
    }
}

/// The log, newest first: acts of one page, and where the next page begins.
pub async fn log(
    person: &Person,
    id: &PlanId,
    after: Option<&ChangeId>,
    limit: u64,
) -> Result<(Vec<Entry>, Option<ChangeId>)> {
    facts::load(person, id).await?;
    let mut rows = change::page(person.ctx.db().read(), id, after, limit + 1).await?;
    let wanted = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = rows.len() > wanted;
    rows.truncate(wanted);
    let next = rows.last().filter(|_| more).map(|row| row.id.clone());
    let mut entries: Vec<Entry> = Vec::new();
    for row in rows {
        let Some(change) = change_of(&row) else { continue };
        let reason = Reason { words: row.reason, by: row.changed_by, at: row.changed_at };
        match entries.last_mut() {
            Some(entry) if entry.reason == reason => entry.changes.push(change),
            _ => entries.push(Entry { reason, baseline: row.baseline, changes: vec![change] }),
        }
    }
    for entry in &mut entries {
        entry.changes.sort_by(|one, other| one.fact.cmp(&other.fact));
    }
    Ok((entries, next))
}

/// A row of the log as the rules know it; `None` for what another version wrote.
pub fn change_of(row: &change::Model) -> Option<Change> {
    let said = |text: &Option<String>| match text {
        None => Some(None),
        Some(text) => Said::read(text).ok().map(Some),
    };
    Some(Change {
        fact: Fact { node: row.node_id.as_str().into(), about: About::read(&row.about).ok()? },
        before: said(&row.before_value)?,
        after: said(&row.after_value)?,
    })
}

pub(super) fn fate(changes: &[Change]) -> Fate {
    let kind = changes.iter().find(|change| change.fact.about == About::Kind);
    match kind.map(|change| (&change.before, &change.after)) {
        Some((None, Some(_))) => Fate::Came,
        Some((Some(_), None)) => Fate::Went,
        _ => Fate::Stayed,
    }
}

/// Why each node was changed between the two, each reason once.
async fn reasons(ctx: &Ctx, id: &PlanId, from: Version, to: Version) -> Result<HashMap<NodeId, Vec<Reason>>> {
    let (first, until) = match (from, to) {
        (Version::Today, Version::Today) => return Ok(HashMap::new()),
        (Version::Baseline(number), Version::Today) | (Version::Today, Version::Baseline(number)) => {
            (number, None)
        }
        (Version::Baseline(one), Version::Baseline(other)) => (one.min(other), Some(one.max(other))),
    };
    let mut found: HashMap<NodeId, Vec<Reason>> = HashMap::new();
    for row in change::between(ctx.db().read(), id, first, until).await? {
        let reason = Reason { words: row.reason, by: row.changed_by, at: row.changed_at };
        let of_node = found.entry(row.node_id.as_str().into()).or_default();
        if of_node.last() != Some(&reason) {
            of_node.push(reason);
        }
    }
    Ok(found)
}
