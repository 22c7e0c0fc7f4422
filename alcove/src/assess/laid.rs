//! An assessment's tree with its items' rows and their words, for rooms that read what was assessed.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use alcove_domain::assess::edition::{ItemRef, in_language};
use alcove_domain::assess::scope::Scope;
use alcove_domain::assess::tree::Tree;
use alcove_domain::kit::Lang;

use super::editions::{self, Known};
use super::scope_body;
use super::store::{assessment, assessment_scope, item};
use crate::kit::ids::ItemId;
use crate::kit::{Ctx, Error, Result};

#[derive(Debug)]
pub struct Laid {
    pub known: Arc<Known>,
    pub scope: Scope,
    pub tree: Tree,
    /// The row id of each node of `tree`.
    pub items: Vec<ItemId>,
    /// The node of each of `items`.
    pub places: HashMap<ItemId, usize>,
}

/// The caller has checked that the reader may see the assessment.
pub async fn lay(ctx: &Ctx, row: &assessment::Model) -> Result<Laid> {
    let db = ctx.db().read();
    let known = editions::known(ctx, &row.edition_id).await?;
    let scope = match assessment_scope::find(db, &row.id).await? {
        Some(found) => scope_body::read(&found.body)?,
        None => Scope::full(&known.edition),
    };
    let tree = Tree::of(&known.edition, &scope).map_err(Error::fault)?;
    let local: BTreeMap<ItemRef, ItemId> = item::of_assessment(db, &row.id)
        .await?
        .into_iter()
        .map(|row| (ItemRef(row.reference), row.id))
        .collect();
    let id_of = |item: &ItemRef| {
        let found = known.id_of(item).or_else(|| local.get(item)).cloned();
        found.ok_or_else(|| Error::fault(format!("{} has no row", item.0)))
    };
    let items: Vec<ItemId> = tree.nodes.iter().map(|node| id_of(&node.item)).collect::<Result<_>>()?;
    let places = items.iter().cloned().enumerate().map(|(at, id)| (id, at)).collect();
    Ok(Laid { known, scope, tree, items, places })
}

impl Laid {
    pub fn node(&self, id: &ItemId) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// The nodes above one, nearest first.
    pub fn above(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.tree.nodes[node].parent, |at| self.tree.nodes[*at].parent)
    }

    /// The outermost nodes, in order.
    pub fn outermost(&self) -> impl Iterator<Item = usize> + '_ {
        self.tree.nodes.iter().enumerate().filter(|(_, node)| node.parent.is_none()).map(|(at, _)| at)
    }

    /// The code that people see.
    pub fn code(&self, node: usize) -> String {
        let reference = &self.tree.nodes[node].item;
        let item = self.known.at(reference).map(|at| &self.known.edition.items[at]);
        item.and_then(|item| item.code.clone()).unwrap_or_else(|| reference.0.clone())
    }

    /// What a node is called, in the language that is wanted or the edition's own.
    pub fn title(&self, node: usize, wanted: &Lang) -> String {
        let reference = &self.tree.nodes[node].item;
        let edition = &self.known.edition;
        let Some(at) = self.known.at(reference) else {
            let local = self.scope.local.iter().find(|local| local.id == *reference);
            let found = local.and_then(|local| in_language(&local.texts, wanted, &edition.language));
            return found.map(|(_, text)| text.clone()).unwrap_or_default();
        };
        let found = in_language(&edition.items[at].texts, wanted, &edition.language);
        let said = found.map(|(_, text)| if text.name.is_empty() { &text.text } else { &text.name });
        said.cloned().unwrap_or_default()
    }
}
