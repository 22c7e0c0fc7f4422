use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{QueryOrder as _, QuerySelect as _};

use crate::kit::ids::{ApplicationId, AssessorId, EngagementId, OrganisationId, PersonId};

pub use crate::kit::db::{add, save};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "engagement")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EngagementId,
    pub application_id: ApplicationId,
    pub body_id: OrganisationId,
    pub assessor_id: AssessorId,
    pub person_id: PersonId,
    pub part: String,
    pub last_day: String,
    pub until_at: i64,
    pub words: String,
    pub asked_at: i64,
    pub asked_by: PersonId,
    pub willing_at: Option<i64>,
    pub accepted_at: Option<i64>,
    pub declined_at: Option<i64>,
    pub declined_because: String,
    pub ended_at: Option<i64>,
    pub ended_by: Option<PersonId>,
    pub ended_because: String,
    pub took_over_from: Option<EngagementId>,
    pub handed_in_at: Option<i64>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(db: &impl ConnectionTrait, id: &EngagementId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).one(db).await
}

/// Counts the version up and answers the row as it now stands, held against other writers until
/// commit.
pub async fn touch(tx: &impl ConnectionTrait, id: &EngagementId) -> Result<Option<Model>, DbErr> {
    Entity::update_many()
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id.clone()))
        .exec(tx)
        .await?;
    find(tx, id).await
}

pub async fn of_application(
    db: &impl ConnectionTrait,
    application: &ApplicationId,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::ApplicationId.eq(application.clone()))
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// Engagements of several applications at once, for their facts of access.
pub async fn of_applications(
    db: &impl ConnectionTrait,
    applications: Vec<ApplicationId>,
) -> Result<Vec<Model>, DbErr> {
    if applications.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find().filter(Column::ApplicationId.is_in(applications)).order_by_asc(Column::Id).all(db).await
}

/// What a person was asked for, newest first.
pub async fn of_person(
    db: &impl ConnectionTrait,
    person: &PersonId,
    after: Option<&EngagementId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find().filter(Column::PersonId.eq(person.clone()));
    if let Some(after) = after {
        query = query.filter(Column::Id.lt(after.clone()));
    }
    query.order_by_desc(Column::Id).limit(limit).all(db).await
}

/// What the people of a pool are or were engaged for, for their load and for what they did before.
pub async fn of_assessors(
    db: &impl ConnectionTrait,
    assessors: Vec<AssessorId>,
) -> Result<Vec<Model>, DbErr> {
    if assessors.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find().filter(Column::AssessorId.is_in(assessors)).order_by_asc(Column::Id).all(db).await
}

/// Engagements of these people, whichever body asked them, that were accepted.
pub async fn accepted_by(db: &impl ConnectionTrait, person: &PersonId) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::PersonId.eq(person.clone()))
        .filter(Column::AcceptedAt.is_not_null())
        .order_by_asc(Column::Id)
        .all(db)
        .await
}
