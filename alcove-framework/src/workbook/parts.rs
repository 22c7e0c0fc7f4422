//! Sheets to the parts of a framework: everything but the items.

use std::collections::BTreeMap;
use std::rc::Rc;

use alcove_domain::kit::Lang;

use super::cells::Cells;
use super::columns::{self, Column, Levels, Meaning, key_of};
use super::sheet::{Row, Sheet};
use super::{FRAMEWORK, GLOSSARY, PRESETS, SCALES, TAGS, TIERS, values};
use crate::codes;
use crate::fault::Faults;
use crate::near::nearest;
use crate::read::{FACTS, FORMAT, MARK};
use crate::tree::{Cell, Kind, Node};

pub(super) type Entries = Vec<(Node, Node)>;

/// The keys of the first sheet. The marker of the format may stand there; nobody is told to write it.
fn framework_keys() -> impl Iterator<Item = &'static str> {
    FACTS.into_iter().chain([MARK])
}

/// The tree of a framework while it is put together.
pub(super) struct Build<'b> {
    pub file: &'b Rc<str>,
    pub faults: &'b mut Faults,
    root: Entries,
    /// By language, section of the format and id.
    texts: BTreeMap<Lang, BTreeMap<&'static str, Entries>>,
    /// The framework's own language, to know whose words to use where none are given.
    pub language: Lang,
    pub scales: usize,
}

impl<'b> Build<'b> {
    pub fn new(file: &'b Rc<str>, faults: &'b mut Faults) -> Self {
        Self { file, faults, root: Vec::new(), texts: BTreeMap::new(), language: Lang::english(), scales: 0 }
    }

    pub fn put(&mut self, cell: Cell, key: &str, value: Node) {
        self.root.push((Node::text_in(cell, key), value));
    }

    /// Puts a value in the place of one that said nothing.
    pub fn replace(&mut self, cell: Cell, key: &str, value: Node) {
        self.root.retain(|(name, _)| !name.is_key(key));
        self.put(cell, key, value);
    }

    pub fn has(&self, key: &str) -> bool {
        self.root.iter().any(|(name, _)| name.is_key(key))
    }

    /// The list under a key that was put before.
    pub fn list(&self, key: &str) -> &[Node] {
        match self.root.iter().find(|(name, _)| name.is_key(key)).map(|(_, value)| &value.kind) {
            Some(Kind::List(list)) => list,
            _ => &[],
        }
    }

    /// The words of one part in another language.
    pub fn translate(&mut self, language: &Lang, section: &'static str, id: (Cell, &str), words: Entries) {
        if words.is_empty() || *language == self.language {
            return;
        }
        let entry = (Node::text_in(id.0, id.1), Node::in_cell(id.0, Kind::Map(words)));
        self.texts.entry(language.clone()).or_default().entry(section).or_default().push(entry);
    }

    pub fn finish(mut self) -> Entries {
        let start = Cell { sheet: FRAMEWORK, row: 1, column: 1 };
        if !self.has(MARK) {
            self.put(start, MARK, Node::text_in(start, FORMAT));
        }
        let texts = std::mem::take(&mut self.texts);
        let languages: Entries = texts
            .into_iter()
            .map(|(language, sections)| {
                let sections = sections.into_iter().map(|(section, entries)| section_of(section, entries));
                let map = Node::in_cell(start, Kind::Map(sections.collect()));
                (Node::text_in(start, language.as_str()), map)
            })
            .collect();
        self.put(start, "texts", Node::in_cell(start, Kind::Map(languages)));
        self.root
    }

    pub fn framework(&mut self, cells: &Cells) {
        let Some(sheet) = cells.get(&FRAMEWORK) else { return };
        let columns = columns::read(sheet, &["key", "value"], Levels::None, self.file, self.faults);
        let Some(key_column) = self.needed(&columns, "key", FRAMEWORK) else { return };
        let known: Vec<&str> = framework_keys().collect();
        for row in sheet.body() {
            let Some((cell, said)) = row.at(key_column) else { continue };
            let Some(key) = key_of(said, &known) else {
                self.unknown_key(cell, said);
                continue;
            };
            for column in columns.iter().filter(|column| column.meaning == Meaning::Key("value")) {
                let Some((cell, text)) = row.at(column.cell.column) else { continue };
                self.framework_value(cell, key, text, column.language.as_ref());
            }
        }
    }

    fn framework_value(&mut self, cell: Cell, key: &'static str, text: &str, language: Option<&Lang>) {
        let Some(value) = values::node(key, cell, text, self.file, self.faults) else { return };
        match language {
            Some(language) => {
                let words = self.texts.entry(language.clone()).or_default().entry("framework").or_default();
                words.push((Node::text_in(cell, key), value));
            }
            None if self.has(key) => {
                self.faults.add(&cell.place(self.file), codes::KEY_DUPLICATE, &[("key", key)]);
            }
            None => {
                if key == "language" {
                    self.language = Lang::new(text).unwrap_or_else(|_| Lang::english());
                }
                self.put(cell, key, value);
            }
        }
    }

    fn unknown_key(&mut self, cell: Cell, said: &str) {
        let place = cell.place(self.file);
        match nearest(said, framework_keys()) {
            Some(near) => self.faults.add(&place, codes::KEY_UNKNOWN_NEAR, &[("key", said), ("near", near)]),
            None => {
                let known = FACTS.join(", ");
                self.faults.add(&place, codes::KEY_UNKNOWN, &[("key", said), ("known", &known)]);
            }
        }
    }

    /// The column of a key, which the sheet has to have.
    pub fn needed(&mut self, columns: &[Column], key: &'static str, sheet: u8) -> Option<u32> {
        let found =
            columns.iter().find(|column| column.meaning == Meaning::Key(key) && column.language.is_none());
        if found.is_none() {
            let place = Cell { sheet, row: 1, column: 1 }.place(self.file);
            let head = columns::head(key, &Lang::english());
            self.faults.add(&place, codes::COLUMN_MISSING, &[("column", head)]);
        }
        found.map(|column| column.cell.column)
    }

    pub fn lists(&mut self, cells: &Cells) {
        self.labelled(cells, TIERS, "tiers", &["id", "one", "many"]);
        self.scales(cells);
        self.labelled(cells, TAGS, "tags", &["id", "kind", "name", "description"]);
        self.labelled(
            cells,
            PRESETS,
            "presets",
            &["id", "all", "tags", "items", "at_least", "name", "description"],
        );
        self.labelled(cells, GLOSSARY, "glossary", &["id", "name", "description"]);
    }

    /// A sheet with one part a row.
    fn labelled(&mut self, cells: &Cells, number: u8, section: &'static str, known: &[&'static str]) {
        let Some(sheet) = cells.get(&number) else { return };
        let columns = columns::read(sheet, known, Levels::None, self.file, self.faults);
        let Some(id_column) = self.needed(&columns, "id", number) else { return };
        let mut list = Vec::new();
        for row in sheet.body() {
            let mut entries = self.words(row, &columns, None);
            if number == PRESETS && !["all", "tags", "items"].iter().any(|key| has(&entries, key)) {
                let cell = row.first();
                entries.push((Node::text_in(cell, "all"), Node::text_in(cell, "true")));
            }
            if let Some(id) = row.at(id_column) {
                self.translations(row, &columns, section, id);
            }
            list.push(Node::in_cell(row.first(), Kind::Map(entries)));
        }
        let start = Cell { sheet: number, row: 1, column: 1 };
        self.put(start, section, Node::in_cell(start, Kind::List(list)));
    }

    /// What a row says in one language: the own one, or another.
    pub fn words(&mut self, row: Row<'_>, columns: &[Column], language: Option<&Lang>) -> Entries {
        let mut entries = Vec::new();
        let mut descriptors = Vec::new();
        for column in columns.iter().filter(|column| column.language.as_ref() == language) {
            let Some((cell, text)) = row.at(column.cell.column) else { continue };
            match &column.meaning {
                Meaning::Key(key) => {
                    let value = values::node(key, cell, text, self.file, self.faults);
                    entries.extend(value.map(|value| (Node::text_in(cell, key), value)));
                }
                Meaning::Descriptor(step) => {
                    descriptors.push((Node::text_in(cell, &step.to_string()), Node::text_in(cell, text)));
                }
                Meaning::Level(_) => {}
            }
        }
        if let Some((first, _)) = descriptors.first() {
            let cell = Cell { sheet: first.sheet, row: first.line, column: first.column };
            let map = Node::in_cell(cell, Kind::Map(descriptors));
            entries.push((Node::text_in(cell, "descriptors"), map));
        }
        entries
    }

    pub fn translations(
        &mut self,
        row: Row<'_>,
        columns: &[Column],
        section: &'static str,
        id: (Cell, &str),
    ) {
        for language in other_languages(columns) {
            let words = self.words(row, columns, Some(&language));
            self.translate(&language, section, id, words);
        }
    }

    /// A sheet with one step a row; the scale's id stands in its first row, or in each.
    fn scales(&mut self, cells: &Cells) {
        let Some(sheet) = cells.get(&SCALES) else { return };
        let known = ["scale", "value", "name", "description"];
        let columns = columns::read(sheet, &known, Levels::None, self.file, self.faults);
        let Some(scale_column) = self.needed(&columns, "scale", SCALES) else { return };
        let Some(value_column) = self.needed(&columns, "value", SCALES) else { return };
        let mut scales: Vec<(Cell, String, Vec<Node>)> = Vec::new();
        for row in sheet.body() {
            match row.at(scale_column) {
                Some((cell, id)) if !scales.iter().any(|(_, known, _)| known == id) => {
                    scales.push((cell, id.to_owned(), Vec::new()));
                }
                // A scale goes on where its id is left out or said again.
                Some((_, id)) => {
                    let at = scales.iter().position(|(_, known, _)| known == id).unwrap_or(0);
                    let last = scales.len() - 1;
                    scales.swap(at, last);
                }
                None => {}
            }
            let mut step = self.words(row, &columns, None);
            step.retain(|(key, _)| !key.is_key("scale"));
            let Some((cell, id, steps)) = scales.last_mut() else {
                let place = row.first().place(self.file);
                self.faults.add(&place, codes::KEY_MISSING, &[("key", "scale")]);
                continue;
            };
            steps.push(Node::in_cell(row.first(), Kind::Map(step)));
            if let Some(value) = row.at(value_column) {
                let scale = (*cell, id.clone());
                self.step_translations(row, &columns, &scale, value);
            }
        }
        self.scales = scales.len();
        let list = scales.into_iter().map(|(cell, id, steps)| {
            let entries = vec![
                (Node::text_in(cell, "id"), Node::text_in(cell, &id)),
                (Node::text_in(cell, "steps"), Node::in_cell(cell, Kind::List(steps))),
            ];
            Node::in_cell(cell, Kind::Map(entries))
        });
        let list = list.collect();
        let start = Cell { sheet: SCALES, row: 1, column: 1 };
        self.put(start, "scales", Node::in_cell(start, Kind::List(list)));
    }

    fn step_translations(
        &mut self,
        row: Row<'_>,
        columns: &[Column],
        scale: &(Cell, String),
        value: (Cell, &str),
    ) {
        for language in other_languages(columns) {
            let words = self.words(row, columns, Some(&language));
            if words.is_empty() || language == self.language {
                continue;
            }
            let step = (Node::text_in(value.0, value.1), Node::in_cell(value.0, Kind::Map(words)));
            let sections = self.texts.entry(language).or_default().entry("scales").or_default();
            match sections.iter_mut().find(|(id, _)| id.is_key(&scale.1)) {
                Some((_, Node { kind: Kind::Map(steps), .. })) => steps.push(step),
                _ => {
                    let map = Node::in_cell(scale.0, Kind::Map(vec![step]));
                    sections.push((Node::text_in(scale.0, &scale.1), map));
                }
            }
        }
    }
}

/// A section of translations; the framework's own words stand in it without an id.
fn section_of(section: &'static str, entries: Entries) -> (Node, Node) {
    let cell = entries.first().map_or(Cell { sheet: FRAMEWORK, row: 1, column: 1 }, |(key, _)| Cell {
        sheet: key.sheet,
        row: key.line,
        column: key.column,
    });
    (Node::text_in(cell, section), Node::in_cell(cell, Kind::Map(entries)))
}

pub(super) fn has(entries: &[(Node, Node)], key: &str) -> bool {
    entries.iter().any(|(name, _)| name.is_key(key))
}

pub(super) fn other_languages(columns: &[Column]) -> Vec<Lang> {
    let mut languages: Vec<Lang> = columns.iter().filter_map(|column| column.language.clone()).collect();
    languages.sort();
    languages.dedup();
    languages
}

/// Sheets without a row below the head say nothing.
pub(super) fn is_filled(sheet: Option<&Sheet>) -> bool {
    sheet.is_some_and(|sheet| sheet.body().next().is_some())
}
