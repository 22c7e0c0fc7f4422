//! A closed assessment as a plan sees it: its items, its outcome, and what was found.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use alcove_domain::assess::edition::{Instrument, ItemRef, in_language};
use alcove_domain::assess::outcome::Outcome;
use alcove_domain::assess::roll_up::derive;
use alcove_domain::assess::scope::Scope;
use alcove_domain::assess::tree::Tree;
use alcove_domain::improve::movement;
use alcove_domain::kit::Number;

use crate::assess::editions::{self, Known};
use crate::assess::outcome_body::OutcomeBody;
use crate::assess::scope_body;
use crate::assess::store::{assessment, assessment_scope, finding_item, item, outcome};
use crate::kit::ids::{FindingId, ItemId};
use crate::kit::{Ctx, Error, Result, Words};

pub struct Taken {
    pub row: assessment::Model,
    pub known: Arc<Known>,
    pub scope: Scope,
    pub tree: Tree,
    pub outcome: Outcome,
    /// Items of the edition and of the organisation's own.
    refs: HashMap<ItemId, ItemRef>,
    findings: BTreeMap<FindingId, Vec<ItemId>>,
}

/// Reads an assessment that was closed; `None` while it is open.
pub async fn read(ctx: &Ctx, row: assessment::Model) -> Result<Option<Taken>> {
    let db = ctx.db().read();
    let heads = outcome::heads(db, &row.id).await?;
    let Some(head) = heads.into_iter().find(|head| head.superseded_at.is_none()) else {
        return Ok(None);
    };
    let frozen = outcome::find(db, &head.id).await?.ok_or(Error::NotFound)?;
    let body: OutcomeBody = serde_json::from_str(&frozen.body).map_err(Error::fault)?;
    let known = editions::known(ctx, &row.edition_id).await?;
    let scope = match assessment_scope::find(db, &row.id).await? {
        Some(found) => scope_body::read(&found.body)?,
        None => Scope::full(&known.edition),
    };
    let tree = Tree::of(&known.edition, &scope).map_err(Error::fault)?;
    let outcome = derive(&tree, &body.settled()).map_err(Error::fault)?;
    let mut refs: HashMap<ItemId, ItemRef> =
        known.edition.items.iter().zip(&known.ids).map(|(item, id)| (id.clone(), item.id.clone())).collect();
    let own = item::of_assessment(db, &row.id).await?;
    refs.extend(own.into_iter().map(|row| (row.id, ItemRef(row.reference))));
    let mut findings: BTreeMap<FindingId, Vec<ItemId>> = BTreeMap::new();
    for tie in finding_item::of_assessment(db, &row.id).await? {
        findings.entry(tie.finding_id).or_default().push(tie.item_id);
    }
    Ok(Some(Taken { row, known, scope, tree, outcome, refs, findings }))
}

impl Taken {
    /// As the rules of comparing look at it.
    pub fn seen(&self) -> movement::Taken<'_> {
        movement::Taken { tree: &self.tree, outcome: &self.outcome }
    }

    pub fn item(&self, id: &ItemId) -> Option<&ItemRef> {
        self.refs.get(id)
    }

    /// The items that a finding stands on.
    pub fn items_of(&self, finding: &FindingId) -> impl Iterator<Item = &ItemRef> {
        self.findings.get(finding).into_iter().flatten().filter_map(|id| self.refs.get(id))
    }

    /// The code and the words of an item, and their language where it is another one.
    pub fn said(&self, words: Words, item: &ItemRef) -> (String, String, Option<String>) {
        let edition = &self.known.edition;
        let (wanted, fallback) = (words.lang(), &edition.language);
        let other = |found: &str| (found != words.code()).then(|| found.to_owned());
        let Some(at) = self.known.at(item) else {
            let local = self.scope.local.iter().find(|local| local.id == *item);
            let found = local.and_then(|local| in_language(&local.texts, &wanted, fallback));
            let (lang, text) = found.map_or(("", ""), |(lang, text)| (lang.as_str(), text.as_str()));
            return (item.0.clone(), text.to_owned(), other(lang));
        };
        let item = &edition.items[at];
        let code = item.code.clone().unwrap_or_else(|| item.id.0.clone());
        match in_language(&item.texts, &wanted, fallback) {
            Some((lang, text)) => {
                let said = if text.name.is_empty() { &text.text } else { &text.name };
                (code, said.clone(), other(lang.as_str()))
            }
            None => (code, String::new(), None),
        }
    }

    /// A value in the terms of the item's instrument: the name of a step, a figure with its unit.
    pub fn value_said(&self, words: Words, item: &ItemRef, value: &Number) -> String {
        let node = self.tree.find(item).map(|at| &self.tree.nodes[at]);
        match node.and_then(|node| node.instrument.as_ref()) {
            Some(Instrument::Scale(scale)) => self.step(words, scale, value),
            Some(Instrument::YesNo) => {
                words.t(if value.is_zero() { "improve-results-no" } else { "improve-results-yes" })
            }
            Some(Instrument::Ratio(quantity)) if quantity.is_percent() => {
                let percent = words.number(&(value * &Number::from(100)), quantity.decimals);
                words.t1("improve-results-percent", "amount", percent)
            }
            Some(Instrument::Ratio(quantity) | Instrument::Amount(quantity)) => {
                let figure = words.number(value, quantity.decimals);
                words.t2("improve-about-figure", "figure", figure, "unit", quantity.unit.as_str())
            }
            _ => words.number(value, 2),
        }
    }

    fn step(&self, words: Words, scale: &str, value: &Number) -> String {
        let edition = &self.known.edition;
        let steps = edition.scale(scale).map(|scale| scale.steps.as_slice()).unwrap_or_default();
        let step = steps.iter().find(|step| Number::from(i64::from(step.value)) == *value);
        let name = step.and_then(|step| in_language(&step.texts, &words.lang(), &edition.language));
        name.map_or_else(|| words.number(value, 0), |(_, label)| label.name.clone())
    }
}
