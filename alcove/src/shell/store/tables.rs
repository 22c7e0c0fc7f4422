//! Whole tables, whatever is in them, for backups: rows as JSON, on both databases alike.

use futures_util::TryStreamExt as _;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, IsolationLevel, QueryResult,
    Statement, StreamTrait as _, TransactionTrait as _, Value,
};
use serde_json::{Map, Value as Json};

use crate::kit::{Error, Result};

/// PostgreSQL and SQLite both bound the parameters of one statement.
const PARAMETERS: usize = 2_000;

/// A look at the database as it is at one instant, whoever writes meanwhile.
pub async fn snapshot(db: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    match db.get_database_backend() {
        DbBackend::Postgres => db.begin_with_config(Some(IsolationLevel::RepeatableRead), None).await,
        // The first read pins what is seen until the transaction ends.
        _ => db.begin().await,
    }
}

/// Hands over each row, with the columns that have a value.
pub async fn read(
    snapshot: &DatabaseTransaction,
    table: &str,
    mut each: impl FnMut(Map<String, Json>) -> Result<()>,
) -> Result<u64> {
    // All columns, whatever later versions add: a backup is whole or none.
    let statement = Statement::from_string(
        ConnectionTrait::get_database_backend(snapshot),
        format!("select * from {} order by 1, 2", known(table)?),
    );
    let mut rows = snapshot.stream_raw(statement).await?;
    let mut count = 0;
    while let Some(row) = rows.try_next().await? {
        each(as_json(&row)?)?;
        count += 1;
    }
    Ok(count)
}

/// The tables hold text and whole numbers and nothing else.
pub fn as_json(row: &QueryResult) -> Result<Map<String, Json>, DbErr> {
    let mut columns = Map::new();
    for name in row.column_names() {
        let value = match row.try_get::<Option<i64>>("", &name) {
            Ok(number) => number.map(Json::from),
            Err(_) => row.try_get::<Option<String>>("", &name)?.map(Json::from),
        };
        if let Some(value) = value {
            columns.insert(name, value);
        }
    }
    Ok(columns)
}

/// Puts rows in. All have the same columns.
pub async fn write(tx: &impl ConnectionTrait, table: &str, rows: &[Map<String, Json>]) -> Result<()> {
    let Some(first) = rows.first() else { return Ok(()) };
    let columns: Vec<&str> = first.keys().map(String::as_str).collect();
    for column in &columns {
        known(column)?;
    }
    for some in rows.chunks((PARAMETERS / columns.len().max(1)).max(1)) {
        let mut sql = format!("insert into {} ({}) values ", known(table)?, columns.join(", "));
        let mut values: Vec<Value> = Vec::with_capacity(some.len() * columns.len());
        for (at, row) in some.iter().enumerate() {
            sql.push_str(if at == 0 { "(" } else { ", (" });
            for (place, value) in row.values().enumerate() {
                values.push(match value {
                    Json::Number(number) => number.as_i64().into(),
                    Json::String(text) => text.clone().into(),
                    other => return Err(Error::fault(format!("{table} holds {other}"))),
                });
                let comma = if place == 0 { "" } else { ", " };
                sql.push_str(&format!("{comma}${}", values.len()));
            }
            sql.push(')');
        }
        tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    }
    Ok(())
}

pub async fn is_empty(db: &impl ConnectionTrait, table: &str) -> Result<bool> {
    let sql = format!("select 1 as one from {} limit 1", known(table)?);
    Ok(db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await?.is_none())
}

/// Names come from a file that anybody may have written: plain words alone reach a statement.
fn known(name: &str) -> Result<&str> {
    let plain = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    if plain && !name.is_empty() { Ok(name) } else { Err(Error::fault(format!("{name} is no name of ours"))) }
}
