//! One line for each rated item, with what each unit said.

use super::source::Source;
use crate::kit::{Error, Result};
use crate::review::results_view::View;

pub fn build(source: &Source) -> Result<Vec<u8>> {
    let words = source.words;
    let view = source.view();
    let body = &source.results.body;
    let mut file = csv::Writer::from_writer(Vec::new());
    let mut head: Vec<String> = [
        "settle-sheet-id",
        "settle-sheet-code",
        "settle-sheet-path",
        "settle-sheet-text",
        "settle-sheet-mark",
        "settle-sheet-value",
        "settle-sheet-status",
        "settle-sheet-method",
        "settle-sheet-note",
        "settle-sheet-evidence",
    ]
    .map(|key| words.t(key))
    .into();
    head.extend(body.seats.iter().map(|seat| cell(&seat.name)));
    file.write_record(&head).map_err(Error::fault)?;
    for node in source.results.facts.laid.rated() {
        let one = &body.nodes[node];
        let called = view.called(node);
        let mark = source.mark(node);
        let mut line = vec![
            cell(&one.reference),
            cell(&called.code),
            cell(&path(&view, node)),
            cell(&view.asked(node).name),
            cell(&mark.as_ref().map(|mark| source.spoken(node, mark)).unwrap_or_default()),
            one.summary.value.clone().unwrap_or_default(),
            one.summary.status.clone().unwrap_or_default(),
            one.method.clone(),
            cell(source.note(node)),
            cell(&source.pieces(node).map(|piece| piece.row.title.as_str()).collect::<Vec<_>>().join("; ")),
        ];
        let voices = source.voices.get(&node).map_or(&[][..], Vec::as_slice);
        for seat in &body.seats {
            let voice = voices.iter().find(|voice| voice.seat.as_str() == seat.seat_id.as_str());
            line.push(cell(&voice.map(|voice| source.spoken(node, &voice.mark)).unwrap_or_default()));
        }
        file.write_record(&line).map_err(Error::fault)?;
    }
    let text = file.into_inner().map_err(Error::fault)?;
    // Excel reads UTF-8 only where the file says so.
    Ok([&b"\xef\xbb\xbf"[..], &text].concat())
}

/// The headings above an item, outermost first.
pub fn path(view: &View<'_>, node: usize) -> String {
    let tree = &view.laid().tree;
    let mut names = Vec::new();
    let mut next = tree.nodes[node].parent;
    while let Some(at) = next {
        names.push(view.called(at).name);
        next = tree.nodes[at].parent;
    }
    names.reverse();
    names.join(" / ")
}

/// A text that a spreadsheet would take for a formula is marked as text.
fn cell(text: &str) -> String {
    match text.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r') => format!("'{text}"),
        _ => text.to_owned(),
    }
}
