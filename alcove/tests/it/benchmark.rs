//! Networks in figures: releases, what is withheld, who sees what.

mod attack;
mod described;
mod pages;
mod people;
mod releases;
pub mod stage;
