use sea_orm::entity::prelude::*;

use crate::kit::ids::{ApplicationId, PersonId};

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "application_declaration")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub application_id: ApplicationId,
    pub name: String,
    pub position: String,
    pub day: String,
    pub words: String,
    pub language: String,
    pub signed_by: PersonId,
    pub signed_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(db: &impl ConnectionTrait, id: &ApplicationId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).one(db).await
}

pub async fn remove(tx: &impl ConnectionTrait, id: &ApplicationId) -> Result<(), DbErr> {
    Entity::delete_by_id(id.clone()).exec(tx).await?;
    Ok(())
}
