use sea_orm::entity::prelude::*;

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
