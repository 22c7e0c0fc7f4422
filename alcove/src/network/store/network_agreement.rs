use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{NetworkAgreementId, NetworkMemberId, PersonId};

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "network_agreement")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: NetworkAgreementId,
    pub member_id: NetworkMemberId,
    pub number: i64,
    pub shares: String,
    pub text_version: String,
    pub text_language: String,
    pub agreed_at: i64,
    pub agreed_by: PersonId,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What a member agreed to, newest first.
pub async fn of_member(db: &impl ConnectionTrait, member: &NetworkMemberId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::MemberId.eq(member.clone())).order_by_desc(Column::Number).all(db).await
}
