use sea_orm::QueryOrder as _;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{AssessmentId, PersonId, PracticeId, PracticeReviewId, SeatId};

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "practice_review")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PracticeReviewId,
    pub practice_id: PracticeId,
    pub attempt: i64,
    pub reviewer_id: PersonId,
    pub assessment_id: AssessmentId,
    pub seat_id: SeatId,
    pub begun_at: i64,
    pub verdict: Option<String>,
    pub words: String,
    pub decided_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Looks at a practice, newest first.
pub async fn of_practice(db: &impl ConnectionTrait, id: &PracticeId) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::PracticeId.eq(id.clone()))
        .order_by_desc(Column::Attempt)
        .order_by_desc(Column::Id)
        .all(db)
        .await
}

/// Those of these practices that are not decided.
pub async fn open(db: &impl ConnectionTrait, practices: &[PracticeId]) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::PracticeId.is_in(practices.iter().cloned()))
        .filter(Column::DecidedAt.is_null())
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// What somebody has in hand.
pub async fn open_of(db: &impl ConnectionTrait, reviewer: &PersonId) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::ReviewerId.eq(reviewer.clone()))
        .filter(Column::DecidedAt.is_null())
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// Notes the verdict, once; whether it was open.
pub async fn is_decided(
    tx: &impl ConnectionTrait,
    id: &PracticeReviewId,
    verdict: &str,
    words: &str,
    at: i64,
) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .col_expr(Column::Verdict, Expr::value(verdict))
        .col_expr(Column::Words, Expr::value(words))
        .col_expr(Column::DecidedAt, Expr::value(at))
        .filter(Column::Id.eq(id.clone()))
        .filter(Column::DecidedAt.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}
