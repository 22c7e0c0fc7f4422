//! What nobody pays for yet, as it is shown to somebody who might: by objective and action, with what
//! it answers, what will be there when it is done, and what it lacks. It names no people.

use std::collections::{BTreeMap, BTreeSet};

use alcove_domain::kit::{Day, Number};
use alcove_domain::plan::money::{Funding, Line, MoneyRefusal, Need, Rate, Rates, Stage};
use alcove_domain::plan::pivot::{Dimension, Key};
use alcove_domain::plan::{Currency, Part, Party};

use super::lacking::{self, Lack, Lacking};
use super::{Only, budget};
use crate::improve::costs::{self, ByCurrency};
use crate::improve::facts::Facts;
use crate::improve::found::Answered;
use crate::improve::names::Names;
use crate::improve::pages::months;
use crate::kit::{Result, Words};

/// Wishes by objective, in the order of the plan.
pub struct Unfunded {
    pub groups: Vec<Group>,
    pub by_year: Vec<(i16, String)>,
    pub total: String,
    /// The same without words, each currency for itself.
    pub sums: ByCurrency,
    /// Actions that lack money.
    pub actions: usize,
    /// Things that are not there, and of which nobody wrote down what they cost.
    pub needs: usize,
    /// The rates that the sums stand on.
    pub rates: Vec<Rate>,
    /// Why sums stay apart by currency.
    pub missing: Option<MoneyRefusal>,
}

pub struct Group {
    /// The objective itself; none for what serves no objective.
    pub node: Option<String>,
    /// Number and title; the words for "no objective" where there is none.
    pub objective: String,
    /// What the objective is about.
    pub body: String,
    /// The titles of the findings that it answers.
    pub findings: Vec<String>,
    pub works: Vec<Work>,
    /// Empty where nothing has a price.
    pub total: String,
}

/// An action that lacks something.
pub struct Work {
    /// The address of the action.
    pub node: String,
    pub action: String,
    pub output: String,
    pub findings: Vec<String>,
    /// What will be there, when, by which units, and how much of it is for this objective: each a
    /// sentence.
    pub facts: Vec<String>,
    pub wishes: Vec<Wish>,
}

/// What an action lacks for one thing.
pub struct Wish {
    pub need: Need,
    /// The kind of need, and what it is for, in words.
    pub kind: String,
    pub what: String,
    /// "2.5 days"; empty where nobody counted.
    pub quantity: String,
    /// The year of the money; none where nobody wrote down what it costs.
    pub price: Option<Price>,
}

pub struct Price {
    pub year: i16,
    pub said: String,
    pub amount: Number,
    pub currency: Currency,
}

impl Unfunded {
    /// First and last year of the money.
    pub fn years(&self) -> Option<(i16, i16)> {
        Some((self.by_year.first()?.0, self.by_year.last()?.0))
    }
}

/// What the list is made from, beside the plan.
pub struct Asked<'a> {
    pub names: &'a Names,
    pub found: &'a [Answered],
    pub only: &'a Only,
    pub words: Words,
    /// The currency of sums, and the day of its rates.
    pub into: &'a Currency,
    pub on: Day,
    pub today: Day,
}

/// Gathers them, with sums in one currency on one day; by currency where a rate is missing.
pub fn gather(facts: &Facts, asked: &Asked<'_>) -> Result<Unfunded> {
    let words = asked.words;
    let labels = budget::Labels::of(facts, asked.names, words);
    let rates = facts.rows.known_rates()?;
    let lacks = lacking::lacks(facts, asked.only);
    let mut sums = Sums { words, rates: &rates, into: asked.into, on: asked.on, missing: None };
    let mut by_objective: BTreeMap<Key, (BTreeMap<usize, Work>, ByCurrency)> = BTreeMap::new();
    let (mut by_year, mut total): (BTreeMap<i16, ByCurrency>, ByCurrency) = Default::default();
    for (lack, lacking) in &lacks {
        if let Some((year, currency)) = &lack.money {
            add(by_year.entry(*year).or_default(), currency, &lacking.amount);
            add(&mut total, currency, &lacking.amount);
        }
        let shares = facts.outline.shares(lacking.at);
        let is_shared = shares.len() > 1;
        for (objective, share) in shares {
            let key = objective.map_or(Key::Nothing, Key::Node);
            let (works, sum) = by_objective.entry(key).or_default();
            let part = &lacking.amount * &share;
            if let Some((_, currency)) = &lack.money {
                add(sum, currency, &part);
            }
            let said = is_shared.then(|| words.number(&(&share * &Number::from(100)), 0));
            let work =
                works.entry(lack.place).or_insert_with(|| work(facts, asked, &labels, lacking.at, said));
            work.wishes.push(wish(facts, words, lack, lacking, part));
        }
    }
    let keys: Vec<Key> = by_objective.keys().cloned().collect();
    let mut groups = Vec::with_capacity(keys.len());
    for key in labels.sorted(Dimension::Objective, keys.into_iter()) {
        let Some((works, sum)) = by_objective.remove(&key) else { continue };
        let at = match &key {
            Key::Node(id) => facts.outline.find(id),
            _ => None,
        };
        groups.push(Group {
            node: at.map(|at| facts.row(at).id.0.clone()),
            objective: labels.name(Dimension::Objective, &key),
            body: at.map(|at| facts.row(at).body.clone()).unwrap_or_default(),
            findings: at.map(|at| titles(asked.found, |node| node == at)).unwrap_or_default(),
            works: works.into_values().collect(),
            total: if sum.is_empty() { String::new() } else { sums.said(&sum) },
        });
    }
    let mut lines: Vec<Line> = budget::lines_of(facts, asked.only);
    lines.retain(|line| line.stage == Stage::Planned && line.funding == Funding::Unfunded);
    let wanting: BTreeSet<usize> =
        lacks.iter().filter(|(lack, _)| lack.money.is_some()).map(|(lack, _)| lack.place).collect();
    Ok(Unfunded {
        groups,
        actions: wanting.len(),
        needs: lacks.iter().filter(|(lack, _)| lack.money.is_none()).count(),
        by_year: by_year.iter().map(|(year, sum)| (*year, sums.said(sum))).collect(),
        total: sums.said(&total),
        sums: total,
        rates: budget::rates_used(facts, &lines, asked.into, asked.on)?,
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

fn work(
    facts: &Facts,
    asked: &Asked<'_>,
    labels: &budget::Labels<'_>,
    at: usize,
    share: Option<String>,
) -> Work {
    let words = asked.words;
    let row = facts.row(at);
    // A finding may have been answered by a part of the action, or by what it is a part of.
    let line: BTreeSet<usize> = facts.outline.above(at).chain(facts.outline.at_and_below(at)).collect();
    let said = |key: &str, name: &'static str, value: String| {
        (!value.is_empty()).then(|| words.t1(key, name, value))
    };
    let told = [
        said("improve-unfunded-output", "output", row.output.trim().to_owned()),
        said("improve-unfunded-when", "when", row.span().map(|span| months(words, span)).unwrap_or_default()),
        said("improve-unfunded-responsible", "who", who(facts, asked, at)),
        // Where it serves several objectives.
        said("improve-unfunded-share", "share", share.unwrap_or_default()),
    ];
    Work {
        node: row.id.0.clone(),
        action: labels.node(at),
        output: row.output.trim().to_owned(),
        findings: titles(asked.found, |node| line.contains(&node)),
        facts: told.into_iter().flatten().collect(),
        wishes: Vec::new(),
    }
}

fn wish(facts: &Facts, words: Words, lack: &Lack, lacking: &Lacking, part: Number) -> Wish {
    let need = Need::ALL[lack.need].1;
    Wish {
        need,
        kind: words.t(&format!("improve-need-{}", need.word())),
        what: what(facts, lack, lacking),
        quantity: lacking
            .quantity
            .as_ref()
            .map(|(amount, unit)| quantity(words, amount, unit))
            .unwrap_or_default(),
        price: lack.money.as_ref().map(|(year, currency)| Price {
            year: *year,
            said: costs::amount(words, &part, currency),
            amount: part,
            currency: currency.clone(),
        }),
    }
}

/// "2.5 days"
fn quantity(words: Words, amount: &Number, unit: &str) -> String {
    let amount = words.decimal(&amount.to_exact());
    if unit.is_empty() {
        return amount;
    }
    words.t2("improve-need-quantity-said", "amount", amount, "unit", unit)
}

/// The findings that something at one of these places answers, by their titles.
fn titles(found: &[Answered], is_meant: impl Fn(usize) -> bool) -> Vec<String> {
    let found = found.iter().filter(|one| one.nodes.iter().any(|node| is_meant(*node)));
    found.map(|one| one.title.clone()).collect()
}

/// The words of the need where there is one, and what was noted with its money.
fn what(facts: &Facts, lack: &Lack, lacking: &Lacking) -> String {
    let need = lack.need_id.as_ref();
    let need = need.and_then(|id| facts.rows.needs.iter().find(|row| row.id.as_str() == id.as_str()));
    let words = need.map(|row| row.words.clone());
    let all: Vec<String> = words.into_iter().chain(lacking.notes.iter().cloned()).collect();
    all.join("; ")
}

/// The units that answer for the action, or for the one above it.
fn who(facts: &Facts, asked: &Asked<'_>, at: usize) -> String {
    let mut line = std::iter::once(at).chain(facts.outline.above(at));
    let found = line.find_map(|at| {
        let parties = facts.rows.parties(facts.row(at), asked.today).into_iter();
        let units = parties.filter(|(part, party)| {
            *part == Part::Responsible && matches!(party, Party::Unit(_)) && !asked.names.is_gone(party)
        });
        let called: Vec<String> = units.map(|(_, party)| asked.names.name(&party)).collect();
        (!called.is_empty()).then(|| called.join(", "))
    });
    found.unwrap_or_default()
}

fn add(sums: &mut ByCurrency, currency: &Currency, amount: &Number) {
    let sum = sums.entry(currency.clone()).or_insert_with(Number::zero);
    *sum = &*sum + amount;
}
