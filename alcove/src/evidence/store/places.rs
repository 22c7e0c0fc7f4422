//! Names of units and people that evidence belongs to, from the tables of *network*.

use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryOrder};

use crate::kit::ids::{OrganisationId, PersonId};
use crate::network::store::{membership, person, unit};

/// Every unit of the organisation, archived ones too: old evidence may belong to one.
pub async fn units(
    db: &impl ConnectionTrait,
    organisation: &OrganisationId,
) -> Result<Vec<unit::Model>, DbErr> {
    unit::Entity::find()
        .filter(unit::Column::OrganisationId.eq(organisation.clone()))
        .order_by_asc(unit::Column::Position)
        .order_by_asc(unit::Column::Id)
        .all(db)
        .await
}

pub async fn people(db: &impl ConnectionTrait, ids: Vec<PersonId>) -> Result<Vec<person::Model>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    person::Entity::find()
        .filter(person::Column::Id.is_in(ids))
        .order_by_asc(person::Column::Id)
        .all(db)
        .await
}

/// Who belongs to the organisation now, by name.
pub async fn members(
    db: &impl ConnectionTrait,
    organisation: &OrganisationId,
    at: i64,
) -> Result<Vec<person::Model>, DbErr> {
    let holding = membership::Entity::find()
        .filter(membership::Column::OrganisationId.eq(organisation.clone()))
        .filter(membership::Column::FromAt.lte(at))
        .filter(
            Condition::any()
                .add(membership::Column::UntilAt.is_null())
                .add(membership::Column::UntilAt.gt(at)),
        )
        .order_by_asc(membership::Column::Id)
        .all(db)
        .await?;
    let ids = holding.into_iter().map(|row| row.person_id).collect::<Vec<_>>();
    person::Entity::find()
        .filter(person::Column::Id.is_in(ids))
        .filter(person::Column::DisabledAt.is_null())
        .order_by_asc(person::Column::Name)
        .order_by_asc(person::Column::Id)
        .all(db)
        .await
}
