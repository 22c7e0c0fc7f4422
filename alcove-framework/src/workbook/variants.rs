//! The sheet of variants: a row without an item names a variant, one with an item words it.

use super::VARIANTS;
use super::cells::Cells;
use super::columns::{self, Column, Levels, Meaning};
use super::parts::{Build, Entries};
use super::sheet::Row;
use super::values;
use crate::codes;
use crate::tree::{Cell, Kind, Node};

const KNOWN: [&str; 6] = ["id", "item", "name", "description", "text", "evidence"];

/// A variant while its rows are read.
struct Part {
    cell: Cell,
    id: String,
    name: Entries,
    description: Entries,
    wording: Entries,
    examples: Entries,
}

impl Part {
    fn new(cell: Cell, id: &str) -> Self {
        let [name, description, wording, examples] = [(); 4].map(|()| Entries::new());
        Self { cell, id: id.to_owned(), name, description, wording, examples }
    }

    fn node(self) -> Node {
        let mut entries = vec![(Node::text_in(self.cell, "id"), Node::text_in(self.cell, &self.id))];
        let maps = [
            ("name", self.name),
            ("description", self.description),
            ("wording", self.wording),
            ("examples", self.examples),
        ];
        for (key, map) in maps.into_iter().filter(|(_, map)| !map.is_empty()) {
            entries.push((Node::text_in(self.cell, key), Node::in_cell(self.cell, Kind::Map(map))));
        }
        Node::in_cell(self.cell, Kind::Map(entries))
    }
}

pub(super) fn read(cells: &Cells, build: &mut Build) {
    let Some(sheet) = cells.get(&VARIANTS) else { return };
    let columns = columns::read(sheet, &KNOWN, Levels::None, build.file, build.faults);
    let Some(id_column) = build.needed(&columns, "id", VARIANTS) else { return };
    let Some(item_column) = build.needed(&columns, "item", VARIANTS) else { return };
    let mut parts: Vec<Part> = Vec::new();
    for row in sheet.body() {
        // As with scales, a row without an id goes on with the variant above.
        let id = row.at(id_column);
        let at = id.map_or(parts.len().checked_sub(1), |(_, id)| parts.iter().position(|part| part.id == id));
        let at = match (at, id) {
            (Some(at), _) => at,
            (None, Some((cell, id))) => {
                parts.push(Part::new(cell, id));
                parts.len() - 1
            }
            (None, None) => {
                let place = row.first().place(build.file);
                build.faults.add(&place, codes::KEY_MISSING, &[("key", "id")]);
                continue;
            }
        };
        let part = &mut parts[at];
        match row.at(item_column) {
            None => {
                part.name.extend(words(row, &columns, "name", build));
                part.description.extend(words(row, &columns, "description", build));
            }
            Some((cell, item)) => {
                let (text, evidence) =
                    (words(row, &columns, "text", build), words(row, &columns, "evidence", build));
                for (list, words) in [(&mut part.wording, text), (&mut part.examples, evidence)] {
                    if !words.is_empty() {
                        list.push((Node::text_in(cell, item), Node::in_cell(cell, Kind::Map(words))));
                    }
                }
            }
        }
    }
    let start = Cell { sheet: VARIANTS, row: 1, column: 1 };
    build.put(
        start,
        "variants",
        Node::in_cell(start, Kind::List(parts.into_iter().map(Part::node).collect())),
    );
}

/// What the columns of one key say in a row, by language.
fn words(row: Row<'_>, columns: &[Column], key: &'static str, build: &mut Build) -> Entries {
    let mut entries = Entries::new();
    let meant = columns.iter().filter(|column| column.meaning == Meaning::Key(key));
    for column in meant.filter(|column| column.language.as_ref() != Some(&build.language)) {
        let Some((cell, text)) = row.at(column.cell.column) else { continue };
        let tag = column.language.as_ref().unwrap_or(&build.language).as_str();
        let value = values::node(key, cell, text, build.file, build.faults);
        entries.extend(value.map(|value| (Node::text_in(cell, tag), value)));
    }
    entries
}
