use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use crate::kit::ids::PersonId;

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "passkey")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub person_id: PersonId,
    pub name: String,
    /// As the browser names it, in base64url.
    pub credential_id: String,
    /// The public key and its counter, as JSON.
    pub credential: String,
    pub created_at: i64,
    pub used_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn of_person(db: &impl ConnectionTrait, person: &PersonId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::PersonId.eq(person.clone())).order_by_asc(Column::Id).all(db).await
}

pub async fn by_credential(db: &impl ConnectionTrait, credential_id: &str) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::CredentialId.eq(credential_id)).one(db).await
}

/// After a use: the credential with its new counter.
pub async fn set_used(tx: &impl ConnectionTrait, id: &str, credential: &str, at: i64) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Credential, Expr::value(credential))
        .col_expr(Column::UsedAt, Expr::value(at))
        .filter(Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Whether it was the person's.
pub async fn is_renamed(
    tx: &impl ConnectionTrait,
    person: &PersonId,
    id: &str,
    name: &str,
) -> Result<bool, DbErr> {
    let renamed = Entity::update_many()
        .col_expr(Column::Name, Expr::value(name))
        .filter(Column::PersonId.eq(person.clone()))
        .filter(Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(renamed.rows_affected == 1)
}

pub async fn is_removed(tx: &impl ConnectionTrait, person: &PersonId, id: &str) -> Result<bool, DbErr> {
    let removed = Entity::delete_many()
        .filter(Column::PersonId.eq(person.clone()))
        .filter(Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(removed.rows_affected == 1)
}
