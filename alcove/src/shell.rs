//! The shell: router, layers, command line, wiring of the rooms, and what runs beside them.

pub mod assets;
pub mod backup;
pub mod bench;
pub mod cli;
pub mod demo;
pub mod doctor;
pub mod export;
pub mod housekeeping;
pub mod jobs;
pub mod layers;
pub mod log;
pub mod mail;
pub mod openapi;
pub mod own_framework;
pub mod pages;
pub mod router;
pub mod secret_key;
pub mod serve;
mod store;
mod typeset;
mod whole_file;
pub mod wiring;
