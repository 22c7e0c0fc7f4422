//! People as this room names them: members of an organisation, and who did something.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryOrder};

use crate::kit::ids::{OrganisationId, PersonId};
use crate::network::store::{membership, person};

/// PostgreSQL and SQLite both bound the parameters of one statement.
const ASKED: usize = 500;

/// Memberships in an organisation that hold at this instant, with the person of each.
pub async fn members(
    db: &impl ConnectionTrait,
    organisation: &OrganisationId,
    at: i64,
) -> Result<Vec<(membership::Model, person::Model)>, DbErr> {
    let held = membership::Entity::find()
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
    let people = named(db, held.iter().map(|row| row.person_id.clone()).collect()).await?;
    let with_person = |row: membership::Model| {
        let person = people.get(&row.person_id).filter(|person| person.disabled_at.is_none())?.clone();
        Some((row, person))
    };
    Ok(held.into_iter().filter_map(with_person).collect())
}

/// These people, by their ids.
pub async fn named(
    db: &impl ConnectionTrait,
    mut ids: Vec<PersonId>,
) -> Result<HashMap<PersonId, person::Model>, DbErr> {
    ids.sort();
    ids.dedup();
    let mut people = HashMap::with_capacity(ids.len());
    for ids in ids.chunks(ASKED) {
        let some = person::Entity::find()
            .filter(person::Column::Id.is_in(ids.iter().cloned()))
            .order_by_asc(person::Column::Id)
            .all(db)
            .await?;
        people.extend(some.into_iter().map(|row| (row.id.clone(), row)));
    }
    Ok(people)
}
