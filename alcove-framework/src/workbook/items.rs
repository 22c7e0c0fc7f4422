//! The sheet Items, in either of two shapes.
//!
//! With the user's own tiers as columns, each row is a rated item and the columns before its text
//! name the headings above it. With a column Parent or Tier, each row is an item of any tier.

mod levels;
mod rows;

use super::cells::Cells;
use super::columns::{self, Levels, Meaning};
use super::parts::{Build, has, is_filled};
use super::{ITEMS, TAGS};
use crate::tree::{Cell, Kind, Node};

const KEYS: [&str; 26] = [
    "id",
    "parent",
    "tier",
    "code",
    "name",
    "text",
    "means",
    "not",
    "matters",
    "evidence",
    "questions",
    "instrument",
    "weight",
    "tags",
    "lens",
    "numerator",
    "denominator",
    "unit",
    "period",
    "lives",
    "survey",
    "note",
    "disaggregate",
    "roll_up",
    "maps",
    "lineage",
];

pub(super) fn read(cells: &Cells, build: &mut Build<'_>) {
    let Some(sheet) = cells.get(&ITEMS) else { return };
    let known: Vec<&'static str> =
        KEYS.iter().copied().chain(["licence", "source", "state", "choices"]).collect();
    let as_rows =
        sheet.head().iter().any(|(_, head)| matches!(columns::key_of(head, &known), Some("parent" | "tier")));
    let levels = if as_rows { Levels::Descriptors } else { Levels::BeforeText };
    let columns = columns::read(sheet, &known, levels, build.file, build.faults);
    if build.scales == 0 {
        scale_of_descriptors(&columns, build);
    }
    if !is_filled(cells.get(&TAGS)) {
        tags_by_use(sheet, &columns, build);
    }
    let items =
        if as_rows { rows::read(sheet, &columns, build) } else { levels::read(sheet, &columns, build) };
    let start = Cell { sheet: ITEMS, row: 1, column: 1 };
    build.put(start, "items", Node::in_cell(start, Kind::List(items)));
}

/// Who describes steps 1 to 4 and makes no sheet of scales means a scale of 1 to 4.
fn scale_of_descriptors(columns: &[columns::Column], build: &mut Build<'_>) {
    let mut steps: Vec<(i32, Cell)> = columns
        .iter()
        .filter(|column| column.language.is_none())
        .filter_map(|column| match column.meaning {
            Meaning::Descriptor(step) => Some((step, column.cell)),
            _ => None,
        })
        .collect();
    steps.sort_by_key(|(step, _)| *step);
    let Some((_, first)) = steps.first().copied() else { return };
    let steps = steps.iter().map(|(step, cell)| {
        let text = Node::text_in(*cell, &step.to_string());
        let entries =
            vec![(Node::text_in(*cell, "value"), text.clone()), (Node::text_in(*cell, "name"), text)];
        Node::in_cell(*cell, Kind::Map(entries))
    });
    let scale = vec![
        (Node::text_in(first, "id"), Node::text_in(first, "levels")),
        (Node::text_in(first, "steps"), Node::in_cell(first, Kind::List(steps.collect()))),
    ];
    let list = vec![Node::in_cell(first, Kind::Map(scale))];
    build.replace(first, "scales", Node::in_cell(first, Kind::List(list)));
    build.scales = 1;
}

/// Who makes no sheet of tags defines each by its first use.
fn tags_by_use(sheet: &super::sheet::Sheet, columns: &[columns::Column], build: &mut Build<'_>) {
    let mut tags: Vec<Node> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    let Some(column) = columns.iter().find(|column| column.meaning == Meaning::Key("tags")) else { return };
    for (cell, text) in sheet.body().filter_map(|row| row.at(column.cell.column)) {
        // Such a list is only written beside a sheet of tags.
        let parts = super::values::words(text).filter(|_| !super::values::is_quoted_list(text));
        for word in parts.filter(|word| seen.insert(super::values::tag_id(word))) {
            let id = Node::text_in(cell, &super::values::tag_id(word));
            let name = Node::text_in(cell, word);
            let entries = vec![(Node::text_in(cell, "id"), id), (Node::text_in(cell, "name"), name)];
            tags.push(Node::in_cell(cell, Kind::Map(entries)));
        }
    }
    build.replace(column.cell, "tags", Node::in_cell(column.cell, Kind::List(tags)));
}

/// A rated item that says no instrument is answered on the only scale.
fn put_instrument(entries: &mut super::parts::Entries, cell: Cell, build: &Build<'_>) {
    let only = match build.list("scales") {
        [scale] => scale.get("id").and_then(Node::scalar),
        _ => None,
    };
    if let Some(id) = only.filter(|_| !has(entries, "instrument")) {
        entries.push((Node::text_in(cell, "instrument"), Node::text_in(cell, id)));
    }
}
