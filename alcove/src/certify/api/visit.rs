//! The visit for machines.

use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use serde::{Deserialize, Serialize};

use super::visit_checks::CheckBody;
use crate::certify::store::meeting;
use crate::certify::visiting::{self, Noted, Plan, Said, Visit};
use crate::kit::api::{Paging, answer, if_match, tagged};
use crate::kit::form::{Json, Path, Query};
use crate::kit::ids::{ApplicationId, MeetingId};
use crate::kit::{Error, Result, etag, idempotency};
use crate::network::Person;
use crate::network::audit::rfc3339;

#[derive(Clone, Debug, Serialize)]
pub struct MeetingBody {
    id: MeetingId,
    day: String,
    begins: String,
    ends: String,
    whom: String,
    who: String,
    place: String,
    topic: String,
    /// Absent for those who did not hear them.
    notes: Option<String>,
    version: i64,
}

impl MeetingBody {
    fn of(row: &meeting::Model, hears: bool) -> Self {
        Self {
            id: row.id.clone(),
            day: row.day.clone(),
            begins: row.begins.clone(),
            ends: row.ends.clone(),
            whom: row.whom.clone(),
            who: row.who.clone(),
            place: row.place.clone(),
            topic: row.topic.clone(),
            notes: hears.then(|| row.notes.clone()),
            version: row.version,
        }
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct VisitBody {
    planned: bool,
    first_day: Option<String>,
    last_day: Option<String>,
    place: String,
    words: String,
    told_at: Option<String>,
    meetings: Vec<MeetingBody>,
    /// The value of `after` for the next page of meetings; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
    checks: Vec<CheckBody>,
    version: i64,
}

impl VisitBody {
    fn of(visit: &Visit, paging: &Paging) -> Result<Self> {
        let row = visit.row.as_ref();
        let page = paging.of(&visit.meetings, |one| one.id.0.clone())?;
        Ok(Self {
            planned: row.is_some(),
            first_day: row.map(|row| row.first_day.clone()),
            last_day: row.map(|row| row.last_day.clone()),
            place: row.map(|row| row.place.clone()).unwrap_or_default(),
            words: row.map(|row| row.words.clone()).unwrap_or_default(),
            told_at: row.and_then(|row| row.told_at).map(rfc3339),
            meetings: page.items.into_iter().map(|one| MeetingBody::of(one, visit.hears)).collect(),
            next: page.next,
            checks: visit.checks.iter().map(CheckBody::of).collect(),
            version: row.map_or(0, |row| row.version),
        })
    }
}

async fn shown(person: &Person, id: &ApplicationId) -> Result<Response> {
    page(person, id, &Paging::default()).await
}

async fn page(person: &Person, id: &ApplicationId, paging: &Paging) -> Result<Response> {
    let body = VisitBody::of(&visiting::find(person, id).await?, paging)?;
    tagged(StatusCode::OK, body.version, &body)
}

pub async fn get(
    person: Person,
    Path(id): Path<ApplicationId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    page(&person, &id, &paging).await
}

/// When and where.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct PlanBody {
    pub first_day: String,
    pub last_day: String,
    pub place: String,
    pub words: String,
}

pub async fn put(
    person: Person,
    Path(id): Path<ApplicationId>,
    headers: HeaderMap,
    Json(body): Json<PlanBody>,
) -> Result<Response> {
    let plan =
        Plan { first_day: body.first_day, last_day: body.last_day, place: body.place, words: body.words };
    visiting::plan(&person, &id, &etag::condition(&headers)?, &plan).await?;
    shown(&person, &id).await
}

pub async fn tell(person: Person, Path(id): Path<ApplicationId>, headers: HeaderMap) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST telling", &id), || async {
        visiting::tell(&person, &id).await?;
        shown(&person, &id).await
    })
    .await
}

/// Who meets whom.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct NewMeeting {
    pub day: String,
    pub begins: String,
    pub ends: String,
    pub whom: String,
    pub who: String,
    pub place: String,
    pub topic: String,
}

impl NewMeeting {
    fn said(&self) -> Said {
        Said {
            day: self.day.clone(),
            begins: self.begins.clone(),
            ends: self.ends.clone(),
            whom: self.whom.clone(),
            who: self.who.clone(),
            place: self.place.clone(),
            topic: self.topic.clone(),
        }
    }
}

pub async fn add_meeting(
    person: Person,
    Path(id): Path<ApplicationId>,
    headers: HeaderMap,
    Json(body): Json<NewMeeting>,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST meetings", &id, &body), || async {
        let made = visiting::add_meeting(&person, &id, &body.said()).await?;
        let row = visiting::meeting(&person, &id, &made).await?;
        answer(StatusCode::CREATED, &MeetingBody::of(&row, true))
    })
    .await
}

#[derive(Clone, Debug, Deserialize)]
pub struct MeetingPath {
    application: ApplicationId,
    meeting: MeetingId,
}

pub async fn change_meeting(
    person: Person,
    Path(path): Path<MeetingPath>,
    Json(body): Json<NewMeeting>,
) -> Result<Response> {
    visiting::change_meeting(&person, &path.application, &path.meeting, &body.said()).await?;
    let row = visiting::meeting(&person, &path.application, &path.meeting).await?;
    answer(StatusCode::OK, &MeetingBody::of(&row, true))
}

pub async fn remove_meeting(person: Person, Path(path): Path<MeetingPath>) -> Result<Response> {
    visiting::remove_meeting(&person, &path.application, &path.meeting).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct NotesBody {
    pub notes: String,
}

pub async fn note(
    person: Person,
    Path(path): Path<MeetingPath>,
    headers: HeaderMap,
    Json(body): Json<NotesBody>,
) -> Result<Response> {
    let seen = if_match(&headers)?;
    match visiting::note(&person, &path.application, &path.meeting, seen, &body.notes).await? {
        Noted::Version(row) => tagged(StatusCode::OK, row.version, &MeetingBody::of(&row, true)),
        Noted::Conflict(row) => {
            Err(Error::PreconditionFailed(serde_json::json!({ "version": row.version, "notes": row.notes })))
        }
    }
}
