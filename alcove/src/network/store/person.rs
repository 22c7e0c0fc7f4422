use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{Condition, IntoActiveModel as _, QueryOrder, QuerySelect};

use super::search::contains;
use crate::kit::ids::PersonId;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PersonId,
    pub email: String,
    pub email_folded: String,
    pub name: String,
    pub language: String,
    pub password_hash: Option<String>,
    pub platform_administrator_since: Option<i64>,
    pub totp_secret: Option<String>,
    pub totp_confirmed_at: Option<i64>,
    pub totp_last_step: Option<i64>,
    pub created_at: i64,
    pub disabled_at: Option<i64>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(db: &impl ConnectionTrait, id: &PersonId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).one(db).await
}

pub async fn by_email(db: &impl ConnectionTrait, email: &str) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::EmailFolded.eq(fold_email(email))).one(db).await
}

/// How two spellings of one address are told to be the same: trimmed, in lower case. ASCII alone,
/// since the case of other letters depends on a language and mail servers keep them apart.
pub fn fold_email(email: &str) -> String {
    email.trim().to_ascii_lowercase()
}

/// Whether nobody has been set up yet.
pub async fn is_nobody(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    Ok(Entity::find().order_by_asc(Column::Id).one(db).await?.is_none())
}

/// Whether this step of the codes was not used before; it is used then.
pub async fn is_step_taken_now(tx: &impl ConnectionTrait, id: &PersonId, step: i64) -> Result<bool, DbErr> {
    let taken = Entity::update_many()
        .col_expr(Column::TotpLastStep, Expr::value(step))
        .filter(Column::Id.eq(id.clone()))
        .filter(Condition::any().add(Column::TotpLastStep.is_null()).add(Column::TotpLastStep.lt(step)))
        .exec(tx)
        .await?;
    Ok(taken.rows_affected == 1)
}

/// A new person, who signs in by a link until there is a password.
pub async fn add(
    tx: &impl ConnectionTrait,
    id: &PersonId,
    email: &str,
    name: &str,
    language: &str,
    at: i64,
) -> Result<Model, DbErr> {
    let new = Model {
        id: id.clone(),
        email: email.trim().to_owned(),
        email_folded: fold_email(email),
        name: name.trim().to_owned(),
        language: language.to_owned(),
        password_hash: None,
        platform_administrator_since: None,
        totp_secret: None,
        totp_confirmed_at: None,
        totp_last_step: None,
        created_at: at,
        disabled_at: None,
        version: 1,
    };
    let row = new.clone().into_active_model().reset_all();
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok(new)
}

pub async fn set_password(tx: &impl ConnectionTrait, id: &PersonId, hash: &str) -> Result<(), DbErr> {
    set(tx, id, Column::PasswordHash, Some(hash.to_owned())).await
}

pub async fn set_platform_administrator(
    tx: &impl ConnectionTrait,
    id: &PersonId,
    since: Option<i64>,
) -> Result<(), DbErr> {
    set(tx, id, Column::PlatformAdministratorSince, since).await
}

pub async fn set_disabled(tx: &impl ConnectionTrait, id: &PersonId, at: Option<i64>) -> Result<(), DbErr> {
    set(tx, id, Column::DisabledAt, at).await
}

pub async fn set_name_and_language(
    tx: &impl ConnectionTrait,
    id: &PersonId,
    name: &str,
    language: &str,
) -> Result<(), DbErr> {
    set(tx, id, Column::Name, name.to_owned()).await?;
    set(tx, id, Column::Language, language.to_owned()).await
}

/// A secret that counts once it is confirmed.
pub async fn set_totp(
    tx: &impl ConnectionTrait,
    id: &PersonId,
    secret: Option<&str>,
    confirmed_at: Option<i64>,
) -> Result<(), DbErr> {
    set(tx, id, Column::TotpSecret, secret.map(str::to_owned)).await?;
    set(tx, id, Column::TotpConfirmedAt, confirmed_at).await
}

async fn set(
    tx: &impl ConnectionTrait,
    id: &PersonId,
    column: Column,
    value: impl Into<sea_orm::Value>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(column, Expr::value(value))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id.clone()))
        .exec(tx)
        .await?;
    Ok(())
}

/// People of the installation by name, for whoever keeps it.
pub async fn page(
    db: &impl ConnectionTrait,
    search: &str,
    after: Option<&Model>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find();
    if !search.is_empty() {
        query = query.filter(
            Condition::any().add(contains(Column::Name, search)).add(contains(Column::Email, search)),
        );
    }
    if let Some(last) = after {
        query = query.filter(
            Condition::any()
                .add(Column::Name.gt(&last.name))
                .add(Condition::all().add(Column::Name.eq(&last.name)).add(Column::Id.gt(last.id.clone()))),
        );
    }
    query.order_by_asc(Column::Name).order_by_asc(Column::Id).limit(limit).all(db).await
}

/// These people, in no order that matters: for their names beside what they did.
pub async fn named(db: &impl ConnectionTrait, ids: Vec<PersonId>) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find().filter(Column::Id.is_in(ids)).order_by_asc(Column::Id).all(db).await
}
