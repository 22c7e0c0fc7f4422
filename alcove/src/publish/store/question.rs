use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait as _, Query, SelectStatement};
use sea_orm::{QueryOrder as _, QuerySelect as _};

use crate::kit::ids::{OrganisationId, PersonId, PracticeId, QuestionId};

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "practice_question")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: QuestionId,
    pub practice_id: PracticeId,
    pub organisation_id: OrganisationId,
    pub asked_by: PersonId,
    pub asked_at: i64,
    pub question: String,
    pub answer: String,
    pub answered_at: Option<i64>,
    pub answered_by: Option<PersonId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(
    db: &impl ConnectionTrait,
    practice: &PracticeId,
    id: &QuestionId,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).filter(Column::PracticeId.eq(practice.clone())).one(db).await
}

/// Questions about a practice before `after`, newest first.
pub async fn of_practice(
    db: &impl ConnectionTrait,
    id: &PracticeId,
    after: Option<&QuestionId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find().filter(Column::PracticeId.eq(id.clone()));
    if let Some(after) = after {
        query = query.filter(Column::Id.lt(after.clone()));
    }
    query.order_by_desc(Column::Id).limit(limit).all(db).await
}

/// Questions of one person before `after`, newest first; about one practice where one is given.
pub async fn of_asker(
    db: &impl ConnectionTrait,
    person: &PersonId,
    practice: Option<&PracticeId>,
    after: Option<&QuestionId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find().filter(Column::AskedBy.eq(person.clone()));
    if let Some(practice) = practice {
        query = query.filter(Column::PracticeId.eq(practice.clone()));
    }
    if let Some(after) = after {
        query = query.filter(Column::Id.lt(after.clone()));
    }
    query.order_by_desc(Column::Id).limit(limit).all(db).await
}

/// Selects the practices about which a question is open.
pub fn open_ones() -> SelectStatement {
    Query::select()
        .column(Column::PracticeId)
        .from(Entity)
        .and_where(Expr::col(Column::AnsweredAt).is_null())
        .take()
}

/// How many somebody asked since an instant.
pub async fn asked_since(db: &impl ConnectionTrait, person: &PersonId, at: i64) -> Result<u64, DbErr> {
    Entity::find().filter(Column::AskedBy.eq(person.clone())).filter(Column::AskedAt.gte(at)).count(db).await
}

/// Answers it, once; whether it was open.
pub async fn is_answered(
    tx: &impl ConnectionTrait,
    id: &QuestionId,
    words: &str,
    by: &PersonId,
    at: i64,
) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .col_expr(Column::Answer, Expr::value(words))
        .col_expr(Column::AnsweredAt, Expr::value(at))
        .col_expr(Column::AnsweredBy, Expr::value(by.clone()))
        .filter(Column::Id.eq(id.clone()))
        .filter(Column::AnsweredAt.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}
