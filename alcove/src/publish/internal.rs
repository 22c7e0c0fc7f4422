//! Internal documents of a practice: pieces of evidence that stay closed. Beside the practice stand
//! their names; who wants to read one asks ([`super::requests`]).

use alcove_domain::network::Action;
use alcove_report::mark::Mark;

use super::practices::{event, load};
use super::store::{internal, practice};
use super::{catalogue, marking};
use crate::evidence::{self, Evidence, Filter};
use crate::kit::clock::new_id;
use crate::kit::ids::{EvidenceId, InternalDocumentId, PracticeId};
use crate::kit::{Ctx, Error, FieldFault, Refusal, Result};
use crate::network::{Person, Visitor};

/// A practice with more of them is an archive.
pub const MOST: usize = 10;

/// A name is a line, and so is what is said about it.
const LONGEST: usize = 300;

/// What is offered, under which name.
#[derive(Clone, Debug, Default)]
pub struct Offer {
    pub evidence: String,
    /// What readers see; empty: the title of the piece.
    pub name: String,
    pub about: String,
}

/// Offers a piece of evidence of the institution on request. Whoever answers for the institution says
/// so: its name can be read by everybody at once.
pub async fn offer(person: &Person, id: &PracticeId, offer: Offer) -> Result<InternalDocumentId> {
    let found = load(person, id).await?;
    person.may(Action::EndorsePractice, &found.resource())?;
    let ctx = &person.ctx;
    let there = internal::of_practice(ctx.db().read(), id).await?;
    may_add(&there, &EvidenceId(offer.evidence.clone()))?;
    let piece = match evidence::find(person, &EvidenceId(offer.evidence)).await {
        Ok(piece) if piece.row.organisation_id == found.row.organisation_id && !piece.is_withdrawn() => piece,
        Ok(_) | Err(Error::NotFound | Error::Forbidden) => {
            return Err(Error::invalid("evidence", "unknown-choice"));
        }
        Err(other) => return Err(other),
    };
    let name = offer.name.trim();
    let name = if name.is_empty() { piece.row.title.clone() } else { name.to_owned() };
    let about = offer.about.trim().to_owned();
    check(&name, &about)?;
    try_out(person, &piece, &name).await?;
    let row = internal::Model {
        id: new_id(),
        practice_id: id.clone(),
        evidence_id: piece.id().clone(),
        name,
        about,
        added_at: ctx.now.millis(),
        added_by: person.id.clone(),
        removed_at: None,
        removed_by: None,
    };
    let document = row.id.clone();
    let event = event(person, &found.row, "practice.document-offered").after(&row.name);
    let tx = ctx.begin().await?;
    // While nobody else offers beside this practice: sent twice at once, it is offered once.
    practice::hold(&*tx, id).await?.ok_or(Error::NotFound)?;
    may_add(&internal::of_practice(&*tx, id).await?, &row.evidence_id)?;
    internal::add(&*tx, row).await?;
    tx.commit(vec![event]).await?;
    Ok(document)
}

/// Whether a piece fits beside those that are there: each of them once.
fn may_add(there: &[internal::Model], evidence: &EvidenceId) -> Result<()> {
    if let Some(row) = there.iter().find(|row| row.evidence_id == *evidence) {
        return Err(Error::NotNow(Refusal::new("document-offered-already").with("name", row.name.as_str())));
    }
    if there.len() >= MOST {
        return Err(Refusal::new("document-too-many").with("most", MOST).into());
    }
    Ok(())
}

fn check(name: &str, about: &str) -> Result<()> {
    let too_long = |field: &'static str| FieldFault::new(field, "too-long").with("most", LONGEST);
    let texts = [("name", name), ("about", about)];
    let long = texts.into_iter().filter(|(_, text)| text.chars().count() > LONGEST);
    let faults: Vec<FieldFault> = long.map(|(field, _)| too_long(field)).collect();
    if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
}

/// What cannot be copied under a mark is not offered: nobody waits for what then cannot be opened.
async fn try_out(person: &Person, piece: &Evidence, name: &str) -> Result<()> {
    let file = piece.file.as_ref().ok_or_else(|| Refusal::new("document-not-markable"))?;
    let mark = Mark {
        language: person.words().code().to_owned(),
        title: name.to_owned(),
        across: vec![person.name.clone()],
        foot: name.to_owned(),
    };
    marking::copy(&person.ctx, file, mark, piece.id().as_str()).await?;
    Ok(())
}

/// Takes it off. Whoever may still read it may not any more.
pub async fn take_off(person: &Person, id: &PracticeId, document: &InternalDocumentId) -> Result<()> {
    let found = load(person, id).await?;
    person.may(Action::EndorsePractice, &found.resource())?;
    let ctx = &person.ctx;
    let row = internal::find(ctx.db().read(), id, document).await?.ok_or(Error::NotFound)?;
    let event = event(person, &found.row, "practice.document-taken-off").before(&row.name);
    let tx = ctx.begin().await?;
    if !internal::is_removed(&*tx, document, &person.id, ctx.now.millis()).await? {
        return Err(Error::NotFound);
    }
    tx.commit(vec![event]).await
}

/// Those of a practice, for whoever has come to the practice.
pub async fn list(ctx: &Ctx, id: &PracticeId) -> Result<Vec<internal::Model>> {
    Ok(internal::of_practice(ctx.db().read(), id).await?)
}

/// The names beside what is published, for everybody.
pub async fn offered(ctx: &Ctx, id: &PracticeId) -> Result<Vec<internal::Model>> {
    catalogue::here(ctx, id, None).await?;
    list(ctx, id).await
}

/// The same, and before it is published for those who may see the practice.
pub async fn readable(visitor: &Visitor, id: &PracticeId) -> Result<Vec<internal::Model>> {
    let hidden = match offered(&visitor.ctx, id).await {
        Err(error @ (Error::NotFound | Error::Gone(_))) => error,
        offered => return offered,
    };
    let Some(person) = &visitor.person else { return Err(hidden) };
    match load(person, id).await {
        Ok(found) => {
            person.may(Action::SeePractice, &found.resource())?;
            list(&visitor.ctx, id).await
        }
        Err(Error::NotFound) => Err(hidden),
        Err(other) => Err(other),
    }
}

/// One of those, where its practice is published.
pub async fn find(ctx: &Ctx, id: &PracticeId, document: &InternalDocumentId) -> Result<internal::Model> {
    catalogue::here(ctx, id, None).await?;
    internal::find(ctx.db().read(), id, document).await?.ok_or(Error::NotFound)
}

/// Pieces that can be offered: of the practice's institution, with pages to write on, and not offered
/// yet, among the newest of its library.
pub async fn choices(person: &Person, id: &PracticeId) -> Result<Vec<(EvidenceId, String)>> {
    let found = load(person, id).await?;
    person.may(Action::EndorsePractice, &found.resource())?;
    let there = list(&person.ctx, id).await?;
    let filter = Filter { limit: Some(evidence::library::MOST), ..Filter::default() };
    let listed = evidence::list(person, &found.row.organisation_id, filter).await?;
    let fits = |piece: &Evidence| {
        piece.file.as_ref().is_some_and(marking::is_markable)
            && there.iter().all(|row| row.evidence_id != *piece.id())
    };
    let fitting = listed.evidence.into_iter().filter(fits);
    Ok(fitting.map(|piece| (piece.row.id, piece.row.title)).collect())
}
