use super::network::operation;
use super::{Answer, Operation, Shape, Tag, Takes};

#[rustfmt::skip]
pub const OPERATIONS: &[Operation] = &[
    operation!("GET" "/api/v1/practices" listPractices, "The catalogue: what is published, newest first, with counts for its facets. Needs no sign-in.", [("q", "text", "Words that must all be there, in plain letters or in their own."), ("entry", "text", "practice, failure or lesson"), ("domain", "text", ""), ("country", "text", ""), ("language", "text", ""), ("cost_band", "text", "none, low, medium or high"), ("criterion", "[text]", "Any of these."), ("after", "text", ""), ("limit", "integer", "")], Takes::Nothing, None, 200 "A page." "@PracticeList"),
    operation!("POST" "/api/v1/practices" createPractice, "Starts a practice as a draft.", [], Takes::Json("@NewPractice"), Version, 201 "The draft." "@PracticeDraft"),
    operation!("GET" "/api/v1/practices/own" listOwnPractices, "Practices of one's institution before and after they are published: all of them for those who answer for it, else one's own.", [("organisation_id", "text", "Without it, the one that the caller belongs to."), ("after", "text", ""), ("limit", "integer", "")], Takes::Nothing, None, 200 "A page." "@PracticeDraftList"),
    operation!("GET" "/api/v1/practices/{practice}" readPractice, "A published practice in its newest version. Whom to ask is left out.", [], Takes::Nothing, None, 200 "The practice." "@PublishedPractice"),
    operation!("GET" "/api/v1/practices/{practice}/versions/{number}" readPracticeVersion, "One of its published versions.", [], Takes::Nothing, None, 200 "The practice as it was then." "@PublishedPractice"),
    operation!("GET" "/api/v1/practices/{practice}/draft" readPracticeDraft, "A practice as its institution works on it.", [], Takes::Nothing, Version, 200 "The draft." "@PracticeDraft"),
    operation!("PUT" "/api/v1/practices/{practice}/draft" writePracticeDraft, "Writes the whole text anew. What is published stays until the new text is published.", [], Takes::Json("@PracticeBody"), Version, 200 "The draft as it now is." "@PracticeDraft"),
    operation!("DELETE" "/api/v1/practices/{practice}/draft" removePractice, "Takes a practice that was never published out of every list.", [], Takes::Nothing, None, 204 "Done." ""),
    operation!("POST" "/api/v1/practices/{practice}/submission" submitPractice, "Hands it in for the institution's own validation.", [], Takes::Nothing, Version, 200 "The draft." "@PracticeDraft"),
    operation!("DELETE" "/api/v1/practices/{practice}/submission" takePracticeBack, "Takes it back to write on, also from a reviewer.", [], Takes::Nothing, Version, 200 "The draft." "@PracticeDraft"),
    operation!("POST" "/api/v1/practices/{practice}/endorsement" endorsePractice, "The institution agrees; from now on it waits for a reviewer. Not by its author.", [], Takes::Nothing, Version, 200 "The draft." "@PracticeDraft"),
    operation!("POST" "/api/v1/practices/{practice}/return" returnPractice, "The institution sends it back to its author.", [], Takes::Json("@PracticeReason"), Version, 200 "The draft." "@PracticeDraft"),
    operation!("POST" "/api/v1/practices/{practice}/withdrawal" withdrawPractice, "Takes what is published out of the catalogue; its address tells the reason.", [], Takes::Json("@PracticeReason"), Version, 200 "The draft." "@PracticeDraft"),
    operation!("POST" "/api/v1/practices/{practice}/confirmation" confirmPractice, "Says whether what is published is still done.", [], Takes::Json("@PracticeUse"), Version, 200 "The draft." "@PracticeDraft"),
    operation!("GET" "/api/v1/practices/{practice}/export.pdf" printPractice, "What is published, as a tagged PDF. Needs no sign-in.", [("language", "text", "en, az or ru")], Takes::Nothing, None, 200 "The file." "file"),
    operation!("GET" "/api/v1/practices/{practice}/export.docx" writePractice, "What is published, as a Word file in the order of the template. Needs no sign-in.", [("language", "text", "en, az or ru")], Takes::Nothing, None, 200 "The file." "file"),
    operation!("GET" "/api/v1/practices/{practice}/adoptions" listAdopters, "Who took parts over and what they told: for the institution that wrote it.", [], Takes::Nothing, None, 200 "Newest first." "@AdopterList"),
    operation!("POST" "/api/v1/practices/{practice}/adoptions" adoptPractice, "Copies building blocks as actions into a plan of one's own institution and keeps the tie.", [], Takes::Json("@NewAdoption"), Version, 201 "The adoption." "@Adoption"),
    operation!("GET" "/api/v1/adoptions" listAdoptions, "What one's own institution took over.", [], Takes::Nothing, None, 200 "Newest first." "@AdoptionList"),
    operation!("PUT" "/api/v1/adoptions/{adoption}/experience" tellAdoption, "Tells how it was adapted and what came of it. Those who wrote the practice are told.", [], Takes::Json("@AdoptionExperience"), Version, 200 "The adoption." "@Adoption"),
];

#[rustfmt::skip]
pub const SHAPES: &[Shape] = &[
    Shape { name: "PracticeContact", says: "Whom to ask; the address is shown to nobody.", fields: &[("name", "text?", ""), ("email", "text?", ""), ("consented_on", "day?", "The day on which the person agreed. Without it, name and address are refused.")] },
    Shape { name: "PracticeRow", says: "A row of a list: stakeholders (who, role), constraints (challenge, answer), lessons (text), conditions (text), blocks (name, what, needs), resources (name, about).", fields: &[("id", "text?", "Stays the same through all versions; given where it is empty."), ("kind", "text?", ""), ("address", "text?", ""), ("evidence_id", "text?", ""), ("days", "text?", "Working days of a building block."), ("texts", "map", "By language, then by key.")] },
    Shape { name: "PracticeBody", says: "A practice in the elements of its template.", fields: &[
        ("entry", "text", "practice, failure or lesson"), ("language", "text", "The one it was written in; the others are translations."), ("domains", "[text]?", "innovation, digital, green, inclusion, entrepreneurship, guidance, lifelong, partnership"), ("criteria", "[text]?", "Of our own framework: TL1."), ("first_day", "day?", ""), ("last_day", "day?", ""), ("place", "text?", ""), ("cost_band", "text?", "none, low, medium or high"), ("licence", "text", "CC-BY-4.0, CC-BY-SA-4.0, CC0-1.0 or all-rights"), ("url", "text?", ""), ("contact", "@PracticeContact?", ""),
        ("texts", "map", "By language, then by key: title, introduction, impact, innovation, replicability, validation, cost."), ("rows", "map?", "By list, then rows (PracticeRow).")] },
    Shape { name: "NewPractice", says: "", fields: &[("organisation_id", "text?", "Without it, the one that the caller belongs to."), ("body", "@PracticeBody", "")] },
    Shape { name: "PracticeDraft", says: "A practice as its institution works on it.", fields: &[("id", "text", ""), ("organisation_id", "text", ""), ("state", "text", "draft, submitted, reviewing, returned, published or withdrawn"), ("published", "integer", "The number of the newest published version; 0: none yet."), ("missing", "[text]", "Elements that are needed and say nothing yet."), ("created_at", "time", ""), ("body", "@PracticeBody", ""), ("version", "integer", "")] },
    Shape { name: "PracticeDraftLine", says: "", fields: &[("id", "text", ""), ("entry", "text", ""), ("title", "text", ""), ("state", "text", ""), ("published", "integer", ""), ("version", "integer", "")] },
    Shape { name: "PracticeDraftList", says: "", fields: &[("items", "[@PracticeDraftLine]", ""), ("next", "text?", "")] },
    Shape { name: "PracticeLine", says: "A published practice in a list.", fields: &[("id", "text", ""), ("number", "integer", "Of the version."), ("organisation_id", "text", ""), ("provider", "text", ""), ("entry", "text", ""), ("title", "text", ""), ("language", "text", ""), ("languages", "[text]", ""), ("domains", "[text]", ""), ("criteria", "[text]", ""), ("country", "text", ""), ("cost_band", "text", ""), ("published_at", "time", ""), ("href", "text", "")] },
    Shape { name: "PracticeFacets", says: "How many practices each choice has.", fields: &[("entries", "map", ""), ("domains", "map", ""), ("countries", "map", ""), ("languages", "map", ""), ("cost_bands", "map", "")] },
    Shape { name: "PracticeList", says: "", fields: &[("items", "[@PracticeLine]", ""), ("count", "integer", "How many fit in all."), ("facets", "@PracticeFacets", ""), ("next", "text?", "")] },
    Shape { name: "PracticeVersion", says: "", fields: &[("number", "integer", ""), ("published_at", "time", "")] },
    Shape { name: "PublishedPractice", says: "", fields: &[("id", "text", ""), ("number", "integer", ""), ("hash", "text", "SHA-256 of the text as it was frozen."), ("organisation_id", "text", ""), ("provider", "text", ""), ("published_at", "time", ""), ("confirmed_on", "day", "When it was last said to be in use."), ("standing", "text", "in-use, unconfirmed or ended"), ("versions", "[@PracticeVersion]", ""), ("body", "@PracticeBody", "")] },
    Shape { name: "PracticeReason", says: "", fields: &[("reason", "text", "")] },
    Shape { name: "PracticeUse", says: "", fields: &[("in_use", "boolean", ""), ("words", "text?", "")] },
    Shape { name: "NewAdoption", says: "", fields: &[("plan_id", "text", ""), ("blocks", "[text]", "Building blocks by their id."), ("finding_id", "text?", "A finding of one's own that the new actions answer.")] },
    Shape { name: "AdoptionExperience", says: "", fields: &[("worked", "text", "yes, partly or no"), ("adapted", "text", ""), ("result", "text", "")] },
    Shape { name: "Adoption", says: "", fields: &[("id", "text", ""), ("practice_id", "text", ""), ("number", "integer", "The version that was taken."), ("organisation_id", "text", ""), ("plan_id", "text", ""), ("node_ids", "[text]", "The actions that were made."), ("adopted_at", "time", ""), ("worked", "text?", ""), ("adapted", "text", ""), ("result", "text", ""), ("told_at", "time?", ""), ("version", "integer", "")] },
    Shape { name: "AdoptionList", says: "", fields: &[("items", "[@Adoption]", "")] },
    Shape { name: "Adopter", says: "Somebody who took parts over.", fields: &[("organisation", "text", ""), ("adopted_at", "time", ""), ("worked", "text?", ""), ("adapted", "text", ""), ("result", "text", "")] },
    Shape { name: "AdopterList", says: "", fields: &[("items", "[@Adopter]", "")] },
];
