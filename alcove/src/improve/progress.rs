//! How far each node is, by the method that was declared for it. A number without its method is
//! never shown.

use std::collections::BTreeMap;
use std::sync::Arc;

use alcove_domain::kit::{Day, Instant, NodeId, Number};
use alcove_domain::plan::indicator::Indicator;
use alcove_domain::plan::progress::{Judgement, Method};
use alcove_domain::plan::roll_up;
use alcove_domain::plan::{Progress, Reading, Standing, reading};
use serde::{Deserialize, Serialize};

use super::facts::Facts;
use super::pages::indicators::said_value;
use crate::kit::Words;
use crate::kit::words::Said;
use crate::plan::store::{indicator, node};
use crate::plan::words;

/// The progress of each node of a plan, as of a day.
pub struct Progresses {
    of: Vec<Progress>,
    /// For each node where its indicators are going, of those that say how far they have come.
    aims: BTreeMap<NodeId, Vec<Aim>>,
}

/// The year of the targets that a figure is the way to, and whether it is of one that is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Towards {
    pub year: i16,
    pub reached: bool,
}

impl Towards {
    const fn key(self) -> &'static str {
        if self.reached { "reached" } else { "way" }
    }
}

/// Where an indicator is going: the target that counts today, and the last one.
struct Aim {
    row: Arc<indicator::Model>,
    year: i16,
    reached: bool,
    value: Number,
    last: (i16, Number),
}

impl Progresses {
    pub fn get(&self, at: usize) -> &Progress {
        &self.of[at]
    }

    /// The figure with its method and what it rests on; of indicators also which year's target it is
    /// the way to, for the last one may lie years ahead.
    pub fn in_words(&self, to: Words, facts: &Facts, at: usize) -> String {
        let progress = self.get(at);
        let towards = self.towards(facts, at);
        let ahead = self.aims_of(facts, at).into_iter().next().filter(|aim| aim.last.0 != aim.year);
        match (towards, ahead, per_cent(progress)) {
            (Some(towards), Some(aim), Some(share)) if progress.of == 1 => {
                let (last, target) = &aim.last;
                let values = vec![
                    ("share", to.decimal(&share).into()),
                    ("year", towards.year.to_string().into()),
                    ("value", bare(to, &aim.row, &aim.value).into()),
                    ("target", said_value(to, &aim.row, target).into()),
                    ("last", last.to_string().into()),
                ];
                to.say(&format!("improve-progress-indicator-{}-ahead", towards.key()), values)
            }
            _ => towards_in_words(to, progress, towards),
        }
    }

    /// Which year's targets the figure is the way to; nothing where there are several, or none.
    pub fn towards(&self, facts: &Facts, at: usize) -> Option<Towards> {
        let progress = self.get(at);
        if progress.method != Method::Indicator || progress.value.is_none() {
            return None;
        }
        let aims = self.aims_of(facts, at);
        let first = aims.first().filter(|first| aims.iter().all(|aim| aim.year == first.year))?;
        Some(Towards { year: first.year, reached: progress.of == 1 && first.reached })
    }

    /// Its own, or where it has none those of the nodes below it, as the roll-up takes them.
    fn aims_of(&self, facts: &Facts, at: usize) -> Vec<&Aim> {
        let of = |at: usize| self.aims.get(&facts.outline.nodes()[at].id).into_iter().flatten();
        let own: Vec<&Aim> = of(at).collect();
        if own.is_empty() { facts.outline.at_and_below(at).flat_map(of).collect() } else { own }
    }
}

/// Works it out for all nodes at once.
pub fn of(facts: &Facts, today: Day) -> Progresses {
    let rows = &facts.rows;
    let standings = rows.standings();
    let spans = rows.spans();
    let work = rows.live().filter_map(|node| Some((node.node_id(), node.work()?))).collect();
    let judgements = rows.live().filter_map(|node| Some((node.node_id(), judgement(node)?))).collect();
    let (covered, aims) = covered(facts, today);
    let known = roll_up::Facts {
        outline: &facts.outline,
        standings: &standings,
        spans: &spans,
        work: &work,
        covered: &covered,
        judgements: &judgements,
    };
    let of = |at: usize| known.progress(at, facts.row(at).method(), today);
    Progresses { of: (0..facts.outline.nodes().len()).map(of).collect(), aims }
}

type Covered = BTreeMap<NodeId, Vec<Option<Number>>>;

/// For each node what its indicators have covered, in the order in which they stand, and where those
/// are going that say it.
fn covered(facts: &Facts, today: Day) -> (Covered, BTreeMap<NodeId, Vec<Aim>>) {
    let mut covered = Covered::new();
    let mut aims: BTreeMap<NodeId, Vec<Aim>> = BTreeMap::new();
    for row in facts.rows.live_indicators() {
        let Some(indicator) = facts.rows.known_indicator(row) else { continue };
        let readings = facts.rows.known_readings(row);
        let current = reading::current(&readings, Instant(i64::MAX));
        let node: NodeId = row.node_id.as_str().into();
        let counts = year_that_counts(&indicator, &current, today);
        let share = counts.and_then(|year| indicator.covered(&current, year));
        if let (Some(_), Some(year)) = (&share, counts) {
            aims.entry(node.clone()).or_default().extend(aim(row, &indicator, &current, year));
        }
        covered.entry(node).or_default().push(share);
    }
    (covered, aims)
}

fn aim(row: &Arc<indicator::Model>, known: &Indicator, current: &[&Reading], year: i16) -> Option<Aim> {
    let (last, target) = known.targets.iter().next_back()?;
    Some(Aim {
        row: row.clone(),
        year,
        reached: known.reached(current, year)?,
        value: known.value(current, year)?.number(),
        last: (*last, target.clone()),
    })
}

/// A value without its unit, which its target has.
fn bare(to: Words, row: &indicator::Model, value: &Number) -> String {
    let places = u32::try_from(row.decimals).unwrap_or(0);
    match row.measure.as_str() {
        "share" => to.number(&(value * &Number::from(100)), places),
        _ => to.number(value, places),
    }
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

/// The same of indicators, with the year of their targets.
pub fn towards_in_words(to: Words, progress: &Progress, towards: Option<Towards>) -> String {
    let (Some(towards), Some(share)) = (towards, per_cent(progress)) else { return in_words(to, progress) };
    let mut values: Vec<(&'static str, Said)> =
        vec![("share", to.decimal(&share).into()), ("year", towards.year.to_string().into())];
    if progress.of > 1 {
        values.extend([("n", progress.n.into()), ("of", progress.of.into())]);
        return to.say("improve-progress-indicator-year", values);
    }
    to.say(&format!("improve-progress-indicator-{}", towards.key()), values)
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
