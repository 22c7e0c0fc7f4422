use sea_orm::{ConnectionTrait, DbErr, Statement};

pub async fn get(db: &impl ConnectionTrait, key: &str) -> Result<Option<String>, DbErr> {
    let sql = "select value from setting where key = $1";
    let found = db
        .query_one_raw(Statement::from_sql_and_values(db.get_database_backend(), sql, [key.into()]))
        .await?;
    found.map(|row| row.try_get("", "value")).transpose()
}

/// Writes what nobody has written yet.
pub async fn add(tx: &impl ConnectionTrait, key: &str, value: &str) -> Result<(), DbErr> {
    let sql = "insert into setting (key, value) values ($1, $2) on conflict (key) do nothing";
    let values = [key.into(), value.into()];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}

pub async fn put(tx: &impl ConnectionTrait, key: &str, value: &str) -> Result<(), DbErr> {
    let sql = "insert into setting (key, value) values ($1, $2) \
               on conflict (key) do update set value = excluded.value";
    let values = [key.into(), value.into()];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}
