//! Whole tables, whatever is in them, for backups: rows as JSON, on both databases alike.

use sea_orm::{ConnectionTrait, DbErr, QueryResult, Statement, Value};
use serde_json::{Map, Value as Json};

use crate::kit::db::Look;
use crate::kit::{Error, Result};

/// PostgreSQL and SQLite both bound the parameters of one statement.
const PARAMETERS: usize = 2_000;

/// Hands over each row, with the columns that have a value.
pub async fn read(
    look: &Look,
    table: &str,
    mut each: impl FnMut(Map<String, Json>) -> Result<()>,
) -> Result<u64> {
    // All columns, whatever later versions add: a backup is whole or none.
    let sql = format!("select * from {} order by 1, 2", known(table)?);
    let statement = Statement::from_string(look.get_database_backend(), sql);
    look.each(statement, |row| each(as_json(&row)?)).await
}

/// The tables hold text and whole numbers and nothing else.
pub fn as_json(row: &QueryResult) -> Result<Map<String, Json>, DbErr> {
    let mut columns = Map::new();
    for name in row.column_names() {
        let value = match row.try_get::<i64>("", &name) {
            Ok(number) => Some(Json::from(number)),
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
