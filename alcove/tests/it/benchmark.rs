//! Networks in figures: releases, what is withheld, who sees what.

mod attack;
mod described;
mod pages;
mod paging;
mod people;
mod published;
mod releases;
pub mod stage;
mod wishes;
