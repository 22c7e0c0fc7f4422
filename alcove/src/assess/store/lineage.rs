use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use crate::kit::ids::ItemId;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lineage")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub item_id: ItemId,
    pub from_item_id: ItemId,
    pub kind: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The items of earlier editions that this one continues without change of meaning.
pub async fn continued_by(db: &impl ConnectionTrait, item: &ItemId) -> Result<Vec<ItemId>, DbErr> {
    let rows = Entity::find()
        .filter(Column::ItemId.eq(item.clone()))
        .filter(Column::Kind.is_in(["same-as", "replaces"]))
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.from_item_id).collect())
}
