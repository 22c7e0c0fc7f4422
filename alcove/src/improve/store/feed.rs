use sea_orm::entity::prelude::*;

use crate::kit::ids::{FeedId, OrganisationId, PersonId, UnitId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_feed")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FeedId,
    pub organisation_id: OrganisationId,
    pub person_id: Option<PersonId>,
    pub unit_id: Option<UnitId>,
    pub created_at: i64,
    pub created_by: PersonId,
    pub read_at: Option<i64>,
    pub revoked_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
