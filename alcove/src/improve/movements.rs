//! What a later assessment shows of the items that a plan worked on: whether they moved, with n,
//! and nothing about why.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use alcove_domain::assess::edition::ItemRef;
use alcove_domain::assess::lineage::Lineage;
use alcove_domain::improve::movement::{self, Movement, Went, Why};
use alcove_domain::network::{Action, Resource};
use alcove_domain::plan::{NodeKind, Standing};

use super::facts::{self, Facts};
use super::found::{self, Source};
use crate::assess::editions;
use crate::assess::store::assessment;
use crate::kit::ids::{AssessmentId, EditionId, NodeId, PlanId};
use crate::kit::{Ctx, Error, Result};
use crate::network::Person;
use crate::plan::store::status_note;
use crate::plan::words;

/// Assessments of an organisation that are looked through for earlier and later ones.
const MOST: u64 = 200;

/// Two closed assessments, and what lies between them for a plan.
pub struct Results {
    pub facts: Arc<Facts>,
    /// Those the plan answers, newest first: id and title.
    pub earliers: Vec<(AssessmentId, String)>,
    /// Those that can be compared with the earlier one, newest first.
    pub laters: Vec<(AssessmentId, String)>,
    /// The edition of the earlier one.
    pub edition: Option<EditionId>,
    pub compared: Option<Compared>,
}

pub struct Compared {
    pub earlier: Source,
    pub later: Source,
    /// Each objective, in the order of the plan.
    pub objectives: Vec<Moved>,
    /// Each action that was done by the later one.
    pub actions: Vec<Moved>,
    /// Everything that the plan worked on, each item once.
    pub whole: Movement,
}

pub struct Moved {
    /// Place in the outline.
    pub at: usize,
    pub movement: Movement,
}

/// Compares what the plan stood on with a later assessment: the one asked for, else the last.
pub async fn find(
    person: &Person,
    plan: &PlanId,
    from: Option<&AssessmentId>,
    to: Option<&AssessmentId>,
) -> Result<Results> {
    let facts = facts::load(person, plan).await?;
    person.may(Action::SeeOutcome, &Resource::Assessment(facts.organisation().as_str().into()))?;
    let ctx = &person.ctx;
    let db = ctx.db().read();
    let mut closed: Vec<assessment::Model> = assessment::page(db, facts.organisation(), None, MOST).await?;
    closed.retain(|row| row.closed_at.is_some());
    closed.sort_by(|one, other| (other.closed_at, &other.id).cmp(&(one.closed_at, &one.id)));
    let answered: BTreeSet<&AssessmentId> =
        facts.ties.assessments.iter().map(|tie| &tie.assessment_id).collect();
    let earliers: Vec<&assessment::Model> = closed.iter().filter(|row| answered.contains(&row.id)).collect();
    let named = |rows: &[&assessment::Model]| {
        rows.iter().map(|row| (row.id.clone(), row.title.clone())).collect::<Vec<_>>()
    };
    let earlier = match from {
        Some(id) => Some(*earliers.iter().find(|row| row.id == *id).ok_or(Error::NotFound)?),
        None => earliers.first().copied(),
    };
    let Some(earlier) = earlier else {
        let earliers = named(&earliers);
        return Ok(Results { earliers, laters: Vec::new(), edition: None, compared: None, facts });
    };
    let laters = laters(ctx, earlier, &closed).await?;
    let later = match to {
        Some(id) => Some(*laters.iter().find(|row| row.id == *id).ok_or(Error::NotFound)?),
        None => laters.first().copied(),
    };
    let compared = match later {
        Some(later) => {
            let done = done_by(ctx, &facts, later).await?;
            let earlier = found::source(person, &facts, &earlier.id).await?;
            let later = found::source(person, &facts, &later.id).await?;
            earlier.zip(later).and_then(|(earlier, later)| compare(&facts, earlier, later, &done))
        }
        None => None,
    };
    let edition = Some(earlier.edition_id.clone());
    Ok(Results { earliers: named(&earliers), laters: named(&laters), edition, compared, facts })
}

/// Assessments closed after this one, over an edition of the same framework.
async fn laters<'a>(
    ctx: &Ctx,
    earlier: &assessment::Model,
    closed: &'a [assessment::Model],
) -> Result<Vec<&'a assessment::Model>> {
    let family = editions::known(ctx, &earlier.edition_id).await?.framework_id.clone();
    let mut found = Vec::new();
    for row in closed.iter().filter(|row| row.id != earlier.id && row.closed_at > earlier.closed_at) {
        if editions::known(ctx, &row.edition_id).await?.framework_id == family {
            found.push(row);
        }
    }
    Ok(found)
}

/// The same of an earlier and a later assessment of the plan's organisation; none where they cannot be
/// compared. For jobs, which show it to nobody.
pub(super) async fn between(
    ctx: &Ctx,
    facts: &Facts,
    earlier: &AssessmentId,
    later: &assessment::Model,
) -> Result<Option<Compared>> {
    let Some(earlier) = found::source_unchecked(ctx, facts, earlier).await? else { return Ok(None) };
    if laters(ctx, &earlier.row, std::slice::from_ref(later)).await?.is_empty() {
        return Ok(None);
    }
    let done = done_by(ctx, facts, later).await?;
    let later = found::source_unchecked(ctx, facts, &later.id).await?;
    Ok(later.and_then(|later| compare(facts, earlier, later, &done)))
}

/// What was said to be done when the later assessment was closed: what was done afterwards changed
/// nothing that it found.
async fn done_by(ctx: &Ctx, facts: &Facts, later: &assessment::Model) -> Result<BTreeSet<NodeId>> {
    let done = facts.rows.live().filter(|node| node.standing() == Standing::Done);
    let done: Vec<NodeId> = done.map(|node| node.id.clone()).collect();
    let until = later.closed_at.unwrap_or(i64::MAX);
    let notes = status_note::of_nodes(ctx.db().read(), &done, until).await?;
    // Oldest first, so that the last one stays.
    let last: BTreeMap<NodeId, bool> = notes
        .into_iter()
        .map(|note| (note.node_id, note.standing == words::standing(Standing::Done)))
        .collect();
    Ok(last.into_iter().filter(|(_, is_done)| *is_done).map(|(node, _)| node).collect())
}

/// None where one of them was never closed.
fn compare(facts: &Facts, earlier: Source, later: Source, done: &BTreeSet<NodeId>) -> Option<Compared> {
    let (before, after) = (seen(&earlier)?, seen(&later)?);
    let lineage = Lineage::between(&earlier.frozen.known.edition, &later.frozen.known.edition);
    let moved = |answered: &BTreeSet<ItemRef>| movement::movement(before, after, &lineage, answered);
    let (mut objectives, mut actions) = (Vec::new(), Vec::new());
    let mut all = BTreeSet::new();
    for row in facts.listed.iter() {
        let node = facts.row(row.at);
        let answered = answered(facts, &earlier, row.at);
        all.extend(answered.iter().cloned());
        let of = || Moved { at: row.at, movement: moved(&answered) };
        match node.node_kind() {
            NodeKind::Objective => objectives.push(of()),
            NodeKind::Action if done.contains(&node.id) && !answered.is_empty() => {
                actions.push(of());
            }
            NodeKind::Action | NodeKind::Milestone => {}
        }
    }
    let whole = moved(&all);
    Some(Compared { earlier, later, objectives, actions, whole })
}

/// As the rules of comparing look at it; none where it was never closed.
fn seen(source: &Source) -> Option<movement::Taken<'_>> {
    let frozen = &source.frozen;
    Some(movement::Taken { tree: &frozen.tree, outcome: frozen.outcome.as_ref()? })
}

/// The items of an assessment that a node answers: its own, those of the nodes below it, and of an
/// objective those of the deeds that serve it or one below it.
pub fn answered(facts: &Facts, source: &Source, at: usize) -> BTreeSet<ItemRef> {
    let mut places: BTreeSet<usize> = facts.outline.at_and_below(at).collect();
    if facts.outline.nodes()[at].kind == NodeKind::Objective {
        let objectives: BTreeSet<&str> =
            places.iter().map(|at| facts.outline.nodes()[*at].id.as_str()).collect();
        let serving: Vec<usize> = (0..facts.outline.nodes().len())
            .filter(|deed| facts.outline.serves(*deed).any(|tie| objectives.contains(tie.objective.as_str())))
            .collect();
        places.extend(serving.into_iter().flat_map(|deed| facts.outline.at_and_below(deed)));
    }
    let mut found = BTreeSet::new();
    for at in places {
        let node = &facts.row(at).id;
        for finding in facts.ties.findings_of(node) {
            let finding = source.findings.iter().find(|one| one.id == *finding);
            let nodes = finding.into_iter().flat_map(|finding| source.nodes(finding));
            found.extend(nodes.map(|node| source.frozen.item_ref(node)).cloned());
        }
        let items = facts.ties.items.iter();
        let items = items.filter(|tie| tie.node_id == *node && tie.assessment_id == source.row.id);
        let nodes = items.filter_map(|tie| source.frozen.node(&tie.item_id));
        found.extend(nodes.map(|node| source.frozen.item_ref(node)).cloned());
    }
    found
}

/// How an item went, in a word for machines and for keys of messages.
pub const fn went_word(went: Went) -> &'static str {
    match went {
        Went::Up => "up",
        Went::Down => "down",
        Went::Same => "same",
        Went::NotComparable(Why::OtherItem) => "other-item",
        Went::NotComparable(Why::NotBefore) => "not-before",
        Went::NotComparable(Why::NotAfter) => "not-after",
        Went::NotComparable(Why::NoBetter) => "no-better",
    }
}
