use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{Condition, DbBackend, ExprTrait as _, IntoActiveModel as _, QueryOrder, QuerySelect};

use super::aside;

use crate::kit::ids::{AssessmentId, EditionId, OrganisationId, PersonId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assessment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AssessmentId,
    pub organisation_id: OrganisationId,
    pub edition_id: EditionId,
    pub previous_id: Option<AssessmentId>,
    pub title: String,
    pub cycle: String,
    pub state: String,
    pub colleagues_shown: String,
    pub created_at: i64,
    pub created_by: Option<PersonId>,
    pub opened_at: Option<i64>,
    pub moderating_at: Option<i64>,
    pub closed_at: Option<i64>,
    pub removed_at: Option<i64>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(db: &impl ConnectionTrait, id: &AssessmentId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).filter(shown()).one(db).await
}

/// Not removed, and not run by another room.
fn shown() -> Condition {
    Condition::all().add(Column::RemovedAt.is_null()).add(Column::Id.not_in_subquery(aside::ids()))
}

/// Assessments of an organisation before `after`, newest first.
pub async fn page(
    db: &impl ConnectionTrait,
    organisation: &OrganisationId,
    after: Option<&AssessmentId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find().filter(Column::OrganisationId.eq(organisation.clone())).filter(shown());
    if let Some(after) = after {
        query = query.filter(Column::Id.lt(after.clone()));
    }
    query.order_by_desc(Column::Id).limit(limit).all(db).await
}

/// Those that are under way: set up or open, not closed.
pub async fn running(db: &impl ConnectionTrait, organisation: &OrganisationId) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::OrganisationId.eq(organisation.clone()))
        .filter(shown())
        .filter(Column::ClosedAt.is_null())
        .order_by_desc(Column::Id)
        .all(db)
        .await
}

/// Those open for rating on the whole installation, for the jobs that look after them.
pub async fn collecting(
    db: &impl ConnectionTrait,
    after: Option<&AssessmentId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find().filter(Column::State.eq("collecting")).filter(shown());
    if let Some(after) = after {
        query = query.filter(Column::Id.gt(after.clone()));
    }
    query.order_by_asc(Column::Id).limit(limit).all(db).await
}

/// Counts the version up and answers the row as it now stands, held against other writers until
/// commit: what was known of it before may have changed meanwhile.
pub async fn touch(tx: &impl ConnectionTrait, id: &AssessmentId) -> Result<Option<Model>, DbErr> {
    Entity::update_many()
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id.clone()))
        .filter(Column::RemovedAt.is_null())
        .exec(tx)
        .await?;
    find(tx, id).await
}

/// Keeps others from changing the assessment until this transaction ends, and answers it as it
/// stands. SQLite has one writer and does not know the words.
pub async fn hold(tx: &impl ConnectionTrait, id: &AssessmentId) -> Result<Option<Model>, DbErr> {
    let find = Entity::find_by_id(id.clone()).filter(Column::RemovedAt.is_null());
    match tx.get_database_backend() {
        DbBackend::Postgres => find.lock_exclusive().one(tx).await,
        _ => find.one(tx).await,
    }
}

/// The latest closed assessment of an organisation.
pub async fn latest_closed(
    db: &impl ConnectionTrait,
    organisation: &OrganisationId,
) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::OrganisationId.eq(organisation.clone()))
        .filter(Column::State.eq("closed"))
        .filter(shown())
        .order_by_desc(Column::ClosedAt)
        .order_by_desc(Column::Id)
        .one(db)
        .await
}

/// Adds an assessment and answers it as it was written.
pub async fn add(tx: &impl ConnectionTrait, row: Model) -> Result<Model, DbErr> {
    row.into_active_model().reset_all().insert(tx).await
}

/// Renames it, and says when colleagues see each other's ratings.
pub async fn set_described(
    tx: &impl ConnectionTrait,
    id: &AssessmentId,
    title: &str,
    cycle: &str,
    colleagues_shown: &str,
) -> Result<Model, DbErr> {
    let change = ActiveModel {
        id: Set(id.clone()),
        title: Set(title.to_owned()),
        cycle: Set(cycle.to_owned()),
        colleagues_shown: Set(colleagues_shown.to_owned()),
        ..Default::default()
    };
    change.update(tx).await
}

/// From now on ratings are collected.
pub async fn set_opened(tx: &impl ConnectionTrait, id: &AssessmentId, at: i64) -> Result<(), DbErr> {
    let change = ActiveModel {
        id: Set(id.clone()),
        state: Set("collecting".to_owned()),
        opened_at: Set(Some(at)),
        ..Default::default()
    };
    change.update(tx).await.map(|_| ())
}

/// Takes it out of every list.
pub async fn set_removed(tx: &impl ConnectionTrait, id: &AssessmentId, at: i64) -> Result<(), DbErr> {
    let change = ActiveModel { id: Set(id.clone()), removed_at: Set(Some(at)), ..Default::default() };
    change.update(tx).await.map(|_| ())
}

/// From now on the seats' ratings are compared.
pub async fn set_moderating(tx: &impl ConnectionTrait, id: &AssessmentId, at: i64) -> Result<(), DbErr> {
    let change = ActiveModel {
        id: Set(id.clone()),
        state: Set("moderating".to_owned()),
        moderating_at: Set(Some(at)),
        ..Default::default()
    };
    change.update(tx).await.map(|_| ())
}

pub async fn set_closed(
    tx: &impl ConnectionTrait,
    id: &AssessmentId,
    begun: i64,
    at: i64,
) -> Result<(), DbErr> {
    let change = ActiveModel {
        id: Set(id.clone()),
        state: Set("closed".to_owned()),
        moderating_at: Set(Some(begun)),
        closed_at: Set(Some(at)),
        ..Default::default()
    };
    change.update(tx).await.map(|_| ())
}

/// Back from closed to moderating; when that began stays as it was.
pub async fn set_reopened(tx: &impl ConnectionTrait, id: &AssessmentId) -> Result<(), DbErr> {
    let change = ActiveModel {
        id: Set(id.clone()),
        state: Set("moderating".to_owned()),
        closed_at: Set(None),
        ..Default::default()
    };
    change.update(tx).await.map(|_| ())
}
