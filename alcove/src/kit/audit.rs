//! The audit trail: who did what to what, with the values before and after.
//!
//! Events form one chain per organisation. Each hash covers the event and the hash before it, so
//! an edit or a cut shows; the heads are kept apart, so that a cut at the end shows too.

use std::collections::HashMap;

use alcove_domain::kit::Instant;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, Statement, Value};
use sha2::{Digest as _, Sha256};

use super::db;
use super::ids::{OrganisationId, PersonId};

/// The chain of what belongs to no organisation.
pub const PLATFORM: &str = "platform";

/// One act, to be recorded in the transaction that carries it out.
#[derive(Clone, Debug)]
pub struct Event {
    pub chain: String,
    pub at: Instant,
    pub actor: Option<PersonId>,
    /// `room.act`, such as `review.assessment-closed`; its words are `act-review-assessment-closed`.
    pub act: &'static str,
    pub subject_kind: &'static str,
    pub subject_id: String,
    pub before: String,
    pub after: String,
    pub request_id: String,
}

impl Event {
    pub fn before(mut self, value: impl Into<String>) -> Self {
        self.before = value.into();
        self
    }

    pub fn after(mut self, value: impl Into<String>) -> Self {
        self.after = value.into();
        self
    }

    pub fn in_organisation(mut self, organisation: &OrganisationId) -> Self {
        self.chain = organisation.0.clone();
        self
    }
}

/// A recorded event, in the order of its chain.
#[derive(Clone, Debug, PartialEq, FromQueryResult)]
pub struct Recorded {
    pub chain: String,
    pub seq: i64,
    pub at: i64,
    pub actor_id: Option<String>,
    pub act: String,
    pub subject_kind: String,
    pub subject_id: String,
    pub before_value: String,
    pub after_value: String,
    pub request_id: String,
    pub hash: String,
}

#[derive(Clone, Debug, FromQueryResult)]
struct Head {
    chain: String,
    seq: i64,
    hash: String,
}

/// Where a chain does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokenChain {
    pub chain: String,
    pub seq: i64,
    pub what: &'static str,
}

/// Where chains ended when this process last wrote to them. Another process may have written since:
/// the number of an event is taken once, so whoever trusts a stale head is refused, and looks again.
#[derive(Debug, Default)]
pub struct Heads(HashMap<String, Head>);

/// More chains than this are not remembered.
const REMEMBERED: usize = 4096;

impl Heads {
    fn of(&self, chains: &[&str]) -> Option<Vec<Head>> {
        chains.iter().map(|chain| self.0.get(*chain).cloned()).collect()
    }

    fn keep(&mut self, heads: Vec<Head>) {
        if self.0.len() + heads.len() > REMEMBERED {
            self.0.clear();
        }
        self.0.extend(heads.into_iter().map(|head| (head.chain.clone(), head)));
    }
}

/// Appends the events of one transaction to their chains.
pub async fn append(tx: &impl ConnectionTrait, events: &[Event]) -> Result<(), DbErr> {
    if events.is_empty() {
        return Ok(());
    }
    let mut heads = lock_heads(tx, &chains_of(events)).await?;
    let statements = chained(tx.get_database_backend(), events, &mut heads)?;
    carry_out(tx, statements).await
}

/// Appends the events of a batch, on where the chains are known to end, and remembers where they end
/// then. Where its transaction is not kept in the end, whoever asked has to forget that.
pub async fn append_known(
    tx: &impl ConnectionTrait,
    events: &[Event],
    known: &mut Heads,
) -> Result<(), DbErr> {
    if events.is_empty() {
        return Ok(());
    }
    let backend = tx.get_database_backend();
    let chains = chains_of(events);
    if let Some(mut heads) = known.of(&chains) {
        tx.execute_unprepared("savepoint trail").await?;
        match carry_out(tx, chained(backend, events, &mut heads)?).await {
            Ok(()) => {
                known.keep(heads);
                return Ok(());
            }
            Err(fault) if db::is_taken(&fault) => {
                known.0.clear();
                tx.execute_unprepared("rollback to trail").await?;
            }
            Err(fault) => return Err(fault),
        }
    }
    let mut heads = lock_heads(tx, &chains).await?;
    carry_out(tx, chained(backend, events, &mut heads)?).await?;
    known.keep(heads);
    Ok(())
}

async fn carry_out(tx: &impl ConnectionTrait, statements: Vec<Statement>) -> Result<(), DbErr> {
    for statement in statements {
        tx.execute_raw(statement).await?;
    }
    Ok(())
}

/// Sorted: two transactions take the same locks in the same order.
fn chains_of(events: &[Event]) -> Vec<&str> {
    let mut chains: Vec<&str> = events.iter().map(|event| event.chain.as_str()).collect();
    chains.sort_unstable();
    chains.dedup();
    chains
}

/// What writes these events and moves the heads of their chains.
fn chained(backend: DbBackend, events: &[Event], heads: &mut [Head]) -> Result<Vec<Statement>, DbErr> {
    let mut rows = Vec::with_capacity(events.len());
    for event in events {
        let head = heads.iter_mut().find(|head| head.chain == event.chain);
        let head = head.ok_or_else(|| DbErr::Custom("a chain without a head".to_owned()))?;
        let row = Recorded {
            chain: event.chain.clone(),
            seq: head.seq + 1,
            at: event.at.millis(),
            actor_id: event.actor.as_ref().map(|actor| actor.0.clone()),
            act: event.act.to_owned(),
            subject_kind: event.subject_kind.to_owned(),
            subject_id: event.subject_id.clone(),
            before_value: event.before.clone(),
            after_value: event.after.clone(),
            request_id: event.request_id.clone(),
            hash: String::new(),
        };
        head.hash = hash(&head.hash, &row);
        head.seq = row.seq;
        rows.push(Recorded { hash: head.hash.clone(), ..row });
    }
    let mut statements: Vec<_> = portions(&rows).map(|rows| insert(backend, rows)).collect();
    statements.extend(portions(heads).map(|heads| move_to(backend, heads)));
    Ok(statements)
}

/// Rows in one statement. More gain nothing.
const MOST: usize = 64;

/// In powers of two: each length is a text of its own, which the database prepares and keeps.
fn portions<T>(mut rest: &[T]) -> impl Iterator<Item = &[T]> {
    std::iter::from_fn(move || {
        let length = (1 << rest.len().checked_ilog2()?).min(MOST);
        rest.split_off(..length)
    })
}

/// `($1,$2),($3,$4)` and so on; `(?,?),(?,?)` for SQLite, which looks each name up among all of them.
fn parameters(backend: DbBackend, rows: usize, columns: usize) -> String {
    let one = |number: usize| match backend {
        DbBackend::Sqlite => "?".to_owned(),
        _ => format!("${number}"),
    };
    let row = |row: usize| {
        let all: Vec<String> = (1..=columns).map(|column| one(row * columns + column)).collect();
        format!("({})", all.join(","))
    };
    (0..rows).map(row).collect::<Vec<_>>().join(",")
}

fn insert(backend: DbBackend, rows: &[Recorded]) -> Statement {
    let sql = format!(
        "insert into audit_event (chain, seq, at, actor_id, act, subject_kind, subject_id, \
         before_value, after_value, request_id, hash) values {}",
        parameters(backend, rows.len(), 11)
    );
    let mut values: Vec<Value> = Vec::with_capacity(rows.len() * 11);
    for row in rows {
        values.extend([
            row.chain.clone().into(),
            row.seq.into(),
            row.at.into(),
            row.actor_id.clone().into(),
            row.act.clone().into(),
            row.subject_kind.clone().into(),
            row.subject_id.clone().into(),
            row.before_value.clone().into(),
            row.after_value.clone().into(),
            row.request_id.clone().into(),
            row.hash.clone().into(),
        ]);
    }
    Statement::from_sql_and_values(backend, sql, values)
}

/// Heads that are there already, to where their chains end now.
fn move_to(backend: DbBackend, heads: &[Head]) -> Statement {
    let sql = format!(
        "insert into audit_head (chain, seq, hash) values {} \
         on conflict (chain) do update set seq = excluded.seq, hash = excluded.hash",
        parameters(backend, heads.len(), 3)
    );
    let values = |head: &Head| -> [Value; 3] {
        [head.chain.clone().into(), head.seq.into(), head.hash.clone().into()]
    };
    Statement::from_sql_and_values(backend, sql, heads.iter().flat_map(values))
}

/// The heads of these chains, made where they are new, held against other writers until commit.
async fn lock_heads(tx: &impl ConnectionTrait, chains: &[&str]) -> Result<Vec<Head>, DbErr> {
    let backend = tx.get_database_backend();
    let mut heads = Vec::with_capacity(chains.len());
    for chains in portions(chains) {
        let rows: Vec<String> = (1..=chains.len()).map(|number| format!("(${number}, 0, '')")).collect();
        // An update locks the row on PostgreSQL; on SQLite the one writer has it anyway.
        let sql = format!(
            "insert into audit_head (chain, seq, hash) values {} \
             on conflict (chain) do update set seq = audit_head.seq returning chain, seq, hash",
            rows.join(",")
        );
        let chains = chains.iter().map(|chain| Value::from(*chain));
        let lock = Statement::from_sql_and_values(backend, sql, chains);
        for row in tx.query_all_raw(lock).await? {
            heads.push(Head::from_query_result(&row, "")?);
        }
    }
    Ok(heads)
}

fn hash(previous: &str, row: &Recorded) -> String {
    let mut digest = Sha256::new();
    let (seq, at) = (row.seq.to_string(), row.at.to_string());
    let fields = [
        previous,
        &row.chain,
        &seq,
        &at,
        row.actor_id.as_deref().unwrap_or(""),
        &row.act,
        &row.subject_kind,
        &row.subject_id,
        &row.before_value,
        &row.after_value,
        &row.request_id,
    ];
    for field in fields {
        // The length first, so that two fields cannot trade characters unseen.
        digest.update((field.len() as u64).to_be_bytes());
        digest.update(field.as_bytes());
    }
    hex::encode(digest.finalize())
}

/// Walks every chain and names the first break in each.
pub async fn verify(db: &impl ConnectionTrait) -> Result<Vec<BrokenChain>, DbErr> {
    let backend = db.get_database_backend();
    let heads: Vec<Head> = Head::find_by_statement(Statement::from_string(
        backend,
        "select chain, seq, hash from audit_head order by chain",
    ))
    .all(db)
    .await?;
    let mut broken = Vec::new();
    let loose = db
        .query_all_raw(Statement::from_string(
            backend,
            "select distinct chain from audit_event where chain not in (select chain from audit_head) order by chain",
        ))
        .await?;
    for row in loose {
        broken.push(BrokenChain { chain: row.try_get("", "chain")?, seq: 0, what: "the head is missing" });
    }
    for head in heads {
        if let Some(fault) = verify_chain(db, &head).await? {
            broken.push(fault);
        }
    }
    Ok(broken)
}

async fn verify_chain(db: &impl ConnectionTrait, head: &Head) -> Result<Option<BrokenChain>, DbErr> {
    const PAGE: i64 = 1000;
    let (mut seq, mut previous) = (0_i64, String::new());
    loop {
        let rows: Vec<Recorded> = Recorded::find_by_statement(Statement::from_sql_and_values(
            db.get_database_backend(),
            "select chain, seq, at, actor_id, act, subject_kind, subject_id, before_value, after_value, \
             request_id, hash from audit_event where chain = $1 and seq > $2 order by seq limit $3",
            [head.chain.clone().into(), seq.into(), PAGE.into()],
        ))
        .all(db)
        .await?;
        if rows.is_empty() {
            break;
        }
        for row in rows {
            let fault = |what| Some(BrokenChain { chain: head.chain.clone(), seq: row.seq, what });
            if row.seq != seq + 1 {
                return Ok(fault("an event is missing before this one"));
            }
            if row.hash != hash(&previous, &row) {
                return Ok(fault("this event was changed"));
            }
            seq = row.seq;
            previous = row.hash;
        }
    }
    let whole = seq == head.seq && previous == head.hash;
    Ok((!whole).then(|| BrokenChain {
        chain: head.chain.clone(),
        seq,
        what: "events at the end are missing",
    }))
}

/// What a reader of the trail looks for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub actor: Option<PersonId>,
    pub act: Option<String>,
    /// A kind of subject, or the id of one.
    pub subject: Option<String>,
    pub from: Option<i64>,
    pub until: Option<i64>,
    /// Those before this one in the chain: the next page.
    pub before_seq: Option<i64>,
}

/// Events of a chain, the newest first.
pub async fn page(
    db: &impl ConnectionTrait,
    chain: &str,
    wanted: &Wanted,
    limit: u64,
) -> Result<Vec<Recorded>, DbErr> {
    let mut values: Vec<Value> = vec![chain.into()];
    let mut sql = String::from(
        "select chain, seq, at, actor_id, act, subject_kind, subject_id, before_value, after_value, \
         request_id, hash from audit_event where chain = $1",
    );
    let mut also = |condition: &str, value: Option<Value>| {
        if let Some(value) = value {
            values.push(value);
            sql.push_str(&condition.replace('?', &format!("${}", values.len())));
        }
    };
    also(" and actor_id = ?", wanted.actor.clone().map(Into::into));
    also(" and act = ?", wanted.act.clone().map(Into::into));
    also(" and (subject_kind = ? or subject_id = ?)", wanted.subject.clone().map(Into::into));
    also(" and at >= ?", wanted.from.map(Into::into));
    also(" and at <= ?", wanted.until.map(Into::into));
    also(" and seq < ?", wanted.before_seq.map(Into::into));
    values.push(i64::try_from(limit).unwrap_or(i64::MAX).into());
    sql.push_str(&format!(" order by seq desc limit ${}", values.len()));
    Recorded::find_by_statement(Statement::from_sql_and_values(db.get_database_backend(), sql, values))
        .all(db)
        .await
}

/// What occurs in a chain.
#[derive(Clone, Copy, Debug)]
pub enum Distinct {
    Actors,
    Acts,
    SubjectKinds,
}

pub async fn distinct(db: &impl ConnectionTrait, chain: &str, what: Distinct) -> Result<Vec<String>, DbErr> {
    let sql = match what {
        Distinct::Actors => {
            "select distinct actor_id as found from audit_event where chain = $1 and actor_id is not null order by found"
        }
        Distinct::Acts => "select distinct act as found from audit_event where chain = $1 order by found",
        Distinct::SubjectKinds => {
            "select distinct subject_kind as found from audit_event where chain = $1 order by found"
        }
    };
    let rows = db
        .query_all_raw(Statement::from_sql_and_values(db.get_database_backend(), sql, [chain.into()]))
        .await?;
    rows.iter().map(|row| row.try_get("", "found")).collect()
}
