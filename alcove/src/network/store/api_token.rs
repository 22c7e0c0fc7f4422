use sea_orm::IntoActiveModel as _;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{PersonId, TokenId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "api_token")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TokenId,
    pub person_id: PersonId,
    pub name: String,
    pub token_hash: String,
    /// Separated by spaces.
    pub scopes: String,
    pub created_at: i64,
    pub expires_at: Option<i64>,
    pub used_at: Option<i64>,
    pub revoked_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The person's tokens that were not revoked, the newest first.
pub async fn of_person(db: &impl ConnectionTrait, person: &PersonId) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::PersonId.eq(person.clone()))
        .filter(Column::RevokedAt.is_null())
        .order_by_desc(Column::Id)
        .all(db)
        .await
}

/// Whether it was the person's and not revoked before.
pub async fn is_revoked_now(
    tx: &impl ConnectionTrait,
    person: &PersonId,
    id: &TokenId,
    at: i64,
) -> Result<bool, DbErr> {
    let revoked = Entity::update_many()
        .col_expr(Column::RevokedAt, Expr::value(at))
        .filter(Column::PersonId.eq(person.clone()))
        .filter(Column::Id.eq(id.clone()))
        .filter(Column::RevokedAt.is_null())
        .exec(tx)
        .await?;
    Ok(revoked.rows_affected == 1)
}

/// Notes that a token was used.
pub async fn set_used(tx: &impl ConnectionTrait, id: &TokenId, at: i64) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(at))
        .filter(Column::Id.eq(id.clone()))
        .exec(tx)
        .await?;
    Ok(())
}

pub async fn add(tx: &impl ConnectionTrait, row: Model) -> Result<(), DbErr> {
    row.into_active_model().reset_all().insert(tx).await?;
    Ok(())
}
