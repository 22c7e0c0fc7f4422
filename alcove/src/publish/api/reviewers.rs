//! Who looks at practices of other institutions, for machines of whoever keeps the installation.

use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use serde::{Deserialize, Serialize};

use crate::kit::api::{Paging, answer};
use crate::kit::form::{Json, Path, Query};
use crate::kit::ids::PersonId;
use crate::kit::{Error, Result, idempotency};
use crate::network::Person;
use crate::publish::reviewers;
use crate::publish::store::reviewer::Named;

#[derive(Clone, Debug, Serialize)]
pub struct ReviewerBody {
    person_id: PersonId,
    name: String,
    email: String,
    domains: Vec<String>,
}

impl ReviewerBody {
    fn of(row: Named) -> Self {
        Self {
            person_id: row.person_id,
            name: row.name,
            email: row.email,
            domains: row.domains.split(' ').map(str::to_owned).collect(),
        }
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct ReviewerList {
    items: Vec<ReviewerBody>,
    next: Option<String>,
}

pub async fn list(person: Person, Query(paging): Query<Paging>) -> Result<Response> {
    let page = paging.of(reviewers::list(&person).await?, |row| row.person_id.0.clone())?;
    let items = page.items.into_iter().map(ReviewerBody::of).collect();
    answer(StatusCode::OK, &ReviewerList { items, next: page.next })
}

/// Somebody with an account, and the themes they are named for.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NewReviewer {
    pub email: String,
    pub domains: Vec<String>,
}

pub async fn name(person: Person, headers: HeaderMap, Json(new): Json<NewReviewer>) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST practice reviewers", &new), || async {
        let named = reviewers::name(&person, &new.email, &new.domains).await?;
        let rows = reviewers::list(&person).await?;
        let row = rows.into_iter().find(|row| row.person_id == named).ok_or(Error::NotFound)?;
        answer(StatusCode::CREATED, &ReviewerBody::of(row))
    })
    .await
}

pub async fn end(person: Person, Path(id): Path<PersonId>) -> Result<Response> {
    reviewers::end(&person, &id).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
