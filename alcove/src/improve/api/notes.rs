//! How nodes stand, for machines.

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use alcove_domain::kit::Number;

use super::naming::called;
use super::nodes::percent;
use crate::improve::facts;
use crate::improve::noting::{self, Noted, Said};
use crate::kit::api::{Listed, Paging, answer};
use crate::kit::form::{Json, Path, Query};
use crate::kit::ids::{EvidenceId, NodeId, PersonId, PlanId, StatusNoteId};
use crate::kit::{Error, Result, idempotency};
use crate::network::Person;
use crate::network::audit::rfc3339;

const FIELDS: [(&str, &str); 1] = [("evidence", "evidence_ids")];

/// How a node stands.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NewNoteBody {
    /// `not-started`, `on-track`, `at-risk`, `delayed`, `done`, `cancelled` or `suspended`.
    pub standing: String,
    /// Nought to one, exact.
    #[serde(default)]
    pub done: Option<String>,
    /// Needed where it is not on track.
    #[serde(default)]
    pub words: String,
    #[serde(default)]
    pub evidence_ids: Vec<EvidenceId>,
}

/// The answer to a new note.
#[derive(Clone, Debug, Serialize)]
pub struct NoteIdBody {
    pub id: StatusNoteId,
}

/// A note. It is never changed; a later one counts.
#[derive(Clone, Debug, Serialize)]
pub struct NoteBody {
    pub id: StatusNoteId,
    pub standing: String,
    pub done: Option<String>,
    pub words: String,
    /// `page`, `link`, `api` or `import`.
    pub via: String,
    pub noted_by: PersonId,
    pub noted_at: String,
    /// What was shown with it, as far as the caller may see it.
    pub evidence_ids: Vec<EvidenceId>,
}

/// The notes of a node, newest first.
#[derive(Clone, Debug, Serialize)]
pub struct NotesBody {
    pub notes: Vec<NoteBody>,
    /// The value of `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

pub async fn list(
    person: Person,
    Path((plan, node)): Path<(PlanId, NodeId)>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let limit = paging.limit()?;
    let facts = facts::load(&person, &plan).await?;
    facts.place(node.as_str())?;
    let after = paging.after.map(StatusNoteId);
    let notes = noting::history_before(&person, &node, after.as_ref(), limit + 1).await?;
    let page = Listed::page(notes, limit, |noted| noted.row.id.0.clone());
    let notes = page.items.into_iter().map(body).collect();
    answer(StatusCode::OK, &NotesBody { notes, next: page.next })
}

pub async fn create(
    person: Person,
    headers: HeaderMap,
    Path((plan, node)): Path<(PlanId, NodeId)>,
    Json(body): Json<NewNoteBody>,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST notes", &plan, &node, &body), || async {
        let said = Said {
            standing: body.standing.clone(),
            done: done(body.done.clone())?,
            words: body.words.clone(),
            evidence: body.evidence_ids.clone(),
            via: "api",
        };
        let (id, _) = noting::note(&person, &plan, &node, said).await.map_err(called(&FIELDS))?;
        answer(StatusCode::CREATED, &NoteIdBody { id })
    })
    .await
}

/// The same words as a page would hear would speak of another scale.
fn done(share: Option<String>) -> Result<String> {
    let read = share.as_deref().and_then(|share| Number::parse(share).ok());
    if read.is_some_and(|share| share.is_negative() || share > Number::from(1)) {
        return Err(Error::invalid("done", "not-zero-to-one"));
    }
    percent("done", share)
}

fn body(noted: Noted) -> NoteBody {
    let Noted { row, evidence } = noted;
    NoteBody {
        id: row.id,
        standing: row.standing,
        done: row.done,
        words: row.words,
        via: row.via,
        noted_by: row.noted_by,
        noted_at: rfc3339(row.noted_at),
        evidence_ids: evidence.iter().map(|one| one.id().clone()).collect(),
    }
}
