//! The unfunded list for spreadsheets: a row for each wish, a share for each objective it is for.

use super::unfunded::{Unfunded, Wish, Work};
use crate::kit::{Result, Words, sheet};

/// `filtered`: what only a part of the plan is shown by.
pub fn csv(words: Words, unfunded: &Unfunded, filtered: Option<String>) -> Result<Vec<u8>> {
    let keys = [
        "improve-by-objective",
        "improve-line-action",
        "improve-unfunded-findings",
        "improve-node-output",
        "improve-by-need",
        "improve-need-words",
        "improve-need-quantity",
        "improve-by-year",
        "improve-line-amount",
        "improve-line-currency",
    ];
    let head: Vec<String> = keys.iter().map(|key| words.t(key)).collect();
    let width = head.len();
    let mut rows = vec![head];
    for group in &unfunded.groups {
        for work in &group.works {
            let found = if work.findings.is_empty() { &group.findings } else { &work.findings };
            rows.extend(work.wishes.iter().map(|wish| row(&group.objective, work, &found.join("; "), wish)));
        }
    }
    rows.extend(filtered.map(|said| {
        let mut row = vec![said];
        row.resize(width, String::new());
        row
    }));
    sheet::write_csv(&rows)
}

fn row(objective: &str, work: &Work, found: &str, wish: &Wish) -> Vec<String> {
    let price = wish.price.as_ref();
    vec![
        objective.to_owned(),
        work.action.clone(),
        found.to_owned(),
        work.output.clone(),
        wish.kind.clone(),
        wish.what.clone(),
        wish.quantity.clone(),
        price.map(|price| price.year.to_string()).unwrap_or_default(),
        price.map(|price| price.amount.to_decimal(2)).unwrap_or_default(),
        price.map(|price| price.currency.to_string()).unwrap_or_default(),
    ]
}
