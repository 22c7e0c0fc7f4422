use sea_orm::entity::prelude::*;

use super::part::Part;
use crate::kit::ids::{ApplicationId, PassageId, PersonId};

pub use crate::kit::db::{add, save};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "report_passage")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PassageId,
    pub application_id: ApplicationId,
    pub kind: String,
    pub group_ref: String,
    pub position: i64,
    pub words: String,
    pub sent_words: Option<String>,
    pub answer: Option<String>,
    pub answer_words: String,
    pub answered_at: Option<i64>,
    pub answered_by: Option<PersonId>,
    pub reply: String,
    pub changed_at: i64,
    pub changed_by: Option<PersonId>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Part for Entity {
    const ID: Column = Column::Id;
    const APPLICATION: Column = Column::ApplicationId;
    const VERSION: Column = Column::Version;
    /// In the order of the report.
    const ORDER: &[Column] = &[Column::Position, Column::Id];
}
