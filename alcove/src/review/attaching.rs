//! Evidence on answers: attach, detach, and where a piece is used.

use alcove_domain::network::Action;
use alcove_domain::review::Sight;
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;

use super::facts::{self, Facts};
use super::rating::{At, asked_of, check_open};
use super::viewing::{Looking, UnitsAbove, may_on_seat};
use crate::assess::store::rating_evidence;
use crate::evidence::draft::Draft;
use crate::evidence::upload::Upload;
use crate::evidence::{self, Evidence, Use, UseSource, add};
use crate::kit::ids::{AssessmentId, EvidenceId, ItemId, SeatId};
use crate::kit::{Error, Result};
use crate::network::Person;

/// There is no such piece in the library of whoever rates, whatever there is elsewhere.
const UNKNOWN: Error = Error::Unknown("evidence-unknown");

/// Attaches a piece of the organisation's library to an answer. Twice is the same as once.
pub async fn attach(person: &Person, at: &At, id: &EvidenceId) -> Result<()> {
    let facts = answered(person, at).await?;
    let found = match evidence::find(person, id).await {
        Err(Error::NotFound) => return Err(UNKNOWN),
        found => found?,
    };
    // Another organisation's piece may be open to the world; it shows nothing about this one.
    if found.row.organisation_id != *facts.organisation() || found.is_withdrawn() {
        return Err(UNKNOWN);
    }
    let tx = person.ctx.begin().await?;
    let row = rating_evidence::Model {
        seat_id: at.seat.clone(),
        item_id: at.item.clone(),
        evidence_id: id.clone(),
        assessment_id: at.assessment.clone(),
        attached_at: person.ctx.now.millis(),
        attached_by: Some(person.id.clone()),
    };
    if !rating_evidence::attach(&*tx, row).await? {
        return Ok(());
    }
    let event = person
        .ctx
        .event(Some(&person.id), "review.evidence-attached", "rating", format!("{}/{}", at.seat, at.item))
        .in_organisation(facts.organisation())
        .after(id.as_str());
    tx.commit(vec![event]).await
}

/// Takes a piece off an answer; it stays in the library.
pub async fn detach(person: &Person, at: &At, id: &EvidenceId) -> Result<()> {
    let facts = answered(person, at).await?;
    let tx = person.ctx.begin().await?;
    if !rating_evidence::detach(&*tx, &at.seat, &at.item, id).await? {
        return Ok(());
    }
    let event = person
        .ctx
        .event(Some(&person.id), "review.evidence-detached", "rating", format!("{}/{}", at.seat, at.item))
        .in_organisation(facts.organisation())
        .before(id.as_str());
    tx.commit(vec![event]).await
}

/// Adds what was sent to the library, and attaches it. It belongs to the seat's unit, and is open
/// to the organisation, unless the form says otherwise.
pub async fn add_and_attach(person: &Person, at: &At, upload: Upload) -> Result<Vec<EvidenceId>> {
    if !upload.faults.is_empty() {
        return Err(Error::Invalid(upload.faults));
    }
    let facts = answered(person, at).await?;
    let mut draft = Draft::of(&upload.fields);
    if draft.unit_id.is_empty()
        && let Some(unit) = &facts.seat(&at.seat)?.row.unit_id
    {
        draft.unit_id = unit.0.clone();
    }
    if upload.files.is_empty() {
        "link".clone_into(&mut draft.kind);
        if draft.title.is_empty() {
            draft.title = title_of(&draft.url);
        }
    }
    let added = add::add(person, facts.organisation(), draft, upload.files).await?;
    for id in &added {
        attach(person, at, id).await?;
    }
    Ok(added)
}

/// The facts of an answer that the person may change now.
async fn answered(person: &Person, at: &At) -> Result<Facts> {
    let facts = facts::load(person, &at.assessment).await?;
    let seated = facts.seat(&at.seat)?;
    may_on_seat(person, Action::Rate, &facts, seated).await?;
    asked_of(&facts, seated, &at.item)?;
    check_open(person, &facts, seated, &at.item).await?;
    Ok(facts)
}

/// What stands on an answer, as far as the person may see it, in the order in which it came.
pub async fn on(person: &Person, seat: &SeatId, item: &ItemId) -> Result<Vec<Evidence>> {
    let rows = rating_evidence::on(person.ctx.db().read(), seat, item).await?;
    // Most ratings that machines read have none: they are to cost one question more, and no others.
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<EvidenceId> = rows.into_iter().map(|row| row.evidence_id).collect();
    let mut found = evidence::find_many(person, &ids).await?;
    found.sort_by_key(|one| ids.iter().position(|id| id == one.id()));
    Ok(found)
}

/// An address without the parts that nobody reads.
fn title_of(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['?', '#']).next().unwrap_or(rest).trim_end_matches('/').chars().take(200).collect()
}

/// How the room *evidence* learns where its pieces are used.
pub fn uses() -> UseSource {
    UseSource { used: rating_evidence::used, of: used_in_boxed }
}

fn used_in_boxed<'a>(person: &'a Person, ids: &'a [EvidenceId]) -> BoxFuture<'a, Result<Vec<Use>>> {
    used_in(person, ids).boxed()
}

/// The answers that cite one of these, as far as the person may see them: what is cited is shown
/// where the mark is.
async fn used_in(person: &Person, ids: &[EvidenceId]) -> Result<Vec<Use>> {
    let rows = rating_evidence::of_evidence(person.ctx.db().read(), ids).await?;
    let mut uses: Vec<Use> = Vec::new();
    let mut known: Option<(AssessmentId, Facts, Looking)> = None;
    for row in rows {
        if known.as_ref().is_none_or(|(id, ..)| *id != row.assessment_id) {
            known = look(person, &row.assessment_id).await?;
        }
        let Some((id, facts, looking)) = &known else { continue };
        let Some(node) = facts.laid.node(&row.item_id) else { continue };
        if looking.sight_of_nothing(facts.laid.item_ref(node), &row.seat_id) != Sight::Mark {
            continue;
        }
        let said = facts.laid.said(node, &person.words().lang());
        let one = Use {
            evidence: row.evidence_id,
            title: person.words().t2("rate-title", "code", said.code, "text", said.title()),
            place: facts.row.title.clone(),
            address: format!("/assessments/{id}/items/{}", row.item_id),
        };
        if !uses.contains(&one) {
            uses.push(one);
        }
    }
    Ok(uses)
}

async fn look(person: &Person, id: &AssessmentId) -> Result<Option<(AssessmentId, Facts, Looking)>> {
    let facts = match facts::load(person, id).await {
        Ok(facts) => facts,
        Err(Error::NotFound | Error::Forbidden) => return Ok(None),
        Err(other) => return Err(other),
    };
    let above = UnitsAbove::of(&person.ctx, facts.organisation()).await?;
    let looking = Looking::new(person, &facts, &above, &[]);
    Ok(Some((id.clone(), facts, looking)))
}
