//! "Still in use?", asked once a year by mail. The question goes to the author, or to those who
//! answer for the institution where the author has left.

use alcove_domain::kit::Instant;
use alcove_domain::publish::renewal;

use super::practices::recipient;
use super::store::practice;
use crate::kit::ids::{OrganisationId, PracticeId};
use crate::kit::mail::{self, Mail};
use crate::kit::words::format::day_in;
use crate::kit::{Ctx, Result, Words};
use crate::network::store::{membership, organisation, person};

const PAGE: u64 = 100;

/// Asked every hour; answers how many mails were queued.
pub async fn ask(ctx: &Ctx) -> Result<usize> {
    let mut asked = 0;
    let mut after: Option<PracticeId> = None;
    // A year ago in every zone.
    let before = ctx.now.plus_days(-364).millis();
    loop {
        let rows = practice::confirmed_before(ctx.db().read(), before, after.as_ref(), PAGE).await?;
        let Some(last) = rows.last() else { break };
        after = Some(last.id.clone());
        for row in rows {
            asked += usize::from(ask_about(ctx, row).await?);
        }
    }
    Ok(asked)
}

async fn ask_about(ctx: &Ctx, row: practice::Model) -> Result<bool> {
    let Some(home) = organisation::find(ctx.db().read(), &row.organisation_id).await? else {
        return Ok(false);
    };
    let day = |at: i64| day_in(Instant(at), &home.time_zone);
    let Some(confirmed) = row.confirmed_at.map(day) else { return Ok(false) };
    if !renewal::is_due(confirmed, row.asked_at.map(day), day(ctx.now.millis())) {
        return Ok(false);
    }
    let to = match recipient(ctx, &row.organisation_id, &row.created_by).await? {
        Some(author) => Some(author),
        None => answerable(ctx, &row.organisation_id).await?,
    };
    let tx = ctx.begin().await?;
    practice::set_asked(&*tx, &row.id, ctx.now.millis()).await?;
    if let Some((to, words)) = &to {
        let link = format!("{}/practices/{}/work", ctx.app.config.public_url, row.id);
        let mail = Mail {
            to: to.clone(),
            subject: words.t1("publish-mail-renewal-subject", "title", &row.title),
            body: words.t2("publish-mail-renewal-body", "title", &row.title, "link", &link),
            words: *words,
            dedupe: Some(format!("practice-renewal/{}/{}", row.id, day(ctx.now.millis()))),
        };
        mail::queue(ctx, &*tx, mail).await?;
    }
    let event = ctx
        .event(None, "practice.asked", "practice", row.id.as_str())
        .in_organisation(&row.organisation_id)
        .after(&row.title);
    tx.commit(vec![event]).await?;
    Ok(to.is_some())
}

/// Somebody who may answer for the institution.
pub(super) async fn answerable(ctx: &Ctx, organisation: &OrganisationId) -> Result<Option<(String, Words)>> {
    let db = ctx.db().read();
    for role in ["coordinator", "head", "administrator"] {
        let filter = membership::Filter { role: Some(role.to_owned()), ..Default::default() };
        let found = membership::members(db, organisation, &filter, ctx.now.millis(), None, 20).await?;
        for member in found.into_iter().filter(|one| one.unit_id.is_none() && one.disabled_at.is_none()) {
            if let Some(row) = person::find(db, &member.person_id).await? {
                return Ok(Some((row.email, Words::of(&row.language).unwrap_or_default())));
            }
        }
    }
    Ok(None)
}
