use sea_orm::entity::prelude::*;

use crate::kit::ids::{AssessmentId, ItemId, PersonId, RemarkId, UnitId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "remark")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RemarkId,
    pub assessment_id: AssessmentId,
    pub item_id: ItemId,
    pub author_id: PersonId,
    pub unit_id: Option<UnitId>,
    pub body: String,
    pub written_at: i64,
    pub removed_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
