use sea_orm::entity::prelude::*;

use crate::kit::ids::{AssessmentId, ItemId, PersonId, SeatId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rating")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub seat_id: SeatId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub item_id: ItemId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub slot: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i64,
    pub attempt: i64,
    pub assessment_id: AssessmentId,
    pub mark: Option<String>,
    pub step: Option<i64>,
    pub note: String,
    pub confidence: String,
    pub rated_by: PersonId,
    pub rated_at: i64,
    pub superseded_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
