use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder as _, QuerySelect as _};

use crate::kit::ids::{NodeId, PersonId, PlanId, StatusNoteId};

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_status_note")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: StatusNoteId,
    pub plan_id: PlanId,
    pub node_id: NodeId,
    pub standing: String,
    pub done: Option<String>,
    pub words: String,
    pub via: String,
    pub noted_by: PersonId,
    pub noted_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The notes of a node, newest first.
pub async fn of_node(db: &impl ConnectionTrait, node: &NodeId, limit: u64) -> Result<Vec<Model>, DbErr> {
    page(db, node, None, limit).await
}

/// Those before one of them, newest first.
pub async fn page(
    db: &impl ConnectionTrait,
    node: &NodeId,
    after: Option<&StatusNoteId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find().filter(Column::NodeId.eq(node.clone()));
    if let Some(after) = after {
        query = query.filter(Column::Id.lt(after.clone()));
    }
    query.order_by_desc(Column::Id).limit(limit).all(db).await
}

/// The notes of some nodes up to an instant, oldest first.
pub async fn of_nodes(db: &impl ConnectionTrait, nodes: &[NodeId], until: i64) -> Result<Vec<Model>, DbErr> {
    if nodes.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find()
        .filter(Column::NodeId.is_in(nodes.iter().cloned()))
        .filter(Column::NotedAt.lte(until))
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// All notes of a plan between two instants, oldest first.
pub async fn between(
    db: &impl ConnectionTrait,
    plan: &PlanId,
    from: i64,
    until: i64,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::PlanId.eq(plan.clone()))
        .filter(Column::NotedAt.gte(from))
        .filter(Column::NotedAt.lt(until))
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

pub async fn by_ids(db: &impl ConnectionTrait, ids: &[StatusNoteId]) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find()
        .filter(Column::Id.is_in(ids.iter().cloned()))
        .order_by_asc(Column::PlanId)
        .order_by_asc(Column::Id)
        .all(db)
        .await
}
