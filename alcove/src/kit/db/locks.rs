use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};

/// For the end of a query that takes rows: PostgreSQL passes over those that another node is taking
/// at the same time. SQLite has one writer anyway.
pub fn skip_locked(tx: &impl ConnectionTrait) -> &'static str {
    match tx.get_database_backend() {
        DbBackend::Postgres => " for update skip locked",
        _ => "",
    }
}

/// Waits until no other transaction holds any of these names, and holds them until this one ends: for
/// what is counted before something is added. On SQLite the one writer has them anyway.
pub async fn in_turn(tx: &impl ConnectionTrait, names: &[&str]) -> Result<(), DbErr> {
    let backend = tx.get_database_backend();
    if backend != DbBackend::Postgres {
        return Ok(());
    }
    let mut names = names.to_vec();
    // Two transactions take the same ones in the same order.
    names.sort_unstable();
    for name in names {
        let sql = "select pg_advisory_xact_lock(hashtextextended($1, 0))";
        tx.execute_raw(Statement::from_sql_and_values(backend, sql, [name.into()])).await?;
    }
    Ok(())
}
