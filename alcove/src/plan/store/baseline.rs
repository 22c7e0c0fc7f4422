use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder as _, QuerySelect as _};

use crate::kit::ids::{BaselineId, PersonId, PlanId};

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_baseline")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: BaselineId,
    pub plan_id: PlanId,
    pub number: i64,
    pub body: String,
    pub hash: String,
    pub approved_at: i64,
    pub approved_by: PersonId,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What a list shows of a baseline, without its text.
#[derive(Clone, Debug, sea_orm::FromQueryResult)]
pub struct Head {
    pub number: i64,
    pub hash: String,
    pub approved_at: i64,
    pub approved_by: PersonId,
}

pub async fn find(db: &impl ConnectionTrait, plan: &PlanId, number: i64) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::PlanId.eq(plan.clone())).filter(Column::Number.eq(number)).one(db).await
}

/// All baselines of a plan, the last one first.
pub async fn heads(db: &impl ConnectionTrait, plan: &PlanId) -> Result<Vec<Head>, DbErr> {
    listed(plan).into_model().all(db).await
}

/// Those before a number, the last one first.
pub async fn heads_before(
    db: &impl ConnectionTrait,
    plan: &PlanId,
    number: i64,
    limit: u64,
) -> Result<Vec<Head>, DbErr> {
    listed(plan).filter(Column::Number.lt(number)).limit(limit).into_model().all(db).await
}

fn listed(plan: &PlanId) -> Select<Entity> {
    Entity::find()
        .select_only()
        .columns([Column::Number, Column::Hash, Column::ApprovedAt, Column::ApprovedBy])
        .filter(Column::PlanId.eq(plan.clone()))
        .order_by_desc(Column::Number)
}

/// Baselines of the whole installation after one, for who looks whether they are whole.
pub async fn every(
    db: &impl ConnectionTrait,
    after: Option<&BaselineId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find();
    if let Some(after) = after {
        query = query.filter(Column::Id.gt(after.clone()));
    }
    query.order_by_asc(Column::Id).limit(limit).all(db).await
}
