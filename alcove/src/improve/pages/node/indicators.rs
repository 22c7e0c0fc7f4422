//! What is measured at a node, in one line each.

use alcove_domain::kit::Instant;
use alcove_domain::network::Action;
use alcove_domain::plan::{NodeKind, reading};

use crate::improve::facts::Facts;
use crate::improve::pages::indicators::{said_value, said_values};
use crate::improve::progress::year_that_counts;
use crate::improve::rights::Reach;
use crate::kit::Result;
use crate::network::Person;

/// The part of a node's page.
pub struct Part {
    pub plan: String,
    pub node: String,
    pub may_edit: bool,
    /// Milestones are there or not; nothing is measured at them.
    pub shown: bool,
    pub rows: Vec<Line>,
}

pub struct Line {
    pub id: String,
    pub title: String,
    /// Last value with its year, in words; none where nothing was read.
    pub value: Option<String>,
    pub target: Option<String>,
    /// A tag: tone, icon, words.
    pub said: Option<(&'static str, &'static str, String)>,
}

impl Part {
    pub async fn of(person: &Person, facts: &Facts, at: usize) -> Result<Self> {
        let row = facts.row(at);
        let may_edit = Reach::of(person, facts).await?.can(Action::EditPlan, at);
        let rows: Vec<Line> = facts
            .rows
            .live_indicators()
            .filter(|indicator| indicator.node_id == row.id)
            .map(|indicator| line(person, facts, indicator))
            .collect();
        let may_have = row.node_kind() != NodeKind::Milestone;
        Ok(Self {
            plan: facts.id().0.clone(),
            node: row.id.0.clone(),
            may_edit: may_edit && may_have,
            shown: !rows.is_empty() || (may_edit && may_have),
            rows,
        })
    }
}

fn line(person: &Person, facts: &Facts, row: &crate::plan::store::indicator::Model) -> Line {
    let words = person.words();
    let today = facts.today(person);
    let mut line =
        Line { id: row.id.0.clone(), title: row.title.clone(), value: None, target: None, said: None };
    let Some(known) = facts.rows.known_indicator(row) else { return line };
    let readings = facts.rows.known_readings(row);
    let current = reading::current(&readings, Instant(i64::MAX));
    let last = current.iter().map(|reading| reading.period.last().year()).max();
    if let Some((year, value)) = last.and_then(|year| Some((year, known.value(&current, year)?))) {
        let value = said_values(words, row, &value);
        line.value = Some(words.t2("improve-indicator-in-year", "value", value, "year", year.to_string()));
    }
    let wanted =
        known.targets.iter().find(|(year, _)| **year >= today.year()).or(known.targets.iter().next_back());
    if let Some((year, target)) = wanted {
        let value = said_value(words, row, target);
        line.target = Some(words.t2("improve-indicator-in-year", "value", value, "year", year.to_string()));
    }
    let missing = known.missing_years(&current, today);
    let reached = year_that_counts(&known, &current, today).and_then(|year| known.reached(&current, year));
    line.said = match (missing.first(), reached) {
        (Some(year), _) => {
            Some(("warn", "circle-alert", words.t1("improve-indicator-missing", "year", year.to_string())))
        }
        (None, Some(true)) => Some(("good", "check", words.t("improve-indicator-reached"))),
        (None, Some(false)) => Some(("", "target", words.t("improve-indicator-not-reached"))),
        (None, None) => None,
    };
    line
}
