use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;

use crate::kit::ids::{AssessmentId, FindingId, ItemId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "finding_item")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub finding_id: FindingId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub item_id: ItemId,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The items of all findings of an assessment.
pub async fn of_assessment(db: &impl ConnectionTrait, id: &AssessmentId) -> Result<Vec<Model>, DbErr> {
    use super::finding;
    let findings = Query::select()
        .column(finding::Column::Id)
        .from(finding::Entity)
        .and_where(finding::Column::AssessmentId.eq(id.clone()))
        .to_owned();
    Entity::find()
        .filter(Column::FindingId.in_subquery(findings))
        .order_by_asc(Column::FindingId)
        .order_by_asc(Column::ItemId)
        .all(db)
        .await
}

/// Ties a finding to these items and no others.
pub async fn replace(tx: &impl ConnectionTrait, id: &FindingId, items: &[ItemId]) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::FindingId.eq(id.clone())).exec(tx).await?;
    let rows =
        items.iter().map(|item| ActiveModel { finding_id: Set(id.clone()), item_id: Set(item.clone()) });
    Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}
