//! Alcove: institutions that teach a trade assess themselves, plan, improve, prove it, pass it on.
//!
//! One folder per room, with one face for people (`pages`), one for machines (`api`), one door
//! (the room's own file) and one store. See `ARCHITECTURE.md`.

pub mod assess;
pub mod award;
pub mod benchmark;
pub mod certify;
pub mod evidence;
pub mod improve;
pub mod kit;
pub mod network;
pub mod plan;
pub mod publish;
pub mod review;
pub mod shell;
