//! What happens to an award after it was signed. Its bytes stay; the row and the list of standing
//! say that it no longer holds.

use alcove_domain::award::{AwardRefusal, Course, Kind};
use alcove_domain::kit::Day;

use super::issuing::{Holder, Issued, Wanted, issue};
use super::reading::Award;
use super::store::award;
use super::work::{Work, queue};
use crate::kit::ids::{AwardId, PersonId};
use crate::kit::{Ctx, Error, Event, FieldFault, Refusal, Result, Tx, Words};

/// Longer reasons belong into a letter.
const LONGEST_REASON: usize = 2_000;

/// It does not hold for now.
pub async fn suspend(
    ctx: &Ctx,
    tx: &Tx,
    actor: Option<&PersonId>,
    id: &AwardId,
    reason: &str,
) -> Result<Vec<Event>> {
    let now = ctx.now;
    change(ctx, tx, actor, id, "award.suspended", reason, |course| course.suspend(now)).await
}

/// It holds again.
pub async fn resume(
    ctx: &Ctx,
    tx: &Tx,
    actor: Option<&PersonId>,
    id: &AwardId,
    reason: &str,
) -> Result<Vec<Event>> {
    change(ctx, tx, actor, id, "award.resumed", reason, Course::resume).await
}

/// It never holds again.
pub async fn revoke(
    ctx: &Ctx,
    tx: &Tx,
    actor: Option<&PersonId>,
    id: &AwardId,
    reason: &str,
) -> Result<Vec<Event>> {
    let now = ctx.now;
    change(ctx, tx, actor, id, "award.revoked", reason, |course| course.revoke(now)).await
}

/// A new award of the same for other days, which takes this one's place.
pub async fn renew(
    ctx: &Ctx,
    tx: &Tx,
    actor: Option<&PersonId>,
    id: &AwardId,
    valid_from: Day,
    valid_until: Option<Day>,
) -> Result<Issued> {
    let old = Award::of(award::find(&**tx, id).await?.ok_or(Error::NotFound)?)?;
    issue(ctx, tx, actor, again(&old, valid_from, valid_until)).await
}

/// The same once more, in the place of the old one. The hash of an e-mail address cannot be carried
/// over into a new one: who it was is not known.
pub(super) fn again(old: &Award, valid_from: Day, valid_until: Option<Day>) -> Wanted {
    let row = &old.row;
    Wanted {
        kind: Kind::parse(&row.kind).unwrap_or(Kind::Institutional),
        issuer: row.issuer_id.clone(),
        holder: match &row.holder_id {
            Some(holder) => Holder::Organisation(holder.clone()),
            None => Holder::Person { name: row.holder_name.clone(), email: None },
        },
        texts: old.texts.clone(),
        language: Words::of(&row.language).unwrap_or_default(),
        achievement: row.achievement.clone(),
        valid_from,
        valid_until,
        supersedes: Some(row.id.clone()),
    }
}

/// Its place is taken by one of the same issuer. One that is over before the other begins holds until
/// its last day: nobody is without a certificate because it was renewed early.
pub(super) async fn supersede(
    ctx: &Ctx,
    tx: &Tx,
    actor: Option<&PersonId>,
    id: &AwardId,
    by: &Wanted,
) -> Result<Vec<Event>> {
    let now = ctx.now;
    let row = award::find(&**tx, id).await?.ok_or(Error::NotFound)?;
    if row.issuer_id != by.issuer {
        return Err(Error::NotFound);
    }
    if row.valid_until.as_deref().is_some_and(|last| *last < *by.valid_from.to_string()) {
        return Ok(Vec::new());
    }
    apply(ctx, tx, actor, id, "award.superseded", "", |course| course.supersede(now)).await
}

async fn change(
    ctx: &Ctx,
    tx: &Tx,
    actor: Option<&PersonId>,
    id: &AwardId,
    act: &'static str,
    reason: &str,
    step: impl FnOnce(Course) -> Result<Course, AwardRefusal>,
) -> Result<Vec<Event>> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Error::invalid("reason", "missing"));
    }
    if reason.chars().count() > LONGEST_REASON {
        return Err(Error::Invalid(vec![FieldFault::new("reason", "too-long").with("most", LONGEST_REASON)]));
    }
    apply(ctx, tx, actor, id, act, reason, step).await
}

async fn apply(
    ctx: &Ctx,
    tx: &Tx,
    actor: Option<&PersonId>,
    id: &AwardId,
    act: &'static str,
    reason: &str,
    step: impl FnOnce(Course) -> Result<Course, AwardRefusal>,
) -> Result<Vec<Event>> {
    let mut row = award::touch(&**tx, id).await?.ok_or(Error::NotFound)?;
    let before = row.course();
    let after = step(before).map_err(refused)?;
    row.follow(&after);
    row.reason = reason.to_owned();
    let (issuer, list) = (row.issuer_id.clone(), row.list_id.clone());
    award::save(&**tx, row).await?;
    queue(ctx, &**tx, &issuer, Work::List(&list)).await?;
    let event = ctx.event(actor, act, "award", id.as_str()).in_organisation(&issuer);
    Ok(vec![event.before(before.standing(ctx.now).word()).after(reason)])
}

pub(super) fn refused(refusal: AwardRefusal) -> Error {
    let code = match refusal {
        AwardRefusal::Revoked => "award-is-revoked",
        AwardRefusal::Suspended => "award-is-suspended",
        AwardRefusal::NotSuspended => "award-is-not-suspended",
        AwardRefusal::Superseded => "award-is-superseded",
        AwardRefusal::EndsBeforeItBegins => "award-ends-before-it-begins",
    };
    Error::NotNow(Refusal::new(code))
}
