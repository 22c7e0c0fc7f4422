//! What actions need, for machines.

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::naming::check_nodes;
use crate::improve::facts;
use crate::improve::money::needs::{self, Said, Secured};
use crate::kit::api::{Paging, answer, overlaid, tagged};
use crate::kit::etag;
use crate::kit::form::{Json, Path, Query};
use crate::kit::ids::{NeedId, NodeId, PlanId};
use crate::kit::{Result, idempotency};
use crate::network::Person;
use crate::plan::store::need::Model;

/// A need that is to be added.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NewNeed {
    pub node_id: String,
    #[serde(flatten)]
    pub need: Need,
}

/// What can be changed of a need.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Need {
    pub kind: String,
    pub words: String,
    pub quantity: Option<String>,
    #[serde(default)]
    pub unit: String,
    #[serde(default)]
    pub secured: bool,
}

/// A need as it stands.
#[derive(Clone, Debug, Serialize)]
pub struct NeedView {
    pub id: NeedId,
    pub node_id: NodeId,
    #[serde(flatten)]
    pub need: Need,
    pub version: i64,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    node_id: Option<NodeId>,
}

pub async fn list(
    person: Person,
    Path(plan): Path<PlanId>,
    Query(asked): Query<Asked>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let facts = facts::load(&person, &plan).await?;
    check_nodes(&facts, asked.node_id.as_ref().map(|id| ("node_id", id)))?;
    let of = |row: &&std::sync::Arc<Model>| asked.node_id.as_ref().is_none_or(|node| row.node_id == *node);
    let mut rows: Vec<NeedView> = needs::live(&facts).filter(of).map(|row| view(row)).collect();
    rows.sort_by(|one, other| one.id.cmp(&other.id));
    answer(StatusCode::OK, &paging.of_ordered(rows, |row| row.id.0.clone())?)
}

pub async fn add(
    person: Person,
    Path(plan): Path<PlanId>,
    headers: HeaderMap,
    Json(new): Json<NewNeed>,
) -> Result<Response> {
    let request = ("POST plan need", &plan, &new);
    idempotency::once(&person.ctx, &person.id, &headers, &request, || async {
        let node = NodeId::from(new.node_id.as_str());
        check_nodes(&*facts::load(&person, &plan).await?, [("node_id", &node)])?;
        let (id, facts) = needs::add(&person, &plan, &node, said(&new.need)).await?;
        let facts =
            if new.need.secured { needs::secure(&person, &plan, &id, Secured::Yes).await? } else { facts };
        let row = needs::find(&facts, &id)?;
        tagged(StatusCode::CREATED, row.version, &view(row))
    })
    .await
}

pub async fn read(person: Person, Path((plan, id)): Path<(PlanId, NeedId)>) -> Result<Response> {
    let facts = facts::load(&person, &plan).await?;
    let row = needs::find(&facts, &id)?;
    tagged(StatusCode::OK, row.version, &view(row))
}

pub async fn edit(
    person: Person,
    Path((plan, id)): Path<(PlanId, NeedId)>,
    headers: HeaderMap,
    Json(change): Json<serde_json::Value>,
) -> Result<Response> {
    let facts = facts::load(&person, &plan).await?;
    let present = view(needs::find(&facts, &id)?).need;
    let wanted: Need = overlaid(&present, change)?;
    let secured = if wanted.secured { Secured::Yes } else { Secured::NotYet };
    let seen = etag::condition(&headers)?;
    let facts = needs::edit(&person, &plan, &id, &seen, said(&wanted), Some(secured)).await?;
    let row = needs::find(&facts, &id)?;
    tagged(StatusCode::OK, row.version, &view(row))
}

pub async fn remove(person: Person, Path((plan, id)): Path<(PlanId, NeedId)>) -> Result<StatusCode> {
    needs::remove(&person, &plan, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Puts a need that was removed back on the list.
pub async fn restore(
    person: Person,
    Path((plan, id)): Path<(PlanId, NeedId)>,
    headers: HeaderMap,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST need restoration", &plan, &id), || async {
        let facts = needs::restore(&person, &plan, &id).await?;
        let row = needs::find(&facts, &id)?;
        tagged(StatusCode::OK, row.version, &view(row))
    })
    .await
}

fn said(need: &Need) -> Said {
    Said {
        kind: need.kind.clone(),
        words: need.words.clone(),
        quantity: need.quantity.clone().unwrap_or_default(),
        unit: need.unit.clone(),
    }
}

fn view(row: &Model) -> NeedView {
    NeedView {
        id: row.id.clone(),
        node_id: row.node_id.clone(),
        need: Need {
            kind: row.kind.clone(),
            words: row.words.clone(),
            quantity: row.quantity.clone(),
            unit: row.unit.clone(),
            secured: row.secured_at.is_some(),
        },
        version: row.version,
    }
}
