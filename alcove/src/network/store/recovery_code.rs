use sea_orm::ActiveValue::Set;
use sea_orm::QuerySelect as _;
use sea_orm::entity::prelude::*;

use crate::kit::clock::new_id;
use crate::kit::ids::PersonId;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "recovery_code")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub person_id: PersonId,
    pub code_hash: String,
    pub used_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Puts these in place of those the person had.
pub async fn replace(tx: &impl ConnectionTrait, person: &PersonId, hashes: Vec<String>) -> Result<(), DbErr> {
    remove_all(tx, person).await?;
    let codes = hashes.into_iter().map(|hash| ActiveModel {
        id: Set(new_id()),
        person_id: Set(person.clone()),
        code_hash: Set(hash),
        used_at: Set(None),
    });
    Entity::insert_many(codes).exec_without_returning(tx).await?;
    Ok(())
}

pub async fn remove_all(tx: &impl ConnectionTrait, person: &PersonId) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::PersonId.eq(person.clone())).exec(tx).await?;
    Ok(())
}

pub async fn left(db: &impl ConnectionTrait, person: &PersonId) -> Result<u64, DbErr> {
    let left: Option<i64> = Entity::find()
        .select_only()
        .column_as(Column::Id.count(), "left")
        .filter(Column::PersonId.eq(person.clone()))
        .filter(Column::UsedAt.is_null())
        .into_tuple()
        .one(db)
        .await?;
    Ok(left.unwrap_or_default().unsigned_abs())
}

/// Whether the code was one of the person's unused ones; it is used then.
pub async fn is_used_now(
    tx: &impl ConnectionTrait,
    person: &PersonId,
    hash: &str,
    at: i64,
) -> Result<bool, DbErr> {
    let used = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(at))
        .filter(Column::PersonId.eq(person.clone()))
        .filter(Column::CodeHash.eq(hash))
        .filter(Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    Ok(used.rows_affected == 1)
}
