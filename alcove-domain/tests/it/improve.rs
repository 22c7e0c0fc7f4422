//! The room *improve*.

mod agenda;
mod duties;
mod movement;
mod planning_table;
mod ranking;
mod state;
