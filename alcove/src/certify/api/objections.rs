//! Who assesses, as the institution that applies sees it, and its objections, for machines.

use alcove_domain::certify::engagement::Standing;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::applications::told;
use crate::certify::objecting::{self, Named};
use crate::certify::store::tie;
use crate::kit::form::{Json, Path};
use crate::kit::ids::{ApplicationId, EngagementId};
use crate::kit::{Result, idempotency};
use crate::network::Person;
use crate::network::audit::rfc3339;

#[derive(Clone, Debug, Serialize)]
pub struct NamedAnswer {
    pub engagement_id: EngagementId,
    pub name: String,
    /// `lead`, `co-assessor` or `substitute`.
    pub part: String,
    /// Whether the engagement holds now.
    pub assesses: bool,
    pub objections: Vec<ObjectionAnswer>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ObjectionAnswer {
    pub words: String,
    pub made_at: String,
    pub answer: Option<String>,
    pub answered_at: Option<String>,
}

impl NamedAnswer {
    pub fn of(one: &Named) -> Self {
        Self {
            engagement_id: one.row.id.clone(),
            name: one.name.clone(),
            part: one.row.part.clone(),
            assesses: one.standing == Standing::Accepted,
            objections: one.objections.iter().map(ObjectionAnswer::of).collect(),
        }
    }
}

impl ObjectionAnswer {
    fn of(row: &tie::Model) -> Self {
        Self {
            words: row.words.clone(),
            made_at: rfc3339(row.found_at),
            answer: row.decided_at.map(|_| row.decided_because.clone()),
            answered_at: row.decided_at.map(rfc3339),
        }
    }
}

#[derive(Clone, Debug, Deserialize)]
pub struct ObjectionPath {
    application: ApplicationId,
    engagement: EngagementId,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ObjectionBody {
    pub words: String,
}

pub async fn post(
    person: Person,
    Path(path): Path<ObjectionPath>,
    headers: HeaderMap,
    Json(body): Json<ObjectionBody>,
) -> Result<Response> {
    let ObjectionPath { application, engagement } = &path;
    let asked = ("POST objection", application, engagement, &body);
    idempotency::once(&person.ctx, &person.id, &headers, &asked, || async {
        let facts = objecting::object(&person, application, engagement, &body.words).await?;
        told(&person, StatusCode::CREATED, facts).await
    })
    .await
}
