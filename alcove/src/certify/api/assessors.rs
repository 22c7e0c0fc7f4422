//! The pool of a body and the engagements to an application, for machines.

use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use serde::{Deserialize, Serialize};

use alcove_domain::certify::voice::Voice;

use crate::certify::engaging::{self, Asked, Engaged, Ruling};
use crate::certify::invited::{self, Declaration, Mine, Outcome};
use crate::certify::pool::{self, Draft, Pooled, list_of};
use crate::certify::store::tie;
use crate::kit::api::{Listed, Paging, answer, tagged};
use crate::kit::form::{Json, Path, Query};
use crate::kit::ids::{ApplicationId, AssessorId, EngagementId, OrganisationId, PersonId};
use crate::kit::{Error, Result, etag, idempotency};
use crate::network::Person;
use crate::network::audit::rfc3339;
use crate::network::invitations::Delivery;

/// Somebody of the pool.
#[derive(Clone, Debug, Serialize)]
pub struct AssessorBody {
    id: AssessorId,
    /// Absent until the invitation was accepted.
    person_id: Option<PersonId>,
    name: String,
    email: String,
    fields: Vec<String>,
    languages: Vec<String>,
    employers: Vec<String>,
    most: i64,
    /// How many are asked or accepted now.
    load: i64,
    version: i64,
}

impl AssessorBody {
    fn of(one: &Pooled) -> Self {
        Self {
            id: one.row.id.clone(),
            person_id: one.person.clone(),
            name: one.row.name.clone(),
            email: one.email.clone(),
            fields: list_of(&one.row.fields),
            languages: list_of(&one.row.languages),
            employers: list_of(&one.row.employers),
            most: one.row.most,
            load: one.load(),
            version: one.row.version,
        }
    }
}

pub async fn list(
    person: Person,
    Path(body): Path<OrganisationId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let limit = paging.limit()?;
    let after = paging.after.map(AssessorId);
    let rows = pool::list(&person, &body, after.as_ref(), limit + 1).await?;
    let rows = rows.iter().map(AssessorBody::of).collect();
    answer(StatusCode::OK, &Listed::page(rows, limit, |one: &AssessorBody| one.id.0.clone()))
}

pub async fn add(
    person: Person,
    Path(body): Path<OrganisationId>,
    headers: HeaderMap,
    Json(draft): Json<Draft>,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST assessors", &body, &draft), || async {
        let (id, _) = pool::add(&person, &body, &draft, Delivery::ByMail).await?;
        let found = pool::find(&person, &body, &id).await?;
        tagged(StatusCode::CREATED, found.row.version, &AssessorBody::of(&found))
    })
    .await
}

#[derive(Clone, Debug, Deserialize)]
pub struct AssessorPath {
    organisation: OrganisationId,
    assessor: AssessorId,
}

pub async fn get(person: Person, Path(path): Path<AssessorPath>) -> Result<Response> {
    let found = pool::find(&person, &path.organisation, &path.assessor).await?;
    tagged(StatusCode::OK, found.row.version, &AssessorBody::of(&found))
}

pub async fn put(
    person: Person,
    Path(path): Path<AssessorPath>,
    headers: HeaderMap,
    Json(draft): Json<Draft>,
) -> Result<Response> {
    let seen = etag::condition(&headers)?;
    pool::change(&person, &path.organisation, &path.assessor, &seen, &draft).await?;
    let found = pool::find(&person, &path.organisation, &path.assessor).await?;
    tagged(StatusCode::OK, found.row.version, &AssessorBody::of(&found))
}

pub async fn delete(person: Person, Path(path): Path<AssessorPath>) -> Result<Response> {
    pool::leave(&person, &path.organisation, &path.assessor).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// What ties an assessor to the institution.
#[derive(Clone, Debug, Serialize)]
pub struct TieBody {
    kind: String,
    day: Option<String>,
    words: String,
    declared: bool,
    /// `noted`, `must-be-decided`, `excluded`.
    effect: String,
    decided_at: Option<String>,
    decided_because: String,
}

impl TieBody {
    fn of(row: &tie::Model) -> Self {
        Self {
            kind: row.kind.clone(),
            day: Some(row.day.clone()).filter(|day| !day.is_empty()),
            words: row.words.clone(),
            declared: row.declared != 0,
            effect: row.effect.clone(),
            decided_at: row.decided_at.map(rfc3339),
            decided_because: row.decided_because.clone(),
        }
    }
}

/// An engagement as the awarding body sees it.
#[derive(Clone, Debug, Serialize)]
pub struct EngagementBody {
    id: EngagementId,
    assessor_id: AssessorId,
    name: String,
    part: String,
    /// `asked`, `to-decide`, `accepted`, `declined`, `ended`.
    standing: &'static str,
    last_day: String,
    asked_at: String,
    accepted_at: Option<String>,
    handed_in_at: Option<String>,
    because: String,
    /// A tie that excludes came about since it was accepted: the desk is closed to the person.
    rests: bool,
    /// What was handed in counts in the consensus, also after the engagement has ended by itself.
    counts: bool,
    ties: Vec<TieBody>,
}

fn standing(standing: alcove_domain::certify::engagement::Standing, willing: bool) -> &'static str {
    use alcove_domain::certify::engagement::Standing;
    match standing {
        Standing::Asked if willing => "to-decide",
        Standing::Asked => "asked",
        Standing::Accepted => "accepted",
        Standing::Declined => "declined",
        Standing::Ended => "ended",
    }
}

impl EngagementBody {
    fn of(one: &Engaged) -> Self {
        let row = &one.row;
        let because = if row.ended_because.is_empty() { &row.declined_because } else { &row.ended_because };
        Self {
            id: row.id.clone(),
            assessor_id: row.assessor_id.clone(),
            name: one.name.clone(),
            part: row.part.clone(),
            standing: standing(one.standing, row.willing_at.is_some()),
            last_day: row.last_day.clone(),
            asked_at: rfc3339(row.asked_at),
            accepted_at: row.accepted_at.map(rfc3339),
            handed_in_at: row.handed_in_at.map(rfc3339),
            because: because.clone(),
            rests: one.rests,
            counts: one.voice == Voice::Given,
            ties: one.ties.iter().map(TieBody::of).collect(),
        }
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct EngagementsBody {
    engagements: Vec<EngagementBody>,
    /// The value of `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

pub async fn engagements(
    person: Person,
    Path(id): Path<ApplicationId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let (_, found) = engaging::list(&person, &id).await?;
    let page = paging.of(found, |one| one.row.id.0.clone())?;
    let engagements = page.items.iter().map(EngagementBody::of).collect();
    answer(StatusCode::OK, &EngagementsBody { engagements, next: page.next })
}

/// A tie that nobody has logged yet.
#[derive(Clone, Debug, Serialize)]
pub struct FoundTie {
    kind: &'static str,
    effect: &'static str,
}

/// What ties somebody of the pool to the institution, before asking.
#[derive(Clone, Debug, Serialize)]
pub struct CheckBody {
    assessor_id: AssessorId,
    full: bool,
    ties: Vec<FoundTie>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct CheckPath {
    application: ApplicationId,
    assessor: AssessorId,
}

pub async fn check(person: Person, Path(path): Path<CheckPath>) -> Result<Response> {
    let found = engaging::check(&person, &path.application, &path.assessor).await?;
    let ties = found.ties.iter().map(|(tie, effect)| FoundTie { kind: tie.word(), effect: effect.word() });
    let body = CheckBody { assessor_id: path.assessor, full: found.assessor.is_full(), ties: ties.collect() };
    answer(StatusCode::OK, &body)
}

/// Whom to ask for what.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NewEngagement {
    pub assessor_id: AssessorId,
    pub part: String,
    pub last_day: String,
    #[serde(default)]
    pub words: String,
    #[serde(default)]
    pub because: String,
}

pub async fn ask(
    person: Person,
    Path(id): Path<ApplicationId>,
    headers: HeaderMap,
    Json(body): Json<NewEngagement>,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST engagements", &id, &body), || async {
        let asked = Asked {
            assessor: body.assessor_id.clone(),
            part: body.part.clone(),
            last_day: body.last_day.clone(),
            words: body.words.clone(),
            because: body.because.clone(),
        };
        let made = engaging::ask(&person, &id, &asked).await?;
        one(&person, &id, &made, StatusCode::CREATED).await
    })
    .await
}

async fn one(
    person: &Person,
    id: &ApplicationId,
    made: &EngagementId,
    status: StatusCode,
) -> Result<Response> {
    let (_, found) = engaging::list(person, id).await?;
    let found = found.iter().find(|one| one.row.id == *made).ok_or(Error::NotFound)?;
    answer(status, &EngagementBody::of(found))
}

#[derive(Clone, Debug, Deserialize)]
pub struct EngagementPath {
    application: ApplicationId,
    engagement: EngagementId,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct EndingBody {
    pub because: String,
}

pub async fn end(
    person: Person,
    Path(path): Path<EngagementPath>,
    headers: HeaderMap,
    Json(body): Json<EndingBody>,
) -> Result<Response> {
    idempotency::once(
        &person.ctx,
        &person.id,
        &headers,
        &("POST ending", &path.application, &path.engagement, &body),
        || async {
            engaging::end(&person, &path.application, &path.engagement, &body.because).await?;
            one(&person, &path.application, &path.engagement, StatusCode::OK).await
        },
    )
    .await
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RulingBody {
    /// Whether the person may assess.
    pub in_favour: bool,
    pub because: String,
}

pub async fn decide(
    person: Person,
    Path(path): Path<EngagementPath>,
    headers: HeaderMap,
    Json(body): Json<RulingBody>,
) -> Result<Response> {
    idempotency::once(
        &person.ctx,
        &person.id,
        &headers,
        &("POST ruling", &path.application, &path.engagement, &body),
        || async {
            let ruling = if body.in_favour { Ruling::InFavour } else { Ruling::Against };
            engaging::decide(&person, &path.application, &path.engagement, ruling, &body.because).await?;
            one(&person, &path.application, &path.engagement, StatusCode::OK).await
        },
    )
    .await
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SubstitutionBody {
    pub substitute_id: EngagementId,
    pub because: String,
}

pub async fn take_over(
    person: Person,
    Path(path): Path<EngagementPath>,
    headers: HeaderMap,
    Json(body): Json<SubstitutionBody>,
) -> Result<Response> {
    idempotency::once(
        &person.ctx,
        &person.id,
        &headers,
        &("POST substitution", &path.application, &path.engagement, &body),
        || async {
            let EngagementPath { application, engagement } = &path;
            engaging::take_over(&person, application, &body.substitute_id, engagement, &body.because).await?;
            one(&person, application, &body.substitute_id, StatusCode::OK).await
        },
    )
    .await
}

/// An engagement as the assessor sees it.
#[derive(Clone, Debug, Serialize)]
pub struct MineBody {
    id: EngagementId,
    application_id: ApplicationId,
    applicant: String,
    body: String,
    part: String,
    standing: &'static str,
    /// A tie that excludes came about since it was accepted: the desk is closed.
    rests: bool,
    last_day: String,
    words: String,
}

impl MineBody {
    fn of(one: &Mine) -> Self {
        Self {
            id: one.row.id.clone(),
            application_id: one.application.id.clone(),
            applicant: one.applicant.clone(),
            body: one.body.clone(),
            part: one.row.part.clone(),
            standing: standing(one.standing, one.row.willing_at.is_some()),
            rests: one.rests,
            last_day: one.row.last_day.clone(),
            words: one.row.words.clone(),
        }
    }
}

pub async fn mine(person: Person, Query(paging): Query<Paging>) -> Result<Response> {
    let limit = paging.limit()?;
    let after = paging.after.map(EngagementId);
    let rows = invited::list(&person, after.as_ref(), limit + 1).await?;
    let rows = rows.iter().map(MineBody::of).collect();
    answer(StatusCode::OK, &Listed::page(rows, limit, |one: &MineBody| one.id.0.clone()))
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ConflictBody {
    pub kind: String,
    pub words: String,
}

/// What somebody declares when accepting.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct DeclaredBody {
    pub conflicts: Vec<ConflictBody>,
    pub employers: Vec<String>,
    /// That nothing else is to be declared.
    pub complete: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct OutcomeBody {
    /// `accepted`, `waits`, `excluded`.
    outcome: &'static str,
}

pub async fn accept(
    person: Person,
    Path(id): Path<EngagementId>,
    headers: HeaderMap,
    Json(body): Json<DeclaredBody>,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST acceptance", &id, &body), || async {
        let declaration = Declaration {
            conflicts: body.conflicts.iter().map(|one| (one.kind.clone(), one.words.clone())).collect(),
            employers: body.employers.clone(),
            complete: body.complete,
        };
        let outcome = match invited::accept(&person, &id, &declaration).await? {
            Outcome::Accepted => "accepted",
            Outcome::Waits => "waits",
            Outcome::Excluded => "excluded",
        };
        answer(StatusCode::OK, &OutcomeBody { outcome })
    })
    .await
}

pub async fn decline(
    person: Person,
    Path(id): Path<EngagementId>,
    headers: HeaderMap,
    Json(body): Json<EndingBody>,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST refusal", &id, &body), || async {
        invited::decline(&person, &id, &body.because).await?;
        let found = invited::find(&person, &id).await?;
        answer(StatusCode::OK, &MineBody::of(&found))
    })
    .await
}
