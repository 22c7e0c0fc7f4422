//! Approving a plan, comparing its states, reviews, and what came of it.

use super::network::operation;
use super::{Answer, Operation, Shape, Tag, Takes};

const AFTER: (&str, &str, &str) = ("after", "text", "The `next` of the page before.");
const LIMIT: (&str, &str, &str) = ("limit", "integer", "How many at most: 1 to 1000, 100 without it.");

#[rustfmt::skip]
pub const OPERATIONS: &[Operation] = &[
    operation!("GET" "/api/v1/plans/{plan}/approval" readApproval, "What stands between a plan and its approval, and what changed since the last one.", [], Takes::Nothing, Version, 200 "Whether it is ready, and what is missing of which nodes." "@PlanReadiness"),
    operation!("POST" "/api/v1/plans/{plan}/approval/request" askForApproval, "Asks those who approve to look at the plan, by mail, each once for each version of it.", [], Takes::Nothing, None, 200 "How many people." "@PlanAsked"),
    operation!("POST" "/api/v1/plans/{plan}/approval" approvePlan, "Approves a draft, or a plan under way as it has become. An `If-Match` approves only the version that was read.", [], Takes::Nothing, Version, 200 "Where the plan is." "@PlanState"),
    operation!("POST" "/api/v1/plans/{plan}/beginning" beginPlan, "Begins to work with an approved plan.", [], Takes::Nothing, Version, 200 "Where the plan is." "@PlanState"),
    operation!("POST" "/api/v1/plans/{plan}/withdrawal" withdrawApproval, "Takes an approval back before the plan has begun; what was approved stays to compare with.", [], Takes::Json("@Because"), Version, 200 "Where the plan is." "@PlanState"),
    operation!("POST" "/api/v1/plans/{plan}/closure" closePlan, "Ends a plan.", [], Takes::Json("@PlanClosure"), Version, 200 "Where the plan is." "@PlanState"),
    operation!("POST" "/api/v1/plans/{plan}/reopening" reopenPlan, "Opens a closed plan again.", [], Takes::Json("@Because"), Version, 200 "Where the plan is." "@PlanState"),
    operation!("GET" "/api/v1/plans/{plan}/matters" readMatters, "Which changes need approval again.", [], Takes::Nothing, Version, 200 "Their kinds." "@Matters"),
    operation!("PUT" "/api/v1/plans/{plan}/matters" chooseMatters, "Chooses which changes need approval again.", [], Takes::Json("@Matters"), Version, 200 "Their kinds." "@Matters"),
    operation!("GET" "/api/v1/plans/{plan}/baselines" listBaselines, "Every approved state, the last one first.", [("after", "integer", "The `next` of the page before."), LIMIT], Takes::Nothing, None, 200 "A page." "@BaselineList"),
    operation!("GET" "/api/v1/plans/{plan}/baselines/{number}" readBaseline, "One approved state with its text.", [], Takes::Nothing, None, 200 "The state." "@Baseline"),
    operation!("GET" "/api/v1/plans/{plan}/changes" readChanges, "What is different between two states, node by node, with who changed it and why.", [("from", "text", "The number of an approved state, or today; without it, the last approval."), ("to", "text", "The same; without it, today."), AFTER, LIMIT], Takes::Nothing, None, 200 "A page of nodes." "@PlanChanges"),
    operation!("GET" "/api/v1/plans/{plan}/log" readPlanLog, "Every change since the first approval, act by act, newest first, with who and why. `limit` counts changes: an act that has more goes on on the next page.", [AFTER, LIMIT], Takes::Nothing, None, 200 "A page." "@PlanLog"),
    operation!("GET" "/api/v1/plans/{plan}/results" readPlanResults, "Whether the items moved that the plan worked on, from its assessment to a later one. It claims no cause.", [("from", "text", "One of the plan's assessments; without it, the last one."), ("assessment", "text", "The later one; without it, the last one."), AFTER, LIMIT], Takes::Nothing, None, 200 "A page: by objective and by finished action." "@PlanResults"),
    operation!("GET" "/api/v1/plans/{plan}/reviews" listPlanReviews, "The reviews of a plan, the last one first.", [AFTER, LIMIT], Takes::Nothing, None, 200 "A page." "@PlanReviewList"),
    operation!("POST" "/api/v1/plans/{plan}/reviews" openPlanReview, "Opens a review: freezes the plan and makes the agenda from it.", [], Takes::Json("@NewPlanReview"), Version, 201 "The review." "@PlanReview"),
    operation!("GET" "/api/v1/plans/{plan}/reviews/{review}" readPlanReview, "One review with what it froze.", [], Takes::Nothing, Version, 200 "The review." "@PlanReview"),
    operation!("PATCH" "/api/v1/plans/{plan}/reviews/{review}" writePlanReview, "Writes the minutes and who was there.", [], Takes::Json("@PlanReviewChange"), Version, 200 "The review as it now is." "@PlanReview"),
    operation!("POST" "/api/v1/plans/{plan}/reviews/{review}/closure" closePlanReview, "Ends a review.", [], Takes::Nothing, Version, 200 "The review." "@PlanReview"),
    operation!("POST" "/api/v1/plans/{plan}/reviews/{review}/decisions" addDecision, "Writes down what was decided.", [], Takes::Json("@NewDecision"), None, 201 "The decision." "@Decision"),
    operation!("PATCH" "/api/v1/plans/{plan}/reviews/{review}/decisions/{decision}" answerDecision, "Says whether it is done.", [], Takes::Json("@DecisionChange"), None, 200 "The decision." "@Decision"),
    operation!("DELETE" "/api/v1/plans/{plan}/reviews/{review}/decisions/{decision}" takeDecisionOut, "Takes a decision out while the review is open.", [], Takes::Nothing, None, 204 "Done." ""),
];

#[rustfmt::skip]
pub const SHAPES: &[Shape] = &[
    Shape { name: "Because", says: "Why something is taken back.", fields: &[("reason", "text", "")] },
    Shape { name: "PlanClosure", says: "", fields: &[("words", "text?", "What becomes of the actions that are open; needed where there are any.")] },
    Shape { name: "PlanState", says: "", fields: &[("id", "text", ""), ("state", "text", "draft, approved, under-way or closed"), ("baselines", "integer", "How many approved states it has."), ("asked_at", "time?", "Since when those who approve are asked to."), ("important_changes", "[@ImportantChange]", "Changes since the last approval that need approval again."), ("outside_period", "[text]", "Actions and milestones that lie before the plan's period or after it."), ("version", "integer", "")] },
    Shape { name: "PlanReadiness", says: "", fields: &[
        ("ready", "boolean", ""), ("objectives", "integer", ""), ("actions", "integer", ""), ("undated", "[text]", "Actions without dates."), ("unowned", "[text]", "Actions that nobody answers for, or only somebody who left."), ("conflicts", "[text]", "Fixed dates that a dependency contradicts."), ("aimless", "[text]", "Actions that serve no objective; the plan can be approved with them."), ("open_actions", "integer", "Neither done nor cancelled nor suspended."),
        ("id", "text", ""), ("state", "text", ""), ("baselines", "integer", ""), ("asked_at", "time?", ""), ("important_changes", "[@ImportantChange]", ""), ("outside_period", "[text]", ""), ("version", "integer", "")] },
    Shape { name: "PlanAsked", says: "", fields: &[("asked", "integer", "")] },
    Shape { name: "LoggedChange", says: "Written as in the text of an approved state.", fields: &[("node_id", "text", ""), ("about", "text", ""), ("before", "text?", ""), ("after", "text?", "")] },
    Shape { name: "LoggedAct", says: "", fields: &[("reason", "text", ""), ("changed_by", "text", ""), ("changed_at", "time", ""), ("baseline", "integer", "The approved state that it went away from."), ("changes", "[@LoggedChange]", "")] },
    Shape { name: "PlanLog", says: "", fields: &[("acts", "[@LoggedAct]", ""), ("next", "text?", "")] },
    Shape { name: "ImportantChange", says: "", fields: &[("node_id", "text", ""), ("matter", "map", "The kind of change with its limit.")] },
    Shape { name: "Matters", says: "", fields: &[("matters", "[map]", "Each with a `kind`: added or removed (`node`: objective, action, milestone), later-by (`days`), dearer-by (`share`), target-changed, responsible-changed, serves-others; of the plan itself period-changed, vision-changed, phases-changed, context-changed, renamed.")] },
    Shape { name: "BaselineLine", says: "", fields: &[("number", "integer", ""), ("hash", "text", "SHA-256 of the text."), ("approved_at", "time", ""), ("approved_by", "text", "")] },
    Shape { name: "BaselineList", says: "", fields: &[("baselines", "[@BaselineLine]", ""), ("next", "text?", "")] },
    Shape { name: "Baseline", says: "An approved state.", fields: &[("number", "integer", ""), ("hash", "text", ""), ("approved_at", "time", ""), ("approved_by", "text", ""), ("text", "text", "One line for each fact.")] },
    Shape { name: "FactChange", says: "Written as in the text of an approved state.", fields: &[("about", "text", ""), ("before", "text?", ""), ("after", "text?", "")] },
    Shape { name: "PlanReason", says: "", fields: &[("reason", "text", ""), ("changed_by", "text", ""), ("changed_at", "time", "")] },
    Shape { name: "NodeChanges", says: "", fields: &[("node_id", "text", "Of what the plan says of itself, the id of the plan."), ("fate", "text", "added, removed or changed"), ("changes", "[@FactChange]", ""), ("matters", "[map]", "Those of the plan's kinds of important changes that apply."), ("reasons", "[@PlanReason]", "")] },
    Shape { name: "PlanChanges", says: "", fields: &[("from", "text", ""), ("to", "text", ""), ("unrecorded", "[integer]", "Those of the two states, by number, that kept nothing of what the plan says of itself and of what its indicators measure: whether that was another then is not recorded."), ("nodes", "[@NodeChanges]", ""), ("next", "text?", "")] },
    Shape { name: "MovedItem", says: "", fields: &[("earlier", "text", "The ref of the item."), ("later", "text?", "The item that it compares with."), ("before", "text?", "Exact."), ("after", "text?", "Exact."), ("went", "text", "up, down, same; or why it cannot be compared: other-item, not-before, not-after, no-better")] },
    Shape { name: "Moved", says: "", fields: &[("node_id", "text", ""), ("kind", "text", ""), ("up", "integer", ""), ("down", "integer", ""), ("same", "integer", ""), ("not_comparable", "integer", ""), ("n", "integer", "How many items could be compared."), ("items", "[@MovedItem]", "")] },
    Shape { name: "PlanResults", says: "", fields: &[("earlier_assessment_id", "text?", ""), ("later_assessment_id", "text?", ""), ("objectives", "[@Moved]", ""), ("actions", "[@Moved]", "Those that are done; on the pages they follow the objectives."), ("next", "text?", "")] },
    Shape { name: "NewPlanReview", says: "", fields: &[("kind", "text", "quarterly or yearly"), ("held_on", "day?", ""), ("ahead_first_day", "day?", ""), ("ahead_last_day", "day?", "")] },
    Shape { name: "PlanReviewChange", says: "What is absent stays.", fields: &[("held_on", "day?", ""), ("minutes", "text?", ""), ("participant_ids", "[text]?", "")] },
    Shape { name: "PlanReviewLine", says: "", fields: &[("id", "text", ""), ("kind", "text", ""), ("held_on", "day", ""), ("opened_at", "time", ""), ("closed_at", "time?", "")] },
    Shape { name: "PlanReviewList", says: "", fields: &[("reviews", "[@PlanReviewLine]", ""), ("next", "text?", "")] },
    Shape { name: "PlanReview", says: "", fields: &[
        ("id", "text", ""), ("kind", "text", ""), ("held_on", "day", ""), ("ahead_first_day", "day", ""), ("ahead_last_day", "day", ""), ("opened_at", "time", ""), ("closed_at", "time?", ""),
        ("hash", "text", "SHA-256 of the frozen state and agenda."), ("agenda", "map", "Nodes, figures, points, changes, conflicts and missing figures as of the opening. The standing of an objective that nobody had judged is null."), ("snapshot", "text", "The frozen state, one line for each fact."),
        ("minutes", "text", ""), ("participant_ids", "[text]", ""), ("earlier_decisions", "[@Decision]", "Not done when the review was opened."), ("decisions", "[@Decision]", ""), ("version", "integer", "")] },
    Shape { name: "NewDecision", says: "", fields: &[("words", "text", ""), ("node_id", "text?", ""), ("party", "text?", "unit:ID or person:ID"), ("due_day", "day?", "")] },
    Shape { name: "Decision", says: "", fields: &[("id", "text", ""), ("review_id", "text", ""), ("node_id", "text?", ""), ("words", "text", ""), ("unit_id", "text?", ""), ("person_id", "text?", ""), ("due_day", "day?", ""), ("done_at", "time?", "")] },
    Shape { name: "DecisionChange", says: "", fields: &[("done", "boolean", "")] },
];
