use sea_orm::QueryOrder as _;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{ApplicationId, ConditionId, PersonId, VerdictId};

pub use crate::kit::db::{add, save};

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

/// The conditions of a decision, in their order.
pub async fn of_decision(db: &impl ConnectionTrait, id: &VerdictId) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::DecisionId.eq(id.clone()))
        .order_by_asc(Column::Position)
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// Those of the decision that stands that are not met yet.
pub async fn open_of(db: &impl ConnectionTrait, id: &ApplicationId) -> Result<Vec<Model>, DbErr> {
    let Some(current) = super::decision::current(db, id).await? else { return Ok(Vec::new()) };
    let mut rows = of_decision(db, &current.id).await?;
    rows.retain(|row| row.met_at.is_none());
    Ok(rows)
}

pub async fn find(
    db: &impl ConnectionTrait,
    application: &ApplicationId,
    id: &ConditionId,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).filter(Column::ApplicationId.eq(application.clone())).one(db).await
}
