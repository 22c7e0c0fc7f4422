use sea_orm::entity::prelude::*;

use crate::kit::ids::{EditionId, FrameworkId, PersonId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "edition")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EditionId,
    pub framework_id: FrameworkId,
    pub version: String,
    pub name: String,
    pub language: String,
    pub languages: String,
    pub publication: String,
    pub items: i64,
    pub rated_items: i64,
    pub hash: String,
    pub body: String,
    pub imported_at: i64,
    pub imported_by: Option<PersonId>,
    pub frozen_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(db: &impl ConnectionTrait, id: &EditionId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).one(db).await
}

/// Notes the first use: from now on nothing of the edition changes.
pub async fn freeze(tx: &impl ConnectionTrait, id: &EditionId, at: i64) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::FrozenAt, at.into())
        .filter(Column::Id.eq(id.clone()))
        .filter(Column::FrozenAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}
