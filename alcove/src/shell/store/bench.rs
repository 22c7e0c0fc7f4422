//! Rows that a measurement stands on: many neighbours, and the database's own limit.

use sea_orm::{ConnectionTrait, DbErr, Statement};

/// For each organisation an assessment with one seat that has rated every item of an edition: the
/// neighbours of the one that is measured.
pub async fn add_neighbours(
    tx: &impl ConnectionTrait,
    edition: &str,
    person: &str,
    at: i64,
) -> Result<(), DbErr> {
    let statements = [
        "insert into assessment (id, organisation_id, edition_id, title, state, created_at, opened_at) \
         select 'a-' || id, id, $1, name, 'collecting', $2, $2 from organisation where name like 'Neighbour %'",
        "insert into assessment_scope (assessment_id, body) \
         select 'a-' || id, '{\"chosen\":[]}' from organisation where name like 'Neighbour %' and $1 <> '' and $2 > 0",
        "insert into seat (id, assessment_id, person_id, created_at) \
         select 's-' || id, 'a-' || id, $1, $2 from organisation where name like 'Neighbour %'",
        "insert into rating (seat_id, item_id, slot, version, assessment_id, mark, step, rated_by, rated_at) \
         select 's-' || o.id, i.id, 'current', 1, 'a-' || o.id, '{\"step\":2}', 2, $1, $2 \
         from organisation o cross join item i where o.name like 'Neighbour %' \
         and i.rated = 1 and i.edition_id = $3",
    ];
    let backend = tx.get_database_backend();
    for (number, sql) in statements.into_iter().enumerate() {
        let values = match number {
            0 | 1 => vec![edition.into(), at.into()],
            2 => vec![person.into(), at.into()],
            _ => vec![person.into(), at.into(), edition.into()],
        };
        tx.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    }
    Ok(())
}

pub async fn make_table(tx: &impl ConnectionTrait) -> Result<(), DbErr> {
    let sql = "create table if not exists bench_row (id text primary key, place text not null, value text not null)";
    tx.execute_unprepared(sql).await?;
    Ok(())
}

/// As much as a rating writes.
pub async fn insert(tx: &impl ConnectionTrait, id: &str) -> Result<(), DbErr> {
    let sql = "insert into bench_row (id, place, value) values ($1, $2, $3)";
    let values = [id.into(), "a seat, an item and a slot".into(), "{\"step\":3}".into()];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}
