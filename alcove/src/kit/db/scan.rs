use sea_orm::prelude::async_trait::async_trait;
use sea_orm::sqlx::postgres::PgRow;
use sea_orm::sqlx::{Column as _, Row as _, TypeInfo as _};
use sea_orm::{ConnectionTrait, DbErr, RuntimeErr, Statement};

use super::reads::Reads;
use super::writer::Writing;

/// A value of a row, lent while the row is looked at. Tables hold text and whole numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    Nothing,
    Number(i64),
    Text(&'a str),
}

impl<'a> Cell<'a> {
    pub fn number(self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }

    pub fn text(self) -> Option<&'a str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// Takes the values of one row, in the order in which they were asked for.
pub type Each<'e> = &'e mut (dyn for<'a> FnMut(&[Cell<'a>]) + Send);

/// For answers of ten thousand rows: each is looked at where it lies, and nothing of it is copied but
/// what whoever looks keeps.
#[async_trait]
pub trait Scan: ConnectionTrait {
    async fn scan(&self, statement: Statement, each: Each<'_>) -> Result<(), DbErr>;
}

#[async_trait]
impl Scan for Reads {
    async fn scan(&self, statement: Statement, each: Each<'_>) -> Result<(), DbErr> {
        match self {
            Self::Lines(lines) => lines.with(|line| line.scan(&statement, each)),
            Self::Pool(pool) => of_postgres(pool, statement, each).await,
        }
    }
}

#[async_trait]
impl Scan for Writing {
    async fn scan(&self, statement: Statement, each: Each<'_>) -> Result<(), DbErr> {
        match self {
            Self::Lent(lease) => lease.shared()?.with(|line| line.scan(&statement, each)),
            Self::Own(own) => of_postgres(own, statement, each).await,
        }
    }
}

async fn of_postgres(db: &impl ConnectionTrait, statement: Statement, each: Each<'_>) -> Result<(), DbErr> {
    let rows = db.query_all_raw(statement).await?;
    for row in rows.iter().filter_map(|row| row.try_as_pg_row()) {
        let cells = cells(row).map_err(|fault| DbErr::Query(RuntimeErr::SqlxError(fault.into())))?;
        each(&cells);
    }
    Ok(())
}

fn cells(row: &PgRow) -> Result<Vec<Cell<'_>>, sea_orm::sqlx::Error> {
    let cell = |at: usize| match row.column(at).type_info().name() {
        "INT8" => Ok(row.try_get::<Option<i64>, _>(at)?.map_or(Cell::Nothing, Cell::Number)),
        _ => Ok(row.try_get::<Option<&str>, _>(at)?.map_or(Cell::Nothing, Cell::Text)),
    };
    (0..row.len()).map(cell).collect()
}
