//! The longer parts of the report: units side by side, a criterion with its items, the annex.

use alcove_domain::assess::Mark as Given;
use alcove_domain::assess::scope::Exclusion;
use alcove_report::document::{
    Align, Block, Cell, Column, Density, FirstColumn, Mark, Row, Run, Table, Text, plain,
};

use super::document::{full_name, missing, name, number, tone};
use super::source::Source;
use crate::assess::moderation_body;
use crate::review::pages::settle::queue::method_name;
use crate::review::results_view::View;

/// Units beside each other, a row for each criterion. Where they are more than fit beside each other,
/// in several tables of as many.
pub fn heat(view: &View<'_>) -> Vec<Block> {
    let words = view.words;
    let seats: Vec<usize> = (0..view.results.body.seats.len()).collect();
    let tables = seats.len().div_ceil(BESIDE).max(1);
    let mut blocks = vec![Block::heading(1, words.t("settle-results-heat"))];
    let parts = seats.chunks(seats.len().div_ceil(tables).max(1));
    blocks.extend(parts.map(|part| Block::Table(heat_of(view, part))));
    blocks.push(Block::paragraph(words.t("settle-report-heat-signs")));
    blocks
}

/// More heads than these cannot be read beside each other on one page.
const BESIDE: usize = 9;

fn heat_of(view: &View<'_>, seats: &[usize]) -> Table {
    let words = view.words;
    let body = &view.results.body;
    let tier = view.criteria.first().map(|node| view.tier(*node).0).unwrap_or_default();
    let head = |name: String| Column { align: Align::Centre, ..Column::share(name, 1.0) };
    let mut columns = vec![Column::share(tier, name_share(seats.len() + 1))];
    columns.extend(seats.iter().map(|seat| head(body.seats[*seat].name.clone())));
    columns.push(head(words.t("settle-results-college")));
    let row = |node: usize| {
        let mut cells = vec![Cell::Text(name(&view.called(node)))];
        cells.extend(seats.iter().map(|seat| match view.of_seat(*seat, node) {
            Some(Some(value)) if value.shade > 0 => {
                Cell::Step(Mark { tone: tone(view, &value), text: value.text })
            }
            Some(Some(value)) => Cell::Number(value.text),
            Some(None) => Cell::Missing("·".to_owned()),
            None => missing(),
        }));
        cells.push(number(view.value(&view.node(node).summary)));
        Row::Cells(cells)
    };
    let mut rows = Vec::new();
    for dimension in &view.dimensions {
        rows.push(Row::Group(view.called(*dimension).name));
        rows.extend(view.below(*dimension).map(row));
    }
    if view.dimensions.is_empty() {
        rows.extend(view.criteria.iter().map(|node| row(*node)));
    }
    Table {
        // The heading right above says it.
        caption: String::new(),
        columns,
        rows,
        first_column: FirstColumn::NamesTheRow,
        density: Density::Tight,
    }
}

/// How wide the names stand beside columns of one: a third of the page, so that most take one line
/// and the table one page, and less where there are so many columns that their heads need the room.
fn name_share(columns: usize) -> f64 {
    let columns = f64::from(u16::try_from(columns).unwrap_or(u16::MAX));
    (columns * 0.6).clamp(2.2, 5.0)
}

/// A criterion: its value, what stands out, and each item with mark, note, evidence and dissent.
pub fn criterion(
    blocks: &mut Vec<Block>,
    source: &Source,
    view: &View<'_>,
    node: usize,
    level: u8,
    told: &mut [bool],
) {
    let words = view.words;
    let summary = &view.node(node).summary;
    blocks.push(Block::heading(level, full_name(&view.called(node))));
    let mut said: Text = Vec::new();
    if let Some(value) = view.value(summary) {
        said.push(Run::strong(words.t2("settle-code-name", "code", value.text, "name", value.level)));
        said.push(Run::plain(" · "));
    }
    said.push(Run::plain(view.n_of(summary)));
    if let Some(change) = view.change(node) {
        let since =
            words.t2("settle-results-since", "change", view.signed(change), "cycle", view.before_name());
        said.push(Run::plain(" · "));
        said.push(Run::plain(since));
    }
    blocks.push(Block::Paragraph { text: said });
    let below: Vec<usize> = view.items_below(node).collect();
    for item in &below {
        told[*item] = true;
    }
    items(blocks, source, view, &below);
}

pub fn items(blocks: &mut Vec<Block>, source: &Source, view: &View<'_>, nodes: &[usize]) {
    if nodes.is_empty() {
        return;
    }
    let words = view.words;
    let row = |node: &usize| {
        let one = &source.results.body.nodes[*node];
        let mark = source.mark(*node);
        let cell = match (&mark, view.value(&one.summary).filter(|value| value.shade > 0)) {
            _ if is_beyond_judging(source, *node) => Cell::text(words.t("settle-report-cannot-judge")),
            (Some(Given::Step(step)), Some(value)) => {
                Cell::Step(Mark { tone: tone(view, &value), text: step.to_string() })
            }
            (Some(mark), _) => Cell::text(source.spoken(*node, mark)),
            (None, _) => missing(),
        };
        Row::Cells(vec![cell, Cell::Text(name(&view.asked(*node))), Cell::Text(remarks(source, *node))])
    };
    blocks.push(Block::Table(Table {
        caption: String::new(),
        columns: vec![
            // The same in every criterion's table, so that they stand under each other.
            Column::share(words.t("settle-sheet-mark"), 0.45),
            Column::share(words.t("settle-sheet-text"), 1.3),
            Column::share(words.t("settle-report-remarks"), 1.0),
        ],
        rows: nodes.iter().map(row).collect(),
        first_column: FirstColumn::IsData,
        density: Density::Reading,
    }));
}

/// Whoever said anything said that they cannot judge it: that is no answer, and no silence either.
fn is_beyond_judging(source: &Source, node: usize) -> bool {
    let voices = source.voices.get(&node).map_or(&[][..], Vec::as_slice);
    match source.mark(node) {
        Some(mark) => mark == Given::CannotJudge,
        None => !voices.is_empty() && voices.iter().all(|voice| voice.mark == Given::CannotJudge),
    }
}

/// The note, the evidence, the dissent, and how it was settled where people did not simply agree.
fn remarks(source: &Source, node: usize) -> Text {
    let words = source.words;
    let mut text: Text = Vec::new();
    let mut add = |run: Run| {
        if !text.is_empty() {
            text.push(Run::plain("\n"));
        }
        text.push(run);
    };
    let note = source.note(node);
    if !note.is_empty() {
        add(Run::plain(note.to_owned()));
    }
    let evidence: Vec<&str> = source.pieces(node).map(|piece| piece.row.title.as_str()).collect();
    if !evidence.is_empty() {
        add(Run::faint(words.t1("settle-report-evidence-list", "list", evidence.join("; "))));
    }
    let body = &source.results.body.nodes[node];
    if body.method != "agreed" && body.mark.is_some() {
        let method = method_name(words, &body.method, body.rule.as_deref().unwrap_or_default());
        add(Run::faint(method));
    }
    let dissents = source.settled.get(&node).map(moderation_body::dissents).unwrap_or_default();
    for one in dissents {
        let seat = source.seat_name(one.seat_id.as_str()).to_owned();
        let held = one.mark.and_then(|mark| mark.read().ok()).map(|mark| source.spoken(node, &mark));
        add(Run::plain(words.t3(
            "settle-report-dissent",
            "name",
            seat,
            "mark",
            held.unwrap_or_default(),
            "words",
            one.words,
        )));
    }
    text
}

/// What was left out and why, who rated, and how it was computed.
pub fn annex(blocks: &mut Vec<Block>, source: &Source, view: &View<'_>) {
    let words = view.words;
    let facts = &source.results.facts;
    blocks.push(Block::heading(1, words.t("settle-report-annex")));
    blocks.push(Block::heading(2, words.t("settle-report-seats-heading")));
    let seat = |seat: &crate::assess::outcome_body::SeatBody| {
        Row::Cells(vec![
            Cell::text(seat.name.clone()),
            Cell::Number(words.count(seat.rated as usize)),
            Cell::Number(words.count(seat.items as usize)),
        ])
    };
    blocks.push(Block::Table(Table {
        caption: String::new(),
        columns: vec![
            Column::share(words.t("settle-report-unit"), 1.0),
            Column::content(words.t("settle-results-answered"), Align::End),
            Column::content(words.t("settle-report-asked"), Align::End),
        ],
        rows: source.results.body.seats.iter().map(seat).collect(),
        first_column: FirstColumn::NamesTheRow,
        density: Density::Reading,
    }));
    let scope = &facts.laid.scope;
    blocks.push(Block::heading(2, words.t("settle-report-scope")));
    blocks.push(Block::paragraph(words.t2(
        "settle-report-scope-text",
        "items",
        scope.len(),
        "excluded",
        scope.excluded.len(),
    )));
    if !scope.excluded.is_empty() {
        blocks.push(excluded(source));
    }
    blocks.push(Block::heading(2, words.t("settle-report-identity")));
    blocks.push(Block::paragraph(words.t2(
        "settle-report-identity-text",
        "id",
        source.results.head.id.as_str(),
        "hash",
        source.results.head.inputs_hash.as_str(),
    )));
}

fn excluded(source: &Source) -> Block {
    let words = source.words;
    let known = &source.results.facts.laid.known;
    let edition = &known.edition;
    let row = |(item, why): (&alcove_domain::assess::ItemRef, &Exclusion)| {
        let text = known.at(item).and_then(|at| {
            let texts = &edition.items[at].texts;
            alcove_domain::assess::edition::in_language(texts, &words.lang(), &edition.language)
        });
        let text =
            text.map(|(_, text)| if text.name.is_empty() { text.text.clone() } else { text.name.clone() });
        let why = match why {
            Exclusion::OutsidePreset(preset) => {
                words.t1("settle-report-outside-preset", "preset", preset.as_str())
            }
            Exclusion::Reason(reason) => reason.clone(),
        };
        Row::Cells(vec![
            Cell::text(item.0.clone()),
            Cell::Text(plain(text.unwrap_or_default())),
            Cell::text(why),
        ])
    };
    Block::Table(Table {
        caption: words.t("settle-report-excluded"),
        columns: vec![
            Column::content(words.t("settle-sheet-code"), Align::Start),
            Column::share(words.t("settle-sheet-text"), 1.4),
            Column::share(words.t("settle-report-why"), 1.0),
        ],
        rows: scope_rows(source).map(row).collect(),
        first_column: FirstColumn::NamesTheRow,
        density: Density::Reading,
    })
}

fn scope_rows(source: &Source) -> impl Iterator<Item = (&alcove_domain::assess::ItemRef, &Exclusion)> {
    source.results.facts.laid.scope.excluded.iter()
}
