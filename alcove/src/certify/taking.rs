//! Takes the snapshot that is handed in: the assessment as it was closed, the evidence that is open
//! to assessors, and the plan as it stands.

use std::collections::{BTreeMap, HashMap};

use alcove_domain::assess::edition::{Edition, ItemRef};
use alcove_domain::kit::Day;
use alcove_domain::plan::{Part, Party};

use super::facts::Facts;
use super::progress::{Ground, Level, texts_may_leave};
use super::reading::{Reading, today};
use super::scheme_body::Labels;
use super::snapshot::{
    AssessmentBody, DeclarationBody, EvidenceBody, FORMAT, FileBody, HouseBody, ItemBody, PlanBody,
    PlanNodeBody, RuleBody, ScaleBody, SchemeBody, Snapshot, StepBody, Texts,
};
use super::store::declaration;
use crate::assess::mark_body::MarkBody;
use crate::assess::scope_body::InstrumentBody;
use crate::assess::store::{moderation, rating, rating_evidence};
use crate::evidence::store::{evidence, evidence_version};
use crate::kit::ids::{EvidenceId, OrganisationId};
use crate::kit::{Ctx, Error, Result};
use crate::network::Person;
use crate::network::store::{organisation, person, unit};
use crate::plan::rows::Rows;
use crate::plan::store::node;

/// The snapshot as it would be taken now. Nothing is written.
pub async fn take(
    by: &Person,
    facts: &Facts,
    ground: &Ground,
    level: &Level,
    declared: Option<&declaration::Model>,
) -> Result<Snapshot> {
    let ctx = &by.ctx;
    let scheme = &facts.edition.body;
    let known = facts.level()?;
    let reading = ground.reading.as_ref().ok_or(Error::NotFound)?;
    let (items, evidence) = items(ctx, reading).await?;
    let plan = match &ground.plan {
        Some(row) => Some(plan_body(ctx, &Rows::load(ctx.db().read(), row.clone()).await?, today(by)).await?),
        None => None,
    };
    Ok(Snapshot {
        format: FORMAT.to_owned(),
        scheme: SchemeBody {
            id: facts.row.scheme_id.clone(),
            edition_id: facts.edition.row.id.clone(),
            number: facts.edition.row.number,
            names: names(&scheme.names),
            level_id: known.id.clone(),
            level_names: names(&known.names),
            field: facts.row.field.clone(),
            mentions: super::applying::mentions(&facts.row),
            attempt: facts.row.attempt,
        },
        organisation: house(ctx, facts.applicant()).await?,
        body: house(ctx, facts.body()).await?,
        assessment: assessment_body(reading),
        scales: scales(&reading.laid.known.edition),
        items,
        evidence,
        plan,
        rules: rules(facts, level)?,
        declaration: declared.map(|row| DeclarationBody {
            name: row.name.clone(),
            position: row.position.clone(),
            day: row.day.clone(),
            words: row.words.clone(),
            language: row.language.clone(),
        }),
    })
}

fn names(labels: &Labels) -> Texts {
    labels.iter().map(|(lang, label)| (lang.clone(), label.name.clone())).collect()
}

async fn house(ctx: &Ctx, id: &OrganisationId) -> Result<HouseBody> {
    let row = organisation::find(ctx.db().read(), id).await?;
    let (name, country, region) = row.map(|row| (row.name, row.country, row.region)).unwrap_or_default();
    Ok(HouseBody { id: id.clone(), name, country, region })
}

fn assessment_body(reading: &Reading) -> AssessmentBody {
    let edition = &reading.laid.known.edition;
    AssessmentBody {
        id: reading.row.id.clone(),
        title: reading.row.title.clone(),
        cycle: reading.row.cycle.clone(),
        edition_id: reading.row.edition_id.clone(),
        urn: edition.urn.clone(),
        version: edition.version.clone(),
        language: edition.language.as_str().to_owned(),
        closed_at: reading.row.closed_at,
    }
}

fn scales(edition: &Edition) -> Vec<ScaleBody> {
    let steps = |scale: &alcove_domain::assess::Scale| {
        let steps = scale.steps.iter().map(|step| StepBody {
            value: step.value,
            names: step
                .texts
                .iter()
                .map(|(lang, text)| (lang.as_str().to_owned(), text.name.clone()))
                .collect(),
        });
        steps.collect()
    };
    edition.scales.iter().map(|scale| ScaleBody { id: scale.id.clone(), steps: steps(scale) }).collect()
}

/// The rules of the level with what they found.
fn rules(facts: &Facts, level: &Level) -> Result<Vec<RuleBody>> {
    let written = facts.level()?.rules.iter().map(serde_json::to_value);
    let closed = Ok(serde_json::json!({ "rule": "closed" }));
    let written = std::iter::once(closed).chain(written);
    let judged = written.zip(&level.rules).map(|(rule, judged)| {
        let rule = rule.map_err(Error::fault)?;
        let progress = &judged.progress;
        Ok(RuleBody { rule, have: progress.have.into(), need: progress.need.into(), met: progress.met })
    });
    judged.collect()
}

async fn items(ctx: &Ctx, reading: &Reading) -> Result<(Vec<ItemBody>, Vec<EvidenceBody>)> {
    let db = ctx.db().read();
    let id = &reading.row.id;
    let at = reading.row.closed_at.unwrap_or_else(|| ctx.now.millis());
    let mut cited: HashMap<usize, Vec<EvidenceId>> = HashMap::new();
    for tie in rating_evidence::of_assessment(db, id).await? {
        let Some(node) = reading.laid.node(&tie.item_id) else { continue };
        let on = cited.entry(node).or_default();
        if !on.contains(&tie.evidence_id) {
            on.push(tie.evidence_id);
        }
    }
    let mut ids: Vec<EvidenceId> = cited.values().flatten().cloned().collect();
    ids.sort();
    ids.dedup();
    let evidence = pieces(ctx, &ids).await?;
    let open: Vec<&EvidenceId> = evidence.iter().map(|piece| &piece.id).collect();
    let reasons = reasons(ctx, reading, at).await?;
    let texts = texts_may_leave(reading);
    let items = reading.laid.tree.nodes.iter().enumerate().map(|(node, known)| {
        let laid = &reading.laid;
        let words = if texts { said(reading, &known.item) } else { Said::default() };
        let mark = reading.marks.get(&node);
        let shown = cited.get(&node).cloned().unwrap_or_default();
        let (evidence, withheld): (Vec<_>, Vec<_>) = shown.into_iter().partition(|id| open.contains(&id));
        ItemBody {
            id: laid.items[node].clone(),
            reference: known.item.0.clone(),
            code: laid.code(node),
            parent: known.parent.map(|parent| laid.items[parent].clone()),
            names: words.names,
            texts: words.texts,
            descriptors: words.descriptors,
            instrument: known.instrument.as_ref().map(InstrumentBody::of),
            units: words.units,
            mark: mark.map(|(mark, _)| MarkBody::of(mark)),
            step: reading.step(node),
            method: mark.map(|(_, method)| method.clone()).unwrap_or_default(),
            reason: reasons.get(&node).cloned().unwrap_or_default(),
            evidence,
            withheld: u32::try_from(withheld.len()).unwrap_or(u32::MAX),
        }
    });
    Ok((items.collect(), evidence))
}

#[derive(Default)]
struct Said {
    names: Texts,
    texts: Texts,
    descriptors: BTreeMap<i32, Texts>,
    units: Texts,
}

fn said(reading: &Reading, item: &ItemRef) -> Said {
    let laid = &reading.laid;
    let mut said = Said::default();
    let Some(at) = laid.known.at(item) else {
        let local = laid.scope.local.iter().find(|local| local.id == *item);
        let texts = local.map(|local| &local.texts).into_iter().flatten();
        said.texts = texts.map(|(lang, text)| (lang.as_str().to_owned(), text.clone())).collect();
        return said;
    };
    let variant = laid.scope.variant_wording(&laid.known.edition, item);
    for (lang, text) in &laid.known.edition.items[at].texts {
        let code = || lang.as_str().to_owned();
        if !text.name.is_empty() {
            said.names.insert(code(), text.name.clone());
        }
        let worded = variant.and_then(|texts| texts.get(lang)).unwrap_or(&text.text);
        if !worded.is_empty() {
            said.texts.insert(code(), worded.clone());
        }
        if !text.unit.is_empty() {
            said.units.insert(code(), text.unit.clone());
        }
        for (step, words) in &text.descriptors {
            said.descriptors.entry(*step).or_default().insert(code(), words.clone());
        }
    }
    said
}

/// Why each mark is what it is: the reason of the meeting, else the words of the first seat that had
/// the same mark.
async fn reasons(ctx: &Ctx, reading: &Reading, at: i64) -> Result<HashMap<usize, String>> {
    let db = ctx.db().read();
    let mut reasons = HashMap::new();
    for row in moderation::standing_at(db, &reading.row.id, at).await? {
        if let Some(node) = reading.laid.node(&row.item_id).filter(|_| !row.reason.is_empty()) {
            reasons.insert(node, row.reason);
        }
    }
    for row in rating::standing_at(db, &reading.row.id, at).await? {
        let Some(node) = reading.laid.node(&row.item_id).filter(|_| !row.note.is_empty()) else { continue };
        let mark = row.mark.as_deref().and_then(MarkBody::parse);
        if reading.marks.get(&node).map(|(mark, _)| mark) == mark.as_ref() {
            reasons.entry(node).or_insert(row.note);
        }
    }
    Ok(reasons)
}

/// Pieces that are open to assessors or further, with their newest file.
async fn pieces(ctx: &Ctx, ids: &[EvidenceId]) -> Result<Vec<EvidenceBody>> {
    let db = ctx.db().read();
    let mut rows = evidence::by_ids(db, ids).await?;
    rows.retain(evidence::Model::is_open_to_assessors);
    rows.sort_by(|one, other| one.id.cmp(&other.id));
    let mut files: HashMap<EvidenceId, evidence_version::Model> = evidence_version::newest(db, ids)
        .await?
        .into_iter()
        .map(|file| (file.evidence_id.clone(), file))
        .collect();
    let piece = |row: evidence::Model| EvidenceBody {
        version: files.remove(&row.id).map(|file| FileBody {
            number: file.number,
            sha256: file.sha256,
            file_name: file.file_name,
            media_type: file.media_type,
            size: file.size,
        }),
        id: row.id,
        kind: row.kind,
        title: row.title,
        dated: row.dated,
        confidentiality: row.confidentiality,
        url: row.url,
        figure: row.figure,
        figure_unit: row.figure_unit,
    };
    Ok(rows.into_iter().map(piece).collect())
}

async fn plan_body(ctx: &Ctx, rows: &Rows, today: Day) -> Result<PlanBody> {
    let db = ctx.db().read();
    let units: HashMap<String, String> = unit::every_of(db, &rows.plan.organisation_id)
        .await?
        .into_iter()
        .map(|row| (row.id.0, row.name))
        .collect();
    let held = rows.responsibilities.iter().filter_map(|row| row.person_id.clone());
    let mut people: Vec<_> = held.collect();
    people.sort();
    people.dedup();
    let people: HashMap<String, String> =
        person::named(db, people).await?.into_iter().map(|row| (row.id.0, row.name)).collect();
    let name = |party: &Party| match party {
        Party::Unit(id) => units.get(id.as_str()).cloned().unwrap_or_default(),
        Party::Person(id) => people.get(id.as_str()).cloned().unwrap_or_default(),
    };
    let mut nodes = Vec::new();
    below(rows, None, &mut |node: &node::Model| {
        let held = rows.parties(node, today);
        let responsible = held.iter().filter(|(part, _)| *part == Part::Responsible);
        nodes.push(PlanNodeBody {
            id: node.id.clone(),
            parent: node.parent_id.clone(),
            kind: node.kind.clone(),
            title: node.title.clone(),
            first_day: node.first_day.clone(),
            last_day: node.last_day.clone(),
            standing: node.judged().map(str::to_owned),
            responsible: responsible.map(|(_, party)| name(party)).collect(),
        });
    });
    Ok(PlanBody {
        id: rows.plan.id.clone(),
        title: rows.plan.title.clone(),
        state: rows.plan.state.clone(),
        first_day: rows.plan.first_day.clone(),
        last_day: rows.plan.last_day.clone(),
        nodes,
    })
}

/// Visits the nodes under one, each parent before its children; objectives stand before actions.
fn below(rows: &Rows, parent: Option<&crate::kit::ids::NodeId>, visit: &mut impl FnMut(&node::Model)) {
    let mut children: Vec<_> = rows.live().filter(|node| node.parent_id.as_ref() == parent).collect();
    children.sort_by_key(|node| (node.kind != "objective", node.position, node.id.clone()));
    for node in children {
        visit(node);
        below(rows, Some(&node.id), visit);
    }
}
