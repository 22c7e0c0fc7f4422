//! Certificates and the register for machines.

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::certify::awarding;
use crate::certify::certifying::{self, Deed, Held};
use crate::certify::pages::register::Address;
use crate::certify::register::{self, PAGE};
use crate::certify::snapshot::Texts;
use crate::certify::store::certificate::Model;
use crate::kit::api::{Listed, Paging, answer, tagged};
use crate::kit::form::{Json, Path, Query};
use crate::kit::ids::{ApplicationId, AwardId, CertificateId, OrganisationId, SchemeId};
use crate::kit::{Ctx, Error, Result, etag, idempotency};
use crate::network::Person;
use crate::network::audit::rfc3339;

/// A certificate; it holds no score.
#[derive(Clone, Debug, Serialize)]
pub struct CertificateAnswer {
    pub code: String,
    pub organisation_id: OrganisationId,
    pub organisation: String,
    pub country: String,
    pub region: String,
    pub body_id: OrganisationId,
    pub body: String,
    pub scheme_id: SchemeId,
    pub scheme: Texts,
    pub level_id: String,
    pub level: Texts,
    pub field: Texts,
    pub mentions: Vec<Texts>,
    pub first_day: String,
    /// Null: without an end.
    pub last_day: Option<String>,
    /// `not-yet`, `valid`, `expired`, `suspended`, `superseded` or `revoked`.
    pub standing: &'static str,
    pub issued_at: String,
    /// The signed credential, at `/awards/{id}`.
    pub award_id: AwardId,
}

/// The same for its two houses.
#[derive(Clone, Debug, Serialize)]
pub struct HeldAnswer {
    pub id: CertificateId,
    pub application_id: ApplicationId,
    pub renewed_by: Option<CertificateId>,
    pub version: i64,
    #[serde(flatten)]
    pub certificate: CertificateAnswer,
}

#[derive(Clone, Debug, Serialize)]
pub struct CertificatesAnswer {
    pub certificates: Vec<HeldAnswer>,
    /// The value of `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct DeedBody {
    /// `suspend`, `resume` or `revoke`.
    pub act: String,
    pub reason: String,
}

/// For everybody, filtered like the page.
pub async fn page(ctx: Ctx, Query(asked): Query<Address>) -> Result<Response> {
    let found = register::page(&ctx, &asked.asked(), asked.after().as_ref(), PAGE).await?;
    let items = told(&ctx, &found.rows).await?;
    answer(StatusCode::OK, &Listed::<CertificateAnswer> { items, next: found.next.map(|id| id.0) })
}

pub async fn entry(ctx: Ctx, Path(code): Path<String>) -> Result<Response> {
    let found = [register::by_code(&ctx, &code).await?];
    answer(StatusCode::OK, &told(&ctx, &found).await?.pop())
}

pub async fn of_institution(
    person: Person,
    Path(of): Path<OrganisationId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let (limit, after) = (paging.limit()?, paging.after.map(CertificateId));
    let rows = certifying::page_of_institution(&person, &of, after.as_ref(), limit + 1).await?;
    listed(&person.ctx, rows, limit).await
}

pub async fn issued(
    person: Person,
    Path(body): Path<OrganisationId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let (limit, after) = (paging.limit()?, paging.after.map(CertificateId));
    let rows = certifying::page_issued_by(&person, &body, after.as_ref(), limit + 1).await?;
    listed(&person.ctx, rows, limit).await
}

async fn listed(ctx: &Ctx, rows: Vec<Held>, limit: u64) -> Result<Response> {
    let page = Listed::page(rows, limit, |one| one.row.id.0.clone());
    let certificates = held(ctx, page.items).await?;
    answer(StatusCode::OK, &CertificatesAnswer { certificates, next: page.next })
}

pub async fn get(person: Person, Path(id): Path<CertificateId>) -> Result<Response> {
    let (found, _) = certifying::find(&person, &id).await?;
    shown(&person.ctx, found).await
}

async fn shown(ctx: &Ctx, found: Held) -> Result<Response> {
    let version = found.row.version;
    tagged(StatusCode::OK, version, &held(ctx, vec![found]).await?.pop())
}

pub async fn act(
    person: Person,
    Path(id): Path<CertificateId>,
    headers: HeaderMap,
    Json(body): Json<DeedBody>,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST certificate act", &id, &body), || async {
        // Who may not know of it does not learn which words there are.
        certifying::find(&person, &id).await?;
        let deed = Deed::parse(&body.act).ok_or_else(|| Error::invalid("act", "unknown-choice"))?;
        let found = certifying::change(&person, &id, &etag::condition(&headers)?, deed, &body.reason).await?;
        shown(&person.ctx, found).await
    })
    .await
}

async fn held(ctx: &Ctx, found: Vec<Held>) -> Result<Vec<HeldAnswer>> {
    let certificates = told(ctx, &found).await?;
    let whole = |(one, certificate): (Held, CertificateAnswer)| HeldAnswer {
        certificate,
        id: one.row.id,
        application_id: one.row.application_id,
        renewed_by: one.row.renewed_by,
        version: one.row.version,
    };
    Ok(found.into_iter().zip(certificates).map(whole).collect())
}

/// With the credential that holds now: after a key was compromised it is another one.
async fn told(ctx: &Ctx, found: &[Held]) -> Result<Vec<CertificateAnswer>> {
    let rows: Vec<&Model> = found.iter().map(|one| &one.row).collect();
    let awards = awarding::now(ctx.db().read(), &rows).await?;
    Ok(found.iter().zip(awards).map(|(one, award)| certificate(one, award)).collect())
}

fn certificate(held: &Held, award_id: AwardId) -> CertificateAnswer {
    let Held { row, body, standing } = held;
    CertificateAnswer {
        code: row.code.clone(),
        organisation_id: row.organisation_id.clone(),
        organisation: body.organisation.clone(),
        country: row.country.clone(),
        region: row.region.clone(),
        body_id: row.body_id.clone(),
        body: body.body.clone(),
        scheme_id: row.scheme_id.clone(),
        scheme: body.scheme.clone(),
        level_id: row.level_id.clone(),
        level: body.level.clone(),
        field: body.field.clone(),
        mentions: body.mentions.clone(),
        first_day: row.first_day.clone(),
        last_day: row.last_day.clone(),
        standing: standing.word(),
        issued_at: rfc3339(row.issued_at),
        award_id,
    }
}
