use sea_orm::entity::prelude::*;

use crate::kit::ids::{AssessmentId, EditionId, OrganisationId, PersonId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assessment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AssessmentId,
    pub organisation_id: OrganisationId,
    pub edition_id: EditionId,
    pub previous_id: Option<AssessmentId>,
    pub title: String,
    pub cycle: String,
    pub state: String,
    pub colleagues_shown: String,
    pub created_at: i64,
    pub created_by: Option<PersonId>,
    pub opened_at: Option<i64>,
    pub moderating_at: Option<i64>,
    pub closed_at: Option<i64>,
    pub removed_at: Option<i64>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(db: &impl ConnectionTrait, id: &AssessmentId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).filter(Column::RemovedAt.is_null()).one(db).await
}
