//! Tables only ever gain history: a released file is never edited, a new one is added.

use sea_orm::{ConnectionTrait, DbErr, Statement};

use super::Db;

const MIGRATIONS: &[(&str, &str)] = &[
    ("0001-network", include_str!("../../../migrations/0001-network.sql")),
    ("0002-evidence", include_str!("../../../migrations/0002-evidence.sql")),
    ("0003-assess", include_str!("../../../migrations/0003-assess.sql")),
    ("0004-review", include_str!("../../../migrations/0004-review.sql")),
    ("0005-plan", include_str!("../../../migrations/0005-plan.sql")),
    ("0006-improve", include_str!("../../../migrations/0006-improve.sql")),
];

pub async fn run(db: &Db) -> Result<Vec<&'static str>, DbErr> {
    run_those(db, |_| true).await
}

/// Runs those that are pending and wanted.
pub async fn run_those(db: &Db, wanted: impl Fn(&str) -> bool) -> Result<Vec<&'static str>, DbErr> {
    let to_db = |error: crate::kit::Error| DbErr::Custom(error.to_string());
    let tx = db.begin().await.map_err(to_db)?;
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
        .await
        // A database without the table has run none.
        .unwrap_or_default();
    let ran: Vec<String> = rows.iter().map(|row| row.try_get("", "name")).collect::<Result<_, _>>()?;
    Ok(MIGRATIONS.iter().map(|(name, _)| *name).filter(|name| !ran.iter().any(|r| r == name)).collect())
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
