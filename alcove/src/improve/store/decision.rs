use sea_orm::QueryOrder as _;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{DecisionId, NodeId, PersonId, PlanId, ReviewId, UnitId};

pub use crate::kit::db::{add, save};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_decision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DecisionId,
    pub plan_id: PlanId,
    pub review_id: ReviewId,
    pub node_id: Option<NodeId>,
    pub words: String,
    pub unit_id: Option<UnitId>,
    pub person_id: Option<PersonId>,
    pub due_day: Option<String>,
    pub decided_at: i64,
    pub done_at: Option<i64>,
    pub done_by: Option<PersonId>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What was decided in a review, in the order in which it was.
pub async fn of_review(db: &impl ConnectionTrait, id: &ReviewId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::ReviewId.eq(id.clone())).order_by_asc(Column::Id).all(db).await
}

/// What was decided of a plan and is not done yet, in the order in which it was.
pub async fn open_of_plan(db: &impl ConnectionTrait, id: &PlanId) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::PlanId.eq(id.clone()))
        .filter(Column::DoneAt.is_null())
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// Decisions of a plan by their ids.
pub async fn named(
    db: &impl ConnectionTrait,
    plan: &PlanId,
    ids: Vec<DecisionId>,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::PlanId.eq(plan.clone()))
        .filter(Column::Id.is_in(ids))
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

pub async fn find(db: &impl ConnectionTrait, plan: &PlanId, id: &DecisionId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).filter(Column::PlanId.eq(plan.clone())).one(db).await
}

pub async fn delete(tx: &impl ConnectionTrait, id: &DecisionId) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::Id.eq(id.clone())).exec(tx).await?;
    Ok(())
}

/// What was decided of a plan between two instants, oldest first.
pub async fn between(
    db: &impl ConnectionTrait,
    plan: &PlanId,
    from: i64,
    until: i64,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::PlanId.eq(plan.clone()))
        .filter(Column::DecidedAt.gte(from))
        .filter(Column::DecidedAt.lt(until))
        .order_by_asc(Column::Id)
        .all(db)
        .await
}
