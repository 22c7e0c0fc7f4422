//! Work that takes longer than an answer may: rows in our own database, claimed by one node at a
//! time, tried again when they fail. A job can run twice without harm.

use std::time::Duration;

use sea_orm::{ConnectionTrait, FromQueryResult, Statement};
use serde_json::Value;
use tokio::sync::Notify;

use super::clock::new_id;
use super::ctx::Ctx;
use super::db::skip_locked;
use super::error::{Error, Result};
use super::ids::{JobId, OrganisationId, PersonId};

/// A claim that is older belonged to a node that died: whoever works renews it every [`RENEW`].
const CLAIM_MILLIS: i64 = 30 * 1000;

/// How often a claim is renewed while its job runs.
pub const RENEW: Duration = Duration::from_secs(8);

/// After this many attempts, over some minutes, the fault is not one that goes away.
const MOST_ATTEMPTS: i64 = 5;

/// Wakes this node's runner, so that a job begins at once. An App part.
#[derive(Default)]
pub struct Wake(pub Notify);

/// A job to be queued.
#[derive(Clone, Debug)]
pub struct NewJob {
    /// The word under which the shell's wiring knows what to do.
    pub kind: &'static str,
    pub payload: Value,
    /// While a job with this key waits or runs, another one is that one.
    pub dedupe: Option<String>,
    pub organisation: Option<OrganisationId>,
    pub person: Option<PersonId>,
}

#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Job {
    pub id: JobId,
    pub kind: String,
    pub payload: String,
    pub organisation_id: Option<OrganisationId>,
    pub person_id: Option<PersonId>,
    pub created_at: i64,
    pub attempts: i64,
    pub locked_until: Option<i64>,
    pub done: i64,
    pub total: i64,
    pub finished_at: Option<i64>,
    pub failed_at: Option<i64>,
    /// What went wrong the last time; for the log and the administrator, not for everybody.
    pub error: String,
    /// What the job made, as its kind writes it.
    pub answer: String,
}

/// Where a job stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Waiting,
    Running,
    Finished,
    Failed,
}

const COLUMNS: &str = "id, kind, payload, organisation_id, person_id, created_at, attempts, locked_until, done, \
                       total, finished_at, failed_at, error, answer";

impl Job {
    pub const fn standing(&self) -> Standing {
        match self {
            Self { finished_at: Some(_), .. } => Standing::Finished,
            Self { failed_at: Some(_), .. } => Standing::Failed,
            Self { locked_until: Some(_), .. } => Standing::Running,
            _ => Standing::Waiting,
        }
    }
}

/// Queues a job in the transaction of the act that wants it. Call [`wake`] after the commit.
pub async fn queue(ctx: &Ctx, tx: &impl ConnectionTrait, job: NewJob) -> Result<JobId> {
    let id: JobId = new_id();
    let values = [
        id.clone().into(),
        job.kind.into(),
        job.payload.to_string().into(),
        job.dedupe.clone().into(),
        job.organisation.into(),
        job.person.into(),
        ctx.now.millis().into(),
    ];
    let sql = "insert into job (id, kind, payload, dedupe_key, organisation_id, person_id, created_at, run_at) \
               values ($1, $2, $3, $4, $5, $6, $7, $7) on conflict (dedupe_key) do nothing";
    let done = tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    if done.rows_affected() == 1 {
        return Ok(id);
    }
    let sql = format!("select {COLUMNS} from job where dedupe_key = $1");
    let same = Statement::from_sql_and_values(tx.get_database_backend(), sql, [job.dedupe.into()]);
    Ok(Job::find_by_statement(same).one(tx).await?.map_or(id, |job| job.id))
}

pub fn wake(ctx: &Ctx) {
    ctx.app.part::<Wake>().0.notify_one();
}

pub async fn find(db: &impl ConnectionTrait, id: &JobId) -> Result<Option<Job>> {
    let sql = format!("select {COLUMNS} from job where id = $1");
    let find = Statement::from_sql_and_values(db.get_database_backend(), sql, [id.clone().into()]);
    Ok(Job::find_by_statement(find).one(db).await?)
}

/// The person's own jobs of a kind, newest first.
pub async fn of_person(
    db: &impl ConnectionTrait,
    person: &PersonId,
    kind: &str,
    most: i64,
) -> Result<Vec<Job>> {
    let sql = format!(
        "select {COLUMNS} from job where person_id = $1 and kind = $2 order by created_at desc, id desc limit $3"
    );
    let values = [person.clone().into(), kind.into(), most.into()];
    Ok(Job::find_by_statement(Statement::from_sql_and_values(db.get_database_backend(), sql, values))
        .all(db)
        .await?)
}

/// Takes the next job that is due, so that no other node runs it.
pub async fn claim(ctx: &Ctx) -> Result<Option<Job>> {
    let now = ctx.now.millis();
    // Looking costs the writer nothing; most of the time there is nothing to do.
    let due = "select id from job where finished_at is null and failed_at is null and run_at <= $1 \
               and (locked_until is null or locked_until <= $1) order by run_at, id limit 1";
    let db = ctx.db().read();
    let look = Statement::from_sql_and_values(db.get_database_backend(), due, [now.into()]);
    if db.query_one_raw(look).await?.is_none() {
        return Ok(None);
    }
    let tx = ctx.begin().await?;
    // Two nodes at once take two jobs. Where that cannot be said, the second one's update checks anew.
    // Asked for one value, PostgreSQL looks once; asked what is in a set of one, it may look again for
    // each row, and pass over the one that it has just locked to the next.
    let sql = format!(
        "update job set locked_until = $2, attempts = attempts + 1, done = 0 where id = ({due}{}) \
         and (locked_until is null or locked_until <= $1) and finished_at is null returning {COLUMNS}",
        skip_locked(&*tx)
    );
    let values = [now.into(), (now + CLAIM_MILLIS).into()];
    let take = Statement::from_sql_and_values(tx.get_database_backend(), sql, values);
    let job = Job::find_by_statement(take).one(&*tx).await?;
    tx.commit_unrecorded().await?;
    Ok(job)
}

/// Keeps the claim while the work goes on; false where another node has taken it since.
pub async fn renew(ctx: &Ctx, job: &Job) -> Result<bool> {
    let tx = ctx.begin().await?;
    let sql = "update job set locked_until = $1 where id = $2 and attempts = $3 and finished_at is null";
    let until = ctx.app.now().millis() + CLAIM_MILLIS;
    let values = [until.into(), job.id.clone().into(), job.attempts.into()];
    let done = tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    tx.commit_unrecorded().await?;
    Ok(done.rows_affected() == 1)
}

/// Says how far it is, and keeps the claim.
pub async fn progress(ctx: &Ctx, id: &JobId, done: usize, total: usize) -> Result<()> {
    let until = ctx.app.now().millis() + CLAIM_MILLIS;
    let (done, total) = (i64::try_from(done).unwrap_or(i64::MAX), i64::try_from(total).unwrap_or(i64::MAX));
    let sql = "update job set done = $1, total = $2, locked_until = $3 where id = $4 and finished_at is null";
    change(ctx, sql, vec![done.into(), total.into(), until.into(), id.clone().into()]).await
}

/// Done: its key is free for the next one. Refused where the claim was lost in between, so that what
/// goes with it in the transaction happens once: a node that was cut off for a while is too late.
pub async fn finish(ctx: &Ctx, tx: &impl ConnectionTrait, job: &Job, answer: &Value) -> Result<()> {
    let sql = "update job set finished_at = $1, locked_until = null, dedupe_key = null, error = '', answer = $2 \
               where id = $3 and attempts = $4 and finished_at is null";
    let values = [
        ctx.app.now().millis().into(),
        answer.to_string().into(),
        job.id.clone().into(),
        job.attempts.into(),
    ];
    let done = tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    if done.rows_affected() == 1 { Ok(()) } else { Err(Error::fault("another node took the job over")) }
}

/// Did not work: again later, each time twice as late, and given up at last.
pub async fn fail(ctx: &Ctx, job: &Job, why: &str) -> Result<()> {
    let now = ctx.app.now().millis();
    let why: String = why.chars().take(1000).collect();
    if job.attempts >= MOST_ATTEMPTS {
        let sql = "update job set failed_at = $1, locked_until = null, dedupe_key = null, error = $2 where id = $3 \
             and attempts = $4 and finished_at is null";
        return change(ctx, sql, vec![now.into(), why.into(), job.id.clone().into(), job.attempts.into()])
            .await;
    }
    let wait = 10_000_i64 << job.attempts.clamp(0, 10);
    // Whoever has it now, where another node took it over, decides on it.
    let sql = "update job set run_at = $1, locked_until = null, error = $2 where id = $3 and attempts = $4 \
               and finished_at is null";
    change(ctx, sql, vec![(now + wait).into(), why.into(), job.id.clone().into(), job.attempts.into()]).await
}

async fn change(ctx: &Ctx, sql: &str, values: Vec<sea_orm::Value>) -> Result<()> {
    let tx = ctx.begin().await?;
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    tx.commit_unrecorded().await
}
