//! Internal documents and requests for them, for machines.

use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use serde::{Deserialize, Serialize};

use crate::kit::api::{Listed, Paging, answer, tagged};
use crate::kit::form::{Json, Path, Query};
use crate::kit::ids::{
    DocumentRequestId, EvidenceId, InternalDocumentId, OrganisationId, PersonId, PracticeId,
};
use crate::kit::{Result, etag, idempotency};
use crate::network::audit::rfc3339;
use crate::network::{Person, Visitor};
use crate::publish::internal::{self, Offer};
use crate::publish::request_lists::{self, Line};
use crate::publish::{request_log, requests};

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
    pub next: Option<String>,
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
    /// Continues those that were answered.
    after: Option<String>,
    after_waiting: Option<String>,
    after_sent: Option<String>,
    limit: Option<u64>,
}

#[derive(Clone, Debug, Serialize)]
pub struct RequestBody {
    pub id: DocumentRequestId,
    pub document_id: InternalDocumentId,
    pub document: String,
    pub practice_id: PracticeId,
    /// Of what is published, in the caller's language where somebody translated it.
    pub practice_title: String,
    pub practice_title_language: String,
    pub owner_id: OrganisationId,
    pub organisation_id: OrganisationId,
    pub organisation: String,
    pub person_id: PersonId,
    pub person: String,
    pub purpose: String,
    /// `waiting`, `open`, `ended`, `refused` or `revoked`.
    pub standing: &'static str,
    /// The document was taken off since.
    pub is_gone: bool,
    pub asked_at: String,
    pub answered_at: Option<String>,
    pub revoked_at: Option<String>,
    pub granted_until: Option<String>,
    pub reason: String,
    /// How often it was read.
    pub opened: i64,
    pub opened_at: Option<String>,
    pub version: i64,
}

#[derive(Clone, Debug, Serialize)]
pub struct RequestLists {
    /// What others ask and wait for.
    pub waiting: Vec<RequestBody>,
    /// The `after_waiting` of the next page.
    pub next_waiting: Option<String>,
    pub answered: Vec<RequestBody>,
    /// The `after` of the next page of those answered.
    pub next: Option<String>,
    /// What the caller asked of others.
    pub sent: Vec<RequestBody>,
    /// The `after_sent` of the next page.
    pub next_sent: Option<String>,
}

/// What was done with a request.
#[derive(Clone, Debug, Serialize)]
pub struct LogLine {
    /// `asked`, `granted`, `refused`, `opened` or `revoked`.
    pub act: &'static str,
    pub at: String,
    pub person_id: PersonId,
    pub person: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct Log {
    pub items: Vec<LogLine>,
    pub next: Option<String>,
}

pub async fn documents(
    visitor: Visitor,
    Path(id): Path<PracticeId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let rows = internal::readable(&visitor, &id).await?;
    let page = paging.of_ordered(rows, |row| row.id.0.clone())?;
    let bodies = page.items.into_iter();
    let items = bodies.map(|row| DocumentBody { id: row.id, name: row.name, about: row.about });
    answer(StatusCode::OK, &DocumentList { items: items.collect(), next: page.next })
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

/// The three lists; where one of them is continued, the others are left out.
pub async fn list(person: Person, Query(asked): Query<Asked>) -> Result<Response> {
    let limit = Paging { after: None, limit: asked.limit }.limit()?;
    let is_first = asked.after.is_none() && asked.after_waiting.is_none() && asked.after_sent.is_none();
    let behind = |after: Option<String>| after.map(DocumentRequestId);
    let (answered, waiting, sent) =
        (behind(asked.after), behind(asked.after_waiting), behind(asked.after_sent));
    let waiting = if is_first || waiting.is_some() {
        request_lists::waiting(&person, waiting.as_ref(), limit).await?
    } else {
        Vec::new()
    };
    let answered = if is_first || answered.is_some() {
        request_lists::answered(&person, answered.as_ref(), limit).await?
    } else {
        Vec::new()
    };
    let sent = if is_first || sent.is_some() {
        request_lists::sent(&person, sent.as_ref(), limit).await?
    } else {
        Vec::new()
    };
    let page = |lines: Vec<Line>| Listed::page(lines, limit, |line| line.row.id.0.clone());
    let (waiting, answered, sent) = (page(waiting), page(answered), page(sent));
    let bodies = |lines: Vec<Line>| -> Vec<RequestBody> { lines.into_iter().map(body).collect() };
    let lists = RequestLists {
        waiting: bodies(waiting.items),
        next_waiting: waiting.next,
        answered: bodies(answered.items),
        next: answered.next,
        sent: bodies(sent.items),
        next_sent: sent.next,
    };
    answer(StatusCode::OK, &lists)
}

/// What became of a request, newest first, each reading with its moment.
pub async fn log(
    person: Person,
    Path(id): Path<DocumentRequestId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let page = paging.of(request_log::of(&person, &id).await?, |step| step.key.clone())?;
    let items = page.items.into_iter().map(|step| LogLine {
        act: step.act,
        at: rfc3339(step.at),
        person_id: step.by,
        person: step.who,
    });
    answer(StatusCode::OK, &Log { items: items.collect(), next: page.next })
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
    let line = request_lists::find(person, id).await?;
    tagged(status, line.row.version, &body(line))
}

fn body(line: Line) -> RequestBody {
    let row = line.row;
    RequestBody {
        document: line.document,
        practice_title: line.practice,
        practice_title_language: line.practice_language,
        is_gone: line.is_gone,
        answered_at: row.answered_at.map(rfc3339),
        revoked_at: row.revoked_at.map(rfc3339),
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
