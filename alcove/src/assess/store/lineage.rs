use alcove_domain::assess::edition::LineageKind;
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use crate::kit::clock::new_id;
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

/// The word of the column `kind`.
pub const fn word(kind: LineageKind) -> &'static str {
    match kind {
        LineageKind::SameAs => "same-as",
        LineageKind::Replaces => "replaces",
        LineageKind::SplitFrom => "split-from",
        LineageKind::MergedFrom => "merged-from",
    }
}

/// An item of the later edition, the one it comes from, and how.
pub type Tie = (ItemId, ItemId, LineageKind);

pub async fn add(db: &impl ConnectionTrait, ties: Vec<Tie>) -> Result<(), DbErr> {
    let rows = ties.into_iter().map(|(item, from, kind)| ActiveModel {
        id: Set(new_id()),
        item_id: Set(item),
        from_item_id: Set(from),
        kind: Set(word(kind).to_owned()),
    });
    add_all(db, rows.collect()).await
}

/// Adds many rows, as many a statement as both databases take.
async fn add_all(db: &impl ConnectionTrait, rows: Vec<ActiveModel>) -> Result<(), DbErr> {
    for chunk in rows.chunks(500) {
        Entity::insert_many(chunk.to_vec()).exec_without_returning(db).await?;
    }
    Ok(())
}

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
