//! The check of a seat's answers, handing them in, and taking them back.

use std::collections::{BTreeSet, HashMap};

use alcove_domain::assess::Mark;
use alcove_domain::kit::Day;
use alcove_domain::network::Action;
use alcove_domain::review::{Phase, Sight};

use super::facts::{self, Facts, Seated};
use super::rating::answer_of;
use super::setup::touch;
use super::viewing::{Looking, UnitsAbove, may_on_seat};
use super::{desk, state};
use crate::assess::store::{assessment_phase, rating, rating_evidence, seat};
use crate::kit::ids::{AssessmentId, ItemId, SeatId};
use crate::kit::words::format::day_in;
use crate::kit::{Error, Refusal, Result};
use crate::network::Person;
use crate::network::store::organisation;

/// A seat's answers as its check shows them.
pub struct Check {
    pub facts: Facts,
    pub seat: Seated,
    pub name: String,
    /// By node; a hidden one was written by somebody else and is not to be seen yet.
    pub answers: HashMap<usize, Checked>,
    pub marked: BTreeSet<usize>,
    /// Nodes with evidence.
    pub shown: BTreeSet<usize>,
    /// The last day for rating.
    pub due: Option<Day>,
    pub today: Day,
}

pub enum Checked {
    Seen { mark: Option<Mark>, note: String },
    Hidden,
}

impl Check {
    pub fn missing(&self) -> usize {
        self.seat.nodes.len() - self.marked.len()
    }

    pub fn is_open(&self) -> bool {
        state::phase(&self.facts.row) == Phase::Rating
    }

    /// Handing in can be taken back as long as ratings are collected, to the end of the last day.
    pub fn may_take_back(&self) -> bool {
        self.is_open() && self.due.is_none_or(|due| self.today <= due)
    }
}

/// A seat that the person may rate for.
pub async fn seat_of(person: &Person, id: &AssessmentId, seat: &SeatId) -> Result<(Facts, Seated)> {
    let facts = facts::load(person, id).await?;
    let seated = facts.seat(seat)?.clone();
    may_on_seat(person, Action::Rate, &facts, &seated).await?;
    Ok((facts, seated))
}

/// What the seat has answered so far.
pub async fn check(person: &Person, id: &AssessmentId, seat: &SeatId) -> Result<Check> {
    let (facts, seated) = seat_of(person, id, seat).await?;
    let db = person.ctx.db().read();
    let standing = rating::standing_of(db, seat).await?;
    let above = UnitsAbove::of(&person.ctx, facts.organisation()).await?;
    let looking = Looking::new(person, &facts, &above, &standing);
    let mut marked = desk::marked(&facts, &standing);
    marked.retain(|node| seated.nodes.contains(node));
    let mut answers = HashMap::new();
    for row in standing.iter().filter(|row| row.slot == "current") {
        let Some(node) = facts.laid.node(&row.item_id) else { continue };
        let answer = match looking.sight(facts.laid.item_ref(node), row) {
            Sight::Mark => {
                let answer = answer_of(row);
                Checked::Seen { mark: answer.mark, note: answer.note }
            }
            Sight::Exists | Sight::Nothing => Checked::Hidden,
        };
        answers.insert(node, answer);
    }
    let cited: BTreeSet<ItemId> =
        rating_evidence::of_seat(db, seat).await?.into_iter().map(|row| row.item_id).collect();
    let shown = cited.iter().filter_map(|item| facts.laid.node(item)).collect();
    let name = desk::names(person, &facts).await?.remove(seat).unwrap_or_default();
    let (due, today) = days(person, &facts).await?;
    Ok(Check { facts, seat: seated, name, answers, marked, shown, due, today })
}

/// Hands the answers in: nobody changes them until they are taken back. What is missing stays
/// missing.
pub async fn hand_in(person: &Person, id: &AssessmentId, seat: &SeatId) -> Result<()> {
    let (facts, seated) = seat_of(person, id, seat).await?;
    if state::phase(&facts.row) != Phase::Rating {
        return Err(not_now(&facts));
    }
    if seated.row.handed_in_at.is_some() {
        return Ok(());
    }
    let standing = rating::standing_of(person.ctx.db().read(), seat).await?;
    let marked = desk::marked(&facts, &standing).intersection(&seated.nodes).count();
    if marked == 0 {
        return Err(Refusal::new("nothing-to-hand-in").with("items", seated.nodes.len()).into());
    }
    let now = Some(person.ctx.now.millis());
    set(person, &facts, seated, now, "review.seat-handed-in", &format!("{marked}")).await
}

/// Takes the answers back, until the last day for rating is over.
pub async fn take_back(person: &Person, id: &AssessmentId, seat: &SeatId) -> Result<()> {
    let (facts, seated) = seat_of(person, id, seat).await?;
    if state::phase(&facts.row) != Phase::Rating {
        return Err(not_now(&facts));
    }
    if seated.row.handed_in_at.is_none() {
        return Ok(());
    }
    let (due, today) = days(person, &facts).await?;
    if let Some(due) = due.filter(|due| today > *due) {
        return Err(Error::NotNow(Refusal::new("taking-back-is-over").with("due", due.to_string())));
    }
    set(person, &facts, seated, None, "review.seat-taken-back", "").await
}

async fn set(
    person: &Person,
    facts: &Facts,
    seated: Seated,
    at: Option<i64>,
    act: &'static str,
    after: &str,
) -> Result<()> {
    let tx = person.ctx.begin().await?;
    // The seats are kept in memory by the version of the assessment.
    let row = touch(&tx, &facts.row.id, None).await?;
    if state::phase(&row) != Phase::Rating {
        return Err(not_now(facts));
    }
    let version = seated.row.version + 1;
    let id = seated.row.id;
    seat::set_handed_in(&*tx, &id, version, at, at.map(|_| person.id.clone())).await?;
    let event = person
        .ctx
        .event(Some(&person.id), act, "seat", id.0)
        .in_organisation(facts.organisation())
        .after(after);
    tx.commit(vec![event]).await
}

/// The last day for rating, and today, where the organisation is.
async fn days(person: &Person, facts: &Facts) -> Result<(Option<Day>, Day)> {
    let db = person.ctx.db().read();
    let zone =
        organisation::find(db, facts.organisation()).await?.map(|found| found.time_zone).unwrap_or_default();
    let phases = assessment_phase::of_assessment(db, &facts.row.id).await?;
    let rating = phases.into_iter().find(|phase| phase.kind == "rate");
    let due = rating.and_then(|phase| Day::parse(&phase.until_day).ok());
    Ok((due, day_in(person.ctx.now, &zone)))
}

fn not_now(facts: &Facts) -> Error {
    Error::NotNow(Refusal::new("not-rating-now").with("state", facts.row.state.clone()))
}
