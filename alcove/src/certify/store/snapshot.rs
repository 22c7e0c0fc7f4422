use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder as _, QuerySelect as _};

use crate::kit::ids::{ApplicationId, PersonId, SnapshotId};

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "application_snapshot")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SnapshotId,
    pub application_id: ApplicationId,
    pub body: String,
    pub hash: String,
    pub taken_at: i64,
    pub taken_by: PersonId,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What was handed in, where the application was submitted.
pub async fn of_application(db: &impl ConnectionTrait, id: &ApplicationId) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::ApplicationId.eq(id.clone())).one(db).await
}

/// Snapshots of the whole installation after one, for who looks whether they are whole.
pub async fn every(
    db: &impl ConnectionTrait,
    after: Option<&SnapshotId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find();
    if let Some(after) = after {
        query = query.filter(Column::Id.gt(after.clone()));
    }
    query.order_by_asc(Column::Id).limit(limit).all(db).await
}
