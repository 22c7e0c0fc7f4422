//! How many actions are done beside how many should be, quarter by quarter.

use alcove_domain::kit::Day;
use alcove_domain::plan::{Span, Standing};
use alcove_report::Days;
use alcove_report::chart::{self, BurnUp, DayAxis, DayMark, Medium, Step};

use super::approved::Spans;
use super::facts::Facts;
use super::periods::Period;
use crate::kit::Words;

/// The drawing, and the table behind it.
pub struct Drawn {
    pub svg: String,
    /// The quarter, how many are planned to be done by its end, and how many are.
    pub rows: Vec<(String, usize, Option<usize>)>,
}

/// One action that counts: what was given up or stopped counts on neither side.
struct Deed {
    planned: Day,
    done: Option<Day>,
}

/// Nothing where no action has dates. What was approved says when an action should be done; what came
/// later says it by its own dates.
pub fn draw(words: Words, facts: &Facts, approved: &Spans, period: Span, today: Day) -> Option<Drawn> {
    let deeds = deeds(facts, approved);
    if deeds.is_empty() {
        return None;
    }
    let planned = |day: Day| deeds.iter().filter(|deed| deed.planned <= day).count();
    let done = |day: Day| deeds.iter().filter(|deed| deed.done.is_some_and(|done| done <= day)).count();
    let mut steps = Vec::new();
    let mut rows = Vec::new();
    for (name, quarter) in quarters(words, period) {
        // What was planned beyond the end of the plan is planned all the same.
        let is_last = quarter.last() == period.last();
        let wanted = if is_last { deeds.len() } else { planned(quarter.last()) };
        let until = if is_last { today } else { quarter.last().min(today) };
        let reached = (quarter.first() <= today).then(|| done(until));
        let label = match reached {
            Some(reached) => {
                words.t3("improve-burn-step", "quarter", &name, "planned", wanted, "done", reached)
            }
            None => words.t2("improve-burn-step-ahead", "quarter", &name, "planned", wanted),
        };
        steps.push(Step {
            days: Days::new(quarter.first().number(), quarter.last().number()),
            planned: u32::try_from(wanted).unwrap_or(u32::MAX),
            done: reached.map(|reached| u32::try_from(reached).unwrap_or(u32::MAX)),
            label,
        });
        rows.push((name, wanted, reached));
    }
    let (all, reached) = (deeds.len(), done(today));
    let drawing = BurnUp {
        steps,
        planned: words.t1("improve-burn-planned", "n", all),
        done: words.t1("improve-burn-done", "n", reached),
    };
    let axis = DayAxis {
        days: Days::new(period.first().number(), period.last().number()),
        quarters: Default::default(),
        today: Some(DayMark { day: today.number(), label: words.t("improve-today") }),
    };
    let told = words.t3("improve-burn-told", "done", reached, "due", planned(today), "of", all);
    let said = chart::Words::new("burn-up", words.t("improve-burn-title"), told);
    Some(Drawn { svg: chart::burn_up(&axis, &drawing, &said, Medium::Screen), rows })
}

/// The quarters of the plan, each as far as it lies in it.
fn quarters(words: Words, period: Span) -> Vec<(String, Span)> {
    let mut quarters = Vec::new();
    let mut at = Period::of(period.first());
    while let Some(part) = at.span().and_then(|span| span.overlap(period)) {
        quarters.push((at.in_words(words), part));
        at = at.after();
    }
    quarters
}

fn deeds(facts: &Facts, approved: &Spans) -> Vec<Deed> {
    let standings = facts.rows.standings();
    let mut deeds = Vec::new();
    for (at, node) in facts.outline.nodes().iter().enumerate() {
        if !node.kind.is_deed() || !facts.outline.is_leaf(at) {
            continue;
        }
        let standing = facts.outline.standing(&standings, at);
        let row = facts.row(at);
        let Some(span) = approved.get(&node.id).copied().or_else(|| row.span()) else { continue };
        if matches!(standing, Standing::Cancelled | Standing::Suspended) {
            continue;
        }
        let noted = row.noted_at.map(|at| Day::of_number(at.div_euclid(86_400_000)));
        deeds.push(Deed { planned: span.last(), done: noted.filter(|_| standing == Standing::Done) });
    }
    deeds
}
