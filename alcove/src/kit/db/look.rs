use sea_orm::prelude::async_trait::async_trait;
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement,
    StreamTrait as _,
};

use super::line::Shared;
use crate::kit::error::Result;

/// A long look at everything as it is at one instant, whoever writes meanwhile. It ends when it is
/// dropped.
#[derive(Debug)]
pub struct Look(pub(super) Looking);

#[derive(Debug)]
pub(super) enum Looking {
    Line(Shared),
    Own(DatabaseTransaction),
}

impl Look {
    /// Hands over each row as it comes, so that a long answer is never held as a whole; answers how
    /// many there were.
    pub async fn each(
        &self,
        statement: Statement,
        mut each: impl FnMut(QueryResult) -> Result<()>,
    ) -> Result<u64> {
        use futures_util::TryStreamExt as _;

        let mut count = 0;
        match &self.0 {
            Looking::Line(line) => {
                let mut outcome = Ok(());
                line.with(|line| {
                    line.each(&statement, |row| {
                        count += 1;
                        outcome = each(row);
                        outcome.is_ok()
                    })
                })?;
                outcome?;
            }
            Looking::Own(own) => {
                let mut rows = own.stream_raw(statement).await?;
                while let Some(row) = rows.try_next().await? {
                    each(row)?;
                    count += 1;
                }
            }
        }
        Ok(count)
    }
}

#[async_trait]
impl ConnectionTrait for Look {
    fn get_database_backend(&self) -> DbBackend {
        match &self.0 {
            Looking::Line(line) => line.get_database_backend(),
            Looking::Own(own) => ConnectionTrait::get_database_backend(own),
        }
    }

    async fn execute_raw(&self, statement: Statement) -> std::result::Result<ExecResult, DbErr> {
        match &self.0 {
            Looking::Line(line) => line.execute_raw(statement).await,
            Looking::Own(own) => own.execute_raw(statement).await,
        }
    }

    async fn execute_unprepared(&self, sql: &str) -> std::result::Result<ExecResult, DbErr> {
        match &self.0 {
            Looking::Line(line) => line.execute_unprepared(sql).await,
            Looking::Own(own) => own.execute_unprepared(sql).await,
        }
    }

    async fn query_one_raw(&self, statement: Statement) -> std::result::Result<Option<QueryResult>, DbErr> {
        match &self.0 {
            Looking::Line(line) => line.query_one_raw(statement).await,
            Looking::Own(own) => own.query_one_raw(statement).await,
        }
    }

    async fn query_all_raw(&self, statement: Statement) -> std::result::Result<Vec<QueryResult>, DbErr> {
        match &self.0 {
            Looking::Line(line) => line.query_all_raw(statement).await,
            Looking::Own(own) => own.query_all_raw(statement).await,
        }
    }
}
