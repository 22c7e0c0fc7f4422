//! The room *evidence*: documents, pictures, links, figures and notes that an organisation shows,
//! each with owner, date, period, expiry and the circle of people it is open to.

pub mod add;
pub mod api;
mod checked;
pub mod clamd;
pub mod draft;
pub mod edit;
pub mod file_name;
pub mod files;
pub mod find;
pub mod kind;
pub mod library;
pub mod opening;
pub mod pages;
mod routes;
pub mod staging;
pub mod storage;
pub mod store;
pub mod thumbnail;
pub mod upload;
pub mod uses;
pub mod withdraw;

pub use find::{Evidence, find, find_many, find_many_unchecked, find_unchecked, see};
pub use library::{Filter, Listed, list};
pub use routes::routes;
pub use storage::Storage;
pub use uses::{Use, UseSource, Uses};
