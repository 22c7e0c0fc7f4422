use std::sync::Arc;

use sea_orm::QueryOrder as _;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{IndicatorId, PersonId, PlanId, ReadingId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_reading")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReadingId,
    pub plan_id: PlanId,
    pub indicator_id: IndicatorId,
    pub first_day: String,
    pub last_day: String,
    pub cell: String,
    pub amount: Option<String>,
    pub numerator: Option<String>,
    pub denominator: Option<String>,
    pub source: String,
    pub note: String,
    pub via: String,
    pub read_by: PersonId,
    pub read_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn of_plan(db: &impl ConnectionTrait, id: &PlanId) -> Result<Vec<Arc<Model>>, DbErr> {
    let rows = Entity::find().filter(Column::PlanId.eq(id.clone())).order_by_asc(Column::Id).all(db).await?;
    Ok(rows.into_iter().map(Arc::new).collect())
}
