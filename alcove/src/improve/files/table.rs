//! The plan as lines: one for each node, as people read it.

use alcove_domain::kit::Number;
use alcove_domain::plan::Part;

use super::source::{Placed, Source};
use crate::kit::{Result, Words, sheet};
use crate::plan::store::indicator;

const HEADS: [&str; 18] = [
    "improve-col-id",
    "improve-col-number",
    "improve-col-kind",
    "improve-col-title",
    "improve-col-above",
    "improve-col-serves",
    "improve-first-day",
    "improve-last-day",
    "improve-col-after",
    "improve-col-responsible",
    "improve-col-contributing",
    "improve-node-output",
    "improve-node-evidence",
    "improve-node-priority",
    "improve-node-risk",
    "improve-node-risk-answer",
    "improve-col-standing",
    "improve-col-done",
];

pub fn csv(source: &Source) -> Result<Vec<u8>> {
    let head = HEADS.map(|key| source.words.t(key)).to_vec();
    let rows: Vec<Vec<String>> =
        std::iter::once(head).chain(source.placed().map(|one| line(source, one))).collect();
    sheet::write_csv(&rows)
}

fn line(source: &Source, placed: Placed<'_>) -> Vec<String> {
    let node = placed.node;
    let day = |day: &Option<String>| day.clone().unwrap_or_default();
    vec![
        node.id.0.clone(),
        placed.number.to_owned(),
        source.kind(node.node_kind()),
        node.title.clone(),
        node.parent_id.as_ref().map(|id| source.number_of(id.as_str()).to_owned()).unwrap_or_default(),
        serves(source, node.id.as_str()),
        day(&node.first_day),
        day(&node.last_day),
        waits_for(source, node.id.as_str()),
        source.parties(placed.at, Part::Responsible).join("; "),
        source.parties(placed.at, Part::Contributing).join("; "),
        node.output.clone(),
        node.evidence_expected.clone(),
        node.priority.to_string(),
        node.risk.clone(),
        node.risk_answer.clone(),
        source.standing_of(node),
        done(node.done.as_deref()),
    ]
}

/// The numbers of the objectives that a deed serves, the one it is listed under first.
pub fn serves(source: &Source, id: &str) -> String {
    let ties = source.facts.rows.contributions.iter().filter(|tie| tie.deed_id.as_str() == id);
    let numbers =
        ties.map(|tie| source.number_of(tie.objective_id.as_str())).filter(|number| !number.is_empty());
    numbers.collect::<Vec<_>>().join(", ")
}

/// The numbers of what a deed waits for.
fn waits_for(source: &Source, id: &str) -> String {
    let rows = source.facts.rows.dependencies.iter().filter(|row| row.after_id.as_str() == id);
    let numbers =
        rows.map(|row| source.number_of(row.before_id.as_str())).filter(|number| !number.is_empty());
    numbers.collect::<Vec<_>>().join(", ")
}

/// Hundredths, as they are shown; empty where nothing was said.
pub fn done(share: Option<&str>) -> String {
    let share = share.and_then(|share| Number::parse(share).ok());
    share.map(|share| (share * Number::from(100)).to_decimal(0)).unwrap_or_default()
}

/// A baseline, target or reading of an indicator with its unit, as the language writes it.
pub fn figure(words: Words, row: &indicator::Model, number: &Number) -> String {
    let decimals = u32::try_from(row.decimals).unwrap_or_default().min(6);
    if row.measure == "share" {
        let percent = words.number(&(number * &Number::from(100)), decimals);
        return words.t1("improve-files-percent", "figure", percent);
    }
    words.t2("improve-files-figure", "figure", words.number(number, decimals), "unit", &row.unit)
}
