//! The rules of the room *network*: who belongs where, in which role, and may therefore do what.

pub mod action;
pub mod actor;
pub mod agreement;
pub mod can;
pub mod list_scope;
pub mod password;
pub mod resource;
pub mod role;
pub mod unit_tree;

pub use action::{Action, Reach};
pub use actor::{Actor, Engagement, Membership, Platform};
pub use agreement::{Belonging, BelongingRefusal, Sharing};
pub use can::{Decision, can};
pub use list_scope::{EvidenceScope, ListScope, evidence_scope, scope};
pub use password::{LONGEST_PASSWORD, PasswordFault, SHORTEST_PASSWORD, check_password};
pub use resource::{
    ApplicationFacts, Confidentiality, EvidenceFacts, Exposure, FrameworkFacts, Held, Offer, PlanFacts,
    Resource, SchemeFacts, SeatHolder, UnitPath,
};
pub use role::Role;
pub use unit_tree::{UnitRefusal, UnitTree};
