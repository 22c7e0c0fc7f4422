//! What an institution handed in, as it was on the day: one document that needs nothing else to be
//! read and never changes. Whoever judges an application reads this and never the live assessment.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::store::snapshot;
use crate::assess::mark_body::MarkBody;
use crate::assess::scope_body::InstrumentBody;
use crate::kit::clock::hash_bytes;
use crate::kit::ids::{
    AssessmentId, EditionId, EvidenceId, ItemId, NodeId, OrganisationId, PlanId, SchemeEditionId, SchemeId,
};
use crate::kit::{Ctx, Error, Result};

pub const FORMAT: &str = "alcove-application/1";

/// Texts by the code of their language.
pub type Texts = BTreeMap<String, String>;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// Always [`FORMAT`].
    pub format: String,
    pub scheme: SchemeBody,
    pub organisation: HouseBody,
    pub body: HouseBody,
    pub assessment: AssessmentBody,
    pub scales: Vec<ScaleBody>,
    /// In the order of the tree: each parent before its children.
    pub items: Vec<ItemBody>,
    pub evidence: Vec<EvidenceBody>,
    pub plan: Option<PlanBody>,
    /// The rules of the level, with what they found.
    pub rules: Vec<RuleBody>,
    pub declaration: Option<DeclarationBody>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchemeBody {
    pub id: SchemeId,
    pub edition_id: SchemeEditionId,
    pub number: i64,
    pub names: Texts,
    pub level_id: String,
    pub level_names: Texts,
    pub field: String,
    pub mentions: Vec<String>,
    pub attempt: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseBody {
    pub id: OrganisationId,
    pub name: String,
    pub country: String,
    pub region: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssessmentBody {
    pub id: AssessmentId,
    pub title: String,
    pub cycle: String,
    pub edition_id: EditionId,
    pub urn: String,
    pub version: String,
    /// The language that texts fall back to.
    pub language: String,
    pub closed_at: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScaleBody {
    pub id: String,
    pub steps: Vec<StepBody>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepBody {
    pub value: i32,
    pub names: Texts,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ItemBody {
    pub id: ItemId,
    #[serde(rename = "ref")]
    pub reference: String,
    pub code: String,
    pub parent: Option<ItemId>,
    pub names: Texts,
    /// The statement or question; for a heading, its purpose.
    pub texts: Texts,
    /// By the value of the step, then by language.
    pub descriptors: BTreeMap<i32, Texts>,
    /// Absent for a heading.
    pub instrument: Option<InstrumentBody>,
    /// The unit of a figure in words, where the framework has them; until November 2026 snapshots had none.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub units: Texts,
    /// What the institution settled on; absent where it is open.
    pub mark: Option<MarkBody>,
    /// The step of the mark on the item's scale.
    pub step: Option<i32>,
    /// `agreed`, `computed`, `ruled` or `provisional`.
    pub method: String,
    /// Why the institution says so: the reason of its meeting, else the words of a unit.
    pub reason: String,
    /// Its evidence; what there is to it stands in [`Snapshot::evidence`].
    pub evidence: Vec<EvidenceId>,
    /// Pieces that the institution keeps to itself: only those open to assessors are handed in.
    pub withheld: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceBody {
    pub id: EvidenceId,
    pub kind: String,
    pub title: String,
    pub dated: Option<String>,
    pub confidentiality: String,
    pub url: String,
    pub figure: String,
    pub figure_unit: String,
    /// The newest file as it was, by its number and content.
    pub version: Option<FileBody>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileBody {
    pub number: i64,
    pub sha256: String,
    pub file_name: String,
    pub media_type: String,
    pub size: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanBody {
    pub id: PlanId,
    pub title: String,
    pub state: String,
    pub first_day: String,
    pub last_day: String,
    /// Each parent before its children.
    pub nodes: Vec<PlanNodeBody>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanNodeBody {
    pub id: NodeId,
    pub parent: Option<NodeId>,
    /// `objective`, `action` or `milestone`.
    pub kind: String,
    pub title: String,
    pub first_day: Option<String>,
    pub last_day: Option<String>,
    /// None of an objective that nobody had judged; until November 2026 snapshots said `not-started`
    /// of it.
    pub standing: Option<String>,
    /// Units and people who answered for it, as they were called.
    pub responsible: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleBody {
    /// The rule as files of schemes write it.
    pub rule: serde_json::Value,
    pub have: i64,
    pub need: i64,
    pub met: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeclarationBody {
    pub name: String,
    pub position: String,
    pub day: String,
    pub words: String,
    pub language: String,
}

impl Snapshot {
    pub fn item(&self, id: &ItemId) -> Option<&ItemBody> {
        self.items.iter().find(|item| item.id == *id)
    }

    /// Items that are answered, in the order of the tree.
    pub fn rated(&self) -> impl Iterator<Item = &ItemBody> {
        self.items.iter().filter(|item| item.instrument.is_some())
    }

    pub fn piece(&self, id: &EvidenceId) -> Option<&EvidenceBody> {
        self.evidence.iter().find(|piece| piece.id == *id)
    }

    /// The name of a step of an item's scale.
    pub fn step_name(&self, item: &ItemBody, language: &str) -> Option<&str> {
        let Some(InstrumentBody::Scale(scale)) = &item.instrument else { return None };
        let scale = self.scales.iter().find(|one| one.id == *scale)?;
        let step = scale.steps.iter().find(|step| Some(step.value) == item.step)?;
        Some(said(&step.names, language, &self.assessment.language))
    }

    /// Keys in alphabetical order and no blanks: the same content is always the same bytes.
    pub fn write(&self) -> Result<String> {
        let mut value = serde_json::to_value(self).map_err(Error::fault)?;
        value.sort_all_objects();
        serde_json::to_string(&value).map_err(Error::fault)
    }
}

/// A text in the language that is wanted, else in the fallback, else in any.
pub fn said<'a>(texts: &'a Texts, language: &str, fallback: &str) -> &'a str {
    let found = texts.get(language).or_else(|| texts.get(fallback)).or_else(|| texts.values().next());
    found.map_or("", String::as_str)
}

/// Whether the text is the one that was handed in.
pub fn is_whole(row: &snapshot::Model) -> bool {
    hash_bytes(row.body.as_bytes()) == row.hash
}

/// What was handed in with an application. The caller has checked that the reader may see it.
pub async fn load(
    ctx: &Ctx,
    application: &crate::kit::ids::ApplicationId,
) -> Result<Option<(snapshot::Model, Snapshot)>> {
    let Some(row) = snapshot::of_application(ctx.db().read(), application).await? else { return Ok(None) };
    if !is_whole(&row) {
        return Err(Error::fault(format!("snapshot {} is damaged", row.id)));
    }
    let body = serde_json::from_str(&row.body).map_err(Error::fault)?;
    Ok(Some((row, body)))
}
