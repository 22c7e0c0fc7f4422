use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
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

/// Counts of one action; not whose it was.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Tried {
    pub library_ref: String,
    pub up: i64,
    pub down: i64,
    pub same: i64,
}

/// All that is known of ready-made actions, in every organisation.
pub async fn tried(db: &impl ConnectionTrait) -> Result<Vec<Tried>, DbErr> {
    Entity::find()
        .select_only()
        .columns([Column::LibraryRef, Column::Up, Column::Down, Column::Same])
        .filter(Column::LibraryRef.ne(""))
        .order_by_asc(Column::LibraryRef)
        .order_by_asc(Column::Id)
        .into_model()
        .all(db)
        .await
}

/// An assessment that was opened and closed again says it anew.
pub async fn keep(tx: &impl ConnectionTrait, rows: Vec<Model>) -> Result<(), DbErr> {
    if rows.is_empty() {
        return Ok(());
    }
    let again = OnConflict::columns([Column::NodeId, Column::EarlierId, Column::LaterId])
        .update_columns([Column::LibraryRef, Column::Up, Column::Down, Column::Same, Column::KeptAt])
        .to_owned();
    let rows = rows.into_iter().map(|row| row.into_active_model().reset_all());
    Entity::insert_many(rows).on_conflict(again).exec_without_returning(tx).await?;
    Ok(())
}
