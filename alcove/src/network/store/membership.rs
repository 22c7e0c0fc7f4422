use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryOrder};

use crate::kit::ids::{MembershipId, OrganisationId, PersonId, UnitId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "membership")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MembershipId,
    pub person_id: PersonId,
    pub organisation_id: OrganisationId,
    pub unit_id: Option<UnitId>,
    pub role: String,
    pub from_at: i64,
    pub until_at: Option<i64>,
    pub created_by: Option<PersonId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Memberships of a person that hold at this instant.
pub async fn holding(db: &impl ConnectionTrait, person: &PersonId, at: i64) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::PersonId.eq(person.clone()))
        .filter(Column::FromAt.lte(at))
        .filter(Condition::any().add(Column::UntilAt.is_null()).add(Column::UntilAt.gt(at)))
        .order_by_asc(Column::Id)
        .all(db)
        .await
}
