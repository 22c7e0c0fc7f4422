//! The whole assessment for machines: outcome, texts, ratings, moderations, findings, scope.

use alcove_domain::assess::edition::{Edition, Publication};
use alcove_domain::assess::scope::Exclusion;
use serde_json::{Value, json};

use super::source::Source;
use crate::assess::mark_body::MarkBody;
use crate::assess::scope_body::InstrumentBody;
use crate::kit::{Error, Result};
use crate::review::api::{moderations, outcome};
use crate::review::findings;
use crate::review::rating::rfc3339;

pub fn build(source: &Source) -> Result<Vec<u8>> {
    let results = &source.results;
    let row = &results.facts.row;
    let whole = json!({
        "format": "alcove-report/1",
        "assessment": {
            "id": row.id, "title": row.title, "cycle": row.cycle, "organisation_id": row.organisation_id,
            "organisation": source.organisation, "edition_id": row.edition_id,
            "publication": publication(&results.facts.laid.known.edition),
            "variant": results.facts.laid.scope.variant,
            "opened_at": row.opened_at.map(rfc3339), "closed_at": row.closed_at.map(rfc3339),
        },
        "language": source.words.code(),
        "outcome": outcome::answer(&results.head, &results.body),
        "items": items(source),
        "excluded": excluded(source),
        "findings": source.found.iter().map(|one| json!({
            "id": one.id, "kind": findings::word(one.kind), "title": one.title, "text": one.body,
            "item_ids": one.items,
        })).collect::<Vec<_>>(),
        "evidence": source.evidence.iter().map(|piece| json!({
            "id": piece.row.id, "title": piece.row.title, "kind": piece.row.kind, "dated": piece.row.dated,
            "url": piece.row.url, "file_name": piece.file.as_ref().map(|file| &file.file_name),
            "sha256": piece.file.as_ref().map(|file| &file.sha256),
        })).collect::<Vec<_>>(),
    });
    serde_json::to_vec_pretty(&whole).map_err(Error::fault)
}

/// Whether the texts of the framework may leave the organisation.
fn publication(edition: &Edition) -> &'static str {
    match edition.publication {
        Publication::Public => "public",
        Publication::NotForPublication => "not-for-publication",
    }
}

fn items(source: &Source) -> Vec<Value> {
    let laid = &source.results.facts.laid;
    let one = |(node, known): (usize, &alcove_domain::assess::tree::Node)| {
        let said = laid.said(node, &source.words.lang());
        let voices = source.voices.get(&node).map_or(&[][..], Vec::as_slice);
        json!({
            "item_id": laid.node_ids[node],
            "ref": known.item.0,
            "code": said.code,
            "parent": known.parent.map(|parent| &laid.node_ids[parent]),
            "name": said.name,
            "text": said.original.unwrap_or(said.text),
            "language": said.language,
            "wording": said.wording,
            "variant_wording": said.original.map(|_| said.text),
            "instrument": known.instrument.as_ref().map(InstrumentBody::of),
            "moderation": source.settled.get(&node).map(moderations::answer),
            "ratings": voices.iter().map(|voice| json!({
                "seat_id": voice.seat.as_str(), "mark": MarkBody::of(&voice.mark), "version": voice.version,
                "note": source.notes.get(&(node, voice.seat.as_str().into())),
            })).collect::<Vec<_>>(),
            "evidence_ids": source.cited.get(&node),
        })
    };
    laid.tree.nodes.iter().enumerate().map(one).collect()
}

fn excluded(source: &Source) -> Vec<Value> {
    let scope = &source.results.facts.laid.scope;
    scope
        .excluded
        .iter()
        .map(|(item, why)| match why {
            Exclusion::OutsidePreset(preset) => json!({ "ref": item.0, "preset": preset }),
            Exclusion::Reason(reason) => json!({ "ref": item.0, "reason": reason }),
        })
        .collect()
}
