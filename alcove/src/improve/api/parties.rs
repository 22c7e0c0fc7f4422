//! Who answers for a node and who contributes, for machines.

use alcove_domain::plan::Party;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::naming::called;
use crate::improve::names::Names;
use crate::improve::parties::{self, Beginning};
use crate::kit::api::tagged;
use crate::kit::form::{Json, Path, Query};
use crate::kit::ids::{NodeId, PersonId, PlanId, ResponsibilityId, UnitId};
use crate::kit::{Error, Result, etag, idempotency};
use crate::network::Person;
use crate::plan::store::responsibility;
use crate::plan::words;

const OF_A_UNIT: [(&str, &str); 1] = [("party", "unit_id")];
const OF_A_PERSON: [(&str, &str); 1] = [("party", "person_id")];

/// A unit or a person.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PartyBody {
    #[serde(default)]
    pub unit_id: Option<UnitId>,
    #[serde(default)]
    pub person_id: Option<PersonId>,
}

/// A part that begins.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NewPartBody {
    #[serde(default)]
    pub unit_id: Option<UnitId>,
    #[serde(default)]
    pub person_id: Option<PersonId>,
    /// `responsible` or `contributing`.
    pub part: String,
    /// Without it, today.
    #[serde(default)]
    pub from_day: String,
    #[serde(default)]
    pub until_day: String,
    #[serde(default)]
    pub reason: String,
}

/// The answer to a part that begins.
#[derive(Clone, Debug, Serialize)]
pub struct PartIdBody {
    pub id: ResponsibilityId,
}

/// A unit or a person with a part in a node.
#[derive(Clone, Debug, Serialize)]
pub struct PartBody {
    pub id: ResponsibilityId,
    pub part: String,
    pub unit_id: Option<UnitId>,
    pub person_id: Option<PersonId>,
    pub name: String,
    /// A person who left or a unit that was closed: answers for nothing any more.
    pub gone: bool,
    pub from_day: String,
    pub until_day: Option<String>,
}

/// The last day of a part, yesterday where it is left out, and why it ends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct EndQuery {
    until_day: String,
    reason: String,
}

impl PartyBody {
    pub(super) fn of(party: &Party) -> Self {
        match party {
            Party::Unit(id) => Self { unit_id: Some(id.as_str().into()), person_id: None },
            Party::Person(id) => Self { unit_id: None, person_id: Some(id.as_str().into()) },
        }
    }

    pub(super) fn party(&self, field: &'static str) -> Result<Party> {
        match (&self.unit_id, &self.person_id) {
            (Some(unit), None) => Ok(Party::Unit(unit.as_str().into())),
            (None, Some(person)) => Ok(Party::Person(person.as_str().into())),
            _ => Err(Error::invalid(field, "unit-or-person")),
        }
    }
}

impl PartBody {
    pub(super) fn of(row: &responsibility::Model, names: &Names) -> Option<Self> {
        let party = row.party()?;
        Some(Self {
            id: row.id.clone(),
            part: row.part.clone(),
            unit_id: row.unit_id.clone(),
            person_id: row.person_id.clone(),
            name: names.name(&party),
            gone: names.is_gone(&party),
            from_day: row.from_day.clone(),
            until_day: row.until_day.clone(),
        })
    }
}

pub async fn create(
    person: Person,
    headers: HeaderMap,
    Path((plan, node)): Path<(PlanId, NodeId)>,
    Json(body): Json<NewPartBody>,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST parties", &plan, &node, &body), || async {
        let seen = etag::condition(&headers)?;
        let party = PartyBody { unit_id: body.unit_id.clone(), person_id: body.person_id.clone() };
        let new = Beginning {
            party: party.party("unit_id")?,
            part: words::read_part(&body.part).ok_or_else(|| Error::invalid("part", "unknown-choice"))?,
            from_day: body.from_day.clone(),
            until_day: body.until_day.clone(),
        };
        let begun = parties::begin(&person, &plan, &node, &seen, new, &body.reason).await;
        let named = if body.unit_id.is_some() { &OF_A_UNIT } else { &OF_A_PERSON };
        let facts = begun.map_err(called(named))?;
        // A part that begins is written after those that were there.
        let row = facts.rows.responsibilities.last().ok_or(Error::NotFound)?;
        tagged(StatusCode::CREATED, facts.rows.node(&node)?.version, &PartIdBody { id: row.id.clone() })
    })
    .await
}

pub async fn delete(
    person: Person,
    headers: HeaderMap,
    Path((plan, node, part)): Path<(PlanId, NodeId, ResponsibilityId)>,
    Query(end): Query<EndQuery>,
) -> Result<StatusCode> {
    let seen = etag::condition(&headers)?;
    parties::end(&person, &plan, &node, &part, &seen, &end.until_day, &end.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}
