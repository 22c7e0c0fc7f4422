use alcove_domain::network::Confidentiality;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use crate::kit::db::all_but_key;
use crate::kit::ids::{EvidenceId, OrganisationId, PersonId, UnitId};

pub use crate::kit::db::add as insert;

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
    /// The first version of a row that says nothing yet.
    pub fn blank(id: EvidenceId, organisation_id: OrganisationId, created_at: i64) -> Self {
        Self {
            id,
            organisation_id,
            unit_id: None,
            kind: String::new(),
            title: String::new(),
            dated: None,
            period_from: None,
            period_until: None,
            owner_id: None,
            expires_on: None,
            confidentiality: String::new(),
            url: String::new(),
            figure: String::new(),
            figure_unit: String::new(),
            figure_source: String::new(),
            note: String::new(),
            search_text: String::new(),
            created_at,
            created_by: None,
            removed_at: None,
            version: 1,
        }
    }

    pub fn is_withdrawn(&self) -> bool {
        self.removed_at.is_some()
    }

    /// Whether assessors of the institution may open it.
    pub fn is_open_to_assessors(&self) -> bool {
        let circle = Confidentiality::parse(&self.confidentiality);
        !self.is_withdrawn() && circle.is_some_and(|circle| circle >= Confidentiality::Assessors)
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

/// Saves the changed row as the next version, where the version that it was changed from is still
/// there; says whether it was.
pub async fn update(tx: &impl ConnectionTrait, changed: Model) -> Result<bool, DbErr> {
    let (id, version) = (changed.id.clone(), changed.version);
    let next = Model { version: version + 1, ..changed };
    let updated = Entity::update_many()
        .set(all_but_key(next))
        .filter(Column::Id.eq(id))
        .filter(Column::Version.eq(version))
        .exec(tx)
        .await?;
    Ok(updated.rows_affected == 1)
}
