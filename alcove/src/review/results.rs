//! What a closed assessment shows: the frozen outcome, and what changed since the one before.

use std::collections::HashMap;
use std::sync::Arc;

use alcove_domain::assess::edition::{ItemRef, Publication};
use alcove_domain::assess::lineage::Lineage;
use alcove_domain::assess::outcome::{Outcome, Settled};
use alcove_domain::assess::roll_up::derive;
use alcove_domain::assess::tree::Tree;
use alcove_domain::kit::Number;
use alcove_domain::network::{Action, Resource};
use alcove_domain::review::Phase;

use super::facts::{self, Facts};
use super::outcomes::{self, Which};
use super::state;
use crate::assess::outcome_body::OutcomeBody;
use crate::assess::store::assessment;
use crate::assess::store::outcome::Head;
use crate::kit::ids::{AssessmentId, OrganisationId, OutcomeId};
use crate::kit::recent::Recent;
use crate::kit::{Ctx, Error, Result};
use crate::network::Person;

/// Some thirty comparisons of three hundred items; what is asked for beyond that is reckoned anew.
const KEPT_NODES: usize = 10_000;

pub struct Results {
    pub facts: Facts,
    pub head: Head,
    pub body: Arc<OutcomeBody>,
    pub before: Option<Before>,
}

/// The cycle before, over what compares.
#[derive(Clone)]
pub struct Before {
    pub title: String,
    pub cycle: String,
    pub change: Arc<Change>,
}

/// Values then and now by node, over the items that both outcomes have a mark for and that mean the
/// same.
#[derive(Debug)]
pub struct Change {
    pub nodes: HashMap<usize, (Number, Number)>,
    pub whole: Option<(Number, Number)>,
    pub compared: usize,
}

/// An outcome and the one before it.
type Pair = (OutcomeId, OutcomeId);

/// The cache; an App part.
pub struct Comparisons(Recent<Pair, Change>);

impl Default for Comparisons {
    fn default() -> Self {
        Self(Recent::new(KEPT_NODES))
    }
}

/// The results that stand, for whoever may see them.
pub async fn load(person: &Person, id: &AssessmentId, which: Which) -> Result<Results> {
    let (facts, head, body) = outcomes::load(person, id, which).await?;
    check_texts(person, &facts)?;
    let before = before(person, &facts, &head, &body).await?;
    Ok(Results { facts, head, body, before })
}

/// For jobs, which act for nobody: the person who queued them was asked.
pub async fn load_unchecked(ctx: &Ctx, id: &AssessmentId, which: Which) -> Result<Results> {
    let facts = facts::load_unchecked(ctx, id).await?;
    let (head, body) = outcomes::find(ctx, &facts, which).await?;
    let before = match &facts.row.previous_id {
        Some(previous) => compared(ctx, &facts, &head, &body, previous).await?,
        None => None,
    };
    Ok(Results { facts, head, body, before })
}

/// The latest closed assessment of the organisation that the person's lists are about.
pub async fn latest(person: &Person) -> Result<Option<AssessmentId>> {
    let organisation: &OrganisationId = person.current_organisation()?;
    person.may(Action::SeeOutcome, &Resource::Assessment(organisation.as_str().into()))?;
    let found = assessment::latest_closed(person.ctx.db().read(), organisation).await?;
    Ok(found.map(|row| row.id))
}

/// The texts of a framework that may not be published stay with the members of the organisation
/// that holds them.
pub fn check_texts(person: &Person, facts: &Facts) -> Result<()> {
    let open = facts.laid.known.edition.publication == Publication::Public;
    if open || person.actor.belongs_to(&facts.organisation().as_str().into()) {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

async fn before(person: &Person, facts: &Facts, head: &Head, body: &OutcomeBody) -> Result<Option<Before>> {
    let Some(previous) = &facts.row.previous_id else { return Ok(None) };
    match facts::load(person, previous).await {
        Ok(_) => compared(&person.ctx, facts, head, body, previous).await,
        Err(Error::NotFound | Error::Forbidden) => Ok(None),
        Err(other) => Err(other),
    }
}

async fn compared(
    ctx: &Ctx,
    facts: &Facts,
    head: &Head,
    body: &OutcomeBody,
    previous: &AssessmentId,
) -> Result<Option<Before>> {
    let earlier = facts::load_unchecked(ctx, previous).await?;
    if state::phase(&earlier.row) != Phase::Closed {
        return Ok(None);
    }
    let (then_head, then) = outcomes::find(ctx, &earlier, Which::Standing).await?;
    let key = (head.id.clone(), then_head.id);
    let cache = ctx.app.part::<Comparisons>();
    let change = match cache.0.get(&key) {
        Some(change) => change,
        None => {
            let change = Arc::new(compare(facts, body, &earlier, &then)?);
            cache.0.put(key, &change, change.nodes.len(), |_| false);
            change
        }
    };
    if change.compared == 0 {
        return Ok(None);
    }
    Ok(Some(Before { title: earlier.row.title.clone(), cycle: earlier.row.cycle.clone(), change }))
}

/// Both trees derived over what they share, so that a heading is not better for having lost an item.
fn compare(facts: &Facts, now: &OutcomeBody, earlier: &Facts, then: &OutcomeBody) -> Result<Change> {
    let lineage = Lineage::between(&earlier.laid.known.edition, &facts.laid.known.edition);
    let (settled_now, settled_then) = (now.settled(), then.settled());
    let then_by_item: HashMap<&ItemRef, &Settled> = settled_then.iter().map(|one| (&one.item, one)).collect();
    let mut pairs: Vec<(Settled, Settled)> = Vec::new();
    let mut ties: HashMap<&ItemRef, &ItemRef> = HashMap::new();
    for node in &facts.laid.tree.nodes {
        if let Some(from) = lineage.comparable(&node.item) {
            ties.insert(&node.item, from);
        }
    }
    for one in settled_now {
        let from = ties.get(&one.item).and_then(|from| then_by_item.get(from));
        if let Some(from) = from {
            let from = (*from).clone();
            pairs.push((one, from));
        }
    }
    let compared = pairs.len();
    let (now, then): (Vec<Settled>, Vec<Settled>) = pairs.into_iter().unzip();
    let outcome = |tree: &Tree, settled: &[Settled]| derive(tree, settled).map_err(Error::fault);
    let (now, then): (Outcome, Outcome) =
        (outcome(&facts.laid.tree, &now)?, outcome(&earlier.laid.tree, &then)?);
    let then_nodes: HashMap<&ItemRef, &Number> =
        then.nodes.iter().filter_map(|node| Some((&node.item, node.summary.value.as_ref()?))).collect();
    let nodes = now.nodes.iter().enumerate().filter_map(|(at, node)| {
        let was = then_nodes.get(ties.get(&node.item)?)?;
        Some((at, ((*was).clone(), node.summary.value.clone()?)))
    });
    Ok(Change {
        nodes: nodes.collect(),
        whole: then.whole.value.clone().zip(now.whole.value.clone()),
        compared,
    })
}
