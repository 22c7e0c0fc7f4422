//! Entities and queries of the room *network*; the only place with its SQL.

pub mod api_token;
pub mod challenge;
pub mod holder;
pub mod invitation;
pub mod membership;
pub mod network;
pub mod network_agreement;
pub mod network_announcement;
pub mod network_member;
pub mod network_role;
pub mod oidc;
pub mod one_time_link;
pub mod organisation;
pub mod passkey;
pub mod person;
pub mod recovery_code;
pub mod search;
pub mod session;
pub mod sign_in_attempt;
pub mod unit;
