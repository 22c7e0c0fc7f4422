use sea_orm::entity::prelude::*;

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
