use sea_orm::{ConnectionTrait, DbErr, Statement};

/// Rows from before these instants have served.
#[derive(Clone, Copy, Debug)]
pub struct Old {
    pub answers: i64,
    pub attempts: i64,
    pub challenges: i64,
    pub links: i64,
    pub sessions: i64,
    pub mails: i64,
    pub jobs: i64,
}

/// A deletion with the instant that it goes by.
pub type Removal = (&'static str, fn(&Old) -> i64);

pub const STATEMENTS: [Removal; 9] = [
    ("delete from idempotent_answer where at < $1", |old| old.answers),
    ("delete from sign_in_attempt where at < $1", |old| old.attempts),
    ("delete from challenge where expires_at < $1", |old| old.challenges),
    ("delete from one_time_link where expires_at < $1", |old| old.links),
    ("delete from session where expires_at < $1", |old| old.sessions),
    ("delete from mail where sent_at < $1", |old| old.mails),
    ("delete from mail where failed_at < $1", |old| old.mails),
    ("delete from job where finished_at < $1", |old| old.jobs),
    ("delete from job where failed_at < $1", |old| old.jobs),
];

pub async fn remove(tx: &impl ConnectionTrait, (sql, of): Removal, old: &Old) -> Result<u64, DbErr> {
    let values = [of(old).into()];
    let done = tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(done.rows_affected())
}

/// Takes the turn until then, where nobody holds it now.
pub async fn is_turn_taken_now(tx: &impl ConnectionTrait, now: i64, until: i64) -> Result<bool, DbErr> {
    // As text both have thirteen digits until the year 2286.
    let sql = "insert into setting (key, value) values ('housekeeping', $1) \
               on conflict (key) do update set value = excluded.value where setting.value <= $2";
    let values = [until.to_string().into(), now.to_string().into()];
    let done = tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(done.rows_affected() == 1)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub mails: i64,
    pub mails_failed: i64,
    pub jobs: i64,
    pub jobs_failed: i64,
}

pub async fn waiting(db: &impl ConnectionTrait) -> Result<Waiting, DbErr> {
    let sql = "select \
        (select count(*) from mail where sent_at is null and failed_at is null) as mails, \
        (select count(*) from mail where failed_at is not null) as mails_failed, \
        (select count(*) from job where finished_at is null and failed_at is null) as jobs, \
        (select count(*) from job where failed_at is not null) as jobs_failed";
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    let row = row.ok_or_else(|| DbErr::RecordNotFound("counts".to_owned()))?;
    Ok(Waiting {
        mails: row.try_get("", "mails")?,
        mails_failed: row.try_get("", "mails_failed")?,
        jobs: row.try_get("", "jobs")?,
        jobs_failed: row.try_get("", "jobs_failed")?,
    })
}
