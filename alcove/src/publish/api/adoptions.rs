//! Taking parts of practices over, for machines.

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::kit::api::{Listed, Paging, answer, tagged};
use crate::kit::form::{Json, Path, Query};
use crate::kit::ids::{AdoptionId, AssessmentId, FindingId, NodeId, OrganisationId, PlanId, PracticeId};
use crate::kit::{Error, Result, etag, idempotency};
use crate::network::Person;
use crate::network::audit::rfc3339;
use crate::publish::adopting::{self, Told, Wish};
use crate::publish::store::adoption::{self, block};
use crate::publish::ties::{self, Tie};

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
    /// What is published, in the caller's language where somebody translated it.
    pub title: String,
    pub title_language: String,
    pub provider: String,
    /// When those who wrote it took it out of the catalogue, and why.
    pub withdrawn_at: Option<String>,
    pub withdrawn_reason: Option<String>,
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
    pub next: Option<String>,
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
    pub next: Option<String>,
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

pub async fn list(person: Person, Query(paging): Query<Paging>) -> Result<Response> {
    let limit = paging.limit()?;
    let after = paging.after.map(AdoptionId);
    let ties = adopting::own(&person, after.as_ref(), limit).await?;
    let found = Listed::page(ties, limit, |tie| tie.row.id.0.clone());
    let ids: Vec<AdoptionId> = found.items.iter().map(|tie| tie.row.id.clone()).collect();
    let nodes = adopting::nodes(&person.ctx, &ids).await?;
    let items = found.items.into_iter().map(|tie| body(tie, &nodes)).collect();
    answer(StatusCode::OK, &AdoptionList { items, next: found.next })
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
    let nodes = adopting::nodes(&person.ctx, std::slice::from_ref(&row.id)).await?;
    let tie = ties::of_one(&person.ctx, row).await?.ok_or(Error::NotFound)?;
    tagged(status, version, &body(tie, &nodes))
}

pub async fn adopters(
    person: Person,
    Path(id): Path<PracticeId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let limit = paging.limit()?;
    let after = paging.after.map(AdoptionId);
    let rows = adopting::adopters(&person, &id, after.as_ref(), limit).await?;
    let found = Listed::page(rows, limit, |one| one.row.id.0.clone());
    let items = found.items.into_iter().map(|one| AdopterBody {
        organisation: one.organisation,
        adopted_at: rfc3339(one.row.adopted_at),
        worked: one.row.worked,
        adapted: one.row.adapted,
        result: one.row.result,
    });
    answer(StatusCode::OK, &AdopterList { items: items.collect(), next: found.next })
}

/// `nodes`: of this one, and maybe of others.
fn body(tie: Tie, nodes: &[block::Model]) -> AdoptionBody {
    let Tie { row, title, language, provider, withdrawn } = tie;
    let of_it = nodes.iter().filter(|node| node.adoption_id == row.id);
    let (withdrawn_at, withdrawn_reason) = withdrawn.map(|one| (rfc3339(one.at), one.reason)).unzip();
    AdoptionBody {
        node_ids: of_it.map(|node| node.node_id.clone()).collect(),
        title,
        title_language: language,
        provider,
        withdrawn_at,
        withdrawn_reason,
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
    }
}
