//! Tiers as columns: each row a rated item below the headings its columns name.

use std::collections::{HashMap, HashSet};

use alcove_domain::kit::Lang;

use super::super::columns::{Column, Meaning};
use super::super::parts::{Build, has};
use super::super::sheet::{Row, Sheet};
use super::super::{ITEMS, TIERS};
use super::put_instrument;
use crate::codes;
use crate::tree::{Cell, Kind, Node};

/// A heading or an item, with what stands below it.
struct Branch {
    cell: Cell,
    entries: Vec<(Node, Node)>,
    below: Vec<usize>,
}

pub(super) fn read(sheet: &Sheet, columns: &[Column], build: &mut Build<'_>) -> Vec<Node> {
    let levels: Vec<(u32, &str)> = columns
        .iter()
        .filter_map(|column| match &column.meaning {
            Meaning::Level(name) => Some((column.cell.column, name.as_str())),
            _ => None,
        })
        .collect();
    let tiers = tiers(&levels, build);
    let id_column =
        columns.iter().find(|column| column.meaning == Meaning::Key("id") && column.language.is_none());
    let code_column =
        columns.iter().find(|column| column.meaning == Meaning::Key("code") && column.language.is_none());
    if id_column.is_none() && code_column.is_none() {
        build.needed(columns, "id", ITEMS);
        return Vec::new();
    }
    let id_of = |row: Row<'_>| {
        let at = |column: Option<&Column>| {
            column.and_then(|column| row.at(column.cell.column)).map(|(cell, text)| (cell, text.to_owned()))
        };
        at(id_column).or_else(|| at(code_column))
    };
    let mut reading = Reading {
        branches: Vec::new(),
        tops: Vec::new(),
        known: HashMap::new(),
        ids: sheet.body().filter_map(id_of).map(|(_, id)| id).collect(),
        path: Vec::new(),
    };
    for row in sheet.body() {
        let parent = reading.headings(row, &levels, &tiers);
        let mut entries = build.words(row, columns, None);
        let id = id_of(row);
        if let Some((cell, id)) = &id {
            if !has(&entries, "id") {
                entries.push((Node::text_in(*cell, "id"), Node::text_in(*cell, id)));
            }
            build.translations(row, columns, "items", (*cell, id));
        }
        // A row that holds nothing but headings is a heading.
        if entries.is_empty() {
            continue;
        }
        put_instrument(&mut entries, row.first(), build);
        if let Some(tier) = tiers.last() {
            entries.push((Node::text_in(row.first(), "tier"), Node::text_in(row.first(), tier)));
        }
        let cell = id.map_or(row.first(), |(cell, _)| cell);
        reading.add(Branch { cell, entries, below: Vec::new() }, parent);
    }
    reading.into_nodes()
}

struct Reading {
    branches: Vec<Branch>,
    tops: Vec<usize>,
    /// Headings by the names that lead to them.
    known: HashMap<Vec<String>, usize>,
    /// Every id that is taken.
    ids: HashSet<String>,
    /// The names of the row above, for the cells that are left empty below them.
    path: Vec<Option<String>>,
}

impl Reading {
    fn add(&mut self, branch: Branch, parent: Option<usize>) -> usize {
        let at = self.branches.len();
        self.branches.push(branch);
        match parent {
            Some(parent) => self.branches[parent].below.push(at),
            None => self.tops.push(at),
        }
        at
    }

    /// The lowest heading of a row, made where it is new.
    fn headings(&mut self, row: Row<'_>, levels: &[(u32, &str)], tiers: &[String]) -> Option<usize> {
        let mut path = Vec::new();
        let mut changed = false;
        let mut parent = None;
        let mut names: Vec<Option<String>> = Vec::with_capacity(levels.len());
        for (at, (column, _)) in levels.iter().enumerate() {
            let said = row.at(*column);
            // An empty cell repeats the one above, unless a higher level is a new one.
            let name = match said {
                Some((_, text)) => Some(text.to_owned()),
                None if changed => None,
                None => self.path.get(at).cloned().flatten(),
            };
            changed |= self.path.get(at) != Some(&name);
            names.push(name.clone());
            let Some(name) = name else { continue };
            path.push(name.clone());
            parent = Some(match self.known.get(&path) {
                Some(known) => *known,
                None => {
                    let cell = said.map_or(row.first(), |(cell, _)| cell);
                    let heading = self.heading(cell, &name, &path, tiers.get(at));
                    let made = self.add(heading, parent);
                    self.known.insert(path.clone(), made);
                    made
                }
            });
        }
        self.path = names;
        parent
    }

    fn heading(&mut self, cell: Cell, text: &str, path: &[String], tier: Option<&String>) -> Branch {
        let (code, name) = match split_code(text) {
            Some((code, name)) if !self.ids.contains(code) => (Some(code), name),
            _ => (None, text),
        };
        let id = code.map_or_else(|| self.free_id(path), str::to_owned);
        self.ids.insert(id.clone());
        let mut entries = vec![
            (Node::text_in(cell, "id"), Node::text_in(cell, &id)),
            (Node::text_in(cell, "name"), Node::text_in(cell, name)),
        ];
        if code.is_none() {
            let null = Node::in_cell(cell, Kind::Scalar { text: String::new(), quoted: false });
            entries.push((Node::text_in(cell, "code"), null));
        }
        if let Some(tier) = tier {
            entries.push((Node::text_in(cell, "tier"), Node::text_in(cell, tier)));
        }
        Branch { cell, entries, below: Vec::new() }
    }

    /// An id from the names, the same in every import of the same names.
    fn free_id(&self, path: &[String]) -> String {
        let joined: Vec<String> = path.iter().map(|name| plain(name)).collect();
        let mut id: String = joined.join(".").chars().take(200).collect();
        while self.ids.contains(&id) {
            id.push('_');
        }
        id
    }

    fn into_nodes(self) -> Vec<Node> {
        // Branches stand before what is below them, so from the end every one is ready.
        let mut ready: Vec<Option<Node>> = self.branches.iter().map(|_| None).collect();
        for (at, branch) in self.branches.into_iter().enumerate().rev() {
            let mut entries = branch.entries;
            let below: Vec<Node> = branch.below.iter().filter_map(|child| ready[*child].take()).collect();
            if !below.is_empty() {
                let list = Node::in_cell(branch.cell, Kind::List(below));
                entries.push((Node::text_in(branch.cell, "items"), list));
            }
            ready[at] = Some(Node::in_cell(branch.cell, Kind::Map(entries)));
        }
        self.tops.iter().filter_map(|top| ready[*top].take()).collect()
    }
}

/// `1.2 Curriculum`, `TL Teaching` and `A. Teaching` begin with a code; `A good school` does not.
fn split_code(text: &str) -> Option<(&str, &str)> {
    let (first, rest) = text.split_once(char::is_whitespace)?;
    let code = first.trim_end_matches(['.', ':', ')', '-', '–']);
    let length = code.chars().count();
    let capitals = length > 0 && code.chars().all(char::is_uppercase);
    let marked = code.len() < first.len();
    let coded = code.chars().any(|c| c.is_ascii_digit()) && length <= 8
        || capitals && (2..=4).contains(&length)
        || capitals && length == 1 && marked;
    let rest = rest.trim().trim_start_matches(['-', '–', ':']).trim();
    (coded && !rest.is_empty()).then_some((code, rest))
}

fn plain(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

/// The ids of the tiers, the rated one last; made from the heads where no sheet names them.
fn tiers(levels: &[(u32, &str)], build: &mut Build<'_>) -> Vec<String> {
    let said: Vec<String> = build
        .list("tiers")
        .iter()
        .filter_map(|tier| tier.get("id").and_then(Node::scalar))
        .map(str::to_owned)
        .collect();
    let needed = levels.len() + 1;
    if !said.is_empty() {
        if said.len() < needed {
            let place = Cell { sheet: TIERS, row: 1, column: 1 }.place(build.file);
            let (needed, count) = (needed.to_string(), said.len().to_string());
            let args = [("needed", needed.as_str()), ("count", count.as_str())];
            build.faults.add(&place, codes::WORKBOOK_TIERS, &args);
        }
        return said;
    }
    let (one, many) = item_words(&build.language);
    let mut ids: Vec<String> = Vec::new();
    let mut list = Vec::new();
    let names = levels.iter().map(|(column, name)| (*column, *name, *name)).chain([(1, one, many)]);
    for (column, one, many) in names {
        let cell = Cell { sheet: ITEMS, row: 1, column };
        let mut id = plain(one);
        while id.is_empty() || ids.contains(&id) {
            id.push('_');
        }
        let text = |text: &str| Node::text_in(cell, text);
        let entries = vec![(text("id"), text(&id)), (text("one"), text(one)), (text("many"), text(many))];
        list.push(Node::in_cell(cell, Kind::Map(entries)));
        ids.push(id);
    }
    let cell = Cell { sheet: ITEMS, row: 1, column: 1 };
    build.replace(cell, "tiers", Node::in_cell(cell, Kind::List(list)));
    ids
}

/// What the rated items are called where nobody says so.
fn item_words(language: &Lang) -> (&'static str, &'static str) {
    match language.as_str() {
        "az" => ("Göstərici", "Göstəricilər"),
        "ru" => ("Показатель", "Показатели"),
        _ => ("Indicator", "Indicators"),
    }
}
