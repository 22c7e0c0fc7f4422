use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use crate::kit::ids::PersonId;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "one_time_link")]
pub struct Model {
    /// The hash of the secret in the link.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub purpose: String,
    pub person_id: Option<PersonId>,
    pub created_at: i64,
    pub expires_at: i64,
    pub used_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The link that still opens something.
pub async fn open(
    db: &impl ConnectionTrait,
    id: &str,
    purpose: &str,
    at: i64,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id)
        .filter(Column::Purpose.eq(purpose))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(at))
        .one(db)
        .await
}

pub async fn add(tx: &impl ConnectionTrait, link: Model) -> Result<(), DbErr> {
    let link = ActiveModel {
        id: Set(link.id),
        purpose: Set(link.purpose),
        person_id: Set(link.person_id),
        created_at: Set(link.created_at),
        expires_at: Set(link.expires_at),
        used_at: Set(link.used_at),
    };
    Entity::insert(link).exec_without_returning(tx).await?;
    Ok(())
}

/// Whether it was still unused: of two who come at once, one is right.
pub async fn is_used_now(tx: &impl ConnectionTrait, id: &str, at: i64) -> Result<bool, DbErr> {
    let used = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(at))
        .filter(Column::Id.eq(id))
        .filter(Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    Ok(used.rows_affected == 1)
}

/// The person's unused links of this purpose open nothing any more.
pub async fn close_those_of(
    tx: &impl ConnectionTrait,
    person: &PersonId,
    purpose: &str,
) -> Result<(), DbErr> {
    Entity::delete_many()
        .filter(Column::PersonId.eq(person.clone()))
        .filter(Column::Purpose.eq(purpose))
        .filter(Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

pub async fn close_all(tx: &impl ConnectionTrait, purpose: &str) -> Result<(), DbErr> {
    Entity::delete_many()
        .filter(Column::Purpose.eq(purpose))
        .filter(Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}
