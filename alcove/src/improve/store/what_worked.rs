use sea_orm::entity::prelude::*;
use sea_orm::{FromQueryResult, IntoActiveModel as _, QueryOrder as _, QuerySelect as _};

use crate::kit::ids::{AssessmentId, NodeId, OrganisationId, PlanId, WhatWorkedId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "what_worked")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: WhatWorkedId,
    pub organisation_id: OrganisationId,
    pub plan_id: PlanId,
    pub node_id: NodeId,
    pub library_ref: String,
    pub earlier_id: AssessmentId,
    pub later_id: AssessmentId,
    pub up: i64,
    pub down: i64,
    pub same: i64,
    pub kept_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Counts of one action.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Tried {
    pub library_ref: String,
    pub up: i64,
    pub down: i64,
}

/// What an organisation's actions out of the library came to.
pub async fn tried(db: &impl ConnectionTrait, organisation: &OrganisationId) -> Result<Vec<Tried>, DbErr> {
    Entity::find()
        .select_only()
        .columns([Column::LibraryRef, Column::Up, Column::Down])
        .filter(Column::OrganisationId.eq(organisation.clone()))
        .filter(Column::LibraryRef.ne(""))
        .order_by_asc(Column::LibraryRef)
        .order_by_asc(Column::Id)
        .into_model()
        .all(db)
        .await
}

/// All that a later assessment shows. One that was opened and closed again shows it anew.
pub async fn replace(tx: &impl ConnectionTrait, later: &AssessmentId, rows: Vec<Model>) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::LaterId.eq(later.clone())).exec(tx).await?;
    if rows.is_empty() {
        return Ok(());
    }
    let rows = rows.into_iter().map(|row| row.into_active_model().reset_all());
    Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}
