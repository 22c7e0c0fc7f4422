//! What the documents of a plan are put together from.

use alcove_domain::kit::{Day, Number};
use alcove_domain::plan::money::Stage;
use alcove_domain::plan::pivot::Dimension;
use alcove_domain::plan::{Currency, Line, NodeKind, Part, Standing};
use alcove_report::chart::{
    self, DayAxis, DayMark, DaySpan, Kind, Medium, Row as Bar, Sign, timeline_mark, timeline_pages,
};
use alcove_report::document::{
    Align, Block, CalloutTone, Cell, Chart, Column, Density, Drawing, FirstColumn, Labels, LegendEntry, Row,
    Run, Table, Text, plain,
};

use super::source::{Source, days};
use crate::improve::costs;
use crate::improve::money::budget;
use crate::kit::{Error, Result, Words};
use crate::plan::store::indicator;

/// Rows of a timeline that fit on a page of A4 that lies on its side.
const ROWS_OF_A_PAGE: usize = 12;

/// Years that fit beside each other; a longer plan goes on in a second table.
const YEARS_OF_A_TABLE: usize = 8;

pub fn labels(source: &Source) -> Labels {
    let words = source.words;
    Labels {
        contents: words.t("improve-doc-contents"),
        page: words.t2("improve-doc-page", "page", "{page}", "pages", "{pages}"),
        head: source.organisation.clone(),
        head_end: source.facts.rows.plan.title.clone(),
        producer: "Alcove".to_owned(),
    }
}

/// The paragraphs of a longer text; an empty line and a new line part them alike.
pub fn prose(text: &str) -> Vec<Block> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(Block::paragraph).collect()
}

pub fn faint(text: String) -> Block {
    Block::Paragraph { text: vec![Run::faint(text)] }
}

pub fn missing() -> Cell {
    Cell::Missing("–".to_owned())
}

/// A text, or the sign that there is none.
pub fn cell(text: impl Into<String>) -> Cell {
    let text = text.into();
    if text.trim().is_empty() { missing() } else { Cell::text(text) }
}

pub fn money(words: Words, amount: &Number, currency: &str) -> String {
    match Currency::parse(currency) {
        Ok(currency) => costs::amount(words, amount, &currency),
        Err(_) => words.decimal(&amount.to_decimal(2)),
    }
}

/// "1 March 2027 – 30 June 2027", one day where it is one; empty without dates. In a narrow column a
/// line ends between the days, and no day is torn.
pub fn dates(source: &Source, at: usize) -> String {
    let Some(span) = source.facts.row(at).span() else { return String::new() };
    let [first, last] = [span.first(), span.last()].map(|day| source.words.day(day).replace(' ', "\u{a0}"));
    if first == last { last } else { source.words.t2("improve-from-to", "from", first, "to", last) }
}

/// Every action and milestone, under the objective that it is listed under.
pub fn actions(source: &Source) -> Table {
    let words = source.words;
    let mut rows = Vec::new();
    let mut heading: Option<Row> = None;
    for placed in source.placed() {
        let node = placed.node;
        let title = words.t2("improve-doc-numbered", "number", placed.number, "title", &node.title);
        if node.node_kind() == NodeKind::Objective {
            // An objective without actions of its own heads nothing.
            heading = Some(Row::Group(title));
            continue;
        }
        rows.extend(heading.take());
        let mut said: Text = vec![Run::strong(title)];
        if node.node_kind() == NodeKind::Milestone {
            said.push(Run::faint(format!(" · {}", source.kind(NodeKind::Milestone))));
        }
        let contributing = source.parties(placed.at, Part::Contributing);
        let mut who: Text = plain(source.parties(placed.at, Part::Responsible).join(", "));
        if !contributing.is_empty() {
            who.push(Run::faint(format!(
                "\n{}",
                words.t1("improve-doc-with", "names", contributing.join(", "))
            )));
        }
        let mut risk: Text = plain(node.risk.clone());
        if !node.risk_answer.is_empty() {
            risk.push(Run::faint(format!(
                "\n{}",
                words.t1("improve-doc-answer", "answer", &node.risk_answer)
            )));
        }
        let is_known = |text: &Text| text.iter().any(|run| !run.text.trim().is_empty());
        rows.push(Row::Cells(vec![
            Cell::Text(said),
            if is_known(&who) { Cell::Text(who) } else { missing() },
            cell(dates(source, placed.at)),
            cell(node.output.clone()),
            cell(node.evidence_expected.clone()),
            Cell::text(words.t(&format!("improve-priority-{}", node.priority))),
            if is_known(&risk) { Cell::Text(risk) } else { missing() },
        ]));
    }
    Table {
        caption: words.t("improve-doc-actions-caption"),
        columns: vec![
            Column::share(words.t("improve-col-action"), 1.7),
            Column::share(words.t("improve-col-responsible"), 1.1),
            Column::share(words.t("improve-col-dates"), 1.15),
            Column::share(words.t("improve-node-output"), 1.2),
            Column::share(words.t("improve-node-evidence"), 1.2),
            Column::content(words.t("improve-node-priority"), Align::Start),
            Column::share(words.t("improve-node-risk"), 1.3),
        ],
        rows,
        first_column: FirstColumn::NamesTheRow,
        density: Density::Reading,
    }
}

/// The drawing of the plan, page by page.
pub fn timeline(source: &Source) -> Result<Vec<Block>> {
    let words = source.words;
    let axis = axis(source)?;
    let bars: Vec<Bar> =
        source.placed().map(|placed| bar(source, placed.at, placed.depth, placed.number)).collect();
    let legend = legend(source, &bars);
    let pages = timeline_pages(&bars, ROWS_OF_A_PAGE);
    let of = pages.len();
    let blocks = pages.into_iter().enumerate().map(|(at, page)| {
        let title = words.t("improve-doc-timeline");
        let told = words.t1("improve-doc-timeline-alternative", "rows", page.len());
        let svg = chart::timeline(
            &axis,
            page,
            &chart::Words::new(format!("timeline-{at}"), title.as_str(), told.as_str()),
            Medium::Document,
        );
        Block::Chart(Chart {
            title: String::new(),
            drawing: Drawing::new(svg, told),
            width: 1.0,
            legend: if at + 1 == of { legend.clone() } else { Vec::new() },
            note: String::new(),
            table: None,
        })
    });
    Ok(blocks.collect())
}

fn axis(source: &Source) -> Result<DayAxis> {
    let words = source.words;
    let mut period = source.facts.rows.period()?;
    // What lies outside the plan's own days is drawn as well.
    for span in source.facts.rows.spans().into_values() {
        period = period.with(span);
    }
    Ok(DayAxis {
        days: days(period),
        quarters: [1, 2, 3, 4].map(|n| words.t1("improve-doc-quarter", "n", n)),
        today: Some(DayMark { day: source.today.number(), label: words.t("improve-today") }),
    })
}

fn bar(source: &Source, at: usize, depth: usize, number: &str) -> Bar {
    let node = source.facts.row(at);
    let words = source.words;
    let name = words.t2("improve-doc-numbered", "number", number, "title", &node.title);
    let said = words.t3(
        "improve-doc-bar",
        "name",
        &name,
        "dates",
        dates(source, at),
        "standing",
        source.standing_of(node),
    );
    let done = match node.standing() {
        Standing::Done => 1.0,
        _ => node.done.as_deref().and_then(|done| Number::parse(done).ok()).map_or(0.0, |done| done.to_f64()),
    };
    let approved = source.approved.get(&node.node_id()).filter(|approved| Some(**approved) != node.span());
    Bar {
        kind: match node.node_kind() {
            NodeKind::Objective => Kind::Objective,
            NodeKind::Action => Kind::Action,
            NodeKind::Milestone => Kind::Milestone,
        },
        level: u8::try_from(depth).unwrap_or(u8::MAX),
        name: name.clone(),
        span: node.span().map(|span| DaySpan::new(days(span), said)),
        approved: approved
            .map(|span| DaySpan::new(days(*span), words.t1("improve-doc-approved-bar", "name", name))),
        standing: standing(node.standing()),
        done,
    }
}

const fn standing(standing: Standing) -> chart::Standing {
    match standing {
        Standing::NotStarted => chart::Standing::NotStarted,
        Standing::OnTrack => chart::Standing::OnTrack,
        Standing::AtRisk => chart::Standing::AtRisk,
        Standing::Delayed => chart::Standing::Delayed,
        Standing::Done => chart::Standing::Done,
        Standing::Cancelled => chart::Standing::Cancelled,
        Standing::Suspended => chart::Standing::Suspended,
    }
}

/// Only the signs that are drawn.
fn legend(source: &Source, bars: &[Bar]) -> Vec<LegendEntry> {
    let mut signs = Vec::new();
    if bars.iter().any(|bar| bar.kind == Kind::Objective && bar.span.is_some()) {
        signs.push((Sign::Objective, source.kind(NodeKind::Objective)));
    }
    if bars.iter().any(|bar| bar.kind == Kind::Milestone && bar.span.is_some()) {
        signs.push((Sign::Milestone, source.kind(NodeKind::Milestone)));
    }
    for one in Standing::ALL {
        let is_drawn = |bar: &Bar| bar.kind == Kind::Action && bar.standing == standing(one);
        if bars.iter().any(is_drawn) {
            signs.push((Sign::Standing(standing(one)), source.standing(one)));
        }
    }
    if bars.iter().any(|bar| bar.approved.is_some()) {
        signs.push((Sign::Approved, source.words.t("improve-as-approved")));
    }
    let entry = |(sign, text)| LegendEntry { svg: timeline_mark(sign, Medium::Document), text };
    signs.into_iter().map(entry).collect()
}

/// The money by source and year, in the plan's own currency as of today; where a rate is missing,
/// each currency for itself.
pub fn budget(source: &Source) -> Result<Vec<Block>> {
    let words = source.words;
    let facts = &source.facts;
    let lines: Vec<Line> =
        budget::lines(facts).into_iter().filter(|line| line.stage == Stage::Planned).collect();
    if lines.is_empty() {
        return Ok(vec![faint(words.t("improve-doc-no-money"))]);
    }
    let own = facts.rows.own_currency()?;
    if let Some(table) = budget_table(source, &lines, &own)? {
        let mut blocks = vec![Block::Table(table)];
        for rate in budget::rates_used(facts, &lines, &own, source.today)? {
            blocks.push(faint(words.say(
                "improve-doc-rate",
                vec![
                    ("currency", rate.currency.as_str().into()),
                    ("worth", words.decimal(&rate.worth.to_exact()).into()),
                    ("own", own.as_str().into()),
                    ("day", words.day(rate.day).into()),
                    ("source", rate.source.into()),
                ],
            )));
        }
        return Ok(blocks);
    }
    let mut blocks = vec![Block::Callout {
        tone: CalloutTone::Note,
        title: words.t("improve-doc-no-rate-title"),
        text: plain(words.t("improve-doc-no-rate")),
    }];
    for currency in budget::currencies(facts)? {
        let of: Vec<Line> = lines.iter().filter(|line| line.currency == currency).cloned().collect();
        if !of.is_empty() {
            blocks.extend(budget_table(source, &of, &currency)?.map(Block::Table));
        }
    }
    Ok(blocks)
}

/// Nothing where a rate is missing.
fn budget_table(source: &Source, lines: &[Line], into: &Currency) -> Result<Option<Table>> {
    let words = source.words;
    let by = [Dimension::Source, Dimension::Year];
    let cut = budget::cut(&source.facts, &source.names, lines, &by, (into, source.today), source.today)?;
    let Ok(pivot) = cut else { return Ok(None) };
    let labels = budget::Labels::of(&source.facts, &source.names, words);
    let laid =
        budget::Table::of(&labels, &[pivot], Dimension::Source, Some(Dimension::Year)).only(Stage::Planned);
    let digits = |amount: &Number| match amount.is_zero() {
        true => missing(),
        false => Cell::Number(costs::digits(words, amount)),
    };
    let cells = |name: String, row: &budget::TableRow| {
        let sums = row.cells.iter().map(|cell| digits(&cell.planned));
        std::iter::once(Cell::text(name)).chain(sums).collect::<Vec<_>>()
    };
    let mut columns = vec![Column::share(words.t("improve-by-source"), 1.0)];
    columns.extend(laid.across.iter().map(|year| Column::content(year.clone(), Align::End)));
    columns.push(Column::content(words.t("improve-budget-total"), Align::End));
    let rows = laid.rows.iter().map(|row| Row::Cells(cells(row.name.clone(), row)));
    let total = Row::Total(cells(words.t("improve-budget-total"), &laid.total));
    Ok(Some(Table {
        caption: words.t1("improve-doc-budget-caption", "currency", into.as_str()),
        columns,
        rows: rows.chain([total]).collect(),
        first_column: FirstColumn::NamesTheRow,
        density: Density::Reading,
    }))
}

/// What is measured, with where it begins and what is wanted for each year.
pub fn indicators(source: &Source) -> Result<Vec<Block>> {
    let words = source.words;
    let mut known = Vec::new();
    for placed in source.placed() {
        for row in source.facts.rows.live_indicators().filter(|row| row.node_id == placed.node.id) {
            let one = source.facts.rows.known_indicator(row).ok_or_else(|| Error::fault("an indicator"))?;
            known.push((placed, row, one));
        }
    }
    if known.is_empty() {
        return Ok(vec![faint(words.t("improve-doc-no-indicators"))]);
    }
    let period = source.facts.rows.period()?;
    let mut years: Vec<i16> = (period.first().year()..=period.last().year()).collect();
    years.extend(known.iter().flat_map(|(.., one)| one.targets.keys().copied()));
    years.sort_unstable();
    years.dedup();
    let table = |years: &[i16]| {
        let mut columns = vec![
            Column::share(words.t("improve-col-indicator"), 1.6),
            Column::share(words.t("improve-doc-for"), 1.2),
            Column::content(words.t("improve-col-baseline"), Align::End),
        ];
        columns.extend(years.iter().map(|year| Column::content(year.to_string(), Align::End)));
        let rows = known.iter().map(|(placed, row, one)| {
            let start = one.baseline.as_ref().map_or_else(missing, |start| {
                let value = figure(words, row, &start.value);
                Cell::Number(words.t2("improve-doc-baseline", "value", value, "year", start.year.to_string()))
            });
            let mut title: Text = vec![Run::strong(row.title.clone())];
            if !row.definition.is_empty() {
                title.push(Run::faint(format!("\n{}", row.definition)));
            }
            let target = |year: &i16| {
                one.targets.get(year).map_or_else(missing, |target| Cell::Number(figure(words, row, target)))
            };
            let mut cells = vec![
                Cell::Text(title),
                Cell::text(words.t2(
                    "improve-doc-numbered",
                    "number",
                    placed.number,
                    "title",
                    &placed.node.title,
                )),
                start,
            ];
            cells.extend(years.iter().map(target));
            Row::Cells(cells)
        });
        Block::Table(Table {
            caption: words.t("improve-doc-indicators-caption"),
            columns,
            rows: rows.collect(),
            first_column: FirstColumn::NamesTheRow,
            density: Density::Reading,
        })
    };
    Ok(years.chunks(YEARS_OF_A_TABLE).map(table).collect())
}

pub fn figure(words: Words, row: &indicator::Model, number: &Number) -> String {
    super::table::figure(words, row, number)
}

/// A day in a column.
pub fn read_day(text: &str) -> Option<Day> {
    Day::parse(text).ok()
}
