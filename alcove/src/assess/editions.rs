//! Editions in memory. An edition never changes, so it is read and parsed once and shared.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use alcove_domain::assess::edition::{Edition, Item, ItemRef};
use alcove_domain::kit::Lang;
use alcove_framework::Terms;

use super::store::{edition, item};
use super::terms;
use crate::kit::ids::{EditionId, FrameworkId, ItemId};
use crate::kit::recent::Recent;
use crate::kit::{Ctx, Error, Result};

/// Some thirty frameworks of three hundred items: a text in three languages takes a few kilobytes. What is
/// asked for beyond that is read anew.
const KEPT_ITEMS: usize = 10_000;

/// An edition with the identifiers that this installation gave its items.
#[derive(Debug)]
pub struct Known {
    pub id: EditionId,
    pub framework_id: FrameworkId,
    pub edition: Edition,
    /// By position in `edition.items`.
    pub ids: Vec<ItemId>,
    /// The names of its glossary, by language.
    pub terms: BTreeMap<Lang, Terms>,
    by_id: HashMap<ItemId, usize>,
    by_ref: HashMap<ItemRef, usize>,
}

impl Known {
    fn new(id: EditionId, framework_id: FrameworkId, edition: Edition, ids: Vec<ItemId>) -> Self {
        let by_id = ids.iter().cloned().enumerate().map(|(at, id)| (id, at)).collect();
        let by_ref = edition.items.iter().enumerate().map(|(at, item)| (item.id.clone(), at)).collect();
        let terms = terms::of_edition(&edition);
        Self { id, framework_id, edition, ids, terms, by_id, by_ref }
    }

    /// Positions of the items right under one, or of the outermost ones.
    pub fn children(&self, of: Option<usize>) -> impl Iterator<Item = usize> {
        self.edition.items.iter().enumerate().filter(move |(_, item)| item.parent == of).map(|(at, _)| at)
    }

    #[cfg(test)]
    pub fn for_tests(edition: Edition) -> Self {
        let ids = edition.items.iter().map(|item| ItemId(item.id.0.clone())).collect();
        Self::new(EditionId("edition".to_owned()), FrameworkId("framework".to_owned()), edition, ids)
    }

    pub fn item(&self, id: &ItemId) -> Option<(usize, &Item)> {
        let at = *self.by_id.get(id)?;
        Some((at, &self.edition.items[at]))
    }

    pub fn at(&self, reference: &ItemRef) -> Option<usize> {
        self.by_ref.get(reference).copied()
    }

    pub fn id_of(&self, reference: &ItemRef) -> Option<&ItemId> {
        self.by_ref.get(reference).map(|at| &self.ids[*at])
    }
}

/// The cache; an App part.
pub struct Editions(Recent<EditionId, Known>);

impl Default for Editions {
    fn default() -> Self {
        Self(Recent::new(KEPT_ITEMS))
    }
}

/// The edition, whoever asks: the caller has checked that he may.
pub async fn known(ctx: &Ctx, id: &EditionId) -> Result<Arc<Known>> {
    let cache = ctx.app.part::<Editions>();
    if let Some(known) = cache.0.get(id) {
        return Ok(known);
    }
    let row = edition::find(ctx.db().read(), id).await?.ok_or(Error::NotFound)?;
    let loaded = alcove_framework::read_stored("edition", row.body.as_bytes());
    let edition = loaded.edition.ok_or_else(|| {
        Error::fault(format!("the stored edition {id} cannot be read: {:?}", loaded.faults))
    })?;
    let mut ids: HashMap<String, ItemId> =
        item::of_edition(ctx.db().read(), id).await?.into_iter().map(|row| (row.reference, row.id)).collect();
    let ids: Vec<ItemId> = edition
        .items
        .iter()
        .map(|item| ids.remove(&item.id.0).ok_or_else(|| Error::fault(format!("{} has no row", item.id.0))))
        .collect::<Result<_>>()?;
    let known = Arc::new(Known::new(row.id, row.framework_id, edition, ids));
    cache.0.put(id.clone(), &known, known.edition.items.len(), |_| false);
    Ok(known)
}
