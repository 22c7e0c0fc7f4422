//! Hostile text to [`Edition`](alcove_domain::assess::edition::Edition) values and back.
//!
//! A framework comes in our own format (a directory, a file, JSON), in the YAML library format of
//! other assessment tools, or in an Excel workbook. [`import`] takes any of them. Every fault
//! names its file and line and says what to do; nothing is read in half, and nothing panics.
//! No database, no person, no clock.

mod actions;
mod check;
mod codes;
mod encoding;
mod fault;
mod fields;
mod foreign;
mod import;
mod item_strings;
mod json;
mod library;
mod loaded;
mod near;
mod places;
mod read;
mod tag;
mod targets;
mod terms;
mod tree;
mod value;
mod workbook;
mod write;

pub use actions::{Action, ActionKind, ActionLibrary, ActionText, read_actions};
pub use check::check_edition;
pub use codes::{CODES, Code};
pub use fault::Fault;
pub use import::{Imported, Inspected, Kind, import, import_path, inspect_path, sniff};
pub use item_strings::item_strings;
pub use library::{ItemMapping, Library, MappingSet, Suggestion, SuggestionKind, read_library};
pub use loaded::{About, Loaded, languages};
pub use read::{read_bytes, read_path, read_stored};
pub use targets::{Target, read_targets};
pub use terms::{Mention, Terms};
pub use workbook::{
    MOST_TIERS, NotWritable, read_workbook, template_xlsx, template_xlsx_with_tiers, write_xlsx,
};
pub use write::{write_actions_json, write_actions_yaml, write_json, write_yaml};
