//! The report as a document: how to read it, the summary, each dimension and criterion, and the
//! annex that says what was left out and how all was computed.

use alcove_domain::assess::edition::Publication;
use alcove_report::Tone;
use alcove_report::chart::Medium;
use alcove_report::document::{
    Align, Block, CalloutTone, Cell, Chart, Column, Cover, Definition, Density, Document, Drawing, Finding,
    FirstColumn, KeyFigure, Labels, Mark, Order, Row, Run, Standing, State, Table, Text, plain,
};

use super::document_parts::{annex, criterion, heat};
use super::source::Source;
use crate::assess::outcome_body::SummaryBody;
use crate::review::findings::{self, KINDS};
use crate::review::pages::settle::results_parts::{lede, method};
use crate::review::results_charts;
use crate::review::results_view::{Called, Value, View};

pub fn build(source: &Source) -> Document {
    let words = source.words;
    let view = source.view();
    let mut blocks = Vec::new();
    how_to_read(&mut blocks, source, &view);
    summary(&mut blocks, source, &view);
    if !source.results.body.seats.is_empty() {
        blocks.push(Block::Wide { blocks: heat(&view) });
    }
    details(&mut blocks, source, &view);
    annex(&mut blocks, source, &view);
    let row = &source.results.facts.row;
    Document {
        language: words.code().to_owned(),
        cover: cover(source),
        labels: Labels {
            contents: words.t("settle-report-contents"),
            page: words.t2("settle-report-page", "page", "{page}", "pages", "{pages}"),
            head: source.organisation.clone(),
            head_end: row.title.clone(),
            producer: "Alcove".to_owned(),
        },
        blocks,
    }
}

fn cover(source: &Source) -> Cover {
    let words = source.words;
    let row = &source.results.facts.row;
    let edition = &source.results.facts.laid.known.edition;
    let name = alcove_domain::assess::edition::in_language(&edition.texts, &words.lang(), &edition.language);
    let name = name.map(|(_, label)| label.name.clone()).unwrap_or_default();
    let agreed = source.results.head.status == "agreed";
    let key = if agreed { "settle-results-agreed-on" } else { "settle-results-provisional-on" };
    let mut notes =
        vec![words.t2("settle-report-framework", "name", name, "version", edition.version.as_str())];
    if let Some(licence) = &edition.licence {
        notes.push(words.t1("settle-report-licence", "licence", licence.as_str()));
    }
    if edition.publication == Publication::NotForPublication {
        notes.push(words.t1("settle-report-closed-texts", "organisation", source.organisation.as_str()));
    }
    Cover {
        organisation: source.organisation.clone(),
        title: row.title.clone(),
        subtitle: source.view().sentence(),
        period: row.cycle.clone(),
        state: Some(State {
            standing: if agreed { Standing::Agreed } else { Standing::Provisional },
            text: words.t1(key, "day", source.day()),
        }),
        date: source.day(),
        notes,
    }
}

fn how_to_read(blocks: &mut Vec<Block>, source: &Source, view: &View<'_>) {
    let words = source.words;
    blocks.push(Block::heading(1, words.t("settle-report-how")));
    blocks.push(Block::paragraph(words.t("settle-report-how-text")));
    if let Some(ramp) = &view.ramp {
        let edition = &source.results.facts.laid.known.edition;
        let described = |level: &crate::review::spoken::Level| {
            let step =
                edition.scales.iter().flat_map(|scale| &scale.steps).find(|step| step.value == level.value);
            let label = step.and_then(|step| {
                alcove_domain::assess::edition::in_language(&step.texts, &words.lang(), &edition.language)
            });
            Definition {
                term: words.t2("rate-level-name", "level", level.value, "name", level.name.as_str()),
                text: plain(label.map(|(_, label)| label.description.clone()).unwrap_or_default()),
            }
        };
        blocks.push(Block::heading(2, words.t("settle-results-levels")));
        blocks.push(Block::Definitions { entries: ramp.levels.iter().map(described).collect() });
    }
    if source.results.head.status != "agreed" {
        blocks.push(Block::Callout {
            tone: CalloutTone::Warning,
            title: words.t("settle-status-provisional"),
            text: plain(words.t("settle-report-provisional-text")),
        });
    }
    blocks.push(Block::heading(2, words.t("settle-results-method")));
    blocks.push(Block::List { order: Order::Bullets, items: method(view).into_iter().map(plain).collect() });
}

fn summary(blocks: &mut Vec<Block>, source: &Source, view: &View<'_>) {
    let words = source.words;
    let body = &source.results.body;
    blocks.push(Block::heading(1, words.t("settle-report-summary")));
    blocks.push(Block::Lede { text: plain(view.sentence()) });
    blocks.push(Block::paragraph(lede(view)));
    let figure = |value: String, key: &str, detail: String| KeyFigure { value, label: words.t(key), detail };
    let coverage = words.number(&(&body.whole.covered() * &alcove_domain::kit::Number::from(100)), 0);
    blocks.push(Block::KeyFigures {
        figures: vec![
            figure(words.count(body.whole.items as usize), "settle-report-items", view.n_of(&body.whole)),
            figure(words.t1("settle-percent", "amount", coverage), "settle-report-coverage", String::new()),
            figure(words.count(view.raters().count()), "settle-report-seats", silent(view)),
            figure(words.count(source.evidence.len()), "settle-report-evidence", String::new()),
        ],
    });
    let strips: Vec<Chart> = view.dimensions.iter().filter_map(|node| strip(view, *node)).collect();
    if !strips.is_empty() {
        blocks.push(Block::Charts { charts: strips });
    }
    if let Some(svg) = results_charts::radar(view, Medium::Document) {
        let tier = view.criteria.first().map(|node| view.tier(*node).0).unwrap_or_default();
        blocks.push(Block::Chart(Chart {
            title: words.t1("settle-results-profile", "tier", tier),
            drawing: Drawing::new(svg, results_charts::radar_finding(view)),
            width: 0.75,
            legend: Vec::new(),
            note: words.t("settle-results-radar-note"),
            table: Some(criteria_table(view)),
        }));
    } else {
        blocks.push(Block::Table(criteria_table(view)));
    }
    for kind in KINDS {
        let found: Vec<Finding> = source
            .found
            .iter()
            .filter(|one| one.kind == kind)
            .map(|one| Finding {
                mark: one
                    .items
                    .first()
                    .and_then(|item| view.laid().node(item))
                    .and_then(|node| mark_of(view, &view.node(node).summary)),
                title: one.title.clone(),
                text: plain(one.body.clone()),
            })
            .collect();
        if !found.is_empty() {
            blocks.push(Block::heading(2, words.t(&format!("settle-findings-{}", findings::word(kind)))));
            blocks.push(Block::Findings { findings: found });
        }
    }
}

/// How many were asked, where some of them said nothing.
fn silent(view: &View<'_>) -> String {
    match view.silent().count() {
        0 => String::new(),
        silent => view.words.t1("settle-report-of-asked", "asked", view.raters().count() + silent),
    }
}

fn strip(view: &View<'_>, node: usize) -> Option<Chart> {
    let words = view.words;
    let called = view.called(node);
    let value = view.value(&view.node(node).summary)?;
    let svg = results_charts::strip(view, node, Medium::Document)?;
    let said = words.t2("settle-code-name", "code", value.text.as_str(), "name", value.level.as_str());
    let change = view.change(node).map(|change| {
        words.t2("settle-results-since", "change", view.signed(change), "cycle", view.before_name())
    });
    let note = [Some(view.n_of(&view.node(node).summary)), change].into_iter().flatten().collect::<Vec<_>>();
    Some(Chart {
        title: words.t2("settle-report-named-value", "name", called.name, "value", said.clone()),
        drawing: Drawing::new(svg, said),
        width: 1.0,
        legend: Vec::new(),
        note: note.join(" · "),
        table: None,
    })
}

fn criteria_table(view: &View<'_>) -> Table {
    let words = view.words;
    let tier = view.criteria.first().map(|node| view.tier(*node).0).unwrap_or_default();
    let before = view.before_name().to_owned();
    let mut columns = vec![
        Column::share(tier.clone(), 1.0),
        Column::content(words.t("settle-results-college"), Align::End),
    ];
    if !before.is_empty() {
        columns.push(Column::content(before.clone(), Align::End));
    }
    columns.push(Column::content(words.t("settle-results-answered"), Align::End));
    let row = |node: &usize| {
        let summary = &view.node(*node).summary;
        let mut cells = vec![Cell::Text(name(&view.called(*node))), number(view.value(summary))];
        if !before.is_empty() {
            let then = view.change(*node).map(|(then, _)| Cell::Number(view.number(then, 1)));
            cells.push(then.unwrap_or_else(missing));
        }
        cells.push(Cell::Number(view.n_of(summary)));
        Row::Cells(cells)
    };
    Table {
        caption: words.t1("settle-results-profile", "tier", tier),
        columns,
        rows: view.criteria.iter().map(row).collect(),
        first_column: FirstColumn::NamesTheRow,
        density: Density::Reading,
    }
}

fn details(blocks: &mut Vec<Block>, source: &Source, view: &View<'_>) {
    let words = view.words;
    let mut told = vec![false; view.laid().tree.nodes.len()];
    for dimension in &view.dimensions {
        let called = view.called(*dimension);
        blocks.push(Block::heading(1, full_name(&called)));
        if let Some(value) = view.value(&view.node(*dimension).summary) {
            let said = words.t2("settle-code-name", "code", value.text, "name", value.level);
            blocks.push(Block::Lede { text: plain(said) });
        }
        for node in view.below(*dimension) {
            criterion(blocks, source, view, node, 2, &mut told);
        }
    }
    if view.dimensions.is_empty() {
        blocks.push(Block::heading(1, words.t("settle-report-details")));
        for node in &view.criteria {
            criterion(blocks, source, view, *node, 2, &mut told);
        }
    }
    // Items that stand under no criterion: beside the outermost tier, or right below a dimension.
    let left: Vec<usize> = view.laid().rated().filter(|node| !told[*node]).collect();
    if !left.is_empty() {
        blocks.push(Block::heading(1, words.t("settle-report-others")));
        super::document_parts::items(blocks, source, view, &left);
    }
}

pub fn mark_of(view: &View<'_>, summary: &SummaryBody) -> Option<Mark> {
    let value = view.value(summary).filter(|value| value.shade > 0)?;
    Some(Mark { tone: tone(view, &value), text: value.text })
}

pub fn tone(view: &View<'_>, value: &Value) -> Tone {
    match &view.ramp {
        Some(ramp) => Tone::of(value.number, ramp.low, ramp.high),
        None => Tone::First,
    }
}

pub fn number(value: Option<Value>) -> Cell {
    value.map_or_else(missing, |value| Cell::Number(value.text))
}

pub fn missing() -> Cell {
    Cell::Missing("–".to_owned())
}

/// Code and name, marked where its words are in another language.
pub fn name(called: &Called) -> Text {
    let run = |run: Run| match &called.lang {
        Some(lang) => run.in_language(lang.clone()),
        None => run,
    };
    if called.code.is_empty() {
        return vec![run(Run::plain(called.name.clone()))];
    }
    vec![Run::strong(called.code.clone()), Run::plain(" "), run(Run::plain(called.name.clone()))]
}

pub fn full_name(called: &Called) -> String {
    if called.code.is_empty() { called.name.clone() } else { format!("{} {}", called.code, called.name) }
}
