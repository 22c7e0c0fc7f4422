//! The room *network*: organisations, units, people, and how they come in.

pub mod account;
pub mod address;
pub mod announcements;
pub mod audit;
pub mod commands;
pub mod handed;
pub mod invitation_sheet;
pub mod invitations;
pub mod leaving;
pub mod network_members;
pub mod networks;
pub mod oidc;
pub mod one_time;
pub mod organisations;
pub mod passkeys;
pub mod password;
pub mod people;
pub mod person;
pub mod platform;
pub mod second_factor;
pub mod session;
pub mod sign_in;
pub mod store;
pub mod throttle;
pub mod token;
pub mod units;

pub mod api;
pub mod pages;
pub mod routes;

pub use person::{Person, Visitor};
