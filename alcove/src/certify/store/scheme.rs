use sea_orm::IntoActiveModel as _;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{OrganisationId, PersonId, SchemeId};

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

pub async fn add(tx: &impl ConnectionTrait, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}
