use std::sync::Arc;

use sea_orm::QueryOrder as _;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{NodeId, PlanId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_contribution")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub deed_id: NodeId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub objective_id: NodeId,
    pub plan_id: PlanId,
    pub share: Option<String>,
    pub position: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn of_plan(db: &impl ConnectionTrait, id: &PlanId) -> Result<Vec<Arc<Model>>, DbErr> {
    let rows = Entity::find()
        .filter(Column::PlanId.eq(id.clone()))
        .order_by_asc(Column::DeedId)
        .order_by_asc(Column::Position)
        .order_by_asc(Column::ObjectiveId)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Arc::new).collect())
}
