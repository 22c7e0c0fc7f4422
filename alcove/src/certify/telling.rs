//! What becomes of an application is told to the institution by mail, in the act in which it does: a
//! question of the assessors, the draft of their report, the decision.

use alcove_domain::certify::Verdict;
use alcove_domain::kit::Day;

use super::certifying::level_name;
use super::facts::Facts;
use super::store::people;
use crate::kit::mail::{self, Mail};
use crate::kit::words::Said;
use crate::kit::{Result, Tx, Words};
use crate::network::Person;
use crate::network::store::organisation;

/// Who signs and who prepares applications.
const TOLD: [&str; 3] = ["administrator", "coordinator", "head"];

pub(super) async fn asked(by: &Person, tx: &Tx, found: &Facts, due: Day) -> Result<()> {
    tell(by, tx, found, "asked", "questions", |words| ("day", words.day(due).into())).await
}

pub(super) async fn to_be_checked(by: &Person, tx: &Tx, found: &Facts, due: Day) -> Result<()> {
    tell(by, tx, found, "check", "report", |words| ("day", words.day(due).into())).await
}

pub(super) async fn decided(by: &Person, tx: &Tx, found: &Facts, verdict: Verdict) -> Result<()> {
    let said = |words: Words| words.t(&format!("certify-verdict-{}", verdict.word()));
    tell(by, tx, found, "decided", "decision", |words| ("verdict", said(words).into())).await
}

/// `what` is the middle of the keys `mail-application-<what>-subject` and `-body`, `page` the page of
/// the application that the mail leads to.
async fn tell(
    by: &Person,
    tx: &Tx,
    found: &Facts,
    what: &str,
    page: &str,
    more: impl Fn(Words) -> (&'static str, Said),
) -> Result<()> {
    let body = organisation::find(&**tx, found.body()).await?.map(|one| one.name).unwrap_or_default();
    let link = format!("{}/applications/{}/{page}", by.ctx.app.config.public_url, found.id());
    for one in people::in_roles(&**tx, found.applicant(), &TOLD, by.ctx.now.millis()).await? {
        let words = Words::of(&one.language).unwrap_or_default();
        let level = level_name(&found.edition, &found.row.level_id, words);
        let values = vec![
            ("body", body.as_str().into()),
            ("level", level.as_str().into()),
            ("link", link.as_str().into()),
            more(words),
        ];
        let mail = Mail {
            to: one.email,
            subject: words.t1(&format!("mail-application-{what}-subject"), "level", level.as_str()),
            body: words.say(&format!("mail-application-{what}-body"), values),
            words,
            dedupe: None,
        };
        mail::queue(&by.ctx, &**tx, mail).await?;
    }
    Ok(())
}
