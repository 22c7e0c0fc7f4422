use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{FromQueryResult, IntoActiveModel as _, QueryOrder as _, QuerySelect as _};

use crate::kit::ids::{PersonId, PlanId, ReviewId};

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_review")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReviewId,
    pub plan_id: PlanId,
    pub kind: String,
    pub held_on: String,
    pub ahead_first_day: String,
    pub ahead_last_day: String,
    pub snapshot: String,
    pub hash: String,
    pub agenda: String,
    pub minutes: String,
    pub opened_by: PersonId,
    pub opened_at: i64,
    pub closed_by: Option<PersonId>,
    pub closed_at: Option<i64>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What a list shows of a review, without what it froze.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Head {
    pub id: ReviewId,
    pub kind: String,
    pub held_on: String,
    pub opened_at: i64,
    pub closed_at: Option<i64>,
}

/// All reviews of a plan, the last one first.
pub async fn heads(db: &impl ConnectionTrait, plan: &PlanId) -> Result<Vec<Head>, DbErr> {
    listed(plan).into_model().all(db).await
}

/// Those before one of them, the last one first.
pub async fn heads_before(
    db: &impl ConnectionTrait,
    plan: &PlanId,
    after: Option<&ReviewId>,
    limit: u64,
) -> Result<Vec<Head>, DbErr> {
    let mut query = listed(plan);
    if let Some(after) = after {
        query = query.filter(Column::Id.lt(after.clone()));
    }
    query.limit(limit).into_model().all(db).await
}

fn listed(plan: &PlanId) -> Select<Entity> {
    Entity::find()
        .select_only()
        .columns([Column::Id, Column::Kind, Column::HeldOn, Column::OpenedAt, Column::ClosedAt])
        .filter(Column::PlanId.eq(plan.clone()))
        .order_by_desc(Column::Id)
}

pub async fn find(db: &impl ConnectionTrait, plan: &PlanId, id: &ReviewId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).filter(Column::PlanId.eq(plan.clone())).one(db).await
}

/// Counts the version up and answers the row as it now stands, held against other writers until
/// commit.
pub async fn touch(tx: &impl ConnectionTrait, plan: &PlanId, id: &ReviewId) -> Result<Option<Model>, DbErr> {
    Entity::update_many()
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id.clone()))
        .filter(Column::PlanId.eq(plan.clone()))
        .exec(tx)
        .await?;
    find(tx, plan, id).await
}

/// Reviews of the whole installation after one, for who looks whether they are whole.
pub async fn every(
    db: &impl ConnectionTrait,
    after: Option<&ReviewId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find();
    if let Some(after) = after {
        query = query.filter(Column::Id.gt(after.clone()));
    }
    query.order_by_asc(Column::Id).limit(limit).all(db).await
}

/// Writes what may change of a review: its day, minutes, end.
pub async fn save(tx: &impl ConnectionTrait, row: Model) -> Result<(), DbErr> {
    Entity::update(row.into_active_model().reset_all()).exec(tx).await?;
    Ok(())
}
