//! What either database refuses, in one kind.

use std::sync::Arc;

use rusqlite::ffi::{SQLITE_CONSTRAINT_FOREIGNKEY, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE};
use sea_orm::sqlx::{self, error::ErrorKind};
use sea_orm::{DbErr, RuntimeErr};

/// Whether a statement was refused because what it adds is there already.
pub fn is_taken(fault: &DbErr) -> bool {
    let (DbErr::Exec(RuntimeErr::SqlxError(fault)) | DbErr::Query(RuntimeErr::SqlxError(fault))) = fault
    else {
        return false;
    };
    matches!(fault.as_ref(), sqlx::Error::Database(said) if said.is_unique_violation())
}

/// What SQLite refuses, in the words of the driver that speaks to PostgreSQL: whoever reads a fault
/// need not know which database said it.
#[derive(Debug)]
struct Told {
    /// SQLite's extended result code.
    code: i32,
    message: String,
}

pub(super) fn told(fault: &rusqlite::Error) -> RuntimeErr {
    let code = fault.sqlite_error().map(|said| said.extended_code).unwrap_or_default();
    let told = Told { code, message: fault.to_string() };
    RuntimeErr::SqlxError(Arc::new(sqlx::Error::Database(Box::new(told))))
}

impl std::fmt::Display for Told {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "(code: {}) {}", self.code, self.message)
    }
}

impl std::error::Error for Told {}

impl sqlx::error::DatabaseError for Told {
    fn message(&self) -> &str {
        &self.message
    }

    fn code(&self) -> Option<std::borrow::Cow<'_, str>> {
        Some(self.code.to_string().into())
    }

    fn as_error(&self) -> &(dyn std::error::Error + Send + Sync + 'static) {
        self
    }

    fn as_error_mut(&mut self) -> &mut (dyn std::error::Error + Send + Sync + 'static) {
        self
    }

    fn into_error(self: Box<Self>) -> Box<dyn std::error::Error + Send + Sync + 'static> {
        self
    }

    fn kind(&self) -> ErrorKind {
        match self.code {
            SQLITE_CONSTRAINT_UNIQUE | SQLITE_CONSTRAINT_PRIMARYKEY => ErrorKind::UniqueViolation,
            SQLITE_CONSTRAINT_FOREIGNKEY => ErrorKind::ForeignKeyViolation,
            _ => ErrorKind::Other,
        }
    }
}
