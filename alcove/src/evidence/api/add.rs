use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;

use super::answer::answer;
use crate::evidence::draft::Draft;
use crate::evidence::find;
use crate::evidence::upload::Upload;
use crate::evidence::{add, files};
use crate::kit::form::Path;
use crate::kit::ids::{EvidenceId, OrganisationId};
use crate::kit::{Error, Result, idempotency};
use crate::network::Person;

/// `POST /api/v1/evidence` (multipart): `organisation_id`, `title`, `kind`, `dated`, `period_from`,
/// `period_until`, `expires_on`, `unit_id`, `owner_id`, `confidentiality`, `url`, `figure`,
/// `figure_unit`, `figure_source`, `note`, `file`. Answers 201 with the piece.
pub async fn post(person: Person, headers: HeaderMap, upload: Upload) -> Result<Response> {
    let request = ("POST /api/v1/evidence", upload.fingerprint());
    let door = person.clone();
    idempotency::once(&person.ctx, &person.id, &headers, &request, || async move {
        upload.check_fields(&[["organisation_id"].as_slice(), &Draft::FIELDS].concat())?;
        let draft = Draft::of(&upload.fields);
        let organisation = organisation(&door, &upload)?;
        if upload.files.len() > 1 {
            return Err(Error::invalid("file", "evidence-one-file"));
        }
        if !upload.faults.is_empty() {
            return Err(Error::Invalid(upload.faults));
        }
        let ids = add::add(&door, &organisation, draft, upload.files).await?;
        let id = ids.first().ok_or_else(|| Error::fault("nothing was added"))?;
        let mut response = answer(StatusCode::CREATED, &find(&door, id).await?);
        if let Ok(address) = HeaderValue::from_str(&format!("/api/v1/evidence/{id}")) {
            response.headers_mut().insert(header::LOCATION, address);
        }
        Ok(response)
    })
    .await
}

/// `POST /api/v1/evidence/{id}/versions` (multipart): `file`. Answers 201 with the piece.
pub async fn post_version(
    person: Person,
    Path(id): Path<String>,
    headers: HeaderMap,
    upload: Upload,
) -> Result<Response> {
    let request = ("POST /api/v1/evidence/versions", id.clone(), upload.fingerprint());
    let door = person.clone();
    idempotency::once(&person.ctx, &person.id, &headers, &request, || async move {
        upload.check_fields(&[])?;
        if !upload.faults.is_empty() {
            return Err(Error::Invalid(upload.faults));
        }
        let found = files::add_version(&door, &EvidenceId(id), upload.files).await?;
        Ok(answer(StatusCode::CREATED, &found))
    })
    .await
}

/// The organisation named, or the one that the person's lists are about.
pub fn organisation(person: &Person, upload: &Upload) -> Result<OrganisationId> {
    match upload.fields.get("organisation_id") {
        named if !named.is_empty() => Ok(OrganisationId::from(named)),
        _ => person.current_organisation().cloned(),
    }
}
