use sea_orm::{ConnectionTrait, DbErr, QueryTrait, TryGetable};

/// Rows of two columns, by their names: a row that comes from SQLite knows no order of its columns, so
/// tuples of SeaORM are for one column alone.
pub async fn pairs<A: TryGetable, B: TryGetable>(
    db: &impl ConnectionTrait,
    query: &impl QueryTrait,
    [one, other]: [&str; 2],
) -> Result<Vec<(A, B)>, DbErr> {
    let rows = db.query_all_raw(query.build(db.get_database_backend())).await?;
    rows.iter().map(|row| Ok((row.try_get("", one)?, row.try_get("", other)?))).collect()
}
