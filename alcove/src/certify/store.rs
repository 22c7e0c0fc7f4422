//! Entities and queries of the room *certify*; the only place with its SQL.

pub mod application;
pub mod assessor;
pub mod certificate;
pub mod check;
pub mod clarification;
pub mod clarification_evidence;
pub mod committee;
pub mod condition;
pub mod consensus;
pub mod decision;
pub mod declaration;
pub mod edition;
pub mod engagement;
pub mod event;
pub mod judgement;
pub mod meeting;
pub mod passage;
pub mod people;
pub mod report;
pub mod sample;
pub mod scheme;
pub mod snapshot;
pub mod tie;
pub mod visit;
pub mod visit_check;
pub mod vote;
