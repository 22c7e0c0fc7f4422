//! Directory, matches and mentoring, as machines see them.

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::directory::{self, Draft, Line, Pair};
use super::mentoring::{self, Named};
use super::store::directory_entry::Filter;
use crate::kit::api::{Listed, Paging, answer, if_match, tagged, tagged_whole};
use crate::kit::form::{Json, Path, Query};
use crate::kit::idempotency;
use crate::kit::ids::{EntryId, MentoringId, NetworkId, OrganisationId};
use crate::kit::{Error, Result};
use crate::network::Person;
use crate::network::audit::rfc3339;

/// `?q=` a part of the name or of what is written, `region=` of one region only; `after=` the `next`
/// of the page before.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    region: String,
    after: Option<EntryId>,
}

#[derive(Serialize)]
struct LineView {
    id: EntryId,
    organisation_id: OrganisationId,
    name: String,
    region: String,
    expertise: String,
    contact: String,
    strengths: Vec<String>,
}

#[derive(Serialize)]
struct PairView {
    mentor_id: OrganisationId,
    mentor: String,
    learner_id: OrganisationId,
    learner: String,
    items: Vec<String>,
}

#[derive(Serialize)]
struct MentoringView {
    id: MentoringId,
    mentor_id: OrganisationId,
    mentor: String,
    learner_id: OrganisationId,
    learner: String,
    goals: String,
    stage: &'static str,
    proposed_at: String,
    mentor_agreed_at: Option<String>,
    learner_agreed_at: Option<String>,
    ended_at: Option<String>,
    result: String,
}

#[derive(Serialize)]
struct NoteView {
    body: String,
    written_at: String,
    written_by: String,
}

#[derive(Serialize)]
pub(super) struct WholeView {
    pair: MentoringView,
    notes: Vec<NoteView>,
    /// The value of `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// A pair as it is proposed.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct New {
    mentor_id: OrganisationId,
    learner_id: OrganisationId,
    goals: String,
}

/// Something written: into the log, or what came of a pair.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    pub(super) body: String,
}

pub async fn list(person: Person, Path(id): Path<NetworkId>, Query(asked): Query<Asked>) -> Result<Response> {
    const PAGE: i64 = 100;
    let filter = Filter { region: asked.region, search: asked.q };
    let lines = directory::list(&person, &id, &filter, asked.after.as_ref(), PAGE + 1).await?;
    let views = lines.into_iter().map(line).collect();
    answer(StatusCode::OK, &Listed::page(views, PAGE as u64, |view: &LineView| view.id.0.clone()))
}

fn line(line: Line) -> LineView {
    let Line { entry, strengths } = line;
    LineView {
        id: entry.id,
        organisation_id: entry.organisation_id,
        name: entry.name,
        region: entry.region,
        expertise: entry.expertise,
        contact: entry.contact,
        strengths,
    }
}

/// The organisation's own entry; 404 where it has none.
pub async fn read_entry(
    person: Person,
    Path((organisation, id)): Path<(OrganisationId, NetworkId)>,
) -> Result<Response> {
    let row = directory::own(&person, &id, &organisation).await?.ok_or(Error::NotFound)?;
    let view = directory::view(&row);
    tagged_whole(StatusCode::OK, view.version, &view)
}

pub async fn write_entry(
    person: Person,
    Path((organisation, id)): Path<(OrganisationId, NetworkId)>,
    headers: HeaderMap,
    Json(draft): Json<Draft>,
) -> Result<Response> {
    let seen = if_match(&headers)?;
    let view = directory::write(&person, &id, &organisation, &draft, seen).await?;
    tagged(StatusCode::OK, view.version, &view)
}

pub async fn remove_entry(
    person: Person,
    Path((organisation, id)): Path<(OrganisationId, NetworkId)>,
) -> Result<StatusCode> {
    directory::remove(&person, &id, &organisation).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub async fn matches(
    person: Person,
    Path(id): Path<NetworkId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let pairs = directory::pairs(&person, &id).await?;
    let view = |Pair { mentor, learner, items }: Pair| PairView {
        mentor_id: mentor.0,
        mentor: mentor.1,
        learner_id: learner.0,
        learner: learner.1,
        items,
    };
    let page = paging.of(pairs, |pair| format!("{}.{}", pair.mentor.0, pair.learner.0))?;
    let items = page.items.into_iter().map(view).collect();
    answer(StatusCode::OK, &Listed { items, next: page.next })
}

pub async fn list_mentoring(
    person: Person,
    Path(id): Path<NetworkId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let limit = paging.limit()?;
    let after = paging.after.map(MentoringId);
    let rows = mentoring::list(&person, &id, after.as_ref(), limit + 1).await?;
    let views = rows.into_iter().map(view).collect();
    answer(StatusCode::OK, &Listed::page(views, limit, |view: &MentoringView| view.id.0.clone()))
}

fn view(named: Named) -> MentoringView {
    let Named { row, mentor, learner } = named;
    MentoringView {
        stage: mentoring::stage(&row).word(),
        id: row.id,
        mentor_id: row.mentor_id,
        mentor,
        learner_id: row.learner_id,
        learner,
        goals: row.goals,
        proposed_at: rfc3339(row.proposed_at),
        mentor_agreed_at: row.mentor_agreed_at.map(rfc3339),
        learner_agreed_at: row.learner_agreed_at.map(rfc3339),
        ended_at: row.ended_at.map(rfc3339),
        result: row.result,
    }
}

/// The pair with the first page of its log.
pub(super) async fn whole(person: &Person, network: &NetworkId, id: &MentoringId) -> Result<WholeView> {
    page_of(person, network, id, &Paging::default()).await
}

async fn page_of(
    person: &Person,
    network: &NetworkId,
    id: &MentoringId,
    paging: &Paging,
) -> Result<WholeView> {
    let whole = mentoring::read(person, network, id).await?;
    let note = |one: super::store::mentoring::note::Model| NoteView {
        body: one.body,
        written_at: rfc3339(one.written_at),
        written_by: one.written_by.0,
    };
    let page = paging.of(whole.notes, |one| one.id.clone())?;
    let notes = page.items.into_iter().map(note).collect();
    Ok(WholeView { pair: view(whole.named), notes, next: page.next })
}

pub async fn propose(
    person: Person,
    Path(id): Path<NetworkId>,
    headers: HeaderMap,
    Json(new): Json<New>,
) -> Result<Response> {
    let request = ("POST mentoring", &id, &new);
    idempotency::once(&person.ctx, &person.id, &headers, &request, || async {
        let pair = mentoring::propose(&person, &id, &new.mentor_id, &new.learner_id, &new.goals).await?;
        answer(StatusCode::CREATED, &whole(&person, &id, &pair).await?)
    })
    .await
}

pub async fn read_mentoring(
    person: Person,
    Path((id, pair)): Path<(NetworkId, MentoringId)>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    answer(StatusCode::OK, &page_of(&person, &id, &pair, &paging).await?)
}

pub async fn note(
    person: Person,
    Path((id, pair)): Path<(NetworkId, MentoringId)>,
    headers: HeaderMap,
    Json(written): Json<Written>,
) -> Result<Response> {
    let request = ("POST mentoring note", &pair, &written);
    idempotency::once(&person.ctx, &person.id, &headers, &request, || async {
        mentoring::write(&person, &id, &pair, &written.body).await?;
        answer(StatusCode::CREATED, &whole(&person, &id, &pair).await?)
    })
    .await
}

pub async fn agree(
    person: Person,
    Path((id, pair)): Path<(NetworkId, MentoringId)>,
    headers: HeaderMap,
) -> Result<Response> {
    let request = ("POST mentoring agreement", &pair);
    idempotency::once(&person.ctx, &person.id, &headers, &request, || async {
        mentoring::agree(&person, &id, &pair).await?;
        answer(StatusCode::OK, &whole(&person, &id, &pair).await?)
    })
    .await
}

pub async fn end(
    person: Person,
    Path((id, pair)): Path<(NetworkId, MentoringId)>,
    headers: HeaderMap,
    Json(written): Json<Written>,
) -> Result<Response> {
    let request = ("POST mentoring end", &pair, &written);
    idempotency::once(&person.ctx, &person.id, &headers, &request, || async {
        mentoring::end(&person, &id, &pair, &written.body).await?;
        answer(StatusCode::OK, &whole(&person, &id, &pair).await?)
    })
    .await
}
