//! Assessments that another room runs than the one of self-assessments. What is rated there is rated
//! by the same engine; no list or page of self-assessments shows it.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{IntoActiveModel as _, QuerySelect as _};

use crate::kit::ids::AssessmentId;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assessment_aside")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub assessment_id: AssessmentId,
    /// The room that runs it.
    pub room: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Selects them all.
pub fn ids() -> SelectStatement {
    Query::select().column(Column::AssessmentId).from(Entity).take()
}

pub async fn add(tx: &impl ConnectionTrait, id: &AssessmentId, room: &str) -> Result<(), DbErr> {
    let row = Model { assessment_id: id.clone(), room: room.to_owned() };
    Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

/// The assessment, where it is one of these.
pub async fn find(
    db: &impl ConnectionTrait,
    id: &AssessmentId,
) -> Result<Option<super::assessment::Model>, DbErr> {
    super::assessment::Entity::find_by_id(id.clone())
        .filter(super::assessment::Column::Id.in_subquery(ids()))
        .limit(1)
        .one(db)
        .await
}
