//! A workbook comes back: its cells, and what in them is another than it was when the workbook was
//! made. What cannot be read is told with its sheet and row.

mod figures;
mod readings;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::Cursor;

use alcove_domain::kit::{NodeId, NotANumber, Number};
use alcove_domain::plan::baseline::{About, Fact, Said};
use alcove_domain::plan::{Change, NodeKind, Part, Party, State};
use calamine::{Reader as _, Xlsx};

use super::book::{Book, Extra, Topic, Wish, tidy};
use super::cells::{Cell, Grid, Table, grid};
use super::readings_sheet::READINGS;
use super::source::Source;
use super::workbook::{self, FIRST_LINE, HIDDEN, LEFT_OUT, row_id};
use crate::improve::nodes::typed_number;
use crate::improve::parties::read_party;
use crate::kit::clock::new_id;
use crate::kit::fold::fold;
use crate::kit::{Error, Refusal, Result, Words, sheet};
use crate::plan::words as column;

/// More rows than any plan has.
const MOST_ROWS: usize = 5_000;

/// More faults than anybody mends at once.
const MOST_FAULTS: usize = 100;

/// What a workbook wants, and what in it could not be read, in words.
#[derive(Debug, Default)]
pub struct Told {
    pub wishes: Vec<Wish>,
    pub faults: Vec<String>,
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
type Place = (String, usize);

struct Reader<'a> {
    /// In which the workbook was written.
    words: Words,
    source: &'a Source,
    labels: HashMap<String, Party>,
    base: Book,
    wanted: Book,
    /// Which node a number of the sheet stands for; nothing where two rows have it.
    numbers: HashMap<String, Option<NodeId>>,
    places: HashMap<(String, String), Place>,
    rows: HashMap<String, Place>,
    /// Nodes that are to leave the plan.
    taken_out: BTreeSet<NodeId>,
    indicators: HashMap<String, (NodeId, String)>,
    faults: Vec<String>,
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
        places: HashMap::new(),
        rows: HashMap::new(),
        taken_out: BTreeSet::new(),
        indicators: raw.indicators,
        faults: Vec::new(),
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
    fn told(mut self) -> Told {
        self.faults.truncate(MOST_FAULTS);
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
        Told { wishes: wishes.collect(), faults: self.faults }
    }

    /// `code` is the end of the key of the sentence.
    fn fault(&mut self, table: &Table, row: usize, key: &str, code: &str) {
        let said = table.text(row, key);
        let words = self.source.words;
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

    fn nodes(&mut self, table: &Table) {
        let mut rows: Vec<(usize, NodeId)> = Vec::new();
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for row in table.rows() {
            let id = table.text(row, "improve-col-id");
            let is_out = is_tick(&table.text(row, "improve-col-remove"));
            let id: NodeId = if id.is_empty() {
                if is_out {
                    continue;
                }
                if table.text(row, "improve-col-title").is_empty() {
                    self.fault(table, row, "improve-col-title", "no-title");
                    continue;
                }
                new_id::<crate::kit::ids::NodeId>().as_str().into()
            } else {
                let id: NodeId = id.as_str().into();
                if !self.base.state.holds(&id) {
                    self.fault(table, row, "improve-col-id", "no-node");
                    continue;
                }
                id
            };
            if !seen.insert(id.as_str().to_owned()) {
                self.fault(table, row, "improve-col-id", "twice");
                continue;
            }
            self.rows.insert(id.as_str().to_owned(), (table.grid.name.clone(), row + 1));
            let number = table.text(row, "improve-col-number");
            if !number.is_empty() {
                let known = self.numbers.entry(number).or_insert_with(|| Some(id.clone()));
                if known.as_ref() != Some(&id) {
                    *known = None;
                }
            }
            if is_out {
                self.taken_out.insert(id);
            } else {
                rows.push((row, id));
            }
        }
        for (row, id) in rows {
            self.node(table, row, &id);
        }
    }

    fn node(&mut self, table: &Table, row: usize, id: &NodeId) {
        let is_new = !self.base.state.holds(id);
        self.kind(table, row, id, is_new);
        match table.text(row, "improve-col-title") {
            title if !title.is_empty() => self.wanted.state.say(id, About::Title, Said::Words(title)),
            _ if table.cell(row, "improve-col-title").is_some() => {
                self.fault(table, row, "improve-col-title", "no-title");
            }
            _ => {}
        }
        // Blanks at the ends are no other title.
        if let (Some(Said::Words(was)), Some(Said::Words(is))) =
            (self.base.state.get(id, About::Title), self.wanted.state.get(id, About::Title))
            && tidy(was) == tidy(is)
        {
            let was = Said::Words(was.clone());
            self.wanted.state.say(id, About::Title, was);
        }
        self.above(table, row, id);
        self.serves(table, row, id);
        self.days(table, row, id);
        self.parties(table, row, id, "improve-col-responsible", Part::Responsible);
        self.parties(table, row, id, "improve-col-contributing", Part::Contributing);
        self.texts(table, row, id);
    }

    fn kind(&mut self, table: &Table, row: usize, id: &NodeId, is_new: bool) {
        let said = table.text(row, "improve-col-kind");
        let kind = workbook::KINDS.into_iter().find(|kind| {
            let word = column::kind(*kind);
            is_word(&said, word, &format!("improve-kind-{word}"))
        });
        match (kind, is_new) {
            (Some(kind), true) => self.wanted.state.say(id, About::Kind, Said::Kind(kind)),
            (None, true) if said.is_empty() => {
                self.wanted.state.say(id, About::Kind, Said::Kind(NodeKind::Action));
            }
            (None, _) if !said.is_empty() => self.fault(table, row, "improve-col-kind", "no-kind"),
            (Some(kind), false) if self.base.state.get(id, About::Kind) != Some(&Said::Kind(kind)) => {
                self.fault(table, row, "improve-col-kind", "other-kind");
            }
            _ => {}
        }
    }

    /// The node that a number of the sheet stands for.
    fn numbered(&mut self, table: &Table, row: usize, key: &str, number: &str) -> Option<NodeId> {
        match self.numbers.get(number) {
            Some(Some(id)) => Some(id.clone()),
            Some(None) => {
                self.fault(table, row, key, "number-twice");
                None
            }
            None => {
                self.fault(table, row, key, "no-number");
                None
            }
        }
    }

    fn above(&mut self, table: &Table, row: usize, id: &NodeId) {
        let key = "improve-col-above";
        if table.cell(row, key).is_none() {
            return;
        }
        let number = table.text(row, key);
        if number.is_empty() {
            forget(&mut self.wanted.state, id, About::Parent);
        } else if let Some(parent) = self.numbered(table, row, key, &number) {
            let stood = Some(&Said::Node(parent.clone())) == self.base.state.get(id, About::Parent);
            if self.taken_out.contains(&parent) && !stood {
                return self.fault(table, row, key, "above-taken-out");
            }
            self.wanted.state.say(id, About::Parent, Said::Node(parent));
        }
    }

    fn serves(&mut self, table: &Table, row: usize, id: &NodeId) {
        let key = "improve-col-serves";
        if table.cell(row, key).is_none() {
            return;
        }
        let text = table.text(row, key);
        let mut served = Vec::new();
        for number in text.split([',', ';', ' ', '\n']).filter(|number| !number.is_empty()) {
            match self.numbered(table, row, key, number) {
                Some(objective) => served.push(objective),
                None => return,
            }
        }
        let was: Vec<About> = topics(&self.wanted.state, id, |about| matches!(about, About::Serves(_)));
        for about in was {
            forget(&mut self.wanted.state, id, about);
        }
        for objective in served {
            self.wanted.state.say(id, About::Serves(objective), Said::Yes);
        }
    }

    fn days(&mut self, table: &Table, row: usize, id: &NodeId) {
        for (key, about) in [("improve-first-day", About::FirstDay), ("improve-last-day", About::LastDay)] {
            match table.cell(row, key) {
                None => {}
                Some(None) => forget(&mut self.wanted.state, id, about),
                Some(Some(cell)) => match cell.day() {
                    Some(day) => self.wanted.state.say(id, about, Said::Day(day)),
                    None => self.fault(table, row, key, "no-day"),
                },
            }
        }
        let key = "improve-col-mode";
        let said = table.text(row, key);
        if said.is_empty() {
            return;
        }
        let mode = ["automatic", "fixed"]
            .into_iter()
            .find(|mode| is_word(&said, mode, &format!("improve-mode-{mode}")));
        match mode {
            Some(mode) => self.wanted.say(id, Extra::Mode, mode),
            None => self.fault(table, row, key, "no-mode"),
        }
    }

    fn parties(&mut self, table: &Table, row: usize, id: &NodeId, key: &str, part: Part) {
        if table.cell(row, key).is_none() {
            return;
        }
        let text = table.text(row, key);
        let mut held = Vec::new();
        for name in text.split([';', '\n']).map(str::trim).filter(|name| !name.is_empty()) {
            match self.party(name) {
                Some(party) => held.push(party),
                None => return self.fault(table, row, key, "no-party"),
            }
        }
        let is_part = |about: &About| matches!(about, About::Party(held, _) if *held == part);
        for about in topics(&self.wanted.state, id, is_part) {
            forget(&mut self.wanted.state, id, about);
        }
        for party in held {
            let about = About::Party(part, party);
            // The day on which it ends has no column.
            let said = self.base.state.get(id, about.clone()).cloned().unwrap_or(Said::Yes);
            self.wanted.state.say(id, about, said);
        }
    }

    fn party(&self, name: &str) -> Option<Party> {
        if let Some(party) = self.labels.get(name) {
            return Some(party.clone());
        }
        let names = &self.source.names;
        let units = names.units().into_iter().map(|(id, said)| (Party::Unit(id.as_str().into()), said));
        let people = names.people().into_iter().map(|(id, said)| (Party::Person(id.as_str().into()), said));
        let mut same = units.chain(people).filter(|(_, said)| fold(said) == fold(name));
        let (party, _) = same.next()?;
        same.next().is_none().then_some(party)
    }

    fn texts(&mut self, table: &Table, row: usize, id: &NodeId) {
        let columns = [
            ("improve-node-output", Extra::Output),
            ("improve-node-evidence", Extra::Evidence),
            ("improve-node-risk", Extra::Risk),
            ("improve-node-risk-answer", Extra::RiskAnswer),
            ("improve-node-body", Extra::Body),
        ];
        for (key, extra) in columns {
            let text = table.text(row, key);
            if table.cell(row, key).is_some() && text != LEFT_OUT {
                self.wanted.say(id, extra, &text);
            }
        }
        let priority = table.text(row, "improve-node-priority");
        match priority.as_str() {
            "" => {}
            "1" | "2" | "3" => self.wanted.say(id, Extra::Priority, &priority),
            _ => self.fault(table, row, "improve-node-priority", "no-priority"),
        }
        if table.cell(row, "improve-col-tags").is_some() {
            let text = table.text(row, "improve-col-tags");
            let tags = text.split([',', ';', '\n']).map(str::trim).filter(|tag| !tag.is_empty());
            let tags: BTreeSet<String> = tags.map(str::to_owned).collect();
            let tags: Vec<String> = tags.into_iter().collect();
            self.wanted.say(id, Extra::Tags, &tags.join(", "));
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
            let (Some(before), Some(after)) = (end("improve-col-before"), end("improve-col-waits")) else {
                continue;
            };
            let lag = table.text(row, "improve-col-lag");
            let lag = if lag.is_empty() { "0".to_owned() } else { lag };
            if lag.parse::<i32>().is_err() {
                self.fault(table, row, "improve-col-lag", "no-lag");
                continue;
            }
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

fn topics(state: &State, node: &NodeId, which: impl Fn(&About) -> bool) -> Vec<About> {
    state.of_node(node).filter(|(about, _)| which(about)).map(|(about, _)| about.clone()).collect()
}

fn forget(state: &mut State, node: &NodeId, about: About) {
    let Some(before) = state.get(node, about.clone()).cloned() else { return };
    let fact = Fact { node: node.clone(), about };
    // It was just read, so it is what it is taken from.
    state.apply(&Change { fact, before: Some(before), after: None }).ok();
}
