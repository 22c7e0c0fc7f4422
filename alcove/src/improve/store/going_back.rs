use sea_orm::QueryOrder as _;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{GoingBackId, PersonId, PlanId};

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_going_back")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: GoingBackId,
    pub plan_id: PlanId,
    pub kind: String,
    pub reason: String,
    pub gone_by: PersonId,
    pub gone_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Every way back that a plan went, the last one first.
pub async fn of_plan(db: &impl ConnectionTrait, id: &PlanId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::PlanId.eq(id.clone())).order_by_desc(Column::Id).all(db).await
}
