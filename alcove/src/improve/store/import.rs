use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder as _, QuerySelect as _};

use crate::kit::ids::{PersonId, PlanId, PlanImportId};

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_import")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PlanImportId,
    pub plan_id: PlanId,
    pub file_name: String,
    pub changes: String,
    pub faults: String,
    pub read_by: PersonId,
    pub read_at: i64,
    pub confirmed_at: Option<i64>,
    pub dropped_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// One of this plan that was not dropped.
pub async fn find(
    db: &impl ConnectionTrait,
    plan: &PlanId,
    id: &PlanImportId,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone())
        .filter(Column::PlanId.eq(plan.clone()))
        .filter(Column::DroppedAt.is_null())
        .one(db)
        .await
}

/// Those of a plan that wait for a word or were confirmed, newest first.
pub async fn of_plan(db: &impl ConnectionTrait, plan: &PlanId, limit: u64) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::PlanId.eq(plan.clone()))
        .filter(Column::DroppedAt.is_null())
        .order_by_desc(Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// Whether it waited: of two who confirm it at once, the second is told no.
pub async fn is_confirmed_now(
    tx: &impl ConnectionTrait,
    id: &PlanImportId,
    changes: &str,
    at: i64,
) -> Result<bool, DbErr> {
    let done = waiting(id)
        .col_expr(Column::ConfirmedAt, Expr::value(at))
        .col_expr(Column::Changes, Expr::value(changes))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

pub async fn is_dropped_now(tx: &impl ConnectionTrait, id: &PlanImportId, at: i64) -> Result<bool, DbErr> {
    let done = waiting(id).col_expr(Column::DroppedAt, Expr::value(at)).exec(tx).await?;
    Ok(done.rows_affected == 1)
}

fn waiting(id: &PlanImportId) -> sea_orm::UpdateMany<Entity> {
    Entity::update_many()
        .filter(Column::Id.eq(id.clone()))
        .filter(Column::ConfirmedAt.is_null())
        .filter(Column::DroppedAt.is_null())
}
