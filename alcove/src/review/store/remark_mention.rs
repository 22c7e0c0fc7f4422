use sea_orm::entity::prelude::*;

use crate::kit::ids::{PersonId, RemarkId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "remark_mention")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub remark_id: RemarkId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    pub read_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
