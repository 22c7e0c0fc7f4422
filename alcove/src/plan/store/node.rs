use std::sync::Arc;

use sea_orm::QueryOrder as _;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{NodeId, PersonId, PlanId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_node")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: NodeId,
    pub plan_id: PlanId,
    pub kind: String,
    pub parent_id: Option<NodeId>,
    pub position: i64,
    pub code: String,
    pub title: String,
    pub body: String,
    pub mode: String,
    pub first_day: Option<String>,
    pub last_day: Option<String>,
    pub days: i64,
    pub method: String,
    pub standing: String,
    pub done: Option<String>,
    pub noted_at: Option<i64>,
    pub work_planned: Option<String>,
    pub work_remaining: Option<String>,
    pub output: String,
    pub evidence_expected: String,
    pub priority: i64,
    pub risk: String,
    pub risk_answer: String,
    pub library_ref: String,
    pub search_text: String,
    pub created_at: i64,
    pub created_by: Option<PersonId>,
    pub removed_at: Option<i64>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn of_plan(db: &impl ConnectionTrait, id: &PlanId) -> Result<Vec<Arc<Model>>, DbErr> {
    let rows = Entity::find()
        .filter(Column::PlanId.eq(id.clone()))
        .order_by_asc(Column::Position)
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Arc::new).collect())
}
