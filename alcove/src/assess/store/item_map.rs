use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use crate::kit::clock::new_id;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "item_map")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub source_urn: String,
    pub target_urn: String,
    pub relation: String,
    pub strength: Option<i64>,
    pub because: String,
    pub origin: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The word of the column `relation`.
pub const fn word(relation: alcove_domain::assess::edition::Relation) -> &'static str {
    use alcove_domain::assess::edition::Relation as Kind;
    match relation {
        Kind::Equal => "equal",
        Kind::Subset => "subset",
        Kind::Superset => "superset",
        Kind::Intersects => "intersects",
        Kind::Related => "related",
    }
}

/// A tie between an item of one framework and one of another.
pub struct New<'a> {
    pub from: &'a str,
    pub to: &'a str,
    pub relation: alcove_domain::assess::edition::Relation,
    pub strength: Option<u8>,
    pub because: &'a str,
}

/// Puts the ties of a set in place of those that it had before.
pub async fn replace<'a>(
    db: &impl ConnectionTrait,
    origin: &str,
    ties: impl Iterator<Item = New<'a>>,
) -> Result<(), DbErr> {
    forget(db, origin).await?;
    let rows = ties.map(|tie| ActiveModel {
        id: Set(new_id()),
        source_urn: Set(tie.from.to_owned()),
        target_urn: Set(tie.to.to_owned()),
        relation: Set(word(tie.relation).to_owned()),
        strength: Set(tie.strength.map(i64::from)),
        because: Set(tie.because.to_owned()),
        origin: Set(origin.to_owned()),
    });
    add_all(db, rows.collect()).await
}

/// The ties of these items to other frameworks that mapping sets brought.
pub async fn of_items(db: &impl ConnectionTrait, items: Vec<String>) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::SourceUrn.is_in(items))
        .order_by_asc(Column::TargetUrn)
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// Drops the ties of one set, before its newer text is added.
async fn forget(db: &impl ConnectionTrait, origin: &str) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::Origin.eq(origin)).exec(db).await?;
    Ok(())
}

/// Adds many rows, as many a statement as both databases take.
async fn add_all(db: &impl ConnectionTrait, rows: Vec<ActiveModel>) -> Result<(), DbErr> {
    for chunk in rows.chunks(500) {
        Entity::insert_many(chunk.to_vec()).exec_without_returning(db).await?;
    }
    Ok(())
}
