//! When a node happens, for machines; and what would follow if it happened another day.

use alcove_domain::plan::Span;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::nodes::is_fixed;
use crate::improve::dates::{self, Dates, Wish};
use crate::improve::facts::{self, Facts};
use crate::kit::api::tagged;
use crate::kit::form::{Json, Path, Query};
use crate::kit::ids::{NodeId, PlanId};
use crate::kit::{Error, Result, etag};
use crate::network::Person;
use crate::plan::known;

/// New dates, or a number of days by which the node moves with what is automatic below it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ScheduleBody {
    /// `automatic`, pushed by what goes before, or `fixed`.
    pub mode: Option<String>,
    /// Without a day, an automatic node begins when what it waits for allows.
    pub first_day: Option<String>,
    pub last_day: Option<String>,
    /// Calendar days, both ends included; in place of the last day.
    pub days: Option<i64>,
    /// Calendar days later, or earlier below zero. Alone, beside a reason.
    pub shift: Option<i64>,
    /// Needed once the plan is approved.
    pub reason: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct DryQuery {
    /// 1: tells what would follow and writes nothing.
    dry: String,
}

/// What followed from a change of dates; or what would follow.
#[derive(Clone, Debug, Serialize)]
pub struct ToldBody {
    /// The node's version.
    pub version: i64,
    /// Every node that lies elsewhere, the one that was changed with them.
    pub moves: Vec<MoveBody>,
    /// Fixed dates that a dependency contradicts, in the whole plan.
    pub conflicts: Vec<ConflictBody>,
    /// Nodes that run outside the fixed dates of the one above them, in the whole plan.
    pub overhangs: Vec<OverhangBody>,
}

/// First and last day, both within.
#[derive(Clone, Debug, Serialize)]
pub struct DaysBody {
    pub first_day: String,
    pub last_day: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct MoveBody {
    pub node_id: NodeId,
    pub title: String,
    pub from: Option<DaysBody>,
    pub to: Option<DaysBody>,
}

/// A fixed date that a dependency contradicts. Somebody has to decide.
#[derive(Clone, Debug, Serialize)]
pub struct ConflictBody {
    pub node_id: NodeId,
    pub because_of: NodeId,
    /// The first day that the predecessor leaves.
    pub needs: String,
    pub has: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct OverhangBody {
    pub node_id: NodeId,
    pub fixed: DaysBody,
    pub below: DaysBody,
}

pub async fn put(
    person: Person,
    headers: HeaderMap,
    Path((plan, node)): Path<(PlanId, NodeId)>,
    Query(query): Query<DryQuery>,
    Json(body): Json<ScheduleBody>,
) -> Result<Response> {
    let seen = etag::condition(&headers)?;
    let reason = body.reason.clone();
    let wish = wish(body)?;
    let is_dry = match query.dry.as_str() {
        "1" => true,
        "" | "0" => false,
        // What was meant to be foreseen must not be written.
        _ => return Err(Error::invalid("dry", "unknown-choice")),
    };
    let told = if is_dry {
        let foreseen = dates::foresee(&person, &plan, &node, &seen, wish).await?;
        ToldBody {
            version: foreseen.before.rows.node(&node)?.version,
            ..told(&foreseen.before, &foreseen.after, &node)?
        }
    } else {
        let known = facts::load(&person, &plan).await?;
        let facts = match wish {
            Wish::To(dates) => dates::retime(&person, &plan, &node, &seen, dates, &reason).await?,
            Wish::By(days) => dates::shift(&person, &plan, &node, &seen, days, &reason).await?,
        };
        told(&known, &facts, &node)?
    };
    tagged(StatusCode::OK, told.version, &told)
}

fn wish(body: ScheduleBody) -> Result<Wish> {
    if let Some(days) = body.shift {
        let alone = body.mode.is_none() && body.first_day.is_none() && body.last_day.is_none();
        return if alone && body.days.is_none() {
            Ok(Wish::By(days))
        } else {
            Err(Error::invalid("shift", "shift-or-dates"))
        };
    }
    let first_day = body.first_day.unwrap_or_default();
    let last_day = match (body.last_day, body.days) {
        (Some(last), _) => last,
        (None, Some(days)) => last_of(&first_day, days)?,
        (None, None) => String::new(),
    };
    Ok(Wish::To(Dates { fixed: is_fixed(body.mode.as_deref())?, first_day, last_day }))
}

fn last_of(first: &str, days: i64) -> Result<String> {
    let count = u32::try_from(days).ok().filter(|days| (1..=dates::MOST_DAYS).contains(days));
    let count = count.ok_or_else(|| Error::invalid("days", "no-duration"))?;
    if first.trim().is_empty() {
        return Err(Error::invalid("first_day", "day-missing"));
    }
    let first = known::day(first.trim()).map_err(|_| Error::invalid("first_day", "not-a-day"))?;
    Ok(Span::of_days(first, count).last().to_string())
}

/// What lies elsewhere after an act, and what does not fit.
pub(super) fn told(before: &Facts, after: &Facts, node: &NodeId) -> Result<ToldBody> {
    Ok(ToldBody {
        version: after.rows.node(node)?.version,
        moves: moves(before, after),
        conflicts: ConflictBody::all(after),
        overhangs: OverhangBody::all(after),
    })
}

/// Every node that lies elsewhere.
pub(super) fn moves(before: &Facts, after: &Facts) -> Vec<MoveBody> {
    let moves = after.listed.iter().filter_map(|row| {
        let now = after.row(row.at);
        let was = before.place(now.id.as_str()).ok().and_then(|at| before.row(at).span());
        (was != now.span()).then(|| MoveBody {
            node_id: now.id.clone(),
            title: now.title.clone(),
            from: was.map(DaysBody::of),
            to: now.span().map(DaysBody::of),
        })
    });
    moves.collect()
}

impl DaysBody {
    pub(super) fn of(span: Span) -> Self {
        Self { first_day: span.first().to_string(), last_day: span.last().to_string() }
    }
}

impl ConflictBody {
    pub(super) fn all(facts: &Facts) -> Vec<Self> {
        let conflicts = facts.propagation.conflicts.iter().map(|one| Self {
            node_id: one.node.as_str().into(),
            because_of: one.because_of.as_str().into(),
            needs: one.needs.to_string(),
            has: one.has.to_string(),
        });
        conflicts.collect()
    }
}

impl OverhangBody {
    pub(super) fn all(facts: &Facts) -> Vec<Self> {
        let overhangs = facts.propagation.overhangs.iter().map(|one| Self {
            node_id: one.node.as_str().into(),
            fixed: DaysBody::of(one.fixed),
            below: DaysBody::of(one.below),
        });
        overhangs.collect()
    }
}
