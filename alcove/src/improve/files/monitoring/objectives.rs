//! How the objectives stood at the end of the period: as somebody judged each, with who and when.

use std::collections::HashMap;

use alcove_domain::kit::Instant;
use alcove_domain::plan::NodeKind;
use alcove_report::document::{Align, Block, Cell, Column, Row, Run, Text, plain};

use super::{Period, named, table};
use crate::improve::files::source::Source;
use crate::improve::pages::NOT_JUDGED;
use crate::plan::store::status_note;
use crate::plan::words as column;

/// The heading and the table; nothing of a plan without objectives.
pub fn blocks(source: &Source, period: &Period) -> Vec<Block> {
    let words = source.words;
    // Oldest first, so that the last one stays.
    let last: HashMap<&str, &status_note::Model> =
        period.notes.iter().map(|note| (note.node_id.as_str(), note)).collect();
    let objectives = source.placed().filter(|placed| placed.node.node_kind() == NodeKind::Objective);
    let rows = objectives.map(|placed| {
        let judged = last.get(placed.node.id.as_str()).copied();
        let standing = judged.and_then(|note| column::read_standing(&note.standing));
        Row::Cells(vec![
            Cell::text(named(source, placed)),
            Cell::text(standing.map_or_else(|| words.t(NOT_JUDGED), |standing| source.standing(standing))),
            Cell::Text(judged.map(|note| said(source, note)).unwrap_or_default()),
        ])
    });
    let rows: Vec<Row> = rows.collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        Column::share(words.t("improve-kind-objective"), 1.6),
        Column::content(words.t("improve-col-standing"), Align::Start),
        Column::share(words.t("improve-monitoring-judged"), 1.6),
    ];
    vec![
        Block::heading(2, words.t("improve-monitoring-objectives")),
        table(words.t("improve-monitoring-objectives-caption"), columns, rows),
    ]
}

/// The words of a note, and who wrote them on which day.
pub fn said(source: &Source, note: &status_note::Model) -> Text {
    let author = source.names.person(note.noted_by.as_str());
    let day = source.words.day_of(Instant(note.noted_at), &source.zone);
    let by = source.words.t2("improve-monitoring-by", "name", author, "day", day);
    let mut said = plain(note.words.clone());
    said.push(Run::faint(if note.words.is_empty() { by } else { format!("\n{by}") }));
    said
}
