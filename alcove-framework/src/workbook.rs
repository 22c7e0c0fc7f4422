//! A framework in a workbook, for people whose tool is Excel.
//!
//! The cells become the same tree as a text file does, so that one reader and one check serve
//! both; every node knows its cell.

mod cells;
mod columns;
mod items;
mod parts;
mod sheet;
mod template;
mod unpack;
mod values;
mod variants;
mod write;

use std::rc::Rc;

use crate::codes;
use crate::fault::{Faults, Place};
use crate::loaded::Loaded;
use crate::read;
use crate::tree::{Budget, Cell, Kind, Node};

pub use template::{MOST_TIERS, template_xlsx, template_xlsx_with_tiers};
pub use write::{NotWritable, write_xlsx};

/// The sheets that are read; others are the user's own. The number is the place in this list.
pub(crate) const SHEETS: [&str; 8] =
    ["Framework", "Tiers", "Scales", "Tags", "Presets", "Glossary", "Items", "Variants"];

pub(crate) const FRAMEWORK: u8 = 1;
pub(crate) const TIERS: u8 = 2;
pub(crate) const SCALES: u8 = 3;
pub(crate) const TAGS: u8 = 4;
pub(crate) const PRESETS: u8 = 5;
pub(crate) const GLOSSARY: u8 = 6;
pub(crate) const ITEMS: u8 = 7;
pub(crate) const VARIANTS: u8 = 8;

impl Cell {
    /// `plan.xlsx#Items!C5`, as Excel writes it.
    pub(crate) fn place(self, path: &Rc<str>) -> Place {
        let sheet = SHEETS.get(usize::from(self.sheet).wrapping_sub(1)).copied().unwrap_or_default();
        let path = format!("{path}#{sheet}!{}{}", letters(self.column), self.row);
        Place { path: Rc::from(path), line: self.row as usize }
    }
}

fn letters(mut column: u32) -> String {
    let mut letters = Vec::new();
    while column > 0 {
        column -= 1;
        letters.push(char::from(b'A' + (column % 26) as u8));
        column /= 26;
    }
    letters.iter().rev().collect()
}

/// A zip archive, or the older kind of file, which is refused with a word on what to do.
pub(crate) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(OLD)
}

/// What old and protected workbooks begin with.
const OLD: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Reads a framework from the bytes of a workbook, called `name` in its faults.
pub fn read_workbook(name: &str, bytes: &[u8]) -> Loaded {
    let mut faults = Faults::default();
    let file: Rc<str> = Rc::from(name);
    let tree = tree(&file, bytes, &mut faults);
    match tree.filter(|_| faults.is_empty()) {
        Some(node) => read::read_tree(&node, &file),
        None => Loaded::finish(None, faults, Faults::default()),
    }
}

/// The workbook as a tree of our own format.
fn tree(file: &Rc<str>, bytes: &[u8], faults: &mut Faults) -> Option<Node> {
    let whole = Place::new(file, 1);
    if bytes.starts_with(OLD) {
        faults.add(&whole, codes::WORKBOOK_OLD, &[]);
        return None;
    }
    if bytes.len() > Budget::BYTES {
        faults.add(&whole, codes::FILE_BIG, &[("limit", &(Budget::BYTES / 1024 / 1024).to_string())]);
        return None;
    }
    unpack::check(bytes, &whole, faults)?;
    let cells = cells::read(file, bytes, faults)?;
    let mut build = parts::Build::new(file, faults);
    build.framework(&cells);
    build.lists(&cells);
    items::read(&cells, &mut build);
    variants::read(&cells, &mut build);
    let start = Cell { sheet: FRAMEWORK, row: 1, column: 1 };
    Some(Node::in_cell(start, Kind::Map(build.finish())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_in_excel() {
        assert_eq!([1, 26, 27, 52, 703].map(letters), ["A", "Z", "AA", "AZ", "AAA"]);
    }
}
