use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use crate::kit::ids::{NetworkId, OrganisationId, PersonId};

pub use crate::kit::db::{add, is_updated};

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
