use sea_orm::entity::prelude::*;
use sea_orm::sea_query::SelectStatement;
use sea_orm::{QueryOrder as _, QuerySelect as _, QueryTrait as _};

use crate::kit::ids::{EvidenceId, StatusNoteId};

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_status_evidence")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub note_id: StatusNoteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub evidence_id: EvidenceId,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What was shown with these notes.
pub async fn of_notes(db: &impl ConnectionTrait, notes: &[StatusNoteId]) -> Result<Vec<Model>, DbErr> {
    if notes.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find()
        .filter(Column::NoteId.is_in(notes.iter().cloned()))
        .order_by_asc(Column::NoteId)
        .order_by_asc(Column::EvidenceId)
        .all(db)
        .await
}

/// Where these are shown.
pub async fn of_evidence(db: &impl ConnectionTrait, ids: &[EvidenceId]) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::EvidenceId.is_in(ids.iter().cloned()))
        .order_by_asc(Column::NoteId)
        .order_by_asc(Column::EvidenceId)
        .all(db)
        .await
}

/// The ids of everything that is shown, for asking what is not.
pub fn used() -> SelectStatement {
    Entity::find().select_only().column(Column::EvidenceId).into_query()
}
