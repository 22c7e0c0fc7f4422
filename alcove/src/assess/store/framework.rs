use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use crate::kit::clock::new_id;
use crate::kit::ids::{FrameworkId, OrganisationId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "framework")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FrameworkId,
    pub urn: String,
    pub owner_id: Option<OrganisationId>,
    pub owner_key: String,
    pub created_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(db: &impl ConnectionTrait, id: &FrameworkId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).one(db).await
}

/// The owner's key of a framework that belongs to everyone on this installation.
pub const EVERYONE: &str = "everyone";

/// Adds a family; `owner_key` is one of [`owner_key`] and [`owner_key_in`].
pub async fn add(
    db: &impl ConnectionTrait,
    urn: &str,
    owner: Option<&OrganisationId>,
    owner_key: String,
    at: i64,
) -> Result<FrameworkId, DbErr> {
    let row = ActiveModel {
        id: Set(new_id()),
        urn: Set(urn.to_owned()),
        owner_id: Set(owner.cloned()),
        owner_key: Set(owner_key),
        created_at: Set(at),
    };
    Ok(row.insert(db).await?.id)
}

/// Unique together with the URN; an empty owner would not be.
pub fn owner_key(owner: Option<&OrganisationId>) -> String {
    owner.map_or_else(|| EVERYONE.to_owned(), |owner| owner.0.clone())
}

/// The same for a library whose URN has a family in another language already.
pub fn owner_key_in(owner: Option<&OrganisationId>, language: &str) -> String {
    format!("{} {language}", owner_key(owner))
}

pub async fn by_urn(db: &impl ConnectionTrait, urn: &str, owner_key: &str) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::Urn.eq(urn)).filter(Column::OwnerKey.eq(owner_key)).one(db).await
}
