use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use crate::kit::db::all_but_key;
use crate::kit::ids::{NetworkId, OrganisationId, PersonId};

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "network")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: NetworkId,
    /// The coordinating organisation.
    pub organisation_id: OrganisationId,
    pub name: String,
    pub purpose: String,
    pub created_at: i64,
    pub created_by: Option<PersonId>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(db: &impl ConnectionTrait, id: &NetworkId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).one(db).await
}

/// Writes the row where it still has the version before; whether it had.
pub async fn is_updated(tx: &impl ConnectionTrait, row: Model) -> Result<bool, DbErr> {
    let (id, before) = (row.id.clone(), row.version - 1);
    let updated = Entity::update_many()
        .set(all_but_key(row))
        .filter(Column::Id.eq(id))
        .filter(Column::Version.eq(before))
        .exec(tx)
        .await?;
    Ok(updated.rows_affected == 1)
}

/// Which networks a list may show.
pub enum Of {
    Everybody,
    These(Vec<NetworkId>),
}

/// In the order they were founded, after the last one seen.
pub async fn page(
    db: &impl ConnectionTrait,
    of: Of,
    after: Option<&NetworkId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find();
    if let Of::These(ids) = of {
        query = query.filter(Column::Id.is_in(ids));
    }
    if let Some(after) = after {
        query = query.filter(Column::Id.gt(after.clone()));
    }
    query.order_by_asc(Column::Id).limit(limit).all(db).await
}
