use sea_orm::QueryOrder as _;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{PersonId, VerdictId};

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "application_vote")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub decision_id: VerdictId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    pub vote: String,
    pub words: String,
    pub voted_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn of_decision(db: &impl ConnectionTrait, id: &VerdictId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::DecisionId.eq(id.clone())).order_by_asc(Column::PersonId).all(db).await
}

/// Puts a vote in place of the one that this member had cast.
pub async fn put(tx: &impl ConnectionTrait, row: Model) -> Result<(), DbErr> {
    Entity::delete_by_id((row.decision_id.clone(), row.person_id.clone())).exec(tx).await?;
    add(tx, row).await
}
