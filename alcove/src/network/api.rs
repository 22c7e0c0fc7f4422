//! The face that machines see.

pub mod audit;
pub mod coordinators;
pub mod invitations;
pub mod memberships;
pub mod networks;
pub mod organisations;
pub mod units;
