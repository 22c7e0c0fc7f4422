use sea_orm::entity::prelude::*;

use crate::kit::ids::OrganisationId;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organisation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OrganisationId,
    pub name: String,
    pub short_name: String,
    pub kind: String,
    pub country: String,
    pub region: String,
    pub sector: String,
    pub learners: Option<i64>,
    /// Language tags, separated by spaces.
    pub languages: String,
    pub time_zone: String,
    pub created_at: i64,
    pub archived_at: Option<i64>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(db: &impl ConnectionTrait, id: &OrganisationId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).one(db).await
}
