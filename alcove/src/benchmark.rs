//! The room *benchmark*: comparison over a network. Figures of groups in releases that stand still,
//! one's own value beside them, and never a ranking.

pub mod api;
pub mod api_people;
pub mod api_wishes;
pub mod coordinating;
pub mod directory;
pub mod extracting;
pub mod files;
pub mod framework;
pub mod making;
pub mod mentoring;
pub mod pages;
pub mod participation;
pub mod published;
pub mod releases;
pub mod routes;
pub mod seeing;
pub mod standing;
pub mod store;
pub mod wishes;
