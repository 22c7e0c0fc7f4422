//! What every room stands on: the database, time and identifiers, language, errors.

pub mod api;
pub mod app;
pub mod audit;
pub mod clock;
pub mod ctx;
pub mod db;
pub mod download;
pub mod error;
pub mod etag;
pub mod fields;
pub mod fold;
pub mod form;
pub mod html;
pub mod idempotency;
pub mod ids;
pub mod job_row;
pub mod jobs;
pub mod json;
pub mod mail;
pub mod page;
pub mod press;
pub mod problem;
pub mod recent;
pub mod routes;
pub mod seal;
pub mod sheet;
pub mod small_file;
pub mod words;

pub use app::App;
pub use audit::Event;
pub use ctx::Ctx;
pub use db::{Db, Tx};
pub use error::{Error, FieldFault, Refusal, Result};
pub use fields::{Fields, FormView};
pub use words::Words;
