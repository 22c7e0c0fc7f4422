//! The rules of the room *publish*: what a practice says, how it comes to be published, and what
//! becomes of it.

pub mod process;
pub mod renewal;
pub mod request;
pub mod rubric;
pub mod similar;
pub mod stage;
pub mod template;

pub use renewal::Use;
pub use request::{Request, RequestRefusal, Standing};
pub use rubric::Rubric;
pub use similar::Traits;
pub use stage::{PublishRefusal, Stage};
pub use template::{ELEMENTS, Element, Entry, List, MORE, Part};
