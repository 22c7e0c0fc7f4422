//! Questions about the health of the database, for the doctor.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, Statement};

use crate::kit::clock::hash_bytes;
use crate::kit::db::Look;
use crate::kit::ids::OutcomeId;

/// What a check of rows found: a line for each.
pub type Lines = Vec<String>;

/// Broken pages and references. PostgreSQL keeps its references itself and has no such question.
pub async fn database(db: &impl ConnectionTrait) -> Result<Lines, DbErr> {
    if db.get_database_backend() != DbBackend::Sqlite {
        return Ok(Lines::new());
    }
    let mut found = Lines::new();
    for row in ask(db, "pragma quick_check").await? {
        let said: String = row.try_get("", "quick_check")?;
        if said != "ok" {
            found.push(format!("the database file is damaged: {said}"));
        }
    }
    for row in ask(db, "pragma foreign_key_check").await? {
        let table: String = row.try_get("", "table")?;
        let parent: String = row.try_get("", "parent")?;
        found.push(format!("a row of {table} points to a row of {parent} that is missing"));
    }
    Ok(found)
}

/// Rows that nothing else holds to be true: each query answers one column of ids.
const ORPHANS: [(&str, &str); 6] = [
    (
        "the local item belongs to no assessment",
        "select id from item where assessment_id is not null \
         and assessment_id not in (select id from assessment) order by id",
    ),
    (
        "two ratings stand at one place of the seat",
        "select seat_id as id from rating where superseded_at is null \
         group by seat_id, item_id, slot having count(*) > 1 order by seat_id",
    ),
    (
        "no rating stands where there are some, in the seat",
        "select seat_id as id from rating group by seat_id, item_id, slot \
         having sum(case when superseded_at is null then 1 else 0 end) = 0 order by seat_id",
    ),
    (
        "versions of a rating are missing in the seat",
        "select seat_id as id from rating group by seat_id, item_id, slot \
         having max(version) <> count(*) order by seat_id",
    ),
    (
        "the closed assessment has no outcome",
        "select id from assessment where state = 'closed' and id not in \
         (select assessment_id from outcome where superseded_at is null) and id not in \
         (select assessment_id from assessment_aside) order by id",
    ),
    (
        "the audit chain belongs to no organisation",
        "select chain as id from audit_head where chain <> 'platform' \
         and chain not in (select id from organisation) order by chain",
    ),
];

pub async fn orphans(db: &impl ConnectionTrait) -> Result<Lines, DbErr> {
    let mut found = Lines::new();
    for (what, sql) in ORPHANS {
        for row in ask(db, sql).await? {
            let id: String = row.try_get("", "id")?;
            found.push(format!("{what}: {id}"));
        }
    }
    Ok(found)
}

/// Editions whose text is no longer the one that was brought in.
pub async fn editions(look: &Look) -> crate::kit::Result<Lines> {
    let sql = "select id, body, hash from edition order by id";
    let mut found = Lines::new();
    look.each(Statement::from_string(look.get_database_backend(), sql), |row| {
        let (id, body, hash): (String, String, String) =
            (row.try_get("", "id")?, row.try_get("", "body")?, row.try_get("", "hash")?);
        if hash_bytes(body.as_bytes()) != hash {
            found.push(format!("the text of the edition {id} was changed"));
        }
        Ok(())
    })
    .await?;
    Ok(found)
}

/// A secret as its row keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    pub table: &'static str,
    pub id: String,
    pub text: String,
}

/// Every secret that is sealed.
pub async fn sealed(db: &impl ConnectionTrait) -> Result<Vec<Sealed>, DbErr> {
    let mut found = Vec::new();
    for (table, sql) in [
        ("person", "select id, totp_secret as text from person where totp_secret is not null order by id"),
        (
            "oidc_provider",
            "select id, client_secret as text from oidc_provider where removed_at is null order by id",
        ),
        ("award_key", "select id, secret as text from award_key order by id"),
    ] {
        for row in ask(db, sql).await? {
            found.push(Sealed { table, id: row.try_get("", "id")?, text: row.try_get("", "text")? });
        }
    }
    Ok(found)
}

/// Mails that are late: how many were tried and wait since before an instant, how many were given
/// up since another one, and what was said the last time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LateMails {
    pub waiting: i64,
    pub given_up: i64,
    pub said: String,
}

pub async fn late_mails(
    db: &impl ConnectionTrait,
    before: i64,
    given_up_since: i64,
) -> Result<LateMails, DbErr> {
    // One that nobody has tried yet waits for a server to be started, not for a mail server.
    let late =
        "(sent_at is null and failed_at is null and attempts > 0 and created_at < $1) or failed_at >= $2";
    let sql = format!(
        "select coalesce(sum(case when failed_at is null then 1 else 0 end), 0) as waiting, \
         coalesce(sum(case when failed_at is null then 0 else 1 end), 0) as given_up, \
         coalesce((select error from mail where ({late}) and error <> '' order by run_at desc, id desc limit 1), '') \
         as said from mail where {late}"
    );
    let backend = ConnectionTrait::get_database_backend(db);
    let statement = Statement::from_sql_and_values(backend, sql, [before.into(), given_up_since.into()]);
    let row = db.query_one_raw(statement).await?;
    let row = row.ok_or_else(|| DbErr::RecordNotFound("mails".to_owned()))?;
    Ok(LateMails {
        waiting: row.try_get("", "waiting")?,
        given_up: row.try_get("", "given_up")?,
        said: row.try_get("", "said")?,
    })
}

/// A job that was given up, and what was said the last time.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct FailedJob {
    pub id: String,
    pub kind: String,
    pub error: String,
}

/// Jobs that were given up since an instant, the newest first; some of them, where there are many.
pub async fn failed_jobs(db: &impl ConnectionTrait, since: i64) -> Result<Vec<FailedJob>, DbErr> {
    let sql =
        "select id, kind, error from job where failed_at >= $1 order by failed_at desc, id desc limit 20";
    let backend = ConnectionTrait::get_database_backend(db);
    FailedJob::find_by_statement(Statement::from_sql_and_values(backend, sql, [since.into()])).all(db).await
}

/// The outcomes that stand.
pub async fn standing_outcomes(db: &impl ConnectionTrait) -> Result<Vec<OutcomeId>, DbErr> {
    let rows = ask(db, "select id from outcome where superseded_at is null order by id").await?;
    rows.iter().map(|row| row.try_get("", "id")).collect()
}

/// Every content that evidence stands on, with its size.
pub async fn blobs(db: &impl ConnectionTrait) -> Result<Vec<(String, i64)>, DbErr> {
    let rows = ask(db, "select sha256, size from blob order by sha256").await?;
    rows.iter().map(|row| Ok((row.try_get("", "sha256")?, row.try_get("", "size")?))).collect()
}

async fn ask(db: &impl ConnectionTrait, sql: &str) -> Result<Vec<sea_orm::QueryResult>, DbErr> {
    db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await
}
