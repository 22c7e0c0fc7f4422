//! A closed assessment as a plan reads it: its tree with the values that were frozen, and what the
//! institution wants of each item. Kept in memory by the version of the assessment.

use std::collections::HashMap;
use std::sync::Arc;

use alcove_domain::assess::edition::{ItemRef, in_language};
use alcove_domain::assess::outcome::Outcome;
use alcove_domain::assess::roll_up::derive;
use alcove_domain::assess::scope::Scope;
use alcove_domain::assess::tree::Tree;
use alcove_domain::improve::ranking::Wishes;
use alcove_domain::kit::{Lang, Number};

use crate::assess::editions::Known;
use crate::assess::laid::{self, Laid};
use crate::assess::outcome_body::OutcomeBody;
use crate::assess::store::{assessment, outcome, rating};
use crate::assess::wishes;
use crate::kit::ids::{AssessmentId, ItemId};
use crate::kit::recent::Recent;
use crate::kit::{Ctx, Error, Result};

/// Some thirty assessments of three hundred items; what is asked for beyond that is read anew.
const KEPT_NODES: usize = 10_000;

#[derive(Debug)]
pub struct Frozen {
    pub known: Arc<Known>,
    scope: Scope,
    pub tree: Tree,
    /// The row id of each node of `tree`.
    pub items: Vec<ItemId>,
    places: HashMap<ItemId, usize>,
    /// The newest that was closed with; none where it was never closed.
    pub outcome: Option<Outcome>,
    pub wishes: Wishes,
}

/// What an item is called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Called {
    pub code: String,
    pub title: String,
    /// Where the words are in another language than was asked for.
    pub lang: Option<String>,
}

/// The cache, by assessment and its version; an App part.
pub struct Kept(Recent<(AssessmentId, i64), Frozen>);

impl Default for Kept {
    fn default() -> Self {
        Self(Recent::new(KEPT_NODES))
    }
}

impl Frozen {
    pub fn node(&self, id: &ItemId) -> Option<usize> {
        self.places.get(id).copied()
    }

    pub fn find(&self, item: &ItemRef) -> Option<usize> {
        self.tree.find(item)
    }

    pub fn item_ref(&self, node: usize) -> &ItemRef {
        &self.tree.nodes[node].item
    }

    /// The outermost node that one stands under; itself where it is that.
    pub fn outermost(&self, node: usize) -> usize {
        let above = |at: &usize| self.tree.nodes[*at].parent;
        std::iter::successors(Some(node), above).last().unwrap_or(node)
    }

    /// Whether the node is the other or stands below it.
    pub fn is_below(&self, node: usize, above: usize) -> bool {
        std::iter::successors(Some(node), |at| self.tree.nodes[*at].parent).any(|at| at == above)
    }

    /// From the lowest grade of an item to its best.
    pub fn width(&self, node: usize) -> Option<Number> {
        let instrument = self.tree.nodes[node].instrument.as_ref()?;
        let (low, best) = instrument.grades(&self.tree.scales, self.tree.grading)?;
        Some(&best - &low)
    }

    pub fn called(&self, node: usize, wanted: &Lang) -> Called {
        let reference = self.item_ref(node);
        let edition = &self.known.edition;
        let other = |lang: &Lang| (lang != wanted).then(|| lang.as_str().to_owned());
        let Some(at) = self.known.at(reference) else {
            let local = self.scope.local.iter().find(|local| local.id == *reference);
            let found = local.and_then(|local| in_language(&local.texts, wanted, &edition.language));
            let lang = found.and_then(|(lang, _)| other(lang));
            let title = found.map(|(_, text)| text.clone()).unwrap_or_default();
            return Called { code: reference.0.clone(), title, lang };
        };
        let item = &edition.items[at];
        let code = item.code.clone().unwrap_or_else(|| reference.0.clone());
        let Some((lang, text)) = in_language(&item.texts, wanted, &edition.language) else {
            return Called { code, title: String::new(), lang: None };
        };
        let worded = self.scope.variant_wording(edition, reference).and_then(|texts| texts.get(lang));
        let title = if text.name.is_empty() { worded.unwrap_or(&text.text) } else { &text.name };
        Called { code, title: title.clone(), lang: other(lang) }
    }
}

/// The caller has checked that the reader may see it.
pub async fn load(ctx: &Ctx, row: &assessment::Model) -> Result<Arc<Frozen>> {
    let cache = ctx.app.part::<Kept>();
    let key = (row.id.clone(), row.version);
    if let Some(found) = cache.0.get(&key) {
        return Ok(found);
    }
    let frozen = Arc::new(read(ctx, row).await?);
    cache.0.put(key, &frozen, frozen.tree.nodes.len(), |(other, _)| *other == row.id);
    Ok(frozen)
}

async fn read(ctx: &Ctx, row: &assessment::Model) -> Result<Frozen> {
    let db = ctx.db().read();
    let Laid { known, scope, tree, items, places } = laid::lay(ctx, row).await?;
    let standing = rating::standing(db, &row.id).await?;
    let wishes::Wishes { targets, importance } =
        wishes::Wishes::of(&tree, |id| places.get(id).copied(), &standing);
    let outcome = match outcome::heads(db, &row.id).await?.first() {
        Some(head) => {
            let found = outcome::find(db, &head.id).await?.ok_or(Error::NotFound)?;
            let body: OutcomeBody = serde_json::from_str(&found.body).map_err(Error::fault)?;
            // One that was opened again may have another scope by now.
            derive(&tree, &body.settled()).ok()
        }
        None => None,
    };
    let wishes = Wishes { targets, importance };
    Ok(Frozen { known, scope, tree, items, places, outcome, wishes })
}
