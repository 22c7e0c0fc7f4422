//! The program around the rooms: its description, its sample, its backups, its doctor.

mod backup;
mod commands;
mod demo;
mod migrations;
mod nodes;
pub mod openapi;
mod typesetter;
mod upkeep;
