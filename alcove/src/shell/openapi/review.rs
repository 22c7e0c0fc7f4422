use super::network::operation;
use super::{Answer, Operation, Shape, Tag, Takes};

const SLOT: (&str, &str, &str) = ("slot", "text", "current (the usual), target or importance");

#[rustfmt::skip]
pub const OPERATIONS: &[Operation] = &[
    operation!("GET" "/api/v1/assessments" listAssessments, "Assessments of an organisation, newest first.", [("organisation_id", "text", "Without it, the one that the caller belongs to."), ("after", "text", ""), ("limit", "integer", "")], Takes::Nothing, None, 200 "A page." "@AssessmentList"),
    operation!("POST" "/api/v1/assessments" createAssessment, "Sets an assessment up over an edition.", [], Takes::Json("@NewAssessment"), Version, 201 "The assessment." "@Assessment"),
    operation!("GET" "/api/v1/assessments/{id}" readAssessment, "One assessment.", [], Takes::Nothing, Version, 200 "The assessment." "@Assessment"),
    operation!("PATCH" "/api/v1/assessments/{id}" changeAssessment, "Renames it, or sets when colleagues see each other's ratings.", [], Takes::Json("@AssessmentChange"), Version, 200 "The assessment as it now is." "@Assessment"),
    operation!("POST" "/api/v1/assessments/{id}/opening" openAssessment, "Opens it for rating.", [], Takes::Nothing, Version, 200 "The assessment." "@Assessment"),
    operation!("POST" "/api/v1/assessments/{id}/moderating" beginModeration, "Ends the rating and begins the moderation.", [], Takes::Nothing, Version, 200 "The assessment." "@Assessment"),
    operation!("GET" "/api/v1/assessments/{id}/schedule" readSchedule, "The days of the phases.", [], Takes::Nothing, Version, 200 "The days." "@Schedule"),
    operation!("PUT" "/api/v1/assessments/{id}/schedule" replaceSchedule, "Says the days of the phases anew.", [], Takes::Json("@Schedule"), Version, 200 "The days as they now are." "@Schedule"),
    operation!("GET" "/api/v1/assessments/{id}/scope" readScope, "What was chosen, and why the rest was not.", [], Takes::Nothing, Version, 200 "The scope." "@Scope"),
    operation!("PUT" "/api/v1/assessments/{id}/scope" replaceScope, "Says the scope anew, while the assessment is being prepared.", [], Takes::Json("@Scope"), Version, 200 "The scope as it now is." "@Scope"),
    operation!("GET" "/api/v1/assessments/{id}/seats" listSeats, "Which unit or person answers for which items, in the order in which they were made.", [("after", "text", ""), ("limit", "integer", "")], Takes::Nothing, None, 200 "A page." "@SeatList"),
    operation!("POST" "/api/v1/assessments/{id}/seats" addSeat, "Seats a unit or a person.", [], Takes::Json("@NewSeat"), None, 201 "The seat's id." "@Made"),
    operation!("GET" "/api/v1/assessments/{id}/seats/{seat}" readSeat, "One seat.", [], Takes::Nothing, None, 200 "The seat." "@Seat"),
    operation!("PUT" "/api/v1/assessments/{id}/seats/{seat}" assignSeat, "Says anew what a seat answers for.", [], Takes::Json("@Answers"), None, 200 "The seat as it now is." "@Seat"),
    operation!("DELETE" "/api/v1/assessments/{id}/seats/{seat}" removeSeat, "Takes a seat away; what it rated is kept and no longer counts.", [], Takes::Nothing, None, 204 "Done." ""),
    operation!("GET" "/api/v1/assessments/{assessment}/tree" readTree, "Every item in scope with its ratings, as the caller may see them, in one answer.", [("descriptors", "boolean", "Whether the words of every step come along.")], Takes::Nothing, None, 200 "The tree." "@Tree"),
    operation!("GET" "/api/v1/assessments/{assessment}/seats/{seat}/ratings/{item}" readRating, "The rating that stands. Version 0 is that there is none yet.", [SLOT], Takes::Nothing, Version, 200 "The rating." "@Rating"),
    operation!("PUT" "/api/v1/assessments/{assessment}/seats/{seat}/ratings/{item}" saveRating, "Saves a rating as a new version. The same content again is the same version.", [SLOT], Takes::Json("@RatingRequest"), Version, 200 "The version that now stands." "@Rating"),
    operation!("GET" "/api/v1/assessments/{assessment}/seats/{seat}/ratings/{item}/history" readRatingHistory, "Every version, newest first.", [SLOT, ("after", "text", "A version: those before it."), ("limit", "integer", "")], Takes::Nothing, None, 200 "A page." "@RatingHistory"),
    operation!("PUT" "/api/v1/assessments/{assessment}/seats/{seat}/ratings/{item}/evidence/{evidence}" attachEvidence, "Attaches a piece of evidence to an answer; twice is the same as once. 404 with the code `evidence-unknown` where there is no such piece in the library, 422 with `items-not-in-scope`, `item-not-rated` or `item-not-in-seat` where the item takes no answer from the seat.", [], Takes::Nothing, None, 204 "It is attached." ""),
    operation!("DELETE" "/api/v1/assessments/{assessment}/seats/{seat}/ratings/{item}/evidence/{evidence}" detachEvidence, "Takes it off; it stays in the library.", [], Takes::Nothing, None, 204 "It is not attached." ""),
    operation!("GET" "/api/v1/assessments/{id}/moderations" listModerations, "The queue: what is open first, the furthest apart before the others.", [("after", "text", "The `next` of a page; it holds its place while items are settled."), ("limit", "integer", "")], Takes::Nothing, None, 200 "A page." "@ModerationQueue"),
    operation!("POST" "/api/v1/assessments/{id}/moderations" computeModerations, "Computes every open item on which the seats stand near each other.", [], Takes::Json("@ComputeRequest"), None, 200 "What was done." "@ComputeAnswer"),
    operation!("GET" "/api/v1/assessments/{id}/moderations/{item}" readModeration, "How an item is settled.", [], Takes::Nothing, Version, 200 "The moderation." "@Moderation"),
    operation!("PUT" "/api/v1/assessments/{id}/moderations/{item}" settleItem, "Settles an item, or settles it anew.", [], Takes::Json("@ModerationRequest"), Version, 200 "The version that now stands." "@Moderation"),
    operation!("DELETE" "/api/v1/assessments/{id}/moderations/{item}" takeSettlementBack, "Takes a settlement back: the item is open again, and its versions stay in the history.", [], Takes::Nothing, Version, 204 "Done." ""),
    operation!("GET" "/api/v1/assessments/{id}/moderations/{item}/history" readModerationHistory, "Every version, newest first.", [("after", "text", "A version: those before it."), ("limit", "integer", "")], Takes::Nothing, None, 200 "A page." "@ModerationHistory"),
    operation!("POST" "/api/v1/assessments/{id}/closure" closeAssessment, "Closes it and freezes the outcome.", [], Takes::Json("@ClosureRequest"), None, 200 "The outcome." "@Outcome"),
    operation!("POST" "/api/v1/assessments/{id}/reopening" reopenAssessment, "Opens a closed assessment again; its outcome is superseded and stays readable.", [], Takes::Json("@ReopeningRequest"), None, 200 "Its state." "@Reopened"),
    operation!("GET" "/api/v1/assessments/{id}/outcome" readOutcome, "The frozen outcome: per item and node value, n, coverage and method.", [("number", "integer", "One of them, also when it was superseded.")], Takes::Nothing, Version, 200 "The outcome." "@Outcome"),
    operation!("GET" "/api/v1/assessments/{id}/report.pdf" readPdfReport, "The report as tagged PDF.", [], Takes::Nothing, None, 200 "The file; 202 with a job where it takes long or `Prefer: respond-async` asks for one." "file"),
    operation!("GET" "/api/v1/assessments/{id}/report.docx" readDocxReport, "The report for Word.", [], Takes::Nothing, None, 200 "The file; 202 with a job where it takes long or `Prefer: respond-async` asks for one." "file"),
    operation!("GET" "/api/v1/assessments/{id}/report.xlsx" readXlsxReport, "The outcome with the formulas of its roll-up.", [], Takes::Nothing, None, 200 "The file; 202 with a job where it takes long or `Prefer: respond-async` asks for one." "file"),
    operation!("GET" "/api/v1/assessments/{id}/report.csv" readCsvReport, "The outcome, a row an item.", [], Takes::Nothing, None, 200 "The file; 202 with a job where it takes long or `Prefer: respond-async` asks for one." "file"),
    operation!("GET" "/api/v1/assessments/{id}/report.json" readJsonReport, "The outcome with its items.", [], Takes::Nothing, None, 200 "The file; 202 with a job where it takes long or `Prefer: respond-async` asks for one." "file"),
    operation!("GET" "/api/v1/assessments/{id}/report.zip" readZipReport, "The whole assessment with its evidence.", [], Takes::Nothing, None, 200 "The file; 202 with a job where it takes long or `Prefer: respond-async` asks for one." "file"),
];

#[rustfmt::skip]
pub const SHAPES: &[Shape] = &[
    Shape { name: "Schedule", says: "Each day after the one before; absent where nothing was said.", fields: &[("rating_from", "day?", ""), ("rating_until", "day?", ""), ("moderating_until", "day?", ""), ("close_by", "day?", "")] },
    Shape { name: "NewAssessment", says: "", fields: &[("organisation_id", "text", ""), ("edition_id", "text", ""), ("title", "text", ""), ("cycle", "text?", ""), ("preset", "text?", "A preset of the edition; without one, every rated item."), ("variant", "text?", "A variant of the edition: items are shown in its words, and results compare as before.")] },
    Shape { name: "AssessmentChange", says: "", fields: &[("title", "text?", ""), ("cycle", "text?", ""), ("colleagues_shown", "text?", "after-own, from-moderation or after-closing")] },
    Shape { name: "Assessment", says: "One run over a scope of an edition.", fields: &[
        ("id", "text", ""), ("organisation_id", "text", ""), ("edition_id", "text", ""), ("previous_id", "text?", ""), ("title", "text", ""), ("cycle", "text", ""),
        ("state", "text", "preparing, collecting, moderating or closed"), ("colleagues_shown", "text", ""), ("items", "integer", "Rated items in scope."), ("seats", "integer", ""),
        ("created_at", "time", ""), ("opened_at", "time?", ""), ("moderating_at", "time?", ""), ("closed_at", "time?", ""), ("version", "integer", "")] },
    Shape { name: "AssessmentLine", says: "", fields: &[("id", "text", ""), ("organisation_id", "text", ""), ("edition_id", "text", ""), ("title", "text", ""), ("cycle", "text", ""), ("state", "text", ""), ("version", "integer", "")] },
    Shape { name: "AssessmentList", says: "", fields: &[("assessments", "[@AssessmentLine]", ""), ("next", "text?", "")] },
    Shape { name: "Scope", says: "By the refs of the edition's items.", fields: &[("chosen", "[text]", ""), ("excluded", "map?", "Why, by ref: {\"outside_preset\": …} or {\"reason\": …}."), ("wording", "map?", "Local words, by ref and language."), ("weights", "map?", ""), ("local", "[map]?", "Items of one's own."), ("variant", "text?", "The variant of the edition whose words and examples are shown.")] },
    Shape { name: "NewSeat", says: "Of a unit or of a person; for some items or for all.", fields: &[("unit_id", "text?", ""), ("person_id", "text?", ""), ("item_ids", "[text]?", "Their rated items, at and below them."), ("all", "boolean?", "")] },
    Shape { name: "Answers", says: "", fields: &[("item_ids", "[text]?", ""), ("all", "boolean?", "")] },
    Shape { name: "Seat", says: "", fields: &[("id", "text", ""), ("unit_id", "text?", ""), ("person_id", "text?", ""), ("all", "boolean", ""), ("item_ids", "[text]", "The rated items that it answers for."), ("handed_in_at", "time?", ""), ("version", "integer", "")] },
    Shape { name: "SeatList", says: "", fields: &[("seats", "[@Seat]", ""), ("next", "text?", "")] },
    Shape { name: "RatingRequest", says: "", fields: &[("mark", "@Mark?", "null takes the mark away."), ("note", "text?", ""), ("confidence", "text?", "none, own-statement, document, data-series or verified"), ("version", "integer?", "The version that was read, for those who cannot send If-Match.")] },
    Shape { name: "Rating", says: "One version of a rating.", fields: &[
        ("item_id", "text", ""), ("seat_id", "text", ""), ("slot", "text", ""), ("version", "integer", ""), ("mark", "@Mark?", ""), ("note", "text", ""), ("confidence", "text", ""),
        ("rated_by", "text?", ""), ("rated_at", "time?", ""), ("attempt", "integer", ""), ("evidence", "[@CitedEvidence]?", "What is attached and the caller may see, where the current rating is read.")] },
    Shape { name: "CitedEvidence", says: "", fields: &[("id", "text", ""), ("title", "text", "")] },
    Shape { name: "RatingHistory", says: "", fields: &[("versions", "[@Rating]", ""), ("next", "text?", "")] },
    Shape { name: "Counts", says: "", fields: &[("items", "integer", ""), ("owed", "integer", "Answers that the seats owe together."), ("marked", "integer", "Of these, those with a mark, as far as the caller may know.")] },
    Shape { name: "TreeSeat", says: "", fields: &[("id", "text", ""), ("unit_id", "text?", ""), ("person_id", "text?", ""), ("items", "integer", ""), ("marked", "integer?", ""), ("handed_in_at", "time?", "")] },
    Shape { name: "TreeRating", says: "One that the caller may know of and not see has `hidden` and its seat alone.", fields: &[
        ("seat_id", "text", ""), ("hidden", "boolean?", ""), ("slot", "text?", ""), ("version", "integer?", ""), ("mark", "@Mark?", ""), ("note", "text?", ""), ("confidence", "text?", ""), ("rated_by", "text?", ""), ("rated_at", "time?", ""), ("evidence", "[text]?", "")] },
    Shape { name: "Descriptor", says: "", fields: &[("step", "integer", ""), ("text", "text", "")] },
    Shape { name: "TreeItem", says: "", fields: &[
        ("id", "text", ""), ("ref", "text", ""), ("parent", "text?", ""), ("tier", "text", ""), ("name", "text?", ""), ("text", "text", ""), ("language", "text?", "Where it is not the one asked for."), ("wording", "text?", "The organisation's own."), ("variant_wording", "text?", "What is asked in the words of the variant in use."),
        ("rated", "boolean", ""), ("instrument", "@Instrument?", ""), ("descriptors", "[@Descriptor]?", ""), ("ratings", "[@TreeRating]?", "")] },
    Shape { name: "Tree", says: "", fields: &[
        ("id", "text", ""), ("title", "text", ""), ("state", "text", ""), ("edition_id", "text", ""), ("urn", "text", ""), ("language", "text", ""), ("counts", "@Counts", ""), ("tiers", "[@Tier]", ""), ("scales", "[@Scale]", ""), ("seats", "[@TreeSeat]", ""),
        ("items", "[@TreeItem]", "Each parent before its children.")] },
    Shape { name: "Apart", says: "How far the seats stand apart.", fields: &[("share", "text", "Nought to one, exact."), ("kind", "text", "nothing, applicability, steps, relative, shares or answers"), ("amount", "text?", "")] },
    Shape { name: "Dissent", says: "", fields: &[("seat_id", "text", ""), ("mark", "@Mark?", ""), ("words", "text?", "")] },
    Shape { name: "Voice", says: "", fields: &[("seat_id", "text", ""), ("mark", "@Mark", ""), ("version", "integer", "")] },
    Shape { name: "ModerationRequest", says: "", fields: &[("mark", "@Mark?", "May be left out where it is computed."), ("method", "text", "agreed, computed or ruled"), ("rule", "text?", "median_low, mean_half_up, minimum or most_frequent"), ("reason", "text?", "Needed where it is ruled."), ("dissent", "[@Dissent]?", ""), ("version", "integer?", "")] },
    Shape { name: "Moderation", says: "", fields: &[
        ("item_id", "text", ""), ("version", "integer", ""), ("mark", "@Mark?", ""), ("method", "text", ""), ("rule", "text?", ""), ("reason", "text", ""), ("dissent", "[@Dissent]", ""), ("inputs", "[@Voice]", "What the seats had said."),
        ("moderated_by", "text", ""), ("moderated_at", "time", ""), ("superseded_at", "time?", "")] },
    Shape { name: "ModerationHistory", says: "", fields: &[("versions", "[@Moderation]", ""), ("next", "text?", "")] },
    Shape { name: "QueueItem", says: "", fields: &[("item_id", "text", ""), ("apart", "@Apart", ""), ("voices", "integer", ""), ("settled", "@Moderation?", "")] },
    Shape { name: "ModerationQueue", says: "", fields: &[("items", "[@QueueItem]", ""), ("next", "text?", "")] },
    Shape { name: "ComputeRequest", says: "", fields: &[("rule", "text", "median_low, mean_half_up, minimum or most_frequent"), ("within", "text", "agreeing or one_step")] },
    Shape { name: "ComputeAnswer", says: "", fields: &[("settled", "integer", ""), ("left", "integer", "")] },
    Shape { name: "ClosureRequest", says: "An empty body closes it as agreed.", fields: &[("provisional", "boolean?", "What is not settled counts as it was rated."), ("rule", "text?", "")] },
    Shape { name: "ReopeningRequest", says: "", fields: &[("reason", "text", "")] },
    Shape { name: "Reopened", says: "", fields: &[("id", "text", ""), ("state", "text", ""), ("version", "integer", "")] },
    Shape { name: "Grade", says: "", fields: &[("grade", "text", ""), ("items", "integer", "")] },
    Shape { name: "Summary", says: "A value with what must stand beside it.", fields: &[
        ("value", "text?", "Exact."), ("rounded", "text?", ""), ("measure", "text?", "grade, share, count or met"), ("how", "text", ""), ("without", "text?", "Why there is no value."), ("n", "integer", "How many answers the value comes from."), ("answered", "integer", "Applicable items with an answer, also with one that has no grade."), ("of", "integer", "Applicable items."), ("coverage", "text?", "Answered over of."),
        ("items", "integer", ""), ("not_applicable", "integer", ""), ("cannot_judge", "integer", ""), ("open", "integer", ""), ("not_graded", "integer", ""), ("agreed", "integer", ""), ("status", "text?", ""), ("grades", "[@Grade]", "")] },
    Shape { name: "OutcomeNode", says: "", fields: &[
        ("item_id", "text", ""), ("ref", "text", ""), ("parent", "integer?", "The place of the node above."), ("rated", "boolean", ""), ("weight", "text", ""), ("mark", "@Mark?", ""), ("method", "text", ""), ("rule", "text?", ""), ("voices", "integer", ""), ("apart", "@Apart?", ""),
        ("value", "text?", ""), ("rounded", "text?", ""), ("measure", "text?", ""), ("how", "text", ""), ("without", "text?", ""), ("n", "integer", "How many answers the value comes from."), ("answered", "integer", "Applicable items with an answer, also with one that has no grade."), ("of", "integer", "Applicable items."), ("coverage", "text?", "Answered over of."),
        ("items", "integer", ""), ("not_applicable", "integer", ""), ("cannot_judge", "integer", ""), ("open", "integer", ""), ("not_graded", "integer", ""), ("agreed", "integer", ""), ("status", "text?", ""), ("grades", "[@Grade]", "")] },
    Shape { name: "SeatValue", says: "", fields: &[("node", "integer", ""), ("value", "text?", "")] },
    Shape { name: "OutcomeSeat", says: "", fields: &[("seat_id", "text", ""), ("unit_id", "text?", ""), ("person_id", "text?", ""), ("name", "text", "As it was called then."), ("items", "integer", ""), ("rated", "integer", ""), ("values", "[@SeatValue]", "")] },
    Shape { name: "Outcome", says: "What was derived from the settled marks; it can be computed again from its inputs.", fields: &[
        ("id", "text", ""), ("assessment_id", "text", ""), ("number", "integer", ""), ("status", "text", "agreed or provisional"), ("closed_at", "time", ""), ("closed_by", "text", ""), ("superseded_at", "time?", ""), ("inputs_hash", "text", ""),
        ("rules", "integer", ""), ("urn", "text", ""), ("version", "text", ""), ("missing", "text", ""), ("provisional_rule", "text?", ""), ("whole", "@Summary", ""),
        ("items", "[@OutcomeNode]", "Every rated item."), ("nodes", "[@OutcomeNode]", "Every item with others below it."), ("seats", "[@OutcomeSeat]", "")] },
];
