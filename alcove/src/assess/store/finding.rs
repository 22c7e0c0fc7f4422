use sea_orm::entity::prelude::*;

use crate::kit::ids::{AssessmentId, FindingId, PersonId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "finding")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FindingId,
    pub assessment_id: AssessmentId,
    pub kind: String,
    pub title: String,
    pub body: String,
    pub origin: String,
    pub importance: i64,
    pub created_at: i64,
    pub created_by: Option<PersonId>,
    pub dropped_at: Option<i64>,
    pub dropped_because: String,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
