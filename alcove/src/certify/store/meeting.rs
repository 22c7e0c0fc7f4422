use sea_orm::entity::prelude::*;

use super::part::Part;
use crate::kit::ids::{ApplicationId, MeetingId, PersonId};

pub use crate::kit::db::{add, save};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "visit_meeting")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MeetingId,
    pub application_id: ApplicationId,
    pub day: String,
    pub begins: String,
    pub ends: String,
    pub whom: String,
    pub who: String,
    pub place: String,
    pub topic: String,
    pub notes: String,
    pub noted_by: Option<PersonId>,
    pub noted_at: Option<i64>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Part for Entity {
    const ID: Column = Column::Id;
    const APPLICATION: Column = Column::ApplicationId;
    const VERSION: Column = Column::Version;
    /// In the order of the day.
    const ORDER: &[Column] = &[Column::Day, Column::Begins, Column::Id];
}
