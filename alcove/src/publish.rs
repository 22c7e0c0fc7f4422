//! The room *publish*: practices written in the template's elements, agreed to by two, read by
//! everybody, and taken over by others.

pub mod adopting;
pub mod api;
pub mod asking_again;
pub mod body;
pub mod catalogue;
pub mod choices;
pub mod columns;
pub mod criteria;
pub mod document;
pub mod drafting;
pub mod facts;
pub mod feeds;
pub mod importing;
pub mod internal;
pub mod marking;
pub mod moving;
pub mod pages;
pub mod pictures;
pub mod practices;
pub mod process;
pub mod questions;
pub mod requests;
pub mod reviewers;
pub mod reviewing;
pub mod routes;
pub mod rubric;
pub mod showing;
pub mod shown;
pub mod store;
pub mod verdicts;
pub mod waiting;
pub mod word_in;
pub mod word_styles;
