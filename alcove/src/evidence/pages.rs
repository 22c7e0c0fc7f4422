//! The pages of evidence.

pub mod add;
pub mod card;
pub mod download;
pub mod edit;
pub mod form;
pub mod library;
pub mod picker;
pub mod show;
pub mod version;
pub mod withdraw;
