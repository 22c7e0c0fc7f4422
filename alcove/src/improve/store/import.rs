use sea_orm::entity::prelude::*;

use crate::kit::ids::{PersonId, PlanId, PlanImportId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_import")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PlanImportId,
    pub plan_id: PlanId,
    pub file_name: String,
    pub changes: String,
    pub faults: String,
    pub read_by: PersonId,
    pub read_at: i64,
    pub confirmed_at: Option<i64>,
    pub dropped_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
