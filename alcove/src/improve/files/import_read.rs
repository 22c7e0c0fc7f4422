//! A workbook comes back: its cells, and what in them is another than it was when the workbook was
//! made. What cannot be read is told with its sheet and row.

mod figures;
mod nodes;
mod readings;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::Cursor;

use alcove_domain::kit::{NodeId, NotANumber, Number};
use alcove_domain::plan::baseline::{About, Fact};
use alcove_domain::plan::{Change, Party, State};
use calamine::{Reader as _, Xlsx};

use super::book::{Book, Extra, Topic, Wish};
use super::cells::{Cell, Grid, Table, grid};
use super::readings_sheet::READINGS;
use super::source::Source;
use super::workbook::{self, FIRST_LINE, HIDDEN, row_id};
use crate::improve::nodes::typed_number;
use crate::improve::parties::read_party;
use crate::kit::fold::fold;
use crate::kit::{Error, Refusal, Result, Words, sheet};

/// More rows than any plan has.
const MOST_ROWS: usize = 5_000;

/// More faults than anybody mends at once.
pub const MOST_FAULTS: usize = 100;

/// The columns that say when something happens, and what it is.
const WHEN: [&str; 4] = ["improve-first-day", "improve-last-day", "improve-col-mode", "improve-col-kind"];

/// What a workbook wants, and what in it could not be read, in words.
#[derive(Debug, Default)]
pub struct Told {
    pub wishes: Vec<Wish>,
    pub faults: Vec<String>,
    /// Rows of dates, money and dependencies of which something could not be read: what else they say
    /// is not held against the rules, for half of it breaks rules that the whole would keep.
    pub broken: BTreeSet<Place>,
}

/// The filled cells of the sheets that we know, as they were read.
pub struct Raw {
    words: Words,
    plan: String,
    base: Book,
    labels: HashMap<String, Party>,
    /// The node and the id of each indicator, by what the workbook calls it.
    indicators: HashMap<String, (NodeId, String)>,
    sheets: BTreeMap<usize, Grid>,
}

/// Reads the cells; it may take a while.
pub fn raw(bytes: &[u8]) -> Result<Raw> {
    let unreadable = || Error::from(Refusal::new("sheet-unreadable"));
    let no_workbook = || Error::from(Refusal::new("not-a-plan-workbook"));
    if !bytes.starts_with(b"PK") {
        return Err(unreadable());
    }
    sheet::check_unpacked(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| unreadable())?;
    let names: Vec<String> = book.sheet_names();
    if !names.iter().any(|name| name == HIDDEN) {
        return Err(no_workbook());
    }
    let hidden = grid(&mut book, HIDDEN, usize::MAX)?;
    let lines: Vec<String> = (0..hidden.height).map(|row| hidden.text(row, 0)).collect();
    if lines.first().is_none_or(|line| line != FIRST_LINE) {
        return Err(no_workbook());
    }
    let mut raw = Raw {
        words: Words::default(),
        plan: String::new(),
        base: Book::default(),
        labels: HashMap::new(),
        indicators: HashMap::new(),
        sheets: BTreeMap::new(),
    };
    let (mut state, mut sheets) = (String::new(), Vec::new());
    for line in &lines {
        match line.split_once(' ') {
            Some(("plan", id)) => raw.plan = id.to_owned(),
            Some(("language", code)) => raw.words = Words::of(code).ok_or_else(no_workbook)?,
            Some(("sheet", name)) => sheets.push(name.to_owned()),
            Some(("s", fact)) => state.push_str(&format!("{fact}\n")),
            Some(("x", json)) => {
                let (node, topic, text): (String, String, String) =
                    serde_json::from_str(json).map_err(|_| no_workbook())?;
                if let Ok(Topic::Extra(extra)) = Topic::read(&topic) {
                    raw.base.say(&node.as_str().into(), extra, &text);
                }
            }
            Some(("p", json)) => {
                let (party, label): (String, String) =
                    serde_json::from_str(json).map_err(|_| no_workbook())?;
                raw.labels.insert(label, read_party(&party).ok_or_else(no_workbook)?);
            }
            Some(("i", json)) => {
                let (node, id, label): (String, String, String) =
                    serde_json::from_str(json).map_err(|_| no_workbook())?;
                raw.indicators.insert(label, (node.as_str().into(), id));
            }
            _ => {}
        }
    }
    raw.base.state = State::read(&state).map_err(|_| no_workbook())?;
    for (at, name) in sheets.into_iter().enumerate().filter(|(_, name)| names.contains(name)) {
        raw.sheets.insert(at, grid(&mut book, &name, MOST_ROWS)?);
    }
    Ok(raw)
}

/// The place of a wish: the sheet's name, and the row as spreadsheets count.
pub type Place = (String, usize);

struct Reader<'a> {
    /// In which the workbook was written.
    words: Words,
    source: &'a Source,
    labels: HashMap<String, Party>,
    base: Book,
    wanted: Book,
    /// Which node a number of the sheet stands for; nothing where two rows have it.
    numbers: HashMap<String, Option<NodeId>>,
    /// Numbers of rows that could not be read: that is told once, and not of each row that names them.
    unread: BTreeSet<String>,
    places: HashMap<(String, String), Place>,
    rows: HashMap<String, Place>,
    /// Nodes that are to leave the plan.
    taken_out: BTreeSet<NodeId>,
    indicators: HashMap<String, (NodeId, String)>,
    faults: Vec<String>,
    broken: BTreeSet<Place>,
}

/// What the workbook wants of the plan. `source` is the plan as it stands, in the reader's language.
pub fn read(source: &Source, raw: Raw) -> Result<Told> {
    if raw.plan != source.facts.id().as_str() {
        return Err(Refusal::new("workbook-of-another-plan").into());
    }
    let mut reader = Reader {
        words: raw.words,
        source,
        labels: raw.labels,
        wanted: raw.base.clone(),
        base: raw.base,
        numbers: HashMap::new(),
        unread: BTreeSet::new(),
        places: HashMap::new(),
        rows: HashMap::new(),
        taken_out: BTreeSet::new(),
        indicators: raw.indicators,
        faults: Vec::new(),
        broken: BTreeSet::new(),
    };
    let mut sheets = raw.sheets;
    let mut table = |at: usize, heads: &[(&'static str, f64)]| {
        sheets.remove(&at).map(|grid| Table::of(grid, raw.words, heads))
    };
    if let Some(nodes) = table(0, &workbook::NODES) {
        reader.nodes(&nodes);
    }
    if let Some(rows) = table(1, &workbook::DEPENDENCIES) {
        reader.dependencies(&rows);
    }
    if let Some(rows) = table(2, &workbook::MONEY) {
        reader.money(&rows);
    }
    if let Some(rows) = table(3, &workbook::INDICATORS) {
        reader.indicators(&rows);
    }
    if let Some(rows) = table(4, &READINGS) {
        reader.readings(&rows);
    }
    Ok(reader.told())
}

impl Reader<'_> {
    fn told(self) -> Told {
        let mut wishes = self.base.wishes_to(&self.wanted);
        wishes.extend(
            self.taken_out
                .iter()
                .map(|node| (node.clone(), Topic::Extra(Extra::Whole), self.base.digest(node), None)),
        );
        let wishes = wishes.into_iter().map(|(node, topic, before, after)| {
            let (node, about) = (node.as_str().to_owned(), topic.write());
            let place = self.places.get(&(node.clone(), about.clone())).or_else(|| self.rows.get(&node));
            let (sheet, row) = place.cloned().unwrap_or_default();
            Wish { node, about, before, after, sheet, row }
        });
        Told { wishes: wishes.collect(), faults: self.faults, broken: self.broken }
    }

    /// `code` is the end of the key of the sentence.
    fn fault(&mut self, table: &Table, row: usize, key: &str, code: &str) {
        let said = table.text(row, key);
        let words = self.source.words;
        self.break_row(table, row, key);
        self.faults.push(words.say(
            &format!("improve-import-fault-{code}"),
            vec![
                ("sheet", table.grid.name.as_str().into()),
                ("row", (row + 1).to_string().into()),
                ("column", self.words.t(key).into()),
                ("said", said.into()),
            ],
        ));
    }

    /// A cell could not be read. The cells of a node speak for themselves, but for its dates, which
    /// belong together.
    fn break_row(&mut self, table: &Table, row: usize, key: &str) {
        let is_of_nodes = self.rows.values().next().is_some_and(|(sheet, _)| *sheet == table.grid.name);
        if !is_of_nodes || WHEN.contains(&key) {
            self.broken.insert((table.grid.name.clone(), row + 1));
        }
    }

    fn dependencies(&mut self, table: &Table) {
        let known: HashMap<String, (NodeId, NodeId)> = self
            .base
            .extras
            .keys()
            .filter_map(|(after, extra)| match extra {
                Extra::After(before) => {
                    let id = row_id(after.as_str(), &format!("after {before}"));
                    Some((id, (after.clone(), before.clone())))
                }
                _ => None,
            })
            .collect();
        // First all that the rows stood for, then what they stand for now: two may have changed places.
        for row in table.rows() {
            if let Some((after, before)) = known.get(&table.text(row, "improve-col-id")) {
                self.wanted.say(after, Extra::After(before.clone()), "");
                self.place(table, row, after, &Topic::Extra(Extra::After(before.clone())));
            }
        }
        for row in table.rows() {
            if is_tick(&table.text(row, "improve-col-remove")) {
                continue;
            }
            let mut end = |key: &str| {
                let number = table.text(row, key);
                self.numbered(table, row, key, &number)
            };
            let (before, after) = (end("improve-col-before"), end("improve-col-waits"));
            let lag = table.text(row, "improve-col-lag");
            let lag = if lag.is_empty() { "0".to_owned() } else { lag };
            if lag.parse::<i32>().is_err() {
                self.fault(table, row, "improve-col-lag", "no-lag");
                continue;
            }
            let (Some(before), Some(after)) = (before, after) else { continue };
            self.wanted.say(&after, Extra::After(before.clone()), &lag);
            self.place(table, row, &after, &Topic::Extra(Extra::After(before)));
        }
    }

    fn place(&mut self, table: &Table, row: usize, node: &NodeId, topic: &Topic) {
        let key = (node.as_str().to_owned(), topic.write());
        self.places.insert(key, (table.grid.name.clone(), row + 1));
    }
}

/// The word of a column, or what it is called in any language that the program speaks.
fn is_word(said: &str, word: &str, key: &str) -> bool {
    let said = fold(said.trim());
    said == word || Words::ALL.iter().any(|words| fold(&words.t(key)) == said)
}

fn is_tick(said: &str) -> bool {
    matches!(said.to_lowercase().as_str(), "x" | "х" | "1" | "+" | "✓")
}

fn typed(cell: Option<&Cell>) -> Result<Option<Number>, NotANumber> {
    typed_number(&cell.map(Cell::text).unwrap_or_default().replace('%', ""))
}

/// The same as far as a cell tells.
fn is_alike(one: &Number, other: &Number) -> bool {
    one.to_decimal(4) == other.to_decimal(4)
}

fn forget(state: &mut State, node: &NodeId, about: About) {
    let Some(before) = state.get(node, about.clone()).cloned() else { return };
    let fact = Fact { node: node.clone(), about };
    // It was just read, so it is what it is taken from.
    state.apply(&Change { fact, before: Some(before), after: None }).ok();
}
