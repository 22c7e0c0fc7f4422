//! What is known of one plan: its rows, and what the rules make of them. Kept in memory by the
//! plan's version, for every act counts it up.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use alcove_domain::kit::{Day, NodeId};
use alcove_domain::network::Action;
use alcove_domain::plan::outline::OutlineRefusal;
use alcove_domain::plan::rows::{Row, rows};
use alcove_domain::plan::schedule::ScheduleRefusal;
use alcove_domain::plan::{Network, Outline, Propagation};

use super::ties::Ties;
use crate::kit::db::Connection;
use crate::kit::ids::{OrganisationId, PlanId};
use crate::kit::words::format::day_in;
use crate::kit::{Ctx, Error, Refusal, Result};
use crate::network::Person;
use crate::plan::rows::Rows;
use crate::plan::store::{node, plan};

/// Plans that many requests ask for, with their last versions; more than this are read anew.
const KEPT: usize = 64;

/// Of one plan: whoever reads while others write has a version before their eyes that is not the
/// newest, and would read the whole plan anew.
const VERSIONS: usize = 8;

/// A plan with all that a rule or a page asks of it, except notes, baselines and reviews.
#[derive(Debug)]
pub struct Facts {
    pub rows: Rows,
    pub ties: Ties,
    pub outline: Arc<Outline>,
    /// Each node once, in the order and with the number in which it is shown.
    pub listed: Arc<Vec<Row>>,
    pub network: Arc<Network>,
    pub propagation: Arc<Propagation>,
    /// What changed since the approval that matters, once somebody asked.
    pub(super) since: super::approving::Since,
    /// When each action was to happen as it was approved, once somebody asked.
    pub(super) approved: super::approved::Kept,
    /// For each node of the outline its place in `rows.nodes`.
    places: Arc<Vec<usize>>,
    by_id: Arc<HashMap<String, usize>>,
}

/// The cache; an App part.
#[derive(Default)]
pub struct Kept {
    committed: Mutex<Vec<Arc<Facts>>>,
    /// What acts have written and not yet committed. On SQLite the next act begins before the disk has
    /// the one before, and would read the whole plan anew.
    pending: Mutex<Vec<Arc<Facts>>>,
}

/// What an act has written, as long as it may still be committed or dropped.
pub(super) struct Pending {
    ctx: Ctx,
    facts: Arc<Facts>,
}

impl Pending {
    pub(super) fn of(ctx: &Ctx, facts: Facts) -> Self {
        let facts = Arc::new(facts);
        lock(&ctx.app.part::<Kept>().pending).push(facts.clone());
        Self { ctx: ctx.clone(), facts }
    }

    pub(super) fn facts(&self) -> &Arc<Facts> {
        &self.facts
    }
}

/// Committed or not, it waits for nothing any more.
impl Drop for Pending {
    fn drop(&mut self) {
        lock(&self.ctx.app.part::<Kept>().pending).retain(|other| !Arc::ptr_eq(other, &self.facts));
    }
}

fn lock(list: &Mutex<Vec<Arc<Facts>>>) -> MutexGuard<'_, Vec<Arc<Facts>>> {
    list.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Facts {
    /// Asks the rules about the rows; what they refuse is refused.
    pub fn of(rows_: Rows, ties: Ties) -> Result<Self> {
        let outline = rows_.outline().map_err(refused_outline)?;
        let network = rows_.network().map_err(|refusal| refused_schedule(&rows_, refusal))?;
        let propagation = network.propagate();
        let by_row: HashMap<&str, usize> =
            rows_.nodes.iter().enumerate().map(|(at, node)| (node.id.as_str(), at)).collect();
        let place = |id: &NodeId| by_row.get(id.as_str()).copied();
        let places = outline.nodes().iter().filter_map(|node| place(&node.id)).collect();
        let by_id =
            outline.nodes().iter().enumerate().map(|(at, node)| (node.id.as_str().to_owned(), at)).collect();
        Ok(Self {
            ties,
            listed: Arc::new(rows(&outline)),
            outline: Arc::new(outline),
            network: Arc::new(network),
            propagation: Arc::new(propagation),
            since: Default::default(),
            approved: Default::default(),
            places: Arc::new(places),
            by_id: Arc::new(by_id),
            rows: rows_,
        })
    }

    /// The same rules about rows that say nothing else of places and dates: a note or a reading
    /// leaves the outline and the network as they are.
    pub(super) fn with_same_shape(&self, rows: Rows, ties: Ties) -> Self {
        Self {
            rows,
            ties,
            outline: self.outline.clone(),
            listed: self.listed.clone(),
            network: self.network.clone(),
            propagation: self.propagation.clone(),
            since: Default::default(),
            approved: Default::default(),
            places: self.places.clone(),
            by_id: self.by_id.clone(),
        }
    }

    pub fn id(&self) -> &PlanId {
        &self.rows.plan.id
    }

    pub fn organisation(&self) -> &OrganisationId {
        &self.rows.plan.organisation_id
    }

    /// The row of a node of the outline.
    pub fn row(&self, at: usize) -> &Arc<node::Model> {
        &self.rows.nodes[self.places[at]]
    }

    /// The place of a node in the outline; 404 for what the plan does not have.
    pub fn place(&self, id: &str) -> Result<usize> {
        self.by_id.get(id).copied().ok_or(Error::NotFound)
    }

    pub fn today(&self, person: &Person) -> Day {
        day_in(person.ctx.now, &person.zone)
    }

    /// Whether the dates of a node follow from those below it.
    pub fn spans_others(&self, id: &str) -> bool {
        let mut live = self.rows.live();
        live.any(|node| {
            node.parent_id.as_ref().is_some_and(|above| above.as_str() == id) && node.span().is_some()
        })
    }

    /// The actions that lie around those below them, all at once.
    pub fn lying_around(&self) -> HashSet<&str> {
        let tasks = self.network.tasks().iter().enumerate();
        let around = tasks.filter(|(at, _)| self.network.lies_around(*at, &self.propagation));
        around.map(|(_, task)| task.id.as_str()).collect()
    }

    /// Whether a deed serves no objective; a part of another serves what that one does.
    pub fn serves_nothing(&self, at: usize) -> bool {
        self.outline.above(at).next().is_none() && self.outline.serves(at).next().is_none()
    }

    /// "1.2" of a node; it follows from where it stands.
    pub fn numbers(&self) -> HashMap<usize, String> {
        let written = |row: &Row| {
            let parts: Vec<String> = row.number.iter().map(ToString::to_string).collect();
            parts.join(".")
        };
        self.listed.iter().map(|row| (row.at, written(row))).collect()
    }
}

/// The plan, for a person who may see it.
pub async fn load(person: &Person, id: &PlanId) -> Result<Arc<Facts>> {
    let facts = load_unchecked(&person.ctx, id).await?;
    person.may(Action::SeePlan, &facts.resource())?;
    Ok(facts)
}

/// For jobs and commands, which act for nobody.
pub async fn load_unchecked(ctx: &Ctx, id: &PlanId) -> Result<Arc<Facts>> {
    let row = plan::find(ctx.db().read(), id).await?.ok_or(Error::NotFound)?;
    if let Some(kept) = kept(ctx, &row) {
        return Ok(kept);
    }
    let facts = Arc::new(read(ctx.db().read(), row).await?);
    keep(ctx, &facts);
    Ok(facts)
}

/// Reads what stands, in a transaction or outside.
pub(super) async fn read(db: &impl Connection, row: plan::Model) -> Result<Facts> {
    let ties = Ties::load(db, &row.id).await?;
    Facts::of(Rows::load(db, row).await?, ties)
}

/// What is kept of the plan at this version of its row.
pub(super) fn kept(ctx: &Ctx, row: &plan::Model) -> Option<Arc<Facts>> {
    let cache = ctx.app.part::<Kept>();
    let is_it = |facts: &&Arc<Facts>| facts.id() == &row.id && facts.rows.plan.version == row.version;
    if let Some(pending) = lock(&cache.pending).iter().find(is_it) {
        return Some(pending.clone());
    }
    let mut kept = lock(&cache.committed);
    let at = kept.iter().position(|facts| facts.id() == &row.id && facts.rows.plan.version == row.version)?;
    kept[..=at].rotate_right(1);
    kept.first().cloned()
}

pub(super) fn keep(ctx: &Ctx, facts: &Arc<Facts>) {
    let mut kept = lock(&ctx.app.part::<Kept>().committed);
    let version = facts.rows.plan.version;
    let old = version - VERSIONS as i64;
    kept.retain(|other| {
        let it = &other.rows.plan;
        other.id() != facts.id() || (it.version != version && it.version > old)
    });
    kept.insert(0, facts.clone());
    kept.truncate(KEPT);
}

fn refused_outline(refusal: OutlineRefusal) -> Error {
    match refusal {
        OutlineRefusal::NoSuchNode { .. } => Error::NotFound,
        OutlineRefusal::WrongParent { .. } | OutlineRefusal::Loop { .. } => {
            Refusal::new("wrong-parent").into()
        }
        OutlineRefusal::NoContribution { .. } | OutlineRefusal::ServesTwice { .. } => {
            Refusal::new("no-contribution").into()
        }
        OutlineRefusal::NoShare { .. } => Error::invalid("share", "no-share"),
        OutlineRefusal::MoreThanAll { .. } => Error::invalid("share", "more-than-all"),
        OutlineRefusal::Twice { .. } => Error::fault(refusal),
    }
}

/// Whether the rules take the dates of these rows and what waits for what.
pub(super) fn check_dates(rows: &Rows) -> Result<()> {
    rows.network().map(|_| ()).map_err(|refusal| refused_schedule(rows, refusal))
}

fn refused_schedule(rows: &Rows, refusal: ScheduleRefusal) -> Error {
    match refusal {
        ScheduleRefusal::NoSuchTask { .. } => Error::NotFound,
        ScheduleRefusal::Loop { path } => {
            let titles: Vec<String> = path.iter().map(|id| title(rows, id)).collect();
            let ids: Vec<&str> = path.iter().map(NodeId::as_str).collect();
            Refusal::new("loop").with("path", titles.join(" → ")).with("ids", ids.join(" ")).into()
        }
        ScheduleRefusal::DependsTwice { .. } => Error::invalid("before", "depends-twice"),
        ScheduleRefusal::NoDuration { .. } => Error::invalid("days", "no-duration"),
        ScheduleRefusal::LagTooLong { .. } => Error::invalid("lag", "lag-too-long"),
        ScheduleRefusal::LongMilestone { .. } => Error::invalid("days", "long-milestone"),
        ScheduleRefusal::MilestoneWithTasks { .. } => Refusal::new("milestone-with-tasks").into(),
        ScheduleRefusal::FollowsFromBelow { .. } => Refusal::new("follows-from-below").into(),
        ScheduleRefusal::Twice { .. } => Error::fault(refusal),
    }
}

pub fn title(rows: &Rows, id: &NodeId) -> String {
    rows.nodes
        .iter()
        .find(|node| node.id.as_str() == id.as_str())
        .map(|node| node.title.clone())
        .unwrap_or_default()
}

impl From<ScheduleRefusal> for Error {
    fn from(refusal: ScheduleRefusal) -> Self {
        match refusal {
            ScheduleRefusal::NoSuchTask { .. } => Self::NotFound,
            ScheduleRefusal::FollowsFromBelow { .. } => Refusal::new("follows-from-below").into(),
            other => Self::fault(other),
        }
    }
}
