//! Lists of standing.

use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect as _};

use crate::kit::ids::OrganisationId;

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "award_list")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub organisation_id: OrganisationId,
    pub created_at: i64,
    pub signed: String,
    pub signed_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(db: &impl ConnectionTrait, id: &str) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

pub async fn last_of(
    db: &impl ConnectionTrait,
    organisation: &OrganisationId,
) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::OrganisationId.eq(organisation.clone()))
        .order_by_desc(Column::Id)
        .one(db)
        .await
}

pub async fn ids_of(db: &impl ConnectionTrait, organisation: &OrganisationId) -> Result<Vec<String>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::OrganisationId.eq(organisation.clone()))
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(db)
        .await
}

pub async fn every(db: &impl ConnectionTrait) -> Result<Vec<Model>, DbErr> {
    Entity::find().order_by_asc(Column::Id).all(db).await
}

/// Holds the list against other writers until the commit.
pub async fn hold(tx: &impl ConnectionTrait, id: &str) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::SignedAt, Expr::col(Column::SignedAt))
        .filter(Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

pub async fn put_signed(tx: &impl ConnectionTrait, id: &str, signed: String, at: i64) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Signed, Expr::value(signed))
        .col_expr(Column::SignedAt, Expr::value(at))
        .filter(Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}
