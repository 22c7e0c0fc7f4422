//! A new award: written with the act that decides it, signed by a job a moment later.

use alcove_credential::badge::HashedEmail;
use alcove_credential::list::LENGTH;
use alcove_domain::award::{AwardRefusal, Kind};
use alcove_domain::kit::Day;

pub use super::reading::{Text, Texts};
use super::store::{award, list};
use super::work::{Work, queue};
use super::{issuer, standing};
use crate::kit::clock::{new_bytes, new_id, new_letters, new_secret};
use crate::kit::ids::{AwardId, OrganisationId, PersonId};
use crate::kit::{Ctx, Error, Event, FieldFault, Result, Tx, Words};
use crate::network::store::organisation;

/// Letters and digits of codes; those that look alike are left out.
const LETTERS: &[u8] = b"ABCDEFGHJKMNPQRSTUVWXYZ23456789";

const CODE: usize = 12;

/// A longer text is a document, not an award.
const LONGEST_TEXT: usize = 4_000;

pub enum Holder {
    Organisation(OrganisationId),
    Person {
        name: String,
        /// Kept and signed as a salted hash alone.
        email: Option<String>,
    },
}

/// An award as somebody decided it.
pub struct Wanted {
    pub kind: Kind,
    pub issuer: OrganisationId,
    pub holder: Holder,
    pub texts: Texts,
    /// The language that is signed; the others are shown.
    pub language: Words,
    /// The same for all who reach it: letters, digits and hyphens.
    pub achievement: String,
    pub valid_from: Day,
    /// The last day, where there is one.
    pub valid_until: Option<Day>,
    /// The award whose place it takes.
    pub supersedes: Option<AwardId>,
}

pub struct Issued {
    pub id: AwardId,
    /// To be committed with those of the act that decided it.
    pub events: Vec<Event>,
}

/// Writes the award and queues its signing. Call [`crate::kit::jobs::wake`] after the commit.
pub async fn issue(ctx: &Ctx, tx: &Tx, actor: Option<&PersonId>, wanted: Wanted) -> Result<Issued> {
    check(&wanted)?;
    issuer::settle(ctx, &**tx, actor, &wanted.issuer).await?;
    let mut events = Vec::new();
    if let Some(old) = &wanted.supersedes {
        events.extend(standing::supersede(ctx, tx, actor, old, &wanted).await?);
    }
    let (holder_id, holder_name, email) = match wanted.holder {
        Holder::Organisation(id) => {
            let found = organisation::find(&**tx, &id).await?.ok_or(Error::NotFound)?;
            (Some(id), found.name, None)
        }
        Holder::Person { name, email } => {
            let hashed = email.map(|email| HashedEmail::new(&email, &new_secret()[..16]));
            (None, name.trim().to_owned(), hashed)
        }
    };
    let (list_id, position) = free_place(ctx, tx, &wanted.issuer).await?;
    let id: AwardId = new_id();
    let row = award::Model {
        id: id.clone(),
        code: new_letters(LETTERS, CODE),
        kind: wanted.kind.word().to_owned(),
        issuer_id: wanted.issuer.clone(),
        holder_id,
        holder_name,
        holder_email_hash: email.as_ref().map(|email| email.hash.clone()).unwrap_or_default(),
        holder_email_salt: email.map(|email| email.salt).unwrap_or_default(),
        achievement: wanted.achievement,
        language: wanted.language.code().to_owned(),
        texts: serde_json::to_string(&wanted.texts).map_err(Error::fault)?,
        valid_from: wanted.valid_from.to_string(),
        valid_until: wanted.valid_until.map(|day| day.to_string()),
        list_id,
        position,
        supersedes_id: wanted.supersedes,
        created_at: ctx.now.millis(),
        created_by: actor.cloned(),
        signed: String::new(),
        token: String::new(),
        key_id: None,
        token_key_id: None,
        signed_at: None,
        suspended_at: None,
        revoked_at: None,
        superseded_at: None,
        reason: String::new(),
        version: 1,
    };
    let event = ctx
        .event(actor, "award.issued", "award", id.as_str())
        .in_organisation(&wanted.issuer)
        .after(format!("{} {} {}", row.kind, row.achievement, row.holder_name));
    award::add(&**tx, row).await?;
    queue(ctx, &**tx, &wanted.issuer, Work::Sign(&id)).await?;
    events.push(event);
    Ok(Issued { id, events })
}

fn check(wanted: &Wanted) -> Result<()> {
    let mut faults = Vec::new();
    match wanted.texts.get(wanted.language.code()) {
        Some(text) if !text.name.trim().is_empty() => {}
        _ => faults.push(FieldFault::new("name", "missing")),
    }
    let parts =
        wanted.texts.values().flat_map(|text| [&text.name, &text.description, &text.criteria, &text.level]);
    if parts.into_iter().any(|part| part.chars().count() > LONGEST_TEXT) {
        faults.push(FieldFault::new("texts", "too-long").with("most", LONGEST_TEXT));
    }
    if let Holder::Person { name, .. } = &wanted.holder
        && name.trim().is_empty()
    {
        faults.push(FieldFault::new("holder", "missing"));
    }
    let is_plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if wanted.achievement.is_empty() || !is_plain(&wanted.achievement) {
        faults.push(FieldFault::new("achievement", "unknown-choice"));
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    if wanted.valid_until.is_some_and(|until| until < wanted.valid_from) {
        return Err(standing::refused(AwardRefusal::EndsBeforeItBegins));
    }
    Ok(())
}

/// A place drawn by lot. A new list begins when three quarters of one are taken: drawing gets slow then.
async fn free_place(ctx: &Ctx, tx: &Tx, organisation: &OrganisationId) -> Result<(String, i64)> {
    let last = list::last_of(&**tx, organisation).await?;
    let room = u64::from(LENGTH) / 4 * 3;
    let open = match last {
        Some(last) if award::count_in_list(&**tx, &last.id).await? < room => Some(last),
        _ => None,
    };
    let id = match open {
        Some(open) => open.id,
        None => {
            let row = list::Model {
                id: new_id(),
                organisation_id: organisation.clone(),
                created_at: ctx.now.millis(),
                signed: String::new(),
                signed_at: None,
            };
            let id = row.id.clone();
            list::add(&**tx, row).await?;
            id
        }
    };
    loop {
        // The length is a power of two, so that each place is as likely as the others.
        let position = i64::from(u32::from_be_bytes(new_bytes()) % LENGTH);
        if !award::is_taken(&**tx, &id, position).await? {
            return Ok((id, position));
        }
    }
}
