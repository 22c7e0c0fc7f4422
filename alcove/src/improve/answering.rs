//! Which findings and items a node answers. Nothing is retyped: the tie is kept on both ends.

use std::sync::Arc;

use super::changing::Draft;
use super::facts::Facts;
use super::store::item;
use super::{found, plans, table};
use crate::kit::ids::{AssessmentId, FindingId, ItemId, NodeId};
use crate::kit::{Error, Result};
use crate::network::Person;

/// What a node is to answer, found to be of closed assessments of the plan's organisation.
#[derive(Clone, Debug, Default)]
pub(super) struct Answered {
    findings: Vec<FindingId>,
    items: Vec<(AssessmentId, ItemId)>,
    /// The plan answers these from now on.
    assessments: Vec<AssessmentId>,
}

pub(super) async fn check(
    person: &Person,
    facts: &Facts,
    findings: &[FindingId],
    items: &[(AssessmentId, ItemId)],
) -> Result<Answered> {
    let mut assessments = Vec::new();
    for id in findings {
        assessments.push(found::assessment_of(person, facts, id).await?);
    }
    assessments.extend(items.iter().map(|(assessment, _)| assessment.clone()));
    assessments.sort();
    assessments.dedup();
    for id in &assessments {
        if !facts.ties.assessments.iter().any(|row| row.assessment_id == *id) {
            plans::closed_assessment(person, facts.organisation(), id).await?;
        }
        let of_it = items.iter().filter(|(assessment, _)| assessment == id);
        if of_it.clone().next().is_some() {
            let source = found::source(person, facts, id).await?.ok_or(Error::NotFound)?;
            for (_, item) in of_it {
                source.frozen.node(item).ok_or(Error::NotFound)?;
            }
        }
    }
    let mut items = items.to_vec();
    items.sort();
    items.dedup();
    Ok(Answered { findings: findings.to_vec(), items, assessments })
}

/// Ties a node to what it answers; a finding that nobody had decided on is planned with it, and one
/// that was merged is answered through the one that speaks for it.
pub(super) fn answer(person: &Person, draft: &mut Draft, node: &NodeId, answered: &Answered) -> Result<()> {
    for id in &answered.assessments {
        table::tie(person, draft, id);
    }
    for id in &answered.findings {
        let mut table = table::table(&draft.rows, &draft.ties, &answered.findings);
        let speaker = table.speaker(&id.as_str().into())?.clone();
        table.plan(&speaker, node.as_str().into())?;
        let fate = table.fate(&speaker)?.clone();
        table::set(person, draft, &speaker.as_str().into(), &fate);
    }
    let plan_id = draft.rows.id().clone();
    for (assessment_id, item_id) in &answered.items {
        draft.ties.items.push(Arc::new(item::Model {
            node_id: node.clone(),
            assessment_id: assessment_id.clone(),
            item_id: item_id.clone(),
            plan_id: plan_id.clone(),
        }));
    }
    Ok(())
}
