//! Mails that come by themselves: to a body when it is to look again at a certificate, to an
//! institution when its certificate ends.

use alcove_domain::kit::Day;

use super::certifying::Held;
use super::register;
use super::store::{certificate, check, people};
use crate::kit::ids::OrganisationId;
use crate::kit::mail::{self, Mail};
use crate::kit::{Ctx, Result, Words};
use crate::network::store::person;

/// A month is what a body needs to plan a look.
const BEFORE_A_CHECK: i64 = 30;

/// An institution hears of the end half a year before it, when it can begin to renew, and again a
/// month before.
const BEFORE_THE_END: [i64; 2] = [183, 30];

/// Asked every hour. Answers how many mails were queued.
pub async fn round(ctx: &Ctx) -> Result<usize> {
    Ok(checks(ctx).await? + ends(ctx).await?)
}

async fn checks(ctx: &Ctx) -> Result<usize> {
    let today = register::today(ctx);
    let due = check::due(ctx.db().read(), &today.plus_days(BEFORE_A_CHECK).to_string()).await?;
    let mut sent = 0;
    for mut row in due {
        let Some(found) = certificate::find(ctx.db().read(), &row.certificate_id).await? else { continue };
        let held = Held::of(found, today)?;
        let told = handlers(ctx, &held.row.body_id).await?;
        let tx = ctx.begin().await?;
        for person in &told {
            let words = Words::of(&person.language).unwrap_or_default();
            let day = Day::parse(&row.due_day).map(|day| words.day(day)).unwrap_or_default();
            let subject =
                words.t1("certify-mail-check-subject", "organisation", held.body.organisation.as_str());
            let body = words.t3(
                "certify-mail-check-body",
                "organisation",
                held.body.organisation.as_str(),
                "day",
                day,
                "address",
                address(ctx, &held),
            );
            mail::queue(
                ctx,
                &*tx,
                to(person, words, subject, body, format!("check-{}-{}", row.id, person.id)),
            )
            .await?;
        }
        row.reminded_at = Some(ctx.now.millis());
        check::save(&*tx, row).await?;
        tx.commit_unrecorded().await?;
        sent += told.len();
    }
    Ok(sent)
}

async fn ends(ctx: &Ctx) -> Result<usize> {
    let today = register::today(ctx);
    let last = today.plus_days(BEFORE_THE_END[0]);
    let mut sent = 0;
    for row in certificate::ending(ctx.db().read(), &today.to_string(), &last.to_string()).await? {
        let held = Held::of(row, today)?;
        let Some(end) = held.row.last_day.as_deref().and_then(|day| Day::parse(day).ok()) else { continue };
        // The nearest of the two moments that has come.
        let left = today.days_until(end);
        let when = if left <= BEFORE_THE_END[1] { BEFORE_THE_END[1] } else { BEFORE_THE_END[0] };
        let told = handlers(ctx, &held.row.organisation_id).await?;
        let tx = ctx.begin().await?;
        for person in &told {
            let words = Words::of(&person.language).unwrap_or_default();
            let level = held.said(&held.body.level, words).to_owned();
            let subject = words.t1("certify-mail-end-subject", "level", level.as_str());
            let body = words.t3(
                "certify-mail-end-body",
                "level",
                level.as_str(),
                "day",
                words.day(end),
                "address",
                address(ctx, &held),
            );
            let key = format!("end-{}-{when}-{}", held.row.id, person.id);
            mail::queue(ctx, &*tx, to(person, words, subject, body, key)).await?;
        }
        tx.commit_unrecorded().await?;
        sent += told.len();
    }
    Ok(sent)
}

fn address(ctx: &Ctx, held: &Held) -> String {
    format!("{}/certificates/{}", ctx.app.config.public_url, held.row.id)
}

fn to(person: &person::Model, words: Words, subject: String, body: String, key: String) -> Mail {
    Mail { to: person.email.clone(), subject, body, words, dedupe: Some(format!("certificate-{key}")) }
}

/// Administrators, coordinators and heads of a house.
async fn handlers(ctx: &Ctx, of: &OrganisationId) -> Result<Vec<person::Model>> {
    let roles = ["administrator", "coordinator", "head"];
    Ok(people::in_roles(ctx.db().read(), of, &roles, ctx.now.millis()).await?)
}
