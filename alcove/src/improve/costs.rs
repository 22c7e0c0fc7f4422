//! What is planned to be spent, by node and in words: "€ 8,400", "AZN 12,000 + € 500".

use std::collections::{BTreeMap, HashMap};

use alcove_domain::kit::Number;
use alcove_domain::plan::Currency;
use alcove_domain::plan::money::Stage;
use alcove_domain::plan::standing::Counts;

use super::facts::Facts;
use crate::kit::Words;

/// Sums beside each other that no rate made one.
pub type ByCurrency = BTreeMap<Currency, Number>;

/// The planned money of each node of the outline that has any, in words, by its place.
pub fn cost_of(facts: &Facts, words: Words) -> HashMap<usize, String> {
    planned(facts).into_iter().map(|(at, sums)| (at, in_words(words, &sums))).collect()
}

/// The planned money of each node with all below it, by its place in the outline; an objective has
/// the shares in which deeds serve it. Money of what is cancelled or suspended stays with the node
/// it was planned for.
pub fn planned(facts: &Facts) -> HashMap<usize, ByCurrency> {
    let outline = &facts.outline;
    let standings = facts.rows.standings();
    let mut sums: HashMap<usize, ByCurrency> = HashMap::new();
    let mut add = |at: usize, currency: &Currency, amount: &Number| {
        let sum = sums.entry(at).or_default().entry(currency.clone()).or_insert_with(Number::zero);
        *sum = &*sum + amount;
    };
    for line in facts.rows.known_lines().iter().filter(|line| line.stage == Stage::Planned) {
        let Some(at) = outline.find(&line.node) else { continue };
        add(at, &line.currency, &line.amount);
        if outline.standing(&standings, at).counts() == Counts::OnlyWhatIsBound {
            continue;
        }
        for above in outline.above(at) {
            add(above, &line.currency, &line.amount);
        }
        for (objective, share) in outline.shares(at) {
            let Some(served) = objective.and_then(|id| outline.find(&id)) else { continue };
            let part = &line.amount * &share;
            for objective in std::iter::once(served).chain(outline.above(served)) {
                add(objective, &line.currency, &part);
            }
        }
    }
    for sums in sums.values_mut() {
        sums.retain(|_, sum| !sum.is_zero());
    }
    sums.retain(|_, sums| !sums.is_empty());
    sums
}

/// "AZN 12,000 + € 500"; empty where there is nothing.
pub fn in_words(words: Words, sums: &ByCurrency) -> String {
    let parts: Vec<String> = sums.iter().map(|(currency, sum)| amount(words, sum, currency)).collect();
    parts.join(" + ")
}

/// An amount with its currency, as the language writes it.
pub fn amount(words: Words, amount: &Number, currency: &Currency) -> String {
    words.t2("improve-money-amount", "currency", sign(currency), "amount", digits(words, amount))
}

/// Whole amounts without decimals, others with two; money that is finer was rounded for the eye.
pub fn digits(words: Words, amount: &Number) -> String {
    let whole = amount.to_decimal(0);
    let is_whole = Number::parse(&whole).is_ok_and(|whole| whole == *amount);
    words.number(amount, if is_whole { 0 } else { 2 })
}

/// The one sign that names one currency alone; a dollar or a pound could be several.
fn sign(currency: &Currency) -> &str {
    match currency.as_str() {
        "EUR" => "€",
        other => other,
    }
}
