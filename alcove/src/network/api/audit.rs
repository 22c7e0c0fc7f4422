use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::kit::api::{Listed, Paging, answer};
use crate::kit::audit::{Recorded, Wanted};
use crate::kit::form::{Path, Query};
use crate::kit::ids::{OrganisationId, PersonId};
use crate::kit::{Error, Result};
use crate::network::audit::{self, rfc3339};
use crate::network::person::Person;

/// An event of the trail; `hash` covers it and the one before.
#[derive(Serialize)]
pub struct View {
    pub seq: i64,
    pub time: String,
    pub person_id: Option<String>,
    pub act: String,
    pub subject_kind: String,
    pub subject_id: String,
    pub before: String,
    pub after: String,
    pub request_id: String,
    pub hash: String,
}

impl From<Recorded> for View {
    fn from(event: Recorded) -> Self {
        Self {
            seq: event.seq,
            time: rfc3339(event.at),
            person_id: event.actor_id,
            act: event.act,
            subject_kind: event.subject_kind,
            subject_id: event.subject_id,
            before: event.before_value,
            after: event.after_value,
            request_id: event.request_id,
            hash: event.hash,
        }
    }
}

/// `from` and `until` are RFC 3339; `after` is the `seq` of the last one seen.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Search {
    person_id: Option<PersonId>,
    act: Option<String>,
    subject: Option<String>,
    from: Option<String>,
    until: Option<String>,
}

/// The trail, the newest first.
pub async fn list(
    person: Person,
    Path(organisation): Path<OrganisationId>,
    Query(search): Query<Search>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let limit = paging.limit()?;
    let before_seq = paging.after.as_ref().map(|_| paging.before()).transpose()?;
    let wanted = Wanted {
        actor: search.person_id,
        act: search.act,
        subject: search.subject,
        from: instant("from", search.from)?,
        until: instant("until", search.until)?,
        before_seq,
    };
    let events = audit::list(&person, &organisation, &wanted, limit + 1).await?;
    let views = events.into_iter().map(View::from).collect();
    answer(StatusCode::OK, &Listed::page(views, limit, |view: &View| view.seq.to_string()))
}

fn instant(field: &str, text: Option<String>) -> Result<Option<i64>> {
    let Some(text) = text else { return Ok(None) };
    let parsed: std::result::Result<Timestamp, _> = text.parse();
    parsed.map(|at| Some(at.as_millisecond())).map_err(|_| Error::invalid(field, "not-a-time"))
}
