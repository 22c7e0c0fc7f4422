//! Rows that a measurement stands on: many neighbours, and the database's own limit.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};

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

/// A table of ratings that refers to no other, with so many rows in it.
pub async fn make_ratings(tx: &impl ConnectionTrait, rows: i64) -> Result<(), DbErr> {
    tx.execute_unprepared(
        "drop table if exists bench_rating; \
         create table bench_rating (seat_id text not null, item_id text not null, slot text not null, \
         version bigint not null, assessment_id text not null, mark text, step bigint, note text not null, \
         confidence text not null, rated_by text not null, rated_at bigint not null, superseded_at bigint, \
         primary key (seat_id, item_id, slot, version)); \
         create index bench_rating_current on bench_rating (assessment_id, item_id, seat_id, slot) \
         where superseded_at is null",
    )
    .await?;
    let filled =
        format!("{NUMBERS}{INSERT}select {ROW} from (select i - 1 as i, 1 as version from numbers) place");
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), filled, [rows.into()])).await?;
    Ok(())
}

const INSERT: &str = "insert into bench_rating (seat_id, item_id, slot, version, assessment_id, mark, step, \
                      note, confidence, rated_by, rated_at) ";

/// A rating by the number of its place: 238 items to a seat, 20 seats to an assessment. The texts are as
/// long as those of a rating.
const ROW: &str = "'01a20998d64b77c88742ac056a' || (100000 + i / 238), '01a20998d64b77c88742ac056b' || (100000 + i % 238), \
                   'current', version, '01a20998d64b77c88742ac056c' || (100000 + i / 4760), '{\"step\":3}', 3, \
                   'version 3', 'none', '01a20998d64b77c88742ac056d100000', 1795000000000";

/// One more version at a place: the row that saving a rating writes, and nothing else of it.
pub async fn insert_rating(tx: &impl ConnectionTrait, place: i64, version: i64) -> Result<(), DbErr> {
    let sql = format!(
        "{INSERT}select {ROW} from (select cast($1 as bigint) as i, cast($2 as bigint) as version) place"
    );
    let values = [place.into(), version.into()];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}

/// A network to be measured.
pub struct Network<'a> {
    pub id: &'a str,
    pub organisation: &'a str,
    pub keeper: &'a str,
    pub edition: &'a str,
    pub members: i64,
    pub at: i64,
}

/// Numbers from one up; SQLite and PostgreSQL both know it.
const NUMBERS: &str =
    "with recursive numbers(i) as (select 1 union all select i + 1 from numbers where i < $1) ";

/// A network whose members have each closed an assessment over an edition. Outcomes have no body:
/// what they say by heading is written as a release would have read it.
pub async fn add_network(tx: &impl ConnectionTrait, network: &Network<'_>) -> Result<(), DbErr> {
    let Network { id, organisation, keeper, edition, members, at } = *network;
    let count = || sea_orm::Value::from(members);
    let numbered = |sql: &str| format!("{NUMBERS}{sql}");
    let statements: Vec<(String, Vec<sea_orm::Value>)> = vec![
        (
            "insert into network (id, organisation_id, name, created_at) values ($1, $2, 'Measured', $3)"
                .to_owned(),
            vec![id.into(), organisation.into(), at.into()],
        ),
        (
            "insert into network_role (id, network_id, person_id, role, from_at) \
             values ('bench-role', $1, $2, 'coordinator', $3)"
                .to_owned(),
            vec![id.into(), keeper.into(), at.into()],
        ),
        (
            "insert into network_member (id, network_id, organisation_id, shares, invited_at, accepted_at) \
             values ('m-own', $1, $2, 'criteria', $3, $3)"
                .to_owned(),
            vec![id.into(), organisation.into(), at.into()],
        ),
        (
            numbered(
                "insert into organisation (id, name, kind, country, region, sector, learners, created_at) \
                 select 'n-' || i, 'Institution ' || i, \
                 case i % 3 when 0 then 'school' when 1 then 'college' else 'training-centre' end, \
                 case i % 4 when 0 then 'AZ' when 1 then 'GE' when 2 then 'KZ' else 'UZ' end, \
                 'Region ' || (i % 40), 'Sector ' || (i % 8), i % 3000, $2 from numbers",
            ),
            vec![count(), at.into()],
        ),
        (
            numbered(
                "insert into network_member (id, network_id, organisation_id, shares, invited_at, accepted_at) \
                 select 'm-' || i, $2, 'n-' || i, 'criteria', $3, $3 from numbers",
            ),
            vec![count(), id.into(), at.into()],
        ),
        (
            numbered(
                "insert into assessment (id, organisation_id, edition_id, title, state, created_at, closed_at) \
                 select 'c-' || i, 'n-' || i, $2, 'Closed', 'closed', $3, $3 from numbers",
            ),
            vec![count(), edition.into(), at.into()],
        ),
        (
            numbered(
                "insert into outcome (id, assessment_id, number, status, body, inputs_hash, closed_at, closed_by) \
                 select 'o-' || i, 'c-' || i, 1, 'agreed', '', '', $2, $3 from numbers",
            ),
            vec![count(), at.into(), keeper.into()],
        ),
        (
            numbered(
                "insert into directory_entry (id, network_id, organisation_id, expertise, folded, strengths_at, \
                 matching_at, text_version, written_at) \
                 select 'e-' || i, $2, 'n-' || i, 'Welding, and trade ' || i, 'welding, and trade ' || i, \
                 $3, $3, '2026-11', $3 from numbers",
            ),
            vec![count(), id.into(), at.into()],
        ),
        (
            numbered(
                "insert into benchmark_contribution (id, source_id, kind, organisation_id, edition_id, at) \
                 select 'o-' || i, 'c-' || i, 'outcome', 'n-' || i, $2, $3 from numbers",
            ),
            vec![count(), edition.into(), at.into()],
        ),
        (
            numbered(
                "insert into benchmark_value (contribution_id, item, value, n, items) \
                 select 'o-' || i, t.id, cast(10 + (i * 7 + t.position * 13) % 31 as text) || '/10', 10, 10 \
                 from numbers cross join item t where t.edition_id = $2 and t.rated = 0",
            ),
            vec![count(), edition.into()],
        ),
        (
            numbered(
                "insert into benchmark_value (contribution_id, item, value, n, items) \
                 select 'o-' || i, w.item, cast(10 + i % 31 as text) || w.below, 238, 238 from numbers \
                 cross join (select 'whole' as item, '/10' as below union all select 'coverage', '/40') w",
            ),
            vec![count()],
        ),
    ];
    let backend = tx.get_database_backend();
    for (sql, values) in statements {
        tx.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    }
    Ok(())
}

/// Institutions of a network, by their numbers, whose seats are to be written in one go.
pub struct Members<'a> {
    pub from: i64,
    pub until: i64,
    pub edition: &'a str,
    pub keeper: &'a str,
    pub at: i64,
}

/// So many units of each of these members have a seat in its closed assessment, and have rated every item.
pub async fn add_seats(tx: &impl ConnectionTrait, seats: i64, members: &Members<'_>) -> Result<(), DbErr> {
    let Members { from, until, edition, keeper, at } = *members;
    let backend = tx.get_database_backend();
    if backend == DbBackend::Postgres {
        // Four keys of each row would be looked up; what is written here refers to what is there.
        tx.execute_unprepared("set local session_replication_role = replica").await?;
    }
    let each = "with recursive \
                member(i) as (select cast($1 as bigint) union all select i + 1 from member where i < $2), \
                place(j) as (select 1 union all select j + 1 from place where j < $3) ";
    let bounds = || -> Vec<sea_orm::Value> { vec![from.into(), until.into(), seats.into()] };
    let statements: [(&str, Vec<sea_orm::Value>); 3] = [
        (
            "insert into unit (id, organisation_id, name, position, created_at) \
             select 'u-' || i || '-' || j, 'n-' || i, 'Unit ' || j, j, $4 from member cross join place",
            vec![at.into()],
        ),
        (
            "insert into seat (id, assessment_id, unit_id, created_at, handed_in_at) \
             select 's-' || i || '-' || j, 'c-' || i, 'u-' || i || '-' || j, $4, $4 from member cross join place",
            vec![at.into()],
        ),
        (
            "insert into rating \
             (seat_id, item_id, slot, version, assessment_id, mark, step, rated_by, rated_at) \
             select 's-' || i || '-' || j, t.id, 'current', 1, 'c-' || i, '{\"step\":2}', 2, $6, $4 \
             from member cross join place cross join item t where t.edition_id = $5 and t.rated = 1",
            vec![at.into(), edition.into(), keeper.into()],
        ),
    ];
    for (sql, rest) in statements {
        let values = bounds().into_iter().chain(rest);
        tx.execute_raw(Statement::from_sql_and_values(backend, format!("{each}{sql}"), values)).await?;
    }
    Ok(())
}
