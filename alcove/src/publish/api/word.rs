//! Practices read from Word files, for machines: looked at before they are saved, or made into a draft.

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::Serialize;

use super::drafts;
use crate::kit::api::tagged;
use crate::kit::clock::hash_bytes;
use crate::kit::form::Path;
use crate::kit::ids::{OrganisationId, PracticeId};
use crate::kit::small_file::FormWithFile;
use crate::kit::{FieldFault, Fields, Result, idempotency};
use crate::network::Person;
use crate::publish::body::Body;
use crate::publish::{importing, practices};

/// What is wrong with one field of what was read.
#[derive(Clone, Debug, Serialize)]
pub struct FaultBody {
    field: String,
    code: &'static str,
    message: String,
}

impl FaultBody {
    fn of(person: &Person, fault: &FieldFault) -> Self {
        Self { field: fault.field.clone(), code: fault.code, message: person.words().fault(fault) }
    }
}

/// What a file says over a practice. It is kept when the draft is written with it.
#[derive(Clone, Debug, Serialize)]
pub struct PreviewBody {
    /// Numbers of the elements that the file names; the others stay as they were.
    found: Vec<u8>,
    language: String,
    /// What stands in the way of keeping it.
    faults: Vec<FaultBody>,
    missing: Vec<&'static str>,
    body: Body,
    /// Of the draft that it was laid over.
    version: i64,
}

pub async fn preview(
    person: Person,
    Path(id): Path<PracticeId>,
    FormWithFile { fields, file, .. }: FormWithFile,
) -> Result<Response> {
    check_fields(&fields, &["language"])?;
    let found = importing::preview(&person, &id, fields.get("language"), &file).await?;
    let body = found.read.body.tidied();
    let version = found.practice.row.version;
    let preview = PreviewBody {
        found: found.read.found,
        language: found.language,
        faults: body.check().iter().map(|fault| FaultBody::of(&person, fault)).collect(),
        missing: body.missing(),
        body,
        version,
    };
    tagged(StatusCode::OK, version, &preview)
}

pub async fn start(
    person: Person,
    headers: HeaderMap,
    FormWithFile { fields, file, .. }: FormWithFile,
) -> Result<Response> {
    check_fields(&fields, &["language", "entry", "organisation_id"])?;
    let [language, entry, organisation] =
        ["language", "entry", "organisation_id"].map(|name| fields.get(name).to_owned());
    let request = ("POST practices import", &language, &entry, &organisation, hash_bytes(&file));
    idempotency::once(&person.ctx, &person.id, &headers, &request, || async {
        let organisation = match organisation.as_str() {
            "" => person.current_organisation()?.clone(),
            id => OrganisationId::from(id),
        };
        let entry = if entry.is_empty() { "practice" } else { &entry };
        let id = importing::start(&person, &organisation, &language, entry, &file).await?;
        drafts::present(&practices::load(&person, &id).await?, StatusCode::CREATED)
    })
    .await
}

/// What a machine sends is read, or it is told.
fn check_fields(fields: &Fields, known: &[&str]) -> Result<()> {
    let strange = fields.0.iter().filter(|(name, _)| !known.contains(&name.as_str()));
    let faults: Vec<FieldFault> = strange
        .map(|(name, _)| FieldFault::new(name, "evidence-unknown-field").with("known", known.join(", ")))
        .collect();
    if faults.is_empty() { Ok(()) } else { Err(crate::kit::Error::Invalid(faults)) }
}
