//! "Assess again what we worked on": a scope out of a plan.

use std::collections::BTreeSet;

use crate::assess::Scope;
use crate::assess::edition::{Edition, ItemRef};
use crate::assess::lineage::Lineage;

/// The rated items of the later edition that come from those a plan answers, whatever became of
/// them: a split item is looked at in all its parts. A heading stands for what is below it. Each
/// other item is left out for the reason given, so the scope holds for the whole edition.
///
/// Items of the organisation's own are not in an edition; who sets the assessment up takes them over.
pub fn worked_on(answered: &BTreeSet<ItemRef>, lineage: &Lineage, later: &Edition, reason: &str) -> Scope {
    let ties = lineage.ties.iter().filter(|tie| answered.contains(&tie.earlier));
    let tops: BTreeSet<&ItemRef> = ties.map(|tie| &tie.later).collect();
    let mut inside = vec![false; later.items.len()];
    let mut scope = Scope::default();
    for (at, item) in later.items.iter().enumerate() {
        // A parent stands before its children.
        inside[at] = tops.contains(&item.id) || item.parent.is_some_and(|parent| inside[parent]);
        match (&item.instrument, inside[at]) {
            (None, _) => {}
            (Some(_), true) => scope.choose(item.id.clone()),
            (Some(_), false) => scope.exclude(item.id.clone(), reason),
        }
    }
    scope
}
