use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "blob")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub sha256: String,
    pub size: i64,
    pub media_type: String,
    pub created_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Notes a content, unless it is known.
pub async fn note(
    tx: &impl ConnectionTrait,
    sha256: &str,
    size: u64,
    media_type: &str,
    created_at: i64,
) -> Result<(), DbErr> {
    let row = ActiveModel {
        sha256: Set(sha256.to_owned()),
        size: Set(i64::try_from(size).unwrap_or(i64::MAX)),
        media_type: Set(media_type.to_owned()),
        created_at: Set(created_at),
    };
    let unless_known = OnConflict::column(Column::Sha256).do_nothing().to_owned();
    Entity::insert(row).on_conflict(unless_known).exec_without_returning(tx).await?;
    Ok(())
}

/// Whether a content of this hash is known.
pub async fn find(db: &impl ConnectionTrait, sha256: &str) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(sha256.to_owned()).one(db).await
}
