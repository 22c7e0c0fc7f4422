use sea_orm::QueryOrder as _;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{EvidenceId, PersonId, PictureId, PracticeId};

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "practice_picture")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PictureId,
    pub practice_id: PracticeId,
    pub evidence_id: EvidenceId,
    pub caption: String,
    pub credit: String,
    pub licence: String,
    pub people: String,
    pub consent: String,
    pub consented_at: i64,
    pub consented_by: PersonId,
    pub added_at: i64,
    pub removed_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Those of a practice, the first added first.
pub async fn of_practice(db: &impl ConnectionTrait, id: &PracticeId) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::PracticeId.eq(id.clone()))
        .filter(Column::RemovedAt.is_null())
        .order_by_asc(Column::AddedAt)
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

pub async fn find(
    db: &impl ConnectionTrait,
    practice: &PracticeId,
    id: &PictureId,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone())
        .filter(Column::PracticeId.eq(practice.clone()))
        .filter(Column::RemovedAt.is_null())
        .one(db)
        .await
}

pub async fn remove(tx: &impl ConnectionTrait, id: &PictureId, at: i64) -> Result<(), DbErr> {
    let set = Entity::update_many().col_expr(Column::RemovedAt, Expr::value(at));
    set.filter(Column::Id.eq(id.clone())).exec(tx).await?;
    Ok(())
}

/// Selects the ids of all evidence that practices show.
pub fn used() -> crate::evidence::store::list::UsedIds {
    use sea_orm::{QuerySelect as _, QueryTrait as _};
    Entity::find().select_only().column(Column::EvidenceId).filter(Column::RemovedAt.is_null()).into_query()
}

/// Those that show one of these pieces of evidence.
pub async fn of_evidence(db: &impl ConnectionTrait, ids: &[EvidenceId]) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::EvidenceId.is_in(ids.iter().cloned()))
        .filter(Column::RemovedAt.is_null())
        .order_by_asc(Column::Id)
        .all(db)
        .await
}
