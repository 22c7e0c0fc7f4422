//! Schemes of awarding bodies: to read, to start, to change, to publish and to withdraw.

pub mod presets;

use alcove_domain::network::{Action, Offer, Resource, SchemeFacts};

use super::scheme_body::{LARGEST, SchemeBody};
use super::store::{edition, scheme};
use crate::kit::clock::{hash_bytes, new_id};
use crate::kit::db::Connection;
use crate::kit::etag::Condition;
use crate::kit::ids::{OrganisationId, SchemeEditionId, SchemeId};
use crate::kit::{Ctx, Error, Refusal, Result};
use crate::network::Person;

pub const DRAFT: &str = "draft";
pub const PUBLISHED: &str = "published";
pub const WITHDRAWN: &str = "withdrawn";

/// An edition of a scheme with what it says.
#[derive(Clone, Debug)]
pub struct Edition {
    pub row: edition::Model,
    pub body: SchemeBody,
}

/// A scheme with its editions, the last one first.
#[derive(Clone, Debug)]
pub struct Scheme {
    pub row: scheme::Model,
    pub editions: Vec<Edition>,
}

impl Edition {
    pub fn read(row: edition::Model) -> Result<Self> {
        let body = serde_json::from_str(&row.body).map_err(Error::fault)?;
        Ok(Self { row, body })
    }

    pub fn is(&self, state: &str) -> bool {
        self.row.state == state
    }
}

impl Scheme {
    /// The edition that is worked at: the draft, else the newest.
    pub fn latest(&self) -> Result<&Edition> {
        self.editions.first().ok_or(Error::NotFound)
    }

    pub fn published(&self) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.is(PUBLISHED))
    }

    pub fn draft(&self) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.is(DRAFT))
    }

    fn resource(&self) -> Resource {
        let was_published = self.editions.iter().any(|edition| !edition.is(DRAFT));
        resource(&self.row.body_id, if was_published { Offer::Published } else { Offer::Draft })
    }
}

fn resource(body: &OrganisationId, exposure: Offer) -> Resource {
    Resource::Scheme(SchemeFacts { body: body.as_str().into(), exposure })
}

/// Schemes that do not exist yet, of this body.
pub fn of_body(body: &OrganisationId) -> Resource {
    resource(body, Offer::Draft)
}

/// The schemes of a body, for those who work at them.
pub async fn list(person: &Person, body: &OrganisationId) -> Result<Vec<Scheme>> {
    person.may(Action::SeeScheme, &of_body(body))?;
    let db = person.ctx.db().read();
    let mut editions = edition::of_body(db, body).await?;
    let mut schemes = Vec::new();
    for row in scheme::of_body(db, body).await? {
        let (own, others): (Vec<_>, Vec<_>) =
            editions.into_iter().partition(|edition| edition.scheme_id == row.id);
        editions = others;
        let editions = own.into_iter().map(Edition::read).collect::<Result<_>>()?;
        schemes.push(Scheme { row, editions });
    }
    Ok(schemes)
}

/// What every body of this installation offers now.
pub async fn on_offer(ctx: &Ctx) -> Result<Vec<Edition>> {
    let rows = edition::on_offer(ctx.db().read()).await?;
    rows.into_iter().map(Edition::read).collect()
}

/// One scheme. Those outside see the editions that were published.
pub async fn find(person: &Person, id: &SchemeId) -> Result<Scheme> {
    let mut found = load(&person.ctx, id).await?;
    person.may(Action::SeeScheme, &found.resource())?;
    if !person.can(Action::SeeScheme, &of_body(&found.row.body_id)) {
        found.editions.retain(|edition| !edition.is(DRAFT));
    }
    Ok(found)
}

async fn load(ctx: &Ctx, id: &SchemeId) -> Result<Scheme> {
    let db = ctx.db().read();
    let row = scheme::find(db, id).await?.ok_or(Error::NotFound)?;
    let editions = edition::of_scheme(db, id).await?.into_iter().map(Edition::read).collect::<Result<_>>()?;
    Ok(Scheme { row, editions })
}

/// The edition of this id, whoever asks.
pub async fn edition(ctx: &Ctx, id: &SchemeEditionId) -> Result<Edition> {
    Edition::read(edition::find(ctx.db().read(), id).await?.ok_or(Error::NotFound)?)
}

/// Reads a file of a scheme.
pub fn read(bytes: &[u8]) -> Result<SchemeBody> {
    if bytes.len() > LARGEST {
        return Err(Error::TooLarge { limit: LARGEST as u64 });
    }
    crate::kit::form::read_json(bytes).map_err(|_| Error::invalid("file", "no-scheme-file"))
}

/// Starts a scheme with its first draft.
pub async fn create(person: &Person, body_id: &OrganisationId, body: SchemeBody) -> Result<SchemeId> {
    person.may(Action::EditScheme, &of_body(body_id))?;
    check(&body)?;
    let ctx = &person.ctx;
    let row = scheme::Model {
        id: new_id(),
        body_id: body_id.clone(),
        created_at: ctx.now.millis(),
        created_by: Some(person.id.clone()),
        version: 1,
    };
    let id = row.id.clone();
    let draft = draft_of(person, &row, 1, &body)?;
    let event = event(person, "scheme.created", &row).after(body.name(ctx.words));
    let tx = ctx.begin().await?;
    scheme::add(&*tx, row).await?;
    edition::add(&*tx, draft).await?;
    tx.commit(vec![event]).await?;
    Ok(id)
}

/// Puts another content in place of the draft's.
pub async fn save(person: &Person, id: &SchemeId, seen: &Condition, body: SchemeBody) -> Result<Scheme> {
    let found = for_editing(person, id).await?;
    check(&body)?;
    let draft = found.draft().ok_or_else(frozen)?;
    let (text, hash) = written(&body)?;
    let event = event(person, "scheme.changed", &found.row).before(&draft.row.hash).after(&hash);
    let tx = person.ctx.begin().await?;
    let mut row = hold(&*tx, &draft.row.id, seen).await?;
    if row.state != DRAFT {
        return Err(frozen());
    }
    (row.body, row.hash) = (text, hash);
    edition::save(&*tx, row).await?;
    tx.commit(vec![event]).await?;
    find(person, id).await
}

/// From now on institutions see it; it never changes again. The edition before it is withdrawn.
pub async fn publish(person: &Person, id: &SchemeId, seen: &Condition) -> Result<Scheme> {
    let found = for_editing(person, id).await?;
    let draft = found.draft().ok_or_else(frozen)?;
    check(&draft.body)?;
    let number = draft.row.number.to_string();
    let event = event(person, "scheme.published", &found.row).after(number);
    let now = person.ctx.now.millis();
    let tx = person.ctx.begin().await?;
    let mut row = hold(&*tx, &draft.row.id, seen).await?;
    if row.state != DRAFT {
        return Err(frozen());
    }
    if let Some(before) = found.published() {
        let mut before = edition::touch(&*tx, &before.row.id).await?.ok_or(Error::NotFound)?;
        WITHDRAWN.clone_into(&mut before.state);
        (before.withdrawn_at, before.withdrawn_by) = (Some(now), Some(person.id.clone()));
        edition::save(&*tx, before).await?;
    }
    PUBLISHED.clone_into(&mut row.state);
    (row.published_at, row.published_by) = (Some(now), Some(person.id.clone()));
    edition::save(&*tx, row).await?;
    tx.commit(vec![event]).await?;
    find(person, id).await
}

/// Nobody can apply any more. What was applied for goes on.
pub async fn withdraw(person: &Person, id: &SchemeId) -> Result<Scheme> {
    let found = for_editing(person, id).await?;
    let offered = found.published().ok_or_else(|| Error::NotNow(Refusal::new("scheme-not-published")))?;
    let number = offered.row.number.to_string();
    let event = event(person, "scheme.withdrawn", &found.row).before(number);
    let tx = person.ctx.begin().await?;
    let mut row = hold(&*tx, &offered.row.id, &Condition::None).await?;
    if row.state != PUBLISHED {
        return Err(Error::NotNow(Refusal::new("scheme-not-published")));
    }
    WITHDRAWN.clone_into(&mut row.state);
    (row.withdrawn_at, row.withdrawn_by) = (Some(person.ctx.now.millis()), Some(person.id.clone()));
    edition::save(&*tx, row).await?;
    tx.commit(vec![event]).await?;
    find(person, id).await
}

/// Begins the next edition with what the newest one says.
pub async fn revise(person: &Person, id: &SchemeId) -> Result<Scheme> {
    let found = for_editing(person, id).await?;
    if found.draft().is_some() {
        return Err(Error::NotNow(Refusal::new("scheme-has-a-draft")));
    }
    let latest = found.latest()?;
    let draft = draft_of(person, &found.row, latest.row.number + 1, &latest.body)?;
    let event = event(person, "scheme.revised", &found.row).after(draft.number.to_string());
    let tx = person.ctx.begin().await?;
    edition::add(&*tx, draft).await?;
    tx.commit(vec![event]).await?;
    find(person, id).await
}

async fn for_editing(person: &Person, id: &SchemeId) -> Result<Scheme> {
    let found = load(&person.ctx, id).await?;
    person.may(Action::EditScheme, &found.resource())?;
    Ok(found)
}

/// The edition held against other writers, where it is the version that was seen.
async fn hold(tx: &impl Connection, id: &SchemeEditionId, seen: &Condition) -> Result<edition::Model> {
    let row = edition::touch(tx, id).await?.ok_or(Error::NotFound)?;
    match seen {
        Condition::Versions(versions) if !versions.contains(&(row.version - 1)) => {
            Err(Error::PreconditionFailed(present(&row)))
        }
        _ => Ok(row),
    }
}

/// The edition's row as machines see it, for an answer that tells what stands.
fn present(row: &edition::Model) -> serde_json::Value {
    serde_json::json!({ "id": row.id, "number": row.number, "state": row.state, "version": row.version - 1 })
}

fn check(body: &SchemeBody) -> Result<()> {
    let faults = body.faults();
    if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
}

fn written(body: &SchemeBody) -> Result<(String, String)> {
    let text = serde_json::to_string(body).map_err(Error::fault)?;
    let hash = hash_bytes(text.as_bytes());
    Ok((text, hash))
}

fn draft_of(person: &Person, of: &scheme::Model, number: i64, body: &SchemeBody) -> Result<edition::Model> {
    let (text, hash) = written(body)?;
    Ok(edition::Model {
        id: new_id(),
        scheme_id: of.id.clone(),
        body_id: of.body_id.clone(),
        number,
        state: DRAFT.to_owned(),
        body: text,
        hash,
        created_at: person.ctx.now.millis(),
        created_by: Some(person.id.clone()),
        published_at: None,
        published_by: None,
        withdrawn_at: None,
        withdrawn_by: None,
        version: 1,
    })
}

fn event(person: &Person, act: &'static str, of: &scheme::Model) -> crate::kit::audit::Event {
    person.ctx.event(Some(&person.id), act, "scheme", of.id.as_str()).in_organisation(&of.body_id)
}

fn frozen() -> Error {
    Error::NotNow(Refusal::new("scheme-frozen"))
}
