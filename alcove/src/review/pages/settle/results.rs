//! `/assessments/{id}/results`: a sentence, the dimensions, the profile, strengths and gaps, where
//! units differ, what changed.

use alcove_domain::kit::Instant;
use alcove_domain::network::Action;
use alcove_domain::review::Phase;
use alcove_report::chart::{Medium, Series, legend_mark};
use askama::Template;
use axum::response::Response;

use super::{Head, Tab};
use crate::kit::form::{Path, Query};
use crate::kit::ids::AssessmentId;
use crate::kit::page::{Frame, Place, render, see};
use crate::kit::{Error, Result};
use crate::network::Person;
use crate::review::findings::{self, Found};
use crate::review::outcomes::Which;
use crate::review::results::{self, Results};
use crate::review::results_view::{Called, Value, View};
use crate::review::spoken::Level;
use crate::review::{facts, results_charts, state};
use alcove_domain::assess::FindingKind;

/// Units this many levels apart are worth a talk.
const APART: f64 = 1.5;

/// Of what rises and what falls, this many are named.
const NAMED: usize = 5;

#[derive(serde::Deserialize, Default)]
pub struct NumberQuery {
    number: Option<i64>,
}

#[derive(Template)]
#[template(path = "review/settle/results.html")]
struct Page {
    frame: Frame,
    head: Head,
    agreed: bool,
    superseded: bool,
    tag: String,
    sentence: String,
    lede: String,
    dimensions: Vec<Dimension>,
    dimension_heading: String,
    criterion: String,
    criteria_heading: String,
    legend: Vec<(String, String)>,
    radar: Option<String>,
    radar_note: String,
    table: Vec<CriterionRow>,
    before: String,
    compared: Option<String>,
    strengths: Vec<FindingRow>,
    gaps: Vec<FindingRow>,
    ideas: Vec<FindingRow>,
    from_numbers: bool,
    may_edit: bool,
    may_export: bool,
    levels: Vec<Level>,
    seats: Vec<String>,
    heat: Vec<HeatGroup>,
    whole: String,
    spread: Vec<SpreadRow>,
    risen: Vec<ChangeRow>,
    fallen: Vec<ChangeRow>,
    method: Vec<String>,
}

struct Dimension {
    class: &'static str,
    called: Called,
    value: Option<Value>,
    of: String,
    delta: Option<Delta>,
    strip: Option<String>,
    text: String,
}

struct Delta {
    text: String,
    tone: &'static str,
    icon: &'static str,
}

struct CriterionRow {
    called: Called,
    value: String,
    then: String,
    n: String,
}

struct FindingRow {
    value: Option<Value>,
    title: String,
    lang: Option<String>,
    text: String,
}

struct HeatGroup {
    called: Option<Called>,
    rows: Vec<HeatRow>,
}

struct HeatRow {
    called: Called,
    cells: Vec<Cell>,
    value: String,
    apart: String,
}

enum Cell {
    NotAsked,
    NoAnswer,
    Value(Value),
}

/// How the answers spread over the levels, for one dimension.
struct SpreadRow {
    name: String,
    lang: Option<String>,
    counts: Vec<u32>,
    not_applicable: u32,
    missing: u32,
}

struct ChangeRow {
    called: Called,
    then: String,
    now: String,
    change: String,
}

/// `/results`: the latest of the organisation.
pub async fn latest(person: Person) -> Result<Response> {
    match results::latest(&person).await {
        Ok(Some(id)) => see(&format!("/assessments/{id}/results")),
        Ok(None) | Err(Error::NotFound) => render(&NoResults {
            frame: person.frame(Place::Results, person.words().t("nav-results")),
            open: None,
        }),
        Err(other) => Err(other),
    }
}

#[derive(Template)]
#[template(path = "review/settle/no-results.html")]
struct NoResults {
    frame: Frame,
    /// An assessment that is not closed yet.
    open: Option<Head>,
}

pub async fn get(
    person: Person,
    Path(id): Path<AssessmentId>,
    Query(query): Query<NumberQuery>,
) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    if query.number.is_none() && state::phase(&facts.row) != Phase::Closed {
        let head = Head::of(&person, &facts, Tab::Results);
        return render(&NoResults {
            frame: person.frame(Place::Results, person.words().t("nav-results")),
            open: Some(head),
        });
    }
    let which = query.number.map_or(Which::Standing, Which::Number);
    let results = results::load(&person, &id, which).await?;
    let found = findings::standing(&person.ctx, &id).await?;
    let head = Head::of(&person, &results.facts, Tab::Results);
    render(&Page::new(&person, head, &results, &found))
}

impl Page {
    fn new(person: &Person, head: Head, results: &Results, found: &[Found]) -> Self {
        let words = person.words();
        let view = View::of(results, words);
        let resource = results.facts.resource();
        let body = &results.body;
        let agreed = results.head.status == "agreed";
        let day = words.day_of(Instant(results.head.closed_at), &person.zone);
        let key = if agreed { "settle-results-agreed-on" } else { "settle-results-provisional-on" };
        let of_kind = |kind| found.iter().filter(move |one| one.kind == kind).map(|one| finding(&view, one));
        let (mut strengths, mut gaps): (Vec<_>, Vec<_>) =
            (of_kind(FindingKind::Strength).collect(), of_kind(FindingKind::Gap).collect());
        let from_numbers = strengths.is_empty() && gaps.is_empty();
        if from_numbers {
            (strengths, gaps) = ranked(&view);
        }
        let first = view.dimensions.first().or(view.criteria.first()).copied();
        let tier = |node: Option<usize>| node.map(|node| view.tier(node)).unwrap_or_default();
        let (risen, fallen) = changes(&view);
        Self {
            frame: person
                .frame(Place::Results, words.t1("settle-results-title", "title", head.title.as_str())),
            agreed,
            superseded: results.head.superseded_at.is_some(),
            tag: words.t1(key, "day", day),
            sentence: view.sentence(),
            lede: lede(&view),
            dimensions: dimensions(&view),
            dimension_heading: tier(first).1,
            criterion: tier(view.criteria.first().copied()).0,
            criteria_heading: tier(view.criteria.first().copied()).1,
            legend: legend(&view),
            radar: results_charts::radar(&view, Medium::Screen),
            radar_note: results_charts::radar_finding(&view),
            table: table(&view),
            before: view.before_name().to_owned(),
            compared: results.before.as_ref().map(|before| {
                words.t2(
                    "settle-results-compared",
                    "compared",
                    before.change.compared,
                    "items",
                    body.whole.items,
                )
            }),
            strengths,
            gaps,
            ideas: of_kind(FindingKind::Idea).collect(),
            from_numbers,
            may_edit: person.can(Action::EditFindings, &resource),
            may_export: person.can(Action::ExportReport, &resource),
            levels: view.ramp.as_ref().map(|ramp| ramp.levels.clone()).unwrap_or_default(),
            seats: body.seats.iter().map(|seat| seat.name.clone()).collect(),
            heat: heat(&view),
            whole: view.value(&body.whole).map(|value| value.text).unwrap_or_default(),
            spread: spread(&view),
            risen,
            fallen,
            method: method(&view),
            head,
        }
    }

    /// Strengths, gaps and ideas: the id of the part, its heading, its rows.
    fn lists(&self) -> [(&'static str, String, &[FindingRow]); 3] {
        let words = self.frame.words;
        [
            ("strengths", words.t("settle-results-strengths"), &self.strengths),
            ("gaps", words.t("settle-results-gaps"), &self.gaps),
            ("ideas", words.t("settle-results-ideas"), &self.ideas),
        ]
    }
}

/// Who rated how much, in a sentence.
pub fn lede(view: &View<'_>) -> String {
    let body = &view.results.body;
    let percent = view.words.number(&(&body.whole.covered() * &alcove_domain::kit::Number::from(100)), 0);
    view.words.say(
        "settle-results-lede",
        vec![
            ("items", body.whole.items.into()),
            ("seats", body.seats.len().into()),
            ("n", body.whole.n.into()),
            ("of", body.whole.of.into()),
            ("percent", percent.into()),
        ],
    )
}

fn dimensions(view: &View<'_>) -> Vec<Dimension> {
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
            of: words.t2("settle-results-n-of", "n", summary.n, "of", summary.of),
            delta: view.change(*node).map(|change| delta(view, change)),
            strip: results_charts::strip(view, *node, Medium::Screen),
            text,
        }
    };
    view.dimensions.iter().enumerate().map(one).collect()
}

/// The highest and the lowest criterion of a dimension.
fn ends(view: &View<'_>, dimension: usize) -> (Option<usize>, Option<usize>) {
    let ranked: Vec<usize> = view
        .ranked()
        .into_iter()
        .map(|(node, _)| node)
        .filter(|node| view.dimension_of(*node) == Some(dimension))
        .collect();
    (ranked.first().copied(), ranked.last().copied())
}

fn delta(view: &View<'_>, change: &(alcove_domain::kit::Number, alcove_domain::kit::Number)) -> Delta {
    let signed = view.signed(change);
    let (tone, icon) = match signed.chars().next() {
        Some('+') => ("good", "arrow-up"),
        Some('\u{2212}') => ("warn", "arrow-down"),
        _ => ("", "minus"),
    };
    let text = view.words.t2("settle-results-since", "change", signed, "cycle", view.before_name());
    Delta { text, tone, icon }
}

fn legend(view: &View<'_>) -> Vec<(String, String)> {
    let words = view.words;
    let mut legend = vec![(legend_mark(Series::Own, Medium::Screen), words.t("settle-legend-own"))];
    if view.results.before.is_some() {
        let then = words.t1("settle-legend-then", "cycle", view.before_name());
        legend.push((legend_mark(Series::Earlier, Medium::Screen), then));
    }
    legend
}

fn table(view: &View<'_>) -> Vec<CriterionRow> {
    let row = |node: &usize| {
        let summary = &view.node(*node).summary;
        CriterionRow {
            called: view.called(*node),
            value: view.value(summary).map(|value| value.text).unwrap_or_default(),
            then: view.change(*node).map(|(then, _)| view.words.number(then, 1)).unwrap_or_default(),
            n: view.words.t2("settle-results-n-of", "n", summary.n, "of", summary.of),
        }
    };
    view.criteria.iter().map(row).collect()
}

fn finding(view: &View<'_>, found: &Found) -> FindingRow {
    let node = found.items.first().and_then(|item| view.laid().node(item));
    let value = node.and_then(|node| view.value(&view.node(node).summary));
    FindingRow { value, title: found.title.clone(), lang: None, text: found.body.clone() }
}

/// Until people have spoken, the numbers do: the criteria in the upper third and in the lower half.
fn ranked(view: &View<'_>) -> (Vec<FindingRow>, Vec<FindingRow>) {
    let row = |(node, value): &(usize, Value)| {
        let called = view.called(*node);
        let change = view.change(*node).map(|change| delta(view, change).text);
        let level = value.level.clone();
        FindingRow {
            value: Some(value.clone()),
            title: view.words.t2("settle-code-name", "code", called.code, "name", called.name),
            lang: called.lang,
            text: change.unwrap_or(level),
        }
    };
    let Some(ramp) = &view.ramp else { return (Vec::new(), Vec::new()) };
    let room = ramp.high - ramp.low;
    let all = view.ranked();
    let high = all.iter().filter(|(_, value)| (value.number - ramp.low) * 3.0 >= room * 2.0);
    let low = all.iter().rev().filter(|(_, value)| (value.number - ramp.low) * 2.0 <= room);
    (high.take(NAMED).map(row).collect(), low.take(NAMED).map(row).collect())
}

fn heat(view: &View<'_>) -> Vec<HeatGroup> {
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

fn spread(view: &View<'_>) -> Vec<SpreadRow> {
    let Some(ramp) = &view.ramp else { return Vec::new() };
    let row =
        |name: String, lang: Option<String>, summary: &crate::assess::outcome_body::SummaryBody| SpreadRow {
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
fn changes(view: &View<'_>) -> (Vec<ChangeRow>, Vec<ChangeRow>) {
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
            then: view.words.number(&change.0, 1),
            now: view.words.number(&change.1, 1),
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
    let share = crate::assess::outcome_body::read_number(share)
        .map(|share| words.number(&(&share * &alcove_domain::kit::Number::from(100)), 0))
        .unwrap_or_default();
    let mut method = vec![
        words.t(&format!("settle-method-roll-up-{}", roll_up_word(&body.whole.how))),
        words.t1(&format!("settle-method-missing-{policy}"), "percent", share),
        words.t("settle-method-exact"),
    ];
    if let Some(rule) = &body.provisional_rule {
        method.insert(
            0,
            words.t1("settle-method-provisional-by", "rule", super::queue::rule_name(words, rule)),
        );
    }
    let hash: String = view.results.head.inputs_hash.chars().take(16).collect();
    method.push(words.t1("settle-method-hash", "hash", hash));
    method
}

/// The first word of a roll-up is the key of its sentence.
fn roll_up_word(how: &str) -> &str {
    how.split(' ').next().unwrap_or("none")
}
