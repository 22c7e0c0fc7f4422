//! Mails to send: a row in the transaction of the act that wants them, so that neither is without
//! the other. The shell's sender takes them from there.

use sea_orm::{ConnectionTrait, FromQueryResult, Statement};

use super::clock::new_id;
use super::ctx::Ctx;
use super::db::skip_locked;
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

/// A mail that is to be sent now, by whoever claimed it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Queued {
    pub id: String,
    pub recipient: String,
    pub subject: String,
    pub body: String,
    pub language: String,
    /// With this one.
    pub attempts: i64,
}

/// A claim that is older belonged to a node that died.
const CLAIM_MILLIS: i64 = 5 * 60 * 1000;

/// After this many attempts, over two days, the address is taken to be wrong.
const MOST_ATTEMPTS: i64 = 12;

/// Takes mails that are due, so that no other node sends them.
pub async fn claim(ctx: &Ctx, most: i64) -> Result<Vec<Queued>> {
    let now = ctx.now.millis();
    let tx = ctx.begin().await?;
    // Only one node's update of a row sees it unclaimed: the second one checks the condition anew.
    let sql = format!(
        "update mail set locked_until = $1, attempts = attempts + 1 where id in \
         (select id from mail where sent_at is null and failed_at is null and run_at <= $2 \
          and (locked_until is null or locked_until <= $2) order by run_at, id limit $3{}) \
         and (locked_until is null or locked_until <= $2) and sent_at is null \
         returning id, recipient, subject, body, language, attempts",
        skip_locked(&*tx)
    );
    let taken = Statement::from_sql_and_values(
        tx.get_database_backend(),
        sql,
        [(now + CLAIM_MILLIS).into(), now.into(), most.into()],
    );
    let taken = Queued::find_by_statement(taken).all(&*tx).await?;
    tx.commit_unrecorded().await?;
    Ok(taken)
}

/// Sent: its text is not kept, for it may hold a link that opens a door.
pub async fn sent(ctx: &Ctx, id: &str) -> Result<()> {
    let sql = "update mail set sent_at = $1, locked_until = null, body = '' where id = $2";
    change(ctx, sql, vec![ctx.now.millis().into(), id.into()]).await
}

/// Not taken: again later, each time twice as late, and given up at last.
pub async fn failed(ctx: &Ctx, mail: &Queued, why: &str) -> Result<()> {
    let now = ctx.now.millis();
    let given_up = (mail.attempts >= MOST_ATTEMPTS).then_some(now);
    let wait = 60_000_i64 << mail.attempts.clamp(0, 10);
    let why: String = why.chars().take(500).collect();
    let sql = "update mail set locked_until = null, run_at = $1, failed_at = $2, error = $3 where id = $4";
    change(ctx, sql, vec![(now + wait).into(), given_up.into(), why.into(), mail.id.clone().into()]).await
}

async fn change(ctx: &Ctx, sql: &str, values: Vec<sea_orm::Value>) -> Result<()> {
    let tx = ctx.begin().await?;
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    tx.commit_unrecorded().await
}
