use std::collections::HashMap;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{Condition, IntoActiveModel as _, QueryOrder, QuerySelect as _};

use crate::kit::db::pairs;
use crate::kit::ids::{AssessmentId, ItemId, PersonId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "moderation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub assessment_id: AssessmentId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub item_id: ItemId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i64,
    pub mark: String,
    pub step: Option<i64>,
    pub method: String,
    pub rule: String,
    pub reason: String,
    pub dissent: String,
    pub inputs: String,
    pub moderated_by: PersonId,
    pub moderated_at: i64,
    pub superseded_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What an item is settled by now.
pub async fn standing_on(
    db: &impl ConnectionTrait,
    assessment: &AssessmentId,
    item: &ItemId,
) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::AssessmentId.eq(assessment.clone()))
        .filter(Column::ItemId.eq(item.clone()))
        .filter(Column::SupersededAt.is_null())
        .one(db)
        .await
}

/// What every item of an assessment is settled by now, by item.
pub async fn standing(db: &impl ConnectionTrait, assessment: &AssessmentId) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::AssessmentId.eq(assessment.clone()))
        .filter(Column::SupersededAt.is_null())
        .order_by_asc(Column::ItemId)
        .all(db)
        .await
}

/// What every item was settled by at an instant, by item.
pub async fn standing_at(
    db: &impl ConnectionTrait,
    assessment: &AssessmentId,
    at: i64,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::AssessmentId.eq(assessment.clone()))
        .filter(Column::ModeratedAt.lte(at))
        .filter(Condition::any().add(Column::SupersededAt.is_null()).add(Column::SupersededAt.gt(at)))
        .order_by_asc(Column::ItemId)
        .order_by_asc(Column::Version)
        .all(db)
        .await
}

/// All that an item was ever settled by, newest first.
pub async fn history(
    db: &impl ConnectionTrait,
    assessment: &AssessmentId,
    item: &ItemId,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::AssessmentId.eq(assessment.clone()))
        .filter(Column::ItemId.eq(item.clone()))
        .order_by_desc(Column::Version)
        .all(db)
        .await
}

/// The newest version that each item ever had, also where it was taken back.
pub async fn newest(
    db: &impl ConnectionTrait,
    assessment: &AssessmentId,
) -> Result<HashMap<ItemId, i64>, DbErr> {
    let query = Entity::find()
        .select_only()
        .column(Column::ItemId)
        .column_as(Column::Version.max(), "newest")
        .filter(Column::AssessmentId.eq(assessment.clone()))
        .group_by(Column::ItemId)
        .order_by_asc(Column::ItemId);
    Ok(pairs(db, &query, ["item_id", "newest"]).await?.into_iter().collect())
}

/// Takes a version back: nothing stands on its item any more. Whether it stood until now.
pub async fn set_taken_back(
    tx: &impl ConnectionTrait,
    assessment: &AssessmentId,
    item: &ItemId,
    version: i64,
    at: i64,
) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .col_expr(Column::SupersededAt, Expr::value(at))
        .filter(Column::AssessmentId.eq(assessment.clone()))
        .filter(Column::ItemId.eq(item.clone()))
        .filter(Column::Version.eq(version))
        .filter(Column::SupersededAt.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Writes a version after the one that it supersedes. The primary key refuses the second of two
/// people who settle an item at once.
pub async fn append(tx: &impl ConnectionTrait, row: Model) -> Result<(), DbErr> {
    let (assessment, item) = (row.assessment_id.clone(), row.item_id.clone());
    let (at, version) = (row.moderated_at, row.version);
    Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Entity::update_many()
        .col_expr(Column::SupersededAt, Expr::value(at))
        .filter(Column::AssessmentId.eq(assessment))
        .filter(Column::ItemId.eq(item))
        .filter(Column::Version.lt(version))
        .filter(Column::SupersededAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}
