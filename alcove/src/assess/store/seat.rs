use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{AssessmentId, PersonId, SeatId, UnitId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "seat")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SeatId,
    pub assessment_id: AssessmentId,
    pub unit_id: Option<UnitId>,
    pub person_id: Option<PersonId>,
    pub everything_since: Option<i64>,
    pub created_at: i64,
    pub handed_in_at: Option<i64>,
    pub handed_in_by: Option<PersonId>,
    pub removed_at: Option<i64>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The seats of an assessment that were not removed.
pub async fn of_assessment(
    db: &impl ConnectionTrait,
    assessment: &AssessmentId,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::AssessmentId.eq(assessment.clone()))
        .filter(Column::RemovedAt.is_null())
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

pub async fn find(db: &impl ConnectionTrait, id: &SeatId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).filter(Column::RemovedAt.is_null()).one(db).await
}
