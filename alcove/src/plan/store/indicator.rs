use std::sync::Arc;

use sea_orm::QueryOrder as _;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{IndicatorId, NodeId, PlanId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_indicator")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: IndicatorId,
    pub plan_id: PlanId,
    pub node_id: NodeId,
    pub supersedes_id: Option<IndicatorId>,
    pub position: i64,
    pub title: String,
    pub definition: String,
    pub measure: String,
    pub unit: String,
    pub decimals: i64,
    pub direction: String,
    pub entry: String,
    pub across: String,
    pub baseline: Option<String>,
    pub baseline_year: Option<i64>,
    pub baseline_due: Option<String>,
    pub dimensions: String,
    pub verified_by: String,
    pub created_at: i64,
    pub removed_at: Option<i64>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn of_plan(db: &impl ConnectionTrait, id: &PlanId) -> Result<Vec<Arc<Model>>, DbErr> {
    let rows = Entity::find()
        .filter(Column::PlanId.eq(id.clone()))
        .order_by_asc(Column::NodeId)
        .order_by_asc(Column::Position)
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Arc::new).collect())
}
