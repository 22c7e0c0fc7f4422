//! Files of other programs that people bring by mistake: called by their name, so that nobody looks
//! for a fault on line 6935 of a PDF.

use std::io::Cursor;

use zip::ZipArchive;

use crate::codes;
use crate::fault::{Fault, Place};
use crate::tree::{Kind, Node};

/// The fault of a file that is no text and no workbook.
pub(crate) fn fault(name: &str, bytes: &[u8]) -> Option<Fault> {
    kind(bytes).map(|kind| called(name, kind))
}

/// The fault of a text that did not become a map: a list of commas, or words alone.
pub(crate) fn fault_of_text(name: &str, node: Option<&Node>) -> Option<Fault> {
    let is_ours = node.is_some_and(|node| node.get("alcove").is_some() || node.get("objects").is_some());
    if name.to_lowercase().ends_with(".csv") && !is_ours {
        return Some(called(name, "CSV"));
    }
    let is_map = node.is_none_or(|node| matches!(node.kind, Kind::Map(_)));
    (!is_map).then(|| Fault::new(&Place::whole(name), codes::FORMAT_UNKNOWN, &[]))
}

fn called(name: &str, kind: &str) -> Fault {
    Fault::new(&Place::whole(name), codes::FORMAT_FOREIGN, &[("kind", kind)])
}

fn kind(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"%PDF") {
        return Some("PDF");
    }
    if !bytes.starts_with(b"PK\x03\x04") {
        return None;
    }
    // What is no archive after all, its own reader tells better.
    let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let holds = |entry| archive.index_for_name(entry).is_some();
    if holds("word/document.xml") {
        return Some("Word");
    }
    if holds("ppt/presentation.xml") {
        return Some("PowerPoint");
    }
    (holds("content.xml") && !holds("xl/workbook.xml")).then_some("OpenDocument")
}
