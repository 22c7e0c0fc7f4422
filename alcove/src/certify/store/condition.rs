use sea_orm::IntoActiveModel as _;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{ApplicationId, ConditionId, PersonId, VerdictId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "application_condition")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ConditionId,
    pub application_id: ApplicationId,
    pub decision_id: VerdictId,
    pub position: i64,
    pub words: String,
    pub due_day: String,
    pub answer: String,
    pub answered_at: Option<i64>,
    pub answered_by: Option<PersonId>,
    pub met_at: Option<i64>,
    pub met_by: Option<PersonId>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn add(tx: &impl ConnectionTrait, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}
