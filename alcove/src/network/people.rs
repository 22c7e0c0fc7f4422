//! People of an organisation: who belongs to it, in which role and unit.

use std::collections::BTreeSet;

use alcove_domain::network::{Action, ListScope, Resource, Role, UnitPath, UnitTree, scope};

use super::one_time::mail_link;
use super::person::Person;
use super::store::membership::{self, Filter, Member};
use super::store::{person, recovery_code, session, unit};
use super::{leaving, organisations, units};
use crate::kit::clock::new_id;
use crate::kit::db::Connection;
use crate::kit::ids::{MembershipId, OrganisationId, PersonId, UnitId};
use crate::kit::{Error, Refusal, Result};

/// What somebody looks for in the list.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub search: String,
    pub role: Option<Role>,
    /// A unit; those below it are meant too.
    pub unit: Option<UnitId>,
}

fn resource(organisation: &OrganisationId, path: UnitPath) -> Resource {
    Resource::Person { organisation: organisation.as_str().into(), path }
}

/// People by name, as far as the person may see them.
pub async fn list(
    person: &Person,
    organisation: &OrganisationId,
    wanted: &Wanted,
    after: Option<&MembershipId>,
    limit: u64,
) -> Result<Vec<Member>> {
    let db = person.ctx.db().read();
    let tree = units::tree(db, organisation).await?;
    let within = within(person, organisation, &tree)?;
    organisations::exists(person, db, organisation).await?;
    let below =
        |unit: &UnitId| tree.branch(&unit.as_str().into()).into_iter().map(|id| UnitId(id.0)).collect();
    let filter = Filter {
        search: wanted.search.trim().to_owned(),
        role: wanted.role.map(|role| role.word().to_owned()),
        units: wanted.unit.as_ref().map(below),
        within,
    };
    Ok(membership::members(db, organisation, &filter, person.ctx.now.millis(), after, limit).await?)
}

/// The units whose people the person may see: `None` for all of the organisation. Refuses those
/// who may see nobody.
pub(super) fn within(
    person: &Person,
    organisation: &OrganisationId,
    tree: &UnitTree,
) -> Result<Option<Vec<UnitId>>> {
    let (organisations, units) = match scope(&person.actor, Action::SeePeople) {
        ListScope::Everywhere => return Ok(None),
        ListScope::In { organisations, units } => (organisations, units),
    };
    if organisations.contains(&organisation.as_str().into()) {
        return Ok(None);
    }
    let seen: BTreeSet<_> =
        units.iter().filter(|unit| tree.has(unit)).flat_map(|unit| tree.branch(unit)).collect();
    if seen.is_empty() {
        // The same answer as for one person of it: forbidden inside, hidden outside.
        person.may(Action::SeeOrganisation, &Resource::Organisation(organisation.as_str().into()))?;
        return Err(Error::Forbidden);
    }
    Ok(Some(seen.into_iter().map(|id| UnitId(id.0)).collect()))
}

/// One member, with the path of their unit.
pub async fn read(person: &Person, organisation: &OrganisationId, id: &MembershipId) -> Result<Member> {
    let db = person.ctx.db().read();
    let tree = units::tree(db, organisation).await?;
    let found =
        membership::member(db, organisation, id, person.ctx.now.millis()).await?.ok_or(Error::NotFound)?;
    person.may(Action::SeePeople, &resource(organisation, path(&tree, found.unit_id.as_ref())))?;
    Ok(found)
}

fn path(tree: &UnitTree, unit: Option<&UnitId>) -> UnitPath {
    unit.map(|unit| tree.path(&unit.as_str().into())).unwrap_or_default()
}

/// The roles that the person may give at this place.
pub fn grantable(person: &Person, organisation: &OrganisationId, path: &UnitPath) -> Vec<Role> {
    let may = |role: &Role| person.can(Action::Grant(*role), &resource(organisation, path.clone()));
    Role::ALL.into_iter().filter(may).collect()
}

/// The roles that the person may give somewhere in the organisation.
pub async fn grantable_anywhere(person: &Person, organisation: &OrganisationId) -> Result<Vec<Role>> {
    let tree = units::tree(person.ctx.db().read(), organisation).await?;
    let units = unit::of_organisation(person.ctx.db().read(), organisation).await?;
    let paths = units.iter().map(|one| path(&tree, Some(&one.id))).chain([Vec::new()]);
    let roles: BTreeSet<Role> = paths.flat_map(|path| grantable(person, organisation, &path)).collect();
    Ok(roles.into_iter().collect())
}

/// Whether the person may give this role at this place.
pub fn may_grant(person: &Person, organisation: &OrganisationId, role: Role, path: UnitPath) -> Result<()> {
    person.may(Action::Grant(role), &resource(organisation, path))
}

/// Gives somebody who has an account a role here. Only whoever keeps the installation may bring in
/// a person from elsewhere; all others invite, so that nobody is enlisted unasked.
pub async fn add(
    person: &Person,
    organisation: &OrganisationId,
    member: &PersonId,
    role: Role,
    unit: Option<&UnitId>,
) -> Result<Member> {
    let ctx = &person.ctx;
    let tx = ctx.begin().await?;
    let tree = units::tree(&*tx, organisation).await?;
    let place = units::path_in(&tree, unit);
    may_grant(person, organisation, role, place.as_ref().cloned().unwrap_or_default())?;
    organisations::exists(person, &*tx, organisation).await?;
    place?;
    let holding = membership::holding(&*tx, member, ctx.now.millis()).await?;
    let here = holding.iter().filter(|one| one.organisation_id == *organisation);
    if !person.platform_administrator && here.clone().next().is_none() {
        return Err(Error::invalid("person_id", "unknown-choice"));
    }
    if here.clone().any(|one| one.unit_id.as_ref() == unit && one.role == role.word()) {
        return Err(Error::NotNow(Refusal::new("is-member-already")));
    }
    if person::find(&*tx, member).await?.is_none() {
        return Err(Error::invalid("person_id", "unknown-choice"));
    }
    let row = new_row(person, organisation, member, role, unit);
    membership::add(&*tx, row.clone()).await?;
    let event = ctx.event(Some(&person.id), "network.membership-added", "membership", row.id.as_str());
    tx.commit(vec![event.in_organisation(organisation).after(facts(&row))]).await?;
    membership::member(ctx.db().read(), organisation, &row.id, ctx.now.millis()).await?.ok_or(Error::NotFound)
}

fn new_row(
    person: &Person,
    organisation: &OrganisationId,
    member: &PersonId,
    role: Role,
    unit: Option<&UnitId>,
) -> membership::Model {
    membership::Model {
        id: new_id(),
        person_id: member.clone(),
        organisation_id: organisation.clone(),
        unit_id: unit.cloned(),
        role: role.word().to_owned(),
        from_at: person.ctx.now.millis(),
        until_at: None,
        created_by: Some(person.id.clone()),
    }
}

/// Refuses whoever may not change this membership.
pub async fn check_change(person: &Person, organisation: &OrganisationId, id: &MembershipId) -> Result<()> {
    let db = person.ctx.db().read();
    let tree = units::tree(db, organisation).await?;
    granted(person, db, &tree, organisation, id).await.map(|_| ())
}

/// Refuses whoever may invite nobody.
pub async fn check_invite(person: &Person, organisation: &OrganisationId) -> Result<()> {
    if grantable_anywhere(person, organisation).await?.is_empty() {
        may_grant(person, organisation, Role::Viewer, Vec::new())?;
    }
    Ok(())
}

/// Changes role and unit of a member. It asks for the right to give both the old role and the new.
pub async fn change(
    person: &Person,
    organisation: &OrganisationId,
    id: &MembershipId,
    role: Role,
    unit: Option<&UnitId>,
) -> Result<()> {
    let tx = person.ctx.begin().await?;
    let tree = units::tree(&*tx, organisation).await?;
    let before = granted(person, &*tx, &tree, organisation, id).await?;
    let place = units::path_in(&tree, unit);
    may_grant(person, organisation, role, place.as_ref().cloned().unwrap_or_default())?;
    place?;
    if role != Role::Administrator || unit.is_some() {
        keep_an_administrator(person, &*tx, organisation, id).await?;
    }
    let after = membership::Model { role: role.word().to_owned(), unit_id: unit.cloned(), ..before.clone() };
    membership::set_role(&*tx, id, role.word(), unit.cloned()).await?;
    let event = person.ctx.event(Some(&person.id), "network.membership-changed", "membership", id.as_str());
    tx.commit(vec![event.in_organisation(organisation).before(facts(&before)).after(facts(&after))]).await
}

/// Ends a membership now. What the person did stays with their name.
pub async fn end(person: &Person, organisation: &OrganisationId, id: &MembershipId) -> Result<()> {
    let tx = person.ctx.begin().await?;
    let tree = units::tree(&*tx, organisation).await?;
    let row = granted(person, &*tx, &tree, organisation, id).await?;
    keep_an_administrator(person, &*tx, organisation, id).await?;
    membership::set_until(&*tx, id, Some(person.ctx.now.millis())).await?;
    leaving::left(&person.ctx, &tx, organisation, &row.person_id).await?;
    let event = person.ctx.event(Some(&person.id), "network.membership-ended", "membership", id.as_str());
    tx.commit(vec![event.in_organisation(organisation).before(facts(&row))]).await
}

/// Takes an ending back. It is giving the role again, so it asks for the same right.
pub async fn restore(person: &Person, organisation: &OrganisationId, id: &MembershipId) -> Result<()> {
    let tx = person.ctx.begin().await?;
    let tree = units::tree(&*tx, organisation).await?;
    let row = granted(person, &*tx, &tree, organisation, id).await?;
    membership::set_until(&*tx, id, None).await?;
    let event = person.ctx.event(Some(&person.id), "network.membership-restored", "membership", id.as_str());
    tx.commit(vec![event.in_organisation(organisation).after(facts(&row))]).await
}

/// Takes away a member's sessions and second factor and mails them a link for a new password.
pub async fn reset_sign_in(asker: &Person, organisation: &OrganisationId, id: &MembershipId) -> Result<()> {
    let ctx = &asker.ctx;
    let tx = ctx.begin().await?;
    let tree = units::tree(&*tx, organisation).await?;
    let row = membership::member(&*tx, organisation, id, ctx.now.millis()).await?.ok_or(Error::NotFound);
    let place = row.as_ref().map(|row| path(&tree, row.unit_id.as_ref())).unwrap_or_default();
    asker.may(Action::ResetSignIn, &resource(organisation, place))?;
    let found = person::find(&*tx, &row?.person_id).await?.ok_or(Error::NotFound)?;
    clear_sign_in(ctx, &*tx, &found.id).await?;
    mail_link(ctx, &*tx, &found).await?;
    let event = ctx.event(Some(&asker.id), "network.sign-in-reset", "person", found.id.as_str());
    tx.commit(vec![event.in_organisation(organisation).after(found.name)]).await
}

/// Sessions and second factor gone; the password stays until a new one is chosen.
pub async fn clear_sign_in(ctx: &crate::kit::Ctx, tx: &impl Connection, id: &PersonId) -> Result<()> {
    session::revoke_all(tx, id, ctx.now.millis()).await?;
    person::set_totp(tx, id, None, None).await?;
    Ok(recovery_code::remove_all(tx, id).await?)
}

/// A membership of this organisation whose role the person may give.
async fn granted(
    person: &Person,
    db: &impl Connection,
    tree: &UnitTree,
    organisation: &OrganisationId,
    id: &MembershipId,
) -> Result<membership::Model> {
    let Some(row) = membership::find(db, organisation, id).await? else {
        // Forbidden inside for those who may give nothing, so that a list of ids tells them nothing.
        person.may(Action::Grant(Role::Viewer), &resource(organisation, Vec::new()))?;
        return Err(Error::NotFound);
    };
    let place = path(tree, row.unit_id.as_ref());
    match Role::parse(&row.role) {
        Some(role) => may_grant(person, organisation, role, place)?,
        None => may_grant(person, organisation, Role::Administrator, place)?,
    }
    Ok(row)
}

/// An organisation without an administrator could never get one again by itself.
async fn keep_an_administrator(
    person: &Person,
    db: &impl Connection,
    organisation: &OrganisationId,
    leaving: &MembershipId,
) -> Result<()> {
    let left = membership::administrators(db, organisation, person.ctx.now.millis()).await?;
    if left.as_slice() == [leaving.clone()] {
        Err(Error::NotNow(Refusal::new("last-administrator")))
    } else {
        Ok(())
    }
}

fn facts(row: &membership::Model) -> String {
    serde_json::json!({ "person_id": row.person_id, "role": row.role, "unit_id": row.unit_id }).to_string()
}

/// Whether the person may reset how members sign in; for showing the button.
pub fn may_reset(person: &Person, organisation: &OrganisationId) -> bool {
    person.can(Action::ResetSignIn, &resource(organisation, Vec::new()))
}
