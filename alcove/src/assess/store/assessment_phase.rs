use sea_orm::entity::prelude::*;
use sea_orm::{IntoActiveModel as _, QueryOrder};

use crate::kit::ids::AssessmentId;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assessment_phase")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub assessment_id: AssessmentId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    pub from_day: String,
    pub until_day: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn of_assessment(
    db: &impl ConnectionTrait,
    assessment: &AssessmentId,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::AssessmentId.eq(assessment.clone()))
        .order_by_asc(Column::Kind)
        .all(db)
        .await
}

pub async fn add(tx: &impl ConnectionTrait, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

pub async fn clear(tx: &impl ConnectionTrait, assessment: &AssessmentId) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::AssessmentId.eq(assessment.clone())).exec(tx).await?;
    Ok(())
}
