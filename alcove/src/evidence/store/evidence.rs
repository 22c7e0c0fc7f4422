use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{EvidenceId, OrganisationId, PersonId, UnitId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "evidence")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EvidenceId,
    pub organisation_id: OrganisationId,
    pub unit_id: Option<UnitId>,
    /// `document`, `photo`, `link`, `figure` or `note`.
    pub kind: String,
    pub title: String,
    /// Days as `2026-11-21`.
    pub dated: Option<String>,
    pub period_from: Option<String>,
    pub period_until: Option<String>,
    pub owner_id: Option<PersonId>,
    pub expires_on: Option<String>,
    pub confidentiality: String,
    pub url: String,
    /// An exact number.
    pub figure: String,
    pub figure_unit: String,
    pub figure_source: String,
    pub note: String,
    /// Folded, for searching.
    pub search_text: String,
    pub created_at: i64,
    pub created_by: Option<PersonId>,
    pub removed_at: Option<i64>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn is_withdrawn(&self) -> bool {
        self.removed_at.is_some()
    }

    pub fn has_file(&self) -> bool {
        matches!(self.kind.as_str(), "document" | "photo")
    }
}

pub async fn find(db: &impl ConnectionTrait, id: &EvidenceId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).one(db).await
}

/// Those of the ids that exist, by id; also withdrawn ones.
pub async fn by_ids(db: &impl ConnectionTrait, ids: &[EvidenceId]) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find().filter(Column::Id.is_in(ids.iter().cloned())).order_by_asc(Column::Id).all(db).await
}

/// Saves the changes where the row still has this version, and says whether it had.
pub async fn update_from(
    tx: &impl ConnectionTrait,
    id: &EvidenceId,
    version: i64,
    mut changes: ActiveModel,
) -> Result<bool, DbErr> {
    changes.version = sea_orm::ActiveValue::Set(version + 1);
    let updated = Entity::update_many()
        .set(changes)
        .filter(Column::Id.eq(id.clone()))
        .filter(Column::Version.eq(version))
        .exec(tx)
        .await?;
    Ok(updated.rows_affected == 1)
}
