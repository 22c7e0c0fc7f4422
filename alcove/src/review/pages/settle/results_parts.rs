//! The parts of the results page, as rows of words and numbers.

use alcove_domain::kit::Number;
use alcove_report::chart::{Medium, Series, legend_mark};

use super::queue::rule_name;
use crate::assess::outcome_body::SummaryBody;
use crate::review::answered;
use crate::review::findings::Found;
use crate::review::results_charts;
use crate::review::results_view::{Called, Value, View};

/// Units this many levels apart are worth a talk.
const APART: f64 = 1.5;

/// Of what rises and what falls, this many are named.
const NAMED: usize = 5;

pub struct Dimension {
    pub class: &'static str,
    pub called: Called,
    pub value: Option<Value>,
    pub of: String,
    pub delta: Option<Delta>,
    pub strip: Option<String>,
    pub text: String,
}

pub struct Delta {
    pub text: String,
    pub tone: &'static str,
    pub icon: &'static str,
}

pub struct CriterionRow {
    pub called: Called,
    pub value: String,
    pub then: String,
    pub n: String,
}

pub struct FindingRow {
    pub value: Option<Value>,
    pub title: String,
    pub lang: Option<String>,
    pub text: String,
    /// Where one plans what answers it.
    pub plan: String,
}

pub struct HeatGroup {
    pub called: Option<Called>,
    pub rows: Vec<HeatRow>,
}

pub struct HeatRow {
    pub called: Called,
    pub cells: Vec<Cell>,
    pub value: String,
    pub apart: String,
}

pub enum Cell {
    NotAsked,
    NoAnswer,
    Value(Value),
}

/// How the answers spread over the levels, for one dimension.
pub struct SpreadRow {
    pub name: String,
    pub lang: Option<String>,
    pub counts: Vec<u32>,
    pub not_applicable: u32,
    pub missing: u32,
}

pub struct ChangeRow {
    pub called: Called,
    pub then: String,
    pub now: String,
    pub change: String,
}

/// Who rated how much, what did not apply and who kept silent, in sentences.
pub fn lede(view: &View<'_>) -> String {
    let words = view.words;
    let whole = &view.results.body.whole;
    let percent = view.number(&(&whole.covered() * &Number::from(100)), 0);
    let counted = vec![
        ("items", whole.items.into()),
        ("who", who(view).into()),
        ("raters", view.raters().count().into()),
        ("n", whole.n.into()),
        ("of", whole.of.into()),
        ("percent", percent.into()),
    ];
    let mut said = vec![words.say("settle-results-lede", counted)];
    if whole.not_applicable > 0 {
        said.push(words.t1("settle-results-do-not-apply", "items", whole.not_applicable));
    }
    let silent: Vec<&str> = view.silent().map(|seat| seat.name.as_str()).collect();
    if !silent.is_empty() {
        said.push(words.t1("settle-results-silent", "names", silent.join(", ")));
    }
    said.join(" ")
}

/// Whether units rated, people in their own name, or both.
fn who(view: &View<'_>) -> &'static str {
    let units = view.raters().any(|seat| seat.unit_id.is_some());
    let people = view.raters().any(|seat| seat.person_id.is_some());
    match (units, people) {
        (true, true) => "both",
        (true, false) => "units",
        (false, true) => "people",
        (false, false) => "nobody",
    }
}

pub fn dimensions(view: &View<'_>) -> Vec<Dimension> {
    const CLASSES: [&str; 3] = ["c-a", "c-b", "c-c"];
    let words = view.words;
    let one = |(at, node): (usize, &usize)| {
        let summary = &view.node(*node).summary;
        let (best, worst) = ends(view, *node);
        let text = match (best, worst) {
            (Some(best), Some(worst)) if best != worst => words.t2(
                "settle-results-dimension-ends",
                "best",
                view.called(best).name,
                "worst",
                view.called(worst).name,
            ),
            _ => String::new(),
        };
        Dimension {
            class: CLASSES[at % CLASSES.len()],
            called: view.called(*node),
            value: view.value(summary),
            of: view.n_of(summary),
            delta: view.change(*node).map(|change| delta(view, change)),
            strip: results_charts::strip(view, *node, Medium::Screen),
            text,
        }
    };
    view.dimensions.iter().enumerate().map(one).collect()
}

/// The highest and the lowest criterion of a dimension, where they differ.
fn ends(view: &View<'_>, dimension: usize) -> (Option<usize>, Option<usize>) {
    let mut ranked = view.ranked();
    ranked.retain(|(node, _)| view.dimension_of(*node) == Some(dimension));
    match (ranked.first(), ranked.last()) {
        (Some((best, high)), Some((worst, low))) if high.text != low.text => (Some(*best), Some(*worst)),
        _ => (None, None),
    }
}

fn delta(view: &View<'_>, change: &(Number, Number)) -> Delta {
    let signed = view.signed(change);
    let (tone, icon) = match signed.chars().next() {
        Some('+') => ("good", "arrow-up"),
        Some('\u{2212}') => ("warn", "arrow-down"),
        _ => ("", "minus"),
    };
    let text = view.words.t2("settle-results-since", "change", signed, "cycle", view.before_name());
    Delta { text, tone, icon }
}

pub fn legend(view: &View<'_>) -> Vec<(String, String)> {
    let words = view.words;
    let mut legend = vec![(legend_mark(Series::Own, Medium::Screen), words.t("settle-legend-own"))];
    if view.results.before.is_some() {
        let then = words.t1("settle-legend-then", "cycle", view.before_name());
        legend.push((legend_mark(Series::Earlier, Medium::Screen), then));
    }
    legend
}

pub fn table(view: &View<'_>) -> Vec<CriterionRow> {
    let row = |node: &usize| {
        let summary = &view.node(*node).summary;
        CriterionRow {
            called: view.called(*node),
            value: view.value(summary).map(|value| value.text).unwrap_or_default(),
            then: view.change(*node).map(|(then, _)| view.number(then, 1)).unwrap_or_default(),
            n: view.n_of(summary),
        }
    };
    view.criteria.iter().map(row).collect()
}

pub fn finding(view: &View<'_>, found: &Found) -> FindingRow {
    let node = found.items.first().and_then(|item| view.laid().node(item));
    let value = node.and_then(|node| view.value(&view.node(node).summary));
    let plan = answered::plan_finding(&found.id);
    FindingRow { value, title: found.title.clone(), lang: None, text: found.body.clone(), plan }
}

/// Until people have spoken, the numbers do: the criteria in the upper third and in the lower half.
pub fn ranked(view: &View<'_>) -> (Vec<FindingRow>, Vec<FindingRow>) {
    let row = |(node, value): &(usize, Value)| {
        let called = view.called(*node);
        let change = view.change(*node).map(|change| delta(view, change).text);
        let level = value.level.clone();
        FindingRow {
            value: Some(value.clone()),
            title: view.words.t2("settle-code-name", "code", called.code, "name", called.name),
            lang: called.lang,
            text: change.unwrap_or(level),
            plan: answered::plan_item(&view.results.facts.row.id, &view.laid().node_ids[*node]),
        }
    };
    let Some(ramp) = &view.ramp else { return (Vec::new(), Vec::new()) };
    let room = ramp.high - ramp.low;
    let all = view.ranked();
    let high = all.iter().filter(|(_, value)| (value.number - ramp.low) * 3.0 >= room * 2.0);
    let low = all.iter().rev().filter(|(_, value)| (value.number - ramp.low) * 2.0 < room);
    (high.take(NAMED).map(row).collect(), low.take(NAMED).map(row).collect())
}

pub fn heat(view: &View<'_>) -> Vec<HeatGroup> {
    let row = |node: usize| {
        let seats = 0..view.results.body.seats.len();
        let cells: Vec<Cell> = seats
            .map(|seat| match view.of_seat(seat, node) {
                None => Cell::NotAsked,
                Some(None) => Cell::NoAnswer,
                Some(Some(value)) => Cell::Value(value),
            })
            .collect();
        let values: Vec<f64> = cells
            .iter()
            .filter_map(|cell| match cell {
                Cell::Value(value) if value.shade > 0 => Some(value.number),
                _ => None,
            })
            .collect();
        let range =
            values.iter().copied().fold(f64::MIN, f64::max) - values.iter().copied().fold(f64::MAX, f64::min);
        let apart = if values.len() > 1 && range >= APART {
            let range = view.words.decimal(&format!("{range:.1}"));
            view.words.t1("settle-results-apart", "levels", range)
        } else {
            String::new()
        };
        let value = view.value(&view.node(node).summary).map(|value| value.text).unwrap_or_default();
        HeatRow { called: view.called(node), cells, value, apart }
    };
    if view.dimensions.is_empty() {
        return vec![HeatGroup { called: None, rows: view.criteria.iter().map(|node| row(*node)).collect() }];
    }
    let group = |node: &usize| HeatGroup {
        called: Some(view.called(*node)),
        rows: view.below(*node).map(row).collect(),
    };
    view.dimensions.iter().map(group).collect()
}

pub fn spread(view: &View<'_>) -> Vec<SpreadRow> {
    let Some(ramp) = &view.ramp else { return Vec::new() };
    let row = |name: String, lang: Option<String>, summary: &SummaryBody| SpreadRow {
        counts: ramp
            .levels
            .iter()
            .map(|level| {
                let at = level.value.to_string();
                summary.grades.iter().filter(|grade| grade.grade == at).map(|grade| grade.items).sum()
            })
            .collect(),
        not_applicable: summary.not_applicable,
        missing: summary.open + summary.cannot_judge,
        name,
        lang,
    };
    let nodes = if view.dimensions.is_empty() { &view.criteria } else { &view.dimensions };
    let mut rows: Vec<SpreadRow> = nodes
        .iter()
        .map(|node| {
            let called = view.called(*node);
            row(called.name, called.lang, &view.node(*node).summary)
        })
        .collect();
    rows.push(row(view.words.t("settle-results-whole"), None, &view.results.body.whole));
    rows
}

/// What rose and what fell most among the criteria.
pub fn changes(view: &View<'_>) -> (Vec<ChangeRow>, Vec<ChangeRow>) {
    let mut all: Vec<(usize, f64)> = view
        .criteria
        .iter()
        .filter_map(|node| view.change(*node).map(|(then, now)| (*node, (now - then).to_f64())))
        .collect();
    all.sort_by(|a, b| b.1.total_cmp(&a.1));
    let row = |(node, _): &(usize, f64)| {
        let change = view.change(*node)?;
        Some(ChangeRow {
            called: view.called(*node),
            then: view.number(&change.0, 1),
            now: view.number(&change.1, 1),
            change: view.signed(change),
        })
    };
    // Less than half of the decimal that is shown is no change.
    let risen = all.iter().filter(|(_, away)| *away >= 0.05).take(NAMED).filter_map(row).collect();
    let fallen = all.iter().rev().filter(|(_, away)| *away <= -0.05).take(NAMED).filter_map(row).collect();
    (risen, fallen)
}

/// How it was computed, in sentences.
pub fn method(view: &View<'_>) -> Vec<String> {
    let words = view.words;
    let body = &view.results.body;
    let (policy, share) = body.missing.split_once(' ').unwrap_or((&body.missing, ""));
    let share = Number::read_exact(share)
        .map(|share| words.number(&(&share * &Number::from(100)), 0))
        .unwrap_or_default();
    let mut method = vec![
        words.t(&format!("settle-method-roll-up-{}", roll_up_word(&body.whole.how))),
        words.t1(&format!("settle-method-missing-{policy}"), "percent", share),
        words.t("settle-method-exact"),
    ];
    if let Some(name) = view.laid().variant_name(&words.lang()) {
        method.push(words.t1("settle-method-variant", "name", name));
    }
    if let Some(rule) = &body.provisional_rule {
        method.insert(0, words.t1("settle-method-provisional-by", "rule", rule_name(words, rule)));
    }
    let hash: String = view.results.head.inputs_hash.chars().take(16).collect();
    method.push(words.t1("settle-method-hash", "hash", hash));
    method
}

/// The first word of a roll-up is the key of its sentence.
fn roll_up_word(how: &str) -> &str {
    how.split(' ').next().unwrap_or("none")
}
