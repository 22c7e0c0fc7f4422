use sea_orm::IntoActiveModel as _;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{OrganisationId, PersonId, SchemeEditionId, SchemeId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "scheme_edition")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SchemeEditionId,
    pub scheme_id: SchemeId,
    pub body_id: OrganisationId,
    pub number: i64,
    pub state: String,
    pub body: String,
    pub hash: String,
    pub created_at: i64,
    pub created_by: Option<PersonId>,
    pub published_at: Option<i64>,
    pub published_by: Option<PersonId>,
    pub withdrawn_at: Option<i64>,
    pub withdrawn_by: Option<PersonId>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn add(tx: &impl ConnectionTrait, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}
