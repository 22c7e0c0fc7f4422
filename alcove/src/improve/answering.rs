//! Which findings and items a node answers. Nothing is retyped: the tie is kept on both ends.

use std::sync::Arc;

use super::changing::Draft;
use super::store::{finding, finding_node, item};
use crate::kit::Result;
use crate::kit::ids::{AssessmentId, FindingId, ItemId, NodeId};
use crate::network::Person;

/// Ties a node to what it answers; a finding that nobody had decided on is planned with it.
pub(super) fn answer(
    person: &Person,
    draft: &mut Draft,
    node: &NodeId,
    findings: &[FindingId],
    items: &[(AssessmentId, ItemId)],
) -> Result<()> {
    let plan_id = draft.rows.id().clone();
    for id in findings {
        let mut table = alcove_domain::improve::PlanningTable::of(
            draft
                .ties
                .fates
                .iter()
                .map(|row| &row.finding_id)
                .chain([id])
                .map(|id| (id.as_str().into(), draft.ties.fate(id))),
        );
        table.plan(&id.as_str().into(), node.as_str().into())?;
        draft.ties.fates.retain(|row| row.finding_id != *id);
        draft.ties.fates.push(Arc::new(finding::Model {
            plan_id: plan_id.clone(),
            finding_id: id.clone(),
            fate: "planned".to_owned(),
            merged_into: None,
            reason: String::new(),
            decided_by: Some(person.id.clone()),
            decided_at: draft.now,
        }));
        draft.ties.answers.push(Arc::new(finding_node::Model {
            plan_id: plan_id.clone(),
            finding_id: id.clone(),
            node_id: node.clone(),
        }));
    }
    for (assessment_id, item_id) in items {
        draft.ties.items.push(Arc::new(item::Model {
            node_id: node.clone(),
            assessment_id: assessment_id.clone(),
            item_id: item_id.clone(),
            plan_id: plan_id.clone(),
        }));
    }
    Ok(())
}
