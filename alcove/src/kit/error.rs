//! What can go wrong, in few kinds: one value, two faces (an error page, or problem+json).

use axum::response::{IntoResponse, Response};
use http::StatusCode;
use sea_orm::sqlx;
use sea_orm::{DbErr, RuntimeErr};
use std::sync::Arc;

use axum::http;

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A value in a message, as Fluent takes it.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    Text(String),
    Count(i64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<i64> for Arg {
    fn from(count: i64) -> Self {
        Self::Count(count)
    }
}

/// A rule said no. The code is stable for machines; its words are the message `refusal-<code>`.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    pub code: &'static str,
    pub facts: Vec<(&'static str, Arg)>,
}

impl Refusal {
    pub fn new(code: &'static str) -> Self {
        Self { code, facts: Vec::new() }
    }

    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.facts.push((name, value.into()));
        self
    }
}

/// What is wrong with one field of a form. Its words are the message `fault-<code>`.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldFault {
    pub field: String,
    pub code: &'static str,
    pub facts: Vec<(&'static str, Arg)>,
}

impl FieldFault {
    pub fn new(field: impl Into<String>, code: &'static str) -> Self {
        Self { field: field.into(), code, facts: Vec::new() }
    }

    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.facts.push((name, value.into()));
        self
    }
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or the caller may not know of it.
    #[error("not found")]
    NotFound,
    /// The same of one of several things that a request names. The code says which; its words are
    /// `error-<code>-title` and `-text`.
    #[error("not found: {0}")]
    Unknown(&'static str),
    /// It was there for everybody, and was taken away: the facts say what became of it.
    #[error("gone: {0:?}")]
    Gone(Refusal),
    /// The caller may know of it, but not do this.
    #[error("forbidden")]
    Forbidden,
    /// The token reads only, and this writes.
    #[error("the token's scope is too narrow")]
    TokenScope,
    /// Nobody is signed in, or the token is not valid.
    #[error("not signed in")]
    NotSignedIn,
    #[error("the method does not fit the address")]
    MethodNotAllowed,
    /// Somebody else was first. Holds the present value for machines and for the conflict view.
    #[error("conflict")]
    Conflict(serde_json::Value),
    /// `If-Match` named another version. Holds the present value.
    #[error("precondition failed")]
    PreconditionFailed(serde_json::Value),
    #[error("invalid: {0:?}")]
    Invalid(Vec<FieldFault>),
    /// Imported files: faults that name their place.
    #[error("faults in a file")]
    Faulty(Vec<alcove_framework::Fault>),
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// The same refusals, where the state and not the input is in the way: 409.
    #[error("not now: {0:?}")]
    NotNow(Refusal),
    /// A request that could not be read at all; the text names the place, and needs no language.
    #[error("malformed: {0}")]
    Malformed(String),
    #[error("too large: at most {limit} bytes")]
    TooLarge { limit: u64 },
    #[error("the type of the content is not one of those expected")]
    UnsupportedType,
    #[error("too many attempts, wait {seconds} s")]
    TooMany { seconds: i64 },
    #[error("busy")]
    Busy,
    /// The database or the store of files does not answer, or has just changed places. What was sent may have been kept:
    /// the answer to a commit may be what was lost.
    #[error("away: {0}")]
    Away(String),
    /// The disk or the object storage is full.
    #[error("no space left")]
    NoSpace,
    #[error("fault: {0}")]
    Fault(String),
}

impl Error {
    /// A fault of the program or of what it stands on; `what` goes to the log, not to people.
    pub fn fault(what: impl std::fmt::Display) -> Self {
        Self::Fault(what.to_string())
    }

    pub fn invalid(field: impl Into<String>, code: &'static str) -> Self {
        Self::Invalid(vec![FieldFault::new(field, code)])
    }

    /// Stable, for machines; also the middle of the message keys `error-<code>-title` and `-text`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::Unknown(code) => code,
            Self::Forbidden => "forbidden",
            Self::TokenScope => "token-scope",
            Self::NotSignedIn => "not-signed-in",
            Self::MethodNotAllowed => "method-not-allowed",
            Self::Conflict(_) => "conflict",
            Self::PreconditionFailed(_) => "precondition-failed",
            Self::Invalid(_) => "invalid",
            Self::Faulty(_) => "faulty-file",
            Self::Gone(refusal) | Self::Refused(refusal) | Self::NotNow(refusal) => refusal.code,
            Self::Malformed(_) => "malformed",
            Self::TooLarge { .. } => "too-large",
            Self::UnsupportedType => "unsupported-type",
            Self::TooMany { .. } => "too-many",
            Self::Busy => "busy",
            Self::Away(_) => "away",
            Self::NoSpace => "no-space",
            Self::Fault(_) => "fault",
        }
    }

    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound | Self::Unknown(_) => StatusCode::NOT_FOUND,
            Self::Gone(_) => StatusCode::GONE,
            Self::Forbidden | Self::TokenScope => StatusCode::FORBIDDEN,
            Self::NotSignedIn => StatusCode::UNAUTHORIZED,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Conflict(_) | Self::NotNow(_) => StatusCode::CONFLICT,
            Self::PreconditionFailed(_) => StatusCode::PRECONDITION_FAILED,
            Self::Invalid(_) | Self::Faulty(_) | Self::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Malformed(_) => StatusCode::BAD_REQUEST,
            Self::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy | Self::Away(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::NoSpace => StatusCode::INSUFFICIENT_STORAGE,
            Self::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// After how many seconds it may be tried again, where trying again is what helps.
    pub fn retry_after(&self) -> Option<i64> {
        match self {
            Self::TooMany { seconds } => Some(*seconds),
            Self::Busy => Some(1),
            Self::Away(_) => Some(3),
            _ => None,
        }
    }
}

/// Whether nothing is wrong with what was asked, only nobody there to answer. PostgreSQL says so with
/// the classes of <https://www.postgresql.org/docs/current/errcodes-appendix.html>: connections (08),
/// too many of them (53300), being shut down or started (57P01 to 57P03), and a standby that is still
/// one (25006).
fn is_away(error: &DbErr) -> bool {
    let (DbErr::Conn(RuntimeErr::SqlxError(fault))
    | DbErr::Exec(RuntimeErr::SqlxError(fault))
    | DbErr::Query(RuntimeErr::SqlxError(fault))) = error
    else {
        return false;
    };
    match fault.as_ref() {
        sqlx::Error::Io(_) | sqlx::Error::Tls(_) | sqlx::Error::PoolClosed => true,
        sqlx::Error::Database(said) => said.code().is_some_and(|code| {
            code.starts_with("08") || ["25006", "53300", "57P01", "57P02", "57P03"].contains(&code.as_ref())
        }),
        _ => false,
    }
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        match error {
            _ if super::db::is_taken(&error) => Self::Conflict(serde_json::Value::Null),
            _ if is_away(&error) => Self::Away(error.to_string()),
            _ => {
                let text = error.to_string();
                if text.contains("disk is full") || text.contains("No space left") {
                    Self::NoSpace
                } else if matches!(error, DbErr::ConnectionAcquire(_))
                    || text.contains("pool timed out")
                    || text.contains("database is locked")
                    || text.contains("40P01")
                {
                    Self::Busy
                } else {
                    Self::Fault(text)
                }
            }
        }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// Carried in the answer until the outer layer gives it the face that the address asks for.
#[derive(Clone, Debug)]
pub struct Faceless(pub Arc<Error>);

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        if let Self::Fault(what) = &self {
            tracing::error!(what, "a request failed");
        }
        if let Self::Away(what) = &self {
            tracing::warn!(what, "the database or the store of files does not answer");
        }
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Faceless(Arc::new(self)));
        response
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    #[test]
    fn a_database_that_went_away_is_no_fault_of_ours_and_worth_another_try() {
        let cut_off =
            || RuntimeErr::SqlxError(Arc::new(sqlx::Error::Io(io::ErrorKind::ConnectionReset.into())));
        let faults = [DbErr::Conn(cut_off()), DbErr::Exec(cut_off()), DbErr::Query(cut_off())];

        for fault in faults.map(Error::from) {
            assert_eq!((fault.code(), fault.status()), ("away", StatusCode::SERVICE_UNAVAILABLE));
            assert!(fault.retry_after().is_some());
        }
        let other = Error::from(DbErr::Custom("something else".to_owned()));
        assert_eq!((other.code(), other.retry_after()), ("fault", None));
    }
}
