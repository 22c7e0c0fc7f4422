//! Ratings as they stand at a place, and as they stood there before.

use alcove_domain::assess::rating::{Answer, Confidence, Place, Rating, Slot};
use alcove_domain::kit::Instant;
use alcove_domain::network::Action;
use alcove_domain::review::{Phase, ReviewRefusal, Sight};
use serde::Serialize;

use super::facts::{self, Facts, Seated};
use super::viewing::{self, UnitsAbove};
use super::{attaching, names, state};
use crate::assess::mark_body::MarkBody;
use crate::assess::store::{assessment, moderation, rating};
use crate::kit::ids::{AssessmentId, EvidenceId, ItemId, PersonId, SeatId};
use crate::kit::{Error, Refusal, Result};
use crate::network::Person;

/// A place, as addresses name it.
#[derive(Clone, Debug)]
pub struct At {
    pub assessment: AssessmentId,
    pub seat: SeatId,
    pub item: ItemId,
    pub slot: Slot,
}

/// One version of a rating; version 0 is that there is none yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RatingAnswer {
    pub item_id: ItemId,
    pub seat_id: SeatId,
    pub slot: &'static str,
    pub version: i64,
    pub mark: Option<MarkBody>,
    pub note: String,
    pub confidence: String,
    pub rated_by: Option<PersonId>,
    pub rated_at: Option<String>,
    pub attempt: i64,
    /// What is attached, as far as the caller may see it; told where the current rating is read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<CitedAnswer>,
}

/// A piece of evidence on a rating.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CitedAnswer {
    pub id: EvidenceId,
    pub title: String,
}

/// What stands at a place, in every slot, as those see it who only read: it costs the writer nothing.
pub(super) async fn look(person: &Person, at: &At) -> Result<(Facts, Vec<rating::Model>)> {
    let found = rating::on_seat(person.ctx.db().read(), &at.assessment, &at.seat, &at.item).await?;
    let (row, standing) = found.ok_or(Error::NotFound)?;
    Ok((facts::of(person, row).await?, standing))
}

/// The rating that stands at a place, as far as the person may see it.
pub async fn read(person: &Person, at: &At) -> Result<RatingAnswer> {
    let (facts, standing) = look(person, at).await?;
    let (node, seated) = place_of(&facts, at)?;
    let found = standing.into_iter().find(|row| row.slot == names::slot(at.slot));
    let sight = see(person, &facts, node, seated, at, found.as_ref()).await?;
    let mut read = found.map_or_else(|| none_yet(at), |row| answer(&row));
    // What is cited is shown where the mark is.
    if at.slot == Slot::Current && sight == Sight::Mark {
        let cited = attaching::on(person, &at.seat, &at.item).await?;
        read.evidence =
            cited.into_iter().map(|one| CitedAnswer { id: one.row.id, title: one.row.title }).collect();
    }
    Ok(read)
}

/// Every version at a place, newest first.
pub async fn history(person: &Person, at: &At) -> Result<Vec<RatingAnswer>> {
    let facts = facts::load(person, &at.assessment).await?;
    let (node, seated) = place_of(&facts, at)?;
    let rows = rating::history(person.ctx.db().read(), &at.seat, &at.item, names::slot(at.slot)).await?;
    see(person, &facts, node, seated, at, rows.first()).await?;
    let (looking, _) = viewing::looking_at(person, &facts, &at.item).await?;
    let item = facts.laid.item_ref(node);
    Ok(rows.iter().filter(|row| looking.sight(item, row) == Sight::Mark).map(answer).collect())
}

/// The node and the seat of a place; 404 for an item that the seat does not answer for.
pub fn place_of<'a>(facts: &'a Facts, at: &At) -> Result<(usize, &'a Seated)> {
    let node = facts.rated(&at.item)?;
    let seated = facts.seat(&at.seat)?;
    if seated.nodes.contains(&node) { Ok((node, seated)) } else { Err(Error::NotFound) }
}

/// The node of an item that a seat is asked about, for those who may write on the seat.
pub fn asked_of(facts: &Facts, seated: &Seated, item: &ItemId) -> Result<usize> {
    let node = facts.asked(item)?;
    if seated.nodes.contains(&node) {
        return Ok(node);
    }
    let item = facts.laid.item_ref(node).0.clone();
    Err(Refusal::new("item-not-in-seat").with("item", item).into())
}

/// Whether ratings are taken now, from this seat, on this item.
pub async fn check_open(person: &Person, facts: &Facts, seated: &Seated, item: &ItemId) -> Result<()> {
    let settled = match state::phase(&facts.row) {
        // Nothing is settled before, and each save would ask.
        Phase::Moderating => moderation::standing_on(person.ctx.db().read(), &facts.row.id, item).await?,
        _ => None,
    };
    let settled = settled.map(|row| Instant(row.moderated_at));
    state::of(&facts.row, 1).may_rate(settled).map_err(|why| not_taken(&facts.row, &why))?;
    match seated.row.handed_in_at {
        Some(at) => Err(Error::NotNow(Refusal::new("seat-handed-in").with("at", rfc3339(at)))),
        None => Ok(()),
    }
}

/// In words of their own: whoever rates is told more than that it is not the time.
fn not_taken(row: &assessment::Model, why: &ReviewRefusal) -> Error {
    Error::NotNow(match why {
        ReviewRefusal::ItemSettled { at } => Refusal::new("item-settled").with("at", rfc3339(at.millis())),
        _ => Refusal::new("not-rating-now").with("state", row.state.clone()),
    })
}

/// What `sight` shows, and a refusal where that is nothing: 404 for what one may not know of, 403 for
/// what one may know to exist.
async fn see(
    person: &Person,
    facts: &Facts,
    node: usize,
    seated: &Seated,
    at: &At,
    found: Option<&rating::Model>,
) -> Result<Sight> {
    // Whoever wrote it, or sits there, is the usual reader; others take two more queries.
    let mine = found.is_some_and(|row| row.rated_by == person.id);
    if mine || viewing::is_own(person, facts, seated, &UnitsAbove::default()) {
        return Ok(Sight::Mark);
    }
    person.may(Action::SeeRatings, &facts.resource())?;
    let (looking, _) = viewing::looking_at(person, facts, &at.item).await?;
    let item = facts.laid.item_ref(node);
    let seen = match found {
        Some(row) => looking.sight(item, row),
        None => looking.sight_of_nothing(item, &at.seat),
    };
    match (seen, found) {
        (Sight::Mark, _) | (Sight::Exists, None) => Ok(seen),
        (Sight::Exists, Some(_)) => Err(Error::Forbidden),
        (Sight::Nothing, _) => Err(Error::NotFound),
    }
}

pub(super) fn as_rule(facts: &Facts, row: &rating::Model) -> Rating {
    let item = facts.laid.node(&row.item_id).map(|node| facts.laid.item_ref(node).clone());
    Rating {
        place: Place {
            seat: row.seat_id.as_str().into(),
            item: item.unwrap_or(alcove_domain::assess::ItemRef(String::new())),
            slot: names::read_slot(&row.slot).unwrap_or(Slot::Current),
            attempt: u32::try_from(row.attempt).unwrap_or(1),
        },
        version: u32::try_from(row.version).unwrap_or(u32::MAX),
        answer: answer_of(row),
        by: row.rated_by.as_str().into(),
        at: Instant(row.rated_at),
        key: None,
    }
}

/// A row's content, as the rules know it.
pub fn answer_of(row: &rating::Model) -> Answer {
    Answer {
        mark: row.mark.as_deref().and_then(MarkBody::parse),
        note: row.note.clone(),
        confidence: names::read_confidence(&row.confidence).unwrap_or_default(),
    }
}

/// A row as machines read it.
pub fn answer(row: &rating::Model) -> RatingAnswer {
    RatingAnswer {
        item_id: row.item_id.clone(),
        seat_id: row.seat_id.clone(),
        slot: names::slot(names::read_slot(&row.slot).unwrap_or(Slot::Current)),
        version: row.version,
        mark: row.mark.as_deref().and_then(|text| serde_json::from_str(text).ok()),
        note: row.note.clone(),
        confidence: row.confidence.clone(),
        rated_by: Some(row.rated_by.clone()),
        rated_at: Some(rfc3339(row.rated_at)),
        attempt: row.attempt,
        evidence: Vec::new(),
    }
}

pub fn none_yet(at: &At) -> RatingAnswer {
    RatingAnswer {
        item_id: at.item.clone(),
        seat_id: at.seat.clone(),
        slot: names::slot(at.slot),
        version: 0,
        mark: None,
        note: String::new(),
        confidence: names::confidence(Confidence::None).to_owned(),
        rated_by: None,
        rated_at: None,
        attempt: 1,
        evidence: Vec::new(),
    }
}

/// An instant as RFC 3339 writes it.
pub fn rfc3339(millis: i64) -> String {
    jiff::Timestamp::from_millisecond(millis).unwrap_or_default().to_string()
}
