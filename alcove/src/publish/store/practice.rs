use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait as _, SelectStatement};
use sea_orm::{DbBackend, QueryOrder as _, QuerySelect as _};

use crate::kit::ids::{OrganisationId, PersonId, PracticeId};

pub use crate::kit::db::{add, is_updated};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "practice")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PracticeId,
    pub organisation_id: OrganisationId,
    pub entry: String,
    pub title: String,
    pub body: String,
    pub state: String,
    pub attempt: i64,
    pub published: i64,
    pub created_at: i64,
    pub created_by: PersonId,
    pub confirmed_at: Option<i64>,
    pub asked_at: Option<i64>,
    pub ended_at: Option<i64>,
    pub withdrawn_at: Option<i64>,
    pub removed_at: Option<i64>,
    /// What stands in the place of what was withdrawn.
    pub replaced_by: Option<PracticeId>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(db: &impl ConnectionTrait, id: &PracticeId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).filter(Column::RemovedAt.is_null()).one(db).await
}

/// Keeps others from changing what stands beside it until this transaction ends. SQLite has one writer
/// and does not know the words.
pub async fn hold(tx: &impl ConnectionTrait, id: &PracticeId) -> Result<Option<Model>, DbErr> {
    let find = Entity::find_by_id(id.clone()).filter(Column::RemovedAt.is_null());
    match tx.get_database_backend() {
        DbBackend::Postgres => find.lock_exclusive().one(tx).await,
        _ => find.one(tx).await,
    }
}

/// How many practices of an organisation are published and still in use. Failures and lessons are not
/// counted among them.
pub async fn count_published(db: &impl ConnectionTrait, organisation: &OrganisationId) -> Result<u64, DbErr> {
    let found: Option<i64> = Entity::find()
        .select_only()
        .column_as(Column::Id.count(), "found")
        .filter(Column::OrganisationId.eq(organisation.clone()))
        .filter(Column::Entry.eq("practice"))
        .filter(Column::Published.gt(0))
        .filter(Column::EndedAt.is_null())
        .filter(Column::WithdrawnAt.is_null())
        .filter(Column::RemovedAt.is_null())
        .into_tuple()
        .one(db)
        .await?;
    Ok(found.unwrap_or_default().unsigned_abs())
}

/// Practices of an organisation before `after`, newest first; of one author alone where one is given.
pub async fn page(
    db: &impl ConnectionTrait,
    organisation: &OrganisationId,
    author: Option<&PersonId>,
    after: Option<&PracticeId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find()
        .filter(Column::OrganisationId.eq(organisation.clone()))
        .filter(Column::RemovedAt.is_null());
    if let Some(author) = author {
        query = query.filter(Column::CreatedBy.eq(author.clone()));
    }
    if let Some(after) = after {
        query = query.filter(Column::Id.lt(after.clone()));
    }
    query.order_by_desc(Column::Id).limit(limit).all(db).await
}

/// Those of an organisation in this state, the oldest first.
pub async fn in_state(
    db: &impl ConnectionTrait,
    organisation: &OrganisationId,
    state: &str,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::OrganisationId.eq(organisation.clone()))
        .filter(Column::State.eq(state))
        .filter(Column::RemovedAt.is_null())
        .order_by_asc(Column::Id)
        .limit(100)
        .all(db)
        .await
}

/// Those of an organisation about which a question is open, the oldest first.
pub async fn with_open_questions(
    db: &impl ConnectionTrait,
    organisation: &OrganisationId,
    open: &SelectStatement,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::OrganisationId.eq(organisation.clone()))
        .filter(Column::Id.in_subquery(open.clone()))
        .filter(Column::RemovedAt.is_null())
        .order_by_asc(Column::Id)
        .limit(100)
        .all(db)
        .await
}

/// Those of an organisation of which somebody was asked whether they are still in use, and nobody
/// has answered.
pub async fn asked_about(
    db: &impl ConnectionTrait,
    organisation: &OrganisationId,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::OrganisationId.eq(organisation.clone()))
        .filter(Column::Published.gt(0))
        .filter(Column::EndedAt.is_null())
        .filter(Column::WithdrawnAt.is_null())
        .filter(Column::RemovedAt.is_null())
        .filter(Expr::col(Column::AskedAt).gt(Expr::col(Column::ConfirmedAt)))
        .order_by_asc(Column::Id)
        .limit(100)
        .all(db)
        .await
}

/// Those of these that were withdrawn.
pub async fn withdrawn_of(db: &impl ConnectionTrait, ids: Vec<PracticeId>) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::Id.is_in(ids))
        .filter(Column::WithdrawnAt.is_not_null())
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// Those that left the catalogue after an instant, the newest first.
pub async fn withdrawn_after(db: &impl ConnectionTrait, at: i64, limit: u64) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::WithdrawnAt.gt(at))
        .filter(Column::Published.gt(0))
        .filter(Column::RemovedAt.is_null())
        .order_by_desc(Column::WithdrawnAt)
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// Those that wait for a reviewer or are with one, the oldest first.
pub async fn reviewing(
    db: &impl ConnectionTrait,
    after: Option<&PracticeId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find().filter(Column::State.eq("reviewing")).filter(Column::RemovedAt.is_null());
    if let Some(after) = after {
        query = query.filter(Column::Id.gt(after.clone()));
    }
    query.order_by_asc(Column::Id).limit(limit).all(db).await
}

/// Those of these that are in review, the oldest first.
pub async fn in_review(db: &impl ConnectionTrait, ids: Vec<PracticeId>) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::Id.is_in(ids))
        .filter(Column::State.eq("reviewing"))
        .filter(Column::RemovedAt.is_null())
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// Published ones, on the whole installation, that were last confirmed before an instant.
pub async fn confirmed_before(
    db: &impl ConnectionTrait,
    at: i64,
    after: Option<&PracticeId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find()
        .filter(Column::Published.gt(0))
        .filter(Column::ConfirmedAt.lte(at))
        .filter(Column::EndedAt.is_null())
        .filter(Column::WithdrawnAt.is_null())
        .filter(Column::RemovedAt.is_null());
    if let Some(after) = after {
        query = query.filter(Column::Id.gt(after.clone()));
    }
    query.order_by_asc(Column::Id).limit(limit).all(db).await
}

/// Notes when somebody was asked whether it is still in use; the version stays.
pub async fn set_asked(tx: &impl ConnectionTrait, id: &PracticeId, at: i64) -> Result<(), DbErr> {
    let set = Entity::update_many().col_expr(Column::AskedAt, Expr::value(at));
    set.filter(Column::Id.eq(id.clone())).exec(tx).await?;
    Ok(())
}
