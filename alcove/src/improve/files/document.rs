//! The plan as a document: what it stands on, what is wanted, who does what by when, what it costs,
//! how it is measured, and who signs.

use alcove_domain::improve::Stage;
use alcove_domain::kit::{Instant, Number};
use alcove_domain::plan::money::{Funding, Stage as MoneyStage};
use alcove_domain::plan::pivot::Dimension;
use alcove_domain::plan::{Currency, Line, NodeKind, Part};
use alcove_report::document::{
    Align, Block, Cell, Column, Cover, Definition, Density, Document, FirstColumn, KeyFigure, Order, Row,
    Run, Standing, State, Table, Text, plain,
};

use super::document_parts::{actions, budget, faint, indicators, labels, money, prose, read_day, timeline};
use super::resources;
use super::source::Source;
use crate::improve::costs::{self, ByCurrency};
use crate::improve::found::{self, Answered};
use crate::improve::money::budget as books;
use crate::improve::money::refused;
use crate::improve::state;
use crate::kit::Result;

pub fn build(source: &Source) -> Result<Document> {
    let words = source.words;
    let plan = &source.facts.rows.plan;
    let mut blocks = vec![Block::heading(1, words.t("improve-doc-context"))];
    blocks.push(Block::KeyFigures { figures: key_figures(source)? });
    blocks.extend(told(source, &plan.context));
    blocks.push(Block::heading(2, words.t("improve-doc-vision")));
    match plan.vision.trim() {
        "" => blocks.push(faint(words.t("improve-doc-nothing-said"))),
        vision => blocks.push(Block::Quote { text: plain(vision), source: None }),
    }
    if !source.facts.rows.phases.is_empty() {
        blocks.push(Block::heading(2, words.t("improve-settings-phases")));
        blocks.push(Block::Definitions { entries: phases(source) });
    }
    blocks.push(Block::heading(1, words.t("improve-doc-objectives")));
    blocks.extend(objectives(source));
    blocks.push(Block::Wide {
        blocks: vec![Block::heading(1, words.t("improve-doc-actions")), Block::Table(actions(source))],
    });
    let mut drawn = vec![Block::heading(1, words.t("improve-doc-timeline"))];
    drawn.extend(timeline(source)?);
    blocks.push(Block::Wide { blocks: drawn });
    let mut counted = vec![Block::heading(1, words.t("improve-doc-budget"))];
    counted.push(Block::heading(2, words.t("improve-doc-resources")));
    counted.push(resources::table(source));
    counted.push(Block::heading(2, words.t("improve-doc-money")));
    counted.extend(budget(source)?);
    blocks.push(Block::Wide { blocks: counted });
    let mut measured = vec![Block::heading(1, words.t("improve-doc-indicators"))];
    measured.extend(indicators(source)?);
    blocks.push(Block::Wide { blocks: measured });
    blocks.push(Block::heading(1, words.t("improve-doc-signatures")));
    blocks.push(Block::paragraph(words.t("improve-doc-signatures-text")));
    blocks.push(Block::Table(signatures(source)));
    Ok(Document { language: words.code().to_owned(), cover: cover(source), labels: labels(source), blocks })
}

fn cover(source: &Source) -> Cover {
    let words = source.words;
    let plan = &source.facts.rows.plan;
    let day = |text: &str| read_day(text).map(|day| words.day(day)).unwrap_or_default();
    let approved = plan.approved_at.map(|at| words.day_of(Instant(at), &source.zone)).unwrap_or_default();
    let state = match state::stage(plan) {
        Stage::Draft => State { standing: Standing::Provisional, text: words.t("improve-doc-draft") },
        Stage::Approved | Stage::UnderWay => {
            State { standing: Standing::Agreed, text: words.t1("improve-doc-approved", "day", approved) }
        }
        Stage::Closed => State { standing: Standing::Agreed, text: words.t("improve-state-closed") },
    };
    Cover {
        organisation: source.organisation.clone(),
        title: plan.title.clone(),
        subtitle: words.t("improve-doc-subtitle"),
        period: words.t2("improve-from-to", "from", day(&plan.first_day), "to", day(&plan.last_day)),
        state: Some(state),
        date: words.day(source.today),
        notes: vec![words.t1("improve-doc-currency", "currency", &plan.currency)],
    }
}

fn told(source: &Source, text: &str) -> Vec<Block> {
    let told = prose(text);
    if told.is_empty() { vec![faint(source.words.t("improve-doc-nothing-said"))] } else { told }
}

fn key_figures(source: &Source) -> Result<Vec<KeyFigure>> {
    let words = source.words;
    let count = |kind: NodeKind| source.placed().filter(|placed| placed.node.node_kind() == kind).count();
    let counted = |count: usize, key: &str| KeyFigure {
        value: words.count(count),
        label: words.t1(key, "n", count),
        detail: String::new(),
    };
    let mut figures = vec![
        counted(count(NodeKind::Objective), "improve-doc-figure-objectives"),
        counted(count(NodeKind::Action), "improve-doc-figure-actions"),
    ];
    let lines: Vec<_> =
        books::lines(&source.facts).into_iter().filter(|line| line.stage == MoneyStage::Planned).collect();
    let own = source.facts.rows.own_currency()?;
    let nothing = || money(words, &Number::zero(), own.as_str());
    let value = total(source, &own, &lines)?.unwrap_or_else(nothing);
    let unfunded: Vec<_> = lines.iter().filter(|line| line.funding == Funding::Unfunded).cloned().collect();
    let open = total(source, &own, &unfunded)?;
    let detail = open.map(|open| words.t1("improve-doc-unfunded", "amount", open)).unwrap_or_default();
    figures.push(KeyFigure { value, label: words.t("improve-doc-figure-planned"), detail });
    Ok(figures)
}

/// What lines come to in the plan's own currency; where a rate is missing, each currency for itself.
/// None where it is nothing.
fn total(source: &Source, own: &Currency, lines: &[Line]) -> Result<Option<String>> {
    let now = (own, source.today);
    let by = [Dimension::Currency];
    let valued = books::valued(&source.facts, &source.names, lines, &by, now, source.today)?;
    let valued = valued.map_err(refused)?;
    let sums = valued.pivots().iter().filter(|pivot| !pivot.total.planned.is_zero());
    let sums: ByCurrency = sums.map(|pivot| (pivot.currency.clone(), pivot.total.planned.clone())).collect();
    Ok((!sums.is_empty()).then(|| costs::in_words(source.words, &sums)))
}

fn phases(source: &Source) -> Vec<Definition> {
    let words = source.words;
    let rows = source.facts.rows.phases.iter().map(|phase| {
        let (first, last) = (source.day(Some(&phase.first_day)), source.day(Some(&phase.last_day)));
        let text = plain(words.t2("improve-from-to", "from", first, "to", last));
        Definition { term: phase.name.clone(), text }
    });
    rows.collect()
}

/// Each objective with its words, who answers for it, and what is done for it.
fn objectives(source: &Source) -> Vec<Block> {
    let words = source.words;
    let mut blocks = Vec::new();
    for placed in source.placed().filter(|placed| placed.node.node_kind() == NodeKind::Objective) {
        let title = words.t2("improve-doc-numbered", "number", placed.number, "title", &placed.node.title);
        let level = u8::try_from(placed.depth + 2).unwrap_or(4).min(4);
        blocks.push(Block::heading(level, title));
        blocks.extend(prose(&placed.node.body));
        blocks.extend(found(source, placed.at));
        let who = source.parties(placed.at, Part::Responsible);
        let deeds = source.facts.outline.deeds(placed.at).len();
        let mut text: Text = Vec::new();
        if !who.is_empty() {
            text.push(Run::plain(words.t1("improve-doc-answers", "names", who.join(", "))));
            text.push(Run::plain(" "));
        }
        text.push(Run::faint(words.t1("improve-doc-deeds", "n", deeds)));
        blocks.push(Block::Paragraph { text });
    }
    if blocks.is_empty() {
        blocks.push(faint(words.t("improve-doc-no-objectives")));
    }
    blocks
}

/// The findings that an objective answers, itself or through what is done for it.
fn found(source: &Source, at: usize) -> Vec<Block> {
    let words = source.words;
    let is_here = |one: &&Answered| one.nodes.iter().any(|node| found::is_for(&source.facts, *node, at));
    let items: Vec<Text> = source
        .found
        .iter()
        .filter(is_here)
        .map(|one| {
            let kind = words.t(&format!("settle-finding-{}", one.kind));
            vec![Run::plain(one.title.clone()), Run::faint(format!(" · {kind}"))]
        })
        .collect();
    if items.is_empty() {
        return Vec::new();
    }
    let head = Block::Paragraph { text: vec![Run::strong(words.t1("improve-doc-found", "n", items.len()))] };
    vec![head, Block::List { order: Order::Bullets, items }]
}

/// A line for each who signs: who approved by name, and room for others.
fn signatures(source: &Source) -> Table {
    let words = source.words;
    let plan = &source.facts.rows.plan;
    let name = |id: &Option<crate::kit::ids::PersonId>| {
        id.as_ref().map(|id| source.names.person(id.as_str())).unwrap_or_default()
    };
    let day = plan.approved_at.map(|at| words.day_of(Instant(at), &source.zone)).unwrap_or_default();
    let row = |role: &str, name: String, day: String| {
        // Room for a hand.
        Row::Cells(vec![Cell::text(words.t(role)), Cell::text(name), Cell::text(day), Cell::text("\n\n")])
    };
    let mut rows = vec![
        row("improve-doc-prepared", name(&plan.created_by), String::new()),
        row("improve-doc-approved-by", name(&plan.approved_by), day),
    ];
    for _ in 0..3 {
        rows.push(row("improve-doc-agreed", String::new(), String::new()));
    }
    Table {
        caption: words.t("improve-doc-signatures"),
        columns: vec![
            Column::share(words.t("improve-doc-role"), 1.0),
            Column::share(words.t("improve-doc-name"), 1.2),
            Column::content(words.t("improve-doc-day"), Align::Start),
            Column::share(words.t("improve-doc-signature"), 1.4),
        ],
        rows,
        first_column: FirstColumn::NamesTheRow,
        density: Density::Reading,
    }
}
