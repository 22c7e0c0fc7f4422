use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryOrder};

use crate::kit::ids::{EvidenceId, PersonId};

pub use crate::kit::db::add as insert;

/// A file that was uploaded for a piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "evidence_version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub evidence_id: EvidenceId,
    pub number: i64,
    pub sha256: String,
    pub thumbnail_sha256: Option<String>,
    pub file_name: String,
    pub media_type: String,
    pub size: i64,
    pub scanned_at: Option<i64>,
    pub scan_result: String,
    pub created_at: i64,
    pub created_by: Option<PersonId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// All files of a piece of evidence, the newest first.
pub async fn of_evidence(db: &impl ConnectionTrait, id: &EvidenceId) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::EvidenceId.eq(id.clone()))
        .order_by_desc(Column::Number)
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// The newest file of each.
pub async fn newest(db: &impl ConnectionTrait, ids: &[EvidenceId]) -> Result<Vec<Model>, DbErr> {
    newest_of(db, ids, Condition::all()).await
}

/// The file of each that was the newest at an instant.
pub async fn newest_at(db: &impl ConnectionTrait, ids: &[EvidenceId], at: i64) -> Result<Vec<Model>, DbErr> {
    newest_of(db, ids, Condition::all().add(Column::CreatedAt.lte(at))).await
}

async fn newest_of(
    db: &impl ConnectionTrait,
    ids: &[EvidenceId],
    among: Condition,
) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let all = Entity::find()
        .filter(among.add(Column::EvidenceId.is_in(ids.iter().cloned())))
        .order_by_asc(Column::EvidenceId)
        .order_by_desc(Column::Number)
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    let mut newest: Vec<Model> = Vec::new();
    for row in all {
        if newest.last().is_none_or(|last| last.evidence_id != row.evidence_id) {
            newest.push(row);
        }
    }
    Ok(newest)
}
