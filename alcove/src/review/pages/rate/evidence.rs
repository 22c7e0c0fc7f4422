//! Evidence on the item's page: adding, choosing from the library, taking off.

use alcove_domain::assess::rating::Slot;
use askama::Template;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::workspace::{self, Typed};
use crate::evidence::pages::card::Card;
use crate::evidence::upload::Upload;
use crate::evidence::{Filter, list};
use crate::kit::fields::{Fields, FormView};
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::{AssessmentId, EvidenceId, ItemId, SeatId};
use crate::kit::page::{Frame, Place, render, see};
use crate::kit::words::format::day_in;
use crate::kit::{Error, FieldFault, Result, idempotency};
use crate::network::Person;
use crate::review::api::citing::CitedPath;
use crate::review::desk::{self, Shown};
use crate::review::rating::At;
use crate::review::{attaching, handing_in};

/// How many are offered at once; who does not find it here, searches.
const OFFERED: u64 = 24;

#[derive(Clone, Debug, Deserialize)]
pub struct AnswerPath {
    assessment: AssessmentId,
    seat: SeatId,
    item: ItemId,
}

impl AnswerPath {
    fn at(&self) -> At {
        At {
            assessment: self.assessment.clone(),
            seat: self.seat.clone(),
            item: self.item.clone(),
            slot: Slot::Current,
        }
    }

    fn page(&self) -> String {
        format!("/assessments/{}/items/{}?seat={}", self.assessment, self.item, self.seat)
    }

    fn base(&self) -> String {
        format!("/assessments/{}/seats/{}/items/{}", self.assessment, self.seat, self.item)
    }
}

/// Takes files or a link in. Through the outbox, the same bundle sent again is taken once.
pub async fn post(
    person: Person,
    Path(path): Path<AnswerPath>,
    headers: HeaderMap,
    upload: Upload,
) -> Result<Response> {
    let by_outbox = headers.contains_key("x-alcove-outbox");
    let request = (path.base(), upload.fingerprint());
    let typed = if by_outbox { Fields::default() } else { upload.fields.clone() };
    let (door, at, page) = (person.clone(), path.at(), path.page());
    let added = idempotency::once(&person.ctx, &person.id, &headers, &request, || async move {
        attaching::add_and_attach(&door, &at, upload).await?;
        if !by_outbox {
            return door.see(&format!("{page}#evidence"), "notice-rate-attached");
        }
        let saved_at = door.words().clock(door.ctx.now, &door.zone);
        Ok(axum::Json(json!({ "saved_at": saved_at })).into_response())
    })
    .await;
    match added {
        Err(Error::Invalid(faults)) if by_outbox => {
            let said = |fault: &FieldFault| (fault.field.clone(), json!(person.words().fault(fault)));
            let fields: Map<String, Value> = faults.iter().map(said).collect();
            Ok((StatusCode::UNPROCESSABLE_ENTITY, axum::Json(json!({ "fields": fields }))).into_response())
        }
        Err(Error::Invalid(faults)) => again(&person, path, typed, faults).await,
        other => other,
    }
}

/// The page again, with what was typed and what is wrong with it. Files are chosen anew: no browser
/// takes them back.
async fn again(
    person: &Person,
    path: AnswerPath,
    fields: Fields,
    faults: Vec<FieldFault>,
) -> Result<Response> {
    let desk = desk::lay(person, &path.assessment, &path.item, Some(&path.seat)).await?;
    if !matches!(desk.answer, Shown::Open(_)) {
        return Err(Error::Invalid(faults));
    }
    let citing = FormView::failed(person.words(), fields, Error::Invalid(faults))?;
    let typed = Typed { citing: Some(citing), ..Typed::default() };
    workspace::show(person, desk, StatusCode::UNPROCESSABLE_ENTITY, typed).await
}

pub async fn post_attaching(
    person: Person,
    Path(path): Path<AnswerPath>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    attaching::attach(&person, &path.at(), &fields.get("evidence_id").into()).await?;
    person.see(&format!("{}#evidence", path.page()), "notice-rate-attached")
}

/// Takes a piece off, with a way back.
pub async fn post_detaching(
    person: Person,
    Path(path): Path<AnswerPath>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let evidence: EvidenceId = fields.get("evidence_id").into();
    attaching::detach(&person, &path.at(), &evidence).await?;
    let undo = format!("{}/evidence/{evidence}/restoration", path.base());
    person.see_undoable(&path.page(), "notice-rate-detached", &undo)
}

pub async fn post_restoration(
    person: Person,
    Path(path): Path<CitedPath>,
    Form(_): Form<Fields>,
) -> Result<Response> {
    let (at, evidence) = path.split();
    attaching::attach(&person, &at, &evidence).await?;
    see(&format!("/assessments/{}/items/{}?seat={}#evidence", at.assessment, at.item, at.seat))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Ask {
    q: String,
    after: Option<EvidenceId>,
}

#[derive(Template)]
#[template(path = "review/rate/library.html")]
struct Library {
    frame: Frame,
    cards: Vec<Card>,
    base: String,
    page: String,
    q: String,
    next: Option<String>,
}

/// The organisation's library, to choose from for this answer.
pub async fn library(
    person: Person,
    Path(path): Path<AnswerPath>,
    Query(ask): Query<Ask>,
) -> Result<Response> {
    let (facts, _) = handing_in::seat_of(&person, &path.assessment, &path.seat).await?;
    facts.rated(&path.item)?;
    let filter =
        Filter { search: ask.q.clone(), after: ask.after, limit: Some(OFFERED), ..Filter::default() };
    let listed = list(&person, facts.organisation(), filter).await?;
    let today = day_in(person.ctx.now, &person.zone);
    let mut frame = person.frame(Place::Assessments, person.words().t("rate-library-title"));
    frame.task = true;
    render(&Library {
        cards: Card::all(&person.ctx, &listed.evidence, today).await?,
        base: path.base(),
        page: path.page(),
        q: ask.q,
        next: listed.next.map(|id| id.0),
        frame,
    })
}
