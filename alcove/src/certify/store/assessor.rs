use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{Condition, QueryOrder as _, QuerySelect as _};

use crate::kit::ids::{AssessorId, InvitationId, OrganisationId, PersonId};

pub use crate::kit::db::{add, save};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assessor")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AssessorId,
    pub body_id: OrganisationId,
    pub person_id: Option<PersonId>,
    pub invitation_id: Option<InvitationId>,
    pub name: String,
    pub email: String,
    pub fields: String,
    pub languages: String,
    pub employers: String,
    pub most: i64,
    pub added_at: i64,
    pub added_by: Option<PersonId>,
    pub left_at: Option<i64>,
    pub left_by: Option<PersonId>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// One of the pool of a body.
pub async fn find(
    db: &impl ConnectionTrait,
    body: &OrganisationId,
    id: &AssessorId,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).filter(Column::BodyId.eq(body.clone())).one(db).await
}

/// The pool of a body by name, without those who left.
pub async fn of_body(
    db: &impl ConnectionTrait,
    body: &OrganisationId,
    after: Option<(&str, &AssessorId)>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find().filter(Column::BodyId.eq(body.clone())).filter(Column::LeftAt.is_null());
    if let Some((name, id)) = after {
        query = query.filter(
            Condition::any()
                .add(Column::Name.gt(name))
                .add(Condition::all().add(Column::Name.eq(name)).add(Column::Id.gt(id.clone()))),
        );
    }
    query.order_by_asc(Column::Name).order_by_asc(Column::Id).limit(limit).all(db).await
}

/// How many are in the pool.
pub async fn count_of_body(db: &impl ConnectionTrait, body: &OrganisationId) -> Result<u64, DbErr> {
    Entity::find().filter(Column::BodyId.eq(body.clone())).filter(Column::LeftAt.is_null()).count(db).await
}

/// Counts the version up and answers the row as it now stands, held against other writers until
/// commit.
pub async fn touch(
    tx: &impl ConnectionTrait,
    body: &OrganisationId,
    id: &AssessorId,
) -> Result<Option<Model>, DbErr> {
    Entity::update_many()
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id.clone()))
        .filter(Column::BodyId.eq(body.clone()))
        .exec(tx)
        .await?;
    find(tx, body, id).await
}

/// Who is in the pool with this address.
pub async fn with_email(
    db: &impl ConnectionTrait,
    body: &OrganisationId,
    email: &str,
) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::BodyId.eq(body.clone()))
        .filter(Column::LeftAt.is_null())
        .filter(Column::Email.eq(email))
        .order_by_asc(Column::Id)
        .one(db)
        .await
}

/// Those of the pool by their ids.
pub async fn named(db: &impl ConnectionTrait, ids: Vec<AssessorId>) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find().filter(Column::Id.is_in(ids)).order_by_asc(Column::Id).all(db).await
}
