use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{ExprTrait as _, QueryOrder};

use crate::kit::ids::{AssessmentId, FindingId, PersonId};

pub use crate::kit::db::add as insert;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "finding")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FindingId,
    pub assessment_id: AssessmentId,
    pub kind: String,
    pub title: String,
    pub body: String,
    pub origin: String,
    pub importance: i64,
    pub created_at: i64,
    pub created_by: Option<PersonId>,
    pub dropped_at: Option<i64>,
    pub dropped_because: String,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// All of an assessment, also those dropped, in the order in which they are shown within a kind.
pub async fn of_assessment(db: &impl ConnectionTrait, id: &AssessmentId) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::AssessmentId.eq(id.clone()))
        .order_by_desc(Column::Importance)
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

pub async fn find(
    db: &impl ConnectionTrait,
    assessment: &AssessmentId,
    id: &FindingId,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).filter(Column::AssessmentId.eq(assessment.clone())).one(db).await
}

/// A finding of whichever assessment; the caller looks whose that is.
pub async fn by_id(db: &impl ConnectionTrait, id: &FindingId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).one(db).await
}

/// The place of the last one of a kind; a new one comes after it.
pub async fn lowest(tx: &impl ConnectionTrait, id: &AssessmentId, kind: &str) -> Result<i64, DbErr> {
    let last = Entity::find()
        .filter(Column::AssessmentId.eq(id.clone()))
        .filter(Column::Kind.eq(kind))
        .order_by_asc(Column::Importance)
        .order_by_asc(Column::Id)
        .one(tx)
        .await?;
    Ok(last.map_or(0, |row| row.importance))
}

/// False where another version stands than the one that was seen.
pub async fn edit(
    tx: &impl ConnectionTrait,
    id: &FindingId,
    seen: i64,
    title: &str,
    body: &str,
) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .col_expr(Column::Title, Expr::value(title))
        .col_expr(Column::Body, Expr::value(body))
        .col_expr(Column::Version, Expr::value(seen + 1))
        .filter(Column::Id.eq(id.clone()))
        .filter(Column::Version.eq(seen))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

pub async fn set_dropped(
    tx: &impl ConnectionTrait,
    id: &FindingId,
    at: Option<i64>,
    because: &str,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::DroppedAt, Expr::value(at))
        .col_expr(Column::DroppedBecause, Expr::value(because))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id.clone()))
        .exec(tx)
        .await?;
    Ok(())
}

pub async fn set_place(tx: &impl ConnectionTrait, id: &FindingId, place: i64) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Importance, Expr::value(place))
        .filter(Column::Id.eq(id.clone()))
        .exec(tx)
        .await?;
    Ok(())
}
