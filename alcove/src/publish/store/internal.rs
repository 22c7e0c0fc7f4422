use sea_orm::entity::prelude::*;
use sea_orm::{DbBackend, QueryOrder as _, QuerySelect as _, QueryTrait as _};

use crate::kit::ids::{EvidenceId, InternalDocumentId, PersonId, PracticeId};

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "internal_document")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: InternalDocumentId,
    pub practice_id: PracticeId,
    pub evidence_id: EvidenceId,
    /// What readers of the practice see of it.
    pub name: String,
    pub about: String,
    pub added_at: i64,
    pub added_by: PersonId,
    pub removed_at: Option<i64>,
    pub removed_by: Option<PersonId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Those of a practice, the first added first.
pub async fn of_practice(db: &impl ConnectionTrait, id: &PracticeId) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::PracticeId.eq(id.clone()))
        .filter(Column::RemovedAt.is_null())
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

pub async fn find(
    db: &impl ConnectionTrait,
    practice: &PracticeId,
    id: &InternalDocumentId,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone())
        .filter(Column::PracticeId.eq(practice.clone()))
        .filter(Column::RemovedAt.is_null())
        .one(db)
        .await
}

/// Keeps others from asking for it or taking it off until this transaction ends. SQLite has one writer
/// and does not know the words.
pub async fn hold(
    tx: &impl ConnectionTrait,
    practice: &PracticeId,
    id: &InternalDocumentId,
) -> Result<Option<Model>, DbErr> {
    let find = Entity::find_by_id(id.clone())
        .filter(Column::PracticeId.eq(practice.clone()))
        .filter(Column::RemovedAt.is_null());
    match tx.get_database_backend() {
        DbBackend::Postgres => find.lock_exclusive().one(tx).await,
        _ => find.one(tx).await,
    }
}

/// Those of the ids that there were, also those taken off: requests keep their names.
pub async fn by_ids(db: &impl ConnectionTrait, ids: Vec<InternalDocumentId>) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find().filter(Column::Id.is_in(ids)).order_by_asc(Column::Id).all(db).await
}

/// Takes it off, once; whether it was there.
pub async fn is_removed(
    tx: &impl ConnectionTrait,
    id: &InternalDocumentId,
    by: &PersonId,
    at: i64,
) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .col_expr(Column::RemovedAt, Expr::value(at))
        .col_expr(Column::RemovedBy, Expr::value(by.clone()))
        .filter(Column::Id.eq(id.clone()))
        .filter(Column::RemovedAt.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Selects the ids of all evidence that practices offer on request.
pub fn used() -> crate::evidence::store::list::UsedIds {
    Entity::find().select_only().column(Column::EvidenceId).filter(Column::RemovedAt.is_null()).into_query()
}

/// Those that are one of these pieces of evidence.
pub async fn of_evidence(db: &impl ConnectionTrait, ids: &[EvidenceId]) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::EvidenceId.is_in(ids.iter().cloned()))
        .filter(Column::RemovedAt.is_null())
        .order_by_asc(Column::Id)
        .all(db)
        .await
}
