//! The sheet of readings: those that count, each with its id, and room for new ones.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use alcove_domain::kit::Number;
use alcove_report::sheet::{Cell, Choices, Sheet};

use super::source::Source;
use super::workbook::{ROOM, figure, sheet, written_day};
use crate::plan::store::{indicator, reading};

pub const READINGS: [(&str, f64); 9] = [
    ("improve-col-id", 12.0),
    ("improve-col-indicator", 44.0),
    ("improve-first-day", 12.0),
    ("improve-last-day", 12.0),
    ("improve-col-value", 14.0),
    ("improve-col-of", 14.0),
    ("improve-reading-cell", 24.0),
    ("improve-reading-source", 36.0),
    ("improve-reading-note", 36.0),
];

/// What an indicator is called in a workbook: by the number of its node, and with its id where two
/// are called alike.
pub fn labels(source: &Source) -> BTreeMap<String, String> {
    let mut named: Vec<(String, String)> = Vec::new();
    for placed in source.placed() {
        for row in of_node(source, &placed.node.id.0) {
            named.push((row.id.0.clone(), label(placed.number, &row.title)));
        }
    }
    let mut count: HashMap<&str, usize> = HashMap::new();
    for (_, label) in &named {
        *count.entry(label).or_default() += 1;
    }
    let own = |(id, label): &(String, String)| match count.get(label.as_str()) {
        Some(1) => (id.clone(), label.clone()),
        _ => (id.clone(), format!("{label} ({id})")),
    };
    named.iter().map(own).collect()
}

pub fn label(number: &str, title: &str) -> String {
    format!("{number} {}", title.trim()).trim().to_owned()
}

fn of_node<'a>(source: &'a Source, node: &'a str) -> impl Iterator<Item = &'a Arc<indicator::Model>> {
    source.facts.rows.live_indicators().filter(move |row| row.node_id.as_str() == node)
}

pub fn readings(source: &Source, name: &str, labels: &BTreeMap<String, String>) -> Sheet {
    let mut rows = Vec::new();
    let mut offered = Vec::new();
    for placed in source.placed() {
        for indicator in of_node(source, &placed.node.id.0) {
            let label = labels.get(indicator.id.as_str()).cloned().unwrap_or_default();
            rows.extend(that_count(source, indicator).into_values().map(|row| cells(row, &label)));
            offered.push(label);
        }
    }
    let last = u32::try_from(rows.len() + ROOM).unwrap_or(u32::MAX);
    let mut made = sheet(name, source.words, &READINGS, rows, 2);
    made.choices = vec![Choices { column: 1, rows: (1, last), values: offered }];
    made
}

/// The last reading of each period and group.
fn that_count<'a>(
    source: &'a Source,
    indicator: &indicator::Model,
) -> BTreeMap<(&'a str, &'a str, &'a str), &'a reading::Model> {
    let mut found: BTreeMap<(&str, &str, &str), &reading::Model> = BTreeMap::new();
    for row in source.facts.rows.readings.iter().filter(|row| row.indicator_id == indicator.id) {
        let key = (row.first_day.as_str(), row.last_day.as_str(), row.cell.as_str());
        let is_later =
            found.get(&key).is_none_or(|there| (there.read_at, &there.id) < (row.read_at, &row.id));
        if is_later {
            found.insert(key, row);
        }
    }
    found
}

fn cells(row: &reading::Model, label: &str) -> Vec<Cell> {
    let number = |text: Option<&String>| {
        let number = text.and_then(|text| Number::parse(text).ok());
        number.map_or(Cell::Empty, |number| figure(&number, 0))
    };
    let day = |text: &str| crate::plan::known::day(text).map_or(Cell::Empty, written_day);
    vec![
        Cell::text(row.id.as_str()),
        Cell::text(label),
        day(&row.first_day),
        day(&row.last_day),
        number(row.amount.as_ref().or(row.numerator.as_ref())),
        number(row.denominator.as_ref()),
        Cell::text(row.cell.replace(';', "; ")),
        Cell::text(&row.source),
        Cell::text(&row.note),
    ]
}
