//! Taking parts of practices over, for machines.

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::kit::api::{answer, tagged};
use crate::kit::form::{Json, Path};
use crate::kit::ids::{AdoptionId, AssessmentId, FindingId, NodeId, OrganisationId, PlanId, PracticeId};
use crate::kit::{Result, etag, idempotency};
use crate::network::Person;
use crate::network::audit::rfc3339;
use crate::publish::adopting::{self, Told, Wish};
use crate::publish::store::adoption;

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NewAdoption {
    pub plan_id: PlanId,
    /// Building blocks by their id.
    pub blocks: Vec<String>,
    /// A finding of one's own that the new actions answer.
    #[serde(default)]
    pub finding_id: Option<FindingId>,
}

#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Experience {
    /// `yes`, `partly` or `no`.
    pub worked: String,
    pub adapted: String,
    pub result: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct AdoptionBody {
    pub id: AdoptionId,
    pub practice_id: PracticeId,
    /// The version that was taken.
    pub number: i64,
    pub organisation_id: OrganisationId,
    pub plan_id: Option<PlanId>,
    /// The assessment that was begun with the whole process.
    pub assessment_id: Option<AssessmentId>,
    pub node_ids: Vec<NodeId>,
    pub adopted_at: String,
    pub worked: Option<String>,
    pub adapted: String,
    pub result: String,
    pub told_at: Option<String>,
    pub version: i64,
}

#[derive(Clone, Debug, Serialize)]
pub struct AdoptionList {
    pub items: Vec<AdoptionBody>,
}

/// Somebody who took it over; without what belongs to their plan alone.
#[derive(Clone, Debug, Serialize)]
pub struct AdopterBody {
    pub organisation: String,
    pub adopted_at: String,
    pub worked: Option<String>,
    pub adapted: String,
    pub result: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct AdopterList {
    pub items: Vec<AdopterBody>,
}

pub async fn create(
    person: Person,
    Path(id): Path<PracticeId>,
    headers: HeaderMap,
    Json(new): Json<NewAdoption>,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST adoptions", &id, &new), || async {
        let wish =
            Wish { plan: new.plan_id.clone(), blocks: new.blocks.clone(), finding: new.finding_id.clone() };
        let adoption = adopting::adopt(&person, &id, &wish).await?;
        present(&person, adopting::find(&person, &adoption).await?, StatusCode::CREATED).await
    })
    .await
}

pub async fn list(person: Person) -> Result<Response> {
    let mut items = Vec::new();
    for row in adopting::own(&person).await? {
        items.push(body(&person, row).await?);
    }
    answer(StatusCode::OK, &AdoptionList { items })
}

pub async fn tell(
    person: Person,
    Path(id): Path<AdoptionId>,
    headers: HeaderMap,
    Json(said): Json<Experience>,
) -> Result<Response> {
    let told = Told { worked: said.worked, adapted: said.adapted, result: said.result };
    let row = adopting::tell(&person, &id, &etag::condition(&headers)?, told).await?;
    present(&person, row, StatusCode::OK).await
}

pub(super) async fn present(person: &Person, row: adoption::Model, status: StatusCode) -> Result<Response> {
    let version = row.version;
    tagged(status, version, &body(person, row).await?)
}

pub async fn adopters(person: Person, Path(id): Path<PracticeId>) -> Result<Response> {
    let items = adopting::adopters(&person, &id).await?.into_iter().map(|one| AdopterBody {
        organisation: one.organisation,
        adopted_at: rfc3339(one.row.adopted_at),
        worked: one.row.worked,
        adapted: one.row.adapted,
        result: one.row.result,
    });
    answer(StatusCode::OK, &AdopterList { items: items.collect() })
}

async fn body(person: &Person, row: adoption::Model) -> Result<AdoptionBody> {
    let nodes = adopting::nodes(&person.ctx, &row.id).await?;
    Ok(AdoptionBody {
        node_ids: nodes.into_iter().map(|node| node.node_id).collect(),
        adopted_at: rfc3339(row.adopted_at),
        told_at: row.told_at.map(rfc3339),
        id: row.id,
        practice_id: row.practice_id,
        number: row.number,
        organisation_id: row.organisation_id,
        plan_id: row.plan_id,
        assessment_id: row.assessment_id,
        worked: row.worked,
        adapted: row.adapted,
        result: row.result,
        version: row.version,
    })
}
