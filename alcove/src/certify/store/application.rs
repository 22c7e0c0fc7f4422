use alcove_domain::certify::Stage;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{QueryOrder as _, QuerySelect as _};

use crate::kit::ids::{
    ApplicationId, AssessmentId, OrganisationId, PersonId, PlanId, SchemeEditionId, SchemeId, SnapshotId,
};

pub use crate::kit::db::{add, save};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "application")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ApplicationId,
    pub scheme_id: SchemeId,
    pub edition_id: SchemeEditionId,
    pub level_id: String,
    pub body_id: OrganisationId,
    pub organisation_id: OrganisationId,
    pub assessment_id: AssessmentId,
    pub plan_id: Option<PlanId>,
    pub previous_id: Option<ApplicationId>,
    pub ground: String,
    pub ground_words: String,
    pub attempt: i64,
    pub field: String,
    pub mentions: String,
    pub validation: String,
    pub state: String,
    pub result: Option<String>,
    pub snapshot_id: Option<SnapshotId>,
    pub created_at: i64,
    pub created_by: Option<PersonId>,
    pub submitted_at: Option<i64>,
    pub submitted_by: Option<PersonId>,
    pub decided_at: Option<i64>,
    pub decided_by: Option<PersonId>,
    pub withdrawn_at: Option<i64>,
    pub withdrawn_by: Option<PersonId>,
    pub withdrawn_because: String,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(db: &impl ConnectionTrait, id: &ApplicationId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).one(db).await
}

/// An institution's attempts at a level and a field of it, oldest first.
pub async fn of_level(
    db: &impl ConnectionTrait,
    organisation: &OrganisationId,
    scheme: &SchemeId,
    level: &str,
    field: &str,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::OrganisationId.eq(organisation.clone()))
        .filter(Column::SchemeId.eq(scheme.clone()))
        .filter(Column::LevelId.eq(level))
        .filter(Column::Field.eq(field))
        .order_by_asc(Column::Attempt)
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// An institution's applications, newest first.
pub async fn of_organisation(
    db: &impl ConnectionTrait,
    organisation: &OrganisationId,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::OrganisationId.eq(organisation.clone()))
        .order_by_desc(Column::Id)
        .all(db)
        .await
}

/// Those that were handed in at a body, newest first.
pub async fn received(db: &impl ConnectionTrait, body: &OrganisationId) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::BodyId.eq(body.clone()))
        .filter(Column::SubmittedAt.is_not_null())
        .order_by_desc(Column::SubmittedAt)
        .order_by_desc(Column::Id)
        .all(db)
        .await
}

/// A page of an institution's, newest first.
pub async fn page_of_organisation(
    db: &impl ConnectionTrait,
    organisation: &OrganisationId,
    after: Option<&ApplicationId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find().filter(Column::OrganisationId.eq(organisation.clone()));
    if let Some(after) = after {
        query = query.filter(Column::Id.lt(after.clone()));
    }
    query.order_by_desc(Column::Id).limit(limit).all(db).await
}

/// A page of those that were handed in at a body, newest first; after the instant and the id of the
/// last one seen.
pub async fn page_received(
    db: &impl ConnectionTrait,
    body: &OrganisationId,
    after: Option<(i64, &ApplicationId)>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query =
        Entity::find().filter(Column::BodyId.eq(body.clone())).filter(Column::SubmittedAt.is_not_null());
    if let Some((at, id)) = after {
        let same = Column::SubmittedAt.eq(at).and(Column::Id.lt(id.clone()));
        query = query.filter(Column::SubmittedAt.lt(at).or(same));
    }
    query.order_by_desc(Column::SubmittedAt).order_by_desc(Column::Id).limit(limit).all(db).await
}

/// Those of a body in one of these states, the newest handed in first.
pub async fn of_body_in(
    db: &impl ConnectionTrait,
    body: &OrganisationId,
    states: &[&str],
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::BodyId.eq(body.clone()))
        .filter(Column::State.is_in(states.iter().copied()))
        .order_by_desc(Column::SubmittedAt)
        .order_by_desc(Column::Id)
        .all(db)
        .await
}

/// Those that a body has decided like this, oldest first.
pub async fn of_body_with(
    db: &impl ConnectionTrait,
    body: &OrganisationId,
    result: &str,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::BodyId.eq(body.clone()))
        .filter(Column::State.eq(Stage::Decided.word()))
        .filter(Column::Result.eq(result))
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// Counts the version up and answers the row as it now stands, held against other writers until
/// commit.
pub async fn touch(tx: &impl ConnectionTrait, id: &ApplicationId) -> Result<Option<Model>, DbErr> {
    Entity::update_many()
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id.clone()))
        .exec(tx)
        .await?;
    find(tx, id).await
}

/// These applications, by id.
pub async fn named(db: &impl ConnectionTrait, ids: Vec<ApplicationId>) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find().filter(Column::Id.is_in(ids)).order_by_asc(Column::Id).all(db).await
}

/// Of these applications those of one institution.
pub async fn of_organisation_among(
    db: &impl ConnectionTrait,
    organisation: &OrganisationId,
    ids: Vec<ApplicationId>,
) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find()
        .filter(Column::OrganisationId.eq(organisation.clone()))
        .filter(Column::Id.is_in(ids))
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// Applications of an institution in one state, oldest first.
pub async fn of_organisation_in(
    db: &impl ConnectionTrait,
    organisation: &OrganisationId,
    state: &str,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::OrganisationId.eq(organisation.clone()))
        .filter(Column::State.eq(state))
        .order_by_asc(Column::Id)
        .all(db)
        .await
}
