//! The whole plan for machines, with everything noted and read.

use serde_json::{Value, json};

use super::source::Source;
use crate::kit::{Ctx, Error, Result};
use crate::plan::store::status_note;

pub async fn build(ctx: &Ctx, source: &Source) -> Result<Vec<u8>> {
    let notes = status_note::between(ctx.db().read(), source.facts.id(), i64::MIN, i64::MAX).await?;
    let rows = &source.facts.rows;
    let plan = &rows.plan;
    let live = |id: &str| source.facts.place(id).is_ok();
    let whole = json!({
        "format": "alcove-plan/1",
        "plan": {
            "id": plan.id, "version": plan.version, "title": plan.title, "state": plan.state,
            "organisation_id": plan.organisation_id, "organisation": source.organisation,
            "language": plan.language, "context": plan.context, "vision": plan.vision,
            "first_day": plan.first_day, "last_day": plan.last_day, "currency": plan.currency,
            "baselines": plan.baselines, "approved_at": plan.approved_at.map(moment),
            "begun_at": plan.begun_at.map(moment), "closed_at": plan.closed_at.map(moment),
        },
        "phases": rows.phases.iter().map(|row| json!({
            "id": row.id, "name": row.name, "first_day": row.first_day, "last_day": row.last_day,
        })).collect::<Vec<_>>(),
        "nodes": source.placed().map(|placed| {
            let node = placed.node;
            json!({
                "id": node.id, "number": placed.number, "kind": node.kind, "parent_id": node.parent_id,
                "title": node.title, "body": node.body, "mode": node.mode, "first_day": node.first_day,
                "last_day": node.last_day, "days": node.days, "method": node.method, "standing": node.judged(),
                "done": node.done, "noted_at": node.noted_at.map(moment), "work_planned": node.work_planned,
                "work_remaining": node.work_remaining, "output": node.output,
                "evidence_expected": node.evidence_expected, "priority": node.priority, "risk": node.risk,
                "risk_answer": node.risk_answer, "version": node.version,
                "tags": rows.tags.iter().filter(|tag| tag.node_id == node.id)
                    .map(|tag| format!("{}:{}", tag.scheme, tag.code)).collect::<Vec<_>>(),
                "finding_ids": source.facts.ties.findings_of(&node.id).collect::<Vec<_>>(),
            })
        }).collect::<Vec<_>>(),
        "contributions": rows.contributions.iter()
            .filter(|tie| live(tie.deed_id.as_str()) && live(tie.objective_id.as_str()))
            .map(|tie| json!({ "node_id": tie.deed_id, "objective_id": tie.objective_id, "share": tie.share }))
            .collect::<Vec<_>>(),
        "dependencies": rows.dependencies.iter()
            .filter(|row| live(row.before_id.as_str()) && live(row.after_id.as_str()))
            .map(|row| json!({ "before": row.before_id, "after": row.after_id, "lag": row.lag }))
            .collect::<Vec<_>>(),
        "responsibilities": rows.responsibilities.iter().filter(|row| live(row.node_id.as_str()))
            .map(|row| json!({
                "id": row.id, "node_id": row.node_id, "unit_id": row.unit_id, "person_id": row.person_id,
                "part": row.part, "from_day": row.from_day, "until_day": row.until_day,
                "name": row.party().map(|party| source.party(&party)),
            })).collect::<Vec<_>>(),
        "indicators": rows.live_indicators().filter(|row| live(row.node_id.as_str())).map(|row| json!({
            "id": row.id, "node_id": row.node_id, "title": row.title, "definition": row.definition,
            "measure": row.measure, "unit": row.unit, "decimals": row.decimals, "direction": row.direction,
            "entry": row.entry, "across": row.across, "baseline": row.baseline,
            "baseline_year": row.baseline_year, "dimensions": row.written_dimensions(),
            "verified_by": row.verified_by,
            "targets": rows.targets.iter().filter(|target| target.indicator_id == row.id)
                .map(|target| json!({ "year": target.year, "target": target.target })).collect::<Vec<_>>(),
            "readings": rows.readings.iter().filter(|reading| reading.indicator_id == row.id)
                .map(|reading| json!({
                    "id": reading.id, "first_day": reading.first_day, "last_day": reading.last_day,
                    "cell": reading.cell, "amount": reading.amount, "numerator": reading.numerator,
                    "denominator": reading.denominator, "source": reading.source, "note": reading.note,
                    "read_at": moment(reading.read_at),
                })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "needs": rows.needs.iter().filter(|row| row.removed_at.is_none() && live(row.node_id.as_str()))
            .map(|row| json!({
                "id": row.id, "node_id": row.node_id, "kind": row.kind, "words": row.words,
                "quantity": row.quantity, "unit": row.unit, "secured_at": row.secured_at.map(moment),
            })).collect::<Vec<_>>(),
        "lines": rows.lines.iter().map(|row| json!({
            "id": row.id, "node_id": row.node_id, "need_id": row.need_id, "year": row.year,
            "source": row.source, "currency": row.currency, "stage": row.stage, "funding": row.funding,
            "need": row.need, "amount": row.amount, "note": row.note, "reverses_id": row.reverses_id,
            "entered_at": moment(row.entered_at),
        })).collect::<Vec<_>>(),
        "rates": rows.rates.iter().map(|row| json!({
            "id": row.id, "currency": row.currency, "day": row.day, "worth": row.worth, "source": row.source,
        })).collect::<Vec<_>>(),
        "notes": notes.iter().filter(|note| live(note.node_id.as_str())).map(|note| json!({
            "id": note.id, "node_id": note.node_id, "standing": note.standing, "done": note.done,
            "words": note.words, "noted_at": moment(note.noted_at),
            "noted_by": source.names.person(note.noted_by.as_str()),
        })).collect::<Vec<_>>(),
    });
    serde_json::to_vec_pretty(&whole).map_err(Error::fault)
}

/// As RFC 3339 writes it.
fn moment(at: i64) -> Value {
    json!(crate::network::audit::rfc3339(at))
}
