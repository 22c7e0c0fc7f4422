use alcove_domain::kit::Day;
use alcove_domain::publish::Request;
use sea_orm::ActiveValue::NotSet;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{IntoActiveModel as _, QueryOrder as _, QuerySelect as _};

use crate::kit::ids::{DocumentRequestId, InternalDocumentId, OrganisationId, PersonId, PracticeId};

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document_request")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DocumentRequestId,
    pub document_id: InternalDocumentId,
    pub practice_id: PracticeId,
    /// The institution whose document it is.
    pub owner_id: OrganisationId,
    /// The institution that asks.
    pub organisation_id: OrganisationId,
    pub asked_by: PersonId,
    pub asked_at: i64,
    pub purpose: String,
    pub answered_at: Option<i64>,
    pub answered_by: Option<PersonId>,
    /// A day; none where it was refused.
    pub granted_until: Option<String>,
    /// The file that was granted.
    pub file_number: Option<i64>,
    pub reason: String,
    pub revoked_at: Option<i64>,
    pub revoked_by: Option<PersonId>,
    pub opened: i64,
    pub opened_at: Option<i64>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// For the rules. A day that cannot be read opens nothing.
    pub fn request(&self) -> Request {
        let until = self.granted_until.as_deref().and_then(|day| Day::parse(day).ok());
        match (self.answered_at, until) {
            _ if self.revoked_at.is_some() => Request::Revoked,
            (None, _) => Request::Waiting,
            (Some(_), Some(until)) => Request::Granted { until },
            (Some(_), None) => Request::Refused,
        }
    }
}

/// Whichever institutions it is between; the caller asks whether the person may.
pub async fn by_id(db: &impl ConnectionTrait, id: &DocumentRequestId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).one(db).await
}

/// What somebody asked for one document, newest first.
pub async fn of_asker(
    db: &impl ConnectionTrait,
    document: &InternalDocumentId,
    person: &PersonId,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::DocumentId.eq(document.clone()))
        .filter(Column::AskedBy.eq(person.clone()))
        .order_by_desc(Column::Id)
        .limit(200)
        .all(db)
        .await
}

/// Those that an institution has not answered, the oldest first, behind `after`.
pub async fn waiting_at(
    db: &impl ConnectionTrait,
    owner: &OrganisationId,
    after: Option<&DocumentRequestId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query =
        Entity::find().filter(Column::OwnerId.eq(owner.clone())).filter(Column::AnsweredAt.is_null());
    if let Some(after) = after {
        query = query.filter(Column::Id.gt(after.clone()));
    }
    query.order_by_asc(Column::Id).limit(limit).all(db).await
}

/// Those that an institution has answered, newest first, before `after`.
pub async fn answered_at(
    db: &impl ConnectionTrait,
    owner: &OrganisationId,
    after: Option<&DocumentRequestId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query =
        Entity::find().filter(Column::OwnerId.eq(owner.clone())).filter(Column::AnsweredAt.is_not_null());
    if let Some(after) = after {
        query = query.filter(Column::Id.lt(after.clone()));
    }
    query.order_by_desc(Column::Id).limit(limit).all(db).await
}

/// What somebody asked of others for an institution, newest first, before `after`.
pub async fn asked_by(
    db: &impl ConnectionTrait,
    organisation: &OrganisationId,
    person: &PersonId,
    after: Option<&DocumentRequestId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find()
        .filter(Column::AskedBy.eq(person.clone()))
        .filter(Column::OrganisationId.eq(organisation.clone()));
    if let Some(after) = after {
        query = query.filter(Column::Id.lt(after.clone()));
    }
    query.order_by_desc(Column::Id).limit(limit).all(db).await
}

/// How many somebody asked since an instant.
pub async fn asked_since(db: &impl ConnectionTrait, person: &PersonId, at: i64) -> Result<u64, DbErr> {
    Entity::find().filter(Column::AskedBy.eq(person.clone())).filter(Column::AskedAt.gte(at)).count(db).await
}

/// Writes an answer where the row still has the version before; whether it had. How often it was
/// opened is counted beside it, and left alone.
pub async fn is_updated(tx: &impl ConnectionTrait, row: Model) -> Result<bool, DbErr> {
    let (id, before) = (row.id.clone(), row.version - 1);
    let answer = ActiveModel { opened: NotSet, opened_at: NotSet, ..row.into_active_model().reset_all() };
    let done = Entity::update_many()
        .set(answer)
        .filter(Column::Id.eq(id))
        .filter(Column::Version.eq(before))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Counts that it was read, where it was not closed in the same moment; whether it was not.
pub async fn is_opened(tx: &impl ConnectionTrait, row: &Model, at: i64) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .col_expr(Column::Opened, Expr::col(Column::Opened).add(1))
        .col_expr(Column::OpenedAt, Expr::value(at))
        .filter(Column::Id.eq(row.id.clone()))
        .filter(Column::Version.eq(row.version))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}
