use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder as _, QuerySelect as _};

use crate::kit::ids::{ApplicationId, PersonId, VerdictId};

pub use crate::kit::db::{add, save};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "application_decision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: VerdictId,
    pub application_id: ApplicationId,
    pub number: i64,
    pub result: String,
    pub reasons: String,
    pub manner: String,
    pub minutes: String,
    pub held_on: String,
    pub proposed_by: PersonId,
    pub proposed_at: i64,
    pub closed_by: Option<PersonId>,
    pub closed_at: Option<i64>,
    pub dropped_at: Option<i64>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The open proposal, or the decision that was made.
pub async fn current(db: &impl ConnectionTrait, id: &ApplicationId) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::ApplicationId.eq(id.clone()))
        .filter(Column::DroppedAt.is_null())
        .order_by_desc(Column::Number)
        .one(db)
        .await
}

/// The open proposals on these applications that are decided in one manner, the first made first.
pub async fn open_among(
    db: &impl ConnectionTrait,
    applications: Vec<ApplicationId>,
    manner: &str,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::ApplicationId.is_in(applications))
        .filter(Column::Manner.eq(manner))
        .filter(Column::ClosedAt.is_null())
        .filter(Column::DroppedAt.is_null())
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// The number of the last proposal, also of one that was dropped; nought before the first.
pub async fn numbers(db: &impl ConnectionTrait, id: &ApplicationId) -> Result<i64, DbErr> {
    let last = Entity::find()
        .filter(Column::ApplicationId.eq(id.clone()))
        .order_by_desc(Column::Number)
        .one(db)
        .await?;
    Ok(last.map_or(0, |row| row.number))
}
