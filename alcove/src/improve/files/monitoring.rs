//! What came of the plan between two days: how its actions and objectives stood at the end, what was
//! noted and read, what money was planned, bound and spent, what was late, what was decided. Of a
//! period that is over it tells nothing that came later.

mod later;
mod objectives;

use std::collections::{BTreeMap, BTreeSet};

use alcove_domain::kit::{Day, Instant, Number};
use alcove_domain::plan::money::{Rates, Stage};
use alcove_domain::plan::standing::watch;
use alcove_domain::plan::{Currency, NodeKind, Part, Reading, Span, Standing};
use alcove_report::document::{
    Align, Block, CalloutTone, Cell, Column, Cover, Density, Document, FirstColumn, KeyFigure, Order, Row,
    Run, Table, Text, plain,
};

use super::document_parts::{cell, faint, figure, labels, missing};
use super::source::{Placed, Source};
use crate::improve::costs;
use crate::improve::rewinding::{self, UntilThen};
use crate::improve::store::decision;
use crate::kit::words::format::day_in;
use crate::kit::{Ctx, Result};
use crate::plan::store::{status_note, work};
use crate::plan::words as column;

/// A day of every zone begins and ends within so many days of that of UTC.
const MARGIN: i64 = 2 * 86_400_000;

/// What happened in the period.
pub struct Period {
    span: Span,
    /// Until its end.
    said: UntilThen,
    decisions: Vec<decision::Model>,
    /// The plan as it stood at the end, where the period is over; until then it is that of today.
    then: Option<Source>,
}

/// How an action stood at the end.
struct Stood<'a> {
    placed: Placed<'a>,
    standing: Standing,
    /// The last note in the period.
    note: Option<&'a status_note::Model>,
    overdue: Option<i64>,
}

impl Period {
    pub async fn load(ctx: &Ctx, source: &Source, span: Span) -> Result<Self> {
        let db = ctx.db().read();
        let until = span.last().number() * 86_400_000 + MARGIN;
        let mut notes = status_note::between(db, source.facts.id(), i64::MIN, until).await?;
        notes.retain(|note| day_in(Instant(note.noted_at), &source.zone) <= span.last());
        let since = span.first().number() * 86_400_000 - MARGIN;
        let mut work = work::until(db, source.facts.id(), until).await?;
        work.retain(|row| row.said_at.is_none_or(|at| day_in(Instant(at), &source.zone) <= span.last()));
        let said = UntilThen { notes, work };
        let mut decisions = decision::between(db, source.facts.id(), since, until).await?;
        decisions.retain(|one| span.holds(day_in(Instant(one.decided_at), &source.zone)));
        let then = if span.last() < source.today {
            let facts = rewinding::at(ctx, &source.facts, span.last(), &source.zone, &said).await?;
            Some(Source { today: span.last(), ..Source::gather(ctx, facts, source.words).await? })
        } else {
            None
        };
        Ok(Self { span, said, decisions, then })
    }

    fn holds(&self, source: &Source, at: i64) -> bool {
        self.span.holds(day_in(Instant(at), &source.zone))
    }

    /// The last day that can be told of.
    fn day(&self, source: &Source) -> Day {
        self.span.last().min(source.today)
    }

    /// Whether it had happened by the end.
    fn by_its_end(&self, source: &Source, at: i64) -> bool {
        day_in(Instant(at), &source.zone) <= self.span.last()
    }

    fn stood<'a>(&'a self, source: &'a Source) -> Vec<Stood<'a>> {
        let mut last: BTreeMap<&str, &status_note::Model> = BTreeMap::new();
        for note in &self.said.notes {
            last.insert(note.node_id.as_str(), note);
        }
        let quiet = source.facts.rows.plan.quiet_days;
        let deeds = source.placed().filter(|placed| placed.node.node_kind().is_deed());
        let stood = deeds.map(|placed| {
            let last = last.get(placed.node.id.as_str()).copied();
            let standing = placed.node.standing();
            let noted = last.map(|note| day_in(Instant(note.noted_at), &source.zone));
            let seen = watch(standing, placed.node.span(), noted, quiet, self.day(source));
            Stood {
                placed,
                standing,
                note: last.filter(|note| self.holds(source, note.noted_at)),
                overdue: seen.overdue,
            }
        });
        stood.collect()
    }
}

pub fn build(source: &Source, period: &Period) -> Result<Document> {
    let words = source.words;
    let then = period.then.as_ref().unwrap_or(source);
    let stood = period.stood(then);
    let mut blocks = vec![Block::heading(1, words.t("improve-monitoring-summary"))];
    blocks.push(Block::KeyFigures { figures: key_figures(then, &stood) });
    blocks.extend(objectives::blocks(then, period));
    blocks.push(Block::heading(2, words.t("improve-monitoring-late")));
    blocks.push(late(then, &stood));
    let mut noted = vec![Block::heading(1, words.t("improve-monitoring-notes"))];
    noted.extend(notes(then, period, &stood));
    blocks.push(Block::Wide { blocks: noted });
    // Each a few lines: a page for each would be an empty one.
    blocks.push(Block::heading(1, words.t("improve-monitoring-figures")));
    blocks.push(Block::heading(2, words.t("improve-monitoring-readings")));
    blocks.push(readings(then, period));
    blocks.push(Block::heading(2, words.t("improve-monitoring-money")));
    blocks.extend(spent(then, period)?);
    if !period.decisions.is_empty() {
        blocks.push(Block::heading(2, words.t("improve-monitoring-decisions")));
        blocks.push(decisions(then, period));
    }
    blocks.extend(later::blocks(source, period));
    let (first, last) = (words.day(period.span.first()), words.day(period.span.last()));
    Ok(Document {
        language: words.code().to_owned(),
        cover: Cover {
            organisation: source.organisation.clone(),
            title: words.t("improve-monitoring-title"),
            subtitle: then.facts.rows.plan.title.clone(),
            period: words.t2("improve-from-to", "from", first, "to", last),
            state: None,
            date: words.day(source.today),
            notes: vec![words.t("improve-monitoring-method")],
        },
        labels: labels(source),
        blocks,
    })
}

fn key_figures(source: &Source, stood: &[Stood<'_>]) -> Vec<KeyFigure> {
    let words = source.words;
    let actions: Vec<_> =
        stood.iter().filter(|one| one.placed.node.node_kind() == NodeKind::Action).collect();
    let of = words.t1("improve-kpi-of", "n", actions.len());
    let count = |which: &dyn Fn(&&&Stood<'_>) -> bool, key: &str| KeyFigure {
        value: words.count(actions.iter().filter(which).count()),
        label: words.t(key),
        detail: of.clone(),
    };
    vec![
        count(&|one| one.standing == Standing::Done, "improve-standing-done"),
        count(&|one| one.standing == Standing::OnTrack, "improve-standing-on-track"),
        count(&|one| one.standing.is_worry(), "improve-monitoring-worry"),
        count(&|one| one.overdue.is_some(), "improve-filter-late"),
    ]
}

fn named(source: &Source, placed: Placed<'_>) -> String {
    source.words.t2("improve-doc-numbered", "number", placed.number, "title", &placed.node.title)
}

fn who(source: &Source, placed: Placed<'_>) -> Cell {
    cell(source.parties(placed.at, Part::Responsible).join(", "))
}

fn late(source: &Source, stood: &[Stood<'_>]) -> Block {
    let words = source.words;
    let mut late: Vec<&Stood<'_>> = stood.iter().filter(|one| one.overdue.is_some()).collect();
    if late.is_empty() {
        return faint(words.t("improve-monitoring-nothing-late"));
    }
    late.sort_by_key(|one| std::cmp::Reverse(one.overdue));
    let rows = late.into_iter().map(|one| {
        Row::Cells(vec![
            Cell::text(named(source, one.placed)),
            who(source, one.placed),
            cell(source.day(one.placed.node.last_day.as_ref())),
            Cell::text(words.t1("improve-late", "days", one.overdue.unwrap_or_default())),
            Cell::text(source.standing(one.standing)),
        ])
    });
    table(
        words.t("improve-monitoring-late-caption"),
        vec![
            Column::share(words.t("improve-col-action"), 1.8),
            Column::share(words.t("improve-col-responsible"), 1.1),
            Column::content(words.t("improve-last-day"), Align::Start),
            Column::content(words.t("improve-monitoring-days-late"), Align::Start),
            Column::content(words.t("improve-col-standing"), Align::Start),
        ],
        rows.collect(),
    )
}

fn notes(source: &Source, period: &Period, stood: &[Stood<'_>]) -> Vec<Block> {
    let words = source.words;
    let rows = stood.iter().filter_map(|one| Some((one, one.note?))).map(|(one, note)| {
        let done = super::table::done(one.placed.node.done.as_deref());
        Row::Cells(vec![
            Cell::text(named(source, one.placed)),
            who(source, one.placed),
            Cell::text(source.standing(one.standing)),
            if done.is_empty() {
                missing()
            } else {
                Cell::Number(words.t1("improve-files-percent", "figure", words.decimal(&done)))
            },
            Cell::Text(objectives::said(source, note)),
        ])
    });
    let rows: Vec<Row> = rows.collect();
    let mut blocks = Vec::new();
    if rows.is_empty() {
        blocks.push(faint(words.t("improve-monitoring-no-notes")));
    } else {
        blocks.push(table(
            words.t("improve-monitoring-notes-caption"),
            vec![
                Column::share(words.t("improve-col-action"), 1.6),
                Column::share(words.t("improve-col-responsible"), 1.0),
                Column::content(words.t("improve-col-standing"), Align::Start),
                Column::content(words.t("improve-col-done"), Align::End),
                Column::share(words.t("improve-monitoring-note"), 1.8),
            ],
            rows,
        ));
    }
    // What begins later has nothing to say yet.
    let begun =
        |one: &&Stood<'_>| one.placed.node.span().is_some_and(|span| span.first() <= period.span.last());
    let silent: Vec<Text> = stood
        .iter()
        .filter(|one| one.note.is_none() && one.standing.is_open())
        .filter(begun)
        .map(|one| plain(named(source, one.placed)))
        .collect();
    if !silent.is_empty() {
        blocks.push(Block::heading(2, words.t("improve-monitoring-silent")));
        blocks.push(Block::List { order: Order::Bullets, items: silent });
    }
    blocks
}

fn readings(source: &Source, period: &Period) -> Block {
    let words = source.words;
    let rows = &source.facts.rows;
    let mut lines = Vec::new();
    for placed in source.placed() {
        for row in rows.live_indicators().filter(|row| row.node_id == placed.node.id) {
            let Some(known) = rows.known_indicator(row) else { continue };
            let read = rows.readings.iter().filter(|reading| reading.indicator_id == row.id);
            for reading in read.filter(|reading| period.holds(source, reading.read_at)) {
                let Some(one) = reading.known() else { continue };
                let number = one.value.number();
                let year = one.period.last().year();
                let target = known.targets.get(&year);
                lines.push(Row::Cells(vec![
                    Cell::text(row.title.clone()),
                    Cell::Text(of_period(source, &one)),
                    Cell::Number(figure(words, row, &number)),
                    target.map_or_else(missing, |target| Cell::Number(figure(words, row, target))),
                    Cell::text(one.source.clone()),
                ]));
            }
        }
    }
    if lines.is_empty() {
        return faint(words.t("improve-monitoring-no-readings"));
    }
    table(
        words.t("improve-monitoring-readings-caption"),
        vec![
            Column::share(words.t("improve-col-indicator"), 1.4),
            Column::share(words.t("improve-monitoring-period"), 1.2),
            Column::content(words.t("improve-monitoring-value"), Align::End),
            Column::content(words.t("improve-monitoring-target"), Align::End),
            Column::share(words.t("improve-monitoring-source"), 1.0),
        ],
        lines,
    )
}

/// The days that a reading tells of, and the part it tells of where it is not the whole.
fn of_period(source: &Source, reading: &Reading) -> Text {
    let words = source.words;
    let (first, last) = (words.day(reading.period.first()), words.day(reading.period.last()));
    let mut text = plain(words.t2("improve-from-to", "from", first, "to", last));
    if !reading.cell.is_empty() {
        let parts: Vec<&str> = reading.cell.values().map(String::as_str).collect();
        text.push(Run::faint(format!("\n{}", parts.join(", "))));
    }
    text
}

/// What was written down in the period, and all of it until its end; valued on its last day. Money
/// in a currency without a rate stands for itself.
fn spent(source: &Source, period: &Period) -> Result<Vec<Block>> {
    let words = source.words;
    let rows = &source.facts.rows;
    let own = rows.own_currency()?;
    let rates: Rates = rows.known_rates()?;
    let mut sums: BTreeMap<(Stage, Currency), [Number; 2]> = BTreeMap::new();
    let mut without: BTreeSet<String> = BTreeSet::new();
    for row in &rows.lines {
        let Some(line) = row.known() else { continue };
        let is_gone = source.facts.outline.find(&line.node).is_none() && line.stage == Stage::Planned;
        if is_gone || !period.by_its_end(source, row.entered_at) {
            continue;
        }
        let (amount, currency) = match rates.value(&line.amount, &line.currency, &own, period.day(source)) {
            Ok(valued) => (valued.amount, own.clone()),
            Err(_) => {
                without.insert(line.currency.as_str().to_owned());
                (line.amount, line.currency)
            }
        };
        let sum = sums.entry((line.stage, currency)).or_insert_with(|| [Number::zero(), Number::zero()]);
        if period.holds(source, row.entered_at) {
            sum[0] = &sum[0] + &amount;
        }
        sum[1] = &sum[1] + &amount;
    }
    let mut blocks = Vec::new();
    if !without.is_empty() {
        let currencies = without.into_iter().collect::<Vec<_>>().join(", ");
        blocks.push(Block::Callout {
            tone: CalloutTone::Warning,
            title: words.t("improve-doc-no-rate-title"),
            text: plain(words.t1("improve-monitoring-no-rate", "currencies", currencies)),
        });
    }
    if sums.is_empty() {
        blocks.push(faint(words.t("improve-doc-no-money")));
        return Ok(blocks);
    }
    let lines = sums.iter().map(|((stage, currency), sum)| {
        let amount = |number: &Number| Cell::Number(costs::amount(words, number, currency));
        let stage = words.t(&format!("improve-stage-{}", column::stage(*stage)));
        Row::Cells(vec![Cell::text(stage), amount(&sum[0]), amount(&sum[1])])
    });
    blocks.push(table(
        words.t("improve-monitoring-money-caption"),
        vec![
            Column::share(words.t("improve-monitoring-stage"), 1.0),
            Column::content(words.t("improve-monitoring-in-period"), Align::End),
            Column::content(words.t("improve-monitoring-until-end"), Align::End),
        ],
        lines.collect(),
    ));
    Ok(blocks)
}

fn decisions(source: &Source, period: &Period) -> Block {
    let words = source.words;
    let rows = period.decisions.iter().map(|one| {
        let party = match (&one.unit_id, &one.person_id) {
            (Some(unit), _) => source.party(&alcove_domain::plan::Party::Unit(unit.as_str().into())),
            (_, Some(person)) => source.names.person(person.as_str()),
            _ => String::new(),
        };
        Row::Cells(vec![
            Cell::text(words.day_of(Instant(one.decided_at), &source.zone)),
            Cell::text(one.words.clone()),
            cell(party),
            cell(source.day(one.due_day.as_ref())),
            cell(
                one.done_at
                    .filter(|at| period.by_its_end(source, *at))
                    .map(|at| words.day_of(Instant(at), &source.zone))
                    .unwrap_or_default(),
            ),
        ])
    });
    table(
        words.t("improve-monitoring-decisions-caption"),
        vec![
            Column::content(words.t("improve-doc-day"), Align::Start),
            Column::share(words.t("improve-monitoring-decision"), 1.8),
            Column::share(words.t("improve-col-responsible"), 1.0),
            Column::content(words.t("improve-monitoring-due"), Align::Start),
            Column::content(words.t("improve-standing-done"), Align::Start),
        ],
        rows.collect(),
    )
}

fn table(caption: String, columns: Vec<Column>, rows: Vec<Row>) -> Block {
    Block::Table(Table {
        caption,
        columns,
        rows,
        first_column: FirstColumn::NamesTheRow,
        density: Density::Reading,
    })
}
