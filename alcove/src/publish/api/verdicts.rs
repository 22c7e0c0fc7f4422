//! How a practice fares, for machines of the institution that wrote it: what was done on its way, and what
//! reviewers said.

use axum::http::StatusCode;
use axum::response::Response;
use serde::Serialize;

use super::reviews::{RubricItem, rubric};
use crate::kit::Result;
use crate::kit::api::{Listed, Paging, answer};
use crate::kit::form::{Path, Query};
use crate::kit::ids::{EditionId, PersonId, PracticeId};
use crate::network::Person;
use crate::network::audit::rfc3339;
use crate::network::store::person as people;
use crate::publish::verdicts::{self, Verdict};
use crate::publish::{moving, practices};

#[derive(Clone, Debug, Serialize)]
pub struct StepBody {
    act: String,
    reason: String,
    who: String,
    taken_at: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct StepList {
    items: Vec<StepBody>,
    next: Option<String>,
}

pub async fn steps(
    person: Person,
    Path(id): Path<PracticeId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    practices::load(&person, &id).await?;
    let Listed { items: rows, next } =
        paging.of(moving::steps(&person, &id).await?, |row| row.id.to_string())?;
    let ids: Vec<PersonId> = rows.iter().map(|row| row.taken_by.clone()).collect();
    let known = people::named(person.ctx.db().read(), ids).await?;
    let of = |id: &PersonId| known.iter().find(|row| row.id == *id).map(|row| row.name.clone());
    let items = rows.into_iter().map(|row| StepBody {
        who: of(&row.taken_by).unwrap_or_default(),
        taken_at: rfc3339(row.taken_at),
        act: row.act,
        reason: row.reason,
    });
    answer(StatusCode::OK, &StepList { items: items.collect(), next })
}

#[derive(Clone, Debug, Serialize)]
pub struct VerdictBody {
    /// `published` or `returned`.
    verdict: String,
    reason: String,
    decided_at: Option<String>,
    edition_id: EditionId,
    items: Vec<RubricItem>,
}

impl VerdictBody {
    fn of(told: Verdict) -> Self {
        Self {
            items: rubric(&told.known, &told.marks),
            edition_id: told.known.id.clone(),
            verdict: told.review.verdict.unwrap_or_default(),
            reason: told.review.words,
            decided_at: told.review.decided_at.map(rfc3339),
        }
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct VerdictList {
    items: Vec<VerdictBody>,
    next: Option<String>,
}

pub async fn list(
    person: Person,
    Path(id): Path<PracticeId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let told = verdicts::of_practice(&person, &id, &paging).await?;
    let items = told.items.into_iter().map(VerdictBody::of).collect();
    answer(StatusCode::OK, &VerdictList { items, next: told.next })
}
