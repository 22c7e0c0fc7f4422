use sea_orm::QueryOrder as _;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{FeedId, OrganisationId, PersonId, UnitId};

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_feed")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FeedId,
    pub organisation_id: OrganisationId,
    pub person_id: Option<PersonId>,
    pub unit_id: Option<UnitId>,
    pub created_at: i64,
    pub created_by: PersonId,
    pub read_at: Option<i64>,
    pub revoked_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// One that was not taken back.
pub async fn find(db: &impl ConnectionTrait, id: &FeedId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).filter(Column::RevokedAt.is_null()).one(db).await
}

/// Those of an organisation that a person made and that were not taken back, newest first.
pub async fn made_by(
    db: &impl ConnectionTrait,
    organisation: &OrganisationId,
    person: &PersonId,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::OrganisationId.eq(organisation.clone()))
        .filter(Column::CreatedBy.eq(person.clone()))
        .filter(Column::RevokedAt.is_null())
        .order_by_desc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

pub async fn set_read(tx: &impl ConnectionTrait, id: &FeedId, at: i64) -> Result<(), DbErr> {
    set(tx, id, Column::ReadAt, at).await
}

pub async fn revoke(tx: &impl ConnectionTrait, id: &FeedId, at: i64) -> Result<(), DbErr> {
    set(tx, id, Column::RevokedAt, at).await
}

async fn set(tx: &impl ConnectionTrait, id: &FeedId, column: Column, at: i64) -> Result<(), DbErr> {
    let set = Entity::update_many().col_expr(column, Expr::value(at));
    set.filter(Column::Id.eq(id.clone())).exec(tx).await?;
    Ok(())
}
