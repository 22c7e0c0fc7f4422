//! How far an institution has come to each level on offer, for machines.

use axum::http::StatusCode;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::certify::progress::{self, Judged, Level, Offer};
use crate::certify::scheme_body::kind;
use crate::kit::Result;
use crate::kit::api::answer;
use crate::kit::form::{Path, Query};
use crate::kit::ids::{AssessmentId, OrganisationId, PlanId, SchemeEditionId, SchemeId};
use crate::network::Person;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub assessment_id: Option<AssessmentId>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ProgressAnswer {
    /// What the levels were judged on: the newest closed assessment, else the newest that runs.
    pub assessment_id: Option<AssessmentId>,
    pub plan_id: Option<PlanId>,
    pub levels: Vec<LevelAnswer>,
}

#[derive(Clone, Debug, Serialize)]
pub struct LevelAnswer {
    pub scheme_id: SchemeId,
    pub edition_id: SchemeEditionId,
    pub level_id: String,
    pub met: bool,
    pub rules: Vec<RuleAnswer>,
}

#[derive(Clone, Debug, Serialize)]
pub struct RuleAnswer {
    /// `closed`, or the rule's word as in files of schemes.
    pub rule: &'static str,
    pub have: u32,
    pub need: u32,
    /// Whether both are per cent.
    pub percent: bool,
    pub met: bool,
    pub groups: Vec<GroupAnswer>,
}

#[derive(Clone, Debug, Serialize)]
pub struct GroupAnswer {
    /// The place among the outermost groups of the framework, from 1.
    pub group: usize,
    pub have: u32,
    pub need: u32,
}

pub async fn get(
    person: Person,
    Path(organisation): Path<OrganisationId>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let (ground, offers) = progress::overview(&person, &organisation, asked.assessment_id.as_ref()).await?;
    let body = ProgressAnswer {
        assessment_id: ground.reading.as_ref().map(|reading| reading.row.id.clone()),
        plan_id: ground.plan.map(|plan| plan.id),
        levels: offers
            .iter()
            .flat_map(|offer| offer.levels.iter().map(move |one| level(offer, one)))
            .collect(),
    };
    answer(StatusCode::OK, &body)
}

fn level(offer: &Offer, level: &Level) -> LevelAnswer {
    LevelAnswer {
        scheme_id: offer.edition.row.scheme_id.clone(),
        edition_id: offer.edition.row.id.clone(),
        level_id: level.id.clone(),
        met: level.unmet() == 0,
        rules: level.rules.iter().map(rule).collect(),
    }
}

pub fn rule(judged: &Judged) -> RuleAnswer {
    let Judged { rule, progress } = judged;
    let groups = progress.parts.iter();
    RuleAnswer {
        rule: kind(rule),
        have: progress.have,
        need: progress.need,
        percent: rule.is_a_share(),
        met: progress.met,
        groups: groups
            .map(|part| GroupAnswer { group: part.group + 1, have: part.have, need: part.need })
            .collect(),
    }
}
