//! Units: the tree of departments of an organisation.

use alcove_domain::network::{Action, Resource, UnitPath, UnitRefusal, UnitTree};
use serde::{Deserialize, Serialize};

use super::one_time::name_faults;
use super::organisations;
use super::person::Person;
use super::store::unit;
use crate::kit::clock::new_id;
use crate::kit::db::Connection;
use crate::kit::error::FieldFault;
use crate::kit::fold::fold;
use crate::kit::ids::{OrganisationId, UnitId};
use crate::kit::{Error, Event, Refusal, Result};

/// A unit as it is entered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Draft {
    pub name: String,
    /// Short, for narrow tables.
    pub code: String,
    /// The unit above; none for one that stands directly in the organisation.
    pub parent_id: Option<UnitId>,
}

/// A unit as it is shown and answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct View {
    pub id: UnitId,
    pub organisation_id: OrganisationId,
    pub version: i64,
    pub position: i64,
    pub archived: bool,
    #[serde(flatten)]
    pub draft: Draft,
}

/// A unit at its place in the tree, parents before children.
#[derive(Clone, Debug)]
pub struct Placed {
    pub unit: unit::Model,
    /// 0 for those that stand directly in the organisation.
    pub depth: usize,
    pub is_first: bool,
    pub is_last: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Up,
    Down,
}

/// Where the units of an organisation stand, archived ones too.
pub async fn tree(db: &impl Connection, organisation: &OrganisationId) -> Result<UnitTree> {
    let parents = unit::parents(db, organisation).await?;
    Ok(UnitTree::new(
        parents.iter().map(|(id, above)| (id.as_str().into(), above.as_ref().map(|id| id.as_str().into()))),
    ))
}

fn tree_of(units: &[unit::Model]) -> UnitTree {
    UnitTree::new(
        units.iter().map(|one| (one.id.as_str().into(), one.parent_id.as_ref().map(|id| id.as_str().into()))),
    )
}

/// The path of a unit of this organisation; of none, the organisation as a whole.
pub fn path_in(tree: &UnitTree, unit: Option<&UnitId>) -> Result<UnitPath> {
    let Some(unit) = unit else { return Ok(Vec::new()) };
    let id = unit.as_str().into();
    if tree.has(&id) { Ok(tree.path(&id)) } else { Err(Error::invalid("unit_id", "unknown-choice")) }
}

fn resource(organisation: &OrganisationId, path: UnitPath) -> Resource {
    Resource::Unit { organisation: organisation.as_str().into(), path }
}

/// The units that are not archived, parents before children, in their own order.
pub async fn list(person: &Person, organisation: &OrganisationId) -> Result<Vec<Placed>> {
    person.may(Action::SeeUnits, &resource(organisation, Vec::new()))?;
    organisations::exists(person, person.ctx.db().read(), organisation).await?;
    Ok(placed(unit::of_organisation(person.ctx.db().read(), organisation).await?))
}

/// Those that were put away, each with its branch: only they can be brought back.
pub async fn archived(person: &Person, organisation: &OrganisationId) -> Result<Vec<unit::Model>> {
    person.may(Action::ManageUnits, &resource(organisation, Vec::new()))?;
    let units = unit::every_of(person.ctx.db().read(), organisation).await?;
    let goes_with_parent = |one: &unit::Model| {
        let parent = units.iter().find(|other| Some(&other.id) == one.parent_id.as_ref());
        parent.is_some_and(|parent| parent.archived_at == one.archived_at)
    };
    Ok(units.iter().filter(|one| one.archived_at.is_some() && !goes_with_parent(one)).cloned().collect())
}

/// Rows in their order become a walk through the tree.
pub fn placed(units: Vec<unit::Model>) -> Vec<Placed> {
    fn walk(units: &[unit::Model], parent: Option<&UnitId>, depth: usize, out: &mut Vec<Placed>) {
        let here = |one: &&unit::Model| match parent {
            Some(parent) => one.parent_id.as_ref() == Some(parent),
            // One whose parent is archived stands where it can be seen.
            None => one.parent_id.as_ref().is_none_or(|id| !units.iter().any(|other| other.id == *id)),
        };
        let siblings: Vec<&unit::Model> = units.iter().filter(here).collect();
        let last = siblings.len().saturating_sub(1);
        for (index, one) in siblings.into_iter().enumerate() {
            out.push(Placed { unit: one.clone(), depth, is_first: index == 0, is_last: index == last });
            if out.len() <= units.len() {
                walk(units, Some(&one.id), depth + 1, out);
            }
        }
    }
    let mut out = Vec::with_capacity(units.len());
    walk(&units, None, 0, &mut out);
    out
}

pub async fn read(person: &Person, organisation: &OrganisationId, id: &UnitId) -> Result<View> {
    person.may(Action::SeeUnits, &resource(organisation, Vec::new()))?;
    Ok(view(found(person.ctx.db().read(), organisation, id).await?))
}

/// Refuses a name that a unit beside it has, or a code that any has: in a grid and in a spreadsheet the two
/// could not be told apart. For whoever types one; what machines bring may have two of a name, as the
/// register has that they come from.
pub async fn check_told_apart(
    person: &Person,
    organisation: &OrganisationId,
    id: Option<&UnitId>,
    draft: &Draft,
) -> Result<()> {
    person.may(Action::SeeUnits, &resource(organisation, Vec::new()))?;
    let units = unit::of_organisation(person.ctx.db().read(), organisation).await?;
    let others = || units.iter().filter(|one| Some(&one.id) != id);
    let (name, code) = (fold(draft.name.trim()), fold(draft.code.trim()));
    let mut faults = Vec::new();
    if others().any(|one| one.parent_id == draft.parent_id && fold(&one.name) == name) {
        faults.push(FieldFault::new("name", "unit-name-taken"));
    }
    if !code.is_empty() && others().any(|one| fold(&one.code) == code) {
        faults.push(FieldFault::new("code", "unit-code-taken"));
    }
    if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
}

pub async fn add(person: &Person, organisation: &OrganisationId, draft: &Draft) -> Result<View> {
    let ctx = &person.ctx;
    let tx = ctx.begin().await?;
    let units = unit::every_of(&*tx, organisation).await?;
    let tree = tree_of(&units);
    person.may(Action::ManageUnits, &resource(organisation, known_path(&tree, draft.parent_id.as_ref())))?;
    organisations::exists(person, &*tx, organisation).await?;
    check(&tree, None, draft)?;
    let siblings = units.iter().filter(|one| one.parent_id == draft.parent_id);
    let row = unit::Model {
        id: new_id(),
        organisation_id: organisation.clone(),
        parent_id: draft.parent_id.clone(),
        name: draft.name.trim().to_owned(),
        code: draft.code.trim().to_owned(),
        position: siblings.map(|one| one.position + 1).max().unwrap_or(0),
        created_at: ctx.now.millis(),
        archived_at: None,
        version: 1,
    };
    unit::add(&*tx, row.clone()).await?;
    tx.commit(vec![event(person, "network.unit-added", &row).after(facts(&row))]).await?;
    Ok(view(row))
}

/// Renames a unit, or moves it under another.
pub async fn edit(
    person: &Person,
    organisation: &OrganisationId,
    id: &UnitId,
    draft: &Draft,
    seen: Option<i64>,
) -> Result<View> {
    let tx = person.ctx.begin().await?;
    let units = unit::every_of(&*tx, organisation).await?;
    let tree = tree_of(&units);
    let before = managed(person, &*tx, &tree, organisation, id).await?;
    person.may(Action::ManageUnits, &resource(organisation, known_path(&tree, draft.parent_id.as_ref())))?;
    check(&tree, Some(id), draft)?;
    if seen.is_some_and(|seen| seen != before.version) {
        return Err(stale(before));
    }
    let after = unit::Model {
        name: draft.name.trim().to_owned(),
        code: draft.code.trim().to_owned(),
        parent_id: draft.parent_id.clone(),
        version: before.version + 1,
        ..before.clone()
    };
    if !unit::is_updated(&*tx, after.clone()).await? {
        return Err(stale(before));
    }
    let event = event(person, "network.unit-edited", &after).before(facts(&before)).after(facts(&after));
    tx.commit(vec![event]).await?;
    Ok(view(after))
}

/// Moves a unit one place among its siblings.
pub async fn shift(
    person: &Person,
    organisation: &OrganisationId,
    id: &UnitId,
    direction: Direction,
) -> Result<()> {
    let tx = person.ctx.begin().await?;
    let units = unit::every_of(&*tx, organisation).await?;
    let row = managed(person, &*tx, &tree_of(&units), organisation, id).await?;
    let mut siblings: Vec<&UnitId> = units
        .iter()
        .filter(|one| one.parent_id == row.parent_id && one.archived_at.is_none())
        .map(|one| &one.id)
        .collect();
    let Some(here) = siblings.iter().position(|one| *one == id) else { return Ok(()) };
    let there = match direction {
        Direction::Up => here.checked_sub(1),
        Direction::Down => (here + 1 < siblings.len()).then_some(here + 1),
    };
    let Some(there) = there else { return Ok(()) };
    siblings.swap(here, there);
    for (position, sibling) in siblings.iter().enumerate() {
        unit::set_position(&*tx, sibling, i64::try_from(position).unwrap_or(i64::MAX)).await?;
    }
    tx.commit(vec![event(person, "network.unit-shifted", &row)]).await
}

/// Puts a unit and all below it away. Nothing is lost: what they did keeps their names.
pub async fn archive(person: &Person, organisation: &OrganisationId, id: &UnitId) -> Result<()> {
    let tx = person.ctx.begin().await?;
    let tree = tree(&*tx, organisation).await?;
    let row = managed(person, &*tx, &tree, organisation, id).await?;
    if row.archived_at.is_some() {
        return Ok(());
    }
    unit::archive(&*tx, branch(&tree, id), person.ctx.now.millis()).await?;
    tx.commit(vec![event(person, "network.unit-archived", &row).before(facts(&row))]).await
}

/// Takes an archiving back, for all that went with it.
pub async fn restore(person: &Person, organisation: &OrganisationId, id: &UnitId) -> Result<()> {
    let tx = person.ctx.begin().await?;
    let tree = tree(&*tx, organisation).await?;
    let row = managed(person, &*tx, &tree, organisation, id).await?;
    let Some(archived_at) = row.archived_at else { return Ok(()) };
    unit::restore(&*tx, branch(&tree, id), archived_at).await?;
    tx.commit(vec![event(person, "network.unit-restored", &row).after(facts(&row))]).await
}

/// A unit that the person may manage.
async fn managed(
    person: &Person,
    db: &impl Connection,
    tree: &UnitTree,
    organisation: &OrganisationId,
    id: &UnitId,
) -> Result<unit::Model> {
    person.may(Action::ManageUnits, &resource(organisation, known_path(tree, Some(id))))?;
    found(db, organisation, id).await
}

async fn found(db: &impl Connection, organisation: &OrganisationId, id: &UnitId) -> Result<unit::Model> {
    let row = unit::find(db, id).await?;
    row.filter(|row| row.organisation_id == *organisation).ok_or(Error::NotFound)
}

/// The path of a unit where it is one of these; one of elsewhere has none.
fn known_path(tree: &UnitTree, unit: Option<&UnitId>) -> UnitPath {
    path_in(tree, unit).unwrap_or_default()
}

fn branch(tree: &UnitTree, id: &UnitId) -> Vec<UnitId> {
    tree.branch(&id.as_str().into()).into_iter().map(|id| UnitId(id.0)).collect()
}

fn check(tree: &UnitTree, id: Option<&UnitId>, draft: &Draft) -> Result<()> {
    const LONGEST_CODE: usize = 20;
    let mut faults = name_faults("name", &draft.name);
    if draft.code.chars().count() > LONGEST_CODE {
        faults.push(FieldFault::new("code", "too-long").with("most", LONGEST_CODE));
    }
    let under = draft.parent_id.as_ref().map(|parent| parent.as_str().into());
    let itself = id.map_or_else(|| "".into(), |id| id.as_str().into());
    match tree.may_stand_under(&itself, under.as_ref()) {
        Ok(()) => {}
        Err(UnitRefusal::NoSuchUnit) => faults.push(FieldFault::new("parent_id", "unknown-choice")),
        Err(UnitRefusal::UnderItself) => return Err(Refusal::new("unit-under-itself").into()),
    }
    if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
}

/// A row as machines read it.
pub fn view(row: unit::Model) -> View {
    View {
        id: row.id,
        organisation_id: row.organisation_id,
        version: row.version,
        position: row.position,
        archived: row.archived_at.is_some(),
        draft: Draft { name: row.name, code: row.code, parent_id: row.parent_id },
    }
}

pub fn view_of(placed: Placed) -> View {
    view(placed.unit)
}

fn stale(present: unit::Model) -> Error {
    Error::PreconditionFailed(serde_json::to_value(view(present)).unwrap_or_default())
}

fn event(person: &Person, act: &'static str, row: &unit::Model) -> Event {
    person.ctx.event(Some(&person.id), act, "unit", row.id.as_str()).in_organisation(&row.organisation_id)
}

fn facts(row: &unit::Model) -> String {
    serde_json::json!({ "name": row.name, "code": row.code, "parent_id": row.parent_id }).to_string()
}
