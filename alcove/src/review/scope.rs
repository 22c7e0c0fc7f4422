//! The scope: which items are looked at, why others are not, own wording, weights and own items.

use std::collections::{BTreeMap, BTreeSet};

use alcove_domain::assess::edition::{Edition, Instrument, ItemRef};
use alcove_domain::assess::scope::{Exclusion, LocalItem, Scope, ScopeRefusal};
use alcove_domain::kit::{Lang, Number};
use alcove_domain::network::Action;

use super::facts::Facts;
use super::setup::touch;
use super::store::own_items;
use super::{facts, faults, state};
use crate::assess::scope_body;
use crate::assess::store::assessment_scope;
use crate::kit::ids::AssessmentId;
use crate::kit::{Error, FieldFault, Refusal, Result};
use crate::network::Person;

/// The ticks of a page of the tree.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// The rated items that were shown; `None`: all of them.
    pub shown: Option<BTreeSet<ItemRef>>,
    pub ticked: BTreeSet<ItemRef>,
    /// One reason for all that is newly left out.
    pub reason: String,
    /// Reasons of single items.
    pub reasons: BTreeMap<ItemRef, String>,
    /// A heading whose items are all taken or all left out, whatever their ticks.
    pub whole: Option<(ItemRef, Whole)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    Taken,
    LeftOut,
}

/// What an organisation says of one item.
#[derive(Clone, Debug, Default)]
pub struct Tailoring {
    /// Its own wording, per language; an empty one is none.
    pub wording: BTreeMap<Lang, String>,
    /// `None`: the edition's.
    pub weight: Option<Number>,
}

/// An item of the organisation's own.
#[derive(Clone, Debug)]
pub struct Own {
    pub under: Option<ItemRef>,
    pub instrument: Instrument,
    pub texts: BTreeMap<Lang, String>,
}

/// Takes the ticks of the tree.
pub async fn choose(person: &Person, id: &AssessmentId, seen: Option<i64>, choice: Choice) -> Result<Facts> {
    edit(person, id, seen, move |scope, edition| {
        apply(scope, edition, &choice);
        Ok(())
    })
    .await
}

/// Begins again with a preset, or with everything. Own items, wording and weights stay.
pub async fn start_again(person: &Person, id: &AssessmentId, preset: Option<&str>) -> Result<Facts> {
    let preset = preset.map(str::to_owned);
    edit(person, id, None, move |scope, edition| {
        let fresh = match &preset {
            None => Scope::full(edition),
            Some(preset) => {
                Scope::by_preset(edition, preset).map_err(|_| Error::invalid("preset", "no-such-preset"))?
            }
        };
        scope.chosen = fresh.chosen;
        scope.excluded = fresh.excluded;
        Ok(())
    })
    .await
}

/// Shows the items in the words of a variant, or in the edition's own.
pub async fn word_as(person: &Person, id: &AssessmentId, variant: Option<&str>) -> Result<Facts> {
    let variant = variant.map(str::to_owned);
    edit(person, id, None, move |scope, edition| match &variant {
        None => {
            scope.variant = None;
            Ok(())
        }
        Some(variant) => {
            scope.with_variant(edition, variant).map_err(|_| Error::invalid("variant", "no-such-variant"))
        }
    })
    .await
}

/// Own wording and weight of one item.
pub async fn tailor(person: &Person, id: &AssessmentId, item: ItemRef, said: Tailoring) -> Result<Facts> {
    edit(person, id, None, move |scope, edition| {
        if edition.find(&item).is_none() && !scope.local.iter().any(|local| local.id == item) {
            return Err(Error::NotFound);
        }
        let wording: BTreeMap<Lang, String> = said
            .wording
            .into_iter()
            .map(|(lang, text)| (lang, text.trim().to_owned()))
            .filter(|(_, text)| !text.is_empty())
            .collect();
        if wording.is_empty() {
            scope.wording.remove(&item);
        } else {
            scope.wording.insert(item.clone(), wording);
        }
        match said.weight {
            None => scope.weights.remove(&item),
            Some(weight) => scope.weights.insert(item.clone(), weight),
        };
        Ok(())
    })
    .await
}

/// Adds an item of the organisation's own.
pub async fn add_own(person: &Person, id: &AssessmentId, own: Own) -> Result<Facts> {
    edit(person, id, None, move |scope, edition| {
        let texts: BTreeMap<Lang, String> = own
            .texts
            .into_iter()
            .map(|(lang, text)| (lang, text.trim().to_owned()))
            .filter(|(_, text)| !text.is_empty())
            .collect();
        if texts.is_empty() {
            return Err(Error::invalid("text", "text-missing"));
        }
        let free = (1..).map(|number| ItemRef(format!("own-{number}"))).find(|reference| {
            edition.find(reference).is_none() && !scope.local.iter().any(|local| local.id == *reference)
        });
        scope.local.push(LocalItem {
            id: free.ok_or_else(|| Error::fault("no number is free"))?,
            under: own.under,
            instrument: own.instrument,
            weight: Number::from(1),
            texts,
        });
        Ok(())
    })
    .await
}

/// Takes an own item out again.
pub async fn remove_own(person: &Person, id: &AssessmentId, item: ItemRef) -> Result<Facts> {
    edit(person, id, None, move |scope, _| {
        let before = scope.local.len();
        scope.local.retain(|local| local.id != item);
        scope.wording.remove(&item);
        scope.weights.remove(&item);
        if scope.local.len() == before { Err(Error::NotFound) } else { Ok(()) }
    })
    .await
}

/// The whole scope at once, for machines.
pub async fn replace(person: &Person, id: &AssessmentId, seen: Option<i64>, scope: Scope) -> Result<Facts> {
    edit(person, id, seen, move |present, _| {
        *present = scope;
        Ok(())
    })
    .await
}

/// Applies the ticks; what is left out without a reason is told by the check that follows.
pub fn apply(scope: &mut Scope, edition: &Edition, choice: &Choice) {
    let whole = choice.whole.as_ref().and_then(|(heading, whole)| Some((edition.find(heading)?, *whole)));
    for (at, item) in edition.rated() {
        let forced = whole.filter(|(heading, _)| is_below(edition, at, *heading)).map(|(_, whole)| whole);
        let shown = choice.shown.as_ref().is_none_or(|shown| shown.contains(&item.id));
        let taken = match forced {
            Some(whole) => whole == Whole::Taken,
            None if shown => choice.ticked.contains(&item.id),
            None => continue,
        };
        if taken {
            scope.choose(item.id.clone());
            continue;
        }
        let said =
            choice.reasons.get(&item.id).map(|reason| reason.trim()).filter(|reason| !reason.is_empty());
        match (said, scope.excluded.contains_key(&item.id)) {
            (Some(reason), _) => scope.exclude(item.id.clone(), reason),
            (None, true) => {
                scope.chosen.remove(&item.id);
            }
            (None, false) if !choice.reason.trim().is_empty() => {
                scope.exclude(item.id.clone(), choice.reason.trim());
            }
            (None, false) => {
                scope.chosen.remove(&item.id);
            }
        }
    }
}

/// The reason why an item is left out, in the words that somebody wrote, or the preset's id.
pub fn reason(scope: &Scope, item: &ItemRef) -> Option<(Option<String>, Option<String>)> {
    scope.excluded.get(item).map(|exclusion| match exclusion {
        Exclusion::OutsidePreset(preset) => (Some(preset.clone()), None),
        Exclusion::Reason(words) => (None, Some(words.clone())),
    })
}

fn is_below(edition: &Edition, item: usize, heading: usize) -> bool {
    let mut next = Some(item);
    while let Some(at) = next {
        if at == heading {
            return true;
        }
        next = edition.items[at].parent;
    }
    false
}

async fn edit(
    person: &Person,
    id: &AssessmentId,
    seen: Option<i64>,
    change: impl FnOnce(&mut Scope, &Edition) -> Result<()>,
) -> Result<Facts> {
    let facts = facts::load(person, id).await?;
    person.may(Action::SetUpAssessment, &facts.resource())?;
    state::of(&facts.row, 1).may_change_scope()?;
    let edition = &facts.laid.known.edition;
    let mut scope = facts.laid.scope.clone();
    change(&mut scope, edition)?;
    check(&scope, edition)?;
    let tx = person.ctx.begin().await?;
    // Two people at one scope: the second has not seen what the first did.
    let row = touch(&tx, id, Some(seen.unwrap_or(facts.row.version))).await?;
    state::of(&row, 1).may_change_scope()?;
    assessment_scope::write(&*tx, id, scope_body::write(&scope), row.version).await?;
    own_items::follow(&*tx, id, &facts.laid.known, &scope).await?;
    let event = person
        .ctx
        .event(Some(&person.id), "review.scope-changed", "assessment", &id.0)
        .in_organisation(facts.organisation())
        .before(in_short(&facts.laid.scope))
        .after(in_short(&scope));
    tx.commit(vec![event]).await?;
    facts::load(person, id).await
}

/// How many items, and in whose words.
fn in_short(scope: &Scope) -> String {
    match &scope.variant {
        None => scope.len().to_string(),
        Some(variant) => format!("{} {variant}", scope.len()),
    }
}

pub(super) fn check(scope: &Scope, edition: &Edition) -> Result<()> {
    let Some(first) = scope.faults(edition).into_iter().next() else { return Ok(()) };
    let of_item = |code: &'static str, item: ItemRef| Refusal::new(code).with("item", item.0).into();
    Err(match first {
        ScopeRefusal::Empty => Refusal::new("empty-scope").into(),
        ScopeRefusal::ExcludedWithoutReason { items, .. } => {
            Error::Invalid(vec![FieldFault::new("reason", "exclusion-reason-missing").with("items", items)])
        }
        ScopeRefusal::Reason { words, .. } => Error::Invalid(vec![faults::of_words("reason", &words)]),
        ScopeRefusal::Wording { words, .. } => Error::Invalid(vec![faults::of_words("wording", &words)]),
        ScopeRefusal::NegativeWeight { .. } => Error::invalid("weight", "not-a-weight"),
        ScopeRefusal::NoSuchPreset { .. } => Error::invalid("preset", "no-such-preset"),
        ScopeRefusal::NoSuchVariant { .. } => Error::invalid("variant", "no-such-variant"),
        ScopeRefusal::NoText { .. } => Error::invalid("text", "text-missing"),
        ScopeRefusal::NoSuchScale { scale, .. } => {
            Refusal::new("scope-no-such-scale").with("scale", scale).into()
        }
        ScopeRefusal::NoSuchItem { item } => of_item("scope-no-such-item", item),
        ScopeRefusal::NotRated { item } => of_item("scope-not-rated", item),
        ScopeRefusal::ChosenAndExcluded { item } => of_item("scope-chosen-and-excluded", item),
        ScopeRefusal::IdTaken { item } => of_item("scope-id-taken", item),
    })
}
