//! The rules of the room *benchmark*: an institution's own value beside the middle of its peers, and
//! what may be published of a group so that no member can be told from it. Never a ranking.

pub mod ledger;
pub mod matching;
pub mod mentoring;
pub mod middle;
pub mod peers;
pub mod release;
pub mod taking_part;

pub use ledger::{Book, Entry, FEWEST};
pub use middle::Middle;
pub use peers::{PeerGroup, Profile, SizeClass};
pub use release::{Contribution, Figure, PastSet, compute};
