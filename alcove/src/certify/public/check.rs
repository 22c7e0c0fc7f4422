//! Whether a credential holds: four questions with an answer each. A signature that fits says nothing
//! about whether it was revoked, and a name in it says nothing about whose key it is.

use std::time::Duration;

use alcove_credential::Fault;
use alcove_credential::examine::{Dates, Examined, Signature, Tie, examine_within};
use alcove_domain::award::Standing;
use tokio::sync::Semaphore;

use crate::award::{Award, Known, issuer, reading, store};
use crate::kit::ids::AwardId;
use crate::kit::{Ctx, Error, Result};

/// One of ours takes a twentieth of a second.
const LIMIT: Duration = Duration::from_secs(3);

/// Whoever waits longer for a turn is told to come again.
const PATIENCE: Duration = Duration::from_secs(5);

/// So many are examined at once, so that strangers cannot take the whole processor. An App part.
pub struct Turns(Semaphore);

impl Default for Turns {
    fn default() -> Self {
        Self(Semaphore::new(2))
    }
}

/// Whether it still holds, as far as it can be known here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Ours(Standing),
    /// It bears a name of ours, and there is no such award.
    NotOurs,
    /// It bears the name of an award of ours, and is not what was signed: that one's standing is not its.
    Unproven,
    /// Another server would have to be asked.
    Elsewhere,
    /// It names no place where it could be asked.
    NoPlace,
}

/// Whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Issuer {
    /// An organisation of this installation, whose key it is.
    Ours {
        name: String,
        slug: String,
    },
    /// The same, but the key was reported as compromised.
    KeyCompromised {
        name: String,
        slug: String,
    },
    /// It names an organisation of ours, whose key it is not.
    KeyNotOurs {
        name: String,
    },
    /// It names an organisation of ours and perhaps its key, which anybody can copy; no signature bears
    /// that out.
    Unproven {
        name: String,
    },
    /// The name is the key itself; nobody here knows whose.
    KeyAlone,
    Unknown,
}

pub struct Checked {
    pub examined: Examined,
    pub status: Status,
    pub issuer: Issuer,
    pub dates: Dates,
    /// The award of ours that it is.
    pub award: Option<Award>,
}

impl Checked {
    /// Only where all four answers are good.
    pub fn holds(&self) -> bool {
        self.examined.signature == Signature::Good
            && self.status == Status::Ours(Standing::Valid)
            && matches!(self.issuer, Issuer::Ours { .. })
            && self.dates == Dates::Within
    }

    /// Whether it was never what it says it is, or nobody can rely on that any more.
    pub fn is_false(&self) -> bool {
        use Signature::{Absent, Bad, Disguised, NotOverAll};
        matches!(self.examined.signature, Bad | Absent | NotOverAll(_) | Disguised(_))
            || matches!(self.status, Status::NotOurs | Status::Unproven)
            || matches!(
                self.issuer,
                Issuer::KeyNotOurs { .. } | Issuer::KeyCompromised { .. } | Issuer::Unproven { .. }
            )
    }

    /// When one of ours that was good was revoked, suspended, or replaced by a newer one.
    pub fn stopped(&self) -> Option<i64> {
        let row = &self.award.as_ref()?.row;
        row.revoked_at.or(row.superseded_at).or(row.suspended_at)
    }
}

pub enum Found {
    Checked(Box<Checked>),
    /// It could not be read at all.
    Unreadable(Fault),
    /// A list of which certificates no longer hold. An old one is signed as well as the newest, so that
    /// nothing is ever concluded from one that somebody hands in.
    StatusList,
}

/// Examines what somebody handed in. Nothing is fetched.
pub async fn check(ctx: &Ctx, content: Vec<u8>) -> Result<Found> {
    let turn = tokio::time::timeout(PATIENCE, ctx.app.part::<Turns>().0.acquire()).await;
    let _turn = turn.map_err(|_| Error::Busy)?.map_err(Error::fault)?;
    let contexts = ctx.app.part::<Known>().0.clone();
    let done = tokio::task::spawn_blocking(move || examine_within(LIMIT, content, &contexts));
    let examined = match done.await.map_err(Error::fault)? {
        Ok(examined) => examined,
        Err(fault) => return Ok(Found::Unreadable(fault)),
    };
    if examined.is_status_list() {
        return Ok(Found::StatusList);
    }
    let issuer = issuer_of(ctx, &examined).await?;
    let award = own(ctx, &examined).await?;
    // What only claims to be ours must not get the standing of the award whose name it took.
    let is_ours = matches!(issuer, Issuer::Ours { .. } | Issuer::KeyCompromised { .. });
    let status = match &award {
        Some(award) if is_ours => Status::Ours(award.standing(ctx.now)),
        Some(_) if matches!(issuer, Issuer::Unproven { .. }) => Status::Unproven,
        _ if is_named_ours(ctx, &examined) => Status::NotOurs,
        _ if examined.has_status() => Status::Elsewhere,
        _ => Status::NoPlace,
    };
    let dates = examined.dates(ctx.now.millis());
    let award = award.filter(|_| is_ours);
    Ok(Found::Checked(Box::new(Checked { examined, status, issuer, dates, award })))
}

async fn issuer_of(ctx: &Ctx, examined: &Examined) -> Result<Issuer> {
    let db = ctx.db().read();
    let Some(found) = issuer::named(ctx, db, examined.issuer()).await? else {
        let alone = examined.key.as_ref().is_some_and(|key| key.tie == Tie::IsName);
        return Ok(if alone { Issuer::KeyAlone } else { Issuer::Unknown });
    };
    let name = found.organisation.name.clone();
    if examined.signature != Signature::Good {
        return Ok(Issuer::Unproven { name });
    }
    let slug = found.row.slug.clone();
    let used = examined.key.as_ref().map(|key| key.key.multibase());
    let keys = store::key::of_organisation(db, &found.row.organisation_id).await?;
    let own = keys.into_iter().find(|key| Some(&key.public_key) == used.as_ref());
    Ok(match own {
        Some(key) if key.is_trusted() => Issuer::Ours { name, slug },
        Some(_) => Issuer::KeyCompromised { name, slug },
        None => Issuer::KeyNotOurs { name },
    })
}

async fn own(ctx: &Ctx, examined: &Examined) -> Result<Option<Award>> {
    let Some(id) = own_id(ctx, examined) else { return Ok(None) };
    match reading::find(ctx.db().read(), &id).await {
        Ok(award) => Ok(Some(award)),
        Err(Error::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}

fn own_id(ctx: &Ctx, examined: &Examined) -> Option<AwardId> {
    let begin = format!("{}/awards/", issuer::host(ctx));
    examined.id().strip_prefix(&begin).map(AwardId::from)
}

fn is_named_ours(ctx: &Ctx, examined: &Examined) -> bool {
    own_id(ctx, examined).is_some()
}
