use sea_orm::QueryOrder as _;
use sea_orm::entity::prelude::*;

use super::part::Part;
use crate::kit::ids::{ApplicationId, ClarificationId, ItemId, OrganisationId, PersonId};

pub use crate::kit::db::{add, save};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "clarification")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ClarificationId,
    pub application_id: ApplicationId,
    pub organisation_id: OrganisationId,
    pub item_id: Option<ItemId>,
    pub words: String,
    pub due_day: String,
    pub asked_at: i64,
    pub asked_by: PersonId,
    pub answer: String,
    pub answered_at: Option<i64>,
    pub answered_by: Option<PersonId>,
    pub withdrawn_at: Option<i64>,
    pub withdrawn_by: Option<PersonId>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Part for Entity {
    const ID: Column = Column::Id;
    const APPLICATION: Column = Column::ApplicationId;
    const VERSION: Column = Column::Version;
    /// In the order in which they were asked.
    const ORDER: &[Column] = &[Column::Id];
}

/// What an institution was asked and has not answered, what is due first before the rest.
pub async fn open_of(db: &impl ConnectionTrait, organisation: &OrganisationId) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::OrganisationId.eq(organisation.clone()))
        .filter(Column::AnsweredAt.is_null())
        .filter(Column::WithdrawnAt.is_null())
        .order_by_asc(Column::DueDay)
        .order_by_asc(Column::Id)
        .all(db)
        .await
}
