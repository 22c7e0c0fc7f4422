//! The plan as a workbook that comes back: nodes, dependencies, money, indicators, each row with an
//! id that stays, and on a sheet that nobody sees the state that it was made from.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use alcove_domain::kit::{Day, NodeId, Number};
use alcove_domain::plan::baseline::{About, Heading, Said};
use alcove_domain::plan::money::{Need, Stage};
use alcove_domain::plan::{NodeKind, Part, Party};
use alcove_report::sheet::{Cell, Choices, Column, Frozen, Sheet, Workbook, sheet_names};

use super::book::{Book, Extra};
use super::measured::PERCENT;
use super::readings_sheet;
use super::source::{Placed, Source};
use super::table::done;
use crate::improve::names::Names;
use crate::improve::parties::write_party;
use crate::kit::Words;
use crate::kit::clock::hash_secret;
use crate::plan::words as column;

/// The sheet that nobody sees. Its first line says what it is.
pub const HIDDEN: &str = "_alcove";
pub const FIRST_LINE: &str = "alcove-plan-workbook 1";

/// Stands for a text that is too long for a cell, and comes back as no change.
pub const LEFT_OUT: &str = "…";

/// Rows below the last one that offer the same choices, for what is added.
pub(super) const ROOM: usize = 200;

/// Heads of the sheet of nodes. Those with no topic are for reading.
pub const NODES: [(&str, f64); 21] = [
    ("improve-col-id", 12.0),
    ("improve-col-number", 9.0),
    ("improve-col-kind", 13.0),
    ("improve-col-title", 50.0),
    ("improve-col-above", 9.0),
    ("improve-col-serves", 12.0),
    ("improve-col-mode", 12.0),
    ("improve-first-day", 12.0),
    ("improve-last-day", 12.0),
    ("improve-col-responsible", 28.0),
    ("improve-col-contributing", 28.0),
    ("improve-node-output", 36.0),
    ("improve-node-evidence", 36.0),
    ("improve-node-priority", 9.0),
    ("improve-node-risk", 36.0),
    ("improve-node-risk-answer", 36.0),
    ("improve-node-body", 50.0),
    ("improve-col-tags", 18.0),
    ("improve-col-standing-read", 16.0),
    ("improve-col-done-read", 9.0),
    ("improve-col-remove", 10.0),
];
pub const DEPENDENCIES: [(&str, f64); 7] = [
    ("improve-col-id", 12.0),
    ("improve-col-before", 10.0),
    ("improve-col-before-title", 44.0),
    ("improve-col-waits", 10.0),
    ("improve-col-waits-title", 44.0),
    ("improve-col-lag", 10.0),
    ("improve-col-remove", 10.0),
];
pub const MONEY: [(&str, f64); 11] = [
    ("improve-col-id", 12.0),
    ("improve-col-number", 9.0),
    ("improve-col-title-read", 44.0),
    ("improve-col-year", 8.0),
    ("improve-col-source", 26.0),
    ("improve-col-currency", 10.0),
    ("improve-col-funding", 14.0),
    ("improve-col-need", 18.0),
    ("improve-col-planned", 14.0),
    ("improve-col-committed-read", 14.0),
    ("improve-col-spent-read", 14.0),
];
pub const INDICATORS: [(&str, f64); 7] = [
    ("improve-col-id", 12.0),
    ("improve-col-number", 9.0),
    ("improve-col-indicator", 44.0),
    ("improve-col-unit", 14.0),
    ("improve-col-direction", 12.0),
    ("improve-col-baseline", 12.0),
    ("improve-col-baseline-year", 12.0),
];

/// Keys of the sheets' names, in their order.
pub const SHEETS: [&str; 5] = [
    "improve-sheet-nodes",
    "improve-sheet-dependencies",
    "improve-sheet-money",
    "improve-sheet-indicators",
    "improve-readings-title",
];

pub fn build(source: &Source) -> Workbook {
    let words = source.words;
    let book = Book::of(&source.facts.rows, source.today);
    let labels = labels(&source.names, &book);
    let measured = readings_sheet::labels(source);
    let sheets = vec![
        nodes(source, &book, &labels),
        dependencies(source),
        money(source, &book),
        indicators(source),
        readings_sheet::readings(source, SHEETS[4], &measured),
        about(source),
    ];
    let hidden = hidden(source, &book, (&labels, &measured), &sheet_names(&sheets));
    Workbook {
        title: source.facts.rows.plan.title.clone(),
        author: source.organisation.clone(),
        sheets,
        hidden: vec![hidden],
        cut: words.t("improve-files-cut"),
    }
}

/// What a party is called in the workbook: by name, and with its id where two have the same.
fn labels(names: &Names, book: &Book) -> BTreeMap<Party, String> {
    let said = book.state.facts().filter_map(|(fact, _)| match &fact.about {
        About::Party(_, party) => Some(party.clone()),
        _ => None,
    });
    let offered_units = names.units().into_iter().map(|(id, _)| Party::Unit(id.as_str().into()));
    let offered_people = names.people().into_iter().map(|(id, _)| Party::Person(id.as_str().into()));
    let parties: BTreeSet<Party> = said.chain(offered_units).chain(offered_people).collect();
    let mut count: HashMap<String, usize> = HashMap::new();
    for party in &parties {
        *count.entry(plain(&names.name(party))).or_default() += 1;
    }
    let label = |party: Party| {
        let name = plain(&names.name(&party));
        let label = match count.get(&name) {
            Some(1) if !name.is_empty() => name,
            _ => format!("{name} ({})", write_party(&party)),
        };
        (party, label)
    };
    parties.into_iter().map(label).collect()
}

/// Without the sign that parts names from each other.
fn plain(name: &str) -> String {
    name.replace(';', ",").trim().to_owned()
}

pub(super) fn sheet(
    name: &str,
    words: Words,
    heads: &[(&str, f64)],
    rows: Vec<Vec<Cell>>,
    columns: u16,
) -> Sheet {
    Sheet {
        name: words.t(name),
        columns: heads.iter().map(|(key, width)| Column::new(words.t(key), *width)).collect(),
        rows,
        frozen: Frozen { rows: 1, columns },
        choices: Vec::new(),
    }
}

fn nodes(source: &Source, book: &Book, labels: &BTreeMap<Party, String>) -> Sheet {
    let words = source.words;
    let rows: Vec<Vec<Cell>> = source.placed().map(|placed| node(source, book, labels, placed)).collect();
    let last = u32::try_from(rows.len() + ROOM).unwrap_or(u32::MAX);
    let mut made = sheet(SHEETS[0], words, &NODES, rows, 4);
    let choices = |column: u16, values: Vec<String>| Choices { column, rows: (1, last), values };
    made.choices = vec![
        choices(2, KINDS.map(|kind| source.kind(kind)).into()),
        choices(6, ["automatic", "fixed"].map(|mode| words.t(&format!("improve-mode-{mode}"))).into()),
        choices(13, ["1", "2", "3"].map(str::to_owned).into()),
    ];
    made
}

pub const KINDS: [NodeKind; 3] = [NodeKind::Objective, NodeKind::Action, NodeKind::Milestone];

fn node(source: &Source, book: &Book, labels: &BTreeMap<Party, String>, placed: Placed<'_>) -> Vec<Cell> {
    let node = placed.node;
    let id = node.node_id();
    let text = |extra: Extra, whole: &str| match book.text(&id, extra) {
        "" if !whole.is_empty() => Cell::text(LEFT_OUT),
        text => Cell::text(text),
    };
    let parties = |part: Part| {
        let held = book.state.of_node(&id).filter_map(|(about, _)| match about {
            About::Party(held, party) if *held == part => labels.get(party).cloned(),
            _ => None,
        });
        Cell::Text(held.collect::<Vec<_>>().join("; "))
    };
    let parent = match book.state.get(&id, About::Parent) {
        Some(Said::Node(parent)) => source.number_of(parent.as_str()).to_owned(),
        _ => String::new(),
    };
    let title = Cell::text(&node.title);
    let title =
        if node.node_kind() == NodeKind::Objective { Cell::Strong(node.title.clone()) } else { title };
    vec![
        Cell::text(id.as_str()),
        Cell::text(placed.number),
        Cell::Text(source.kind(node.node_kind())),
        title,
        Cell::Text(parent),
        Cell::Text(super::table::serves(source, id.as_str())),
        Cell::Text(source.words.t(&format!("improve-mode-{}", node.mode))),
        day(book.state.get(&id, About::FirstDay)),
        day(book.state.get(&id, About::LastDay)),
        parties(Part::Responsible),
        parties(Part::Contributing),
        text(Extra::Output, &node.output),
        text(Extra::Evidence, &node.evidence_expected),
        Cell::Number { value: node.priority as f64, decimals: 0 },
        text(Extra::Risk, &node.risk),
        text(Extra::RiskAnswer, &node.risk_answer),
        text(Extra::Body, &node.body),
        text(Extra::Tags, ""),
        Cell::Text(source.standing_of(node)),
        Cell::Text(done(node.done.as_deref())),
        Cell::Empty,
    ]
}

fn day(said: Option<&Said>) -> Cell {
    let Some(Said::Day(day)) = said else { return Cell::Empty };
    written_day(*day)
}

pub(super) fn written_day(day: Day) -> Cell {
    match u16::try_from(day.year()) {
        // Excel counts from 1900.
        Ok(year) if year >= 1901 => Cell::Date { year, month: day.month(), day: day.day() },
        _ => Cell::Text(day.to_string()),
    }
}

/// What names a row that has no id of its own: of the same facts always the same.
pub fn row_id(node: &str, about: &str) -> String {
    let mut hash = hash_secret(&format!("{node} {about}"));
    hash.truncate(16);
    hash
}

fn dependencies(source: &Source) -> Sheet {
    let facts = &source.facts;
    let mut rows: Vec<_> = facts.rows.known_dependencies();
    let place =
        |id: &NodeId| facts.listed.iter().position(|row| facts.row(row.at).id.as_str() == id.as_str());
    rows.sort_by_key(|row| (place(&row.after), place(&row.before)));
    let title =
        |id: &NodeId| facts.rows.live().find(|node| node.id.as_str() == id.as_str()).map(|n| n.title.clone());
    let rows = rows.iter().map(|row| {
        vec![
            Cell::Text(row_id(row.after.as_str(), &format!("after {}", row.before))),
            Cell::text(source.number_of(row.before.as_str())),
            Cell::Text(title(&row.before).unwrap_or_default()),
            Cell::text(source.number_of(row.after.as_str())),
            Cell::Text(title(&row.after).unwrap_or_default()),
            Cell::Number { value: f64::from(row.lag), decimals: 0 },
            Cell::Empty,
        ]
    });
    sheet(SHEETS[1], source.words, &DEPENDENCIES, rows.collect(), 1)
}

/// A number for a cell: as a number where that loses nothing, else as it is written.
pub(super) fn figure(number: &Number, most: usize) -> Cell {
    let exact = number.to_exact();
    let decimals = exact.split_once('.').map_or(0, |(_, part)| part.len());
    // A spreadsheet keeps fifteen figures.
    if exact.contains('/') || exact.trim_start_matches('-').len() > 15 {
        return Cell::Text(if exact.contains('/') { number.to_decimal(4) } else { exact });
    }
    Cell::Number { value: number.to_f64(), decimals: u8::try_from(decimals.max(most)).unwrap_or(2) }
}

fn money(source: &Source, book: &Book) -> Sheet {
    let words = source.words;
    let mut bound: BTreeMap<(String, Heading), [Option<Number>; 2]> = BTreeMap::new();
    for line in source.facts.rows.known_lines() {
        let stage = match line.stage {
            Stage::Planned => continue,
            Stage::Committed => 0,
            Stage::Spent => 1,
        };
        let heading = Heading {
            currency: line.currency,
            year: line.year,
            funding: line.funding,
            source: line.source,
            need: line.need,
        };
        let sums = bound.entry((line.node.as_str().to_owned(), heading)).or_default();
        let sum = sums[stage].clone().unwrap_or_else(Number::zero);
        sums[stage] = Some(sum + line.amount);
    }
    let mut rows = Vec::new();
    for placed in source.placed() {
        let id = placed.node.node_id();
        let mut headings: BTreeMap<Heading, Option<Number>> = BTreeMap::new();
        for (about, said) in book.state.of_node(&id) {
            if let (About::Planned(heading), Said::Number(amount)) = (about, said) {
                headings.insert(heading.clone(), Some(amount.clone()));
            }
        }
        let others = bound.keys().filter(|(node, _)| *node == placed.node.id.0);
        for (_, heading) in others {
            headings.entry(heading.clone()).or_default();
        }
        for (heading, planned) in headings {
            let sums = bound.get(&(placed.node.id.0.clone(), heading.clone())).cloned().unwrap_or_default();
            let cell = |sum: &Option<Number>| sum.as_ref().map_or(Cell::Empty, |sum| figure(sum, 2));
            rows.push(vec![
                Cell::Text(row_id(id.as_str(), &About::Planned(heading.clone()).write())),
                Cell::text(placed.number),
                Cell::text(&placed.node.title),
                Cell::Number { value: f64::from(heading.year), decimals: 0 },
                Cell::text(&heading.source),
                Cell::text(heading.currency.as_str()),
                Cell::Text(words.t(&format!("improve-funding-{}", column::funding(heading.funding)))),
                Cell::Text(words.t(&format!("improve-need-{}", heading.need.word()))),
                cell(&planned),
                cell(&sums[0]),
                cell(&sums[1]),
            ]);
        }
    }
    let last = u32::try_from(rows.len() + ROOM).unwrap_or(u32::MAX);
    let mut made = sheet(SHEETS[2], words, &MONEY, rows, 3);
    let choices = |column: u16, values: Vec<String>| Choices { column, rows: (1, last), values };
    made.choices = vec![
        choices(6, ["funded", "unfunded"].map(|one| words.t(&format!("improve-funding-{one}"))).into()),
        choices(7, Need::ALL.map(|(word, _)| words.t(&format!("improve-need-{word}"))).into()),
    ];
    made
}

fn indicators(source: &Source) -> Sheet {
    let words = source.words;
    let facts = &source.facts;
    let years = years(source);
    let mut rows = Vec::new();
    for placed in source.placed() {
        for row in facts.rows.live_indicators().filter(|row| row.node_id == placed.node.id) {
            let Some(known) = facts.rows.known_indicator(row) else { continue };
            let scale = scale(&row.measure);
            let mut cells = vec![
                Cell::text(row.id.as_str()),
                Cell::text(placed.number),
                Cell::text(&row.title),
                Cell::Text(if row.measure == "share" { PERCENT.to_owned() } else { row.unit.clone() }),
                Cell::Text(words.t(&format!("improve-direction-{}", row.direction))),
                known.baseline.as_ref().map_or(Cell::Empty, |one| figure(&(&one.value * &scale), 0)),
                known.baseline.as_ref().map_or(Cell::Empty, |one| Cell::Text(one.year.to_string())),
            ];
            cells.extend(years.iter().map(|year| {
                known.targets.get(year).map_or(Cell::Empty, |target| figure(&(target * &scale), 0))
            }));
            rows.push(cells);
        }
    }
    let last = u32::try_from(rows.len() + ROOM).unwrap_or(u32::MAX);
    let mut made = sheet(SHEETS[3], words, &INDICATORS, rows, 3);
    let directions = DIRECTIONS.map(|word| words.t(&format!("improve-direction-{word}")));
    made.choices = vec![Choices { column: 4, rows: (1, last), values: directions.into() }];
    made.columns.extend(years.iter().map(|year| Column::new(year.to_string(), 10.0)));
    made
}

pub const DIRECTIONS: [&str; 3] = ["up", "down", "neutral"];

/// The years of the plan, and others that have a target.
fn years(source: &Source) -> BTreeSet<i16> {
    let rows = &source.facts.rows;
    let of_plan = rows.period().map(|period| period.first().year()..=period.last().year());
    let targets = rows.targets.iter().filter_map(|target| i16::try_from(target.year).ok());
    of_plan.into_iter().flatten().chain(targets).collect()
}

/// Shares stand in a sheet as hundredths.
pub fn scale(measure: &str) -> Number {
    Number::from(if measure == "share" { 100 } else { 1 })
}

fn about(source: &Source) -> Sheet {
    let words = source.words;
    let plan = &source.facts.rows.plan;
    let pair = |key: &str, text: String| vec![Cell::Strong(words.t(key)), Cell::Text(text)];
    let mut rows = vec![
        pair("improve-sheet-organisation", source.organisation.clone()),
        pair("improve-sheet-plan", plan.title.clone()),
        pair("improve-sheet-state", words.t(&format!("improve-state-{}", plan.state))),
        pair("improve-sheet-made", words.moment(source.now, &source.zone)),
    ];
    let told = [
        "ids",
        "change",
        "add",
        "refer",
        "parties",
        "leave",
        "take-out",
        "indicators",
        "readings",
        "read",
        "nothing",
        "others",
    ];
    for (at, key) in told.into_iter().enumerate() {
        let head = if at == 0 { Cell::Strong(words.t("improve-sheet-how")) } else { Cell::Empty };
        rows.push(vec![head, Cell::Text(words.t(&format!("improve-sheet-how-{key}")))]);
    }
    Sheet {
        name: words.t("improve-sheet-about"),
        columns: vec![Column::new("", 24.0), Column::new("", 100.0)],
        rows,
        frozen: Frozen::default(),
        choices: Vec::new(),
    }
}

fn hidden(
    source: &Source,
    book: &Book,
    (labels, measured): (&BTreeMap<Party, String>, &BTreeMap<String, String>),
    names: &[String],
) -> Sheet {
    let plan = &source.facts.rows.plan;
    let mut lines = vec![
        FIRST_LINE.to_owned(),
        format!("plan {}", plan.id),
        format!("version {}", plan.version),
        format!("language {}", source.words.code()),
    ];
    lines.extend(names.iter().take(SHEETS.len()).map(|name| format!("sheet {name}")));
    lines.extend(book.state.write().lines().map(|line| format!("s {line}")));
    for ((node, extra), text) in &book.extras {
        let topic = super::book::Topic::Extra(extra.clone()).write();
        lines.push(format!("x {}", serde_json::json!([node.as_str(), topic, text])));
    }
    for (party, label) in labels {
        lines.push(format!("p {}", serde_json::json!([write_party(party), label])));
    }
    for row in source.facts.rows.live_indicators() {
        if let Some(label) = measured.get(row.id.as_str()) {
            lines.push(format!("i {}", serde_json::json!([row.node_id, row.id, label])));
        }
    }
    Sheet {
        name: HIDDEN.to_owned(),
        columns: vec![Column::new("", 20.0)],
        rows: lines.into_iter().map(|line| vec![Cell::Text(line)]).collect(),
        frozen: Frozen::default(),
        choices: Vec::new(),
    }
}
