//! The reviewers' desk for machines: what waits, the rubric with what oneself said, and the verdict. The
//! ETag is the one of the text: a verdict on a text that was changed meanwhile is refused.

use std::collections::HashMap;

use alcove_domain::assess::Mark;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use serde::{Deserialize, Serialize};

use crate::assess::editions::Known;
use crate::kit::api::{Listed, Paging, answer, tagged};
use crate::kit::form::{Json, Path, Query};
use crate::kit::ids::{EditionId, ItemId, OrganisationId, PracticeId};
use crate::kit::{Error, Result, Words, etag, idempotency};
use crate::network::Person;
use crate::publish::body::Body;
use crate::publish::practices;
use crate::publish::reviewing::{self, Desk, Said, Verdict};
use crate::publish::store::practice;

#[derive(Clone, Debug, Serialize)]
pub struct ReviewLine {
    practice_id: PracticeId,
    organisation_id: OrganisationId,
    /// In the caller's language where somebody translated it.
    title: String,
    title_language: String,
}

impl ReviewLine {
    fn of(row: practice::Model, words: Words) -> Result<Self> {
        let (title, title_language) = practices::title(&row, words)?;
        Ok(Self { practice_id: row.id, organisation_id: row.organisation_id, title, title_language })
    }
}

/// What waits for the caller; empty for whoever reviews nothing.
#[derive(Clone, Debug, Serialize)]
pub struct QueueBody {
    domains: Vec<String>,
    /// In hand; on the first page alone.
    mine: Vec<ReviewLine>,
    waiting: Vec<ReviewLine>,
    /// The `after` of the next page of those that wait.
    next: Option<String>,
}

pub async fn list(person: Person, Query(paging): Query<Paging>) -> Result<Response> {
    let limit = paging.limit()?;
    let after = paging.after.map(PracticeId);
    let queue = reviewing::queue(&person, after.as_ref(), limit).await?;
    let waiting = Listed::page(queue.waiting, limit, |row| row.id.0.clone());
    let lines = |rows: Vec<practice::Model>| {
        rows.into_iter().map(|row| ReviewLine::of(row, person.words())).collect::<Result<_>>()
    };
    let body = QueueBody {
        domains: queue.domains,
        mine: lines(queue.mine)?,
        waiting: lines(waiting.items)?,
        next: waiting.next,
    };
    answer(StatusCode::OK, &body)
}

/// One question of the rubric.
#[derive(Clone, Debug, Serialize)]
pub struct RubricItem {
    item_id: ItemId,
    code: String,
    /// The step that was chosen; absent while it is open.
    step: Option<i32>,
    note: String,
}

/// Every question of a rubric with what was said.
pub(super) fn rubric(known: &Known, marks: &HashMap<ItemId, (i64, Mark, String)>) -> Vec<RubricItem> {
    let items = known.edition.rated().map(|(at, item)| {
        let id = known.ids[at].clone();
        let said = marks.get(&id);
        RubricItem {
            step: said.and_then(|(_, mark, _)| match mark {
                Mark::Step(step) => Some(*step),
                _ => None,
            }),
            note: said.map(|(.., note)| note.clone()).unwrap_or_default(),
            code: item.id.0.clone(),
            item_id: id,
        }
    });
    items.collect()
}

#[derive(Clone, Debug, Serialize)]
pub struct ReviewBody {
    practice_id: PracticeId,
    organisation_id: OrganisationId,
    /// The rubric, to be read like any edition.
    edition_id: EditionId,
    rated: usize,
    items: Vec<RubricItem>,
    body: Body,
    /// Of the text.
    version: i64,
}

fn present(status: StatusCode, desk: &Desk) -> Result<Response> {
    let version = desk.practice.row.version;
    let body = ReviewBody {
        practice_id: desk.practice.id().clone(),
        organisation_id: desk.practice.row.organisation_id.clone(),
        edition_id: desk.known.id.clone(),
        rated: desk.rubric().rated,
        items: rubric(&desk.known, &desk.marks),
        // Whom to ask is nobody's business before it is published.
        body: desk.practice.body.without_contact(),
        version,
    };
    tagged(status, version, &body)
}

pub async fn get(person: Person, Path(id): Path<PracticeId>) -> Result<Response> {
    present(StatusCode::OK, &reviewing::desk(&person, &id).await?)
}

pub async fn take_up(person: Person, Path(id): Path<PracticeId>, headers: HeaderMap) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST practice review", &id), || async {
        reviewing::take_up(&person, &id).await?;
        present(StatusCode::CREATED, &reviewing::desk(&person, &id).await?)
    })
    .await
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RatingBody {
    pub item_id: ItemId,
    pub step: i32,
    #[serde(default)]
    pub note: String,
}

/// What is said of the items that are named; the others stay.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RatingsBody {
    pub ratings: Vec<RatingBody>,
}

pub async fn rate(
    person: Person,
    Path(id): Path<PracticeId>,
    headers: HeaderMap,
    Json(body): Json<RatingsBody>,
) -> Result<Response> {
    let said = body.ratings.into_iter().map(|one| Said {
        item: one.item_id,
        mark: Some(Mark::Step(one.step)),
        note: one.note,
    });
    let seen = etag::condition(&headers)?;
    present(StatusCode::OK, &reviewing::rate(&person, &id, &seen, said.collect()).await?)
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ResultBody {
    /// `publish` or `return`.
    pub verdict: String,
    #[serde(default)]
    pub reason: String,
}

pub async fn decide(
    person: Person,
    Path(id): Path<PracticeId>,
    headers: HeaderMap,
    Json(body): Json<ResultBody>,
) -> Result<Response> {
    // Who has it not in hand does not learn which words there are.
    reviewing::desk(&person, &id).await?;
    let verdict = match body.verdict.as_str() {
        "publish" => Verdict::Publish,
        "return" => Verdict::Return,
        _ => return Err(Error::invalid("verdict", "unknown-choice")),
    };
    reviewing::decide(&person, &id, &etag::condition(&headers)?, verdict, &body.reason).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
