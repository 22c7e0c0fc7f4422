//! Seats: which unit or person answers for which items.

use std::collections::BTreeSet;

use alcove_domain::network::{Action, Resource, SeatHolder};

use super::facts::{Facts, Seated};
use super::setup::touch;
use super::{facts, state};
use crate::assess::store::{seat, seat_item};
use crate::kit::clock::new_id;
use crate::kit::ids::{AssessmentId, ItemId, OrganisationId, PersonId, SeatId, UnitId};
use crate::kit::{Ctx, Error, Event, Refusal, Result, Tx};
use crate::network::Person;
use crate::network::store::{membership, unit};

/// Who is seated.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Holder {
    Unit(UnitId),
    Person(PersonId),
}

/// What a seat answers for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answers {
    /// Every rated item in scope.
    All,
    /// The rated items at and below these.
    Below(Vec<ItemId>),
}

impl Holder {
    pub fn of(row: &seat::Model) -> Option<Self> {
        let unit = row.unit_id.clone().map(Self::Unit);
        unit.or_else(|| row.person_id.clone().map(Self::Person))
    }
}

impl Answers {
    /// An item that is named twice is given once.
    fn each_once(self) -> Self {
        match self {
            Self::All => Self::All,
            Self::Below(items) => {
                Self::Below(items.into_iter().collect::<BTreeSet<_>>().into_iter().collect())
            }
        }
    }
}

/// Seats a unit or a person.
pub async fn add(person: &Person, id: &AssessmentId, holder: Holder, answers: Answers) -> Result<SeatId> {
    let answers = answers.each_once();
    let facts = facts::load(person, id).await?;
    person.may(Action::AssignSeats, &facts.resource())?;
    check_holder(&person.ctx, facts.organisation(), &holder).await?;
    check_answers(&facts, &answers)?;
    if let Some(taken) = seat_of(&facts, &holder) {
        return Err(seated(&holder, Some(&taken.row.id)));
    }
    let tx = person.ctx.begin().await?;
    let row = touch(&tx, id, None).await?;
    state::of(&row, 1).may_change_seats()?;
    let seat = insert(&person.ctx, &tx, id, &holder, &answers).await.map_err(|error| match error {
        // Another request seated the same one in the same instant.
        Error::Conflict(_) => seated(&holder, None),
        other => other,
    })?;
    tx.commit(vec![event(person, &facts, "review.seat-added", &seat, &answers)]).await?;
    Ok(seat)
}

/// Says anew what a seat answers for. Ratings of items that it no longer has stay where they are.
pub async fn assign(person: &Person, id: &AssessmentId, seat: &SeatId, answers: Answers) -> Result<()> {
    let answers = answers.each_once();
    let facts = facts::load(person, id).await?;
    person.may(Action::AssignSeats, &facts.resource())?;
    facts.seat(seat)?;
    check_answers(&facts, &answers)?;
    let tx = person.ctx.begin().await?;
    let row = touch(&tx, id, None).await?;
    state::of(&row, 1).may_change_seats()?;
    update(&person.ctx, &tx, seat, &answers).await?;
    tx.commit(vec![event(person, &facts, "review.seat-assigned", seat, &answers)]).await
}

/// Takes a seat away. What it rated is kept, and no longer counts.
pub async fn remove(person: &Person, id: &AssessmentId, seat: &SeatId) -> Result<()> {
    let facts = facts::load(person, id).await?;
    person.may(Action::AssignSeats, &facts.resource())?;
    facts.seat(seat)?;
    let tx = person.ctx.begin().await?;
    let row = touch(&tx, id, None).await?;
    state::of(&row, 1).may_change_seats()?;
    take_away(&person.ctx, &tx, seat).await?;
    tx.commit(vec![event(person, &facts, "review.seat-removed", seat, &Answers::Below(Vec::new()))]).await
}

/// The whole table of seats at once: what the grid and the spreadsheet say. Seats that are not
/// named are taken away; a seat without an item is none. `seen` is the version of the assessment that the
/// person looked at: what somebody else said of the seats since is not taken away unseen.
pub async fn set_all(
    person: &Person,
    id: &AssessmentId,
    seen: Option<i64>,
    wanted: Vec<(Holder, Answers)>,
) -> Result<()> {
    let facts = facts::load(person, id).await?;
    person.may(Action::AssignSeats, &facts.resource())?;
    for (holder, answers) in &wanted {
        if seat_of(&facts, holder).is_none() {
            check_holder(&person.ctx, facts.organisation(), holder).await?;
        }
        check_answers(&facts, answers)?;
    }
    let tx = person.ctx.begin().await?;
    let row = touch(&tx, id, seen).await?;
    state::of(&row, 1).may_change_seats()?;
    let mut kept = BTreeSet::new();
    for (holder, answers) in &wanted {
        if matches!(answers, Answers::Below(items) if items.is_empty()) {
            continue;
        }
        match seat_of(&facts, holder) {
            Some(seated) => {
                kept.insert(&seated.row.id);
                update(&person.ctx, &tx, &seated.row.id, answers).await?;
            }
            None => {
                insert(&person.ctx, &tx, id, holder, answers).await?;
            }
        }
    }
    let gone = facts.laid.seats.iter().map(|seated| &seated.row.id).filter(|id| !kept.contains(id));
    for seat in gone {
        take_away(&person.ctx, &tx, seat).await?;
    }
    let seats = wanted.iter().filter(|(_, answers)| *answers != Answers::Below(Vec::new())).count();
    let event = person
        .ctx
        .event(Some(&person.id), "review.seats-set", "assessment", &id.0)
        .in_organisation(facts.organisation())
        .before(facts.laid.seats.len().to_string())
        .after(seats.to_string());
    tx.commit(vec![event]).await
}

/// The seat's place in the table of rights: a person's own, or a unit with those above it.
pub fn resource(organisation: &OrganisationId, seat: &seat::Model, units: &[unit::Model]) -> Resource {
    let holder = match Holder::of(seat) {
        Some(Holder::Person(person)) => SeatHolder::Person(person.as_str().into()),
        Some(Holder::Unit(unit)) => SeatHolder::Unit(path(&unit, units)),
        None => SeatHolder::Unit(Vec::new()),
    };
    Resource::Seat { organisation: organisation.as_str().into(), holder }
}

/// A unit and those above it, itself first. One that is archived stands alone.
pub fn path(unit: &UnitId, units: &[unit::Model]) -> Vec<alcove_domain::kit::UnitId> {
    let mut path = vec![unit.as_str().into()];
    let mut next = units.iter().find(|row| row.id == *unit).and_then(|row| row.parent_id.clone());
    while let Some(parent) = next.filter(|_| path.len() <= units.len()) {
        path.push(parent.as_str().into());
        next = units.iter().find(|row| row.id == parent).and_then(|row| row.parent_id.clone());
    }
    path
}

pub(super) fn seat_of<'a>(facts: &'a Facts, holder: &Holder) -> Option<&'a Seated> {
    facts.laid.seats.iter().find(|seated| Holder::of(&seated.row).as_ref() == Some(holder))
}

/// Who has a seat is given no second one.
fn seated(holder: &Holder, seat: Option<&SeatId>) -> Error {
    let refusal = Refusal::new(match holder {
        Holder::Unit(_) => "unit-seated",
        Holder::Person(_) => "person-seated",
    });
    Error::NotNow(match seat {
        Some(seat) => refusal.with("seat_id", seat.as_str()),
        None => refusal,
    })
}

async fn check_holder(ctx: &Ctx, organisation: &OrganisationId, holder: &Holder) -> Result<()> {
    let db = ctx.db().read();
    match holder {
        Holder::Unit(id) => {
            let found = unit::find(db, id).await?;
            let here =
                found.is_some_and(|unit| unit.organisation_id == *organisation && unit.archived_at.is_none());
            if here { Ok(()) } else { Err(Error::invalid("unit_id", "no-such-unit")) }
        }
        Holder::Person(id) => {
            let held = membership::holding(db, id, ctx.now.millis()).await?;
            let here = held.iter().any(|membership| membership.organisation_id == *organisation);
            if here { Ok(()) } else { Err(Error::invalid("person_id", "no-such-member")) }
        }
    }
}

fn check_answers(facts: &Facts, answers: &Answers) -> Result<()> {
    let Answers::Below(items) = answers else { return Ok(()) };
    let outside = items.iter().filter(|id| facts.laid.node(id).is_none()).count();
    if outside == 0 { Ok(()) } else { Err(Refusal::new("items-not-in-scope").with("items", outside).into()) }
}

pub(super) async fn insert(
    ctx: &Ctx,
    tx: &Tx,
    assessment: &AssessmentId,
    holder: &Holder,
    answers: &Answers,
) -> Result<SeatId> {
    let id: SeatId = new_id();
    let (unit, person) = match holder {
        Holder::Unit(unit) => (Some(unit.clone()), None),
        Holder::Person(person) => (None, Some(person.clone())),
    };
    let row = seat::Model {
        id: id.clone(),
        assessment_id: assessment.clone(),
        unit_id: unit,
        person_id: person,
        everything_since: everything(ctx, answers),
        created_at: ctx.now.millis(),
        handed_in_at: None,
        handed_in_by: None,
        removed_at: None,
        version: 1,
    };
    seat::add(&**tx, row).await?;
    seat_item::replace(&**tx, &id, listed(answers)).await?;
    Ok(id)
}

async fn update(ctx: &Ctx, tx: &Tx, seat: &SeatId, answers: &Answers) -> Result<()> {
    seat::set_everything(&**tx, seat, everything(ctx, answers)).await?;
    Ok(seat_item::replace(&**tx, seat, listed(answers)).await?)
}

async fn take_away(ctx: &Ctx, tx: &Tx, seat: &SeatId) -> Result<()> {
    Ok(seat::set_removed(&**tx, seat, ctx.now.millis()).await?)
}

fn everything(ctx: &Ctx, answers: &Answers) -> Option<i64> {
    (*answers == Answers::All).then(|| ctx.now.millis())
}

fn listed(answers: &Answers) -> &[ItemId] {
    match answers {
        Answers::All => &[],
        Answers::Below(items) => items,
    }
}

fn event(person: &Person, facts: &Facts, act: &'static str, seat: &SeatId, answers: &Answers) -> Event {
    let after = match answers {
        Answers::All => "all".to_owned(),
        Answers::Below(items) => items.len().to_string(),
    };
    person
        .ctx
        .event(Some(&person.id), act, "seat", &seat.0)
        .in_organisation(facts.organisation())
        .after(after)
}
