//! Keys of an issuer: a pair, one for the stored form and one for tokens. The secret halves are sealed
//! and leave the database for as long as it takes to sign.

use alcove_credential::{SigningKey, TokenKey};

use super::store::{key, list};
use super::work::{Work, queue};
use crate::kit::clock::{new_bytes, new_id};
use crate::kit::db::Connection;
use crate::kit::ids::{OrganisationId, PersonId};
use crate::kit::seal::Seal;
use crate::kit::{Ctx, Error, Event, Refusal, Result, Tx};

pub const ED25519: &str = "ed25519";
pub const P256: &str = "p256";

/// The table that secrets are sealed for.
const TABLE: &str = "award_key";

/// The keys that sign now.
pub struct Pair {
    pub stored: (key::Model, SigningKey),
    pub token: (key::Model, TokenKey),
}

/// The keys that sign for an organisation, opened.
pub async fn open(ctx: &Ctx, db: &impl Connection, organisation: &OrganisationId) -> Result<Pair> {
    let rows = key::of_organisation(db, organisation).await?;
    let current = |kind: &str| {
        let missing = || Error::fault(format!("the organisation {organisation} has no key {kind}"));
        rows.iter().find(|row| row.kind == kind && row.is_current()).cloned().ok_or_else(missing)
    };
    let (stored, token) = (current(ED25519)?, current(P256)?);
    let secret = |row: &key::Model| -> Result<[u8; 32]> {
        let text = ctx.app.part::<Seal>().open(TABLE, &row.id, &row.secret)?;
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes).map_err(Error::fault)?;
        Ok(bytes)
    };
    let signing = SigningKey::new(&secret(&stored)?);
    let signing_token = TokenKey::new(&secret(&token)?).map_err(Error::fault)?;
    Ok(Pair { stored: (stored, signing), token: (token, signing_token) })
}

/// The first keys of an issuer.
pub async fn add_pair(
    ctx: &Ctx,
    tx: &impl Connection,
    actor: Option<&PersonId>,
    organisation: &OrganisationId,
) -> Result<()> {
    for kind in [ED25519, P256] {
        add(ctx, tx, actor, organisation, kind).await?;
    }
    Ok(())
}

/// A new key takes the place of the current one, which stays readable in the issuer's document: what
/// it signed goes on to hold.
pub async fn rotate(
    ctx: &Ctx,
    tx: &Tx,
    actor: Option<&PersonId>,
    organisation: &OrganisationId,
    id: &str,
) -> Result<Vec<Event>> {
    let mut row = find(&**tx, organisation, id).await?;
    if !row.is_current() {
        return Err(Error::NotNow(Refusal::new("award-key-is-retired")));
    }
    row.retired_at = Some(ctx.now.millis());
    row.retired_by = actor.cloned();
    let kind = row.kind.clone();
    let old = row.public_key.clone();
    key::save(&**tx, row).await?;
    let new = add(ctx, &**tx, actor, organisation, &kind).await?;
    let event = ctx.event(actor, "award.key-rotated", "award-key", id).in_organisation(organisation);
    Ok(vec![event.before(old).after(new)])
}

/// Somebody else may have had the key: it vouches for nothing any more, a new one signs, and what it
/// signed is awarded anew by a job.
pub async fn report_compromise(
    ctx: &Ctx,
    tx: &Tx,
    actor: Option<&PersonId>,
    organisation: &OrganisationId,
    id: &str,
) -> Result<Vec<Event>> {
    let mut row = find(&**tx, organisation, id).await?;
    if !row.is_trusted() {
        return Err(Error::NotNow(Refusal::new("award-key-is-compromised")));
    }
    let was_current = row.is_current();
    let now = Some(ctx.now.millis());
    row.compromised_at = now;
    row.compromised_by = actor.cloned();
    if was_current {
        row.retired_at = now;
        row.retired_by = actor.cloned();
    }
    let (kind, old) = (row.kind.clone(), row.public_key.clone());
    key::save(&**tx, row).await?;
    let new = if was_current { add(ctx, &**tx, actor, organisation, &kind).await? } else { String::new() };
    queue(ctx, &**tx, organisation, Work::Reissue(id)).await?;
    // The lists themselves are signed too.
    for list in list::ids_of(&**tx, organisation).await? {
        queue(ctx, &**tx, organisation, Work::List(&list)).await?;
    }
    let event = ctx.event(actor, "award.key-compromised", "award-key", id).in_organisation(organisation);
    Ok(vec![event.before(old).after(new)])
}

async fn find(db: &impl Connection, organisation: &OrganisationId, id: &str) -> Result<key::Model> {
    let row = key::find(db, id).await?.filter(|row| row.organisation_id == *organisation);
    row.ok_or(Error::NotFound)
}

async fn add(
    ctx: &Ctx,
    tx: &impl Connection,
    actor: Option<&PersonId>,
    organisation: &OrganisationId,
    kind: &str,
) -> Result<String> {
    let (secret, public_key) = new_secret(kind);
    let id: String = new_id();
    let row = key::Model {
        secret: ctx.app.part::<Seal>().seal(TABLE, &id, &hex::encode(secret))?,
        id,
        organisation_id: organisation.clone(),
        kind: kind.to_owned(),
        public_key: public_key.clone(),
        created_at: ctx.now.millis(),
        created_by: actor.cloned(),
        retired_at: None,
        retired_by: None,
        compromised_at: None,
        compromised_by: None,
    };
    key::add(tx, row).await?;
    Ok(public_key)
}

fn new_secret(kind: &str) -> ([u8; 32], String) {
    loop {
        let secret = new_bytes::<32>();
        if kind == ED25519 {
            return (secret, SigningKey::new(&secret).public().multibase());
        }
        // Fewer than one in four thousand million make no key.
        if let Ok(key) = TokenKey::new(&secret) {
            return (secret, key.public().multibase());
        }
    }
}
