use std::sync::Arc;

use sea_orm::QueryOrder as _;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{AssessmentId, PersonId, PlanId};

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_assessment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub plan_id: PlanId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub assessment_id: AssessmentId,
    pub taken_at: i64,
    pub taken_by: Option<PersonId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn of_plan(db: &impl ConnectionTrait, id: &PlanId) -> Result<Vec<Arc<Model>>, DbErr> {
    let rows = Entity::find()
        .filter(Column::PlanId.eq(id.clone()))
        .order_by_asc(Column::TakenAt)
        .order_by_asc(Column::AssessmentId)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Arc::new).collect())
}

/// The plans that answer an assessment, the oldest first.
pub async fn plans_of(db: &impl ConnectionTrait, id: &AssessmentId) -> Result<Vec<PlanId>, DbErr> {
    let rows = Entity::find()
        .filter(Column::AssessmentId.eq(id.clone()))
        .order_by_asc(Column::PlanId)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.plan_id).collect())
}
