use sea_orm::entity::prelude::*;
use sea_orm::{Condition, IntoActiveModel as _, QueryOrder, QuerySelect};

use crate::kit::ids::{EditionId, NetworkId, PersonId, ReleaseId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "benchmark_release")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReleaseId,
    pub network_id: NetworkId,
    pub edition_id: EditionId,
    pub number: i64,
    pub turn: i64,
    pub rules: i64,
    pub participation: String,
    pub hash: String,
    pub made_at: i64,
    pub made_by: Option<PersonId>,
    pub published_at: Option<i64>,
    pub published_by: Option<PersonId>,
    pub superseded_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(db: &impl ConnectionTrait, id: &ReleaseId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).one(db).await
}

/// Releases of a network before `after`, newest first.
pub async fn page(
    db: &impl ConnectionTrait,
    network: &NetworkId,
    after: Option<&ReleaseId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find().filter(Column::NetworkId.eq(network.clone()));
    if let Some(after) = after {
        query = query.filter(Column::Id.lt(after.clone()));
    }
    query.order_by_desc(Column::Id).limit(limit).all(db).await
}

/// Those of a network before `after` that everybody may read, newest first.
pub async fn published(
    db: &impl ConnectionTrait,
    network: &NetworkId,
    after: Option<&ReleaseId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find()
        .filter(Column::NetworkId.eq(network.clone()))
        .filter(Column::PublishedAt.is_not_null());
    if let Some(after) = after {
        query = query.filter(Column::Id.lt(after.clone()));
    }
    query.order_by_desc(Column::Id).limit(limit).all(db).await
}

/// The one that stands over an edition, or the newest of all.
pub async fn standing(
    db: &impl ConnectionTrait,
    network: &NetworkId,
    edition: Option<&EditionId>,
) -> Result<Option<Model>, DbErr> {
    let mut query =
        Entity::find().filter(Column::NetworkId.eq(network.clone())).filter(Column::SupersededAt.is_null());
    if let Some(edition) = edition {
        query = query.filter(Column::EditionId.eq(edition.clone()));
    }
    query.order_by_desc(Column::Turn).one(db).await
}

/// All of a network, over whichever edition.
pub async fn of_network(db: &impl ConnectionTrait, network: &NetworkId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::NetworkId.eq(network.clone())).order_by_asc(Column::Turn).all(db).await
}

/// Those of the same network and edition before it, newest first.
pub async fn before(db: &impl ConnectionTrait, row: &Model, limit: u64) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::NetworkId.eq(row.network_id.clone()))
        .filter(Column::EditionId.eq(row.edition_id.clone()))
        .filter(Column::Turn.lt(row.turn))
        .order_by_desc(Column::Turn)
        .limit(limit)
        .all(db)
        .await
}

/// The newest of these networks.
pub async fn newest_of(db: &impl ConnectionTrait, networks: Vec<NetworkId>) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::NetworkId.is_in(networks))
        .filter(Column::SupersededAt.is_null())
        .order_by_desc(Column::Turn)
        .one(db)
        .await
}

/// Every release that was ever made, of whichever network, the first first.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Model>, DbErr> {
    Entity::find().order_by_asc(Column::Turn).all(db).await
}

/// How many releases there are on the installation.
pub async fn turn(db: &impl ConnectionTrait) -> Result<i64, DbErr> {
    let last: Option<Option<i64>> =
        Entity::find().select_only().column_as(Column::Turn.max(), "last").into_tuple().one(db).await?;
    Ok(last.flatten().unwrap_or(0))
}

pub async fn newest_number(
    db: &impl ConnectionTrait,
    network: &NetworkId,
    edition: &EditionId,
) -> Result<i64, DbErr> {
    let last: Option<Option<i64>> = Entity::find()
        .select_only()
        .column_as(Column::Number.max(), "last")
        .filter(Column::NetworkId.eq(network.clone()))
        .filter(Column::EditionId.eq(edition.clone()))
        .into_tuple()
        .one(db)
        .await?;
    Ok(last.flatten().unwrap_or(0))
}

pub async fn add(tx: &impl ConnectionTrait, row: Model) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::SupersededAt, Expr::value(row.made_at))
        .filter(
            Condition::all()
                .add(Column::NetworkId.eq(row.network_id.clone()))
                .add(Column::EditionId.eq(row.edition_id.clone()))
                .add(Column::SupersededAt.is_null()),
        )
        .exec(tx)
        .await?;
    Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

pub async fn set_published(
    tx: &impl ConnectionTrait,
    id: &ReleaseId,
    by: &PersonId,
    at: i64,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::PublishedAt, Expr::value(at))
        .col_expr(Column::PublishedBy, Expr::value(by.clone()))
        .filter(Column::Id.eq(id.clone()))
        .filter(Column::PublishedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}
