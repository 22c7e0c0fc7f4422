use sea_orm::entity::prelude::*;
use sea_orm::{IntoActiveModel as _, QueryOrder as _};

use crate::kit::ids::{ApplicationId, PersonId, VerdictId};

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

pub async fn add(tx: &impl ConnectionTrait, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

/// The open proposal, or the decision that was made.
pub async fn current(db: &impl ConnectionTrait, id: &ApplicationId) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::ApplicationId.eq(id.clone()))
        .filter(Column::DroppedAt.is_null())
        .order_by_desc(Column::Number)
        .one(db)
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

pub async fn save(tx: &impl ConnectionTrait, row: Model) -> Result<(), DbErr> {
    Entity::update(row.into_active_model().reset_all()).exec(tx).await?;
    Ok(())
}
