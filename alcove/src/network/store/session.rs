use sea_orm::IntoActiveModel as _;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{PersonId, SessionId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SessionId,
    pub person_id: PersonId,
    pub agent: String,
    pub created_at: i64,
    pub seen_at: i64,
    pub expires_at: i64,
    pub second_factor_at: Option<i64>,
    pub revoked_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// A session of this person that is neither revoked nor over.
pub fn is_alive(session: &Model, at: i64) -> bool {
    session.revoked_at.is_none() && session.expires_at > at
}

/// The person's living sessions, the last used first.
pub async fn living(db: &impl ConnectionTrait, person: &PersonId, at: i64) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::PersonId.eq(person.clone()))
        .filter(Column::RevokedAt.is_null())
        .filter(Column::ExpiresAt.gt(at))
        .order_by_desc(Column::SeenAt)
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// Ends one session of the person; how many it was.
pub async fn revoke(
    tx: &impl ConnectionTrait,
    person: &PersonId,
    id: &SessionId,
    at: i64,
) -> Result<u64, DbErr> {
    revoke_those(tx, person, Column::Id.eq(id.clone()), at).await
}

/// Ends all sessions of the person but this one.
pub async fn revoke_others(
    tx: &impl ConnectionTrait,
    person: &PersonId,
    keep: &SessionId,
    at: i64,
) -> Result<u64, DbErr> {
    revoke_those(tx, person, Column::Id.ne(keep.clone()), at).await
}

pub async fn revoke_all(tx: &impl ConnectionTrait, person: &PersonId, at: i64) -> Result<u64, DbErr> {
    revoke_those(tx, person, Column::Id.ne(""), at).await
}

async fn revoke_those(
    tx: &impl ConnectionTrait,
    person: &PersonId,
    which: sea_orm::sea_query::SimpleExpr,
    at: i64,
) -> Result<u64, DbErr> {
    let revoked = Entity::update_many()
        .col_expr(Column::RevokedAt, Expr::value(at))
        .filter(Column::PersonId.eq(person.clone()))
        .filter(Column::RevokedAt.is_null())
        .filter(which)
        .exec(tx)
        .await?;
    Ok(revoked.rows_affected)
}

pub async fn add(tx: &impl ConnectionTrait, row: Model) -> Result<(), DbErr> {
    row.into_active_model().reset_all().insert(tx).await?;
    Ok(())
}

/// Notes the last request of the session.
pub async fn set_seen(tx: &impl ConnectionTrait, id: &SessionId, at: i64) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::SeenAt, at.into())
        .filter(Column::Id.eq(id.clone()))
        .exec(tx)
        .await?;
    Ok(())
}
