//! A move taken back: where nodes lay before it, written into the address that brings them back. What
//! was pushed along goes back as well, which no move of one node would do.

use std::sync::Arc;

use alcove_domain::kit::Day;
use alcove_domain::plan::{Span, Timing};

use super::changing::{self, Act};
use super::dates::{check_seen, give_back};
use super::facts::Facts;
use super::nodes;
use crate::kit::etag::Condition;
use crate::kit::ids::{NodeId, PlanId};
use crate::kit::{Error, Result};
use crate::network::Person;

/// The address travels in a cookie, which holds four kilobytes with everything else.
const MOST: usize = 30;

/// Where one node was, and the version that it has since.
struct Was {
    id: NodeId,
    version: i64,
    timing: Timing,
}

/// What a move changed, for an address. Nothing where too much did.
pub fn written(before: &Facts, after: &Facts) -> Option<String> {
    let mut moved = Vec::new();
    for (at, node) in after.outline.nodes().iter().enumerate() {
        let now = after.row(at);
        let Ok(was) = before.place(node.id.as_str()).map(|at| before.row(at)) else { continue };
        // What lies around others follows them back; its own dates may have moved with it.
        if was.timing() == now.timing() {
            continue;
        }
        let timing = match was.timing() {
            Timing::Fixed(span) => format!("f-{}-{}", span.first().number(), span.last().number()),
            Timing::Automatic { from: Some(from), days } => {
                let span = Span::of_days(from, days);
                format!("a-{}-{}", span.first().number(), span.last().number())
            }
            Timing::Automatic { from: None, days } => format!("n-{days}-0"),
        };
        moved.push(format!("{}-{}-{timing}", now.id, now.version));
    }
    (1..=MOST).contains(&moved.len()).then(|| moved.join("_"))
}

fn read(text: &str) -> Option<Vec<Was>> {
    let one = |part: &str| {
        let parts: Vec<&str> = part.split('-').collect();
        let [id, version, mode, first, last] = parts.as_slice() else { return None };
        let (first, last): (i64, i64) = (first.parse().ok()?, last.parse().ok()?);
        let span = || Span::new(Day::of_number(first), Day::of_number(last));
        let timing = match *mode {
            "f" => Timing::Fixed(span()?),
            "a" => {
                let span = span()?;
                Timing::Automatic { from: Some(span.first()), days: u32::try_from(span.days()).ok()? }
            }
            "n" => Timing::Automatic { from: None, days: u32::try_from(first).ok()? },
            _ => return None,
        };
        Some(Was { id: NodeId::from(*id), version: version.parse().ok()?, timing })
    };
    let all: Option<Vec<Was>> = text.split('_').map(one).collect();
    all.filter(|all| all.len() <= MOST)
}

/// Puts everything back where it was. Refused where somebody changed one of them since.
pub async fn put_back(person: &Person, plan: &PlanId, text: &str) -> Result<Arc<Facts>> {
    let was = read(text).ok_or(Error::NotFound)?;
    for one in &was {
        nodes::may_edit(person, plan, &one.id).await?;
    }
    let reason = person.words().t("improve-undone-reason");
    let act = Act::new("plan.move-taken-back").on(&was[0].id).because(&reason);
    changing::change(person, plan, act, |draft| {
        for one in &was {
            check_seen(draft, &one.id, &Condition::Versions(vec![one.version]))?;
        }
        let timings: Vec<(NodeId, Timing)> = was.iter().map(|one| (one.id.clone(), one.timing)).collect();
        give_back(draft, &timings)
    })
    .await
}
