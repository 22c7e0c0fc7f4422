use super::network::operation;
use super::{Answer, Operation, Shape, Tag, Takes};

#[rustfmt::skip]
pub const OPERATIONS: &[Operation] = &[
    operation!("GET" "/api/v1/evidence" listEvidence, "The library, newest first.",
        [("organisation_id", "text", ""), ("q", "text", "A word of it."), ("kind", "text", ""), ("unit_id", "text", ""), ("confidentiality", "text", ""), ("expiring", "boolean", ""), ("unused", "boolean", ""), ("after", "text", ""), ("limit", "integer", "")],
        Takes::Nothing, None, 200 "A page." "@EvidenceList"),
    operation!("POST" "/api/v1/evidence" addEvidence, "Adds a file, a link, a figure or a note. A field that is not known is refused.", [], Takes::Form("@EvidenceForm"), Version, 201 "The piece." "@Evidence"),
    operation!("GET" "/api/v1/evidence/{id}" readEvidence, "One piece.", [], Takes::Nothing, Version, 200 "The piece." "@Evidence"),
    operation!("PATCH" "/api/v1/evidence/{id}" editEvidence, "Changes what is named; null and the empty text clear a field.", [], Takes::Json("@EvidenceChange"), Version, 200 "The piece as it now is." "@Evidence"),
    operation!("DELETE" "/api/v1/evidence/{id}" withdrawEvidence, "Withdraws it; what it is attached to keeps it.", [], Takes::Nothing, Version, 204 "Done." ""),
    operation!("POST" "/api/v1/evidence/{id}/versions" addEvidenceVersion, "A newer file; the older ones stay.", [], Takes::Form("@FileForm"), Version, 201 "The piece." "@Evidence"),
    operation!("GET" "/api/v1/evidence/{id}/file" downloadEvidence, "The newest file.", [], Takes::Nothing, None, 200 "The file." "file"),
];

#[rustfmt::skip]
pub const SHAPES: &[Shape] = &[
    Shape { name: "EvidenceForm", says: "", fields: &[
        ("organisation_id", "text?", ""), ("title", "text?", ""), ("kind", "text?", "file, link, figure or note"), ("dated", "day?", ""), ("period_from", "day?", ""), ("period_until", "day?", ""),
        ("expires_on", "day?", ""), ("unit_id", "text?", ""), ("owner_id", "text?", ""), ("confidentiality", "text?", "unit, organisation, assessors, network or public"),
        ("url", "text?", ""), ("figure", "text?", ""), ("figure_unit", "text?", ""), ("figure_source", "text?", ""), ("note", "text?", ""), ("file", "file?", "")] },
    Shape { name: "FileForm", says: "", fields: &[("file", "file", "")] },
    Shape { name: "EvidenceChange", says: "", fields: &[
        ("title", "text?", ""), ("unit_id", "text?", ""), ("owner_id", "text?", ""), ("dated", "day?", ""), ("period_from", "day?", ""), ("period_until", "day?", ""), ("expires_on", "day?", ""),
        ("confidentiality", "text?", ""), ("url", "text?", ""), ("figure", "text?", ""), ("figure_unit", "text?", ""), ("figure_source", "text?", ""), ("note", "text?", "")] },
    Shape { name: "Figure", says: "", fields: &[("value", "text", ""), ("unit", "text", ""), ("source", "text", "")] },
    Shape { name: "EvidenceFile", says: "", fields: &[
        ("number", "integer", ""), ("name", "text", ""), ("media_type", "text", ""), ("size", "integer", ""), ("sha256", "text", ""), ("created_at", "time", ""), ("address", "text", ""), ("thumbnail", "text?", "")] },
    Shape { name: "Evidence", says: "A document, photo, link, figure or note.", fields: &[
        ("id", "text", ""), ("version", "integer", ""), ("organisation_id", "text", ""), ("unit_id", "text?", ""), ("kind", "text", ""), ("title", "text", ""), ("note", "text", ""),
        ("dated", "day?", "The day of the evidence itself."), ("period_from", "day?", ""), ("period_until", "day?", ""), ("expires_on", "day?", ""), ("confidentiality", "text", ""), ("owner_id", "text?", ""),
        ("url", "text?", ""), ("figure", "@Figure?", ""), ("file", "@EvidenceFile?", ""), ("created_at", "time", ""), ("withdrawn_at", "time?", "")] },
    Shape { name: "EvidenceList", says: "", fields: &[("evidence", "[@Evidence]", ""), ("next", "text?", "")] },
];
