//! Who belongs to a house now, by name.

use std::collections::BTreeSet;

use sea_orm::DbErr;

use super::application;
use crate::kit::db::Connection;
use crate::kit::ids::{OrganisationId, PersonId};
use crate::network::store::{membership, person};

pub async fn of_body(
    db: &impl Connection,
    body: &OrganisationId,
    at: i64,
) -> Result<Vec<person::Model>, DbErr> {
    let held = membership::all_of_organisation(db, body).await?;
    let holds =
        held.into_iter().filter(|row| row.from_at <= at && row.until_at.is_none_or(|until| until > at));
    let mut ids: Vec<_> = holds.map(|row| row.person_id).collect();
    ids.sort();
    ids.dedup();
    let mut people = person::named(db, ids).await?;
    people.retain(|row| row.disabled_at.is_none());
    people.sort_by(|one, other| one.name.cmp(&other.name).then_with(|| one.id.cmp(&other.id)));
    Ok(people)
}

/// Those of an organisation who hold one of these roles now, for the organisation as a whole.
pub async fn in_roles(
    db: &impl Connection,
    of: &OrganisationId,
    roles: &[&str],
    at: i64,
) -> Result<Vec<person::Model>, DbErr> {
    let held = membership::all_of_organisation(db, of).await?;
    let holds = held.into_iter().filter(|row| {
        row.unit_id.is_none()
            && roles.contains(&row.role.as_str())
            && row.from_at <= at
            && row.until_at.is_none_or(|until| until > at)
    });
    let mut ids: Vec<_> = holds.map(|row| row.person_id).collect();
    ids.sort();
    ids.dedup();
    let mut people = person::named(db, ids).await?;
    people.retain(|row| row.disabled_at.is_none());
    Ok(people)
}

/// Those who run the body's side of an application. Whoever belongs to the applicant too has no part in
/// it.
pub async fn handling(
    db: &impl Connection,
    application: &application::Model,
    at: i64,
) -> Result<Vec<person::Model>, DbErr> {
    let mut people = in_roles(db, &application.body_id, &["administrator", "coordinator"], at).await?;
    let tied = members(db, &application.organisation_id, at).await?;
    people.retain(|one| !tied.contains(&one.id));
    Ok(people)
}

/// Whoever belongs to an organisation now, in whatever role.
pub async fn members(
    db: &impl Connection,
    of: &OrganisationId,
    at: i64,
) -> Result<BTreeSet<PersonId>, DbErr> {
    let held = membership::all_of_organisation(db, of).await?;
    let holds =
        held.into_iter().filter(|row| row.from_at <= at && row.until_at.is_none_or(|until| until > at));
    Ok(holds.map(|row| row.person_id).collect())
}
