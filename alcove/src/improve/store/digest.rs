use sea_orm::entity::prelude::*;

use crate::kit::ids::{DigestId, OrganisationId, PersonId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_digest")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DigestId,
    pub organisation_id: OrganisationId,
    pub person_id: PersonId,
    pub duties: i64,
    pub sent_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
