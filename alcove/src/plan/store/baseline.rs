use sea_orm::entity::prelude::*;

use crate::kit::ids::{BaselineId, PersonId, PlanId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_baseline")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: BaselineId,
    pub plan_id: PlanId,
    pub number: i64,
    pub body: String,
    pub hash: String,
    pub approved_at: i64,
    pub approved_by: PersonId,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
