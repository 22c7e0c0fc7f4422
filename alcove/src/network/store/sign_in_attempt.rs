use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use crate::kit::clock::new_id;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in_attempt")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// A hash of the account or of the address: no personal data.
    pub subject: String,
    pub at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Instants of the last attempts since, newest first, at most so many.
pub async fn since(
    db: &impl ConnectionTrait,
    subject: &str,
    since: i64,
    most: u64,
) -> Result<Vec<i64>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::At)
        .filter(Column::Subject.eq(subject))
        .filter(Column::At.gt(since))
        .order_by_desc(Column::At)
        .order_by_desc(Column::Id)
        .limit(most)
        .into_tuple()
        .all(db)
        .await
}

/// Notes an attempt and answers its id.
pub async fn add(tx: &impl ConnectionTrait, subject: &str, at: i64) -> Result<String, DbErr> {
    let id: String = new_id();
    let attempt = ActiveModel { id: Set(id.clone()), subject: Set(subject.to_owned()), at: Set(at) };
    Entity::insert(attempt).exec_without_returning(tx).await?;
    Ok(id)
}

pub async fn forget_one(tx: &impl ConnectionTrait, id: &str) -> Result<(), DbErr> {
    Entity::delete_by_id(id).exec(tx).await?;
    Ok(())
}

pub async fn forget(tx: &impl ConnectionTrait, subject: &str) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::Subject.eq(subject)).exec(tx).await?;
    Ok(())
}

pub async fn forget_before(tx: &impl ConnectionTrait, at: i64) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::At.lt(at)).exec(tx).await?;
    Ok(())
}
