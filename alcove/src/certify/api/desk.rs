//! The desk for machines: the items of the snapshot with what oneself, and once all is open the
//! other, says of each.

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use alcove_domain::assess::rating::Presented;
use alcove_domain::certify::desk::Judgement;
use alcove_domain::certify::voice::Voice;

use crate::assess::mark_body::{MarkBody, MarkFault};
use crate::certify::desk::{self, Desk, Line, read_judgement};
use crate::certify::judging::{self, Saved, Wanted};
use crate::certify::store::judgement;
use crate::kit::api::{Paging, answer, if_match, tagged};
use crate::kit::form::{Json, Path, Query};
use crate::kit::ids::{ApplicationId, EvidenceId, ItemId};
use crate::kit::{Error, Result, idempotency};
use crate::network::Person;

/// What an assessor says of an item.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct JudgementBody {
    /// `agree`, `adjust`, `insufficient`.
    pub verdict: String,
    /// The assessor's own mark, where it is adjusted.
    #[serde(default)]
    pub mark: Option<MarkBody>,
    #[serde(default)]
    pub comment: String,
}

impl JudgementBody {
    fn of(said: &Judgement) -> Self {
        Self {
            verdict: said.verdict.word().to_owned(),
            mark: said.mark.as_ref().map(MarkBody::of),
            comment: said.comment.clone(),
        }
    }

    fn read(self) -> Result<Judgement> {
        Ok(Judgement {
            verdict: judging::read_verdict(&self.verdict)?,
            mark: self.mark.map(MarkBody::read).transpose().map_err(unreadable)?,
            comment: self.comment,
        })
    }
}

fn unreadable(_: MarkFault) -> Error {
    Error::invalid("mark", "mark-unreadable")
}

/// One that may be somebody else's.
#[derive(Clone, Debug, Serialize)]
pub struct VoiceBody {
    name: String,
    #[serde(flatten)]
    said: JudgementBody,
}

#[derive(Clone, Debug, Serialize)]
pub struct SettledBody {
    /// Absent: the evidence is insufficient.
    mark: Option<MarkBody>,
    method: String,
    reason: String,
    version: i64,
    /// Whether everyone who has a voice now had one in it; else it is settled anew.
    complete: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct DeskItem {
    id: ItemId,
    code: String,
    name: String,
    /// What the institution settled on.
    claim: Option<MarkBody>,
    reason: String,
    evidence: Vec<EvidenceId>,
    own: Option<JudgementBody>,
    /// Of the others; empty until everyone has handed in.
    others: Vec<VoiceBody>,
    settled: Option<SettledBody>,
}

#[derive(Clone, Debug, Serialize)]
pub struct JudgingBody {
    name: String,
    judged: usize,
    of: usize,
    handed_in: bool,
    /// A tie came about that excludes: what was judged does not count, and the others wait.
    rests: bool,
    /// The engagement has ended by itself; what was handed in counts on.
    over: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct DeskBody {
    application_id: ApplicationId,
    state: String,
    /// Whether everyone has handed in.
    open: bool,
    judging: Vec<JudgingBody>,
    items: Vec<DeskItem>,
    /// The value of `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

pub async fn get(
    person: Person,
    Path(id): Path<ApplicationId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let desk = desk::open(&person, &id).await?;
    let seen = desk::overview(&person, &desk).await?;
    let of = seen.lines.len();
    let page = paging.of(&seen.lines, |line| line.item.id.0.clone())?;
    let body = DeskBody {
        application_id: id,
        state: desk.gate.facts.row.state.clone(),
        open: desk.progress.is_open(),
        judging: desk
            .judging
            .iter()
            .zip(&seen.counts)
            .map(|(one, judged)| JudgingBody {
                name: one.name.clone(),
                judged: *judged,
                of,
                handed_in: one.voice == Voice::Given,
                rests: one.rests,
                over: one.is_over,
            })
            .collect(),
        items: page.items.into_iter().map(|line| item(&person, &desk, line)).collect(),
        next: page.next,
    };
    answer(StatusCode::OK, &body)
}

fn item(person: &Person, desk: &Desk, line: &Line<'_>) -> DeskItem {
    let others = desk.judging.iter().zip(&line.said).filter(|(one, _)| !one.is_own);
    DeskItem {
        id: line.item.id.clone(),
        code: line.item.code.clone(),
        name: desk.name_of(line.item, person.words().code()).to_owned(),
        claim: line.item.mark.clone(),
        reason: line.item.reason.clone(),
        evidence: line.item.evidence.clone(),
        own: line.own.as_ref().map(JudgementBody::of),
        others: others
            .filter_map(|(one, said)| {
                Some(VoiceBody { name: one.name.clone(), said: JudgementBody::of(said.as_ref()?) })
            })
            .collect(),
        settled: line.settled.as_ref().map(|row| SettledBody {
            mark: row.mark.as_deref().and_then(|text| serde_json::from_str(text).ok()),
            method: row.method.clone(),
            reason: row.reason.clone(),
            version: row.version,
            complete: line.is_settled(),
        }),
    }
}

#[derive(Clone, Debug, Deserialize)]
pub struct ItemPath {
    application: ApplicationId,
    item: ItemId,
}

fn presented(headers: &HeaderMap) -> Result<Presented> {
    Ok(match if_match(headers)? {
        None => Presented::Unsaid,
        Some(0) => Presented::Nothing,
        Some(version) => Presented::Version(u32::try_from(version).unwrap_or(u32::MAX)),
    })
}

/// A judgement with its version.
fn saved(row: &judgement::Model) -> Result<Response> {
    tagged(StatusCode::OK, row.version, &JudgementBody::of(&read_judgement(row)))
}

pub async fn judge(
    person: Person,
    Path(path): Path<ItemPath>,
    headers: HeaderMap,
    Json(body): Json<JudgementBody>,
) -> Result<Response> {
    let seen = presented(&headers)?;
    match judging::judge(&person, &path.application, &path.item, body.read()?, seen).await? {
        Saved::Version(row) => saved(&row),
        Saved::Conflict(row) => {
            let present = row.map(|row| {
                serde_json::json!({ "version": row.version, "judgement": JudgementBody::of(&read_judgement(&row)) })
            });
            Err(Error::PreconditionFailed(present.unwrap_or_default()))
        }
    }
}

/// What the assessors settle on.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ConsensusBody {
    /// Absent: the evidence is insufficient.
    #[serde(default)]
    pub mark: Option<MarkBody>,
    #[serde(default)]
    pub reason: String,
    #[serde(default)]
    pub dissent: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct VersionBody {
    version: i64,
}

pub async fn settle(
    person: Person,
    Path(path): Path<ItemPath>,
    headers: HeaderMap,
    Json(body): Json<ConsensusBody>,
) -> Result<Response> {
    let wanted = Wanted {
        mark: body.mark.map(MarkBody::read).transpose().map_err(unreadable)?,
        reason: body.reason,
        dissent: body.dissent,
        presented: presented(&headers)?,
    };
    let version = judging::settle(&person, &path.application, &path.item, wanted).await?;
    tagged(StatusCode::OK, version, &VersionBody { version })
}

#[derive(Clone, Debug, Serialize)]
pub struct CountBody {
    items: usize,
}

pub async fn settle_agreed(
    person: Person,
    Path(id): Path<ApplicationId>,
    headers: HeaderMap,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST agreed", &id), || async {
        let items = judging::settle_agreed(&person, &id).await?;
        answer(StatusCode::OK, &CountBody { items })
    })
    .await
}

#[derive(Clone, Debug, Serialize)]
pub struct HandBody {
    handed_in: bool,
}

pub async fn hand_in(person: Person, Path(id): Path<ApplicationId>, headers: HeaderMap) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST handing-in", &id), || async {
        judging::hand_in(&person, &id).await?;
        answer(StatusCode::OK, &HandBody { handed_in: true })
    })
    .await
}

pub async fn take_back(
    person: Person,
    Path(id): Path<ApplicationId>,
    headers: HeaderMap,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST taking-back", &id), || async {
        judging::take_back(&person, &id).await?;
        answer(StatusCode::OK, &HandBody { handed_in: false })
    })
    .await
}

/// What is looked at.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SampleBody {
    /// So many items of each criterion; absent: all.
    #[serde(default)]
    pub each: Option<usize>,
}

pub async fn choose(
    person: Person,
    Path(id): Path<ApplicationId>,
    Json(body): Json<SampleBody>,
) -> Result<Response> {
    let items = judging::choose(&person, &id, body.each).await?;
    answer(StatusCode::OK, &CountBody { items })
}
