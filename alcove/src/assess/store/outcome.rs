use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{FromQueryResult, QueryOrder, QuerySelect as _};

use crate::kit::ids::{AssessmentId, OutcomeId, PersonId};

pub use crate::kit::db::add as insert;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outcome")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OutcomeId,
    pub assessment_id: AssessmentId,
    pub number: i64,
    pub status: String,
    pub body: String,
    pub inputs_hash: String,
    pub closed_at: i64,
    pub closed_by: PersonId,
    pub superseded_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// An outcome without its body, which is long and kept in memory.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Head {
    pub id: OutcomeId,
    pub assessment_id: AssessmentId,
    pub number: i64,
    pub status: String,
    pub inputs_hash: String,
    pub closed_at: i64,
    pub closed_by: PersonId,
    pub superseded_at: Option<i64>,
}

/// The outcomes of an assessment, newest first.
pub async fn heads(db: &impl ConnectionTrait, assessment: &AssessmentId) -> Result<Vec<Head>, DbErr> {
    Entity::find()
        .select_only()
        .columns([
            Column::Id,
            Column::AssessmentId,
            Column::Number,
            Column::Status,
            Column::InputsHash,
            Column::ClosedAt,
            Column::ClosedBy,
            Column::SupersededAt,
        ])
        .filter(Column::AssessmentId.eq(assessment.clone()))
        .order_by_desc(Column::Number)
        .into_model::<Head>()
        .all(db)
        .await
}

pub async fn find(db: &impl ConnectionTrait, id: &OutcomeId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).one(db).await
}

/// The number of the newest outcome; zero where there is none.
pub async fn newest(db: &impl ConnectionTrait, assessment: &AssessmentId) -> Result<i64, DbErr> {
    Ok(heads(db, assessment).await?.first().map_or(0, |head| head.number))
}

/// What stands now stands no more; it stays readable by its number.
pub async fn supersede(tx: &impl ConnectionTrait, assessment: &AssessmentId, at: i64) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::SupersededAt, Expr::value(at))
        .filter(Column::AssessmentId.eq(assessment.clone()))
        .filter(Column::SupersededAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}
