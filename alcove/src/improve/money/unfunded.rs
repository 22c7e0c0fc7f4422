//! What nobody pays for yet, as it is shown to somebody who might.

use std::collections::{BTreeMap, BTreeSet};

use alcove_domain::kit::{Day, NodeId, Number};
use alcove_domain::plan::money::{Funding, Line, MoneyRefusal, Need, Rate, Rates, Stage};
use alcove_domain::plan::pivot::{Dimension, Key};
use alcove_domain::plan::standing::Counts;
use alcove_domain::plan::{Currency, Part};

use super::budget;
use crate::improve::costs::{self, ByCurrency};
use crate::improve::facts::Facts;
use crate::improve::names::Names;
use crate::kit::{Result, Words};
use crate::plan::store::line::Model;

/// Wishes by objective, in the order of the plan.
pub struct Unfunded {
    pub groups: Vec<Group>,
    pub by_year: Vec<(i16, String)>,
    pub total: String,
    pub actions: usize,
    pub first_year: i16,
    pub last_year: i16,
    /// The rates that the sums stand on.
    pub rates: Vec<Rate>,
    /// Why sums stay apart by currency.
    pub missing: Option<MoneyRefusal>,
}

pub struct Group {
    /// Number and title; the words for "no objective" where there is none.
    pub objective: String,
    /// What the objective is about.
    pub body: String,
    pub wishes: Vec<Wish>,
    pub total: String,
}

/// What one action lacks for one thing in one year.
pub struct Wish {
    /// The address of the action.
    pub node: String,
    pub action: String,
    /// What it is for, in words, and the kind of need.
    pub what: String,
    pub need: String,
    pub who: String,
    pub year: i16,
    pub amount: String,
    /// Where the action serves several objectives: how much of it is for this one, in per cent.
    pub share: Option<String>,
}

/// One thing that an action lacks in one year.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Lack {
    /// The place in the list of the plan, so that wishes come in its order.
    place: usize,
    year: i16,
    need: NeedOrder,
    need_id: Option<String>,
    currency: Currency,
}

/// The needs in their own order.
type NeedOrder = usize;

struct Lacking {
    node: NodeId,
    amount: Number,
    notes: Vec<String>,
}

/// Gathers them, with sums in one currency on one day; by currency where a rate is missing.
pub fn gather(
    facts: &Facts,
    names: &Names,
    words: Words,
    (into, on): (&Currency, Day),
    today: Day,
) -> Result<Unfunded> {
    let labels = budget::Labels::of(facts, names, words);
    let rates = facts.rows.known_rates()?;
    let lacks = lacks(facts);
    let mut sums = Sums { words, rates: &rates, into, on, missing: None };
    let mut by_objective: BTreeMap<Key, (Vec<Wish>, ByCurrency)> = BTreeMap::new();
    let (mut by_year, mut total): (BTreeMap<i16, ByCurrency>, ByCurrency) = Default::default();
    for (lack, lacking) in &lacks {
        let Some(at) = facts.outline.find(&lacking.node) else { continue };
        add(by_year.entry(lack.year).or_default(), &lack.currency, &lacking.amount);
        add(&mut total, &lack.currency, &lacking.amount);
        let shares = facts.outline.shares(at);
        let is_shared = shares.len() > 1;
        for (objective, share) in shares {
            let part = &lacking.amount * &share;
            let wish = Wish {
                node: lacking.node.to_string(),
                action: labels.node(at),
                what: what(facts, lack, lacking),
                need: words.t(&format!("improve-need-{}", Need::ALL[lack.need].0)),
                who: who(facts, names, at, today),
                year: lack.year,
                amount: costs::amount(words, &part, &lack.currency),
                share: is_shared.then(|| words.number(&(&share * &Number::from(100)), 0)),
            };
            let key = objective.map_or(Key::Nothing, Key::Node);
            let (wishes, sum) = by_objective.entry(key).or_default();
            wishes.push(wish);
            add(sum, &lack.currency, &part);
        }
    }
    let order =
        labels.sorted(Dimension::Objective, by_objective.keys().cloned().collect::<Vec<Key>>().into_iter());
    let groups = order.into_iter().filter_map(|key| {
        let (wishes, sum) = by_objective.remove(&key)?;
        let body = match &key {
            Key::Node(id) => facts.outline.find(id).map(|at| facts.row(at).body.clone()),
            _ => None,
        };
        Some(Group {
            objective: labels.name(Dimension::Objective, &key),
            body: body.unwrap_or_default(),
            wishes,
            total: sums.said(&sum),
        })
    });
    let groups: Vec<Group> = groups.collect();
    let lines: Vec<Line> = budget::lines(facts).into_iter().filter(is_wish).collect();
    let nodes: BTreeSet<&NodeId> = lacks.iter().map(|(_, lacking)| &lacking.node).collect();
    Ok(Unfunded {
        groups,
        actions: nodes.len(),
        first_year: by_year.keys().next().copied().unwrap_or_default(),
        last_year: by_year.keys().next_back().copied().unwrap_or_default(),
        by_year: by_year.iter().map(|(year, sum)| (*year, sums.said(sum))).collect(),
        total: sums.said(&total),
        rates: budget::rates_used(facts, &lines, into, on)?,
        missing: sums.missing,
    })
}

/// Writes sums in one currency as long as there are rates for it.
struct Sums<'a> {
    words: Words,
    rates: &'a Rates,
    into: &'a Currency,
    on: Day,
    missing: Option<MoneyRefusal>,
}

impl Sums<'_> {
    fn said(&mut self, sums: &ByCurrency) -> String {
        let valued = sums.iter().map(|(currency, sum)| {
            self.rates.value(sum, currency, self.into, self.on).map(|valued| valued.amount)
        });
        match valued.sum::<std::result::Result<Number, MoneyRefusal>>() {
            Ok(sum) => costs::amount(self.words, &sum, self.into),
            Err(refusal) => {
                self.missing = Some(refusal);
                costs::in_words(self.words, sums)
            }
        }
    }
}

fn is_wish(line: &Line) -> bool {
    line.stage == Stage::Planned && line.funding == Funding::Unfunded
}

/// What is planned and not funded, netted: what was taken back is not wanted any more, and what is
/// cancelled or suspended asks for nothing.
fn lacks(facts: &Facts) -> Vec<(Lack, Lacking)> {
    let standings = facts.rows.standings();
    let places: BTreeMap<usize, usize> =
        facts.listed.iter().enumerate().map(|(place, row)| (row.at, place)).collect();
    let mut lacks: BTreeMap<Lack, Lacking> = BTreeMap::new();
    for row in facts.rows.lines.iter().filter(|row| row.is_unfunded_plan()) {
        let Some(line) = row.known() else { continue };
        let Some(at) = facts.outline.find(&line.node) else { continue };
        if facts.outline.standing(&standings, at).counts() == Counts::OnlyWhatIsBound {
            continue;
        }
        let lack = Lack {
            place: places.get(&at).copied().unwrap_or(usize::MAX),
            year: line.year,
            need: Need::ALL.iter().position(|(_, need)| *need == line.need).unwrap_or_default(),
            need_id: row.need_id.as_ref().map(|id| id.0.clone()),
            currency: line.currency.clone(),
        };
        let lacking = lacks.entry(lack).or_insert_with(|| Lacking {
            node: line.node.clone(),
            amount: Number::zero(),
            notes: Vec::new(),
        });
        lacking.amount = &lacking.amount + &line.amount;
        if stands(facts, row) && !row.note.is_empty() && !lacking.notes.contains(&row.note) {
            lacking.notes.push(row.note.clone());
        }
    }
    lacks.into_iter().filter(|(_, lacking)| !lacking.amount.is_zero()).collect()
}

fn stands(facts: &Facts, row: &Model) -> bool {
    row.reverses_id.is_none() && super::ledger::taken_back(facts, &row.id).is_none()
}

/// The words of the need where the line names one, and what was noted with it.
fn what(facts: &Facts, lack: &Lack, lacking: &Lacking) -> String {
    let need = lack.need_id.as_ref();
    let need = need.and_then(|id| facts.rows.needs.iter().find(|row| row.id.as_str() == id.as_str()));
    let words = need.map(|row| row.words.clone());
    let all: Vec<String> = words.into_iter().chain(lacking.notes.iter().cloned()).collect();
    all.join("; ")
}

/// Those who answer for the action, or for the one above it.
fn who(facts: &Facts, names: &Names, at: usize, today: Day) -> String {
    let mut line = std::iter::once(at).chain(facts.outline.above(at));
    let found = line.find_map(|at| {
        let parties = facts.rows.parties(facts.row(at), today).into_iter();
        let answering = parties.filter(|(part, party)| *part == Part::Responsible && !names.is_gone(party));
        let called: Vec<String> = answering.map(|(_, party)| names.name(&party)).collect();
        (!called.is_empty()).then(|| called.join(", "))
    });
    found.unwrap_or_default()
}

fn add(sums: &mut ByCurrency, currency: &Currency, amount: &Number) {
    let sum = sums.entry(currency.clone()).or_insert_with(Number::zero);
    *sum = &*sum + amount;
}
