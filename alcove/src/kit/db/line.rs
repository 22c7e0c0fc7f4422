//! One connection to SQLite, spoken to on the spot.
//!
//! Most statements take less time than the way to another thread and back, so a line is used by
//! whoever holds it, where they stand. Only what waits for the disk or for another process goes to a
//! thread where waiting harms nobody ([`Line::aside`]).

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ErrorCode, OpenFlags};
use sea_orm::prelude::async_trait::async_trait;
use sea_orm::{
    ConnectionTrait, DbBackend, DbErr, ExecResult, ProxyExecResult, ProxyRow, QueryResult, Statement, Value,
};

use super::faults::told;
use super::scan::{Cell, Each};

/// Texts of statements that a connection keeps prepared.
const PREPARED: usize = 256;

/// How long another process may hold the database before whoever waits is told that it is busy.
const PATIENCE: Duration = Duration::from_secs(20);

/// What a line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Makes the file where it is missing.
    Write,
    Read,
}

#[derive(Debug)]
pub struct Line {
    connection: Connection,
}

impl Line {
    pub fn open(file: &Path, task: Task) -> Result<Self, DbErr> {
        let open = || {
            let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
            let made = if task == Task::Write { OpenFlags::SQLITE_OPEN_CREATE } else { OpenFlags::empty() };
            let connection = Connection::open_with_flags(file, flags | made)?;
            connection.busy_timeout(PATIENCE)?;
            connection.set_prepared_statement_cache_capacity(PREPARED);
            // A plan that stands whatever is bound: SQLite would prepare each `limit ?` anew for each number.
            connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
            // FULL keeps every acknowledged write through a power cut; grouping makes it cheap. A quarter of
            // the memory for each that reads: there are several, and the system keeps the file as well.
            connection.execute_batch(match task {
                Task::Write => {
                    "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; \
                     pragma cache_size = -8192"
                }
                Task::Read => "pragma query_only = 1; pragma cache_size = -2048",
            })?;
            Ok(Self { connection })
        };
        open().map_err(|fault| DbErr::Conn(told(&fault)))
    }

    /// Carries out several statements that take no values and whose rows nobody wants.
    pub fn run(&self, sql: &str) -> Result<(), DbErr> {
        self.connection.execute_batch(sql).map_err(|fault| DbErr::Exec(told(&fault)))
    }

    /// Carries out a statement that controls a transaction: one of a few words said again and again.
    pub fn control(&self, sql: &'static str) -> Result<(), DbErr> {
        self.controlled(sql).map_err(|fault| DbErr::Exec(told(&fault)))
    }

    fn controlled(&self, sql: &'static str) -> rusqlite::Result<()> {
        self.connection.prepare_cached(sql)?.execute([]).map(|_| ())
    }

    /// Takes the lock of the one who writes; with nobody else writing, at once.
    pub async fn begin(self) -> (Self, Result<(), DbErr>) {
        const BEGIN: &str = "begin immediate";
        let at_once = self.connection.busy_timeout(Duration::ZERO).and_then(|()| {
            let begun = self.controlled(BEGIN);
            self.connection.busy_timeout(PATIENCE)?;
            begun
        });
        match at_once {
            Err(fault) if fault.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => {
                self.aside(|line| line.control(BEGIN)).await
            }
            begun => (self, begun.map_err(|fault| DbErr::Exec(told(&fault)))),
        }
    }

    /// Does what waits, on a thread for it.
    pub async fn aside<T: Send + 'static>(
        self,
        act: impl FnOnce(&Self) -> Result<T, DbErr> + Send + 'static,
    ) -> (Self, Result<T, DbErr>) {
        let waited = tokio::task::spawn_blocking(move || {
            let answer = act(&self);
            (self, answer)
        });
        match waited.await {
            Ok(done) => done,
            Err(fault) => match fault.try_into_panic() {
                Ok(panic) => std::panic::resume_unwind(panic),
                // The program ends, and whoever waits here with it.
                Err(_) => std::future::pending().await,
            },
        }
    }

    /// Whether a transaction is open. SQLite ends one by itself after some faults: a full disk, no
    /// memory, a fault of input or output.
    fn is_in_transaction(&self) -> bool {
        !self.connection.is_autocommit()
    }

    pub fn execute(&self, statement: &Statement) -> Result<ExecResult, DbErr> {
        let changed =
            self.carry_out(statement, |_, _| Ok(true)).map_err(|fault| DbErr::Exec(told(&fault)))?;
        let last = u64::try_from(self.connection.last_insert_rowid()).unwrap_or_default();
        Ok(ProxyExecResult::new(last, changed).into())
    }

    pub fn query_all(&self, statement: &Statement) -> Result<Vec<QueryResult>, DbErr> {
        let mut found = Vec::new();
        self.each(statement, |row| {
            found.push(row);
            true
        })?;
        Ok(found)
    }

    /// Hands over each row as it is found, as long as whoever takes it wants more.
    pub fn each(
        &self,
        statement: &Statement,
        mut wants_more: impl FnMut(QueryResult) -> bool,
    ) -> Result<(), DbErr> {
        let hand_over = |names: &[String], row: &rusqlite::Row<'_>| {
            let mut values = BTreeMap::new();
            for (at, name) in names.iter().enumerate() {
                values.insert(name.clone(), value(row.get_ref(at)?)?);
            }
            Ok(wants_more(ProxyRow::new(values).into()))
        };
        self.carry_out(statement, hand_over).map(|_| ()).map_err(|fault| DbErr::Query(told(&fault)))
    }

    /// Hands over the values of each row where they lie.
    pub fn scan(&self, statement: &Statement, each: Each<'_>) -> Result<(), DbErr> {
        let hand_over = |names: &[String], row: &rusqlite::Row<'_>| {
            let mut cells = Vec::with_capacity(names.len());
            for at in 0..names.len() {
                cells.push(match row.get_ref(at)? {
                    ValueRef::Integer(number) => Cell::Number(number),
                    ValueRef::Text(text) => Cell::Text(std::str::from_utf8(text)?),
                    ValueRef::Null | ValueRef::Real(_) | ValueRef::Blob(_) => Cell::Nothing,
                });
            }
            each(&cells);
            Ok(true)
        };
        self.carry_out(statement, hand_over).map(|_| ()).map_err(|fault| DbErr::Query(told(&fault)))
    }

    /// To its end, also where nobody wants the rows; answers how many rows it changed.
    fn carry_out(
        &self,
        statement: &Statement,
        mut goes_on: impl FnMut(&[String], &rusqlite::Row<'_>) -> rusqlite::Result<bool>,
    ) -> rusqlite::Result<u64> {
        let mut prepared = self.connection.prepare_cached(&statement.sql)?;
        let given = statement.values.as_ref().map(|values| values.0.as_slice()).unwrap_or_default();
        for at in 1..=prepared.parameter_count() {
            let number = prepared.parameter_name(at).and_then(|name| name.get(1..)?.parse().ok());
            let value = given.get(number.unwrap_or(at) - 1);
            let value = value.ok_or(rusqlite::Error::InvalidParameterCount(given.len(), at))?;
            prepared.raw_bind_parameter(at, Given(value))?;
        }
        let names: Vec<String> = prepared.column_names().into_iter().map(str::to_owned).collect();
        let mut rows = prepared.raw_query();
        while let Some(row) = rows.next()?
            && goes_on(&names, row)?
        {}
        drop(rows);
        Ok(if prepared.readonly() { 0 } else { self.connection.changes() })
    }
}

/// A value as it is written.
struct Given<'a>(&'a Value);

impl rusqlite::ToSql for Given<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        fn there(value: Option<ValueRef<'_>>) -> rusqlite::Result<ToSqlOutput<'_>> {
            Ok(ToSqlOutput::Borrowed(value.unwrap_or(ValueRef::Null)))
        }
        let number = |number: Option<i64>| there(number.map(ValueRef::Integer));
        match self.0 {
            Value::String(text) => there(text.as_deref().map(ValueRef::from)),
            Value::Bytes(bytes) => there(bytes.as_deref().map(ValueRef::Blob)),
            Value::BigInt(given) => number(*given),
            Value::Int(given) => number(given.map(i64::from)),
            Value::SmallInt(given) => number(given.map(i64::from)),
            Value::TinyInt(given) => number(given.map(i64::from)),
            Value::Unsigned(given) => number(given.map(i64::from)),
            Value::SmallUnsigned(given) => number(given.map(i64::from)),
            Value::TinyUnsigned(given) => number(given.map(i64::from)),
            Value::Bool(given) => number(given.map(i64::from)),
            Value::BigUnsigned(given) => match given.map(i64::try_from).transpose() {
                Ok(given) => number(given),
                Err(fault) => Err(rusqlite::Error::ToSqlConversionFailure(fault.into())),
            },
            other => Err(rusqlite::Error::ToSqlConversionFailure(
                format!("{other:?} is no value of our tables").into(),
            )),
        }
    }
}

/// A value as it was found. Tables hold text and whole numbers; what is not there fits any type.
fn value(found: ValueRef<'_>) -> rusqlite::Result<Value> {
    Ok(match found {
        ValueRef::Null => Value::String(None),
        ValueRef::Integer(number) => Value::BigInt(Some(number)),
        ValueRef::Real(number) => Value::Double(Some(number)),
        ValueRef::Text(text) => Value::String(Some(std::str::from_utf8(text)?.to_owned())),
        ValueRef::Blob(bytes) => Value::Bytes(Some(bytes.to_owned())),
    })
}

/// A line in a transaction, as stores speak through it. Nobody waits for another with it in hand.
#[derive(Debug)]
pub struct Shared(Mutex<Line>);

impl Shared {
    pub fn of(line: Line) -> Self {
        Self(Mutex::new(line))
    }

    pub fn into_inner(self) -> Line {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    /// Refused where SQLite has given the transaction up: one more statement would stand outside of it.
    pub fn with<T>(&self, act: impl FnOnce(&Line) -> Result<T, DbErr>) -> Result<T, DbErr> {
        let line = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !line.is_in_transaction() {
            return Err(DbErr::Custom("the transaction was given up before".to_owned()));
        }
        act(&line)
    }
}

#[async_trait]
impl ConnectionTrait for Shared {
    fn get_database_backend(&self) -> DbBackend {
        DbBackend::Sqlite
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.with(|line| line.execute(&statement))
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.with(|line| line.run(sql)).map(|()| ProxyExecResult::default().into())
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        Ok(self.with(|line| line.query_all(&statement))?.into_iter().next())
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.with(|line| line.query_all(&statement))
    }
}
