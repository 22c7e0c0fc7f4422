use super::network::operation;
use super::{Answer, Operation, Shape, Tag, Takes};

const AFTER: (&str, &str, &str) = ("after", "text", "The `next` of the page before.");
const LIMIT: (&str, &str, &str) = ("limit", "integer", "How many at most: 1 to 1000, 100 without it.");

#[rustfmt::skip]
pub const OPERATIONS: &[Operation] = &[
    operation!("GET" "/api/v1/plans/{plan}/lines" listPlanLines, "The ledger of a plan, oldest first.",
        [("node_id", "text", ""), ("year", "integer", ""), ("stage", "text", "planned, committed or spent"), ("funding", "text", "funded or unfunded"), AFTER, LIMIT],
        Takes::Nothing, None, 200 "A page." "@PlanLineList"),
    operation!("GET" "/api/v1/plans/{plan}/lines/{line}" readPlanLine, "One line of the ledger.", [], Takes::Nothing, None, 200 "The line." "@PlanLine"),
    operation!("GET" "/api/v1/plans/{plan}/money.csv" readPlanMoneyCsv, "The ledger for spreadsheets, in the caller's language.", [], Takes::Nothing, None, 200 "The file." "file"),
    operation!("GET" "/api/v1/plans/{plan}/budget.csv" readPlanBudgetCsv, "The budget for spreadsheets.", [("by", "text", "As of `budget`."), ("currency", "text", ""), ("on", "day", "")], Takes::Nothing, None, 200 "The file." "file"),
    operation!("GET" "/api/v1/plans/{plan}/unfunded.pdf" readUnfundedPdf, "What nobody pays for yet, as tagged PDF for a donor.", [("currency", "text", "What the sum is told in."), ("on", "day", "The day of the rates."), ("language", "text", "en, az or ru")], Takes::Nothing, None, 200 "The file." "file"),
    operation!("GET" "/api/v1/plans/{plan}/unfunded.docx" readUnfundedDocx, "The same for Word.", [("currency", "text", ""), ("on", "day", ""), ("language", "text", "en, az or ru")], Takes::Nothing, None, 200 "The file." "file"),
    operation!("GET" "/api/v1/plans/{plan}/unfunded.csv" readUnfundedCsv, "The same for spreadsheets.", [("currency", "text", ""), ("on", "day", ""), ("language", "text", "en, az or ru")], Takes::Nothing, None, 200 "The file." "file"),
    operation!("POST" "/api/v1/plans/{plan}/lines" addPlanLine, "Adds a line to the ledger. A line is never changed.", [], Takes::Json("@NewPlanLine"), None, 201 "The line." "@PlanLine"),
    operation!("POST" "/api/v1/plans/{plan}/lines/{line}/reversal" takeBackPlanLine, "Takes a line back by its opposite; once, and not a line that takes back another.", [], Takes::Json("@Reason"), None, 201 "The line that takes it back." "@PlanLine"),
    operation!("POST" "/api/v1/plans/{plan}/lines/{line}/funding" fundPlanLine, "Takes an unfunded line back and puts funded money in its place; what is left stays unfunded.", [], Takes::Json("@PlanFunding"), None, 201 "The funded line." "@PlanLine"),
    operation!("GET" "/api/v1/plans/{plan}/budget" readPlanBudget, "Money by one dimension or two, in one currency on one day. The cells make the total, whatever the dimensions. By currency it needs no rates: where one is missing, each cell is in the currency of its key, and `currency`, `total` and `set_aside` are null. In any other way a missing rate is 422 `no-rate` with the currency and the day; it is entered at `rates`.",
        [("by", "text", "One or two of objective, action, outermost, unit, year, source, need, funding, currency, with a comma between; without it, objective,year."), ("currency", "text", "Without it, the plan's own."), ("on", "day", "The day of the rates; without it, today."),
        ("q", "text", "Only the money of rows that fit, as in the plan: their words or number."), ("unit", "text", "A unit that has a part in them."), ("person", "text", "A person who has."), ("standing", "text", "How they stand, or late."), ("objective", "text", "What they serve."), ("tag", "text", ""), ("year", "integer", "A year that they touch."), ("missing", "text", "dates, owner, conflict or objective")],
        Takes::Nothing, None, 200 "The budget." "@PlanBudget"),
    operation!("GET" "/api/v1/plans/{plan}/unfunded" listPlanUnfunded, "What nobody pays for yet, by objective and action: planned money that is not funded, and needs that are not secured and have no money. No people are named.",
        [("q", "text", "Only rows that fit, as in the plan: their words or number."), ("unit", "text", "A unit that has a part in them."), ("person", "text", "A person who has."), ("standing", "text", "How they stand, or late."), ("objective", "text", "What they serve."), ("tag", "text", ""), ("year", "integer", "A year that they touch."), ("missing", "text", "dates, owner, conflict or objective"), AFTER, LIMIT],
        Takes::Nothing, None, 200 "A page of objectives; the totals are of all." "@PlanUnfunded"),
    operation!("GET" "/api/v1/plans/{plan}/rates" listPlanRates, "Rates into the plan's own currency, by currency and day.", [AFTER, LIMIT], Takes::Nothing, None, 200 "A page." "@PlanRateList"),
    operation!("POST" "/api/v1/plans/{plan}/rates" addPlanRate, "Adds a rate. Of two for one day the later entry counts.", [], Takes::Json("@PlanRate"), None, 201 "The rate." "@PlanRate"),
    operation!("GET" "/api/v1/plans/{plan}/needs" listPlanNeeds, "What actions need, in the order in which it was added.", [("node_id", "text", ""), AFTER, LIMIT], Takes::Nothing, None, 200 "A page." "@PlanNeedList"),
    operation!("POST" "/api/v1/plans/{plan}/needs" addPlanNeed, "Adds a need to an action.", [], Takes::Json("@NewPlanNeed"), Version, 201 "The need." "@PlanNeed"),
    operation!("GET" "/api/v1/plans/{plan}/needs/{need}" readPlanNeed, "One need.", [], Takes::Nothing, Version, 200 "The need." "@PlanNeed"),
    operation!("PATCH" "/api/v1/plans/{plan}/needs/{need}" editPlanNeed, "Changes what is named.", [], Takes::Json("@PlanNeedChange"), Version, 200 "The need as it now is." "@PlanNeed"),
    operation!("DELETE" "/api/v1/plans/{plan}/needs/{need}" removePlanNeed, "Takes a need off the list. Lines that were for it stay.", [], Takes::Nothing, None, 204 "Done." ""),
    operation!("POST" "/api/v1/plans/{plan}/needs/{need}/restoration" restorePlanNeed, "Puts a need back on the list.", [], Takes::Nothing, Version, 200 "The need." "@PlanNeed"),
];

#[rustfmt::skip]
pub const SHAPES: &[Shape] = &[
    Shape { name: "NewPlanLine", says: "", fields: &[
        ("node_id", "text", "An action."), ("need_id", "text?", "A need of the action; its kind goes before `need`."), ("year", "integer", ""), ("amount", "text", "Exact, above zero, with a point and at most four decimals."),
        ("currency", "text?", "The plan's own without it."), ("source", "text?", "Who pays; needed for funded money."), ("stage", "text?", "planned (usual), committed or spent"), ("funding", "text?", "funded (usual) or unfunded"),
        ("need", "text?", "staff-time, money (usual), equipment, training or outside-help"), ("note", "text?", ""), ("reason", "text?", "Needed for planned money once the plan was approved.")] },
    Shape { name: "PlanLine", says: "A line of the ledger.", fields: &[
        ("id", "text", ""), ("node_id", "text", ""), ("need_id", "text?", ""), ("year", "integer", ""), ("amount", "text", "Below zero it takes back."), ("currency", "text", ""), ("source", "text", ""), ("stage", "text", ""), ("funding", "text", ""),
        ("need", "text", ""), ("note", "text", ""), ("reverses_id", "text?", "The line that this one takes back."), ("entered_at", "time", "")] },
    Shape { name: "PlanLineList", says: "", fields: &[("items", "[@PlanLine]", ""), ("next", "text?", "")] },
    Shape { name: "PlanFunding", says: "", fields: &[("source", "text", "Who pays."), ("amount", "text?", "What was found; all of the line without it."), ("reason", "text?", "Needed once the plan was approved.")] },
    Shape { name: "PlanSums", says: "The three stand beside each other and are never added up.", fields: &[("planned", "text", ""), ("committed", "text", ""), ("spent", "text", "")] },
    Shape { name: "PlanBudgetKey", says: "", fields: &[("key", "text?", "An id, a year, a word; null for none."), ("name", "text", "")] },
    Shape { name: "PlanBudgetCell", says: "", fields: &[("keys", "[@PlanBudgetKey]", "One for each dimension."), ("planned", "text", ""), ("committed", "text", ""), ("spent", "text", "")] },
    Shape { name: "PlanBudget", says: "Amounts are exact; where a share is not, a fraction such as 7/3.", fields: &[
        ("currency", "text?", "Null where each currency stands for itself."), ("on", "day", ""), ("by", "[text]", ""), ("filters", "[@PlanFilter]", "What only a part of the plan is counted by."), ("cells", "[@PlanBudgetCell]", ""), ("total", "@PlanSums?", ""), ("set_aside", "text?", "Planned for what is cancelled or suspended; in no cell."),
        ("apart", "[@PlanBudgetApart]", "The totals of each currency, where there is none of all."), ("rates", "[@PlanRate]", "Those it was valued at.")] },
    Shape { name: "PlanAmount", says: "", fields: &[("currency", "text", ""), ("amount", "text", "")] },
    Shape { name: "PlanLack", says: "The part that is for the objective. Without a price it has no year, amount and currency.", fields: &[("need", "text", "staff-time, money, equipment, training or outside-help"), ("words", "text", ""), ("quantity", "text", ""), ("year", "integer?", ""), ("amount", "text?", ""), ("currency", "text?", "")] },
    Shape { name: "PlanUnfundedAction", says: "", fields: &[("node_id", "text", ""), ("title", "text", ""), ("output", "text", ""), ("findings", "[text]", "The titles of the findings that it answers."), ("lacks", "[@PlanLack]", "")] },
    Shape { name: "PlanUnfundedObjective", says: "", fields: &[("node_id", "text?", "Null for what serves no objective."), ("title", "text", ""), ("findings", "[text]", ""), ("actions", "[@PlanUnfundedAction]", "")] },
    Shape { name: "PlanUnfunded", says: "", fields: &[("totals", "[@PlanAmount]", "Each currency for itself."), ("objectives", "[@PlanUnfundedObjective]", ""), ("next", "text?", "")] },
    Shape { name: "PlanFilter", says: "", fields: &[("name", "text", ""), ("value", "text", "")] },
    Shape { name: "PlanBudgetApart", says: "", fields: &[("currency", "text", ""), ("planned", "text", ""), ("committed", "text", ""), ("spent", "text", ""), ("set_aside", "text", "")] },
    Shape { name: "PlanRate", says: "", fields: &[("currency", "text", ""), ("day", "day", ""), ("worth", "text", "Of one unit, in the plan's own currency."), ("source", "text", "Who published it.")] },
    Shape { name: "PlanRateList", says: "", fields: &[("own", "text", "The plan's currency."), ("items", "[@PlanRate]", ""), ("next", "text?", "")] },
    Shape { name: "NewPlanNeed", says: "", fields: &[
        ("node_id", "text", "An action."), ("kind", "text", "staff-time, money, equipment, training or outside-help"), ("words", "text", ""), ("quantity", "text?", ""), ("unit", "text?", ""), ("secured", "boolean?", "Whether it is there.")] },
    Shape { name: "PlanNeedChange", says: "What is left out stays.", fields: &[("kind", "text?", ""), ("words", "text?", ""), ("quantity", "text?", ""), ("unit", "text?", ""), ("secured", "boolean?", "")] },
    Shape { name: "PlanNeed", says: "What an action needs; what it costs stands in the ledger.", fields: &[
        ("id", "text", ""), ("node_id", "text", ""), ("kind", "text", ""), ("words", "text", ""), ("quantity", "text?", ""), ("unit", "text", ""), ("secured", "boolean", ""), ("version", "integer", "")] },
    Shape { name: "PlanNeedList", says: "", fields: &[("items", "[@PlanNeed]", ""), ("next", "text?", "")] },
];
