//! Who is where: counts alone, never a value.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use alcove_domain::assess::meter::minutes;
use alcove_domain::kit::{Day, Instant, Lang};
use alcove_domain::network::Action;
use alcove_domain::review::{Phase, Schedule};

use super::facts::{Facts, Seated};
use super::outline::{Called, Group};
use super::seats::{self, Holder};
use super::store::{carry, people, reminder};
use super::{phases, state};
use crate::kit::ids::{OrganisationId, PersonId, SeatId, UnitId};
use crate::kit::words::format::day_in;
use crate::kit::{Ctx, Result};
use crate::network::Person;
use crate::network::store::{invitation, organisation, unit};

/// An assessment as those who follow it see it.
pub struct Standing {
    pub phase: Phase,
    pub schedule: Schedule,
    pub today: Day,
    pub seats: Vec<SeatStanding>,
    pub groups: Vec<GroupStanding>,
    /// Rated items in scope, and those with a mark of at least one of the seats above.
    pub items: usize,
    pub answered: usize,
    /// Marks that the seats above owe together, and have given.
    pub owed: usize,
    pub marked: usize,
    /// What was rated last, by seat, group and day.
    pub feed: Vec<Done>,
}

pub struct SeatStanding {
    pub id: SeatId,
    pub name: String,
    pub holder: Option<Holder>,
    pub rated: usize,
    pub of: usize,
    pub minutes_left: u32,
    pub handed_in_at: Option<i64>,
    pub last_at: Option<i64>,
    pub reminded_at: Option<i64>,
    /// Nobody is reminded twice in one day.
    pub reminded_today: bool,
    pub late: bool,
    pub may_remind: bool,
    /// Nobody who could rate for it belongs to it.
    pub deserted: bool,
    /// Somebody is invited to the unit and has not answered yet; told of deserted ones alone.
    pub invited: bool,
    /// Whether the person rates for this seat.
    pub own: bool,
    /// The first item without a mark, by its position in the tree.
    pub next: Option<usize>,
}

pub struct GroupStanding {
    pub called: Called,
    /// For each seat: rated and owed; `None` where the seat has nothing here.
    pub cells: Vec<Option<(usize, usize)>>,
    pub nobody: bool,
}

pub struct Done {
    pub name: String,
    pub items: usize,
    pub called: Called,
    pub at: i64,
}

impl SeatStanding {
    pub fn left(&self) -> usize {
        self.of - self.rated
    }

    pub fn is_done(&self) -> bool {
        self.handed_in_at.is_some() || self.left() == 0
    }
}

/// As many as one spreadsheet invites.
const MOST_INVITED: u64 = 1_000;

/// How many lines of what happened last a page shows.
const FED: usize = 6;

/// What this person may follow of the assessment: everything, the seats of the own unit, or the
/// own seat.
pub async fn standing(person: &Person, facts: &Facts) -> Result<Standing> {
    let db = person.ctx.db().read();
    let units = unit::of_organisation(db, facts.organisation()).await?;
    let names = names(&person.ctx, facts, &units).await?;
    let marked = carry::marked(db, &facts.row.id).await?;
    let reminders = reminder::of_assessment(db, &facts.row.id).await?;
    let schedule = phases::schedule(&person.ctx, &facts.row.id).await?;
    let phase = state::phase(&facts.row);
    let today = day_in(person.ctx.now, &person.zone);
    let members = people::members(db, facts.organisation(), person.ctx.now.millis()).await?;
    let by_seat = by_seat(facts, &marked);
    let mut shown: Vec<(&Seated, SeatStanding)> = Vec::new();
    for seated in &facts.laid.seats {
        let resource = seats::resource(facts.organisation(), &seated.row, &units);
        let own = is_own(person, facts.organisation(), seated, &units);
        if !own && !person.can(Action::SeeParticipation, &resource) {
            continue;
        }
        let rated = by_seat.get(&seated.row.id);
        let has = |node: &usize| rated.is_some_and(|rated| rated.contains_key(node));
        let left: Vec<usize> = seated.nodes.iter().copied().filter(|node| !has(node)).collect();
        let holders = recipients(seated, &members, &units);
        let reminded_at =
            reminders.iter().find(|sent| holders.contains(&sent.person_id)).map(|sent| sent.sent_at);
        let standing = SeatStanding {
            id: seated.row.id.clone(),
            name: names.get(&seated.row.id).cloned().unwrap_or_default(),
            holder: Holder::of(&seated.row),
            rated: seated.nodes.len() - left.len(),
            of: seated.nodes.len(),
            minutes_left: left.iter().filter_map(|node| facts.laid.instrument(*node)).map(minutes).sum(),
            handed_in_at: seated.row.handed_in_at,
            last_at: rated.and_then(|rated| rated.values().copied().max()),
            reminded_at,
            reminded_today: reminded_at.is_some_and(|at| day_in(Instant(at), &person.zone) == today),
            late: phase == Phase::Rating
                && schedule.is_late(phase, today)
                && !left.is_empty()
                && seated.row.handed_in_at.is_none(),
            deserted: holders.is_empty(),
            invited: false,
            may_remind: person.can(Action::SendReminders, &resource) && !holders.is_empty(),
            own,
            next: left.first().copied(),
        };
        shown.push((seated, standing));
    }
    if shown.iter().any(|(_, seat)| seat.deserted) {
        let invited = invitation::waiting(db, facts.organisation(), None, None, MOST_INVITED).await?;
        for (seated, seat) in shown.iter_mut().filter(|(_, seat)| seat.deserted) {
            let unit = seated.row.unit_id.as_ref();
            seat.invited = unit.is_some() && invited.iter().any(|row| row.unit_id.as_ref() == unit);
        }
    }
    let wanted = person.words().lang();
    let groups = facts.laid.groups();
    let answered: BTreeSet<usize> = shown
        .iter()
        .filter_map(|(seated, _)| by_seat.get(&seated.row.id))
        .flat_map(|rated| rated.keys().copied())
        .collect();
    let feed = feed(facts, &groups, &shown, &marked, &person.zone, &wanted);
    let matrix = groups.iter().map(|group| row(facts, group, &shown, &by_seat, &wanted)).collect();
    let seats: Vec<SeatStanding> = shown.into_iter().map(|(_, standing)| standing).collect();
    Ok(Standing {
        phase,
        schedule,
        today,
        groups: matrix,
        items: facts.laid.rated().count(),
        answered: answered.len(),
        owed: seats.iter().map(|seat| seat.of).sum(),
        marked: seats.iter().map(|seat| seat.rated).sum(),
        feed,
        seats,
    })
}

/// The names of those who are seated.
pub async fn names(ctx: &Ctx, facts: &Facts, units: &[unit::Model]) -> Result<HashMap<SeatId, String>> {
    let seated: Vec<PersonId> =
        facts.laid.seats.iter().filter_map(|seated| seated.row.person_id.clone()).collect();
    let people = people::named(ctx.db().read(), seated).await?;
    let mut names = HashMap::new();
    for seated in &facts.laid.seats {
        let name = match Holder::of(&seated.row) {
            Some(Holder::Unit(id)) => match units.iter().find(|unit| unit.id == id) {
                Some(unit) => Some(unit.name.clone()),
                // Archived since it was seated.
                None => unit::find(ctx.db().read(), &id).await?.map(|unit| unit.name),
            },
            Some(Holder::Person(id)) => people.get(&id).map(|person| person.name.clone()),
            None => None,
        };
        names.insert(seated.row.id.clone(), name.unwrap_or_default());
    }
    Ok(names)
}

/// Those who answer for a seat: its person, or the leads and contributors of its unit; where the
/// unit has none, those of the unit above.
pub fn recipients(
    seated: &Seated,
    members: &[(crate::network::store::membership::Model, crate::network::store::person::Model)],
    units: &[unit::Model],
) -> Vec<PersonId> {
    match Holder::of(&seated.row) {
        Some(Holder::Person(id)) => {
            members.iter().filter(|(row, _)| row.person_id == id).map(|_| id.clone()).take(1).collect()
        }
        Some(Holder::Unit(id)) => {
            let above = seats::path(&id, units);
            let of_unit = |unit: &str| -> Vec<PersonId> {
                let rates = |role: &str| role == "unit-lead" || role == "contributor";
                let mut people: Vec<PersonId> = members
                    .iter()
                    .filter(|(row, _)| row.unit_id.as_ref().is_some_and(|id| id.as_str() == unit))
                    .filter(|(row, _)| rates(&row.role))
                    .map(|(row, _)| row.person_id.clone())
                    .collect();
                people.sort();
                people.dedup();
                people
            };
            above
                .iter()
                .map(|unit| of_unit(unit.as_str()))
                .find(|people| !people.is_empty())
                .unwrap_or_default()
        }
        None => Vec::new(),
    }
}

/// A seat of the person's own, or of a unit in which they rate.
pub fn is_own(
    person: &Person,
    organisation: &OrganisationId,
    seated: &Seated,
    units: &[unit::Model],
) -> bool {
    match Holder::of(&seated.row) {
        Some(Holder::Person(id)) => id == person.id,
        Some(Holder::Unit(id)) => {
            let path = seats::path(&id, units);
            person.memberships.iter().any(|row| {
                row.organisation_id == *organisation
                    && row.role != "viewer"
                    && row
                        .unit_id
                        .as_ref()
                        .is_some_and(|unit: &UnitId| path.iter().any(|one| one.as_str() == unit.as_str()))
            })
        }
        None => false,
    }
}

/// The zone in which an organisation counts its days.
pub async fn zone(ctx: &Ctx, id: &OrganisationId) -> Result<String> {
    let row = organisation::find(ctx.db().read(), id).await?;
    Ok(row.map_or_else(|| "UTC".to_owned(), |row| row.time_zone))
}

type BySeat = HashMap<SeatId, BTreeMap<usize, i64>>;

/// The nodes that each seat has marked, of those that it answers for.
pub fn by_seat(facts: &Facts, marked: &[carry::Marked]) -> BySeat {
    let mut by_seat: BySeat = HashMap::new();
    for mark in marked {
        let Some(node) = facts.laid.node(&mark.item_id) else { continue };
        let seat = facts.laid.seats.iter().find(|seated| seated.row.id == mark.seat_id);
        if seat.is_some_and(|seated| seated.nodes.contains(&node)) {
            by_seat.entry(mark.seat_id.clone()).or_default().insert(node, mark.first_at);
        }
    }
    by_seat
}

fn row(
    facts: &Facts,
    group: &Group,
    shown: &[(&Seated, SeatStanding)],
    by_seat: &BySeat,
    wanted: &Lang,
) -> GroupStanding {
    let cell = |seated: &Seated| {
        let owed: Vec<&usize> = group.rated.iter().filter(|node| seated.nodes.contains(node)).collect();
        let rated = by_seat.get(&seated.row.id);
        let given = owed.iter().filter(|node| rated.is_some_and(|rated| rated.contains_key(node))).count();
        (!owed.is_empty()).then_some((given, owed.len()))
    };
    let answered = |node: &usize| facts.laid.seats.iter().any(|seated| seated.nodes.contains(node));
    GroupStanding {
        called: facts.laid.called(group.node, wanted),
        cells: shown.iter().map(|(seated, _)| cell(seated)).collect(),
        nobody: !group.rated.iter().all(answered),
    }
}

fn feed(
    facts: &Facts,
    groups: &[Group],
    shown: &[(&Seated, SeatStanding)],
    marked: &[carry::Marked],
    zone: &str,
    wanted: &Lang,
) -> Vec<Done> {
    let mut feed: Vec<(SeatId, usize, Day, Done)> = Vec::new();
    for mark in marked {
        let Some(node) = facts.laid.node(&mark.item_id) else { continue };
        let Some((_, seat)) = shown.iter().find(|(seated, _)| seated.row.id == mark.seat_id) else {
            continue;
        };
        let Some(group) = groups.iter().find(|group| group.rated.contains(&node)) else { continue };
        let day = day_in(alcove_domain::kit::Instant(mark.first_at), zone);
        let same = feed.iter_mut().find(|(id, at, on, _)| *id == seat.id && *at == group.node && *on == day);
        if let Some((_, _, _, done)) = same {
            done.items += 1;
            continue;
        }
        if feed.len() == FED {
            break;
        }
        let called = facts.laid.called(group.node, wanted);
        feed.push((
            seat.id.clone(),
            group.node,
            day,
            Done { name: seat.name.clone(), items: 1, called, at: mark.first_at },
        ));
    }
    feed.into_iter().map(|(_, _, _, done)| done).collect()
}
