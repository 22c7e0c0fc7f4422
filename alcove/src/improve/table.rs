//! The planning table: findings ranked by what is missing times how much it matters, and what
//! becomes of each. Deciding on a finding is no fact of a baseline, so it needs no reason.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use alcove_domain::improve::planning_table::Closure;
use alcove_domain::improve::ranking::{Found, rank};
use alcove_domain::improve::{Fate, PlanningTable, Ranked};
use alcove_domain::kit::words::{WordsRefusal, check_some_words};
use alcove_domain::network::Action;
use alcove_domain::plan::Standing;

use super::changing::{self, Act, Draft};
use super::facts::{self, Facts};
use super::found::{self, Finding, Source};
use super::plans;
use super::store::{assessment, finding, finding_node};
use super::ties::Ties;
use crate::kit::ids::{AssessmentId, FindingId, NodeId, PlanId};
use crate::kit::{Error, FieldFault, Refusal, Result};
use crate::network::Person;
use crate::plan::rows::Rows;
use crate::plan::words;

type Id = alcove_domain::kit::FindingId;

/// The planning table of a plan as it stands.
pub struct Board {
    pub facts: Arc<Facts>,
    pub sources: Vec<Source>,
    /// The most pressing first.
    pub lines: Vec<Line>,
    pub table: PlanningTable,
}

/// One finding.
#[derive(Clone, Debug)]
pub struct Line {
    source: usize,
    finding: usize,
    pub ranked: Ranked,
    pub fate: Fate,
    pub closure: Closure,
}

impl Board {
    pub fn source(&self, line: &Line) -> &Source {
        &self.sources[line.source]
    }

    pub fn finding(&self, line: &Line) -> &Finding {
        &self.sources[line.source].findings[line.finding]
    }

    pub fn line(&self, id: &FindingId) -> Option<&Line> {
        self.lines.iter().find(|line| self.finding(line).id == *id)
    }

    /// The finding that speaks for one, where it was merged.
    pub fn speaker(&self, id: &FindingId) -> Option<&Line> {
        let own: Id = id.as_str().into();
        let speaker = self.table.speaker(&own).ok()?;
        self.line(&speaker.as_str().into())
    }

    /// Those that were merged into one, also through another.
    pub fn merged_into<'a>(&'a self, id: &'a FindingId) -> impl Iterator<Item = &'a Line> {
        self.lines.iter().filter(move |line| {
            let own = &self.finding(line).id;
            own != id && self.speaker(own).is_some_and(|speaker| self.finding(speaker).id == *id)
        })
    }
}

/// The table, for whoever may see the plan.
pub async fn board(person: &Person, plan: &PlanId) -> Result<Board> {
    let facts = facts::load(person, plan).await?;
    board_of(person, facts).await
}

pub async fn board_of(person: &Person, facts: Arc<Facts>) -> Result<Board> {
    let sources = found::sources(person, &facts).await?;
    let all = sources.iter().flat_map(|source| &source.findings).map(|finding| &finding.id);
    let table = table(&facts.rows, &facts.ties, all);
    let standings = standings(&facts);
    let mut lines = Vec::new();
    for (at, source) in sources.iter().enumerate() {
        for ranked in ranked(source) {
            let Some(finding) = source.findings.iter().position(|one| one.id.0 == ranked.finding.as_str())
            else {
                continue;
            };
            let fate = table.fate(&ranked.finding)?.clone();
            let one = &source.findings[finding];
            // What is good already asks for nothing, and what was taken out is no finding: both are
            // shown only where somebody decided on them all the same.
            if fate == Fate::Open && (one.dropped || one.kind == "strength") {
                continue;
            }
            let closure = table.closure(&ranked.finding, &standings)?;
            lines.push(Line { source: at, finding, ranked, fate, closure });
        }
    }
    lines.sort_by(|one, other| other.ranked.score.cmp(&one.ranked.score));
    Ok(Board { facts, sources, lines, table })
}

fn ranked(source: &Source) -> Vec<Ranked> {
    let frozen = &source.frozen;
    let found: Vec<Found> = source
        .findings
        .iter()
        .map(|finding| Found {
            id: finding.id.as_str().into(),
            items: source.nodes(finding).map(|node| frozen.item_ref(node).clone()).collect(),
            importance: None,
        })
        .collect();
    match &frozen.outcome {
        Some(outcome) => rank(&frozen.tree, outcome, &frozen.wishes, &found),
        None => found
            .into_iter()
            .map(|one| Ranked { finding: one.id, score: None, items: Vec::new(), n: 0, of: 0 })
            .collect(),
    }
}

/// How the nodes of a plan stand, for asking what closed a finding.
pub fn standings(facts: &Facts) -> BTreeMap<alcove_domain::kit::NodeId, Standing> {
    let one = |node: &Arc<crate::plan::store::node::Model>| {
        (node.id.as_str().into(), words::read_standing(&node.standing).unwrap_or_default())
    };
    facts.rows.live().map(one).collect()
}

/// What became of these findings, and of all that the plan decided on. A node that was removed
/// answers nothing.
pub fn table<'a>(rows: &Rows, ties: &Ties, more: impl IntoIterator<Item = &'a FindingId>) -> PlanningTable {
    let live: BTreeSet<&str> = rows.live().map(|node| node.id.as_str()).collect();
    let both = |row: &Arc<finding::Model>| [Some(row.finding_id.clone()), row.merged_into.clone()];
    let decided = ties.fates.iter().flat_map(both).flatten();
    let fate = |id: &FindingId| match ties.fate(id) {
        Fate::Planned(mut nodes) => {
            nodes.retain(|node| live.contains(node.as_str()));
            if nodes.is_empty() { Fate::Open } else { Fate::Planned(nodes) }
        }
        other => other,
    };
    PlanningTable::of(decided.chain(more.into_iter().cloned()).map(|id| (id.as_str().into(), fate(&id))))
}

/// What somebody decides on findings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// These nodes answer them, besides those that do already.
    Answer(Vec<NodeId>),
    /// These answer them, and no others.
    AnswerOnly(Vec<NodeId>),
    /// This one answers them no more.
    Release(NodeId),
    Merge(FindingId),
    Drop(String),
    TakeUp,
}

impl Decision {
    fn name(&self) -> &'static str {
        match self {
            Self::Answer(_) | Self::AnswerOnly(_) => "plan.finding-answered",
            Self::Release(_) => "plan.finding-released",
            Self::Merge(_) => "plan.finding-merged",
            Self::Drop(_) => "plan.finding-dropped",
            Self::TakeUp => "plan.finding-taken-up",
        }
    }
}

/// What a finding was before somebody decided, for taking it back.
pub type Before = Vec<(FindingId, Fate)>;

/// Decides on findings, all or none.
pub async fn decide(
    person: &Person,
    plan: &PlanId,
    findings: &[FindingId],
    decision: Decision,
) -> Result<Before> {
    let board = may_decide(person, plan).await?;
    if findings.is_empty() {
        return Err(Error::invalid("finding", "finding-missing"));
    }
    let lines: Vec<&Line> =
        findings.iter().map(|id| board.line(id).ok_or(Error::NotFound)).collect::<Result<_>>()?;
    check(&board, &decision)?;
    let titles: Vec<&str> = lines.iter().map(|line| board.finding(line).title.as_str()).collect();
    let act = Act::new(decision.name()).before(titles.join("; ")).after(said(&board, &decision));
    alter(person, &board, act, |table| {
        for id in findings {
            apply(table, &id.as_str().into(), &decision)?;
        }
        Ok(())
    })
    .await
}

/// Puts findings back to what they were before a decision.
pub async fn restore(person: &Person, plan: &PlanId, before: Before) -> Result<()> {
    let board = may_decide(person, plan).await?;
    for (id, fate) in &before {
        board.line(id).ok_or(Error::NotFound)?;
        match fate {
            Fate::Planned(nodes) => {
                nodes.iter().try_for_each(|node| board.facts.rows.node(&node.as_str().into()).map(drop))?;
            }
            Fate::Merged(into) => drop(board.line(&into.as_str().into()).ok_or(Error::NotFound)?),
            Fate::Open | Fate::Dropped { .. } => {}
        }
    }
    alter(person, &board, Act::new("plan.finding-restored"), |table| {
        for (id, _) in &before {
            let id: Id = id.as_str().into();
            if let Fate::Planned(nodes) = table.fate(&id)?.clone() {
                nodes.iter().try_for_each(|node| table.release(&id, node))?;
            }
            table.take_up(&id)?;
        }
        for (id, fate) in &before {
            let id = id.as_str().into();
            match fate {
                Fate::Open => {}
                Fate::Planned(nodes) => nodes.iter().try_for_each(|node| table.plan(&id, node.clone()))?,
                Fate::Merged(into) => table.merge(&id, into)?,
                Fate::Dropped { reason } => table.drop(&id, reason.clone())?,
            }
        }
        Ok(())
    })
    .await?;
    Ok(())
}

/// Takes a further closed assessment in.
pub async fn take_in(person: &Person, plan: &PlanId, id: &AssessmentId) -> Result<Arc<Facts>> {
    let facts = facts::load(person, plan).await?;
    person.may(Action::EditPlan, &facts.resource())?;
    let row = plans::closed_assessment(person, facts.organisation(), id).await?;
    let act = Act::new("plan.assessment-taken-in").after(row.title);
    changing::change(person, plan, act, |draft| {
        tie(person, draft, id);
        Ok(())
    })
    .await
}

/// Leaves an assessment out again, as long as nothing was decided on its findings.
pub async fn leave_out(person: &Person, plan: &PlanId, id: &AssessmentId) -> Result<Arc<Facts>> {
    let board = may_decide(person, plan).await?;
    let source = board.sources.iter().find(|source| source.row.id == *id).ok_or(Error::NotFound)?;
    let of_it = |line: &&Line| board.source(line).row.id == *id && line.fate != Fate::Open;
    let decided = board.lines.iter().filter(of_it).count()
        + board.facts.ties.items.iter().filter(|row| row.assessment_id == *id).count();
    if decided > 0 {
        return Err(Refusal::new("assessment-in-plan").with("decided", decided).into());
    }
    let act = Act::new("plan.assessment-left-out").before(&source.row.title);
    changing::change(person, plan, act, |draft| {
        draft.ties.assessments.retain(|row| row.assessment_id != *id);
        Ok(())
    })
    .await
}

/// Ties the plan to an assessment, where it is not yet.
pub(super) fn tie(person: &Person, draft: &mut Draft, id: &AssessmentId) {
    if draft.ties.assessments.iter().any(|row| row.assessment_id == *id) {
        return;
    }
    draft.ties.assessments.push(Arc::new(assessment::Model {
        plan_id: draft.rows.id().clone(),
        assessment_id: id.clone(),
        taken_at: draft.now,
        taken_by: Some(person.id.clone()),
    }));
}

async fn may_decide(person: &Person, plan: &PlanId) -> Result<Board> {
    let facts = facts::load(person, plan).await?;
    person.may(Action::EditPlan, &facts.resource())?;
    board_of(person, facts).await
}

fn check(board: &Board, decision: &Decision) -> Result<()> {
    match decision {
        Decision::Answer(nodes) | Decision::AnswerOnly(nodes) => {
            if nodes.is_empty() {
                return Err(Error::invalid("node", "node-missing"));
            }
            for node in nodes {
                board.facts.rows.node(node).map_err(|_| Error::invalid("node", "unknown-choice"))?;
            }
            Ok(())
        }
        Decision::Merge(into) => match board.line(into) {
            Some(_) => Ok(()),
            None if into.as_str().is_empty() => Err(Error::invalid("into", "finding-missing")),
            None => Err(Error::invalid("into", "unknown-choice")),
        },
        Decision::Drop(reason) => check_some_words(reason).map_err(|fault| {
            Error::Invalid(vec![match fault {
                WordsRefusal::Empty => FieldFault::new("reason", "reason-missing"),
                WordsRefusal::TooLong { at_most, .. } => {
                    FieldFault::new("reason", "too-long").with("most", at_most)
                }
                WordsRefusal::HoldsNul => FieldFault::new("reason", "unreadable-letter"),
            }])
        }),
        Decision::Release(_) | Decision::TakeUp => Ok(()),
    }
}

fn said(board: &Board, decision: &Decision) -> String {
    let title = |node: &NodeId| board.facts.rows.node(node).map(|row| row.title.clone()).unwrap_or_default();
    match decision {
        Decision::Answer(nodes) | Decision::AnswerOnly(nodes) => {
            nodes.iter().map(title).collect::<Vec<_>>().join("; ")
        }
        Decision::Release(node) => title(node),
        Decision::Merge(into) => {
            board.line(into).map(|line| board.finding(line).title.clone()).unwrap_or_default()
        }
        Decision::Drop(reason) => reason.trim().to_owned(),
        Decision::TakeUp => String::new(),
    }
}

fn apply(table: &mut PlanningTable, id: &Id, decision: &Decision) -> Result<()> {
    match decision {
        Decision::Answer(nodes) => {
            nodes.iter().try_for_each(|node| table.plan(id, node.as_str().into()))?;
        }
        Decision::AnswerOnly(nodes) => {
            let wanted: BTreeSet<alcove_domain::kit::NodeId> =
                nodes.iter().map(|node| node.as_str().into()).collect();
            if let Fate::Planned(present) = table.fate(id)?.clone() {
                present.difference(&wanted).try_for_each(|node| table.release(id, node))?;
            }
            wanted.into_iter().try_for_each(|node| table.plan(id, node))?;
        }
        Decision::Release(node) => table.release(id, &node.as_str().into())?,
        Decision::Merge(into) => table.merge(id, &into.as_str().into())?,
        Decision::Drop(reason) => table.drop(id, reason.trim().to_owned())?,
        Decision::TakeUp => table.take_up(id)?,
    }
    Ok(())
}

/// Lets the rules change the table, and writes what became different.
async fn alter(
    person: &Person,
    board: &Board,
    act: Act<'_>,
    work: impl FnOnce(&mut PlanningTable) -> Result<()>,
) -> Result<Before> {
    let ids: BTreeSet<FindingId> = board.lines.iter().map(|line| board.finding(line).id.clone()).collect();
    let mut changed: Before = Vec::new();
    changing::change(person, board.facts.id(), act, |draft| {
        let before = table(&draft.rows, &draft.ties, &ids);
        let mut after = before.clone();
        work(&mut after)?;
        for id in &ids {
            let own = id.as_str().into();
            let (was, is) = (before.fate(&own)?, after.fate(&own)?);
            if was != is {
                changed.push((id.clone(), was.clone()));
                set(person, draft, id, is);
            }
        }
        Ok(())
    })
    .await?;
    Ok(changed)
}

/// Writes what becomes of a finding, with the nodes that answer it.
pub(super) fn set(person: &Person, draft: &mut Draft, id: &FindingId, fate: &Fate) {
    let plan_id = draft.rows.id().clone();
    let (word, merged_into, reason) = match fate {
        Fate::Open => ("", None, ""),
        Fate::Planned(_) => ("planned", None, ""),
        Fate::Merged(into) => ("merged", Some(into.as_str().into()), ""),
        Fate::Dropped { reason } => ("dropped", None, reason.as_str()),
    };
    draft.ties.fates.retain(|row| row.finding_id != *id);
    if !word.is_empty() {
        draft.ties.fates.push(Arc::new(finding::Model {
            plan_id: plan_id.clone(),
            finding_id: id.clone(),
            fate: word.to_owned(),
            merged_into,
            reason: reason.to_owned(),
            decided_by: Some(person.id.clone()),
            decided_at: draft.now,
        }));
    }
    let none = BTreeSet::new();
    let nodes = if let Fate::Planned(nodes) = fate { nodes } else { &none };
    let is_kept = |row: &Arc<finding_node::Model>| {
        row.finding_id != *id || nodes.iter().any(|node| node.as_str() == row.node_id.as_str())
    };
    draft.ties.answers.retain(is_kept);
    for node in nodes {
        let node_id: NodeId = node.as_str().into();
        if !draft.ties.answers.iter().any(|row| row.finding_id == *id && row.node_id == node_id) {
            let row = finding_node::Model { plan_id: plan_id.clone(), finding_id: id.clone(), node_id };
            draft.ties.answers.push(Arc::new(row));
        }
    }
}
