//! The tree as screens of setting up and following show it: groups of rated items under the
//! heading that stands right above them.

use std::collections::{BTreeMap, BTreeSet};

use alcove_domain::assess::edition::{Edition, Item, ItemRef, in_language};
use alcove_domain::assess::lineage::{Change, Lineage};
use alcove_domain::assess::meter::Meter;
use alcove_domain::assess::scope::Scope;
use alcove_domain::assess::seat::{Holder as DomainHolder, Seat, SeatItems};
use alcove_domain::kit::Lang;

use super::facts::{Facts, Laid};
use crate::assess::editions;
use crate::assess::store::assessment;
use crate::kit::ids::ItemId;
use crate::kit::{Ctx, Result};

/// Rated items in scope that stand right under one heading; a rated item at the top is a group of
/// its own.
#[derive(Clone, Debug)]
pub struct Group {
    /// The heading's position in the tree.
    pub node: usize,
    pub rated: Vec<usize>,
    /// Whether all that is rated below the heading stands in this group.
    pub whole: bool,
}

/// What a node is called, and in which language that was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Called {
    pub code: String,
    pub title: String,
    /// The tag of the language, where it is not the one asked for.
    pub other_language: Option<String>,
}

/// How an item stands to the cycle before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    Changed,
    New,
}

impl Laid {
    pub fn groups(&self) -> Vec<Group> {
        let mut places: BTreeMap<usize, usize> = BTreeMap::new();
        let mut groups: Vec<Group> = Vec::new();
        for node in self.rated() {
            let heading = self.tree.nodes[node].parent.unwrap_or(node);
            let at = *places.entry(heading).or_insert_with(|| {
                groups.push(Group { node: heading, rated: Vec::new(), whole: true });
                groups.len() - 1
            });
            groups[at].rated.push(node);
        }
        for group in &mut groups {
            let below = self.rated().filter(|node| self.is_below(*node, group.node)).count();
            group.whole = below == group.rated.len();
        }
        groups.sort_by_key(|group| group.node);
        groups
    }

    /// What a seat is given for the group: its heading, so that items that come later are in it
    /// too, or the items alone where the heading holds more than this group.
    pub fn given(&self, group: &Group) -> Vec<ItemId> {
        if group.whole {
            return vec![self.node_ids[group.node].clone()];
        }
        group.rated.iter().map(|node| self.node_ids[*node].clone()).collect()
    }

    pub fn called(&self, node: usize, wanted: &Lang) -> Called {
        let reference = self.item_ref(node);
        let edition = &self.known.edition;
        match self.known.at(reference) {
            Some(at) => called(edition, &self.scope, &edition.items[at], wanted),
            None => {
                let local = self.scope.local.iter().find(|local| local.id == *reference);
                let found = local.and_then(|local| in_language(&local.texts, wanted, &edition.language));
                Called {
                    code: String::new(),
                    title: found.map(|(_, text)| text.clone()).unwrap_or_default(),
                    other_language: None,
                }
            }
        }
    }

    /// The seats as the rules count them.
    pub fn domain_seats(&self) -> Vec<Seat> {
        let seat = |seated: &super::facts::Seated| {
            let holder = match (&seated.row.unit_id, &seated.row.person_id) {
                (Some(unit), _) => DomainHolder::Unit(unit.as_str().into()),
                (None, Some(person)) => DomainHolder::Person(person.as_str().into()),
                (None, None) => DomainHolder::Unit("".into()),
            };
            let items: BTreeSet<ItemRef> =
                seated.nodes.iter().map(|node| self.item_ref(*node).clone()).collect();
            Seat { id: seated.row.id.as_str().into(), holder, items: SeatItems::Some(items) }
        };
        self.seats.iter().map(seat).collect()
    }

    pub fn meter(&self) -> Meter {
        Meter::of(&self.known.edition, &self.scope, &self.domain_seats())
    }
}

/// An item's code and its name, or its text where it has no name, in the words of the variant in
/// use.
pub fn called(edition: &Edition, scope: &Scope, item: &Item, wanted: &Lang) -> Called {
    let code = item.code.clone().unwrap_or_default();
    let Some((lang, text)) = in_language(&item.texts, wanted, &edition.language) else {
        return Called { code, ..Called::default() };
    };
    let worded = || scope.variant_wording(edition, &item.id).and_then(|texts| texts.get(lang));
    let title = if text.name.is_empty() { worded().unwrap_or(&text.text) } else { &text.name };
    let other_language = (lang != wanted).then(|| lang.to_string());
    Called { code, title: title.clone(), other_language }
}

/// A tier's name for one of its items, or for several.
pub fn tier_names(edition: &Edition, tier: usize, wanted: &Lang) -> (String, String) {
    let found = edition.tiers.get(tier).and_then(|tier| in_language(&tier.texts, wanted, &edition.language));
    found.map(|(_, name)| (name.one.clone(), name.many.clone())).unwrap_or_default()
}

/// Items whose words, instrument or place changed since the edition of the previous assessment.
pub async fn since(ctx: &Ctx, facts: &Facts) -> Result<BTreeMap<ItemRef, Since>> {
    let Some(previous) = &facts.row.previous_id else { return Ok(BTreeMap::new()) };
    let Some(row) = assessment::find(ctx.db().read(), previous).await? else { return Ok(BTreeMap::new()) };
    if row.edition_id == facts.row.edition_id {
        return Ok(BTreeMap::new());
    }
    let earlier = editions::known(ctx, &row.edition_id).await?;
    Ok(changes(&Lineage::between(&earlier.edition, &facts.laid.known.edition)))
}

/// What to look at again, by item of the later edition.
pub fn changes(lineage: &Lineage) -> BTreeMap<ItemRef, Since> {
    let mut changes: BTreeMap<ItemRef, Since> =
        lineage.added.iter().map(|item| (item.clone(), Since::New)).collect();
    let changed = lineage
        .ties
        .iter()
        .filter(|tie| tie.text == Change::Changed || tie.instrument == Change::Changed || !tie.compares());
    changes.extend(changed.map(|tie| (tie.later.clone(), Since::Changed)));
    changes
}
