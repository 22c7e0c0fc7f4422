//! The queue of a moderation, and what is known of each item in it.

use alcove_domain::assess::distance::Distance;
use alcove_domain::assess::moderation::{Queued, Voice, before, queue};
use alcove_domain::kit::Instant;
use alcove_domain::network::Action;
use alcove_domain::review::{Sight, Viewer, ViewerIs, sight_of_results};

use super::facts::{self, Facts};
use super::viewing::{Looking, UnitsAbove};
use super::{state, voices};
use crate::assess::store::{moderation, rating};
use crate::kit::ids::{AssessmentId, ItemId};
use crate::kit::{Error, Result};
use crate::network::Person;

/// One item of the queue.
#[derive(Clone, Debug)]
pub struct Line {
    pub node: usize,
    pub distance: Distance,
    pub voices: usize,
    pub settled: Option<moderation::Model>,
}

#[derive(Debug)]
pub struct Queue {
    pub facts: Facts,
    pub lines: Vec<Line>,
}

/// A place in the queue that holds while others are settled: an item, and whether it was open when it
/// stood there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    Open(ItemId),
    Settled(ItemId),
}

impl Spot {
    /// `open.<id>` or `settled.<id>`, as the pages of a list name it.
    pub fn write(&self) -> String {
        match self {
            Self::Open(item) => format!("open.{item}"),
            Self::Settled(item) => format!("settled.{item}"),
        }
    }

    pub fn read(text: &str) -> Option<Self> {
        match text.split_once('.')? {
            ("open", item) => Some(Self::Open(ItemId(item.to_owned()))),
            ("settled", item) => Some(Self::Settled(ItemId(item.to_owned()))),
            _ => None,
        }
    }
}

impl Queue {
    pub fn spot(&self, line: &Line) -> Spot {
        let item = self.facts.laid.node_ids[line.node].clone();
        if line.settled.is_some() { Spot::Settled(item) } else { Spot::Open(item) }
    }

    /// What follows a place, also where its item has been settled since and stands elsewhere now.
    pub fn after(&self, spot: &Spot) -> Result<&[Line]> {
        let (Spot::Open(item) | Spot::Settled(item)) = spot;
        let unknown = || Error::invalid("after", "unknown-choice");
        let node = self.facts.laid.node(item).ok_or_else(unknown)?;
        let line = self.lines.iter().find(|line| line.node == node).ok_or_else(unknown)?;
        let settled = match spot {
            Spot::Open(_) => None,
            Spot::Settled(_) => Some(Instant(0)),
        };
        let stood = Queued { settled, ..queued(&self.facts, line) };
        let from = self.lines.partition_point(|line| before(&queued(&self.facts, line), &stood).is_le());
        Ok(&self.lines[from..])
    }
}

/// The whole queue, for those who moderate or who may see what was settled.
pub async fn load(person: &Person, id: &AssessmentId) -> Result<Queue> {
    let facts = facts::load(person, id).await?;
    check_sight(person, &facts).await?;
    let db = person.ctx.db().read();
    let mut said = voices::by_node(&facts, &rating::standing(db, id).await?);
    let rows = moderation::standing(db, id).await?;
    let mut lines: Vec<Line> = facts
        .laid
        .rated()
        .filter_map(|node| {
            let voices = said.remove(&node).unwrap_or_default();
            let distance = voices::apart(&facts, facts.laid.instrument(node)?, &voices);
            let settled = rows.iter().find(|row| row.item_id == facts.laid.node_ids[node]).cloned();
            Some(Line { node, distance, voices: voices.len(), settled })
        })
        .collect();
    let mut order: Vec<Queued> = lines.iter().map(|line| queued(&facts, line)).collect();
    queue(&mut order);
    let place = |line: &Line| order.iter().position(|one| one.place == line.node);
    lines.sort_by_cached_key(place);
    Ok(Queue { facts, lines })
}

fn queued(facts: &Facts, line: &Line) -> Queued {
    Queued {
        item: facts.laid.item_ref(line.node).clone(),
        place: line.node,
        distance: line.distance.clone(),
        voices: line.voices,
        settled: line.settled.as_ref().map(|row| Instant(row.moderated_at)),
    }
}

/// One item with everything that a meeting looks at.
#[derive(Debug)]
pub struct Case {
    pub facts: Facts,
    pub node: usize,
    pub voices: Vec<Voice>,
    /// What stands now on the item, in every slot.
    pub ratings: Vec<rating::Model>,
    pub distance: Distance,
    pub settled: Option<moderation::Model>,
}

pub async fn case(person: &Person, id: &AssessmentId, item: &ItemId) -> Result<Case> {
    let facts = facts::load(person, id).await?;
    check_sight(person, &facts).await?;
    let node = facts.rated(item)?;
    let db = person.ctx.db().read();
    let ratings = rating::standing_on(db, id, item).await?;
    let voices = voices::by_node(&facts, &ratings).remove(&node).unwrap_or_default();
    let instrument = facts.laid.instrument(node).ok_or(Error::NotFound)?;
    let distance = voices::apart(&facts, instrument, &voices);
    let settled = moderation::standing_on(db, id, item).await?;
    Ok(Case { facts, node, voices, ratings, distance, settled })
}

/// What an item is settled by; `None` while it is open.
pub async fn moderation_of(
    person: &Person,
    id: &AssessmentId,
    item: &ItemId,
) -> Result<Option<moderation::Model>> {
    let facts = facts::load(person, id).await?;
    check_sight(person, &facts).await?;
    facts.rated(item)?;
    Ok(moderation::standing_on(person.ctx.db().read(), id, item).await?)
}

/// All that an item was ever settled by, newest first.
pub async fn moderations_of(
    person: &Person,
    id: &AssessmentId,
    item: &ItemId,
) -> Result<Vec<moderation::Model>> {
    let facts = facts::load(person, id).await?;
    check_sight(person, &facts).await?;
    facts.rated(item)?;
    Ok(moderation::history(person.ctx.db().read(), id, item).await?)
}

/// Settled marks and the ratings they come from are for those whom `sight_of_results` shows them;
/// who may know that something is settled, and not what, is told so.
pub async fn check_sight(person: &Person, facts: &Facts) -> Result<()> {
    person.may(Action::SeeAssessment, &facts.resource())?;
    let above = UnitsAbove::of(&person.ctx, facts.organisation()).await?;
    let viewer: Viewer = Looking::new(person, facts, &above, &[]).viewer;
    match sight_of_results(&viewer, state::phase(&facts.row)) {
        Sight::Mark => Ok(()),
        // Who leads a moderation may know that there is nothing to see before it begins.
        Sight::Nothing if viewer.is != ViewerIs::Lead => Err(Error::Forbidden),
        Sight::Exists => Err(Error::Forbidden),
        Sight::Nothing => {
            let state = state::word(state::phase(&facts.row));
            Err(Error::NotNow(crate::kit::Refusal::new("not-moderating-yet").with("state", state)))
        }
    }
}
