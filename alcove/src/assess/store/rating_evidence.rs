use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{AssessmentId, EvidenceId, ItemId, PersonId, SeatId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rating_evidence")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub seat_id: SeatId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub item_id: ItemId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub evidence_id: EvidenceId,
    pub assessment_id: AssessmentId,
    pub attached_at: i64,
    pub attached_by: Option<PersonId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What is cited on an assessment, in the order in which it was attached.
pub async fn of_assessment(
    db: &impl ConnectionTrait,
    assessment: &AssessmentId,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::AssessmentId.eq(assessment.clone()))
        .order_by_asc(Column::ItemId)
        .order_by_asc(Column::AttachedAt)
        .order_by_asc(Column::SeatId)
        .order_by_asc(Column::EvidenceId)
        .all(db)
        .await
}

/// What is cited on one seat.
pub async fn of_seat(db: &impl ConnectionTrait, seat: &SeatId) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::SeatId.eq(seat.clone()))
        .order_by_asc(Column::ItemId)
        .order_by_asc(Column::EvidenceId)
        .all(db)
        .await
}
