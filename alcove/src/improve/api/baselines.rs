//! The approved states of a plan, and what is different between two of them, for machines.

use axum::http::StatusCode;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::approval::matter;
use crate::improve::comparing::{self, Version};
use crate::improve::facts;
use crate::kit::api::{Listed, Paging, answer};
use crate::kit::form::{Path, Query};
use crate::kit::ids::{PersonId, PlanId};
use crate::kit::{Error, Result};
use crate::network::Person;
use crate::network::audit::rfc3339;
use crate::plan::store::baseline;

#[derive(Clone, Debug, Serialize)]
pub struct BaselineLine {
    pub number: i64,
    /// SHA-256 of the text.
    pub hash: String,
    pub approved_at: String,
    pub approved_by: PersonId,
}

#[derive(Clone, Debug, Serialize)]
pub struct BaselinesBody {
    pub baselines: Vec<BaselineLine>,
    /// The value of `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// An approved state with its text.
#[derive(Clone, Debug, Serialize)]
pub struct BaselineBody {
    pub number: i64,
    pub hash: String,
    pub approved_at: String,
    pub approved_by: PersonId,
    /// One line for each fact; the hash stands on it.
    pub text: String,
}

/// `?from=1&to=today`
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Between {
    pub from: String,
    pub to: String,
}

/// One fact that became different. What it is about and what is said are written as in a baseline.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeBody {
    pub about: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ReasonLine {
    pub reason: String,
    pub changed_by: PersonId,
    pub changed_at: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct NodeChangesBody {
    pub node_id: String,
    /// `added`, `removed` or `changed`.
    pub fate: &'static str,
    pub changes: Vec<ChangeBody>,
    /// Those of the plan's kinds of important changes that apply.
    pub matters: Vec<serde_json::Value>,
    pub reasons: Vec<ReasonLine>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ChangesBody {
    pub from: String,
    pub to: String,
    /// Those of the two that kept nothing of what the plan says of itself, and of what its indicators
    /// measure: whether that was another then is not recorded.
    pub unrecorded: Vec<i64>,
    pub nodes: Vec<NodeChangesBody>,
    /// The value of `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

pub async fn baselines(
    person: Person,
    Path(id): Path<PlanId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let (limit, before) = (paging.limit()?, paging.before()?);
    facts::load(&person, &id).await?;
    let heads = baseline::heads_before(person.ctx.db().read(), &id, before, limit + 1).await?;
    let line = |head: baseline::Head| BaselineLine {
        number: head.number,
        hash: head.hash,
        approved_at: rfc3339(head.approved_at),
        approved_by: head.approved_by,
    };
    let page = Listed::page(heads, limit, |head| head.number.to_string());
    let body = BaselinesBody { baselines: page.items.into_iter().map(line).collect(), next: page.next };
    answer(StatusCode::OK, &body)
}

pub async fn baseline(person: Person, Path((id, number)): Path<(PlanId, i64)>) -> Result<Response> {
    facts::load(&person, &id).await?;
    let row = baseline::find(person.ctx.db().read(), &id, number).await?.ok_or(Error::NotFound)?;
    let body = BaselineBody {
        number: row.number,
        hash: row.hash,
        approved_at: rfc3339(row.approved_at),
        approved_by: row.approved_by,
        text: row.body,
    };
    answer(StatusCode::OK, &body)
}

/// Without `from`, since the last approval; without `to`, until today.
pub async fn changes(
    person: Person,
    Path(id): Path<PlanId>,
    Query(asked): Query<Between>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    let read = |field: &'static str, text: &str, usual: Version| match text {
        "" => Ok(usual),
        text => Version::read(text).ok_or_else(|| Error::invalid(field, "unknown-choice")),
    };
    let from = read("from", &asked.from, Version::Baseline(facts.rows.plan.baselines))?;
    let to = read("to", &asked.to, Version::Today)?;
    let found = comparing::between(&person, &id, from, to).await?;
    let page = paging.of(found.nodes, |one| one.node.to_string())?;
    let nodes = page.items.into_iter().map(node_changes).collect::<Result<_>>()?;
    let (from, to, unrecorded) = (from.write(), to.write(), found.unrecorded);
    answer(StatusCode::OK, &ChangesBody { from, to, unrecorded, nodes, next: page.next })
}

fn node_changes(one: comparing::Compared) -> Result<NodeChangesBody> {
    Ok(NodeChangesBody {
        node_id: one.node.as_str().to_owned(),
        fate: match one.fate {
            comparing::Fate::Came => "added",
            comparing::Fate::Went => "removed",
            comparing::Fate::Stayed => "changed",
        },
        changes: one.changes.iter().map(ChangeBody::of).collect(),
        matters: one.matters.iter().map(matter).collect::<Result<_>>()?,
        reasons: one
            .reasons
            .into_iter()
            .map(|reason| ReasonLine {
                reason: reason.words,
                changed_by: reason.by,
                changed_at: rfc3339(reason.at),
            })
            .collect(),
    })
}

impl ChangeBody {
    pub(super) fn of(change: &alcove_domain::plan::Change) -> Self {
        Self {
            about: change.fact.about.write(),
            before: change.before.as_ref().map(|said| said.write()),
            after: change.after.as_ref().map(|said| said.write()),
        }
    }
}
