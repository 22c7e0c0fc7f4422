use std::sync::Arc;

use sea_orm::QueryOrder as _;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{PersonId, PlanId, RateId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_rate")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RateId,
    pub plan_id: PlanId,
    pub currency: String,
    pub day: String,
    pub worth: String,
    pub source: String,
    pub entered_by: PersonId,
    pub entered_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn of_plan(db: &impl ConnectionTrait, id: &PlanId) -> Result<Vec<Arc<Model>>, DbErr> {
    let rows = Entity::find()
        .filter(Column::PlanId.eq(id.clone()))
        .order_by_asc(Column::Currency)
        .order_by_asc(Column::Day)
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Arc::new).collect())
}
