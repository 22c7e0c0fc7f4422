//! Telling those who took parts of a practice over that it was withdrawn: what was wrong with it may be
//! wrong with what they made of it.

use super::practices::recipient;
use super::store::{adoption, practice, version};
use super::ties;
use crate::kit::ids::{OrganisationId, PracticeId};
use crate::kit::mail::{self, Mail};
use crate::kit::{Ctx, Result, Tx};
use crate::network::Person;
use crate::network::store::organisation;

/// The page that says what to do next tells of it for so many days: mails are missed.
const TOLD_DAYS: i64 = 60;

/// A mail to everybody of another institution who took it over and still belongs there.
pub async fn tell_adopters(person: &Person, tx: &Tx, row: &practice::Model, reason: &str) -> Result<()> {
    let ctx = &person.ctx;
    let db = ctx.db().read();
    let Some(published) = version::find(db, &row.id, row.published).await? else { return Ok(()) };
    let provider = organisation::find(db, &row.organisation_id).await?;
    let provider = provider.map(|one| one.name).unwrap_or_default();
    for tie in adoption::newest_of_each(db, &row.id, &row.organisation_id).await? {
        let Some((to, words)) = recipient(ctx, &tie.organisation_id, &tie.adopted_by).await? else {
            continue;
        };
        let (title, _) = ties::title(&published, words)?;
        let link = format!("{}/practices/adoptions/{}", ctx.app.config.public_url, tie.id);
        let mail = Mail {
            to,
            subject: words.t1("publish-mail-withdrawn-subject", "title", &title),
            body: words.say(
                "publish-mail-withdrawn-body",
                vec![
                    ("provider", provider.clone().into()),
                    ("title", title.into()),
                    ("reason", reason.trim().to_owned().into()),
                    ("link", link.into()),
                ],
            ),
            words,
            dedupe: Some(format!("practice-withdrawn/{}/{}/{}", row.id, row.version, tie.id)),
        };
        mail::queue(ctx, &**tx, mail).await?;
    }
    Ok(())
}

/// What an institution took over and others withdrew lately.
pub async fn lately(ctx: &Ctx, of: &OrganisationId) -> Result<Vec<adoption::Model>> {
    let since = ctx.now.plus_days(-TOLD_DAYS).millis();
    Ok(adoption::withdrawn_since(ctx.db().read(), of, since).await?)
}

/// The newest tie of an institution to a practice, for the page where the practice was.
pub async fn tie(person: &Person, id: &PracticeId) -> Result<Option<adoption::Model>> {
    let Some(own) = &person.organisation else { return Ok(None) };
    Ok(adoption::in_organisation(person.ctx.db().read(), id, own).await?)
}
