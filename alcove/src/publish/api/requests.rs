//! Internal documents and requests for them, for machines.

use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use serde::{Deserialize, Serialize};

use crate::kit::api::{answer, tagged};
use crate::kit::form::{Json, Path, Query};
use crate::kit::ids::{
    DocumentRequestId, EvidenceId, InternalDocumentId, OrganisationId, PersonId, PracticeId,
};
use crate::kit::{Result, etag, idempotency};
use crate::network::audit::rfc3339;
use crate::network::{Person, Visitor};
use crate::publish::internal::{self, Offer};
use crate::publish::requests::{self, Line};

/// A piece of evidence that is offered on request.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NewDocument {
    pub evidence_id: EvidenceId,
    /// What readers see; without it, the title of the piece.
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub about: String,
}

/// What everybody may know of it.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentBody {
    pub id: InternalDocumentId,
    pub name: String,
    pub about: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct DocumentList {
    pub items: Vec<DocumentBody>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NewRequest {
    pub purpose: String,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Grant {
    /// The last day on which it can be read.
    pub until: String,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    pub reason: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    after: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct RequestBody {
    pub id: DocumentRequestId,
    pub document_id: InternalDocumentId,
    pub document: String,
    pub practice_id: PracticeId,
    pub owner_id: OrganisationId,
    pub organisation_id: OrganisationId,
    pub organisation: String,
    pub person_id: PersonId,
    pub person: String,
    pub purpose: String,
    /// `waiting`, `open`, `ended`, `refused` or `revoked`.
    pub standing: &'static str,
    pub asked_at: String,
    pub granted_until: Option<String>,
    pub reason: String,
    /// How often it was read.
    pub opened: i64,
    pub opened_at: Option<String>,
    pub version: i64,
}

#[derive(Clone, Debug, Serialize)]
pub struct RequestLists {
    /// What others ask and wait for; on the first page alone.
    pub waiting: Vec<RequestBody>,
    pub answered: Vec<RequestBody>,
    /// The `after` of the next page of those answered.
    pub next: Option<DocumentRequestId>,
    /// What the caller asked of others.
    pub sent: Vec<RequestBody>,
}

pub async fn documents(visitor: Visitor, Path(id): Path<PracticeId>) -> Result<Response> {
    let rows = internal::offered(&visitor.ctx, &id).await?;
    let items = rows.into_iter().map(|row| DocumentBody { id: row.id, name: row.name, about: row.about });
    answer(StatusCode::OK, &DocumentList { items: items.collect() })
}

pub async fn offer(
    person: Person,
    Path(id): Path<PracticeId>,
    headers: HeaderMap,
    Json(new): Json<NewDocument>,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST documents", &id, &new), || async {
        let offer =
            Offer { evidence: new.evidence_id.0.clone(), name: new.name.clone(), about: new.about.clone() };
        let document = internal::offer(&person, &id, offer).await?;
        let rows = internal::list(&person.ctx, &id).await?;
        let row = rows.into_iter().find(|row| row.id == document).ok_or(crate::kit::Error::NotFound)?;
        answer(StatusCode::CREATED, &DocumentBody { id: row.id, name: row.name, about: row.about })
    })
    .await
}

pub async fn take_off(
    person: Person,
    Path((id, document)): Path<(PracticeId, InternalDocumentId)>,
) -> Result<Response> {
    internal::take_off(&person, &id, &document).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

pub async fn ask(
    person: Person,
    Path((id, document)): Path<(PracticeId, InternalDocumentId)>,
    headers: HeaderMap,
    Json(new): Json<NewRequest>,
) -> Result<Response> {
    let asked = ("POST requests", &id, &document, &new);
    idempotency::once(&person.ctx, &person.id, &headers, &asked, || async {
        let request = requests::ask(&person, &id, &document, &new.purpose).await?;
        present(&person, &request, StatusCode::CREATED).await
    })
    .await
}

pub async fn list(person: Person, Query(asked): Query<Asked>) -> Result<Response> {
    let after = Some(DocumentRequestId(asked.after)).filter(|id| !id.as_str().is_empty());
    let found = requests::received(&person, after.as_ref()).await?;
    let bodies = |lines: Vec<Line>| -> Vec<RequestBody> { lines.into_iter().map(body).collect() };
    let lists = RequestLists {
        waiting: bodies(found.waiting),
        answered: bodies(found.answered),
        next: found.next,
        sent: bodies(requests::sent(&person).await?),
    };
    answer(StatusCode::OK, &lists)
}

pub async fn get(person: Person, Path(id): Path<DocumentRequestId>) -> Result<Response> {
    present(&person, &id, StatusCode::OK).await
}

pub async fn grant(
    person: Person,
    Path(id): Path<DocumentRequestId>,
    headers: HeaderMap,
    Json(said): Json<Grant>,
) -> Result<Response> {
    requests::grant(&person, &id, &etag::condition(&headers)?, &said.until).await?;
    present(&person, &id, StatusCode::OK).await
}

pub async fn refuse(
    person: Person,
    Path(id): Path<DocumentRequestId>,
    headers: HeaderMap,
    Json(said): Json<Reason>,
) -> Result<Response> {
    requests::refuse(&person, &id, &etag::condition(&headers)?, &said.reason).await?;
    present(&person, &id, StatusCode::OK).await
}

pub async fn revoke(
    person: Person,
    Path(id): Path<DocumentRequestId>,
    headers: HeaderMap,
    Json(said): Json<Reason>,
) -> Result<Response> {
    requests::revoke(&person, &id, &etag::condition(&headers)?, &said.reason).await?;
    present(&person, &id, StatusCode::OK).await
}

async fn present(person: &Person, id: &DocumentRequestId, status: StatusCode) -> Result<Response> {
    let line = requests::find(person, id).await?;
    tagged(status, line.row.version, &body(line))
}

fn body(line: Line) -> RequestBody {
    let row = line.row;
    RequestBody {
        document: line.document,
        organisation: line.organisation,
        person: line.who,
        standing: line.standing.word(),
        asked_at: rfc3339(row.asked_at),
        opened_at: row.opened_at.map(rfc3339),
        id: row.id,
        document_id: row.document_id,
        practice_id: row.practice_id,
        owner_id: row.owner_id,
        organisation_id: row.organisation_id,
        person_id: row.asked_by,
        purpose: row.purpose,
        granted_until: row.granted_until,
        reason: row.reason,
        opened: row.opened,
        version: row.version,
    }
}
