//! One connection to SQLite, and how it is spoken to.
//!
//! Each lives on a thread of its own, and the way there and back costs more than most statements. So
//! statements travel together where nobody needs the answer between them.

use futures_util::TryStreamExt as _;
use sea_orm::prelude::async_trait::async_trait;
use sea_orm::sqlx::sqlite::{SqliteArguments, SqliteConnectOptions, SqliteConnection, SqliteQueryResult};
use sea_orm::sqlx::{self, Arguments as _, AssertSqlSafe, ConnectOptions as _, Either, Executor as _};
use sea_orm::{
    ConnectionTrait, DbBackend, DbErr, ExecResult, QueryResult, RuntimeErr, Statement, Value, Values,
};
use tokio::sync::Mutex;

#[derive(Debug)]
pub struct Line {
    connection: SqliteConnection,
    /// Said before the next statement, on the same way.
    ahead: Option<&'static str>,
    standing: Standing,
}

/// What is known of the transaction, where there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Sound,
    /// Whoever spoke went away before the answer: what was sent may be done, half done or still going on.
    Unheard,
    /// SQLite may have given the transaction up; one more statement would stand outside of it.
    Lost,
}

/// What SQLite says of a savepoint that is not there.
const NEVER_BEGUN: &str = "no such savepoint";

impl Line {
    pub async fn open(options: &SqliteConnectOptions) -> Result<Self, DbErr> {
        let connection =
            options.connect().await.map_err(|fault| DbErr::Conn(RuntimeErr::SqlxError(fault.into())))?;
        Ok(Self { connection, ahead: None, standing: Standing::Sound })
    }

    pub fn send_ahead(&mut self, sql: &'static str) {
        self.ahead = Some(sql);
    }

    /// Whether anything was said since [`Line::send_ahead`].
    pub fn has_spoken(&self) -> bool {
        self.ahead.is_none()
    }

    pub fn standing(&self) -> Standing {
        self.standing
    }

    /// Statements that put in order what an unheard or lost one left; nothing goes ahead of them.
    pub async fn mend(&mut self, sql: &'static str) -> Result<(), DbErr> {
        self.ahead = None;
        self.standing = Standing::Sound;
        let mended = self.execute_unprepared(sql).await;
        // What was never begun need not be taken back.
        if mended.as_ref().is_err_and(|fault| fault.to_string().contains(NEVER_BEGUN)) {
            self.standing = Standing::Sound;
        }
        mended.map(|_| ())
    }

    /// Answers what the last of the statements did.
    pub async fn execute(&mut self, statement: Statement) -> Result<ExecResult, DbErr> {
        let arguments = arguments(statement.values)?;
        let sql = self.set_out(statement.sql)?;
        let query = sqlx::query_with(AssertSqlSafe(sql), arguments);
        let done = last(self.connection.fetch_many(query)).await;
        self.come_back(done).map(Into::into).map_err(|fault| DbErr::Exec(RuntimeErr::SqlxError(fault.into())))
    }

    pub async fn execute_unprepared(&mut self, sql: &str) -> Result<ExecResult, DbErr> {
        let sql = self.set_out(sql.to_owned())?;
        let done = last(self.connection.fetch_many(AssertSqlSafe(sql))).await;
        self.come_back(done).map(Into::into).map_err(|fault| DbErr::Exec(RuntimeErr::SqlxError(fault.into())))
    }

    pub async fn query_one(&mut self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        let arguments = arguments(statement.values)?;
        let sql = self.set_out(statement.sql)?;
        let query = sqlx::query_with(AssertSqlSafe(sql), arguments);
        let found = self.connection.fetch_optional(query).await;
        let found =
            self.come_back(found).map_err(|fault| DbErr::Query(RuntimeErr::SqlxError(fault.into())))?;
        Ok(found.map(Into::into))
    }

    pub async fn query_all(&mut self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let arguments = arguments(statement.values)?;
        let sql = self.set_out(statement.sql)?;
        let query = sqlx::query_with(AssertSqlSafe(sql), arguments);
        let found = self.connection.fetch_all(query).await;
        let found =
            self.come_back(found).map_err(|fault| DbErr::Query(RuntimeErr::SqlxError(fault.into())))?;
        Ok(found.into_iter().map(Into::into).collect())
    }

    fn set_out(&mut self, sql: String) -> Result<String, DbErr> {
        if self.standing != Standing::Sound {
            return Err(DbErr::Custom("the transaction was given up before".to_owned()));
        }
        self.standing = Standing::Unheard;
        Ok(match self.ahead.take() {
            Some(ahead) => format!("{ahead}; {sql}"),
            None => sql,
        })
    }

    fn come_back<T>(&mut self, answer: Result<T, sqlx::Error>) -> Result<T, sqlx::Error> {
        let is_lost = answer.as_ref().is_err_and(ends_transaction);
        self.standing = if is_lost { Standing::Lost } else { Standing::Sound };
        answer
    }
}

/// Whether SQLite may have ended the transaction with the statement. A broken constraint or a wrong
/// statement ends nothing but itself.
fn ends_transaction(fault: &sqlx::Error) -> bool {
    // Busy, out of memory, interrupted, input or output, corrupt, full, cannot open, not a database.
    const ENDING: [i32; 8] = [5, 7, 9, 10, 11, 13, 14, 26];
    match fault {
        sqlx::Error::Database(fault) => {
            let code = fault.code().and_then(|code| code.parse::<i32>().ok()).unwrap_or(0);
            // The low byte is the kind, the rest says more of it.
            ENDING.contains(&(code & 0xff)) || fault.message().contains(NEVER_BEGUN)
        }
        sqlx::Error::Encode(_) | sqlx::Error::Decode(_) | sqlx::Error::RowNotFound => false,
        _ => true,
    }
}

async fn last(
    mut answers: futures_util::stream::BoxStream<
        '_,
        Result<Either<SqliteQueryResult, sqlx::sqlite::SqliteRow>, sqlx::Error>,
    >,
) -> Result<SqliteQueryResult, sqlx::Error> {
    let mut last = SqliteQueryResult::default();
    while let Some(answer) = answers.try_next().await? {
        if let Either::Left(done) = answer {
            last = done;
        }
    }
    Ok(last)
}

/// Tables hold text and whole numbers; the rest is what the query builder may make of them.
fn arguments(values: Option<Values>) -> Result<SqliteArguments, DbErr> {
    let mut arguments = SqliteArguments::default();
    for value in values.map(|values| values.0).unwrap_or_default() {
        let added = match value {
            Value::String(text) => arguments.add(text),
            Value::BigInt(number) => arguments.add(number),
            Value::Int(number) => arguments.add(number),
            Value::SmallInt(number) => arguments.add(number),
            Value::TinyInt(number) => arguments.add(number),
            Value::Unsigned(number) => arguments.add(number),
            Value::SmallUnsigned(number) => arguments.add(number),
            Value::TinyUnsigned(number) => arguments.add(number),
            Value::BigUnsigned(number) => match number.map(i64::try_from).transpose() {
                Ok(number) => arguments.add(number),
                Err(fault) => Err(fault.into()),
            },
            Value::Bool(truth) => arguments.add(truth),
            Value::Double(number) => arguments.add(number),
            Value::Float(number) => arguments.add(number),
            Value::Char(letter) => arguments.add(letter.map(|letter| letter.to_string())),
            Value::Bytes(bytes) => arguments.add(bytes),
            other => Err(format!("{other:?} is no value of SQLite").into()),
        };
        added.map_err(|fault| DbErr::Custom(fault.to_string()))?;
    }
    Ok(arguments)
}

/// A line as stores speak through it.
#[derive(Debug)]
pub struct Shared(Mutex<Line>);

impl Shared {
    pub fn of(line: Line) -> Self {
        Self(Mutex::new(line))
    }

    pub fn into_inner(self) -> Line {
        self.0.into_inner()
    }
}

#[async_trait]
impl ConnectionTrait for Shared {
    fn get_database_backend(&self) -> DbBackend {
        DbBackend::Sqlite
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.0.lock().await.execute(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.0.lock().await.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.0.lock().await.query_one(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.0.lock().await.query_all(statement).await
    }
}
