//! The engine *plan*: objectives and actions, when they happen, what they reach, what they cost.
//!
//! An engine is a vocabulary with arithmetic: nothing here knows who may do what, or what a plan is
//! for. A development plan, a donor's logframe and the work plan of a consortium are configurations
//! of it. One tree would not carry them; there are hierarchies over one space of nodes, and four
//! facets on them (schedule, measurement, money, accountability), each with its own roll-up.

pub mod baseline;
pub mod indicator;
pub mod matter;
pub mod money;
pub mod outline;
pub mod phase;
pub mod pivot;
pub mod progress;
mod propagation;
pub mod reading;
pub mod responsibility;
pub mod roll_up;
pub mod rows;
pub mod schedule;
pub mod span;
pub mod standing;
pub mod workload;
pub mod written;

pub use baseline::{Change, State};
pub use indicator::Indicator;
pub use matter::Matter;
pub use money::{Currency, Line, Rates};
pub use outline::{Contribution, Node, NodeKind, Outline, Tag};
pub use phase::Phase;
pub use pivot::{Books, Pivot};
pub use progress::{Method, Progress};
pub use reading::{Reading, Value};
pub use responsibility::{Part, Party, Responsibility};
pub use schedule::{Dependency, Network, Propagation, Shape, Task, Timing};
pub use span::Span;
pub use standing::{Standing, StatusNote, Watch};
