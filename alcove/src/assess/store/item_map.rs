use sea_orm::entity::prelude::*;

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

/// Drops the ties of one set, before its newer text is added.
pub async fn forget(db: &impl ConnectionTrait, origin: &str) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::Origin.eq(origin)).exec(db).await?;
    Ok(())
}

/// Adds many rows, as many a statement as both databases take.
pub async fn add_all(db: &impl ConnectionTrait, rows: Vec<ActiveModel>) -> Result<(), DbErr> {
    for chunk in rows.chunks(500) {
        Entity::insert_many(chunk.to_vec()).exec_without_returning(db).await?;
    }
    Ok(())
}
