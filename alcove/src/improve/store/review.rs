use sea_orm::entity::prelude::*;

use crate::kit::ids::{PersonId, PlanId, ReviewId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_review")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReviewId,
    pub plan_id: PlanId,
    pub kind: String,
    pub held_on: String,
    pub ahead_first_day: String,
    pub ahead_last_day: String,
    pub snapshot: String,
    pub hash: String,
    pub agenda: String,
    pub minutes: String,
    pub opened_by: PersonId,
    pub opened_at: i64,
    pub closed_by: Option<PersonId>,
    pub closed_at: Option<i64>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
