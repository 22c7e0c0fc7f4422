use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use alcove_domain::network::Action;

use super::{Head, Tab, noticed, refused};
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::{AssessmentId, ItemId, PersonId};
use crate::kit::page::{Frame, Place, render, render_as, see};
use crate::kit::{Error, Fields, Result};
use crate::network::Person;
use crate::network::store::unit;
use crate::review::facts::Facts;
use crate::review::outline::Group;
use crate::review::seats::{self, Answers, Holder};
use crate::review::seats_sheet::{self, Column};
use crate::review::store::people;
use crate::review::{facts, state};

#[derive(Template)]
#[template(path = "review/setup/seats.html")]
struct Page {
    frame: Frame,
    head: Head,
    columns: Vec<ColumnView>,
    rows: Vec<Row>,
    people: Vec<(String, String)>,
    nobody: Vec<String>,
    refusal: Option<String>,
    open: bool,
    version: i64,
}

struct ColumnView {
    holder: String,
    name: String,
    all: bool,
    items: usize,
}

enum Row {
    Heading(String),
    Group { id: String, code: String, title: String, cells: Vec<Cell> },
}

struct Cell {
    /// `holder|group`, the value of the box.
    value: String,
    label: String,
    ticked: bool,
    /// Given and all, where the seat has some of the group alone.
    part: Option<(usize, usize)>,
}

#[derive(Default, Deserialize)]
pub struct Ask {
    person: Option<PersonId>,
}

pub async fn get(person: Person, Path(id): Path<AssessmentId>, Query(ask): Query<Ask>) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    let columns = columns(&person, &facts, ask.person.as_ref()).await?;
    let given = given(&facts);
    render(&page(&person, &facts, columns, &given, None).await?)
}

pub async fn post(
    person: Person,
    Path(id): Path<AssessmentId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    person.may(Action::AssignSeats, &facts.resource())?;
    let mut given = ticks(&fields);
    range(&facts, &fields, &mut given);
    let seen = fields.get("version").parse().ok();
    let saved = seats::set_all(&person, &id, seen, wanted(&facts, &fields, &given)).await;
    let added = Some(fields.get("person")).filter(|added| !added.is_empty());
    match saved {
        Ok(()) if fields.get("act") == "person" && added.is_some() => {
            see(&format!("/assessments/{id}/seats?person={}", added.unwrap_or_default()))
        }
        Ok(()) => noticed(&person, &format!("/assessments/{id}/seats"), "notice-review-seats-saved"),
        Err(error) => {
            let refusal = match error {
                Error::PreconditionFailed(_) => person.words().t("review-seats-changed-since"),
                error => refused(person.words(), error)?,
            };
            let columns = columns(&person, &facts, None).await?;
            let page = page(&person, &facts, columns, &given, Some(refusal)).await?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

/// The grid as a spreadsheet.
pub async fn sheet(person: Person, Path(id): Path<AssessmentId>) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    person.may(Action::AssignSeats, &facts.resource())?;
    let columns = columns(&person, &facts, None).await?;
    let bytes = seats_sheet::write(&facts, &columns, &given(&facts), person.words())?;
    let headers = [
        (header::CONTENT_TYPE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"seats.xlsx\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, bytes).into_response())
}

/// Everyone who can stand at the head of a column: the units, those who are seated, and one more.
pub async fn columns(person: &Person, facts: &Facts, more: Option<&PersonId>) -> Result<Vec<Column>> {
    let db = person.ctx.db().read();
    let units = unit::of_organisation(db, facts.organisation()).await?;
    let names = crate::review::follow::names(&person.ctx, facts, &units).await?;
    let mut columns: Vec<Column> = units
        .iter()
        .map(|unit| Column { holder: Holder::Unit(unit.id.clone()), name: unit.name.clone() })
        .collect();
    for seated in &facts.laid.seats {
        let Some(holder) = Holder::of(&seated.row) else { continue };
        if !columns.iter().any(|column| column.holder == holder) {
            columns.push(Column { holder, name: names.get(&seated.row.id).cloned().unwrap_or_default() });
        }
    }
    if let Some(id) = more {
        let holder = Holder::Person(id.clone());
        let members = people::members(db, facts.organisation(), person.ctx.now.millis()).await?;
        let found = members.into_iter().find(|(row, _)| row.person_id == *id);
        if let (Some((_, row)), false) = (found, columns.iter().any(|column| column.holder == holder)) {
            columns.push(Column { holder, name: row.name });
        }
    }
    Ok(columns)
}

/// The whole groups that each seat has.
pub fn given(facts: &Facts) -> BTreeSet<(Holder, ItemId)> {
    let mut given = BTreeSet::new();
    let groups = facts.laid.groups();
    for seated in &facts.laid.seats {
        let Some(holder) = Holder::of(&seated.row) else { continue };
        for group in groups.iter().filter(|group| group.rated.iter().all(|node| seated.nodes.contains(node)))
        {
            given.insert((holder.clone(), facts.laid.node_ids[group.node].clone()));
        }
    }
    given
}

fn ticks(fields: &Fields) -> BTreeSet<(Holder, ItemId)> {
    let read = |text: &str| {
        let (holder, group) = text.split_once('|')?;
        Some((Holder::read(holder)?, ItemId(group.to_owned())))
    };
    fields.all("c").filter_map(read).collect()
}

/// Gives a range of criteria to one column, or takes it away.
fn range(facts: &Facts, fields: &Fields, given: &mut BTreeSet<(Holder, ItemId)>) {
    let act = fields.get("act");
    let (true, Some(holder)) = (act == "give" || act == "take", Holder::read(fields.get("range-holder")))
    else {
        return;
    };
    let ids: Vec<ItemId> =
        facts.laid.groups().iter().map(|group| facts.laid.node_ids[group.node].clone()).collect();
    let place = |name| ids.iter().position(|id| id.as_str() == fields.get(name));
    let (Some(from), Some(until)) = (place("range-from"), place("range-until")) else { return };
    for id in &ids[from.min(until)..=from.max(until)] {
        if act == "give" {
            given.insert((holder.clone(), id.clone()));
        } else {
            given.remove(&(holder.clone(), id.clone()));
        }
    }
}

/// What the ticks mean for each seat. Where a seat has some items of a group and the group is not
/// ticked, it keeps these.
fn wanted(facts: &Facts, fields: &Fields, given: &BTreeSet<(Holder, ItemId)>) -> Vec<(Holder, Answers)> {
    let groups = facts.laid.groups();
    let mut wanted: BTreeMap<Holder, Answers> = BTreeMap::new();
    let taken = (fields.get("act") == "take").then(|| Holder::read(fields.get("range-holder"))).flatten();
    for holder in fields.all("all").filter_map(Holder::read).filter(|holder| Some(holder) != taken.as_ref()) {
        wanted.insert(holder, Answers::All);
    }
    let parts: BTreeSet<String> = fields.all("part").map(str::to_owned).collect();
    let mut holders: BTreeSet<Holder> = given.iter().map(|(holder, _)| holder.clone()).collect();
    holders.extend(facts.laid.seats.iter().filter_map(|seated| Holder::of(&seated.row)));
    for holder in holders {
        if wanted.contains_key(&holder) {
            continue;
        }
        let seated = seats::seat_of(facts, &holder);
        let below = |group: &Group| -> Vec<ItemId> {
            let id = &facts.laid.node_ids[group.node];
            if given.contains(&(holder.clone(), id.clone())) {
                return facts.laid.given(group);
            }
            let Some(seated) = seated.filter(|_| parts.contains(&format!("{}|{id}", holder.written())))
            else {
                return Vec::new();
            };
            let kept = group.rated.iter().filter(|node| seated.nodes.contains(node));
            kept.map(|node| facts.laid.node_ids[*node].clone()).collect()
        };
        let items: Vec<ItemId> = groups.iter().flat_map(below).collect();
        wanted.insert(holder.clone(), Answers::Below(items));
    }
    wanted.into_iter().collect()
}

async fn page(
    person: &Person,
    facts: &Facts,
    columns: Vec<Column>,
    given: &BTreeSet<(Holder, ItemId)>,
    refusal: Option<String>,
) -> Result<Page> {
    person.may(Action::AssignSeats, &facts.resource())?;
    let words = person.words();
    let lang = words.lang();
    let laid = &facts.laid;
    let groups = laid.groups();
    let mut rows = Vec::new();
    let mut above = BTreeSet::new();
    let mut nobody = Vec::new();
    for group in &groups {
        let mut path = Vec::new();
        let mut next = laid.tree.nodes[group.node].parent;
        while let Some(at) = next.filter(|at| above.insert(*at)) {
            path.push(at);
            next = laid.tree.nodes[at].parent;
        }
        let called = |node| laid.called(node, &lang);
        rows.extend(path.into_iter().rev().map(|at| {
            let called = called(at);
            Row::Heading(format!("{} {}", called.code, called.title))
        }));
        let called = called(group.node);
        let id = &laid.node_ids[group.node];
        let cells = columns.iter().map(|column| {
            let seated = seats::seat_of(facts, &column.holder);
            let has = seated
                .map_or(0, |seated| group.rated.iter().filter(|node| seated.nodes.contains(node)).count());
            let ticked = given.contains(&(column.holder.clone(), id.clone()));
            Cell {
                value: format!("{}|{id}", column.holder.written()),
                label: words.t2("review-seats-cell", "holder", &column.name, "criterion", &called.title),
                ticked,
                part: (!ticked && has > 0 && has < group.rated.len()).then_some((has, group.rated.len())),
            }
        });
        let cells: Vec<Cell> = cells.collect();
        let everything = laid.seats.iter().any(|seated| seated.row.everything_since.is_some());
        if !everything && !cells.iter().any(|cell| cell.ticked || cell.part.is_some()) {
            nobody.push(format!("{} {}", called.code, called.title));
        }
        rows.push(Row::Group { id: id.0.clone(), code: called.code, title: called.title, cells });
    }
    let members =
        people::members(person.ctx.db().read(), facts.organisation(), person.ctx.now.millis()).await?;
    let mut others: Vec<(String, String)> = members
        .into_iter()
        .filter(|(row, _)| {
            !columns.iter().any(|column| column.holder == Holder::Person(row.person_id.clone()))
        })
        .map(|(row, person)| (row.person_id.0, person.name))
        .collect();
    others.sort_by(|a, b| (&a.1, &a.0).cmp(&(&b.1, &b.0)));
    others.dedup();
    let views = columns.into_iter().map(|column| {
        let seated = seats::seat_of(facts, &column.holder);
        ColumnView {
            holder: column.holder.written(),
            name: column.name,
            all: seated.is_some_and(|seated| seated.row.everything_since.is_some()),
            items: seated.map_or(0, |seated| seated.nodes.len()),
        }
    });
    Ok(Page {
        frame: person.frame(Place::Assessments, words.t("review-seats-title")),
        head: Head::of(person, facts, Tab::Seats),
        columns: views.collect(),
        rows,
        people: others,
        nobody,
        refusal,
        open: state::of(&facts.row, 1).may_change_seats().is_ok(),
        version: facts.row.version,
    })
}

impl Page {
    /// Criteria to choose a range from.
    fn groups(&self) -> impl Iterator<Item = (&String, &String, &String)> {
        self.rows.iter().filter_map(|row| match row {
            Row::Group { id, code, title, .. } => Some((id, code, title)),
            Row::Heading(_) => None,
        })
    }
}
