//! Who belongs to a body now, by name.

use sea_orm::DbErr;

use crate::kit::db::Connection;
use crate::kit::ids::OrganisationId;
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
