use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use crate::kit::ids::AssessmentId;

pub use crate::kit::db::add;

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

pub async fn clear(tx: &impl ConnectionTrait, assessment: &AssessmentId) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::AssessmentId.eq(assessment.clone())).exec(tx).await?;
    Ok(())
}
