//! Applications for machines.

use alcove_domain::certify::Stage;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::objections::NamedAnswer;
use super::progress::{RuleAnswer, rule};
use crate::certify::applying::{self, Choice, New, Signature};
use crate::certify::changed;
use crate::certify::facts::{self, Facts};
use crate::certify::objecting;
use crate::certify::store::{application, declaration};
use crate::kit::api::{Listed, Paging, answer, tagged};
use crate::kit::form::{Json, Path, Query};
use crate::kit::ids::{ApplicationId, AssessmentId, EvidenceId, OrganisationId, PlanId, SchemeId};
use crate::kit::{Error, Result, etag, idempotency};
use crate::network::Person;
use crate::network::audit::rfc3339;

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NewApplicationBody {
    pub scheme_id: SchemeId,
    pub level_id: String,
    pub assessment_id: AssessmentId,
    #[serde(default)]
    pub plan_id: Option<PlanId>,
    /// One of the scheme's fields, where the level asks for one.
    #[serde(default)]
    pub field: String,
    #[serde(default)]
    pub mentions: Vec<String>,
}

/// What is handed in, chosen anew while it is a draft. What is absent stays.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct ApplicationChange {
    pub assessment_id: Option<AssessmentId>,
    /// Null takes the plan out.
    #[serde(with = "twice", skip_serializing_if = "Option::is_none")]
    pub plan_id: Option<Option<PlanId>>,
    pub field: Option<String>,
    pub mentions: Option<Vec<String>>,
}

/// Tells what is absent from what is null.
mod twice {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<Option<T>>, D::Error> {
        Option::deserialize(from).map(Some)
    }

    pub fn serialize<T: Serialize, S: Serializer>(
        value: &Option<Option<T>>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        value.as_ref().and_then(Option::as_ref).serialize(to)
    }
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SignatureBody {
    pub name: String,
    pub position: String,
    /// Such as 2026-11-21.
    pub day: String,
    /// Always true: the words were read.
    pub agreed: bool,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ReasonBody {
    pub reason: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct ApplicationAnswer {
    pub id: ApplicationId,
    pub scheme_id: SchemeId,
    pub level_id: String,
    pub body_id: OrganisationId,
    pub organisation_id: OrganisationId,
    pub assessment_id: AssessmentId,
    pub plan_id: Option<PlanId>,
    pub previous_id: Option<ApplicationId>,
    /// `first`, `again`, `appeal` or `renewal`.
    pub ground: String,
    pub attempt: i64,
    pub field: String,
    pub mentions: Vec<String>,
    /// `draft`, `submitted`, `under-assessment`, `factual-check`, `reported`, `decided` or
    /// `withdrawn`.
    pub state: String,
    /// `granted`, `conditional` or `refused`.
    pub result: Option<String>,
    pub submitted_at: Option<String>,
    pub decided_at: Option<String>,
    pub withdrawn_at: Option<String>,
    pub version: i64,
}

#[derive(Clone, Debug, Serialize)]
pub struct ApplicationsAnswer {
    pub applications: Vec<ApplicationAnswer>,
    /// The value of `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct OneApplication {
    #[serde(flatten)]
    pub application: ApplicationAnswer,
    pub declaration: Option<DeclarationAnswer>,
    /// Of a draft: how far it is.
    pub rules: Vec<RuleAnswer>,
    /// Of a draft: evidence of the assessment that is not open to assessors, so that it would be left
    /// out of what is handed in.
    pub withheld_evidence: Vec<EvidenceId>,
    /// SHA-256 of what was handed in.
    pub snapshot_hash: Option<String>,
    /// For the institution that applies: who assesses, once they have accepted.
    pub assessors: Vec<NamedAnswer>,
}

#[derive(Clone, Debug, Serialize)]
pub struct DeclarationAnswer {
    pub name: String,
    pub position: String,
    pub day: String,
    pub words: String,
    pub language: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct ChangesAnswer {
    pub changes: Vec<ChangeAnswer>,
    /// The value of `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ChangeAnswer {
    /// `mark`, `reason`, `item-evidence`, `file`, `node`, `days`, `standing` or `responsible`.
    pub about: &'static str,
    pub name: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

pub async fn list(
    person: Person,
    Path(organisation): Path<OrganisationId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let (limit, after) = (paging.limit()?, paging.after.map(ApplicationId));
    page(applying::page_of_institution(&person, &organisation, after.as_ref(), limit + 1).await?, limit)
}

pub async fn received(
    person: Person,
    Path(body): Path<OrganisationId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let (limit, after) = (paging.limit()?, paging.after.map(ApplicationId));
    page(applying::page_received(&person, &body, after.as_ref(), limit + 1).await?, limit)
}

fn page(rows: Vec<application::Model>, limit: u64) -> Result<Response> {
    let page = Listed::page(rows, limit, |row| row.id.0.clone());
    let applications = page.items.into_iter().map(application).collect();
    answer(StatusCode::OK, &ApplicationsAnswer { applications, next: page.next })
}

pub async fn create(
    person: Person,
    Path(organisation): Path<OrganisationId>,
    headers: HeaderMap,
    Json(body): Json<NewApplicationBody>,
) -> Result<Response> {
    idempotency::once(
        &person.ctx,
        &person.id,
        &headers,
        &("POST applications", &organisation, &body),
        || async {
            let choice = Choice {
                assessment: body.assessment_id.clone(),
                plan: body.plan_id.clone(),
                field: body.field.clone(),
                mentions: body.mentions.clone(),
            };
            let new = New { scheme: body.scheme_id.clone(), level: body.level_id.clone(), choice };
            let id = applying::start(&person, &organisation, new).await?;
            told(&person, StatusCode::CREATED, facts::load(&person, &id).await?).await
        },
    )
    .await
}

pub async fn get(person: Person, Path(id): Path<ApplicationId>) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    told(&person, StatusCode::OK, facts).await
}

pub async fn patch(
    person: Person,
    Path(id): Path<ApplicationId>,
    headers: HeaderMap,
    Json(change): Json<ApplicationChange>,
) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    let row = &facts.row;
    let choice = Choice {
        assessment: change.assessment_id.unwrap_or_else(|| row.assessment_id.clone()),
        plan: change.plan_id.unwrap_or_else(|| row.plan_id.clone()),
        field: change.field.unwrap_or_else(|| row.field.clone()),
        mentions: change.mentions.unwrap_or_else(|| applying::mentions(row)),
    };
    let facts = applying::choose(&person, &id, &etag::condition(&headers)?, choice).await?;
    told(&person, StatusCode::OK, facts).await
}

pub async fn sign(
    person: Person,
    Path(id): Path<ApplicationId>,
    headers: HeaderMap,
    Json(body): Json<SignatureBody>,
) -> Result<Response> {
    let said = Signature { name: body.name, position: body.position, day: body.day, agreed: body.agreed };
    let facts = applying::sign(&person, &id, &etag::condition(&headers)?, said).await?;
    told(&person, StatusCode::OK, facts).await
}

/// Opens the withheld evidence to assessors, as far as the person may.
pub async fn open_evidence(
    person: Person,
    Path(id): Path<ApplicationId>,
    headers: HeaderMap,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST evidence-opening", &id), || async {
        let facts = applying::open_evidence(&person, &id).await?;
        told(&person, StatusCode::OK, facts).await
    })
    .await
}

pub async fn submit(person: Person, Path(id): Path<ApplicationId>, headers: HeaderMap) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST submission", &id), || async {
        let facts = applying::submit(&person, &id, &etag::condition(&headers)?).await?;
        told(&person, StatusCode::OK, facts).await
    })
    .await
}

pub async fn withdraw(
    person: Person,
    Path(id): Path<ApplicationId>,
    headers: HeaderMap,
    Json(body): Json<ReasonBody>,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST withdrawal", &id, &body), || async {
        let facts = applying::withdraw(&person, &id, &etag::condition(&headers)?, &body.reason).await?;
        told(&person, StatusCode::OK, facts).await
    })
    .await
}

/// What was handed in, as it was.
pub async fn snapshot(person: Person, Path(id): Path<ApplicationId>) -> Result<Response> {
    let (_, found) = applying::handed_in(&person, &id).await?;
    let (_, body) = found.ok_or(Error::NotFound)?;
    answer(StatusCode::OK, &body)
}

/// What became different since; for the institution.
pub async fn changes(
    person: Person,
    Path(id): Path<ApplicationId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let (facts, found) = applying::handed_in(&person, &id).await?;
    let (_, then) = found.ok_or(Error::NotFound)?;
    let now = applying::as_of_now(&person, &facts).await?;
    let page = paging.of(changed::between(&then, &now), changed::Change::key)?;
    let changes = page.items.into_iter().map(|one| ChangeAnswer {
        about: one.about.word(),
        name: one.name,
        before: one.before,
        after: one.after,
    });
    answer(StatusCode::OK, &ChangesAnswer { changes: changes.collect(), next: page.next })
}

pub async fn told(person: &Person, status: StatusCode, facts: Facts) -> Result<Response> {
    let declared = declaration::find(person.ctx.db().read(), facts.id()).await?;
    let (rules, withheld_evidence) = if facts.stage() == Stage::Draft {
        let standing = applying::standing(person, &facts).await?;
        (standing.level.rules.iter().map(rule).collect(), standing.kept().to_vec())
    } else {
        (Vec::new(), Vec::new())
    };
    let snapshot =
        crate::certify::store::snapshot::of_application(person.ctx.db().read(), facts.id()).await?;
    let assessors = objecting::named(person, &facts).await?.iter().map(NamedAnswer::of).collect();
    let version = facts.row.version;
    let body = OneApplication {
        application: application(facts.row),
        declaration: declared.map(|row| DeclarationAnswer {
            name: row.name,
            position: row.position,
            day: row.day,
            words: row.words,
            language: row.language,
        }),
        rules,
        withheld_evidence,
        snapshot_hash: snapshot.map(|row| row.hash),
        assessors,
    };
    tagged(status, version, &body)
}

pub fn application(row: application::Model) -> ApplicationAnswer {
    ApplicationAnswer {
        mentions: applying::mentions(&row),
        id: row.id,
        scheme_id: row.scheme_id,
        level_id: row.level_id,
        body_id: row.body_id,
        organisation_id: row.organisation_id,
        assessment_id: row.assessment_id,
        plan_id: row.plan_id,
        previous_id: row.previous_id,
        ground: row.ground,
        attempt: row.attempt,
        field: row.field,
        state: row.state,
        result: row.result,
        submitted_at: row.submitted_at.map(rfc3339),
        decided_at: row.decided_at.map(rfc3339),
        withdrawn_at: row.withdrawn_at.map(rfc3339),
        version: row.version,
    }
}
