//! When a node happens: fixed or automatic dates, moves, and what waits for what.

use std::sync::Arc;

use alcove_domain::kit::Day;
use alcove_domain::plan::{Span, Task, Timing};

use super::changing::{self, Act, Draft, check_version, typed_day};
use super::facts::Facts;
use super::nodes;
use crate::kit::etag::Condition;
use crate::kit::ids::{NodeId, PlanId};
use crate::kit::{Error, Result};
use crate::network::Person;
use crate::plan::store::dependency;

/// New dates of a node, as somebody typed them.
#[derive(Clone, Debug, Default)]
pub struct Dates {
    pub fixed: bool,
    pub first_day: String,
    pub last_day: String,
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
    let act =
        Act::new("plan.node-retimed").on(id).because(reason).before(said(node.span())).after(said(span));
    changing::change(person, plan, act, |draft| {
        let now = draft.rows.node(id)?;
        check_version(seen, now.version, nodes::present(now))?;
        let tasks = draft.rows.network().map_err(Error::fault)?.retimed(&id.as_str().into(), timing)?;
        take(draft, &tasks)
    })
    .await
}

/// Moves a node, and what is automatic below it, by so many days.
pub async fn shift(
    person: &Person,
    plan: &PlanId,
    id: &NodeId,
    days: i64,
    reason: &str,
) -> Result<Arc<Facts>> {
    if days.unsigned_abs() > 3660 {
        return Err(Error::invalid("days", "no-duration"));
    }
    let facts = nodes::may_edit(person, plan, id).await?;
    let node = facts.rows.node(id)?;
    let act = Act::new("plan.node-retimed")
        .on(id)
        .because(reason)
        .before(said(node.span()))
        .after(said(node.span().map(|span| span.shifted(days))));
    changing::change(person, plan, act, |draft| shift_in(draft, id, days)).await
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
    lag: i64,
    reason: &str,
) -> Result<Arc<Facts>> {
    let facts = nodes::may_edit(person, plan, after).await?;
    facts.rows.node(before)?;
    let act = Act::new("plan.dependency-set").on(after).because(reason).before(before.as_str());
    changing::change(person, plan, act, |draft| {
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
    reason: &str,
) -> Result<Arc<Facts>> {
    nodes::may_edit(person, plan, after).await?;
    let act = Act::new("plan.dependency-removed").on(after).because(reason).before(before.as_str());
    changing::change(person, plan, act, |draft| {
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
