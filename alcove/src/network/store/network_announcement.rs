use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use crate::kit::ids::{AnnouncementId, NetworkId, PersonId};

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "network_announcement")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AnnouncementId,
    pub network_id: NetworkId,
    pub title: String,
    pub body: String,
    pub published_at: i64,
    pub published_by: PersonId,
    pub withdrawn_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Announcements of these networks, newest first, that were published since then.
pub async fn recent(
    db: &impl ConnectionTrait,
    networks: Vec<NetworkId>,
    since: i64,
    after: Option<&AnnouncementId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find()
        .filter(Column::NetworkId.is_in(networks))
        .filter(Column::WithdrawnAt.is_null())
        .filter(Column::PublishedAt.gte(since));
    if let Some(after) = after {
        query = query.filter(Column::Id.lt(after.clone()));
    }
    query.order_by_desc(Column::Id).limit(limit).all(db).await
}

pub async fn find(
    db: &impl ConnectionTrait,
    network: &NetworkId,
    id: &AnnouncementId,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).filter(Column::NetworkId.eq(network.clone())).one(db).await
}

/// Withdraws it, or takes that back.
pub async fn set_withdrawn(
    tx: &impl ConnectionTrait,
    id: &AnnouncementId,
    at: Option<i64>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::WithdrawnAt, Expr::value(at))
        .filter(Column::Id.eq(id.clone()))
        .exec(tx)
        .await?;
    Ok(())
}
