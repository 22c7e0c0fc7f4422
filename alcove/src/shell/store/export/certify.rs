//! What an institution has applied for and holds, and what a body has on its desk. What only those
//! who judge may see goes with the body alone.

use super::Part;

/// A body has what was handed in to it, the applicant its own from the first draft on.
const OWN: &str = "organisation_id = $1 or (body_id = $1 and submitted_at is not null)";
const OF_BOTH: &str = "application_id in (select id from application where organisation_id = $1 or \
                       (body_id = $1 and submitted_at is not null))";
const OF_BODY: &str =
    "application_id in (select id from application where body_id = $1 and submitted_at is not null)";
const OF_PERSON: &str = "engagement_id in (select id from engagement where body_id = $1)";
const CERTIFICATES: &str =
    "certificate_id in (select id from certificate where organisation_id = $1 or body_id = $1)";
const ONE: Option<&str> = Some("assessment_id = $1 and submitted_at is not null");
const OF_ONE: Option<&str> = Some(
    "application_id in (select id from application where assessment_id = $1 and submitted_at is not null)",
);

#[rustfmt::skip]
pub const PARTS: &[Part] = &[
    part!("scheme", ["id", "body_id", "created_at", "created_by", "version"], "body_id = $1", None),
    part!("scheme_edition", ["id", "scheme_id", "body_id", "number", "state", "body", "hash", "created_at", "created_by", "published_at", "published_by", "withdrawn_at", "withdrawn_by", "version"], "body_id = $1", None),
    part!("application", ["id", "scheme_id", "edition_id", "level_id", "body_id", "organisation_id", "assessment_id", "plan_id", "previous_id", "ground", "ground_words", "attempt", "field", "mentions", "validation", "state", "result", "snapshot_id", "created_at", "created_by", "submitted_at", "submitted_by", "decided_at", "decided_by", "withdrawn_at", "withdrawn_by", "withdrawn_because", "version"], OWN, ONE),
    part!("application_snapshot", ["id", "application_id", "body", "hash", "taken_at", "taken_by"], OF_BOTH, OF_ONE),
    part!("application_declaration", ["application_id", "name", "position", "day", "words", "language", "signed_by", "signed_at"], OF_BOTH, OF_ONE),
    part!("application_decision", ["id", "application_id", "number", "result", "reasons", "manner", "minutes", "held_on", "proposed_by", "proposed_at", "closed_by", "closed_at", "dropped_at", "version"], OF_BODY, None),
    part!("application_committee", ["application_id", "person_id", "named_at", "named_by"], OF_BODY, None),
    part!("application_vote", ["decision_id", "person_id", "vote", "words", "voted_at"],
        "decision_id in (select id from application_decision where application_id in (select id from application where body_id = $1))", None),
    part!("application_condition", ["id", "application_id", "decision_id", "position", "words", "due_day", "answer", "answered_at", "answered_by", "met_at", "met_by", "version"],
        "decision_id in (select id from application_decision where closed_at is not null and application_id in (select id from application where organisation_id = $1 or body_id = $1))", None),
    part!("certificate", ["id", "application_id", "body_id", "organisation_id", "scheme_id", "level_id", "field", "code", "award_id", "facts", "country", "region", "first_day", "last_day", "issued_at", "issued_by", "renewed_by", "superseded_at", "suspended_at", "revoked_at", "version"],
        "organisation_id = $1 or body_id = $1", None),
    part!("certificate_event", ["id", "certificate_id", "kind", "reason", "at", "by_person"], CERTIFICATES, None),
    part!("certificate_check", ["id", "certificate_id", "due_day", "words", "done_at", "done_by", "reminded_at"],
        "certificate_id in (select id from certificate where body_id = $1)", None),
    part!("award", ["id", "code", "kind", "issuer_id", "holder_id", "holder_name", "achievement", "language", "texts", "valid_from", "valid_until", "list_id", "position", "supersedes_id", "created_at", "created_by", "signed", "token", "key_id", "token_key_id", "signed_at", "suspended_at", "revoked_at", "superseded_at", "reason", "version"],
        "holder_id = $1 or issuer_id = $1", None),
    part!("award_issuer", ["organisation_id", "slug", "name_form", "created_at"], "organisation_id = $1", None),
    part!("award_list", ["id", "organisation_id", "created_at", "signed", "signed_at"], "organisation_id = $1", None),
    part!("award_key", ["id", "organisation_id", "kind", "public_key", "created_at", "created_by", "retired_at", "retired_by", "compromised_at", "compromised_by"], "organisation_id = $1", None),
    part!("assessor", ["id", "body_id", "person_id", "invitation_id", "name", "email", "fields", "languages", "employers", "most", "added_at", "added_by", "left_at", "left_by", "version"], "body_id = $1", None),
    part!("engagement", ["id", "application_id", "body_id", "assessor_id", "person_id", "part", "last_day", "until_at", "words", "asked_at", "asked_by", "willing_at", "accepted_at", "declined_at", "declined_because", "ended_at", "ended_by", "ended_because", "took_over_from", "handed_in_at", "version"], "body_id = $1", None),
    part!("engagement_tie", ["id", "engagement_id", "kind", "day", "words", "declared", "effect", "found_at", "decided_at", "decided_by", "decided_because"], OF_PERSON, None),
    part!("application_sample", ["application_id", "item_id", "chosen_at", "chosen_by"], OF_BODY, None),
    part!("judgement", ["id", "engagement_id", "application_id", "item_id", "version", "verdict", "mark", "comment", "judged_by", "judged_at", "superseded_at"], OF_PERSON, None),
    part!("consensus", ["id", "application_id", "item_id", "version", "mark", "method", "reason", "inputs", "dissent", "settled_by", "settled_at", "superseded_at"], OF_BODY, None),
    part!("clarification", ["id", "application_id", "organisation_id", "item_id", "words", "due_day", "asked_at", "asked_by", "answer", "answered_at", "answered_by", "withdrawn_at", "withdrawn_by", "version"], OF_BOTH, OF_ONE),
    part!("clarification_evidence", ["clarification_id", "evidence_id"],
        "clarification_id in (select id from clarification where application_id in (select id from application where organisation_id = $1 or body_id = $1))", None),
    part!("visit", ["application_id", "first_day", "last_day", "place", "words", "told_at", "told_by", "changed_at", "changed_by", "version"], OF_BODY, None),
    part!("visit_meeting", ["id", "application_id", "day", "begins", "ends", "whom", "who", "place", "topic", "notes", "noted_by", "noted_at", "version"], OF_BODY, None),
    part!("visit_check", ["id", "application_id", "position", "words", "seen_at", "seen_by", "version"], OF_BODY, None),
    part!("assessor_report", ["application_id", "summary", "recommendation", "recommended_because", "started_at", "started_by", "sent_at", "sent_by", "due_day", "checked_at", "checked_by", "final_at", "final_by", "version"], OF_BODY, None),
    part!("report_passage", ["id", "application_id", "kind", "group_ref", "position", "words", "sent_words", "answer", "answer_words", "answered_at", "answered_by", "reply", "changed_at", "changed_by", "version"], OF_BODY, None),
];
