use sea_orm::entity::prelude::*;
use sea_orm::{IntoActiveModel as _, QueryOrder as _};

use crate::kit::ids::{ClarificationId, EvidenceId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "clarification_evidence")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub clarification_id: ClarificationId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub evidence_id: EvidenceId,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn add(tx: &impl ConnectionTrait, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

pub async fn of_clarifications(
    db: &impl ConnectionTrait,
    ids: Vec<ClarificationId>,
) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find()
        .filter(Column::ClarificationId.is_in(ids))
        .order_by_asc(Column::ClarificationId)
        .order_by_asc(Column::EvidenceId)
        .all(db)
        .await
}
