//! What Alcove does, in sentences, through HTTP. On SQLite, or on the PostgreSQL server that
//! `ALCOVE_TEST_DATABASE_URL` names.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod access;
mod assess;
mod award;
mod benchmark;
mod browser;
mod certify;
mod desk;
mod evidence;
mod improve;
mod kit;
mod network;
mod ops;
mod publish;
mod python;
mod rate;
mod review;
mod settle;
mod shell;
mod stage;
mod world;
