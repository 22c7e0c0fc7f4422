//! What is known of one assessment: its row, its edition, its scope, its seats. The parts that
//! change rarely are kept in memory, by the versions of their rows.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use alcove_domain::assess::edition::{Instrument, ItemRef, Scale};
use alcove_domain::assess::scope::Scope;
use alcove_domain::assess::tree::Tree;
use alcove_domain::network::{Action, Resource};

use crate::assess::editions::Known;
use crate::assess::laid;
use crate::assess::store::{assessment, seat, seat_item};
use crate::kit::ids::{AssessmentId, ItemId, OrganisationId, SeatId};
use crate::kit::recent::Recent;
use crate::kit::{Ctx, Error, Refusal, Result};
use crate::network::Person;

/// Some sixty assessments of three hundred items; what is asked for beyond that is laid out anew.
const KEPT_NODES: usize = 20_000;

/// An assessment with all that a rule or a page asks of it, except ratings and outcomes.
#[derive(Debug)]
pub struct Facts {
    pub row: assessment::Model,
    pub laid: Arc<Laid>,
}

/// The part that changes only when the scope or the seats do.
#[derive(Debug)]
pub struct Laid {
    pub known: Arc<Known>,
    pub scope: Scope,
    /// The scope's tree, in the order of screens: headings, rated items, local items.
    pub tree: Tree,
    /// The row id of each node of `tree`.
    pub node_ids: Vec<ItemId>,
    pub seats: Vec<Seated>,
    places: HashMap<ItemId, usize>,
}

/// A seat with the nodes of the tree that it answers for.
#[derive(Clone, Debug)]
pub struct Seated {
    pub row: seat::Model,
    /// Positions in `Laid::tree.nodes` of rated items.
    pub nodes: BTreeSet<usize>,
}

/// The version of all that a [`Laid`] was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Key {
    assessment: AssessmentId,
    version: i64,
}

/// The cache; an App part.
pub struct Kept(Recent<Key, Laid>);

impl Default for Kept {
    fn default() -> Self {
        Self(Recent::new(KEPT_NODES))
    }
}

impl Facts {
    pub fn organisation(&self) -> &OrganisationId {
        &self.row.organisation_id
    }

    pub fn resource(&self) -> Resource {
        Resource::Assessment(self.row.organisation_id.as_str().into())
    }

    /// The node of a rated item in scope; 404 for everything else.
    pub fn rated(&self, id: &ItemId) -> Result<usize> {
        let at = self.laid.node(id).ok_or(Error::NotFound)?;
        if self.laid.tree.nodes[at].instrument.is_some() { Ok(at) } else { Err(Error::NotFound) }
    }

    /// The same for those who write, and may see the assessment: what its edition holds and it does
    /// not ask is told apart from what there is not.
    pub fn asked(&self, id: &ItemId) -> Result<usize> {
        match self.laid.node(id) {
            Some(at) if self.laid.tree.nodes[at].instrument.is_some() => Ok(at),
            Some(at) => {
                let item = self.laid.item_ref(at).0.clone();
                Err(Refusal::new("item-not-rated").with("item", item).into())
            }
            None if self.laid.known.item(id).is_some() => {
                Err(Refusal::new("items-not-in-scope").with("items", 1_usize).into())
            }
            None => Err(Error::NotFound),
        }
    }

    pub fn seat(&self, id: &SeatId) -> Result<&Seated> {
        self.laid.seats.iter().find(|seated| seated.row.id == *id).ok_or(Error::NotFound)
    }
}

impl Laid {
    pub fn node(&self, id: &ItemId) -> Option<usize> {
        self.places.get(id).copied()
    }

    pub fn item_ref(&self, node: usize) -> &ItemRef {
        &self.tree.nodes[node].item
    }

    pub fn instrument(&self, node: usize) -> Option<&Instrument> {
        self.tree.nodes[node].instrument.as_ref()
    }

    pub fn scales(&self) -> &[Scale] {
        &self.tree.scales
    }

    /// Positions of the rated items, in order.
    pub fn rated(&self) -> impl Iterator<Item = usize> {
        self.tree.rated().map(|(at, _)| at)
    }

    /// Whether the node is the other or stands below it.
    pub fn is_below(&self, node: usize, above: usize) -> bool {
        let mut next = Some(node);
        while let Some(at) = next {
            if at == above {
                return true;
            }
            next = self.tree.nodes[at].parent;
        }
        false
    }
}

/// The assessment, for a person who may see it.
pub async fn load(person: &Person, id: &AssessmentId) -> Result<Facts> {
    let row = assessment::find(person.ctx.db().read(), id).await?.ok_or(Error::NotFound)?;
    of(person, row).await
}

/// The same where its row is known already.
pub async fn of(person: &Person, row: assessment::Model) -> Result<Facts> {
    let facts = of_unchecked(&person.ctx, row).await?;
    person.may(Action::SeeAssessment, &facts.resource())?;
    Ok(facts)
}

/// For jobs and commands, which act for nobody.
pub async fn load_unchecked(ctx: &Ctx, id: &AssessmentId) -> Result<Facts> {
    let row = assessment::find(ctx.db().read(), id).await?.ok_or(Error::NotFound)?;
    of_unchecked(ctx, row).await
}

async fn of_unchecked(ctx: &Ctx, row: assessment::Model) -> Result<Facts> {
    let key = Key { assessment: row.id.clone(), version: row.version };
    let cache = ctx.app.part::<Kept>();
    if let Some(laid) = cache.0.get(&key) {
        return Ok(Facts { row, laid });
    }
    let laid = Arc::new(lay(ctx, &row).await?);
    cache.0.put(key, &laid, laid.tree.nodes.len(), |other| other.assessment == row.id);
    Ok(Facts { row, laid })
}

async fn lay(ctx: &Ctx, row: &assessment::Model) -> Result<Laid> {
    let laid::Laid { known, scope, tree, items, places } = laid::lay(ctx, row).await?;
    let mut laid = Laid { known, scope, tree, node_ids: items, seats: Vec::new(), places };
    let db = ctx.db().read();
    let rows = seat::of_assessment(db, &row.id).await?;
    let mut answers: HashMap<SeatId, Vec<ItemId>> = HashMap::new();
    for link in seat_item::of_assessment(db, &row.id).await? {
        answers.entry(link.seat_id).or_default().push(link.item_id);
    }
    laid.seats = rows
        .into_iter()
        .map(|row| {
            let nodes = nodes_of(&laid, &row, answers.get(&row.id).map_or(&[], Vec::as_slice));
            Seated { row, nodes }
        })
        .collect();
    Ok(laid)
}

/// Rated items at and below what a seat was given.
fn nodes_of(laid: &Laid, row: &seat::Model, given: &[ItemId]) -> BTreeSet<usize> {
    if row.everything_since.is_some() {
        return laid.rated().collect();
    }
    let above: BTreeSet<usize> = given.iter().filter_map(|id| laid.node(id)).collect();
    laid.rated()
        .filter(|node| {
            let mut next = Some(*node);
            while let Some(at) = next {
                if above.contains(&at) {
                    return true;
                }
                next = laid.tree.nodes[at].parent;
            }
            false
        })
        .collect()
}
