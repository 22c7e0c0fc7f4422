//! What applications and certificates give away as files, and the evidence that was handed in.

use super::network::{AFTER, LIMIT, operation};
use super::{Answer, Operation, Shape, Tag, Takes};

const LANGUAGE: (&str, &str, &str) = ("language", "text", "en, az or ru; without it, the caller's own.");

#[rustfmt::skip]
pub const OPERATIONS: &[Operation] = &[
    operation!("GET" "/api/v1/applications/{application}/letter.pdf" readDecisionLetterPdf, "The letter to the institution as tagged PDF, for whoever may see the application. 409 before it is decided.", [LANGUAGE], Takes::Nothing, None, 200 "The file." "file"),
    operation!("GET" "/api/v1/applications/{application}/letter.docx" readDecisionLetterDocx, "The same letter for Word.", [LANGUAGE], Takes::Nothing, None, 200 "The file." "file"),
    operation!("GET" "/api/v1/applications/{application}/decision-report.pdf" readDecisionReportPdf, "How the decision was reached, as tagged PDF; for the awarding body. 409 before it is decided.", [LANGUAGE], Takes::Nothing, None, 200 "The file." "file"),
    operation!("GET" "/api/v1/applications/{application}/decision-report.docx" readDecisionReportDocx, "The same report for Word.", [LANGUAGE], Takes::Nothing, None, 200 "The file." "file"),
    operation!("GET" "/api/v1/applications/{application}/report.pdf" readAssessorReportPdf, "The assessors’ report as tagged PDF: for those who write it at any time, for others once it was sent.", [LANGUAGE], Takes::Nothing, None, 200 "The file." "file"),
    operation!("GET" "/api/v1/applications/{application}/report.docx" readAssessorReportDocx, "The same report for Word.", [LANGUAGE], Takes::Nothing, None, 200 "The file." "file"),
    operation!("GET" "/api/v1/applications/{application}/desk/evidence" listDeskEvidence, "What was handed in with an application and with answers, by id. For those who are engaged, while the engagement holds.", [("after", "text", "The last id of the page before."), ("limit", "integer", "At most so many; 100 unless said.")], Takes::Nothing, None, 200 "A page of them." "@DeskEvidenceList"),
    operation!("GET" "/api/v1/applications/{application}/desk/evidence/{evidence}" readDeskEvidence, "One piece, as it was handed in.", [], Takes::Nothing, None, 200 "The piece." "@DeskEvidence"),
    operation!("GET" "/api/v1/applications/{application}/desk/evidence/{evidence}/file" downloadDeskEvidence, "The file that was handed in, whatever stands in its place now.", [], Takes::Nothing, None, 200 "The file." "file"),
    operation!("GET" "/api/v1/register/{code}/proof.pdf" readProofOfCompletion, "The proof of completion as tagged PDF, for everybody who has the code; no score stands in it. What it says is in `/api/v1/register/{code}`.", [LANGUAGE], Takes::Nothing, None, 200 "The file." "file"),
    operation!("GET" "/api/v1/register/{code}/events" listCertificateEvents, "What happened to a certificate, with reasons, as the register shows it.", [AFTER, LIMIT], Takes::Nothing, None, 200 "A page, in order." "@CertificateEventList"),
];

#[rustfmt::skip]
pub const SHAPES: &[Shape] = &[
    Shape { name: "DeskEvidenceFile", says: "", fields: &[("number", "integer", "Counts the files of the piece from 1."), ("name", "text", ""), ("media_type", "text", ""), ("size", "integer", ""), ("sha256", "text", ""), ("address", "text", "")] },
    Shape { name: "DeskEvidence", says: "A piece as it was handed in.", fields: &[("id", "text", ""), ("handed_in", "boolean", "It came with the application; else with an answer."), ("kind", "text", "document, photo, link, figure or note"), ("title", "text", ""), ("note", "text", ""), ("url", "text", ""), ("figure", "text", ""), ("figure_unit", "text", ""), ("dated", "day?", ""), ("file", "@DeskEvidenceFile?", "")] },
    Shape { name: "DeskEvidenceLine", says: "", fields: &[("id", "text", ""), ("piece", "@DeskEvidence?", "Absent: it is not open to assessors, or not to the caller.")] },
    Shape { name: "DeskEvidenceList", says: "", fields: &[("items", "[@DeskEvidenceLine]", ""), ("next", "text?", "")] },
    Shape { name: "CertificateEvent", says: "", fields: &[("kind", "text", "issued, renewed, suspended, reinstated or revoked"), ("at", "time", ""), ("reason", "text", "")] },
    Shape { name: "CertificateEventList", says: "", fields: &[("events", "[@CertificateEvent]", ""), ("next", "text?", "")] },
];
