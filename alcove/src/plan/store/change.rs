use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder as _, QuerySelect as _};

pub use crate::kit::db::add_all;
use crate::kit::ids::{ChangeId, NodeId, PersonId, PlanId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_log")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ChangeId,
    pub plan_id: PlanId,
    pub baseline: i64,
    /// Of what the plan says of itself, its own id.
    pub node_id: NodeId,
    pub about: String,
    pub before_value: Option<String>,
    pub after_value: Option<String>,
    pub reason: String,
    pub changed_by: PersonId,
    pub changed_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The log since a baseline, oldest first.
pub async fn since(db: &impl ConnectionTrait, plan: &PlanId, baseline: i64) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::PlanId.eq(plan.clone()))
        .filter(Column::Baseline.eq(baseline))
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// The log from one baseline on, up to another where one is said, oldest first.
pub async fn between(
    db: &impl ConnectionTrait,
    plan: &PlanId,
    from: i64,
    until: Option<i64>,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find().filter(Column::PlanId.eq(plan.clone())).filter(Column::Baseline.gte(from));
    if let Some(until) = until {
        query = query.filter(Column::Baseline.lt(until));
    }
    query.order_by_asc(Column::Id).all(db).await
}

/// The whole log of a plan before `after`, newest first.
pub async fn page(
    db: &impl ConnectionTrait,
    plan: &PlanId,
    after: Option<&ChangeId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find().filter(Column::PlanId.eq(plan.clone()));
    if let Some(after) = after {
        query = query.filter(Column::Id.lt(after.clone()));
    }
    query.order_by_desc(Column::Id).limit(limit).all(db).await
}

/// What changed of one node, newest first.
pub async fn of_node(db: &impl ConnectionTrait, node: &NodeId, limit: u64) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::NodeId.eq(node.clone()))
        .order_by_desc(Column::Id)
        .limit(limit)
        .all(db)
        .await
}
