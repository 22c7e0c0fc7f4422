use alcove_domain::network::Confidentiality;
use axum::Json;
use serde::{Deserialize, Serialize};

use super::answer::EvidenceAnswer;
use crate::evidence::{Filter, library, list};
use crate::kit::api::Paging;
use crate::kit::form::Query;
use crate::kit::ids::{EvidenceId, OrganisationId, UnitId};
use crate::kit::{Error, Result};
use crate::network::Person;

/// What to list. `expiring=true` and `unused=true` narrow further.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListAsk {
    pub organisation_id: Option<String>,
    pub q: String,
    pub kind: Option<String>,
    pub unit_id: Option<String>,
    pub confidentiality: Option<String>,
    pub expiring: bool,
    pub unused: bool,
    pub after: Option<String>,
    pub limit: Option<u64>,
}

/// A page of the list, the newest first; `next` is the `after` of the following one.
#[derive(Debug, Serialize)]
pub struct ListAnswer {
    pub evidence: Vec<EvidenceAnswer>,
    pub next: Option<String>,
}

/// `GET /api/v1/evidence?organisation_id=`
pub async fn get(person: Person, Query(ask): Query<ListAsk>) -> Result<Json<ListAnswer>> {
    let organisation = match ask.organisation_id {
        Some(named) => OrganisationId(named),
        None => person.current_organisation()?.clone(),
    };
    let circle = ask.confidentiality.as_deref().filter(|word| !word.is_empty()).map(|word| {
        Confidentiality::parse(word).ok_or_else(|| Error::invalid("confidentiality", "unknown-choice"))
    });
    let limit = match ask.limit {
        None => library::MOST,
        limit => Paging { after: None, limit }.limit()?,
    };
    let filter = Filter {
        search: ask.q,
        kind: ask.kind,
        unit: ask.unit_id.map(UnitId),
        confidentiality: circle.transpose()?,
        expiring: ask.expiring,
        unused: ask.unused,
        after: ask.after.map(EvidenceId),
        limit: Some(limit.min(library::MOST)),
    };
    let listed = list(&person, &organisation, filter).await?;
    Ok(Json(ListAnswer {
        evidence: listed.evidence.iter().map(EvidenceAnswer::of).collect(),
        next: listed.next.map(|id| id.0),
    }))
}
