//! What lies on the desk of whoever rates one item: the answer that stands, the way through the
//! seat's items, colleagues, the last cycle.

use std::collections::{BTreeSet, HashMap};

use alcove_domain::assess::Mark;
use alcove_domain::network::Action;
use alcove_domain::review::{Phase, Sight, sight_of_results};

use super::answer_form::Standing;
use super::facts::{self, Facts, Seated};
use super::rating::{self, answer_of};
use super::store::people;
use super::viewing::{Looking, UnitsAbove, is_own, may_on_seat};
use super::{state, talk};
use crate::assess::mark_body::MarkBody;
use crate::assess::store::{lineage, moderation, rating as rows};
use crate::kit::ids::{AssessmentId, ItemId, PersonId, SeatId};
use crate::kit::{Error, Result};
use crate::network::Person;
use crate::network::store::unit;

/// All that the page of one item shows.
pub struct Desk {
    pub facts: Facts,
    pub node: usize,
    /// The seat that is rated for; none for those who only look.
    pub seat: Option<SeatId>,
    pub names: HashMap<SeatId, String>,
    /// Nodes that the seat has a mark on.
    pub marked: BTreeSet<usize>,
    pub answer: Shown,
    pub colleagues: Vec<Colleague>,
    pub last: Option<LastCycle>,
    pub talk: Option<talk::Talk>,
    pub settled: Option<moderation::Model>,
}

/// What is shown of the seat's own answer.
pub enum Shown {
    /// There is no seat to answer for.
    NoSeat,
    /// It can be written.
    Open(Standing),
    /// It can be read; why it cannot be written is said.
    Closed(Standing, Error),
    /// Somebody else wrote it and it is not to be seen yet.
    Hidden,
}

/// Another seat that was asked the same.
#[derive(Clone, Debug)]
pub struct Colleague {
    pub seat: SeatId,
    pub name: String,
    pub is_own: bool,
    pub said: ColleagueSaid,
}

#[derive(Clone, Debug)]
pub enum ColleagueSaid {
    NotYet,
    /// Answered, and not to be seen yet.
    Something,
    Mark {
        mark: Mark,
        note: String,
    },
}

/// What was said of the same item a cycle before.
pub struct LastCycle {
    pub facts: Facts,
    pub node: usize,
    pub agreed: Option<Mark>,
    pub own: Option<(Mark, String)>,
}

impl Desk {
    pub fn seated(&self) -> Option<&Seated> {
        self.facts.seat(self.seat.as_ref()?).ok()
    }

    /// The seat's rated nodes in order; all of them for those who only look.
    pub fn nodes(&self) -> Vec<usize> {
        match self.seated() {
            Some(seated) => seated.nodes.iter().copied().collect(),
            None => self.facts.laid.rated().collect(),
        }
    }
}

/// Lays the desk. Without a seat named, it is the person's own that answers for the item.
pub async fn lay(person: &Person, id: &AssessmentId, item: &ItemId, seat: Option<&SeatId>) -> Result<Desk> {
    let facts = facts::load(person, id).await?;
    person.may(Action::SeeRatings, &facts.resource())?;
    let node = facts.rated(item)?;
    let above = UnitsAbove::of(&person.ctx, facts.organisation()).await?;
    let seated = choose(person, &facts, &above, node, seat).await?;
    let seat = seated.map(|seated| seated.row.id.clone());
    let db = person.ctx.db().read();
    let here = rows::standing_on(db, id, item).await?;
    let looking = Looking::new(person, &facts, &above, &here);
    let answer = answer(person, &facts, node, seated, &looking, &here, item).await?;
    let marked = match &seat {
        Some(seat) => marked(&facts, &rows::standing_of(db, seat).await?),
        None => BTreeSet::new(),
    };
    let names = names(person, &facts).await?;
    let colleagues = colleagues(&facts, node, &looking, &here, &names);
    let last = last_cycle(person, &facts, node, seated).await?;
    let talk = talk::read(person, &facts, item).await?;
    let settled = match sight_of_results(&looking.viewer, state::phase(&facts.row)) {
        Sight::Mark => moderation::standing_on(db, id, item).await?,
        Sight::Exists | Sight::Nothing => None,
    };
    Ok(Desk { facts, node, seat, names, marked, answer, colleagues, last, talk, settled })
}

/// The seat to answer for: the one named, the person's own, or none for those who only look.
pub async fn choose<'a>(
    person: &Person,
    facts: &'a Facts,
    above: &UnitsAbove,
    node: usize,
    named: Option<&SeatId>,
) -> Result<Option<&'a Seated>> {
    if let Some(named) = named {
        let seated = facts.seat(named)?;
        may_on_seat(person, Action::Rate, facts, seated).await?;
        return if seated.nodes.contains(&node) { Ok(Some(seated)) } else { Err(Error::NotFound) };
    }
    Ok(facts
        .laid
        .seats
        .iter()
        .find(|seated| seated.nodes.contains(&node) && is_own(person, facts, seated, above)))
}

async fn answer(
    person: &Person,
    facts: &Facts,
    node: usize,
    seated: Option<&Seated>,
    looking: &Looking,
    here: &[rows::Model],
    item: &ItemId,
) -> Result<Shown> {
    let Some(seated) = seated else { return Ok(Shown::NoSeat) };
    let standing: Vec<rows::Model> =
        here.iter().filter(|row| row.seat_id == seated.row.id).cloned().collect();
    let reference = facts.laid.item_ref(node);
    if standing.iter().any(|row| looking.sight(reference, row) != Sight::Mark) {
        return Ok(Shown::Hidden);
    }
    let standing = Standing::of(standing);
    match rating::check_open(person, facts, seated, item).await {
        Ok(()) => Ok(Shown::Open(standing)),
        Err(why @ Error::NotNow(_)) => Ok(Shown::Closed(standing, why)),
        Err(other) => Err(other),
    }
}

/// The nodes with a mark among what stands on a seat.
pub fn marked(facts: &Facts, standing: &[rows::Model]) -> BTreeSet<usize> {
    standing
        .iter()
        .filter(|row| row.slot == "current" && row.mark.is_some())
        .filter_map(|row| facts.laid.node(&row.item_id))
        .collect()
}

/// What each seat is called: its unit, or its person.
pub async fn names(person: &Person, facts: &Facts) -> Result<HashMap<SeatId, String>> {
    let db = person.ctx.db().read();
    let units: HashMap<_, _> = unit::of_organisation(db, facts.organisation())
        .await?
        .into_iter()
        .map(|unit| (unit.id, unit.name))
        .collect();
    let seated: Vec<PersonId> =
        facts.laid.seats.iter().filter_map(|seat| seat.row.person_id.clone()).collect();
    let people = if seated.is_empty() { HashMap::new() } else { people::named(db, seated).await? };
    let name = |seated: &Seated| {
        let unit = seated.row.unit_id.as_ref().and_then(|unit| units.get(unit)).cloned();
        let holder =
            || seated.row.person_id.as_ref().and_then(|id| people.get(id)).map(|one| one.name.clone());
        unit.or_else(holder).unwrap_or_default()
    };
    Ok(facts.laid.seats.iter().map(|seated| (seated.row.id.clone(), name(seated))).collect())
}

fn colleagues(
    facts: &Facts,
    node: usize,
    looking: &Looking,
    here: &[rows::Model],
    names: &HashMap<SeatId, String>,
) -> Vec<Colleague> {
    let reference = facts.laid.item_ref(node);
    let said = |seat: &SeatId| {
        let row = here.iter().find(|row| row.seat_id == *seat && row.slot == "current" && row.mark.is_some());
        let Some(row) = row else {
            let seen = looking.sight_of_nothing(reference, seat);
            return (seen != Sight::Nothing).then_some(ColleagueSaid::NotYet);
        };
        match looking.sight(reference, row) {
            Sight::Nothing => None,
            Sight::Exists => Some(ColleagueSaid::Something),
            Sight::Mark => {
                let answer = answer_of(row);
                Some(
                    answer.mark.map_or(ColleagueSaid::NotYet, |mark| ColleagueSaid::Mark {
                        mark,
                        note: answer.note,
                    }),
                )
            }
        }
    };
    let mut found: Vec<Colleague> = facts
        .laid
        .seats
        .iter()
        .filter(|seated| seated.nodes.contains(&node))
        .filter_map(|seated| {
            Some(Colleague {
                seat: seated.row.id.clone(),
                name: names.get(&seated.row.id).cloned().unwrap_or_default(),
                is_own: looking.owns(&seated.row.id),
                said: said(&seated.row.id)?,
            })
        })
        .collect();
    found.sort_by_key(|one| !one.is_own);
    found
}

async fn last_cycle(
    person: &Person,
    facts: &Facts,
    node: usize,
    seated: Option<&Seated>,
) -> Result<Option<LastCycle>> {
    let Some(previous) = &facts.row.previous_id else { return Ok(None) };
    let before = match facts::load(person, previous).await {
        Ok(before) if state::phase(&before.row) == Phase::Closed => before,
        Ok(_) | Err(Error::NotFound | Error::Forbidden) => return Ok(None),
        Err(other) => return Err(other),
    };
    let db = person.ctx.db().read();
    let item = &facts.laid.node_ids[node];
    let mut candidates = vec![item.clone()];
    candidates.extend(lineage::continued_by(db, item).await?);
    let found = candidates.into_iter().find_map(|id| Some((before.rated(&id).ok()?, id)));
    let Some((at, then)) = found else { return Ok(None) };
    // A mark of another kind would not compare.
    let kind = |instrument: Option<&alcove_domain::assess::Instrument>| instrument.map(|one| one.kind());
    if kind(before.laid.instrument(at)) != kind(facts.laid.instrument(node)) {
        return Ok(None);
    }
    let agreed = moderation::standing_on(db, previous, &then).await?;
    let agreed = agreed.and_then(|row| MarkBody::parse(&row.mark));
    let own = match seated.and_then(|seated| same_holder(&before, seated)) {
        Some(seat) => rows::on_seat(db, previous, seat, &then).await?,
        None => None,
    };
    let own = own.and_then(|(_, standing)| {
        let answer = answer_of(standing.iter().find(|row| row.slot == "current")?);
        Some((answer.mark?, answer.note))
    });
    if agreed.is_none() && own.is_none() {
        return Ok(None);
    }
    Ok(Some(LastCycle { facts: before, node: at, agreed, own }))
}

/// The seat that the same unit or person had then.
fn same_holder<'a>(before: &'a Facts, seated: &Seated) -> Option<&'a SeatId> {
    let same = |other: &&Seated| {
        (seated.row.unit_id.is_some() && other.row.unit_id == seated.row.unit_id)
            || (seated.row.person_id.is_some() && other.row.person_id == seated.row.person_id)
    };
    before.laid.seats.iter().find(same).map(|seated| &seated.row.id)
}

/// The first item without a mark, for coming back to work; the first of all where none is missing.
pub async fn next_open(person: &Person, id: &AssessmentId) -> Result<Option<(SeatId, ItemId)>> {
    let facts = facts::load(person, id).await?;
    let above = UnitsAbove::of(&person.ctx, facts.organisation()).await?;
    let db = person.ctx.db().read();
    let mut first = None;
    for seated in facts.laid.seats.iter().filter(|seated| is_own(person, &facts, seated, &above)) {
        let done = marked(&facts, &rows::standing_of(db, &seated.row.id).await?);
        let at = |node: &usize| (seated.row.id.clone(), facts.laid.node_ids[*node].clone());
        if let Some(open) = seated.nodes.iter().find(|node| !done.contains(node)) {
            return Ok(Some(at(open)));
        }
        first = first.or_else(|| seated.nodes.first().map(at));
    }
    Ok(first)
}
