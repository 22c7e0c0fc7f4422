//! What Alcove does, in sentences, through HTTP. On SQLite, or on the PostgreSQL server that
//! `ALCOVE_TEST_DATABASE_URL` names.

mod kit;
mod rate;
mod review;
mod stage;
mod world;
