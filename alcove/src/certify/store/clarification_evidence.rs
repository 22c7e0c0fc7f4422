use sea_orm::QueryOrder as _;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{ClarificationId, EvidenceId};

pub use crate::kit::db::add;

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
