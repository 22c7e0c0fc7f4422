use std::sync::Arc;

use sea_orm::QueryOrder as _;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{FindingId, NodeId, PlanId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_finding_node")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub plan_id: PlanId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub finding_id: FindingId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub node_id: NodeId,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn of_plan(db: &impl ConnectionTrait, id: &PlanId) -> Result<Vec<Arc<Model>>, DbErr> {
    let rows = Entity::find()
        .filter(Column::PlanId.eq(id.clone()))
        .order_by_asc(Column::FindingId)
        .order_by_asc(Column::NodeId)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Arc::new).collect())
}
