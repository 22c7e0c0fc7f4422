use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{AssessmentId, EditionId, ItemId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "item")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ItemId,
    pub edition_id: EditionId,
    pub assessment_id: Option<AssessmentId>,
    #[sea_orm(column_name = "ref")]
    pub reference: String,
    pub parent_id: Option<ItemId>,
    pub position: i64,
    pub rated: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The items of an edition itself, in its order; an assessment's own items are not among them.
pub async fn of_edition(db: &impl ConnectionTrait, edition: &EditionId) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::EditionId.eq(edition.clone()))
        .filter(Column::AssessmentId.is_null())
        .order_by_asc(Column::Position)
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// An assessment's own items.
pub async fn of_assessment(
    db: &impl ConnectionTrait,
    assessment: &AssessmentId,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::AssessmentId.eq(assessment.clone()))
        .order_by_asc(Column::Position)
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// An item of an edition, as an import names it.
pub struct New<'a> {
    pub id: &'a ItemId,
    pub reference: &'a str,
    pub parent: Option<&'a ItemId>,
    pub is_rated: bool,
}

/// Adds the items of an edition, in its order.
pub async fn add_of_edition<'a>(
    db: &impl ConnectionTrait,
    edition: &EditionId,
    items: impl Iterator<Item = New<'a>>,
) -> Result<(), DbErr> {
    let rows = items.enumerate().map(|(position, item)| ActiveModel {
        id: Set(item.id.clone()),
        edition_id: Set(edition.clone()),
        assessment_id: Set(None),
        reference: Set(item.reference.to_owned()),
        parent_id: Set(item.parent.cloned()),
        position: Set(i64::try_from(position).unwrap_or(i64::MAX)),
        rated: Set(i64::from(item.is_rated)),
    });
    add_all(db, rows.collect()).await
}

/// Adds many rows, as many a statement as both databases take.
pub async fn add_all(db: &impl ConnectionTrait, rows: Vec<ActiveModel>) -> Result<(), DbErr> {
    for chunk in rows.chunks(500) {
        Entity::insert_many(chunk.to_vec()).exec_without_returning(db).await?;
    }
    Ok(())
}
