use sea_orm::QueryOrder as _;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{OrganisationId, PersonId, SchemeId};

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "scheme")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SchemeId,
    pub body_id: OrganisationId,
    pub created_at: i64,
    pub created_by: Option<PersonId>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(db: &impl ConnectionTrait, id: &SchemeId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).one(db).await
}

/// The schemes of a body, the oldest first.
pub async fn of_body(db: &impl ConnectionTrait, body: &OrganisationId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::BodyId.eq(body.clone())).order_by_asc(Column::Id).all(db).await
}
