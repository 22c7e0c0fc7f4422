//! Who holds a secret: the session or token, its person, and what that person is a member of now.
//! One query, because every request asks it.

use std::sync::LazyLock;

use sea_orm::entity::prelude::*;
use sea_orm::{FromQueryResult, QueryResult, Statement, Value};

use super::{api_token, membership, person, session};
use crate::kit::db::columns;
use crate::kit::ids::{PersonId, SessionId};

/// A person with all that holds for them at one instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    pub person: person::Model,
    /// In the order of their ids.
    pub memberships: Vec<Held>,
}

/// A membership, and what every page says of its organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    pub membership: membership::Model,
    pub organisation_name: String,
    pub time_zone: String,
}

/// By the id of a session, whether that is alive or over.
pub async fn of_session(
    db: &impl ConnectionTrait,
    id: &SessionId,
    at: i64,
) -> Result<Option<(session::Model, Holder)>, DbErr> {
    static SQL: LazyLock<String> = LazyLock::new(|| {
        let columns = columns::<session::Entity>("s");
        select(&format!(", {columns}"), "join session s on s.person_id = p.id", "s.id")
    });
    with(db, &SQL, id.clone().into(), at, "s_").await
}

/// By the hash of a token, whether that holds or not.
pub async fn of_token(
    db: &impl ConnectionTrait,
    hash: &str,
    at: i64,
) -> Result<Option<(api_token::Model, Holder)>, DbErr> {
    static SQL: LazyLock<String> = LazyLock::new(|| {
        let columns = columns::<api_token::Entity>("t");
        select(&format!(", {columns}"), "join api_token t on t.person_id = p.id", "t.token_hash")
    });
    with(db, &SQL, hash.into(), at, "t_").await
}

pub async fn of_person(db: &impl ConnectionTrait, id: &PersonId, at: i64) -> Result<Option<Holder>, DbErr> {
    static SQL: LazyLock<String> = LazyLock::new(|| select("", "", "p.id"));
    holder(&rows(db, &SQL, id.clone().into(), at).await?)
}

/// `$1` is the key, `$2` the instant.
fn select(more: &str, join: &str, key: &str) -> String {
    format!(
        "select {}, {}, o.name as o_name, o.time_zone as o_time_zone{more} \
         from person p {join} \
         left join membership m on m.person_id = p.id and m.from_at <= $2 \
         and (m.until_at is null or m.until_at > $2) \
         left join organisation o on o.id = m.organisation_id \
         where {key} = $1 order by m.id",
        columns::<person::Entity>("p"),
        columns::<membership::Entity>("m"),
    )
}

async fn rows(db: &impl ConnectionTrait, sql: &str, key: Value, at: i64) -> Result<Vec<QueryResult>, DbErr> {
    db.query_all_raw(Statement::from_sql_and_values(db.get_database_backend(), sql, [key, at.into()])).await
}

async fn with<T: FromQueryResult>(
    db: &impl ConnectionTrait,
    sql: &str,
    key: Value,
    at: i64,
    prefix: &str,
) -> Result<Option<(T, Holder)>, DbErr> {
    let rows = rows(db, sql, key, at).await?;
    let Some(holder) = holder(&rows)? else { return Ok(None) };
    Ok(Some((T::from_query_result(&rows[0], prefix)?, holder)))
}

fn holder(rows: &[QueryResult]) -> Result<Option<Holder>, DbErr> {
    let Some(first) = rows.first() else { return Ok(None) };
    let person = person::Model::from_query_result(first, "p_")?;
    let mut memberships = Vec::with_capacity(rows.len());
    for row in rows {
        // Who is a member of nothing comes in one row without a membership.
        if row.try_get::<Option<String>>("", "m_id")?.is_some() {
            memberships.push(Held {
                membership: membership::Model::from_query_result(row, "m_")?,
                organisation_name: row.try_get("", "o_name")?,
                time_zone: row.try_get("", "o_time_zone")?,
            });
        }
    }
    Ok(Some(Holder { person, memberships }))
}
