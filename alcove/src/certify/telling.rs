//! What becomes of an application and its certificate is told to the institution by mail, in the act in which it does: a
//! question of the assessors, the draft of their report, the decision, the answer to an objection.

use alcove_domain::certify::Verdict;
use alcove_domain::kit::Day;

use super::certifying::level_name;
use super::facts::Facts;
use super::store::people;
use crate::kit::ids::CertificateId;
use crate::kit::mail::{self, Mail};
use crate::kit::words::Said;
use crate::kit::{Result, Tx, Words};
use crate::network::Person;
use crate::network::store::organisation;

/// Who signs and who prepares applications.
const TOLD: [&str; 3] = ["administrator", "coordinator", "head"];

pub(super) async fn asked(by: &Person, tx: &Tx, found: &Facts, due: Day) -> Result<()> {
    tell(by, tx, found, "mail-application-asked", "/questions", |words| ("day", words.day(due).into())).await
}

pub(super) async fn to_be_checked(by: &Person, tx: &Tx, found: &Facts, due: Day) -> Result<()> {
    tell(by, tx, found, "mail-application-check", "/report", |words| ("day", words.day(due).into())).await
}

pub(super) async fn decided(by: &Person, tx: &Tx, found: &Facts, verdict: Verdict) -> Result<()> {
    let said = |words: Words| words.t(&format!("certify-verdict-{}", verdict.word()));
    tell(by, tx, found, "mail-application-decided", "/decision", |words| ("verdict", said(words).into()))
        .await
}

pub(super) async fn objection_answered(by: &Person, tx: &Tx, found: &Facts, name: &str) -> Result<()> {
    tell(by, tx, found, "mail-application-objection", "#assessors", |_| ("name", name.into())).await
}

/// Suspended, given back, or revoked: whoever relies on it has to know at once.
pub(super) async fn changed(
    by: &Person,
    tx: &Tx,
    found: &Facts,
    (certificate, kind): (&CertificateId, &str),
    reason: &str,
) -> Result<()> {
    let link = format!("{}/certificates/{certificate}", by.ctx.app.config.public_url);
    send(by, tx, found, &format!("mail-certificate-{kind}"), &link, |_| ("reason", reason.into())).await
}

/// `page` is what leads from the application to the page that the mail is about.
async fn tell(
    by: &Person,
    tx: &Tx,
    found: &Facts,
    key: &str,
    page: &str,
    more: impl Fn(Words) -> (&'static str, Said),
) -> Result<()> {
    let link = format!("{}/applications/{}{page}", by.ctx.app.config.public_url, found.id());
    send(by, tx, found, key, &link, more).await
}

/// The keys are `<key>-subject` and `<key>-body`.
async fn send(
    by: &Person,
    tx: &Tx,
    found: &Facts,
    key: &str,
    link: &str,
    more: impl Fn(Words) -> (&'static str, Said),
) -> Result<()> {
    let body = organisation::find(&**tx, found.body()).await?.map(|one| one.name).unwrap_or_default();
    for one in people::in_roles(&**tx, found.applicant(), &TOLD, by.ctx.now.millis()).await? {
        let words = Words::of(&one.language).unwrap_or_default();
        let level = level_name(&found.edition, &found.row.level_id, words);
        let values = vec![
            ("body", body.as_str().into()),
            ("level", level.as_str().into()),
            ("link", link.into()),
            more(words),
        ];
        let mail = Mail {
            to: one.email,
            subject: words.t1(&format!("{key}-subject"), "level", level.as_str()),
            body: words.say(&format!("{key}-body"), values),
            words,
            dedupe: None,
        };
        mail::queue(&by.ctx, &**tx, mail).await?;
    }
    Ok(())
}
