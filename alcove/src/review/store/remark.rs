use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{AssessmentId, ItemId, PersonId, RemarkId, UnitId};

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "remark")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RemarkId,
    pub assessment_id: AssessmentId,
    pub item_id: ItemId,
    pub author_id: PersonId,
    pub unit_id: Option<UnitId>,
    pub body: String,
    pub written_at: i64,
    pub removed_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The remarks on an item that stand, oldest first.
pub async fn of_item(
    db: &impl ConnectionTrait,
    assessment: &AssessmentId,
    item: &ItemId,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::AssessmentId.eq(assessment.clone()))
        .filter(Column::ItemId.eq(item.clone()))
        .filter(Column::RemovedAt.is_null())
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

pub async fn find(
    db: &impl ConnectionTrait,
    assessment: &AssessmentId,
    id: &RemarkId,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone())
        .filter(Column::AssessmentId.eq(assessment.clone()))
        .filter(Column::RemovedAt.is_null())
        .one(db)
        .await
}

/// Takes a remark away; the row stays for the record.
pub async fn set_removed(tx: &impl ConnectionTrait, id: &RemarkId, at: i64) -> Result<(), DbErr> {
    let change = ActiveModel { id: Set(id.clone()), removed_at: Set(Some(at)), ..Default::default() };
    change.update(tx).await.map(|_| ())
}
