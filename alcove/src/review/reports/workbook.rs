//! The results as a workbook: the tree with the formulas of its roll-up, what each unit said, the
//! findings, how it was made.

use alcove_report::Tone;
use alcove_report::sheet::{Cell, Column, Frozen, Sheet, Workbook};

use alcove_domain::assess::tree::Tree;

use super::csv_file::path;
use super::source::Source;
use crate::assess::mark_body::MarkBody;
use crate::assess::outcome_body::{NodeBody, SummaryBody};
use crate::review::findings;
use crate::review::pages::settle::queue::method_name;
use crate::review::pages::settle::results_parts::method;
use crate::review::results_view::View;

/// Columns of the first sheet that formulas speak of.
const WEIGHT: &str = "E";
const GRADE: &str = "G";
const VALUE: &str = "H";
const MISSING: &str = "K";

/// What Excel takes as one formula, in signs.
const LONGEST: usize = 8_192;

pub fn build(source: &Source) -> Workbook {
    let words = source.words;
    Workbook {
        title: source.results.facts.row.title.clone(),
        author: source.organisation.clone(),
        hidden: Vec::new(),
        cut: words.t("settle-sheet-cut"),
        sheets: vec![tree(source), units(source), findings_sheet(source), about(source)],
    }
}

/// The row of a node in Excel's count: the head is the first.
const fn row_of(node: usize) -> usize {
    node + 2
}

fn tree(source: &Source) -> Sheet {
    let words = source.words;
    let body = &source.results.body;
    let view = source.view();
    let headings = body.headings();
    let line = |node: usize| line(source, &view, node, headings[node]);
    let mut rows: Vec<Vec<Cell>> = (0..body.nodes.len()).map(line).collect();
    let top: Vec<usize> = (0..body.nodes.len()).filter(|node| body.nodes[*node].parent.is_none()).collect();
    let all = 0..body.nodes.len();
    rows.push(vec![
        Cell::Empty,
        Cell::Empty,
        Cell::Strong(words.t("settle-results-whole")),
        Cell::Empty,
        Cell::Empty,
        Cell::Empty,
        Cell::Empty,
        value(source, &body.whole, &body.whole.how, &top, all),
        count(body.whole.entered()),
        count(body.whole.of),
        Cell::Empty,
        Cell::text(
            body.whole.status.as_deref().map(|s| words.t(&format!("settle-status-{s}"))).unwrap_or_default(),
        ),
        Cell::Empty,
        Cell::Empty,
        count(body.whole.n),
    ]);
    let head = |key: &str, width| Column::new(words.t(key), width);
    Sheet {
        name: words.t("settle-sheet-results"),
        columns: vec![
            head("settle-sheet-id", 14.0),
            head("settle-sheet-code", 8.0),
            head("settle-sheet-text", 60.0),
            head("settle-sheet-tier", 14.0),
            head("settle-sheet-weight", 8.0),
            head("settle-sheet-mark", 24.0),
            head("settle-sheet-grade", 8.0),
            head("settle-sheet-value", 8.0),
            head("settle-sheet-n", 7.0),
            head("settle-sheet-of", 7.0),
            head("settle-sheet-missing", 8.0),
            head("settle-sheet-status", 14.0),
            head("settle-sheet-method", 24.0),
            head("settle-sheet-note", 60.0),
            head("settle-results-answered", 10.0),
        ],
        rows,
        frozen: Frozen { rows: 1, columns: 3 },
        choices: Vec::new(),
    }
}

fn line(source: &Source, view: &View<'_>, node: usize, heading: bool) -> Vec<Cell> {
    let words = source.words;
    let tree = &source.results.facts.laid.tree;
    let body = &source.results.body;
    let one = &body.nodes[node];
    let called = view.called(node);
    let text = |text: String| if heading { Cell::Strong(text) } else { Cell::Text(text) };
    let mark = source.mark(node).map(|mark| source.spoken(node, &mark)).unwrap_or_default();
    let below = node + 1..last_below(tree, node) + 1;
    let children: Vec<usize> =
        below.clone().filter(|child| tree.nodes[*child].parent == Some(node)).collect();
    let is_missing =
        tree.nodes[node].instrument.as_ref().is_some_and(|instrument| instrument.is_graded(tree.grading))
            && one.mark.as_ref().is_none_or(|mark| *mark == MarkBody::CannotJudge(true));
    let status = one.summary.status.as_deref().map(|s| words.t(&format!("settle-status-{s}")));
    let method = if one.rated {
        method_name(words, &one.method, one.rule.as_deref().unwrap_or_default())
    } else {
        words.t(&format!("settle-method-roll-up-{}", one.summary.how.split(' ').next().unwrap_or("none")))
    };
    vec![
        Cell::text(&one.reference),
        Cell::text(called.code),
        text(if heading { called.name } else { view.asked(node).name }),
        Cell::text(view.tier(node).0),
        decimal(&one.weight, 2),
        Cell::text(mark),
        own_grade(view, one),
        if one.rated && one.summary.how == "own-mark" {
            grade_formula(node, &one.summary)
        } else {
            value(source, &one.summary, &one.summary.how, &children, below)
        },
        count(one.summary.entered()),
        count(one.summary.of),
        if one.rated { count(u32::from(is_missing)) } else { Cell::Empty },
        Cell::text(status.unwrap_or_default()),
        Cell::text(method),
        Cell::text(source.note(node)),
        count(one.summary.n),
    ]
}

/// The last node below this one; the tree stands depth first.
fn last_below(tree: &Tree, node: usize) -> usize {
    // Whatever stands below has an ancestor at or after the node.
    let is_below = |other: usize| tree.nodes[other].parent.is_some_and(|parent| parent >= node);
    (node + 1..tree.nodes.len()).take_while(|other| is_below(*other)).last().unwrap_or(node)
}

/// The grade of the item's own mark, on its tone.
fn own_grade(view: &View<'_>, node: &NodeBody) -> Cell {
    if !node.rated || node.summary.how != "own-mark" {
        return Cell::Empty;
    }
    let Some(number) = node.summary.number() else { return Cell::Empty };
    match &view.ramp {
        Some(ramp) => {
            Cell::Step { value: number.to_f64(), tone: Tone::of(number.to_f64(), ramp.low, ramp.high) }
        }
        None => Cell::Number { value: number.to_f64(), decimals: 0 },
    }
}

fn grade_formula(node: usize, summary: &SummaryBody) -> Cell {
    match summary.number() {
        Some(number) => Cell::Formula {
            formula: format!("={GRADE}{}", row_of(node)),
            result: number.to_f64(),
            decimals: 2,
        },
        None => Cell::Empty,
    }
}

/// A value with the formula that gives it. Where there is none, the cell is empty: missing is never
/// zero.
fn value(
    source: &Source,
    summary: &SummaryBody,
    how: &str,
    children: &[usize],
    below: std::ops::Range<usize>,
) -> Cell {
    let Some(number) = summary.number() else { return Cell::Empty };
    let body = &source.results.body;
    // Values of another measure do not enter, as in the program.
    let alike = |child: &usize| {
        let measure = body.nodes[*child].summary.measure.as_deref();
        measure == summary.measure.as_deref()
            || (summary.measure.as_deref() == Some("share") && measure == Some("met"))
    };
    let children: Vec<usize> = children.iter().copied().filter(alike).collect();
    let grades = format!("{GRADE}{}:{GRADE}{}", row_of(below.start), row_of(below.end.saturating_sub(1)));
    let mut parts = how.split(' ');
    let rule = parts.next().unwrap_or_default();
    let step = how.rsplit(' ').next().unwrap_or_default();
    let formula = match rule {
        "weighted-mean" => weighted_mean(&children),
        "minimum" => format!(
            "MIN({})",
            runs(&children).iter().map(|run| range(VALUE, run)).collect::<Vec<_>>().join(",")
        ),
        "share-at" => format!("COUNTIF({grades},\">={step}\")/COUNT({grades})"),
        "count-at" => format!("COUNTIF({grades},\">={step}\")"),
        "at-least" => {
            let least = parts.next().unwrap_or("1");
            format!("IF(COUNTIF({grades},\">={step}\")>={least},1,0)")
        }
        _ => return Cell::Number { value: number.to_f64(), decimals: 2 },
    };
    let missing =
        format!("SUM({MISSING}{}:{MISSING}{})", row_of(below.start), row_of(below.end.saturating_sub(1)));
    let formula = match body.missing.split_once(' ') {
        Some(("needs-share", share)) => {
            format!("IF(COUNT({grades})/(COUNT({grades})+{missing})>={share},{formula},\"\")")
        }
        _ if body.missing == "needs-all" => format!("IF({missing}=0,{formula},\"\")"),
        _ => formula,
    };
    if formula.len() >= LONGEST {
        // A value without its formula is better than a file that Excel calls damaged.
        return Cell::Number { value: number.to_f64(), decimals: 2 };
    }
    Cell::Formula { formula: format!("={formula}"), result: number.to_f64(), decimals: 2 }
}

/// Weights times values over the weights of what has a value.
fn weighted_mean(children: &[usize]) -> String {
    let runs = runs(children);
    let above: Vec<String> = runs.iter().map(weighted).collect();
    let below: Vec<String> = runs.iter().map(weight_of_numbers).collect();
    format!("({})/({})", above.join("+"), below.join("+"))
}

fn weighted(run: &(usize, usize)) -> String {
    if run.0 == run.1 {
        // Not every program takes a range of one cell for a list.
        let (weight, value) = (cell(WEIGHT, run.0), cell(VALUE, run.0));
        return format!("IF(ISNUMBER({value}),{weight}*{value},0)");
    }
    format!("SUMPRODUCT({},{})", range(WEIGHT, run), range(VALUE, run))
}

fn weight_of_numbers(run: &(usize, usize)) -> String {
    if run.0 == run.1 {
        return format!("IF(ISNUMBER({}),{},0)", cell(VALUE, run.0), cell(WEIGHT, run.0));
    }
    format!("SUMPRODUCT({},--ISNUMBER({}))", range(WEIGHT, run), range(VALUE, run))
}

/// Children that stand in rows next to each other, as pairs of first and last.
fn runs(children: &[usize]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for child in children {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *child => *last = *child,
            _ => runs.push((*child, *child)),
        }
    }
    runs
}

fn cell(column: &str, node: usize) -> String {
    format!("{column}{}", row_of(node))
}

fn range(column: &str, (first, last): &(usize, usize)) -> String {
    format!("{column}{}:{column}{}", row_of(*first), row_of(*last))
}

fn units(source: &Source) -> Sheet {
    let words = source.words;
    let view = source.view();
    let body = &source.results.body;
    let mut columns = vec![
        Column::new(words.t("settle-sheet-id"), 14.0),
        Column::new(words.t("settle-sheet-code"), 8.0),
        Column::new(words.t("settle-sheet-path"), 40.0),
        Column::new(words.t("settle-sheet-text"), 60.0),
    ];
    for seat in &body.seats {
        columns.push(Column::new(seat.name.clone(), 18.0));
        columns.push(Column::new(words.t1("settle-sheet-note-of", "name", seat.name.as_str()), 40.0));
    }
    let row = |node: usize| {
        let called = view.called(node);
        let mut cells = vec![
            Cell::text(&body.nodes[node].reference),
            Cell::text(called.code),
            Cell::text(path(&view, node)),
            Cell::text(view.asked(node).name),
        ];
        let voices = source.voices.get(&node).map_or(&[][..], Vec::as_slice);
        for seat in &body.seats {
            let voice = voices.iter().find(|voice| voice.seat.as_str() == seat.seat_id.as_str());
            cells.push(Cell::text(voice.map(|voice| source.spoken(node, &voice.mark)).unwrap_or_default()));
            cells.push(Cell::text(
                source.notes.get(&(node, seat.seat_id.clone())).cloned().unwrap_or_default(),
            ));
        }
        cells
    };
    Sheet {
        name: words.t("settle-sheet-units"),
        columns,
        rows: source.results.facts.laid.rated().map(row).collect(),
        frozen: Frozen { rows: 1, columns: 2 },
        choices: Vec::new(),
    }
}

fn findings_sheet(source: &Source) -> Sheet {
    let words = source.words;
    let laid = &source.results.facts.laid;
    let row = |one: &findings::Found| {
        let codes: Vec<&str> = one
            .items
            .iter()
            .filter_map(|item| laid.node(item))
            .map(|node| laid.said(node, &words.lang()).code)
            .collect();
        vec![
            Cell::text(one.id.0.clone()),
            Cell::text(words.t(&format!("settle-finding-{}", findings::word(one.kind)))),
            Cell::text(one.title.clone()),
            Cell::text(one.body.clone()),
            Cell::text(codes.join(", ")),
        ]
    };
    Sheet {
        name: words.t("settle-findings-title"),
        columns: vec![
            Column::new(words.t("settle-sheet-id"), 14.0),
            Column::new(words.t("settle-findings-kind"), 14.0),
            Column::new(words.t("settle-findings-headline"), 50.0),
            Column::new(words.t("settle-findings-text"), 70.0),
            Column::new(words.t("settle-findings-items"), 24.0),
        ],
        rows: source.found.iter().map(row).collect(),
        frozen: Frozen { rows: 1, columns: 0 },
        choices: Vec::new(),
    }
}

fn about(source: &Source) -> Sheet {
    let words = source.words;
    let row = &source.results.facts.row;
    let body = &source.results.body;
    let view = source.view();
    let pair = |key: &str, text: String| vec![Cell::Strong(words.t(key)), Cell::Text(text)];
    let mut rows = vec![
        pair("settle-about-organisation", source.organisation.clone()),
        pair("settle-about-assessment", row.title.clone()),
        pair("settle-about-cycle", row.cycle.clone()),
        pair("settle-about-framework", format!("{} {}", body.urn, body.version)),
        pair("settle-about-status", words.t(&format!("settle-status-{}", source.results.head.status))),
        pair("settle-about-closed", source.day()),
        pair("settle-about-ids", format!("{} / {}", row.id, source.results.head.id)),
        pair("settle-about-hash", source.results.head.inputs_hash.clone()),
    ];
    rows.extend(method(&view).into_iter().map(|line| vec![Cell::Empty, Cell::Text(line)]));
    Sheet {
        name: words.t("settle-sheet-about"),
        columns: vec![Column::new("", 26.0), Column::new("", 90.0)],
        rows,
        frozen: Frozen::default(),
        choices: Vec::new(),
    }
}

fn count(count: u32) -> Cell {
    Cell::Number { value: f64::from(count), decimals: 0 }
}

fn decimal(exact: &str, decimals: u8) -> Cell {
    match alcove_domain::kit::Number::read_exact(exact) {
        Some(number) => Cell::Number { value: number.to_f64(), decimals },
        None => Cell::Empty,
    }
}
