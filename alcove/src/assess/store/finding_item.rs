use sea_orm::entity::prelude::*;

use crate::kit::ids::{FindingId, ItemId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "finding_item")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub finding_id: FindingId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub item_id: ItemId,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
