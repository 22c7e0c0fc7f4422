//! How much lies on whose desk, quarter by quarter, for machines.

use alcove_domain::plan::Party;
use alcove_domain::plan::workload::Load;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Serialize;

use super::filters;
use super::parties::PartyBody;
use super::schedule::DaysBody;
use crate::improve::facts;
use crate::improve::names::Names;
use crate::improve::pages::outline;
use crate::improve::parties::write_party;
use crate::kit::Result;
use crate::kit::api::{Paging, answer};
use crate::kit::form::{Path, Query};
use crate::kit::ids::PlanId;
use crate::network::Person;

/// What lies on each desk in this quarter and the four that follow.
#[derive(Clone, Debug, Serialize)]
pub struct WorkloadBody {
    pub quarters: Vec<DaysBody>,
    /// Units first, by name.
    pub desks: Vec<DeskBody>,
    /// The value of `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct DeskBody {
    #[serde(flatten)]
    pub whose: PartyBody,
    pub name: String,
    /// One for each quarter.
    pub loads: Vec<LoadBody>,
}

#[derive(Clone, Debug, Serialize)]
pub struct LoadBody {
    /// Actions and milestones that fall into the quarter. What should have ended lies on today.
    pub tasks: usize,
    /// Work that falls into it, in hours, exact.
    pub work: String,
    /// Tasks of which nobody said how much work they are.
    pub unknown: usize,
    /// Tasks that should have ended already.
    pub overdue: usize,
}

pub async fn get(
    person: Person,
    Path(plan): Path<PlanId>,
    Query(asked): Query<outline::Asked>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let facts = facts::load(&person, &plan).await?;
    let names = Names::of(&person.ctx, facts.organisation()).await?;
    filters::check(&facts, &names, &asked)?;
    let (quarters, loads) = outline::workload(&person, &facts, &names, &asked)?;
    let mut desks: Vec<(Party, Vec<Load>)> = loads.into_iter().collect();
    person.words().sort_by_name(&mut desks, |(party, _)| names.name(party));
    desks.sort_by_key(|(party, _)| matches!(party, Party::Person(_)));
    let page = paging.of(desks, |(party, _)| write_party(party))?;
    let desks = page.items.iter().map(|(party, loads)| DeskBody {
        whose: PartyBody::of(party),
        name: names.name(party),
        loads: loads.iter().map(load).collect(),
    });
    let body = WorkloadBody {
        quarters: quarters.into_iter().map(DaysBody::of).collect(),
        desks: desks.collect(),
        next: page.next,
    };
    answer(StatusCode::OK, &body)
}

fn load(load: &Load) -> LoadBody {
    LoadBody { tasks: load.tasks, work: load.work.to_exact(), unknown: load.unknown, overdue: load.overdue }
}
