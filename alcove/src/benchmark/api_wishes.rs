//! What members ask of a network, as machines see it.

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::api_people::{Written, whole};
use super::wishes::{self, Asking, Named};
use crate::kit::Result;
use crate::kit::api::{Listed, Paging, answer};
use crate::kit::form::{Json, Path, Query};
use crate::kit::idempotency;
use crate::kit::ids::{MentoringId, NetworkId, OrganisationId, WishId};
use crate::network::Person;
use crate::network::audit::rfc3339;

/// A wish as it is sent.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct New {
    #[serde(default)]
    organisation_id: Option<OrganisationId>,
    #[serde(default)]
    mentor_id: Option<OrganisationId>,
    goals: String,
}

/// The pair that is proposed for it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paired {
    mentor_id: OrganisationId,
    #[serde(default)]
    goals: Option<String>,
}

#[derive(Serialize)]
struct View {
    id: WishId,
    learner_id: OrganisationId,
    learner: String,
    mentor_id: Option<OrganisationId>,
    mentor: Option<String>,
    goals: String,
    stage: &'static str,
    asked_at: String,
    answered_at: Option<String>,
    answer: String,
    mentoring_id: Option<MentoringId>,
}

fn view(named: Named) -> View {
    let Named { row, learner, mentor, .. } = named;
    View {
        stage: row.stage().word(),
        id: row.id,
        learner_id: row.learner_id,
        learner,
        mentor_id: row.mentor_id,
        mentor,
        goals: row.goals,
        asked_at: rfc3339(row.asked_at),
        answered_at: row.answered_at.map(rfc3339),
        answer: row.answer,
        mentoring_id: row.mentoring_id,
    }
}

pub async fn list(
    person: Person,
    Path(id): Path<NetworkId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let limit = paging.limit()?;
    let after = paging.after.map(WishId);
    let rows = wishes::list(&person, &id, after.as_ref(), limit + 1).await?;
    let views = rows.into_iter().map(view).collect();
    answer(StatusCode::OK, &Listed::page(views, limit, |view: &View| view.id.0.clone()))
}

pub async fn ask(
    person: Person,
    Path(id): Path<NetworkId>,
    headers: HeaderMap,
    Json(new): Json<New>,
) -> Result<Response> {
    let request = ("POST mentoring wish", &id, &new);
    idempotency::once(&person.ctx, &person.id, &headers, &request, || async {
        let learner = match &new.organisation_id {
            Some(learner) => learner,
            None => person.current_organisation()?,
        };
        let asking = Asking { mentor: new.mentor_id.as_ref(), goals: &new.goals };
        let wish = wishes::ask(&person, &id, learner, asking).await?;
        answer(StatusCode::CREATED, &view(wishes::read(&person, &id, &wish).await?))
    })
    .await
}

pub async fn read(person: Person, Path((id, wish)): Path<(NetworkId, WishId)>) -> Result<Response> {
    answer(StatusCode::OK, &view(wishes::read(&person, &id, &wish).await?))
}

pub async fn take_back(person: Person, Path((id, wish)): Path<(NetworkId, WishId)>) -> Result<StatusCode> {
    wishes::take_back(&person, &id, &wish).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub async fn pair(
    person: Person,
    Path((id, wish)): Path<(NetworkId, WishId)>,
    headers: HeaderMap,
    Json(paired): Json<Paired>,
) -> Result<Response> {
    let request = ("POST mentoring wish pair", &wish, &paired);
    idempotency::once(&person.ctx, &person.id, &headers, &request, || async {
        let asked = wishes::read(&person, &id, &wish).await?;
        let goals = paired.goals.as_ref().unwrap_or(&asked.row.goals);
        let made = wishes::pair(&person, &id, &wish, &paired.mentor_id, goals).await?;
        answer(StatusCode::CREATED, &whole(&person, &id, &made).await?)
    })
    .await
}

pub async fn refuse(
    person: Person,
    Path((id, wish)): Path<(NetworkId, WishId)>,
    headers: HeaderMap,
    Json(written): Json<Written>,
) -> Result<Response> {
    let request = ("POST mentoring wish refusal", &wish, &written);
    idempotency::once(&person.ctx, &person.id, &headers, &request, || async {
        wishes::refuse(&person, &id, &wish, &written.body).await?;
        answer(StatusCode::OK, &view(wishes::read(&person, &id, &wish).await?))
    })
    .await
}
