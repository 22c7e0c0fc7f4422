//! A moderation as the database and the interface for machines write it.

use alcove_domain::assess::compute::ComputeRule;
use alcove_domain::assess::moderation::{Dissent, Method, Moderation, Voice};
use alcove_domain::assess::{Instrument, ItemRef};
use alcove_domain::kit::Instant;
use serde::{Deserialize, Serialize};

use super::mark_body::MarkBody;
use super::store::moderation::Model;
use crate::kit::ids::{AssessmentId, ItemId, SeatId};

/// What one seat had said when the item was settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoiceBody {
    pub seat_id: SeatId,
    pub mark: MarkBody,
    /// The version of the rating.
    pub version: u32,
}

/// A seat that does not share the settled mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DissentBody {
    pub seat_id: SeatId,
    #[serde(default)]
    pub mark: Option<MarkBody>,
    #[serde(default)]
    pub words: String,
}

/// The rules that a mark can be computed by, in the order in which they are offered.
pub const RULES: [ComputeRule; 4] =
    [ComputeRule::MedianLow, ComputeRule::MeanHalfUp, ComputeRule::Minimum, ComputeRule::MostFrequent];

pub const fn rule(rule: ComputeRule) -> &'static str {
    match rule {
        ComputeRule::MedianLow => "median_low",
        ComputeRule::MeanHalfUp => "mean_half_up",
        ComputeRule::Minimum => "minimum",
        ComputeRule::MostFrequent => "most_frequent",
    }
}

pub fn read_rule(text: &str) -> Option<ComputeRule> {
    RULES.into_iter().find(|one| rule(*one) == text)
}

/// The columns `method` and `rule`.
pub const fn method(method: Method) -> (&'static str, &'static str) {
    match method {
        Method::Agreed => ("agreed", ""),
        Method::Computed(by) => ("computed", rule(by)),
        Method::Ruled => ("ruled", ""),
    }
}

pub fn read_method(method: &str, rule: &str) -> Option<Method> {
    match method {
        "agreed" => Some(Method::Agreed),
        "computed" => read_rule(rule).map(Method::Computed),
        "ruled" => Some(Method::Ruled),
        _ => None,
    }
}

/// The row of a moderation.
pub fn write(
    assessment: &AssessmentId,
    item: &ItemId,
    instrument: &Instrument,
    moderation: &Moderation,
) -> Model {
    let (method, rule) = method(moderation.method);
    let inputs: Vec<VoiceBody> = moderation.inputs.iter().map(voice).collect();
    let dissent: Vec<DissentBody> = moderation.dissent.iter().map(dissent_body).collect();
    Model {
        assessment_id: assessment.clone(),
        item_id: item.clone(),
        version: i64::from(moderation.version),
        mark: MarkBody::write(&moderation.mark),
        step: instrument.step(&moderation.mark).map(i64::from),
        method: method.to_owned(),
        rule: rule.to_owned(),
        reason: moderation.reason.clone(),
        dissent: serde_json::to_string(&dissent).expect("a dissent is plain data"),
        inputs: serde_json::to_string(&inputs).expect("a voice is plain data"),
        moderated_by: moderation.by.0.as_str().into(),
        moderated_at: moderation.at.millis(),
        superseded_at: None,
    }
}

/// A row as the rules know it; `None` where a later version wrote what this one cannot read.
pub fn read(row: &Model, item: ItemRef) -> Option<Moderation> {
    Some(Moderation {
        item,
        version: u32::try_from(row.version).ok()?,
        mark: MarkBody::parse(&row.mark)?,
        method: read_method(&row.method, &row.rule)?,
        reason: row.reason.clone(),
        inputs: voices(row).into_iter().filter_map(read_voice).collect(),
        dissent: dissents(row).into_iter().filter_map(read_dissent).collect(),
        by: row.moderated_by.as_str().into(),
        at: Instant(row.moderated_at),
    })
}

pub fn voices(row: &Model) -> Vec<VoiceBody> {
    serde_json::from_str(&row.inputs).unwrap_or_default()
}

pub fn dissents(row: &Model) -> Vec<DissentBody> {
    serde_json::from_str(&row.dissent).unwrap_or_default()
}

fn voice(voice: &Voice) -> VoiceBody {
    VoiceBody { seat_id: voice.seat.as_str().into(), mark: MarkBody::of(&voice.mark), version: voice.version }
}

fn read_voice(body: VoiceBody) -> Option<Voice> {
    Some(Voice { seat: body.seat_id.as_str().into(), mark: body.mark.read().ok()?, version: body.version })
}

fn dissent_body(dissent: &Dissent) -> DissentBody {
    DissentBody {
        seat_id: dissent.seat.as_str().into(),
        mark: dissent.mark.as_ref().map(MarkBody::of),
        words: dissent.words.clone(),
    }
}

fn read_dissent(body: DissentBody) -> Option<Dissent> {
    let mark = body.mark.map(MarkBody::read).transpose().ok()?;
    Some(Dissent { seat: body.seat_id.as_str().into(), mark, words: body.words })
}
