//! Awards. What was signed is written once; what happens later stands beside it.

use alcove_domain::award::Course;
use alcove_domain::kit::Instant;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::SimpleExpr;
use sea_orm::{Condition, ExprTrait as _, QueryOrder, QuerySelect as _};

use crate::kit::db::{all_but_key, pairs};
use crate::kit::ids::{AwardId, OrganisationId, PersonId};

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "award")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AwardId,
    pub code: String,
    pub kind: String,
    pub issuer_id: OrganisationId,
    pub holder_id: Option<OrganisationId>,
    pub holder_name: String,
    pub holder_email_hash: String,
    pub holder_email_salt: String,
    pub achievement: String,
    pub language: String,
    pub texts: String,
    pub valid_from: String,
    pub valid_until: Option<String>,
    pub list_id: String,
    pub position: i64,
    pub supersedes_id: Option<AwardId>,
    pub created_at: i64,
    pub created_by: Option<PersonId>,
    pub signed: String,
    pub token: String,
    pub key_id: Option<String>,
    pub token_key_id: Option<String>,
    pub signed_at: Option<i64>,
    pub suspended_at: Option<i64>,
    pub revoked_at: Option<i64>,
    pub superseded_at: Option<i64>,
    pub reason: String,
    pub version: i64,
}

impl Model {
    /// What happened to it, for the rules.
    pub fn course(&self) -> Course {
        let at = |millis: Option<i64>| millis.map(Instant);
        Course {
            signed: at(self.signed_at),
            valid_from: super::super::reading::first_instant(&self.valid_from),
            valid_until: self.valid_until.as_deref().map(super::super::reading::last_instant),
            suspended: at(self.suspended_at),
            revoked: at(self.revoked_at),
            superseded: at(self.superseded_at),
        }
    }

    /// Takes over what the rules say of its course.
    pub fn follow(&mut self, course: &Course) {
        let millis = |at: Option<Instant>| at.map(Instant::millis);
        self.suspended_at = millis(course.suspended);
        self.revoked_at = millis(course.revoked);
        self.superseded_at = millis(course.superseded);
    }
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(db: &impl ConnectionTrait, id: &AwardId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).one(db).await
}

pub async fn by_code(db: &impl ConnectionTrait, code: &str) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::Code.eq(code)).one(db).await
}

pub async fn successor(db: &impl ConnectionTrait, id: &AwardId) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::SupersedesId.eq(id.clone())).order_by_desc(Column::Id).one(db).await
}

/// Which of these gave way to which, the newest last.
pub async fn successors(
    db: &impl ConnectionTrait,
    ids: Vec<AwardId>,
) -> Result<Vec<(AwardId, AwardId)>, DbErr> {
    let query = Entity::find()
        .select_only()
        .columns([Column::SupersedesId, Column::Id])
        .filter(Column::SupersedesId.is_in(ids))
        .order_by_asc(Column::Id);
    pairs(db, &query, ["supersedes_id", "id"]).await
}

/// The newest first; those before this one.
pub async fn of_holder(
    db: &impl ConnectionTrait,
    holder: &OrganisationId,
    after: Option<&AwardId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    page(db, Column::HolderId.eq(holder.clone()), after, limit).await
}

pub async fn of_issuer(
    db: &impl ConnectionTrait,
    issuer: &OrganisationId,
    after: Option<&AwardId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    page(db, Column::IssuerId.eq(issuer.clone()), after, limit).await
}

async fn page(
    db: &impl ConnectionTrait,
    of: SimpleExpr,
    after: Option<&AwardId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let before = after.map(|after| Column::Id.lt(after.clone()));
    Entity::find().filter(of).filter(all(before)).order_by_desc(Column::Id).limit(limit).all(db).await
}

/// Every award by id; those after this one.
pub async fn every(
    db: &impl ConnectionTrait,
    after: Option<&AwardId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let rest = after.map(|after| Column::Id.gt(after.clone()));
    Entity::find().filter(all(rest)).order_by_asc(Column::Id).limit(limit).all(db).await
}

/// Those that were signed with a key, in either form, and still count.
pub async fn of_key(db: &impl ConnectionTrait, key: &str) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Condition::any().add(Column::KeyId.eq(key)).add(Column::TokenKeyId.eq(key)))
        .filter(Column::RevokedAt.is_null())
        .filter(Column::SupersededAt.is_null())
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// The last one of an achievement that was signed.
pub async fn of_achievement(
    db: &impl ConnectionTrait,
    issuer: &OrganisationId,
    achievement: &str,
) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::IssuerId.eq(issuer.clone()))
        .filter(Column::Achievement.eq(achievement))
        .filter(Column::SignedAt.is_not_null())
        .order_by_desc(Column::Id)
        .one(db)
        .await
}

/// The places of those in a list that no longer hold.
pub async fn set_positions(db: &impl ConnectionTrait, list: &str) -> Result<Vec<i64>, DbErr> {
    let gone = Condition::any()
        .add(Column::SuspendedAt.is_not_null())
        .add(Column::RevokedAt.is_not_null())
        .add(Column::SupersededAt.is_not_null());
    Entity::find()
        .select_only()
        .column(Column::Position)
        .filter(Column::ListId.eq(list))
        .filter(gone)
        .order_by_asc(Column::Position)
        .into_tuple()
        .all(db)
        .await
}

pub async fn count_in_list(db: &impl ConnectionTrait, list: &str) -> Result<u64, DbErr> {
    Entity::find().filter(Column::ListId.eq(list)).count(db).await
}

pub async fn is_taken(db: &impl ConnectionTrait, list: &str, position: i64) -> Result<bool, DbErr> {
    let here = Entity::find().filter(Column::ListId.eq(list)).filter(Column::Position.eq(position));
    Ok(here.count(db).await? > 0)
}

/// Counts the version up and holds the row against other writers until the commit.
pub async fn touch(tx: &impl ConnectionTrait, id: &AwardId) -> Result<Option<Model>, DbErr> {
    Entity::update_many()
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id.clone()))
        .exec(tx)
        .await?;
    find(tx, id).await
}

pub async fn save(tx: &impl ConnectionTrait, row: Model) -> Result<(), DbErr> {
    let id = row.id.clone();
    Entity::update_many().set(all_but_key(row)).filter(Column::Id.eq(id)).exec(tx).await?;
    Ok(())
}

/// What was signed, with which keys.
pub struct Signed {
    pub stored: String,
    pub token: String,
    pub key: String,
    pub token_key: String,
    pub at: i64,
}

/// Writes what was signed, once; whether it was the first to do so.
pub async fn is_signed_now(tx: &impl ConnectionTrait, id: &AwardId, signed: Signed) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .col_expr(Column::Signed, Expr::value(signed.stored))
        .col_expr(Column::Token, Expr::value(signed.token))
        .col_expr(Column::KeyId, Expr::value(signed.key))
        .col_expr(Column::TokenKeyId, Expr::value(signed.token_key))
        .col_expr(Column::SignedAt, Expr::value(signed.at))
        .filter(Column::Id.eq(id.clone()))
        .filter(Column::SignedAt.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

fn all(condition: Option<SimpleExpr>) -> Condition {
    condition.into_iter().fold(Condition::all(), Condition::add)
}
