use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryOrder as _};

pub use crate::kit::db::add_all;
use crate::kit::ids::{NodeId, PlanId, WorkId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_work")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: WorkId,
    pub plan_id: PlanId,
    pub node_id: NodeId,
    /// Nothing where it was taken back.
    pub planned: Option<String>,
    pub remaining: Option<String>,
    /// Nothing where it was said before this was kept.
    pub said_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// All that was said of a plan's work until an instant, oldest first.
pub async fn until(db: &impl ConnectionTrait, plan: &PlanId, instant: i64) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::PlanId.eq(plan.clone()))
        .filter(Condition::any().add(Column::SaidAt.is_null()).add(Column::SaidAt.lte(instant)))
        // What was there before this was kept has the id of its node, which is older.
        .order_by_asc(Column::Id)
        .all(db)
        .await
}
