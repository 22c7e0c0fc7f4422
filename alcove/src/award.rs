//! The engine *award*: what an organisation awards, signed once and looked up for ever. It has no
//! route, no role and no deadline; a room above asks who may, and calls these doors in its own
//! transaction.

pub mod contexts;
pub mod damage;
pub mod files;
pub mod issuer;
pub mod issuing;
pub mod keys;
pub mod lists;
pub mod picture;
pub mod reading;
pub mod reissuing;
pub mod signing;
pub mod standing;
pub mod store;
pub mod work;

pub use contexts::Known;
pub use reading::Award;
