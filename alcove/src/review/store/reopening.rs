use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{AssessmentId, PersonId};

pub use crate::kit::db::add as insert;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reopening")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub assessment_id: AssessmentId,
    pub reason: String,
    pub reopened_by: PersonId,
    pub reopened_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Newest first.
pub async fn of_assessment(
    db: &impl ConnectionTrait,
    assessment: &AssessmentId,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::AssessmentId.eq(assessment.clone()))
        .order_by_desc(Column::ReopenedAt)
        .order_by_desc(Column::Id)
        .all(db)
        .await
}
