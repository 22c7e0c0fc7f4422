use super::network::operation;
use super::{Answer, Operation, Shape, Tag, Takes};

const AFTER: (&str, &str, &str) = ("after", "text", "The `next` of the page before.");
const LIMIT: (&str, &str, &str) = ("limit", "integer", "How many at most: 1 to 1000, 100 without it.");
const REASON: (&str, &str, &str) = ("reason", "text", "Needed once the plan was approved.");

#[rustfmt::skip]
pub const OPERATIONS: &[Operation] = &[
    operation!("GET" "/api/v1/plans" listPlans, "Plans of an organisation that the caller may see, newest first.", [("organisation_id", "text", "Without it, the one that the caller belongs to."), AFTER, LIMIT], Takes::Nothing, None, 200 "A page." "@PlanList"),
    operation!("POST" "/api/v1/plans" createPlan, "Starts a development plan.", [], Takes::Json("@NewPlan"), Version, 201 "The plan, a draft." "@Plan"),
    operation!("GET" "/api/v1/plans/{plan}" readPlan, "One plan, without what is in it.", [], Takes::Nothing, Version, 200 "The plan." "@Plan"),
    operation!("PATCH" "/api/v1/plans/{plan}" describePlan, "Says anew what is named. Every act counts the plan's version up.", [], Takes::Json("@PlanChange"), Version, 200 "The plan as it now is." "@Plan"),
    operation!("DELETE" "/api/v1/plans/{plan}" removePlan, "Takes a plan that was never approved out of every list.", [], Takes::Nothing, None, 204 "Done." ""),
    operation!("GET" "/api/v1/plans/{plan}/tree" readPlanTree, "Everything in a plan: objectives, actions, milestones, what waits for what, which dates contradict.", [], Takes::Nothing, Version, 200 "The whole plan." "@PlanTree"),
    operation!("POST" "/api/v1/plans/{plan}/nodes" addPlanNode, "Adds an objective, an action or a milestone.", [], Takes::Json("@NewPlanNode"), Version, 201 "The node." "@PlanNode"),
    operation!("GET" "/api/v1/plans/{plan}/nodes/{node}" readPlanNode, "One objective, action or milestone.", [], Takes::Nothing, Version, 200 "The node." "@PlanNode"),
    operation!("PATCH" "/api/v1/plans/{plan}/nodes/{node}" editPlanNode, "Says anew what is named.", [], Takes::Json("@PlanNodeChange"), Version, 200 "The node as it now is." "@PlanNode"),
    operation!("DELETE" "/api/v1/plans/{plan}/nodes/{node}" removePlanNode, "Takes a node and all below it out of the plan. What was noted of it stays.", [REASON], Takes::Nothing, Version, 204 "Done." ""),
    operation!("POST" "/api/v1/plans/{plan}/nodes/{node}/restoration" restorePlanNode, "Brings back a node, with what was below it and removed together with it.", [], Takes::Json("@Reason"), Version, 200 "The node." "@PlanNode"),
    operation!("PUT" "/api/v1/plans/{plan}/nodes/{node}/place" placePlanNode, "Moves a node to another place of the outline.", [], Takes::Json("@PlanNodePlace"), Version, 200 "The node as it now is." "@PlanNode"),
    operation!("PUT" "/api/v1/plans/{plan}/nodes/{node}/shares" sharePlanNode, "Says what part of an action is for which of its objectives.", [], Takes::Json("@PlanShares"), Version, 200 "The node as it now is." "@PlanNode"),
    operation!("PUT" "/api/v1/plans/{plan}/nodes/{node}/schedule" schedulePlanNode, "Gives a node other dates, or moves it by so many days. What follows is pushed, never pulled; fixed dates stay, and what contradicts them is told.", [("dry", "integer", "1: tells what would follow and writes nothing.")], Takes::Json("@PlanNodeSchedule"), Version, 200 "What lies elsewhere now, and what does not fit." "@ScheduleTold"),
    operation!("POST" "/api/v1/plans/{plan}/nodes/{node}/parties" addPlanPart, "A unit or a person answers for a node, or contributes to it, from a day on.", [], Takes::Json("@NewPlanPart"), Version, 201 "The part's id." "@Made"),
    operation!("DELETE" "/api/v1/plans/{plan}/nodes/{node}/parties/{part}" endPlanPart, "Ends a part with a day. Who had it stays known.", [("until_day", "day", "The last day; without it, yesterday."), REASON], Takes::Nothing, Version, 204 "Done." ""),
    operation!("GET" "/api/v1/plans/{plan}/nodes/{node}/notes" listPlanNotes, "What was said of how a node stands, newest first.", [AFTER, LIMIT], Takes::Nothing, None, 200 "A page." "@PlanNoteList"),
    operation!("GET" "/api/v1/plans/{plan}/indicators" listPlanIndicators, "The indicators that are in use, in the order in which they were made.", [("node_id", "text", "Those of one objective or action."), AFTER, LIMIT], Takes::Nothing, None, 200 "A page." "@PlanIndicatorList"),
    operation!("POST" "/api/v1/plans/{plan}/indicators" addPlanIndicator, "Measures an objective or an action.", [], Takes::Json("@NewPlanIndicator"), Version, 201 "The indicator." "@PlanIndicator"),
    operation!("GET" "/api/v1/plans/{plan}/indicators/{indicator}" readPlanIndicator, "One indicator with its readings.", [], Takes::Nothing, Version, 200 "The indicator." "@PlanIndicator"),
    operation!("PATCH" "/api/v1/plans/{plan}/indicators/{indicator}" changePlanIndicator, "Says anew what is named. Other dimensions, or another measure, make another indicator of one that was read; the answer names it.", [], Takes::Json("@PlanIndicatorChange"), Version, 200 "The indicator in use." "@PlanIndicator"),
    operation!("DELETE" "/api/v1/plans/{plan}/indicators/{indicator}" removePlanIndicator, "Takes an indicator out of the plan; its readings stay with it.", [REASON], Takes::Nothing, None, 204 "Done." ""),
    operation!("POST" "/api/v1/plans/{plan}/indicators/{indicator}/restoration" restorePlanIndicator, "Brings back one that was removed.", [], Takes::Json("@Reason"), Version, 200 "The indicator." "@PlanIndicator"),
    operation!("GET" "/api/v1/plans/{plan}/indicators/{indicator}/readings" listPlanReadings, "The readings of an indicator, in the order in which they were read.", [AFTER, LIMIT], Takes::Nothing, None, 200 "A page." "@PlanReadingList"),
    operation!("POST" "/api/v1/plans/{plan}/indicators/{indicator}/readings" addPlanReading, "Enters a reading. A later one of the same period and cell corrects it.", [], Takes::Json("@NewPlanReading"), None, 201 "The reading's id." "@Made"),
    operation!("POST" "/api/v1/plans/{plan}/nodes/{node}/notes" addPlanNote, "Says how a node stands. A note is never changed; a later one counts.", [], Takes::Json("@NewPlanNote"), None, 201 "The note's id." "@Made"),
    operation!("PUT" "/api/v1/plans/{plan}/dependencies/{before}/{after}" setPlanDependency, "One waits for the other. A loop is refused with the way round in the problem's facts.", [], Takes::Json("@PlanLag"), Version, 200 "What lies elsewhere now, and what does not fit." "@ScheduleTold"),
    operation!("DELETE" "/api/v1/plans/{plan}/dependencies/{before}/{after}" removePlanDependency, "One waits for the other no longer. Nothing is pulled.", [REASON], Takes::Nothing, Version, 204 "Done." ""),
];

#[rustfmt::skip]
pub const SHAPES: &[Shape] = &[
    Shape { name: "Reason", says: "", fields: &[("reason", "text?", "Needed once the plan was approved.")] },
    Shape { name: "PlanPhase", says: "A part of the period with a name.", fields: &[("name", "text", ""), ("first_day", "day", ""), ("last_day", "day", "")] },
    Shape { name: "NewPlan", says: "", fields: &[
        ("organisation_id", "text", ""), ("title", "text", ""), ("first_day", "day", ""), ("last_day", "day", ""), ("currency", "text", "Three capital letters."), ("language", "text", "en, az or ru"), ("assessment_id", "text?", "A closed assessment whose findings it answers.")] },
    Shape { name: "PlanChange", says: "What is left out stays.", fields: &[
        ("title", "text?", ""), ("context", "text?", ""), ("vision", "text?", ""), ("first_day", "day?", ""), ("last_day", "day?", ""), ("quiet_days", "integer?", ""), ("phases", "[@PlanPhase]?", "All of them; they replace those that were there."), ("reason", "text?", "Needed once the plan was approved.")] },
    Shape { name: "Plan", says: "A plan, without what is in it.", fields: &[
        ("id", "text", ""), ("organisation_id", "text", ""), ("title", "text", ""), ("state", "text", "draft, approved, under-way or closed"), ("language", "text", ""), ("currency", "text", ""), ("first_day", "day", ""), ("last_day", "day", ""), ("context", "text", ""), ("vision", "text", ""),
        ("quiet_days", "integer", "After so many days without a note, an action that runs counts as stalled."), ("phases", "[@PlanPhase]", ""), ("assessment_ids", "[text]", "The closed assessments whose findings it answers."), ("objectives", "integer", ""), ("actions", "integer", "Actions and milestones."), ("baselines", "integer", "How often it was approved."),
        ("created_at", "time", ""), ("approved_at", "time?", ""), ("begun_at", "time?", ""), ("closed_at", "time?", ""), ("version", "integer", "")] },
    Shape { name: "PlanLine", says: "One of a list.", fields: &[("id", "text", ""), ("organisation_id", "text", ""), ("title", "text", ""), ("state", "text", ""), ("first_day", "day", ""), ("last_day", "day", ""), ("version", "integer", "")] },
    Shape { name: "PlanList", says: "", fields: &[("plans", "[@PlanLine]", ""), ("next", "text?", "")] },
    Shape { name: "PlanParty", says: "A unit or a person.", fields: &[("unit_id", "text?", ""), ("person_id", "text?", "")] },
    Shape { name: "NewPlanPart", says: "Of a unit or of a person.", fields: &[("unit_id", "text?", ""), ("person_id", "text?", ""), ("part", "text", "responsible or contributing"), ("from_day", "day?", "Without it, today."), ("until_day", "day?", ""), ("reason", "text?", "Needed once the plan was approved.")] },
    Shape { name: "PlanPart", says: "A unit or a person with a part in a node, today or later.", fields: &[
        ("id", "text", ""), ("part", "text", "responsible or contributing"), ("unit_id", "text?", ""), ("person_id", "text?", ""), ("name", "text", ""), ("gone", "boolean", "A person who left or a unit that was closed: answers for nothing any more."), ("from_day", "day", ""), ("until_day", "day?", "")] },
    Shape { name: "PlanItem", says: "An item, with the assessment it was rated in.", fields: &[("assessment_id", "text", ""), ("item_id", "text", "")] },
    Shape { name: "PlanServed", says: "An objective that a node serves.", fields: &[("objective_id", "text", ""), ("share", "text?", "Nought to one, exact; what is not said is parted equally.")] },
    Shape { name: "PlanWait", says: "The other end of a dependency.", fields: &[("node_id", "text", ""), ("lag", "integer", "Calendar days between the end of the one and the beginning of the other; below zero they overlap by so many.")] },
    Shape { name: "NewPlanNode", says: "", fields: &[
        ("kind", "text", "objective, action or milestone"), ("parent_id", "text?", ""), ("title", "text", ""), ("body", "text?", ""), ("output", "text?", ""), ("evidence_expected", "text?", ""), ("priority", "integer?", "1 to 3, the most urgent first."), ("risk", "text?", ""), ("risk_answer", "text?", ""),
        ("method", "text?", "schedule, work, indicator or judged"), ("work_planned", "text?", ""), ("work_remaining", "text?", ""), ("tags", "[text]?", "sdg:4.4 and the like."), ("objective_ids", "[text]?", "The objectives that it serves, the one it is listed under first."),
        ("findings", "[text]?", "The findings that it answers."), ("items", "[@PlanItem]?", "Items that it answers without a finding between."), ("mode", "text?", "automatic or fixed"), ("first_day", "day?", ""), ("last_day", "day?", ""),
        ("responsible", "@PlanParty?", ""), ("contributing", "[@PlanParty]?", ""), ("library_ref", "text?", "What it was made of in the action library."), ("reason", "text?", "Needed once the plan was approved.")] },
    Shape { name: "PlanNodeChange", says: "What is left out stays.", fields: &[
        ("title", "text?", ""), ("body", "text?", ""), ("output", "text?", ""), ("evidence_expected", "text?", ""), ("priority", "integer?", ""), ("risk", "text?", ""), ("risk_answer", "text?", ""), ("method", "text?", ""), ("work_planned", "text?", ""), ("work_remaining", "text?", ""), ("tags", "[text]?", ""),
        ("objective_ids", "[text]?", ""), ("reason", "text?", "Needed once the plan was approved.")] },
    Shape { name: "PlanNodeLine", says: "A node as the tree has it.", fields: &[
        ("id", "text", ""), ("number", "text", "1.2: it follows from where the node stands and moves with it."), ("kind", "text", ""), ("parent_id", "text?", ""), ("title", "text", ""), ("mode", "text", ""), ("first_day", "day?", ""), ("last_day", "day?", ""), ("days", "integer", ""),
        ("standing", "text?", "not-started, on-track, at-risk, delayed, done, cancelled or suspended; null of an objective that nobody has judged yet."), ("done", "text?", "Nought to one, exact, as the last note said."), ("noted_at", "time?", ""), ("priority", "integer", ""), ("parties", "[@PlanPart]", ""), ("serves", "[@PlanServed]", ""), ("tags", "[text]", ""), ("version", "integer", "")] },
    Shape { name: "PlanNode", says: "A node with all its words.", fields: &[
        ("id", "text", ""), ("number", "text", ""), ("kind", "text", ""), ("parent_id", "text?", ""), ("title", "text", ""), ("mode", "text", ""), ("first_day", "day?", ""), ("last_day", "day?", ""), ("days", "integer", ""), ("standing", "text?", "Null of an objective that nobody has judged yet."), ("done", "text?", ""), ("noted_at", "time?", ""), ("priority", "integer", ""),
        ("parties", "[@PlanPart]", ""), ("serves", "[@PlanServed]", ""), ("tags", "[text]", ""), ("version", "integer", ""), ("body", "text", ""), ("output", "text", ""), ("evidence_expected", "text", ""), ("risk", "text", ""), ("risk_answer", "text", ""), ("method", "text", ""), ("work_planned", "text?", ""), ("work_remaining", "text?", ""),
        ("library_ref", "text", ""), ("after", "[@PlanWait]", "What it waits for."), ("before", "[@PlanWait]", "What waits for it."), ("findings", "[text]", ""), ("items", "[@PlanItem]", "")] },
    Shape { name: "PlanNodePlace", says: "", fields: &[("parent_id", "text?", ""), ("objective_id", "text?", "The objective that it is listed under first."), ("before_id", "text?", "The node beside it that it goes before; without one, it goes last."), ("reason", "text?", "Needed once the plan was approved.")] },
    Shape { name: "PlanShares", says: "", fields: &[("shares", "[@PlanServed]", ""), ("reason", "text?", "Needed once the plan was approved.")] },
    Shape { name: "PlanNodeSchedule", says: "New dates, or a shift alone.", fields: &[
        ("mode", "text?", "automatic, pushed by what goes before, or fixed"), ("first_day", "day?", "Without it, an automatic node begins when what it waits for allows."), ("last_day", "day?", ""), ("days", "integer?", "Calendar days, both ends included; in place of the last day."), ("shift", "integer?", "Calendar days later, or earlier below zero."), ("reason", "text?", "Needed once the plan was approved.")] },
    Shape { name: "PlanDays", says: "First and last day, both within.", fields: &[("first_day", "day", ""), ("last_day", "day", "")] },
    Shape { name: "PlanMove", says: "A node that lies elsewhere.", fields: &[("node_id", "text", ""), ("title", "text", ""), ("from", "@PlanDays?", ""), ("to", "@PlanDays?", "")] },
    Shape { name: "PlanConflict", says: "A fixed date that a dependency contradicts. Somebody has to decide.", fields: &[("node_id", "text", ""), ("because_of", "text", ""), ("needs", "day", "The first day that the predecessor leaves."), ("has", "day", "")] },
    Shape { name: "PlanOverhang", says: "Nodes that run outside the fixed dates of the one above them.", fields: &[("node_id", "text", ""), ("fixed", "@PlanDays", ""), ("below", "@PlanDays", "")] },
    Shape { name: "ScheduleTold", says: "What followed from a change of dates, or would follow.", fields: &[("version", "integer", "The node's."), ("moves", "[@PlanMove]", ""), ("conflicts", "[@PlanConflict]", "In the whole plan."), ("overhangs", "[@PlanOverhang]", "In the whole plan.")] },
    Shape { name: "PlanLag", says: "", fields: &[("lag", "integer?", "Calendar days; below zero they overlap by so many."), ("reason", "text?", "Needed once the plan was approved.")] },
    Shape { name: "PlanDependency", says: "The one after begins once the one before has ended and the lag has passed.", fields: &[("before", "text", ""), ("after", "text", ""), ("lag", "integer", "")] },
    Shape { name: "PlanTree", says: "A plan with everything in it that was not removed.", fields: &[
        ("id", "text", ""), ("title", "text", ""), ("state", "text", ""), ("first_day", "day", ""), ("last_day", "day", ""), ("version", "integer", ""), ("nodes", "[@PlanNodeLine]", "In the order in which they are shown."), ("dependencies", "[@PlanDependency]", ""), ("conflicts", "[@PlanConflict]", ""), ("overhangs", "[@PlanOverhang]", ""), ("outside_period", "[text]", "Actions and milestones that lie before the plan's period or after it.")] },
    Shape { name: "NewPlanNote", says: "", fields: &[
        ("standing", "text", "not-started, on-track, at-risk, delayed, done, cancelled or suspended"), ("done", "text?", "Nought to one, exact."), ("words", "text?", "Needed where it is not on track."), ("evidence_ids", "[text]?", "Of the organisation's library.")] },
    Shape { name: "PlanNote", says: "", fields: &[("id", "text", ""), ("standing", "text", ""), ("done", "text?", ""), ("words", "text", ""), ("via", "text", "page, link, api or import"), ("noted_by", "text", ""), ("noted_at", "time", ""), ("evidence_ids", "[text]", "What was shown with it, as far as the caller may see it.")] },
    Shape { name: "PlanNoteList", says: "", fields: &[("notes", "[@PlanNote]", ""), ("next", "text?", "")] },
    Shape { name: "PlanDimension", says: "A way to break a number down.", fields: &[("id", "text", ""), ("categories", "[text]", ""), ("overlapping", "boolean?", "Whether a case may be in several.")] },
    Shape { name: "NewPlanIndicator", says: "", fields: &[("node_id", "text", ""), ("reason", "text?", "Needed once the plan was approved."),
        ("title", "text", ""), ("definition", "text?", "Who is counted, when, and who is not."), ("measure", "text", "amount or share"), ("unit", "text?", "Of an amount."), ("decimals", "integer?", ""),
        ("direction", "text", "up, down or neutral"), ("entry", "text", "increment, cumulative or snapshot"), ("across", "text", "sum or separate: whether parts make the whole"),
        ("baseline", "text?", "Exact; of a share nought to one."), ("baseline_year", "integer?", ""), ("baseline_due", "day?", "By when the baseline will be known."),
        ("targets", "map?", "By year, as the baseline."), ("dimensions", "[@PlanDimension]?", ""), ("verified_by", "text?", "")] },
    Shape { name: "PlanIndicatorChange", says: "", fields: &[("reason", "text?", "Needed once the plan was approved."),
        ("title", "text?", ""), ("definition", "text?", "Who is counted, when, and who is not."), ("measure", "text?", "amount or share"), ("unit", "text?", "Of an amount."), ("decimals", "integer?", ""),
        ("direction", "text?", "up, down or neutral"), ("entry", "text?", "increment, cumulative or snapshot"), ("across", "text?", "sum or separate: whether parts make the whole"),
        ("baseline", "text?", "Exact; of a share nought to one."), ("baseline_year", "integer?", ""), ("baseline_due", "day?", "By when the baseline will be known."),
        ("targets", "map?", "By year, as the baseline."), ("dimensions", "[@PlanDimension]?", ""), ("verified_by", "text?", "")] },
    Shape { name: "NewPlanReading", says: "An amount, or a numerator with its denominator.", fields: &[("first_day", "day", ""), ("last_day", "day", ""), ("cell", "text?", "sex=women;age=under 18; empty for the whole."), ("amount", "text?", ""), ("ratio", "[text]?", "Numerator and denominator."), ("source", "text", ""), ("note", "text?", "")] },
    Shape { name: "PlanReading", says: "", fields: &[("id", "text", ""), ("first_day", "day", ""), ("last_day", "day", ""), ("cell", "text", ""), ("amount", "text?", ""), ("ratio", "[text]?", ""), ("source", "text", ""), ("note", "text", ""), ("read_by", "text", ""), ("read_at", "time", "")] },
    Shape { name: "PlanIndicator", says: "", fields: &[("id", "text", ""), ("node_id", "text", ""), ("supersedes_id", "text?", "The one that it took the place of."),
        ("title", "text", ""), ("definition", "text?", "Who is counted, when, and who is not."), ("measure", "text", "amount or share"), ("unit", "text?", "Of an amount."), ("decimals", "integer?", ""),
        ("direction", "text", "up, down or neutral"), ("entry", "text", "increment, cumulative or snapshot"), ("across", "text", "sum or separate: whether parts make the whole"),
        ("baseline", "text?", "Exact; of a share nought to one."), ("baseline_year", "integer?", ""), ("baseline_due", "day?", "By when the baseline will be known."),
        ("targets", "map?", "By year, as the baseline."), ("dimensions", "[@PlanDimension]?", ""), ("verified_by", "text?", ""),
        ("readings", "[@PlanReading]", "In the order in which they were read."), ("removed", "boolean", ""), ("version", "integer", "")] },
    Shape { name: "PlanIndicatorLine", says: "", fields: &[("id", "text", ""), ("node_id", "text", ""), ("supersedes_id", "text?", "The one that it took the place of."),
        ("title", "text", ""), ("definition", "text?", "Who is counted, when, and who is not."), ("measure", "text", "amount or share"), ("unit", "text?", "Of an amount."), ("decimals", "integer?", ""),
        ("direction", "text", "up, down or neutral"), ("entry", "text", "increment, cumulative or snapshot"), ("across", "text", "sum or separate: whether parts make the whole"),
        ("baseline", "text?", "Exact; of a share nought to one."), ("baseline_year", "integer?", ""), ("baseline_due", "day?", "By when the baseline will be known."),
        ("targets", "map?", "By year, as the baseline."), ("dimensions", "[@PlanDimension]?", ""), ("verified_by", "text?", ""),
        ("removed", "boolean", ""), ("version", "integer", "")] },
    Shape { name: "PlanIndicatorList", says: "", fields: &[("indicators", "[@PlanIndicatorLine]", ""), ("next", "text?", "")] },
    Shape { name: "PlanReadingList", says: "", fields: &[("readings", "[@PlanReading]", ""), ("next", "text?", "")] },
];
