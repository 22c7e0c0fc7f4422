//! The room's face for people: one file a page.

pub mod rate;
