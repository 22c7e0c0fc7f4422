//! The shell: router, layers, command line, wiring of the rooms.

pub mod assets;
pub mod cli;
pub mod jobs;
pub mod layers;
pub mod mail;
pub mod pages;
pub mod router;
pub mod serve;
pub mod wiring;
