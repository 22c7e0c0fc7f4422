//! Tables only ever gain history: a released file is never edited, a new one is added.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};

use super::Db;

const MIGRATIONS: &[(&str, &str)] = &[
    ("0001-network", include_str!("../../../migrations/0001-network.sql")),
    ("0002-evidence", include_str!("../../../migrations/0002-evidence.sql")),
    ("0003-assess", include_str!("../../../migrations/0003-assess.sql")),
    ("0004-review", include_str!("../../../migrations/0004-review.sql")),
    ("0005-plan", include_str!("../../../migrations/0005-plan.sql")),
    ("0006-improve", include_str!("../../../migrations/0006-improve.sql")),
    ("0007-award", include_str!("../../../migrations/0007-award.sql")),
    ("0008-certify", include_str!("../../../migrations/0008-certify.sql")),
    ("0009-desk", include_str!("../../../migrations/0009-desk.sql")),
    ("0010-publish", include_str!("../../../migrations/0010-publish.sql")),
    ("0011-adoption", include_str!("../../../migrations/0011-adoption.sql")),
    ("0012-networks", include_str!("../../../migrations/0012-networks.sql")),
    ("0013-benchmark", include_str!("../../../migrations/0013-benchmark.sql")),
    ("0013-directory", include_str!("../../../migrations/0013-directory.sql")),
    ("0014-what-worked", include_str!("../../../migrations/0014-what-worked.sql")),
    ("0015-request", include_str!("../../../migrations/0015-request.sql")),
    ("0015-subject", include_str!("../../../migrations/0015-subject.sql")),
    ("0016-mentoring", include_str!("../../../migrations/0016-mentoring.sql")),
    ("0016-process", include_str!("../../../migrations/0016-process.sql")),
    ("0017-lookups", include_str!("../../../migrations/0017-lookups.sql")),
    ("0018-replay", include_str!("../../../migrations/0018-replay.sql")),
    ("0019-own-dates", include_str!("../../../migrations/0019-own-dates.sql")),
    ("0020-plan-log", include_str!("../../../migrations/0020-plan-log.sql")),
    ("0021-plan-work", include_str!("../../../migrations/0021-plan-work.sql")),
    ("0022-mentors-and-successors", include_str!("../../../migrations/0022-mentors-and-successors.sql")),
];

/// Any number that nothing else in the database locks.
const LOCK: i64 = 0x616c_636f_7665;

pub async fn run(db: &Db) -> Result<Vec<&'static str>, DbErr> {
    run_those(db, |_| true).await
}

/// Runs those that are pending and wanted.
pub async fn run_those(db: &Db, wanted: impl Fn(&str) -> bool) -> Result<Vec<&'static str>, DbErr> {
    let to_db = |error: crate::kit::Error| DbErr::Custom(error.to_string());
    let tx = db.begin().await.map_err(to_db)?;
    if tx.get_database_backend() == DbBackend::Postgres {
        // Nodes that begin together do this one after the other; the lock ends with the transaction.
        tx.execute_unprepared(&format!("select pg_advisory_xact_lock({LOCK})")).await?;
    }
    tx.execute_unprepared("create table if not exists migration (name text primary key)").await?;
    let mut pending = pending(&*tx).await?;
    pending.retain(|name| wanted(name));
    for (name, sql) in MIGRATIONS.iter().filter(|(name, _)| pending.contains(name)) {
        tx.execute_unprepared(sql).await?;
        tx.execute_raw(Statement::from_sql_and_values(
            tx.get_database_backend(),
            "insert into migration (name) values ($1)",
            [(*name).into()],
        ))
        .await?;
    }
    tx.commit_unrecorded().await.map_err(to_db)?;
    Ok(pending)
}

pub async fn pending(db: &impl ConnectionTrait) -> Result<Vec<&'static str>, DbErr> {
    let rows = db
        .query_all_raw(Statement::from_string(
            db.get_database_backend(),
            "select name from migration order by name",
        ))
        .await;
    let rows = match rows {
        // A database without the table has run none; one that does not answer says nothing of the kind.
        Err(fault) if is_without_table(&fault) => Vec::new(),
        rows => rows?,
    };
    let ran: Vec<String> = rows.iter().map(|row| row.try_get("", "name")).collect::<Result<_, _>>()?;
    Ok(MIGRATIONS.iter().map(|(name, _)| *name).filter(|name| !ran.iter().any(|r| r == name)).collect())
}

fn is_without_table(fault: &DbErr) -> bool {
    let said = fault.to_string();
    said.contains("no such table") || (said.contains("migration") && said.contains("does not exist"))
}

/// Names of all migrations, oldest first.
pub fn names() -> Vec<&'static str> {
    MIGRATIONS.iter().map(|(name, _)| *name).collect()
}

/// The tables that these migrations make, each after those that it refers to.
pub fn tables(wanted: impl Fn(&str) -> bool) -> Vec<&'static str> {
    let made = |sql: &'static str| {
        sql.lines().filter_map(|line| line.strip_prefix("create table ")?.split([' ', '(']).next())
    };
    MIGRATIONS.iter().filter(|(name, _)| wanted(name)).flat_map(|(_, sql)| made(sql)).collect()
}
