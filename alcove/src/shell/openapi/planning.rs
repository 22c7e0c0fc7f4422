use super::network::operation;
use super::{Answer, Operation, Shape, Tag, Takes};

#[rustfmt::skip]
pub const OPERATIONS: &[Operation] = &[
    operation!("GET" "/api/v1/plans/{plan}/findings" listPlanFindings, "The findings of the assessments that a plan answers, the most pressing first, with what became of each.", [], Takes::Nothing, None, 200 "All of them." "@PlanFindings"),
    operation!("PUT" "/api/v1/plans/{plan}/findings/{finding}" decidePlanFinding, "Decides on a finding: what answers it, which other speaks for it, or why it is dropped.", [], Takes::Json("@PlanFate"), None, 200 "The finding as it now is." "@PlanFinding"),
    operation!("GET" "/api/v1/plans/{plan}/library" listReadyActions, "Ready-made actions, the most fitting first, in the caller's language or in the one that there is.", [("finding_id", "text", "Those that answer this finding."), ("assessment_id", "text", "With item_id."), ("item_id", "text", "Those that answer this item, or stand under its criterion."), ("criterion", "text", "Those of a criterion: TL1.")], Takes::Nothing, None, 200 "The actions." "@ReadyActions"),
];

#[rustfmt::skip]
pub const SHAPES: &[Shape] = &[
    Shape { name: "PlanFindings", says: "", fields: &[("assessment_ids", "[text]", "The closed assessments that the plan answers."), ("findings", "[@PlanFinding]", "")] },
    Shape { name: "PlanFinding", says: "A finding and what became of it.", fields: &[
        ("id", "text", ""), ("assessment_id", "text", ""), ("kind", "text", "strength, gap or idea"), ("title", "text", ""), ("text", "text", ""), ("score", "text?", "Gap times importance of its most pressing item, nought to three, exact."), ("items", "[@PressingItem]", "The most pressing first."),
        ("n", "integer", "Rated items with a gap that is known."), ("of", "integer", "Of so many."), ("fate", "text", "open, planned, merged or dropped"), ("nodes", "[text]", "What answers it, also through the finding that speaks for it."), ("merged_into", "text?", ""), ("reason", "text?", "Why it was dropped."), ("closed", "boolean", "All that answers it is done.")] },
    Shape { name: "PressingItem", says: "", fields: &[("item_id", "text", ""), ("gap", "text", "What is missing to the aim, as a share of all that the item can reach, exact."), ("aim", "text", "target or best"), ("importance", "integer", "1 to 3"), ("score", "text", "")] },
    Shape { name: "PlanFate", says: "", fields: &[("fate", "text", "open, planned, merged or dropped"), ("node_ids", "[text]?", "What answers it, where it is planned; these and no others."), ("merged_into", "text?", "The finding that speaks for it."), ("reason", "text?", "Why it is dropped.")] },
    Shape { name: "ReadyActions", says: "", fields: &[("exact", "integer", "So many, from the first, answer the very items that were asked for."), ("actions", "[@ReadyAction]", "")] },
    Shape { name: "ReadyAction", says: "An action of the library; library_ref of a node names it.", fields: &[
        ("id", "text", ""), ("criterion", "text", ""), ("answers", "[text]", "Items that a low rating of would call for it."), ("kind", "text", "rule, trial, training, equipment, partnership or measuring"), ("effort", "integer", "Person-days of all who take part."), ("weeks", "integer", ""), ("needs", "[text]", "staff-time, money, equipment, training, outside-help"),
        ("language", "text", "Of the words."), ("name", "text", ""), ("steps", "[text]", ""), ("output", "text", ""), ("evidence", "text", ""), ("sign", "text", ""), ("obstacle", "text", ""), ("answer", "text", "")] },
];
