//! When a node happens: fixed or automatic dates, moves, and what waits for what.

use std::sync::Arc;

use alcove_domain::kit::Day;
use alcove_domain::plan::schedule::MOST_DAYS as MOST;
use alcove_domain::plan::{Span, Task, Timing};

use super::changing::{self, Act, Draft, check_version, typed_day};
use super::facts::Facts;
use super::nodes;
use crate::kit::etag::Condition;
use crate::kit::ids::{NodeId, PlanId};
use crate::kit::{Error, Result};
use crate::network::Person;
use crate::plan::store::{dependency, node};

/// The longest move, and the longest an action takes.
pub const MOST_DAYS: u32 = MOST;

/// New dates of a node, as somebody typed them.
#[derive(Clone, Debug, Default)]
pub struct Dates {
    pub fixed: bool,
    pub first_day: String,
    pub last_day: String,
}

/// What somebody wants of a node's dates.
#[derive(Clone, Debug)]
pub enum Wish {
    To(Dates),
    /// So many calendar days later, or earlier below zero.
    By(i64),
}

/// The plan before and after a change that was not made.
pub struct Foreseen {
    pub before: Arc<Facts>,
    pub after: Facts,
}

/// Gives a node other dates. What follows it is pushed, never pulled.
pub async fn retime(
    person: &Person,
    plan: &PlanId,
    id: &NodeId,
    seen: &Condition,
    dates: Dates,
    reason: &str,
) -> Result<Arc<Facts>> {
    let facts = nodes::may_edit(person, plan, id).await?;
    let node = facts.rows.node(id)?;
    let (timing, span) = read(node, &dates)?;
    let act =
        Act::new("plan.node-retimed").on(id).because(reason).before(said(node.span())).after(said(span));
    changing::change(person, plan, act, |draft| {
        check_seen(draft, id, seen)?;
        retime_in(draft, id, timing)
    })
    .await
}

/// Moves a node, and what is automatic below it, by so many days.
pub async fn shift(
    person: &Person,
    plan: &PlanId,
    id: &NodeId,
    seen: &Condition,
    days: i64,
    reason: &str,
) -> Result<Arc<Facts>> {
    check_days(days)?;
    let facts = nodes::may_edit(person, plan, id).await?;
    let node = facts.rows.node(id)?;
    let act = Act::new("plan.node-retimed")
        .on(id)
        .because(reason)
        .before(said(node.span()))
        .after(said(node.span().map(|span| span.shifted(days))));
    changing::change(person, plan, act, |draft| {
        check_seen(draft, id, seen)?;
        shift_in(draft, id, days)
    })
    .await
}

/// What would follow, for whoever could do it.
pub async fn foresee(
    person: &Person,
    plan: &PlanId,
    id: &NodeId,
    seen: &Condition,
    wish: Wish,
) -> Result<Foreseen> {
    let before = nodes::may_edit(person, plan, id).await?;
    let after = changing::foresee(person, &before, |draft| {
        check_seen(draft, id, seen)?;
        match &wish {
            Wish::To(dates) => {
                let (timing, _) = read(draft.rows.node(id)?, dates)?;
                retime_in(draft, id, timing)
            }
            Wish::By(days) => {
                check_days(*days)?;
                shift_in(draft, id, *days)
            }
        }
    })?;
    Ok(Foreseen { before, after })
}

fn check_days(days: i64) -> Result<()> {
    if days.unsigned_abs() > u64::from(MOST_DAYS) {
        return Err(Error::invalid("days", "no-duration"));
    }
    Ok(())
}

pub(super) fn check_seen(draft: &Draft, id: &NodeId, seen: &Condition) -> Result<()> {
    let now = draft.rows.node(id)?;
    check_version(seen, now.version, nodes::present(now))
}

/// The timing that was typed, with the days it stands for.
fn read(node: &node::Model, dates: &Dates) -> Result<(Timing, Option<Span>)> {
    let first = typed_day("first_day", &dates.first_day)?;
    let last = if node.kind == "milestone" { first } else { typed_day("last_day", &dates.last_day)? };
    let span = match (first, last) {
        (Some(first), Some(last)) => {
            Some(Span::new(first, last).ok_or_else(|| Error::invalid("last_day", "ends-before-it-begins"))?)
        }
        (Some(first), None) => Some(Span::day(first)),
        (None, Some(_)) => return Err(Error::invalid("first_day", "day-missing")),
        (None, None) => None,
    };
    let timing = match (dates.fixed, span) {
        (true, Some(span)) => Timing::Fixed(span),
        (true, None) => return Err(Error::invalid("first_day", "day-missing")),
        (false, span) => Timing::Automatic {
            from: span.map(Span::first),
            days: span.map_or(1, |span| u32::try_from(span.days()).unwrap_or(u32::MAX)),
        },
    };
    Ok((timing, span))
}

pub(super) fn retime_in(draft: &mut Draft, id: &NodeId, timing: Timing) -> Result<()> {
    let tasks = draft.rows.network().map_err(Error::fault)?.retimed(&id.as_str().into(), timing)?;
    take(draft, &tasks)
}

/// Gives nodes back the dates that were their own. What lies around others now keeps them for later.
pub(super) fn give_back(draft: &mut Draft, timings: &[(NodeId, Timing)]) -> Result<()> {
    let mut tasks = draft.rows.tasks();
    for (id, timing) in timings {
        let task = tasks.iter_mut().find(|task| task.id.as_str() == id.as_str()).ok_or(Error::NotFound)?;
        task.timing = *timing;
    }
    take(draft, &tasks)
}

pub(super) fn shift_in(draft: &mut Draft, id: &NodeId, days: i64) -> Result<()> {
    draft.rows.node(id)?;
    let tasks = draft.rows.network().map_err(Error::fault)?.shifted(&id.as_str().into(), days)?;
    take(draft, &tasks)
}

/// Writes the timings of these tasks into the rows that differ.
fn take(draft: &mut Draft, tasks: &[Task]) -> Result<()> {
    let was = draft.rows.tasks();
    for (task, _) in tasks.iter().zip(&was).filter(|(task, was)| task.timing != was.timing) {
        let node = draft.rows.node_mut(&task.id.as_str().into())?;
        let day = |day: Day| Some(day.to_string());
        node.own_first_day = None;
        match task.timing {
            Timing::Fixed(span) => {
                node.mode = "fixed".to_owned();
                node.first_day = day(span.first());
                node.last_day = day(span.last());
                node.days = span.days();
            }
            Timing::Automatic { from, days } => {
                let span = from.map(|from| Span::of_days(from, days));
                node.mode = "automatic".to_owned();
                node.first_day = span.and_then(|span| day(span.first()));
                node.last_day = span.and_then(|span| day(span.last()));
                node.days = i64::from(days);
            }
        }
    }
    Ok(())
}

fn said(span: Option<Span>) -> String {
    span.map(|span| format!("{} – {}", span.first(), span.last())).unwrap_or_default()
}

/// One waits for the other, with a lag in calendar days.
pub async fn depend(
    person: &Person,
    plan: &PlanId,
    before: &NodeId,
    after: &NodeId,
    seen: &Condition,
    lag: i64,
    reason: &str,
) -> Result<Arc<Facts>> {
    let facts = nodes::may_edit(person, plan, after).await?;
    facts.rows.node(before)?;
    let act = Act::new("plan.dependency-set").on(after).because(reason).before(before.as_str());
    changing::change(person, plan, act, |draft| {
        check_seen(draft, after, seen)?;
        let plan_id = draft.rows.id().clone();
        draft.rows.dependencies.retain(|row| row.before_id != *before || row.after_id != *after);
        draft.rows.dependencies.push(Arc::new(dependency::Model {
            before_id: before.clone(),
            after_id: after.clone(),
            plan_id,
            lag,
        }));
        draft.rows.node_mut(after)?;
        Ok(())
    })
    .await
}

pub async fn free(
    person: &Person,
    plan: &PlanId,
    before: &NodeId,
    after: &NodeId,
    seen: &Condition,
    reason: &str,
) -> Result<Arc<Facts>> {
    nodes::may_edit(person, plan, after).await?;
    let act = Act::new("plan.dependency-removed").on(after).because(reason).before(before.as_str());
    changing::change(person, plan, act, |draft| {
        check_seen(draft, after, seen)?;
        let count = draft.rows.dependencies.len();
        draft.rows.dependencies.retain(|row| row.before_id != *before || row.after_id != *after);
        if draft.rows.dependencies.len() == count {
            return Err(Error::NotFound);
        }
        draft.rows.node_mut(after)?;
        Ok(())
    })
    .await
}
