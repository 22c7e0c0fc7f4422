use sea_orm::entity::prelude::*;

use crate::kit::ids::{AssessmentId, OutcomeId, PersonId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outcome")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OutcomeId,
    pub assessment_id: AssessmentId,
    pub number: i64,
    pub status: String,
    pub body: String,
    pub inputs_hash: String,
    pub closed_at: i64,
    pub closed_by: PersonId,
    pub superseded_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
