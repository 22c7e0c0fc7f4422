use std::sync::Arc;

use sea_orm::QueryOrder as _;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;

use super::indicator;
use crate::kit::ids::{IndicatorId, PlanId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_target")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub indicator_id: IndicatorId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub year: i64,
    pub target: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Those of the plan's indicators.
pub async fn of_plan(db: &impl ConnectionTrait, id: &PlanId) -> Result<Vec<Arc<Model>>, DbErr> {
    let own = Query::select()
        .column(indicator::Column::Id)
        .from(indicator::Entity)
        .and_where(indicator::Column::PlanId.eq(id.clone()))
        .to_owned();
    let rows = Entity::find()
        .filter(Column::IndicatorId.in_subquery(own))
        .order_by_asc(Column::IndicatorId)
        .order_by_asc(Column::Year)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Arc::new).collect())
}
