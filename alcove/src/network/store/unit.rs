use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{QueryOrder, QuerySelect as _};

use crate::kit::db::pairs;
use crate::kit::ids::{OrganisationId, UnitId};

pub use crate::kit::db::{add, is_updated};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "unit")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: UnitId,
    pub organisation_id: OrganisationId,
    pub parent_id: Option<UnitId>,
    pub name: String,
    pub code: String,
    pub position: i64,
    pub created_at: i64,
    pub archived_at: Option<i64>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(db: &impl ConnectionTrait, id: &UnitId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).one(db).await
}

/// The organisation's units that are not archived, in their own order.
pub async fn of_organisation(db: &impl ConnectionTrait, id: &OrganisationId) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::OrganisationId.eq(id.clone()))
        .filter(Column::ArchivedAt.is_null())
        .order_by_asc(Column::Position)
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// All units that the organisation ever had: what was rated names those that are gone as well.
pub async fn every_of(db: &impl ConnectionTrait, id: &OrganisationId) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::OrganisationId.eq(id.clone()))
        .order_by_asc(Column::Position)
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// Each unit that the organisation ever had, with the one above it.
pub async fn parents(
    db: &impl ConnectionTrait,
    id: &OrganisationId,
) -> Result<Vec<(UnitId, Option<UnitId>)>, DbErr> {
    let query = Entity::find()
        .select_only()
        .columns([Column::Id, Column::ParentId])
        .filter(Column::OrganisationId.eq(id.clone()));
    pairs(db, &query, ["id", "parent_id"]).await
}

pub async fn set_position(tx: &impl ConnectionTrait, id: &UnitId, position: i64) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Position, Expr::value(position))
        .filter(Column::Id.eq(id.clone()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Archives those of these units that are not; how many it were.
pub async fn archive(tx: &impl ConnectionTrait, ids: Vec<UnitId>, at: i64) -> Result<u64, DbErr> {
    let archived = Entity::update_many()
        .col_expr(Column::ArchivedAt, Expr::value(at))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.is_in(ids))
        .filter(Column::ArchivedAt.is_null())
        .exec(tx)
        .await?;
    Ok(archived.rows_affected)
}

/// Takes back what was archived at that instant.
pub async fn restore(tx: &impl ConnectionTrait, ids: Vec<UnitId>, archived_at: i64) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::ArchivedAt, Expr::value(Option::<i64>::None))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.is_in(ids))
        .filter(Column::ArchivedAt.eq(archived_at))
        .exec(tx)
        .await?;
    Ok(())
}
