//! The room *certify*: what awarding bodies offer, how an institution applies, who decides, and the
//! certificates that come of it.

pub mod routes;
pub mod snapshot;
pub mod store;
