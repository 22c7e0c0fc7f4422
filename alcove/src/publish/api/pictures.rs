//! Pictures of a practice, for machines.

use alcove_domain::network::Action;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use serde::Serialize;

use crate::evidence::upload::Upload;
use crate::kit::api::answer;
use crate::kit::form::Path;
use crate::kit::ids::{EvidenceId, PictureId, PracticeId};
use crate::kit::{Ctx, Error, Result, idempotency};
use crate::network::Person;
use crate::network::audit::rfc3339;
use crate::publish::store::picture;
use crate::publish::{catalogue, pictures, practices};

/// What a form may say of a picture.
const FIELDS: [&str; 5] = ["caption", "credit", "licence", "people", "consent"];

/// A picture as everybody sees it.
#[derive(Clone, Debug, Serialize)]
pub struct PictureBody {
    id: PictureId,
    caption: String,
    credit: String,
    licence: String,
    /// The small picture, drawn by us.
    href: String,
}

impl PictureBody {
    fn of(row: &picture::Model) -> Self {
        Self {
            id: row.id.clone(),
            caption: row.caption.clone(),
            credit: row.credit.clone(),
            licence: row.licence.clone(),
            href: format!("/api/v1/practices/{}/pictures/{}", row.practice_id, row.id),
        }
    }
}

/// The same for its institution, with what consent was given.
#[derive(Clone, Debug, Serialize)]
pub struct OwnPicture {
    #[serde(flatten)]
    picture: PictureBody,
    evidence_id: EvidenceId,
    people: String,
    consent: String,
    added_at: String,
}

impl OwnPicture {
    fn of(row: &picture::Model) -> Self {
        Self {
            picture: PictureBody::of(row),
            evidence_id: row.evidence_id.clone(),
            people: row.people.clone(),
            consent: row.consent.clone(),
            added_at: rfc3339(row.added_at),
        }
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct Pictures<T> {
    items: Vec<T>,
}

/// Those of the newest published version.
pub async fn published(ctx: Ctx, Path(id): Path<PracticeId>) -> Result<Response> {
    let found = catalogue::here(&ctx, &id, None).await?;
    let rows = pictures::published(&ctx, &id, found.version.published_at).await?;
    answer(StatusCode::OK, &Pictures { items: rows.iter().map(PictureBody::of).collect() })
}

/// All of them, for those of its institution who may see the draft. A reviewer has no use for what
/// consent was given.
pub async fn list(person: Person, Path(id): Path<PracticeId>) -> Result<Response> {
    let found = practices::find(&person.ctx, &id).await?;
    person.may(Action::SeePractice, &found.resource())?;
    let rows = pictures::list(&person.ctx, &id).await?;
    answer(StatusCode::OK, &Pictures { items: rows.iter().map(OwnPicture::of).collect() })
}

pub async fn add(
    person: Person,
    Path(id): Path<PracticeId>,
    headers: HeaderMap,
    upload: Upload,
) -> Result<Response> {
    upload.check_fields(&FIELDS)?;
    let request = ("POST pictures", id.clone(), upload.fingerprint());
    let door = person.clone();
    idempotency::once(&person.ctx, &person.id, &headers, &request, || async move {
        let made = pictures::add(&door, &id, upload).await?;
        let rows = pictures::list(&door.ctx, &id).await?;
        let row = rows.iter().find(|row| row.id == made).ok_or(Error::NotFound)?;
        answer(StatusCode::CREATED, &OwnPicture::of(row))
    })
    .await
}

pub async fn remove(person: Person, Path((id, picture)): Path<(PracticeId, PictureId)>) -> Result<Response> {
    pictures::remove(&person, &id, &picture).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
