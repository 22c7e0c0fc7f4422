//! How the objectives stood at the end of the period: as somebody judged each, with who and when; how
//! far each had come by its declared method; and what its indicators had shown until then.

use std::collections::HashMap;

use alcove_domain::kit::Instant;
use alcove_domain::plan::indicator::Indicator;
use alcove_domain::plan::{Method, NodeKind, reading};
use alcove_report::document::{Align, Block, Cell, Column, Row, Run, Text, plain};

use super::super::document_parts::{cell, figure, missing};
use super::{Period, named, of_period, table};
use crate::improve::files::source::{Placed, Source};
use crate::improve::pages::NOT_JUDGED;
use crate::improve::progress::{self, Progresses};
use crate::plan::store::{indicator, status_note};
use crate::plan::words as column;

/// The heading and the tables; nothing of a plan without objectives.
pub fn blocks(source: &Source, period: &Period) -> Vec<Block> {
    let words = source.words;
    // Oldest first, so that the last one stays.
    let last: HashMap<&str, &status_note::Model> =
        period.said.notes.iter().map(|note| (note.node_id.as_str(), note)).collect();
    let progresses = progress::of(&source.facts, source.today);
    let rows = objectives(source).map(|placed| {
        let judged = last.get(placed.node.id.as_str()).copied();
        let standing = judged.and_then(|note| column::read_standing(&note.standing));
        Row::Cells(vec![
            Cell::text(named(source, placed)),
            Cell::text(standing.map_or_else(|| words.t(NOT_JUDGED), |standing| source.standing(standing))),
            Cell::Text(progress(source, period, &progresses, placed)),
            Cell::Text(judged.map(|note| said(source, note)).unwrap_or_default()),
        ])
    });
    let rows: Vec<Row> = rows.collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        Column::share(words.t("improve-kind-objective"), 1.5),
        Column::content(words.t("improve-col-standing"), Align::Start),
        Column::share(words.t("improve-col-progress"), 1.1),
        Column::share(words.t("improve-monitoring-judged"), 1.4),
    ];
    let mut blocks = vec![
        Block::heading(2, words.t("improve-monitoring-objectives")),
        table(words.t("improve-monitoring-objectives-caption"), columns, rows),
    ];
    blocks.extend(indicators(source));
    blocks
}

fn objectives(source: &Source) -> impl Iterator<Item = Placed<'_>> {
    source.placed().filter(|placed| placed.node.node_kind() == NodeKind::Objective)
}

/// The figure with its method. Of work that was said before it was kept when, nobody knows whether it
/// was said by then.
fn progress(source: &Source, period: &Period, of: &Progresses, placed: Placed<'_>) -> Text {
    let words = source.words;
    let mut text = plain(of.in_words(words, &source.facts, placed.at));
    let undated = || {
        let undated = period.said.of_undated_work();
        let outline = &source.facts.outline;
        outline.deeds(placed.at).into_iter().any(|at| undated.contains(outline.nodes()[at].id.as_str()))
    };
    if period.then.is_some() && placed.node.method() == Method::Work && undated() {
        text.push(Run::faint(format!("\n{}", words.t("improve-monitoring-work-undated"))));
    }
    text
}

/// The indicators under each objective, with all that was read of them by the end.
fn indicators(source: &Source) -> Option<Block> {
    let words = source.words;
    let rows = &source.facts.rows;
    let mut lines = Vec::new();
    for placed in objectives(source) {
        let of: Vec<_> = rows.live_indicators().filter(|row| row.node_id == placed.node.id).collect();
        if !of.is_empty() {
            lines.push(Row::Group(named(source, placed)));
        }
        for row in of {
            let known = rows.known_indicator(row);
            let baseline = row.baseline.as_ref().zip(known.as_ref()).and_then(|(_, known)| {
                let baseline = known.baseline.as_ref()?;
                Some(of_year(source, row, baseline.year, &baseline.value))
            });
            let target = known.as_ref().and_then(|known| aim(source, row, known));
            let read = read(source, row);
            lines.push(Row::Cells(vec![
                Cell::text(row.title.clone()),
                cell(baseline.unwrap_or_default()),
                if read.is_empty() { missing() } else { Cell::Text(read) },
                cell(target.unwrap_or_default()),
            ]));
        }
    }
    let columns = vec![
        Column::share(words.t("improve-col-indicator"), 1.3),
        Column::share(words.t("improve-monitoring-start"), 0.7),
        Column::share(words.t("improve-monitoring-read"), 1.7),
        Column::share(words.t("improve-monitoring-aim"), 0.7),
    ];
    (!lines.is_empty()).then(|| table(words.t("improve-monitoring-indicators-caption"), columns, lines))
}

/// Each reading that holds, with its days and the part it tells of; the newest last.
fn read(source: &Source, row: &indicator::Model) -> Text {
    let readings = source.facts.rows.known_readings(row);
    let mut text = Text::new();
    for one in reading::current(&readings, Instant(i64::MAX)) {
        let value = figure(source.words, row, &one.value.number());
        let before = if text.is_empty() { "" } else { "\n" };
        text.push(Run::strong(format!("{before}{value}")));
        text.push(Run::faint(" · "));
        text.extend(of_period(source, one));
    }
    text
}

/// The target of the year, or the next one, or the last.
fn aim(source: &Source, row: &indicator::Model, known: &Indicator) -> Option<String> {
    let year = source.today.year();
    let (year, target) = known.targets.range(year..).next().or_else(|| known.targets.iter().next_back())?;
    Some(of_year(source, row, *year, target))
}

fn of_year(source: &Source, row: &indicator::Model, year: i16, value: &alcove_domain::kit::Number) -> String {
    let value = figure(source.words, row, value);
    source.words.t2("improve-monitoring-of-year", "value", value, "year", year.to_string())
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
