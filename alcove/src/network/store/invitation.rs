use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryOrder, QuerySelect};

use super::person::fold_email;
use crate::kit::ids::{InvitationId, OrganisationId, PersonId, UnitId};

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invitation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: InvitationId,
    pub organisation_id: OrganisationId,
    pub unit_id: Option<UnitId>,
    pub role: String,
    pub email: String,
    pub email_folded: String,
    pub name: String,
    pub language: String,
    pub token_hash: String,
    pub invited_by: Option<PersonId>,
    pub created_at: i64,
    pub expires_at: i64,
    pub accepted_at: Option<i64>,
    pub accepted_by: Option<PersonId>,
    pub revoked_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(
    db: &impl ConnectionTrait,
    organisation: &OrganisationId,
    id: &InvitationId,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).filter(Column::OrganisationId.eq(organisation.clone())).one(db).await
}

pub async fn by_token(db: &impl ConnectionTrait, hash: &str) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::TokenHash.eq(hash)).one(db).await
}

/// Those nobody has answered, the newest first; of these units where some are given.
pub async fn waiting(
    db: &impl ConnectionTrait,
    organisation: &OrganisationId,
    within: Option<Vec<UnitId>>,
    after: Option<&InvitationId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query =
        Entity::find().filter(Column::OrganisationId.eq(organisation.clone())).filter(is_waiting());
    if let Some(units) = within {
        query = query.filter(Column::UnitId.is_in(units));
    }
    if let Some(after) = after {
        query = query.filter(Column::Id.lt(after.clone()));
    }
    query.order_by_desc(Column::Id).limit(limit).all(db).await
}

/// Takes back what waits for this address for the same role and unit: the newer one holds.
pub async fn revoke_same(tx: &impl ConnectionTrait, row: &Model, at: i64) -> Result<(), DbErr> {
    let unit = match &row.unit_id {
        Some(unit) => Column::UnitId.eq(unit.clone()),
        None => Column::UnitId.is_null(),
    };
    Entity::update_many()
        .col_expr(Column::RevokedAt, Expr::value(at))
        .filter(Column::OrganisationId.eq(row.organisation_id.clone()))
        .filter(Column::EmailFolded.eq(fold_email(&row.email)))
        .filter(Column::Role.eq(&row.role))
        .filter(unit)
        .filter(is_waiting())
        .exec(tx)
        .await?;
    Ok(())
}

/// Whether it was still waiting; it is revoked then.
pub async fn is_revoked_now(tx: &impl ConnectionTrait, id: &InvitationId, at: i64) -> Result<bool, DbErr> {
    let revoked = Entity::update_many()
        .col_expr(Column::RevokedAt, Expr::value(at))
        .filter(Column::Id.eq(id.clone()))
        .filter(is_waiting())
        .exec(tx)
        .await?;
    Ok(revoked.rows_affected == 1)
}

/// Whether it was still waiting under this token; it is accepted then.
pub async fn is_accepted_now(
    tx: &impl ConnectionTrait,
    row: &Model,
    by: &PersonId,
    at: i64,
) -> Result<bool, DbErr> {
    let accepted = Entity::update_many()
        .col_expr(Column::AcceptedAt, Expr::value(at))
        .col_expr(Column::AcceptedBy, Expr::value(by.clone()))
        .filter(Column::Id.eq(row.id.clone()))
        .filter(Column::TokenHash.eq(&row.token_hash))
        .filter(is_waiting())
        .exec(tx)
        .await?;
    Ok(accepted.rows_affected == 1)
}

/// Whether it was still waiting under its old token; the new one holds then and the old one is dead.
pub async fn is_renewed_now(
    tx: &impl ConnectionTrait,
    row: &Model,
    hash: &str,
    expires_at: i64,
) -> Result<bool, DbErr> {
    let renewed = Entity::update_many()
        .col_expr(Column::TokenHash, Expr::value(hash))
        .col_expr(Column::ExpiresAt, Expr::value(expires_at))
        .filter(Column::Id.eq(row.id.clone()))
        .filter(Column::TokenHash.eq(&row.token_hash))
        .filter(is_waiting())
        .exec(tx)
        .await?;
    Ok(renewed.rows_affected == 1)
}

fn is_waiting() -> Condition {
    Condition::all().add(Column::AcceptedAt.is_null()).add(Column::RevokedAt.is_null())
}
