//! How far each node is, by the method that was declared for it. A number without its method is
//! never shown.

use std::collections::BTreeMap;

use alcove_domain::kit::{Day, Instant, NodeId, Number};
use alcove_domain::plan::indicator::Indicator;
use alcove_domain::plan::progress::Judgement;
use alcove_domain::plan::roll_up;
use alcove_domain::plan::{Progress, Reading, Standing, reading};

use super::facts::Facts;
use crate::kit::Words;
use crate::kit::words::Said;
use crate::plan::store::node;
use crate::plan::words;

/// The progress of each node of a plan, as of a day.
pub struct Progresses(Vec<Progress>);

impl Progresses {
    pub fn get(&self, at: usize) -> &Progress {
        &self.0[at]
    }
}

/// Works it out for all nodes at once.
pub fn of(facts: &Facts, today: Day) -> Progresses {
    let rows = &facts.rows;
    let standings = rows.standings();
    let spans = rows.spans();
    let work = rows.live().filter_map(|node| Some((node.node_id(), node.work()?))).collect();
    let judgements = rows.live().filter_map(|node| Some((node.node_id(), judgement(node)?))).collect();
    let covered = covered(facts, today);
    let known = roll_up::Facts {
        outline: &facts.outline,
        standings: &standings,
        spans: &spans,
        work: &work,
        covered: &covered,
        judgements: &judgements,
    };
    let of = |at: usize| known.progress(at, facts.row(at).method(), today);
    Progresses((0..facts.outline.nodes().len()).map(of).collect())
}

/// For each node what its indicators have covered, in the order in which they stand.
fn covered(facts: &Facts, today: Day) -> BTreeMap<NodeId, Vec<Option<Number>>> {
    let mut covered: BTreeMap<NodeId, Vec<Option<Number>>> = BTreeMap::new();
    for row in facts.rows.live_indicators() {
        let Some(indicator) = facts.rows.known_indicator(row) else { continue };
        let readings = facts.rows.known_readings(row);
        let current = reading::current(&readings, Instant(i64::MAX));
        let share =
            year_that_counts(&indicator, &current, today).and_then(|year| indicator.covered(&current, year));
        covered.entry(row.node_id.as_str().into()).or_default().push(share);
    }
    covered
}

/// The year that an indicator is judged by: this one as soon as it has a value, until then the one
/// before it that has a target.
pub fn year_that_counts(indicator: &Indicator, current: &[&Reading], today: Day) -> Option<i16> {
    let mut come = indicator.targets.keys().rev().filter(|year| **year <= today.year()).copied();
    let last = come.next()?;
    if last < today.year() || indicator.value(current, last).is_some() {
        return Some(last);
    }
    come.next()
}

/// What was said last of how far it is. Who says that something is done says that all of it is.
fn judgement(node: &node::Model) -> Option<Judgement> {
    let noted = node.noted_at?;
    let said = node.done.as_ref().and_then(|done| Number::parse(done).ok());
    let done = match node.standing() {
        Standing::Done => Some(Number::from(1)),
        Standing::NotStarted => Some(Number::zero()),
        _ => said,
    };
    // The figure is asked for here, not its author: the notes hold that.
    Some(Judgement { done: done?, by: "".into(), at: Instant(noted) })
}

/// `64`, or nothing where there is nothing to derive it from.
pub fn per_cent(progress: &Progress) -> Option<String> {
    progress.value.as_ref().map(|value| (value * &Number::from(100)).to_decimal(0))
}

/// The figure with its method and with what it rests on: `64 % by schedule, 5 of 6 actions`.
pub fn in_words(to: Words, progress: &Progress) -> String {
    let method = words::method(progress.method);
    let counts = |key: &str, more: Vec<(&'static str, Said)>| {
        let mut values: Vec<(&'static str, Said)> =
            vec![("n", progress.n.into()), ("of", progress.of.into())];
        values.extend(more);
        to.say(key, values)
    };
    match per_cent(progress) {
        Some(share) => {
            counts(&format!("improve-progress-{method}"), vec![("share", to.decimal(&share).into())])
        }
        None => to.t(&format!("improve-progress-{method}-missing")),
    }
}
