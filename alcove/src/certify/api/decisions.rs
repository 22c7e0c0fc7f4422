//! The decision on an application for machines.

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::applications::{ReasonBody, told};
use crate::certify::deciding::{self, Proposal};
use crate::certify::facts::{self, Facts};
use crate::certify::store::condition;
use crate::certify::{appealing, committees, conditions};
use crate::kit::api::tagged;
use crate::kit::form::{Json, Path};
use crate::kit::ids::{ApplicationId, ConditionId, PersonId};
use crate::kit::{Result, etag, idempotency};
use crate::network::Person;
use crate::network::audit::rfc3339;
use alcove_domain::network::Action;

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct CommitteeBody {
    pub person_ids: Vec<PersonId>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ProposalBody {
    /// `granted`, `conditional` or `refused`.
    pub result: String,
    #[serde(default)]
    pub reasons: String,
    /// `votes` or `minutes`.
    pub manner: String,
    #[serde(default)]
    pub minutes: String,
    #[serde(default)]
    pub held_on: String,
    #[serde(default)]
    pub conditions: Vec<NewConditionBody>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NewConditionBody {
    pub words: String,
    pub due_day: String,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct VoteBody {
    /// `for`, `against` or `abstain`.
    pub vote: String,
    #[serde(default)]
    pub words: String,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ConditionAnswerBody {
    pub answer: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct DecisionAnswer {
    pub application_id: ApplicationId,
    pub state: String,
    pub result: Option<String>,
    /// For the body and its committee.
    pub committee: Vec<PersonId>,
    /// Open, or closed as the decision.
    pub proposal: Option<ProposalAnswer>,
    pub votes: Vec<VoteAnswer>,
    pub conditions: Vec<ConditionAnswer>,
    pub version: i64,
}

#[derive(Clone, Debug, Serialize)]
pub struct ProposalAnswer {
    pub number: i64,
    pub result: String,
    pub reasons: String,
    pub manner: String,
    pub minutes: String,
    pub held_on: String,
    pub proposed_at: String,
    pub closed_at: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct VoteAnswer {
    pub person_id: PersonId,
    pub vote: String,
    pub words: String,
    pub voted_at: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct ConditionAnswer {
    pub id: ConditionId,
    pub words: String,
    pub due_day: String,
    pub answer: String,
    pub answered_at: Option<String>,
    pub met_at: Option<String>,
}

pub async fn get(person: Person, Path(id): Path<ApplicationId>) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    shown(&person, StatusCode::OK, facts).await
}

pub async fn committee(
    person: Person,
    Path(id): Path<ApplicationId>,
    headers: HeaderMap,
    Json(body): Json<CommitteeBody>,
) -> Result<Response> {
    let people = body.person_ids.into_iter().collect();
    let facts = committees::name(&person, &id, &etag::condition(&headers)?, people).await?;
    shown(&person, StatusCode::OK, facts).await
}

pub async fn propose(
    person: Person,
    Path(id): Path<ApplicationId>,
    headers: HeaderMap,
    Json(body): Json<ProposalBody>,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST proposals", &id, &body), || async {
        let conditions = body.conditions.iter().map(|one| (one.words.clone(), one.due_day.clone()));
        let said = Proposal {
            verdict: body.result.clone(),
            reasons: body.reasons.clone(),
            manner: body.manner.clone(),
            minutes: body.minutes.clone(),
            held_on: body.held_on.clone(),
            conditions: conditions.collect(),
        };
        let facts = deciding::propose(&person, &id, &etag::condition(&headers)?, said).await?;
        shown(&person, StatusCode::CREATED, facts).await
    })
    .await
}

pub async fn drop_proposal(
    person: Person,
    Path(id): Path<ApplicationId>,
    headers: HeaderMap,
) -> Result<Response> {
    let facts = deciding::drop_proposal(&person, &id, &etag::condition(&headers)?).await?;
    shown(&person, StatusCode::OK, facts).await
}

pub async fn vote(
    person: Person,
    Path(id): Path<ApplicationId>,
    headers: HeaderMap,
    Json(body): Json<VoteBody>,
) -> Result<Response> {
    let facts = deciding::cast(&person, &id, &etag::condition(&headers)?, &body.vote, &body.words).await?;
    shown(&person, StatusCode::OK, facts).await
}

pub async fn close(person: Person, Path(id): Path<ApplicationId>, headers: HeaderMap) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST decision", &id), || async {
        let facts = deciding::close(&person, &id, &etag::condition(&headers)?).await?;
        shown(&person, StatusCode::OK, facts).await
    })
    .await
}

pub async fn answer_condition(
    person: Person,
    Path((id, of)): Path<(ApplicationId, ConditionId)>,
    headers: HeaderMap,
    Json(body): Json<ConditionAnswerBody>,
) -> Result<Response> {
    let facts = conditions::answer(&person, &id, &of, &etag::condition(&headers)?, &body.answer).await?;
    shown(&person, StatusCode::OK, facts).await
}

pub async fn meet(
    person: Person,
    Path((id, of)): Path<(ApplicationId, ConditionId)>,
    headers: HeaderMap,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST fulfilment", &id, &of), || async {
        let facts = conditions::meet(&person, &id, &of).await?;
        shown(&person, StatusCode::OK, facts).await
    })
    .await
}

pub async fn grant(person: Person, Path(id): Path<ApplicationId>, headers: HeaderMap) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST grant", &id), || async {
        let facts = conditions::grant(&person, &id, &etag::condition(&headers)?).await?;
        shown(&person, StatusCode::OK, facts).await
    })
    .await
}

pub async fn lapse(
    person: Person,
    Path(id): Path<ApplicationId>,
    headers: HeaderMap,
    Json(body): Json<ReasonBody>,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST lapse", &id, &body), || async {
        let facts = conditions::lapse(&person, &id, &etag::condition(&headers)?, &body.reason).await?;
        shown(&person, StatusCode::OK, facts).await
    })
    .await
}

pub async fn appeal(
    person: Person,
    Path(id): Path<ApplicationId>,
    headers: HeaderMap,
    Json(body): Json<ReasonBody>,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST appeal", &id, &body), || async {
        let new = appealing::appeal(&person, &id, &body.reason).await?;
        told(&person, StatusCode::CREATED, facts::load(&person, &new).await?).await
    })
    .await
}

async fn shown(person: &Person, status: StatusCode, facts: Facts) -> Result<Response> {
    let deciding = deciding::standing(person, &facts).await?;
    let inside = facts.handles(person) || person.can(Action::VoteOnApplication, &facts.resource());
    let version = facts.row.version;
    let body = DecisionAnswer {
        application_id: facts.row.id.clone(),
        state: facts.row.state.clone(),
        result: facts.row.result.clone(),
        committee: if inside { facts.committee.iter().cloned().collect() } else { Vec::new() },
        proposal: deciding.current.map(|row| ProposalAnswer {
            number: row.number,
            result: row.result,
            reasons: row.reasons,
            manner: row.manner,
            minutes: if inside { row.minutes } else { String::new() },
            held_on: row.held_on,
            proposed_at: rfc3339(row.proposed_at),
            closed_at: row.closed_at.map(rfc3339),
        }),
        votes: deciding
            .votes
            .into_iter()
            .map(|row| VoteAnswer {
                person_id: row.person_id,
                vote: row.vote,
                words: row.words,
                voted_at: rfc3339(row.voted_at),
            })
            .collect(),
        conditions: deciding.conditions.into_iter().map(condition).collect(),
        version,
    };
    tagged(status, version, &body)
}

fn condition(row: condition::Model) -> ConditionAnswer {
    ConditionAnswer {
        id: row.id,
        words: row.words,
        due_day: row.due_day,
        answer: row.answer,
        answered_at: row.answered_at.map(rfc3339),
        met_at: row.met_at.map(rfc3339),
    }
}
