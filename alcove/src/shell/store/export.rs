//! What belongs to one institution, or to one assessment: a query for each table, with the columns
//! that may leave (no secrets).

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, QueryResult, Statement};

use crate::kit::db::Look;

/// A table's name, its columns, and how its rows are chosen by `$1`.
pub struct Part {
    pub name: &'static str,
    pub columns: &'static [&'static str],
    organisation: &'static str,
    /// None: the table says nothing about a single assessment.
    assessment: Option<&'static str>,
}

const ASSESSMENTS: &str = "assessment_id in (select id from assessment where organisation_id = $1)";
const ONE: Option<&str> = Some("assessment_id = $1");

/// What was rated before is found by its seats: it is in no index of its assessment.
const SEATS: &str = "seat_id in (select id from seat where assessment_id in (select id from assessment where organisation_id = $1))";
const SEATS_OF_ONE: Option<&str> = Some("seat_id in (select id from seat where assessment_id = $1)");

const PLANS: &str = "plan_id in (select id from plan where organisation_id = $1)";
const PRACTICES: &str = "practice_id in (select id from practice where organisation_id = $1)";

const EVIDENCE_OF_ONE: &str = "select evidence_id from rating_evidence where assessment_id = $1";

macro_rules! part {
    ($name:literal, [$($column:literal),* $(,)?], $organisation:expr, $assessment:expr) => {
        Part { name: $name, columns: &[$($column),*], organisation: $organisation, assessment: $assessment }
    };
}

// The macro is known below the line where it stands.
mod certify;

#[rustfmt::skip]
pub const PARTS: &[Part] = &[
    part!("organisation", ["id", "name", "short_name", "kind", "country", "region", "sector", "learners", "languages", "time_zone", "created_at", "archived_at", "version"],
        "id = $1", Some("id in (select organisation_id from assessment where id = $1)")),
    part!("organisation_identifier", ["id", "organisation_id", "scheme", "value"], "organisation_id = $1", None),
    part!("unit", ["id", "organisation_id", "parent_id", "name", "code", "position", "created_at", "archived_at", "version"],
        "organisation_id = $1", Some("organisation_id in (select organisation_id from assessment where id = $1)")),
    part!("person", ["id", "email", "name", "language", "created_at", "disabled_at"],
        "id in (select person_id from membership where organisation_id = $1)",
        Some("id in (select rated_by from rating where seat_id in (select id from seat where assessment_id = $1)) or id in (select moderated_by from moderation where assessment_id = $1) or id in (select author_id from remark where assessment_id = $1)")),
    part!("membership", ["id", "person_id", "organisation_id", "unit_id", "role", "from_at", "until_at", "created_by"], "organisation_id = $1", None),
    part!("invitation", ["id", "organisation_id", "unit_id", "role", "email", "name", "language", "invited_by", "created_at", "expires_at", "accepted_at", "accepted_by", "revoked_at"], "organisation_id = $1", None),
    part!("evidence", ["id", "organisation_id", "unit_id", "kind", "title", "dated", "period_from", "period_until", "owner_id", "expires_on", "confidentiality", "url", "figure", "figure_unit", "figure_source", "note", "created_at", "created_by", "removed_at", "version"],
        "organisation_id = $1", Some("id in (select evidence_id from rating_evidence where assessment_id = $1)")),
    part!("evidence_version", ["id", "evidence_id", "number", "sha256", "file_name", "media_type", "size", "scanned_at", "scan_result", "created_at", "created_by"],
        "evidence_id in (select id from evidence where organisation_id = $1)",
        Some("evidence_id in (select evidence_id from rating_evidence where assessment_id = $1)")),
    part!("framework", ["id", "urn", "owner_id", "created_at"],
        "owner_id = $1 or id in (select framework_id from edition where id in (select edition_id from assessment where organisation_id = $1))",
        Some("id in (select framework_id from edition where id in (select edition_id from assessment where id = $1))")),
    part!("edition", ["id", "framework_id", "version", "name", "language", "languages", "publication", "subject", "items", "rated_items", "hash", "body", "imported_at", "imported_by", "frozen_at"],
        "id in (select edition_id from assessment where organisation_id = $1) or framework_id in (select id from framework where owner_id = $1)",
        Some("id in (select edition_id from assessment where id = $1)")),
    part!("item", ["id", "edition_id", "assessment_id", "ref", "parent_id", "position", "rated"],
        "edition_id in (select edition_id from assessment where organisation_id = $1) and (assessment_id is null or assessment_id in (select id from assessment where organisation_id = $1))",
        Some("edition_id in (select edition_id from assessment where id = $1) and (assessment_id is null or assessment_id = $1)")),
    part!("assessment", ["id", "organisation_id", "edition_id", "previous_id", "title", "cycle", "state", "colleagues_shown", "created_at", "created_by", "opened_at", "moderating_at", "closed_at", "removed_at", "version"],
        "organisation_id = $1", Some("id = $1")),
    part!("assessment_phase", ["assessment_id", "kind", "from_day", "until_day"], ASSESSMENTS, ONE),
    part!("assessment_scope", ["assessment_id", "body", "version"], ASSESSMENTS, ONE),
    part!("seat", ["id", "assessment_id", "unit_id", "person_id", "everything_since", "created_at", "handed_in_at", "handed_in_by", "removed_at", "version"], ASSESSMENTS, ONE),
    part!("seat_item", ["seat_id", "item_id"], SEATS, SEATS_OF_ONE),
    part!("rating", ["assessment_id", "seat_id", "item_id", "slot", "version", "attempt", "mark", "step", "note", "confidence", "rated_by", "rated_at", "superseded_at"], SEATS, SEATS_OF_ONE),
    part!("rating_evidence", ["assessment_id", "seat_id", "item_id", "evidence_id", "attached_at", "attached_by"], ASSESSMENTS, ONE),
    part!("moderation", ["assessment_id", "item_id", "version", "mark", "step", "method", "rule", "reason", "dissent", "inputs", "moderated_by", "moderated_at", "superseded_at"], ASSESSMENTS, ONE),
    part!("outcome", ["id", "assessment_id", "number", "status", "body", "inputs_hash", "closed_at", "closed_by", "superseded_at"], ASSESSMENTS, ONE),
    part!("finding", ["id", "assessment_id", "kind", "title", "body", "origin", "importance", "created_at", "created_by", "dropped_at", "dropped_because", "version"], ASSESSMENTS, ONE),
    part!("remark", ["id", "assessment_id", "item_id", "author_id", "unit_id", "body", "written_at", "removed_at"], ASSESSMENTS, ONE),
    part!("reopening", ["id", "assessment_id", "reason", "reopened_by", "reopened_at"], ASSESSMENTS, ONE),
    part!("finding_item", ["finding_id", "item_id"],
        "finding_id in (select id from finding where assessment_id in (select id from assessment where organisation_id = $1))", Some("finding_id in (select id from finding where assessment_id = $1)")),
    part!("plan", ["id", "organisation_id", "previous_id", "title", "language", "context", "vision", "first_day", "last_day", "currency", "quiet_days", "tiers", "matters", "state", "baselines", "created_at", "created_by", "asked_at", "asked_by", "approved_at", "approved_by", "begun_at", "begun_by", "closed_at", "closed_by", "closing_words", "removed_at", "version"],
        "organisation_id = $1", None),
    part!("plan_phase", ["id", "plan_id", "name", "first_day", "last_day"],
        PLANS, None),
    part!("plan_node", ["id", "plan_id", "kind", "parent_id", "position", "code", "title", "body", "mode", "first_day", "last_day", "days", "own_first_day", "method", "standing", "done", "noted_at", "work_planned", "work_remaining", "output", "evidence_expected", "priority", "risk", "risk_answer", "library_ref", "created_at", "created_by", "removed_at", "version"],
        PLANS, None),
    part!("plan_contribution", ["deed_id", "objective_id", "plan_id", "share", "position"],
        PLANS, None),
    part!("plan_dependency", ["before_id", "after_id", "plan_id", "lag"],
        PLANS, None),
    part!("plan_tag", ["node_id", "scheme", "code", "plan_id"],
        PLANS, None),
    part!("plan_responsibility", ["id", "plan_id", "node_id", "unit_id", "person_id", "part", "from_day", "until_day", "created_at", "created_by"],
        PLANS, None),
    part!("plan_work", ["id", "plan_id", "node_id", "planned", "remaining", "said_at"],
        PLANS, None),
    part!("plan_status_note", ["id", "plan_id", "node_id", "standing", "done", "words", "via", "noted_by", "noted_at"],
        PLANS, None),
    part!("plan_status_evidence", ["note_id", "evidence_id"],
        "note_id in (select id from plan_status_note where plan_id in (select id from plan where organisation_id = $1))", None),
    part!("plan_node_evidence", ["node_id", "evidence_id", "plan_id", "attached_at", "attached_by"],
        PLANS, None),
    part!("plan_indicator", ["id", "plan_id", "node_id", "supersedes_id", "position", "title", "definition", "measure", "unit", "decimals", "direction", "entry", "across", "baseline", "baseline_year", "baseline_due", "dimensions", "verified_by", "created_at", "removed_at", "version"],
        PLANS, None),
    part!("plan_target", ["indicator_id", "year", "target"],
        "indicator_id in (select id from plan_indicator where plan_id in (select id from plan where organisation_id = $1))", None),
    part!("plan_reading", ["id", "plan_id", "indicator_id", "first_day", "last_day", "cell", "amount", "numerator", "denominator", "source", "note", "via", "read_by", "read_at"],
        PLANS, None),
    part!("plan_need", ["id", "plan_id", "node_id", "kind", "words", "quantity", "unit", "secured_at", "secured_by", "removed_at", "version"],
        PLANS, None),
    part!("plan_line", ["id", "plan_id", "node_id", "need_id", "year", "source", "currency", "stage", "funding", "need", "amount", "note", "reverses_id", "entered_by", "entered_at"],
        PLANS, None),
    part!("plan_rate", ["id", "plan_id", "currency", "day", "worth", "source", "entered_by", "entered_at"],
        PLANS, None),
    part!("plan_baseline", ["id", "plan_id", "number", "body", "hash", "approved_at", "approved_by"],
        PLANS, None),
    // Its rows have moved to plan_log.
    part!("plan_change", ["id", "plan_id", "baseline", "node_id", "about", "before_value", "after_value", "reason", "changed_by", "changed_at"],
        PLANS, None),
    part!("plan_log", ["id", "plan_id", "baseline", "node_id", "about", "before_value", "after_value", "reason", "changed_by", "changed_at"],
        PLANS, None),
    part!("plan_assessment", ["plan_id", "assessment_id", "taken_at", "taken_by"],
        PLANS, None),
    part!("plan_finding", ["plan_id", "finding_id", "fate", "merged_into", "reason", "decided_by", "decided_at"],
        PLANS, None),
    part!("plan_finding_node", ["plan_id", "finding_id", "node_id"],
        PLANS, None),
    part!("plan_item", ["node_id", "assessment_id", "item_id", "plan_id"],
        PLANS, None),
    part!("plan_going_back", ["id", "plan_id", "kind", "reason", "gone_by", "gone_at"],
        PLANS, None),
    part!("plan_review", ["id", "plan_id", "kind", "held_on", "ahead_first_day", "ahead_last_day", "snapshot", "hash", "agenda", "minutes", "opened_by", "opened_at", "closed_by", "closed_at", "version"],
        PLANS, None),
    part!("plan_review_person", ["review_id", "person_id"],
        "review_id in (select id from plan_review where plan_id in (select id from plan where organisation_id = $1))", None),
    part!("plan_decision", ["id", "plan_id", "review_id", "node_id", "words", "unit_id", "person_id", "due_day", "decided_at", "done_at", "done_by", "version"],
        PLANS, None),
    part!("what_worked", ["id", "organisation_id", "plan_id", "node_id", "library_ref", "earlier_id", "later_id", "up", "down", "same", "kept_at"],
        "organisation_id = $1", None),
    part!("practice", ["id", "organisation_id", "entry", "title", "body", "state", "attempt", "published", "created_at", "created_by", "confirmed_at", "asked_at", "ended_at", "withdrawn_at", "removed_at", "replaced_by", "version"],
        "organisation_id = $1", None),
    part!("practice_version", ["practice_id", "number", "organisation_id", "entry", "title", "language", "languages", "domains", "criteria", "country", "cost_band", "process_parts", "body", "hash", "published_at", "published_by"],
        PRACTICES, None),
    part!("practice_step", ["id", "practice_id", "act", "reason", "taken_by", "taken_at"],
        PRACTICES, None),
    part!("practice_picture", ["id", "practice_id", "evidence_id", "caption", "credit", "licence", "people", "consent", "consented_at", "consented_by", "added_at", "removed_at"],
        PRACTICES, None),
    part!("practice_review", ["id", "practice_id", "attempt", "reviewer_id", "assessment_id", "seat_id", "begun_at", "verdict", "words", "decided_at"],
        PRACTICES, None),
    part!("practice_adoption", ["id", "practice_id", "number", "organisation_id", "plan_id", "assessment_id", "adopted_at", "adopted_by", "asked_at", "worked", "adapted", "result", "told_at", "told_by", "version"],
        "organisation_id = $1 or practice_id in (select id from practice where organisation_id = $1)", None),
    part!("practice_adoption_block", ["adoption_id", "block_id", "node_id"],
        "adoption_id in (select id from practice_adoption where organisation_id = $1)", None),
    part!("practice_question", ["id", "practice_id", "organisation_id", "asked_by", "asked_at", "question", "answer", "answered_at", "answered_by"],
        "organisation_id = $1 or practice_id in (select id from practice where organisation_id = $1)", None),
    part!("internal_document", ["id", "practice_id", "evidence_id", "name", "about", "added_at", "added_by", "removed_at", "removed_by"],
        PRACTICES, None),
    part!("document_request", ["id", "document_id", "practice_id", "owner_id", "organisation_id", "asked_by", "asked_at", "purpose", "answered_at", "answered_by", "granted_until", "file_number", "reason", "revoked_at", "revoked_by", "opened", "opened_at", "version"],
        "owner_id = $1 or organisation_id = $1", None),
    part!("network_member", ["id", "network_id", "organisation_id", "shares", "invited_at", "invited_by", "accepted_at", "accepted_by", "ended_at", "ended_by", "version"], "organisation_id = $1", None),
    part!("network_agreement", ["id", "member_id", "number", "shares", "text_version", "text_language", "agreed_at", "agreed_by"],
        "member_id in (select id from network_member where organisation_id = $1)", None),
    part!("directory_entry", ["id", "network_id", "organisation_id", "expertise", "contact", "strengths_at", "matching_at", "text_version", "written_at", "written_by", "removed_at", "version"], "organisation_id = $1", None),
    part!("mentoring", ["id", "network_id", "mentor_id", "learner_id", "goals", "proposed_at", "proposed_by", "mentor_agreed_at", "mentor_agreed_by", "learner_agreed_at", "learner_agreed_by", "ended_at", "ended_by", "result", "version"],
        "mentor_id = $1 or learner_id = $1", None),
    part!("mentoring_note", ["id", "mentoring_id", "organisation_id", "body", "written_at", "written_by"],
        "mentoring_id in (select id from mentoring where mentor_id = $1 or learner_id = $1)", None),
    part!("mentoring_wish", ["id", "network_id", "learner_id", "mentor_id", "goals", "asked_at", "asked_by", "mentoring_id", "answer", "answered_at", "answered_by", "taken_back_at", "taken_back_by", "version"],
        "learner_id = $1", None),
    part!("audit_event", ["chain", "seq", "at", "actor_id", "act", "subject_kind", "subject_id", "before_value", "after_value", "request_id", "hash"], "chain = $1", None),
];

/// All of them, those that others refer to first.
pub fn parts() -> impl Iterator<Item = &'static Part> {
    PARTS.iter().chain(certify::PARTS)
}

/// Whose rows are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of<'a> {
    Organisation(&'a str),
    Assessment(&'a str),
}

/// The rows of a part; nothing where the part has none to say.
pub async fn rows(snapshot: &Look, part: &Part, of: Of<'_>) -> Result<Option<Vec<QueryResult>>, DbErr> {
    let (filter, id) = match of {
        Of::Organisation(id) => (Some(part.organisation), id),
        Of::Assessment(id) => (part.assessment, id),
    };
    let Some(filter) = filter else { return Ok(None) };
    let columns = part.columns.join(", ");
    let sql = format!("select {columns} from {} where {filter} order by 1, 2", part.name);
    let statement = Statement::from_sql_and_values(snapshot.get_database_backend(), sql, [id.into()]);
    snapshot.query_all_raw(statement).await.map(Some)
}

/// A file of evidence, by what people called it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct EvidenceFile {
    pub evidence_id: String,
    pub number: i64,
    pub sha256: String,
    pub file_name: String,
}

pub async fn files(snapshot: &Look, of: Of<'_>) -> Result<Vec<EvidenceFile>, DbErr> {
    let (filter, id) = match of {
        Of::Organisation(id) => ("select id from evidence where organisation_id = $1", id),
        Of::Assessment(id) => (EVIDENCE_OF_ONE, id),
    };
    let sql = format!(
        "select evidence_id, number, sha256, file_name from evidence_version \
         where evidence_id in ({filter}) order by evidence_id, number"
    );
    let statement = Statement::from_sql_and_values(snapshot.get_database_backend(), sql, [id.into()]);
    EvidenceFile::find_by_statement(statement).all(snapshot).await
}

/// An assessment in the list of the command line.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Listed {
    pub id: String,
    pub organisation_id: String,
    pub organisation: String,
    pub title: String,
    pub cycle: String,
    pub state: String,
    pub created_at: i64,
    pub closed_at: Option<i64>,
}

pub async fn assessments(db: &impl ConnectionTrait) -> Result<Vec<Listed>, DbErr> {
    let sql = "select a.id, a.organisation_id, o.name as organisation, a.title, a.cycle, a.state, a.created_at, \
               a.closed_at from assessment a join organisation o on o.id = a.organisation_id \
               where a.removed_at is null \
               and a.id not in (select assessment_id from assessment_aside) order by o.name, a.id";
    Listed::find_by_statement(Statement::from_string(db.get_database_backend(), sql)).all(db).await
}

/// Who closed an assessment, where it is closed.
pub async fn closed_by(db: &impl ConnectionTrait, assessment: &str) -> Result<Option<String>, DbErr> {
    let sql = "select closed_by from outcome where assessment_id = $1 and superseded_at is null";
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [assessment.into()]);
    db.query_one_raw(statement).await?.map(|row| row.try_get("", "closed_by")).transpose()
}
