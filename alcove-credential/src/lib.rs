//! Credentials: Open Badges 3.0 on the W3C's Verifiable Credentials 2.0, signed and examined.
//!
//! A crate of its own because it is about trust and reads what strangers hand in: no database, no
//! network, no clock. Contexts come in as a value; an address that is not among them is refused and
//! never fetched.
//!
//! - [`badge`]: a credential as typed values, and as the JSON that is signed.
//! - [`proof`]: `eddsa-rdfc-2022`, the form that is stored.
//! - [`token`]: the same as a token signed with ES256.
//! - [`list`]: which of many credentials no longer hold.
//! - [`bake`]: a credential inside a picture or a document, and out again.
//! - [`examine`]: what a credential of anybody says, and whether it is signed.

pub mod badge;
pub mod bake;
pub mod contexts;
pub mod examine;
mod fault;
mod json;
pub mod key;
pub mod list;
mod plain;
pub mod proof;
mod statements;
mod term;
pub mod token;

pub use badge::Badge;
pub use contexts::Contexts;
pub use fault::Fault;
pub use key::{SigningKey, TokenKey, VerifyingKey};

/// A credential that is longer is not looked at: the largest sensible ones hold a few dozen kilobytes.
pub const LONGEST: usize = 256 * 1024;

/// What a credential can say at most; one of ours says about fifty things.
pub const MOST_STATEMENTS: usize = 5_000;
