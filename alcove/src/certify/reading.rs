//! What rules are judged on: an assessment, closed or running, and a plan, as they stand.

use std::collections::{BTreeSet, HashMap};

use alcove_domain::assess::Mark;
use alcove_domain::assess::edition::ItemRef;
use alcove_domain::certify::rule::{Facts, ItemFacts, PlanFacts};
use alcove_domain::kit::Day;
use alcove_domain::network::{Action, Resource};
use alcove_domain::plan::{NodeKind, Part, Standing};

use super::hooks::Hooks;
use crate::assess::laid::{self, Laid};
use crate::assess::mark_body::MarkBody;
use crate::assess::outcome_body::OutcomeBody;
use crate::assess::store::{assessment, moderation, outcome, rating, rating_evidence};
use crate::evidence::store::evidence;
use crate::kit::ids::{EvidenceId, OrganisationId, PlanId};
use crate::kit::{Ctx, Error, Result};
use crate::network::Person;
use crate::plan::rows::Rows;
use crate::plan::store::plan;

/// An assessment with what is settled in it.
pub struct Reading {
    pub row: assessment::Model,
    pub laid: Laid,
    /// Settled marks by node, with how they were settled.
    pub marks: HashMap<usize, (Mark, String)>,
    /// Nodes that somebody has answered, settled or not.
    pub assessed: BTreeSet<usize>,
    /// Nodes with evidence that is open to assessors.
    pub shown: BTreeSet<usize>,
    /// Evidence of this assessment that assessors would not get; none that was withdrawn.
    pub kept: Vec<EvidenceId>,
}

impl Reading {
    pub fn is_closed(&self) -> bool {
        self.row.closed_at.is_some()
    }

    /// The step of a node's settled mark.
    pub fn step(&self, node: usize) -> Option<i32> {
        let (mark, _) = self.marks.get(&node)?;
        self.laid.tree.nodes[node].instrument.as_ref()?.step(mark)
    }

    fn items(&self) -> Vec<ItemFacts> {
        let outermost: Vec<usize> = self.laid.outermost().collect();
        let one = |(node, known): (usize, &alcove_domain::assess::tree::Node)| {
            let above: Vec<usize> = self.laid.above(node).collect();
            let top = above.last().copied().unwrap_or(node);
            ItemFacts {
                item: known.item.0.clone(),
                above: above.iter().map(|at| self.laid.tree.nodes[*at].item.0.clone()).collect(),
                group: outermost.iter().position(|at| *at == top).unwrap_or_default(),
                assessed: self.assessed.contains(&node),
                step: self.step(node),
                evidence: self.shown.contains(&node),
            }
        };
        self.laid.tree.rated().map(one).collect()
    }
}

/// Those not removed, newest first: closed and running ones.
pub async fn assessments(ctx: &Ctx, of: &OrganisationId) -> Result<Vec<assessment::Model>> {
    let mut rows = assessment::page(ctx.db().read(), of, None, 200).await?;
    rows.retain(|row| row.opened_at.is_some());
    Ok(rows)
}

/// The one that people mean without saying: the newest closed, else the newest that runs.
pub fn usual(rows: &[assessment::Model]) -> Option<&assessment::Model> {
    rows.iter().find(|row| row.closed_at.is_some()).or_else(|| rows.first())
}

/// The caller has checked that the reader may see it.
pub async fn read(ctx: &Ctx, row: assessment::Model) -> Result<Reading> {
    let db = ctx.db().read();
    let laid = laid::lay(ctx, &row).await?;
    let (mut marks, mut assessed) = (HashMap::new(), BTreeSet::new());
    if row.closed_at.is_some() {
        let head = outcome::heads(db, &row.id).await?.into_iter().find(|head| head.superseded_at.is_none());
        let head = head.ok_or_else(|| Error::fault(format!("assessment {} has no outcome", row.id)))?;
        let found = outcome::find(db, &head.id).await?.ok_or(Error::NotFound)?;
        let body: OutcomeBody = serde_json::from_str(&found.body).map_err(Error::fault)?;
        for node in body.nodes.iter().filter(|node| node.rated) {
            let at = laid.tree.find(&ItemRef(node.reference.clone()));
            let mark = node.mark.clone().and_then(|mark| mark.read().ok());
            if let (Some(at), Some(mark)) = (at, mark) {
                marks.insert(at, (mark, node.method.clone()));
            }
        }
    } else {
        for row in moderation::standing(db, &row.id).await? {
            if let (Some(at), Some(mark)) = (laid.node(&row.item_id), MarkBody::parse(&row.mark)) {
                marks.insert(at, (mark, row.method));
            }
        }
        for row in rating::standing(db, &row.id).await?.iter().filter(|row| row.slot == "current") {
            let mark = row.mark.as_deref().and_then(MarkBody::parse);
            if let (Some(at), true) = (laid.node(&row.item_id), mark.as_ref().is_some_and(is_an_answer)) {
                assessed.insert(at);
            }
        }
    }
    assessed.extend(marks.iter().filter(|(_, (mark, _))| is_an_answer(mark)).map(|(at, _)| *at));
    let ties = rating_evidence::of_assessment(db, &row.id).await?;
    let mut cited: Vec<EvidenceId> = ties.iter().map(|tie| tie.evidence_id.clone()).collect();
    cited.sort();
    cited.dedup();
    let mut pieces = evidence::by_ids(db, &cited).await?;
    pieces.retain(|piece| !piece.is_withdrawn());
    let (open, kept): (Vec<_>, Vec<_>) = pieces.into_iter().partition(evidence::Model::is_open_to_assessors);
    let open: BTreeSet<EvidenceId> = open.into_iter().map(|piece| piece.id).collect();
    let seen = ties.iter().filter(|tie| open.contains(&tie.evidence_id));
    let shown = seen.filter_map(|tie| laid.node(&tie.item_id)).collect();
    let kept = kept.into_iter().map(|piece| piece.id).collect();
    Ok(Reading { row, laid, marks, assessed, shown, kept })
}

/// "It does not apply" and "I cannot judge" are said, and assess nothing.
const fn is_an_answer(mark: &Mark) -> bool {
    !matches!(mark, Mark::NotApplicable(_) | Mark::CannotJudge)
}

/// The plan that counts: the newest under way, else approved, else closed, else a draft.
pub async fn usual_plan(ctx: &Ctx, of: &OrganisationId) -> Result<Option<plan::Model>> {
    let mut rows = plan::page(ctx.db().read(), of, None, 200).await?;
    rows.sort_by_key(|row| match row.state.as_str() {
        "under-way" => 0,
        "approved" => 1,
        "closed" => 2,
        _ => 3,
    });
    Ok(rows.into_iter().next())
}

/// A plan of the organisation by its id.
pub async fn plan_of(ctx: &Ctx, of: &OrganisationId, id: &PlanId) -> Result<Option<plan::Model>> {
    let found = plan::find(ctx.db().read(), id).await?;
    Ok(found.filter(|row| row.organisation_id == *of))
}

pub fn plan_facts(rows: &Rows, today: Day) -> PlanFacts {
    let actions: Vec<_> = rows
        .live()
        .filter(|node| node.node_kind() == NodeKind::Action && node.standing() != Standing::Cancelled)
        .collect();
    let has_an_owner = |node: &crate::plan::store::node::Model| {
        rows.parties(node, today).iter().any(|(part, _)| *part == Part::Responsible)
    };
    let ready = actions.iter().filter(|node| node.span().is_some() && has_an_owner(node)).count();
    PlanFacts {
        approved: rows.plan.state != "draft",
        actions: u32::try_from(actions.len()).unwrap_or(u32::MAX),
        ready: u32::try_from(ready).unwrap_or(u32::MAX),
    }
}

/// Everything that a rule asks, for a member of the organisation.
pub async fn facts(
    person: &Person,
    of: &OrganisationId,
    reading: Option<&Reading>,
    plan: Option<plan::Model>,
    declared: bool,
) -> Result<Facts> {
    let ctx = &person.ctx;
    let hooks = *ctx.app.part::<Hooks>();
    let moderates = person.can(Action::Moderate, &Resource::Assessment(of.as_str().into()));
    let (items, findings) = match reading {
        Some(reading) => (reading.items(), (hooks.findings)(ctx, &reading.row.id).await?),
        None => (Vec::new(), (0, 0)),
    };
    let plan = match plan {
        Some(row) => Some(plan_facts(&Rows::load(ctx.db().read(), row).await?, today(person))),
        None => None,
    };
    Ok(Facts {
        closed: reading.is_some_and(Reading::is_closed),
        steps_known: moderates || reading.is_none_or(Reading::is_closed),
        items,
        plan,
        findings,
        practices: (hooks.practices)(ctx, of).await?,
        declared,
    })
}

/// Today, as the person's organisation has it.
pub fn today(person: &Person) -> Day {
    crate::kit::words::format::day_in(person.ctx.now, &person.zone)
}
