//! Saving ratings: what one form says of an item, whole or not at all, however many save at once.

use alcove_domain::assess::Mark;
use alcove_domain::assess::rating::{self as rule, Answer, Confidence, Presented, Save, SaveDecision, Slot};
use alcove_domain::network::Action;
use alcove_domain::review::Sight;

use super::facts::{Facts, Seated};
use super::rating::{At, answer_of, as_rule, asked_of, check_open, look};
use super::viewing::{self, UnitsAbove};
use super::{faults, names};
use crate::assess::mark_body::MarkBody;
use crate::assess::store::rating;
use crate::kit::db::{self, Connection};
use crate::kit::{Error, Event, Refusal, Result, Tx};
use crate::network::Person;

/// How often a save is decided anew when somebody is faster in the same instant. From the second time
/// on only those are faster who come for the first time: on one place never so many at once.
const TRIES: usize = 16;

/// What a person wants to save at a place.
#[derive(Clone, Debug)]
pub struct RatingInput {
    pub mark: Option<Mark>,
    pub note: String,
    pub confidence: Confidence,
    pub presented: Presented,
}

/// What a save led to.
#[derive(Clone, Debug)]
pub enum Saved {
    /// The version that now stands, also where it stood already.
    Version(rating::Model),
    /// Nothing was said where nothing stands.
    Nothing,
    /// Somebody else's version stands in the way.
    Conflict(Option<rating::Model>),
}

/// Saves one rating. The same content sent again is the same version, not a new one.
pub async fn save(person: &Person, at: &At, input: RatingInput) -> Result<Saved> {
    match save_together(person, at, vec![(at.slot, input)]).await? {
        SavedTogether::Versions(mut rows) => {
            rows.pop().and_then(|(_, row)| row).map_or(Ok(Saved::Nothing), |row| Ok(Saved::Version(row)))
        }
        SavedTogether::Conflict(mut rows) => Ok(Saved::Conflict(rows.pop().and_then(|(_, row)| row))),
    }
}

/// What a save of several slots led to, by slot; none where nothing is there and nothing was said.
#[derive(Clone, Debug)]
pub enum SavedTogether {
    Versions(Vec<(Slot, Option<rating::Model>)>),
    Conflict(Vec<(Slot, Option<rating::Model>)>),
}

/// Saves what one form says of an item: all of it, or nothing.
///
/// The usual save reads first, and only then asks for the writer. Where somebody was faster in between,
/// the next try waits for its turn at the place and decides inside, upon what stands there then.
pub async fn save_together(
    person: &Person,
    at: &At,
    inputs: Vec<(Slot, RatingInput)>,
) -> Result<SavedTogether> {
    for attempt in 0..TRIES {
        let (facts, standing) = look(person, at).await?;
        let seated = facts.seat(&at.seat)?;
        viewing::may_on_seat(person, Action::Rate, &facts, seated).await?;
        let node = asked_of(&facts, seated, &at.item)?;
        check_open(person, &facts, seated, &at.item).await?;
        let mut tidied = Vec::with_capacity(inputs.len());
        for (slot, input) in &inputs {
            tidied.push((*slot, tidy(&facts, node, *slot, input.clone())?));
            check_seen(person, &facts, node, seated, standing_in(&standing, *slot)).await?;
        }
        let saving = Saving { person, facts: &facts, node, at, inputs: tidied };
        let saved = if attempt == 0 { saving.upon(&standing).await } else { saving.in_turn(&standing).await };
        if let Some(saved) = saved? {
            return Ok(saved);
        }
    }
    Err(Error::Busy)
}

/// What is about to be saved, by whom and where.
struct Saving<'a> {
    person: &'a Person,
    facts: &'a Facts,
    node: usize,
    at: &'a At,
    inputs: Vec<(Slot, RatingInput)>,
}

impl Saving<'_> {
    /// Saves over what stood there just now. `None`: somebody was faster, or the assessment has changed.
    async fn upon(&self, standing: &[rating::Model]) -> Result<Option<SavedTogether>> {
        let ctx = &self.person.ctx;
        match self.decide(ctx.db().read(), standing).await? {
            Ready::Said(said) => Ok(Some(said)),
            Ready::ToWrite(decided) => self.write(ctx.begin().await?, decided).await,
        }
    }

    /// The same for one after the other, each over what the last one left. On PostgreSQL a save that has
    /// not met anybody yet may still come in between: then `None`, and once more.
    async fn in_turn(&self, checked: &[rating::Model]) -> Result<Option<SavedTogether>> {
        let At { assessment, seat, item, .. } = self.at;
        let tx = self.person.ctx.begin().await?;
        db::in_turn(&*tx, &[&format!("{seat}/{item}")]).await?;
        let (row, standing) = rating::on_seat(&*tx, assessment, seat, item).await?.ok_or(Error::NotFound)?;
        if row.version != self.facts.row.version || !self.may_meet(checked, &standing) {
            tx.catch_up().await?;
            return Ok(None);
        }
        match self.decide(&*tx, &standing).await? {
            // What is told here is told when it is on disk.
            Ready::Said(said) => tx.catch_up().await.map(|()| Some(said)),
            Ready::ToWrite(decided) => self.write(tx, decided).await,
        }
    }

    /// Whether nothing stands there now that [`check_seen`] has not looked at, or that is the sender's.
    fn may_meet(&self, checked: &[rating::Model], standing: &[rating::Model]) -> bool {
        let seated = self.facts.seat(&self.at.seat);
        let is_own =
            seated.is_ok_and(|one| viewing::is_own(self.person, self.facts, one, &UnitsAbove::default()));
        is_own || standing.iter().all(|row| row.rated_by == self.person.id || checked.contains(row))
    }

    async fn decide(&self, db: &impl Connection, standing: &[rating::Model]) -> Result<Ready> {
        let mut decided = Vec::with_capacity(self.inputs.len());
        for (slot, input) in &self.inputs {
            let at = At { slot: *slot, ..self.at.clone() };
            let found = standing_in(standing, *slot).cloned();
            decided.push((*slot, decide(self.person, db, self.facts, self.node, &at, found, input).await?));
        }
        let present = |decided: Vec<(Slot, Decided)>| {
            decided.into_iter().map(|(slot, one)| (slot, one.present())).collect()
        };
        if decided.iter().any(|(_, one)| matches!(one, Decided::Conflict(_))) {
            return Ok(Ready::Said(SavedTogether::Conflict(present(decided))));
        }
        if !decided.iter().any(|(_, one)| matches!(one, Decided::Write { .. })) {
            return Ok(Ready::Said(SavedTogether::Versions(present(decided))));
        }
        Ok(Ready::ToWrite(decided))
    }

    /// Writes what was decided. `None`: somebody was faster, or the assessment has changed; decide anew.
    async fn write(&self, tx: Tx, decided: Vec<(Slot, Decided)>) -> Result<Option<SavedTogether>> {
        let mut rows = Vec::with_capacity(decided.len());
        let mut events = Vec::with_capacity(decided.len());
        for (slot, one) in decided {
            let Decided::Write { row, .. } = one else {
                rows.push((slot, one.present()));
                continue;
            };
            match rating::append(&*tx, &row, self.facts.row.version).await.map_err(Error::from) {
                Ok(true) => {}
                Ok(false) | Err(Error::Conflict(_)) => return Ok(None),
                Err(fault) => return Err(fault),
            }
            events.push(saved_event(self.person, self.facts, &row));
            rows.push((slot, Some(*row)));
        }
        tx.commit(events).await?;
        Ok(Some(SavedTogether::Versions(rows)))
    }
}

fn standing_in(standing: &[rating::Model], slot: Slot) -> Option<&rating::Model> {
    standing.iter().find(|row| row.slot == names::slot(slot))
}

/// Who keys in for others does not answer over what they wrote and he may not see: neither a
/// conflict nor a lucky guess shall tell it.
async fn check_seen(
    person: &Person,
    facts: &Facts,
    node: usize,
    seated: &Seated,
    found: Option<&rating::Model>,
) -> Result<()> {
    let Some(row) = found else { return Ok(()) };
    if row.rated_by == person.id || viewing::is_own(person, facts, seated, &UnitsAbove::default()) {
        return Ok(());
    }
    let (looking, _) = viewing::looking_at(person, facts, &row.item_id).await?;
    match looking.sight(facts.laid.item_ref(node), row) {
        Sight::Mark => Ok(()),
        Sight::Exists | Sight::Nothing => Err(Error::NotNow(Refusal::new("seat-has-answered"))),
    }
}

/// The input as it is kept, or what is wrong with each of its fields.
fn tidy(facts: &Facts, node: usize, slot: Slot, mut input: RatingInput) -> Result<RatingInput> {
    let instrument = facts.laid.instrument(node).ok_or(Error::NotFound)?;
    if slot != Slot::Importance {
        input.mark = input.mark.map(|mark| instrument.tidy(mark));
    }
    let answer = Answer { mark: input.mark, note: input.note, confidence: input.confidence };
    answer
        .check(slot, instrument, facts.laid.scales())
        .map_err(|refusal| Error::Invalid(vec![faults::of_rating(&refusal)]))?;
    Ok(RatingInput { mark: answer.mark, note: answer.note, confidence: answer.confidence, ..input })
}

/// What is left to do once every slot is decided.
enum Ready {
    Said(SavedTogether),
    ToWrite(Vec<(Slot, Decided)>),
}

enum Decided {
    /// Stands already, or there is nothing to write.
    Stands(Option<rating::Model>),
    Write {
        before: Option<rating::Model>,
        row: Box<rating::Model>,
    },
    Conflict(Option<rating::Model>),
}

impl Decided {
    fn present(self) -> Option<rating::Model> {
        match self {
            Self::Stands(row) | Self::Conflict(row) | Self::Write { before: row, .. } => row,
        }
    }
}

async fn decide(
    person: &Person,
    db: &impl Connection,
    facts: &Facts,
    node: usize,
    at: &At,
    found: Option<rating::Model>,
    input: &RatingInput,
) -> Result<Decided> {
    let present = found.as_ref().map(|row| as_rule(facts, row));
    let wish = Save {
        answer: Answer { mark: input.mark.clone(), note: input.note.clone(), confidence: input.confidence },
        presented: input.presented,
        by: person.id.as_str().into(),
        key: None,
    };
    // Nothing said where nothing stands is no version: it would count as an answer.
    if found.is_none() && wish.answer == Answer::default() && wish.presented.fits(None, &wish.by) {
        return Ok(Decided::Stands(None));
    }
    Ok(match rule::decide(present.as_ref(), None, &wish) {
        SaveDecision::NoChange { .. } => Decided::Stands(found),
        SaveDecision::Insert { version, .. } => {
            let row = Box::new(row(person, facts, node, at, input, i64::from(version)));
            Decided::Write { before: found, row }
        }
        SaveDecision::Conflict { .. } | SaveDecision::KeyReused { .. } => {
            match sent_before(person, db, at, &wish).await? {
                Some(row) => Decided::Stands(Some(row)),
                None => Decided::Conflict(found),
            }
        }
    })
}

/// The version that this very save made, when its answer was lost and others have saved since: the
/// next one after what was presented, by the same person, with the same content.
async fn sent_before(
    person: &Person,
    db: &impl Connection,
    at: &At,
    wish: &Save,
) -> Result<Option<rating::Model>> {
    let seen = match wish.presented {
        Presented::Nothing => 0,
        Presented::Version(version) => i64::from(version),
        Presented::Unsaid => return Ok(None),
    };
    let slot = names::slot(at.slot);
    let row = rating::version(db, &at.seat, &at.item, slot, seen + 1).await?;
    Ok(row.filter(|row| row.rated_by == person.id && answer_of(row) == wish.answer))
}

fn row(
    person: &Person,
    facts: &Facts,
    node: usize,
    at: &At,
    input: &RatingInput,
    version: i64,
) -> rating::Model {
    let instrument = facts.laid.instrument(node);
    let step = match (at.slot, &input.mark) {
        (_, Some(Mark::Step(step))) => Some(*step),
        (_, Some(mark)) => instrument.and_then(|instrument| instrument.step(mark)),
        (_, None) => None,
    };
    rating::Model {
        seat_id: at.seat.clone(),
        item_id: at.item.clone(),
        slot: names::slot(at.slot).to_owned(),
        version,
        attempt: 1,
        assessment_id: at.assessment.clone(),
        mark: input.mark.as_ref().map(MarkBody::write),
        step: step.map(i64::from),
        note: input.note.clone(),
        confidence: names::confidence(input.confidence).to_owned(),
        rated_by: person.id.clone(),
        rated_at: person.ctx.now.millis(),
        superseded_at: None,
    }
}

/// Versions and not values: the trail is read by people who may not see the values yet.
fn saved_event(person: &Person, facts: &Facts, row: &rating::Model) -> Event {
    let place = format!("{}/{}/{}", row.seat_id, row.item_id, row.slot);
    person
        .ctx
        .event(Some(&person.id), "review.rating-saved", "rating", place)
        .in_organisation(facts.organisation())
        .before((row.version - 1).to_string())
        .after(row.version.to_string())
}
