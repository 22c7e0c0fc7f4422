//! Practices of an institution: to start, to read before they are published, to change, to remove.

use alcove_domain::kit::words::WordsRefusal;
use alcove_domain::network::{Action, Resource};
use alcove_domain::publish::{PublishRefusal, Stage};

use super::body::{Body, Said};
use super::store::{practice, review, step};
use crate::kit::clock::new_id;
use crate::kit::etag::Condition;
use crate::kit::ids::{OrganisationId, PersonId, PracticeId};
use crate::kit::{Ctx, Error, Event, FieldFault, Refusal, Result, Tx, Words};
use crate::network::Person;
use crate::network::store::{membership, person};

/// A practice as its institution works on it.
#[derive(Clone, Debug)]
pub struct Practice {
    pub row: practice::Model,
    pub body: Body,
}

impl Practice {
    pub fn of(row: practice::Model) -> Result<Self> {
        Ok(Self { body: Body::parse(&row.body)?, row })
    }

    pub fn id(&self) -> &PracticeId {
        &self.row.id
    }

    /// A state that a later version wrote is one in which nothing is changed.
    pub fn stage(&self) -> Stage {
        Stage::parse(&self.row.state).unwrap_or(Stage::Reviewing)
    }

    pub fn resource(&self) -> Resource {
        Resource::Practice {
            organisation: self.row.organisation_id.as_str().into(),
            author: self.row.created_by.as_str().into(),
        }
    }

    /// What machines see of it, also in an answer that tells what stands.
    pub fn present(&self) -> serde_json::Value {
        serde_json::json!({
            "id": self.row.id,
            "title": self.row.title,
            "state": self.row.state,
            "body": self.body,
            "version": self.row.version,
        })
    }
}

/// The rights to a practice that is not there yet.
pub fn of_organisation(person: &Person, organisation: &OrganisationId) -> Resource {
    Resource::Practice { organisation: organisation.as_str().into(), author: person.id.as_str().into() }
}

/// How many good practices an organisation has published that are still in use.
pub async fn count_published(ctx: &Ctx, of: &OrganisationId) -> Result<u32> {
    Ok(u32::try_from(practice::count_published(ctx.db().read(), of).await?).unwrap_or(u32::MAX))
}

/// The practice, for those of its institution who may see it before it is published, and for the
/// reviewer who has it in hand.
pub async fn load(person: &Person, id: &PracticeId) -> Result<Practice> {
    let found = find(&person.ctx, id).await?;
    // Whom to ask is not the reviewer's business.
    if !person.can(Action::SeePractice, &found.resource()) && is_reviewing(person, &found).await? {
        return Ok(Practice { body: found.body.without_contact(), row: found.row });
    }
    person.may(Action::SeePractice, &found.resource())?;
    Ok(found)
}

/// For whoever has asked already.
pub async fn find(ctx: &Ctx, id: &PracticeId) -> Result<Practice> {
    Practice::of(practice::find(ctx.db().read(), id).await?.ok_or(Error::NotFound)?)
}

async fn is_reviewing(person: &Person, found: &Practice) -> Result<bool> {
    let open = review::open(person.ctx.db().read(), std::slice::from_ref(found.id())).await?;
    Ok(found.stage() == Stage::Reviewing && open.iter().any(|review| review.reviewer_id == person.id))
}

/// The title of a working text and its language: the reader's where it was translated, else the one
/// that it was written in.
pub fn title(row: &practice::Model, words: Words) -> Result<(String, String)> {
    let body = Body::parse(&row.body)?;
    let written = Said { text: &row.title, language: &body.language };
    let said = body.text("title", words.code()).unwrap_or(written);
    Ok((said.text.to_owned(), said.language.to_owned()))
}

pub struct Page {
    pub rows: Vec<practice::Model>,
    pub next: Option<PracticeId>,
}

/// Those that the person may see before they are published: of the whole institution, or one's own.
pub async fn page(
    person: &Person,
    organisation: &OrganisationId,
    after: Option<&PracticeId>,
    limit: u64,
) -> Result<Page> {
    if !person.actor.belongs_to(&organisation.as_str().into()) {
        return Err(Error::NotFound);
    }
    let others = Resource::Practice { organisation: organisation.as_str().into(), author: "".into() };
    let author = (!person.can(Action::SeePractice, &others)).then_some(&person.id);
    let db = person.ctx.db().read();
    let mut rows = practice::page(db, organisation, author, after, limit + 1).await?;
    let more = rows.len() as u64 > limit;
    rows.truncate(limit as usize);
    let next = rows.last().filter(|_| more).map(|row| row.id.clone());
    Ok(Page { rows, next })
}

/// Starts a practice.
pub async fn create(person: &Person, organisation: &OrganisationId, body: Body) -> Result<PracticeId> {
    person.may(Action::WritePractice, &of_organisation(person, organisation))?;
    let body = checked(body)?;
    let ctx = &person.ctx;
    let row = practice::Model {
        id: new_id(),
        organisation_id: organisation.clone(),
        entry: body.entry.clone(),
        title: body.title(&body.language),
        body: body.write(),
        state: Stage::Draft.word().to_owned(),
        attempt: 0,
        published: 0,
        created_at: ctx.now.millis(),
        created_by: person.id.clone(),
        confirmed_at: None,
        asked_at: None,
        ended_at: None,
        withdrawn_at: None,
        replaced_by: None,
        removed_at: None,
        version: 1,
    };
    let id = row.id.clone();
    let tx = ctx.begin().await?;
    let event = event(person, &row, "practice.created").after(&row.title);
    practice::add(&*tx, row).await?;
    note_step(person, &tx, &id, "created", "").await?;
    tx.commit(vec![event]).await?;
    Ok(id)
}

/// Writes the whole text anew. What was published stays as it was until the new text is.
pub async fn edit(person: &Person, id: &PracticeId, seen: &Condition, body: Body) -> Result<Practice> {
    let found = load(person, id).await?;
    person.may(Action::EditPractice, &found.resource())?;
    check_version(seen, &found)?;
    let stage = found.stage().edit().map_err(refused)?;
    let body = checked(body)?;
    let mut row = found.row.clone();
    row.entry = body.entry.clone();
    row.title = body.title(&body.language);
    row.body = body.write();
    row.state = stage.word().to_owned();
    let event = event(person, &row, "practice.edited").before(&found.row.title).after(&row.title);
    save(person, row, None, event).await
}

/// Takes a practice that was never published out of every list.
pub async fn remove(person: &Person, id: &PracticeId) -> Result<()> {
    let found = load(person, id).await?;
    person.may(Action::EditPractice, &found.resource())?;
    if found.row.published > 0 {
        return Err(Refusal::new("practice-was-published").into());
    }
    found.stage().edit().map_err(refused)?;
    let mut row = found.row;
    row.removed_at = Some(person.ctx.now.millis());
    let event = event(person, &row, "practice.removed").before(&row.title);
    write(person, row, None, vec![event]).await
}

fn checked(body: Body) -> Result<Body> {
    let body = body.tidied();
    let faults = body.check();
    if faults.is_empty() { Ok(body) } else { Err(Error::Invalid(faults)) }
}

pub fn check_version(seen: &Condition, found: &Practice) -> Result<()> {
    match seen {
        Condition::Versions(versions) if !versions.contains(&found.row.version) => {
            Err(Error::PreconditionFailed(found.present()))
        }
        _ => Ok(()),
    }
}

/// A step on the way, to be noted with a change.
pub(super) struct Taken {
    pub act: &'static str,
    pub reason: String,
}

/// Writes the row as its next version, with the step that led there.
pub(super) async fn save(
    person: &Person,
    row: practice::Model,
    step: Option<Taken>,
    event: Event,
) -> Result<Practice> {
    let id = row.id.clone();
    write(person, row, step, vec![event]).await?;
    find(&person.ctx, &id).await
}

async fn write(person: &Person, row: practice::Model, step: Option<Taken>, events: Vec<Event>) -> Result<()> {
    let id = row.id.clone();
    let tx = person.ctx.begin().await?;
    put(person, &tx, row).await?;
    if let Some(Taken { act, reason }) = step {
        note_step(person, &tx, &id, act, &reason).await?;
    }
    tx.commit(events).await
}

/// The row as its next version. Whoever read an earlier one is told what stands.
pub(super) async fn put(person: &Person, tx: &Tx, mut row: practice::Model) -> Result<()> {
    let id = row.id.clone();
    row.version += 1;
    if practice::is_updated(&**tx, row).await? {
        return Ok(());
    }
    Err(Error::PreconditionFailed(load(person, &id).await?.present()))
}

pub(super) async fn note_step(
    person: &Person,
    tx: &Tx,
    id: &PracticeId,
    act: &str,
    reason: &str,
) -> Result<()> {
    let row = step::Model {
        id: new_id(),
        practice_id: id.clone(),
        act: act.to_owned(),
        reason: reason.trim().to_owned(),
        taken_by: person.id.clone(),
        taken_at: person.ctx.now.millis(),
    };
    Ok(step::add(&**tx, row).await?)
}

pub(super) fn event(person: &Person, row: &practice::Model, act: &'static str) -> Event {
    person.ctx.event(Some(&person.id), act, "practice", row.id.as_str()).in_organisation(&row.organisation_id)
}

/// A rule's no, with its facts.
pub fn refused(refusal: PublishRefusal) -> Error {
    match refusal {
        PublishRefusal::NotInThisState { is } => {
            Error::NotNow(Refusal::new("practice-not-in-this-state").with("is", is.word()))
        }
        PublishRefusal::Incomplete { missing } => Refusal::new("practice-incomplete")
            .with("n", missing.len())
            .with("missing", missing.join(", "))
            .into(),
        PublishRefusal::OwnWork => Refusal::new("practice-own-work").into(),
        PublishRefusal::OwnInstitution => Refusal::new("practice-own-institution").into(),
        PublishRefusal::RubricOpen { rated, of } => {
            Refusal::new("practice-rubric-open").with("rated", rated).with("of", of).into()
        }
        PublishRefusal::TooWeak { items } => Refusal::new("practice-too-weak").with("items", items).into(),
        PublishRefusal::Words(refusal) => not_said("reason", &refusal, "say-why"),
    }
}

/// What is wrong with words of a field; `missing`: the code for none at all.
pub(super) fn not_said(field: impl Into<String>, refusal: &WordsRefusal, missing: &'static str) -> Error {
    match refusal {
        WordsRefusal::Empty => Error::invalid(field, missing),
        WordsRefusal::TooLong { at_most, .. } => {
            Error::Invalid(vec![FieldFault::new(field, "too-long").with("most", *at_most)])
        }
        WordsRefusal::HoldsNul => Error::invalid(field, "unreadable-letter"),
    }
}

/// The address and the language of somebody who still belongs to the institution.
pub(super) async fn recipient(
    ctx: &Ctx,
    organisation: &OrganisationId,
    id: &PersonId,
) -> Result<Option<(String, Words)>> {
    let db = ctx.db().read();
    let held = membership::holding(db, id, ctx.now.millis()).await?;
    if !held.iter().any(|one| one.organisation_id == *organisation) {
        return Ok(None);
    }
    let row = person::find(db, id).await?.filter(|row| row.disabled_at.is_none());
    Ok(row.map(|row| (row.email, Words::of(&row.language).unwrap_or_default())))
}
