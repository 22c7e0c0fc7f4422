use sea_orm::IntoActiveModel as _;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{PersonId, VerdictId};

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

pub async fn add(tx: &impl ConnectionTrait, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}
