//! When a body looks again at a certificate that it issued, for machines.

use axum::http::StatusCode;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::certify::certifying;
use crate::certify::store::check;
use crate::kit::api::answer;
use crate::kit::form::{Json, Path};
use crate::kit::ids::{CertificateCheckId, CertificateId};
use crate::kit::{Error, Result};
use crate::network::Person;
use crate::network::audit::rfc3339;

#[derive(Clone, Debug, Serialize)]
struct ChecksAnswer {
    checks: Vec<CheckAnswer>,
}

#[derive(Clone, Debug, Serialize)]
struct CheckAnswer {
    id: CertificateCheckId,
    due_day: String,
    /// Null until somebody has looked.
    done_at: Option<String>,
    /// What was found.
    words: String,
}

impl CheckAnswer {
    fn of(row: check::Model) -> Self {
        Self { id: row.id, due_day: row.due_day, done_at: row.done_at.map(rfc3339), words: row.words }
    }
}

pub async fn list(person: Person, Path(id): Path<CertificateId>) -> Result<Response> {
    let rows = certifying::checks(&person, &id).await?;
    answer(StatusCode::OK, &ChecksAnswer { checks: rows.into_iter().map(CheckAnswer::of).collect() })
}

/// What was found; empty where there is nothing to say.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct LookedBody {
    pub words: String,
}

/// The body has looked; it says so once.
pub async fn looked(
    person: Person,
    Path((id, of)): Path<(CertificateId, CertificateCheckId)>,
    Json(body): Json<LookedBody>,
) -> Result<Response> {
    certifying::looked(&person, &id, &of, &body.words).await?;
    let row = check::find(person.ctx.db().read(), &id, &of).await?.ok_or(Error::NotFound)?;
    answer(StatusCode::OK, &CheckAnswer::of(row))
}
