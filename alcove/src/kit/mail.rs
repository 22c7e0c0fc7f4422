//! Mails to send: a row in the transaction of the act that wants them, so that neither is without
//! the other. The shell's sender takes them from there.

use sea_orm::{ConnectionTrait, Statement};

use super::clock::new_id;
use super::ctx::Ctx;
use super::error::Result;
use super::ids::MailId;
use super::words::Words;

/// A mail in plain text.
#[derive(Clone, Debug)]
pub struct Mail {
    pub to: String,
    pub subject: String,
    pub body: String,
    pub words: Words,
    /// A second mail with the same key is not queued.
    pub dedupe: Option<String>,
}

/// Queues a mail; it leaves after the transaction is kept.
pub async fn queue(ctx: &Ctx, tx: &impl ConnectionTrait, mail: Mail) -> Result<()> {
    let id: MailId = new_id();
    tx.execute_raw(Statement::from_sql_and_values(
        tx.get_database_backend(),
        "insert into mail (id, recipient, subject, body, language, dedupe_key, created_at, run_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $7) on conflict (dedupe_key) do nothing",
        [
            id.into(),
            mail.to.into(),
            mail.subject.into(),
            mail.body.into(),
            mail.words.code().into(),
            mail.dedupe.into(),
            ctx.now.millis().into(),
        ],
    ))
    .await?;
    Ok(())
}
