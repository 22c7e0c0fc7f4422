//! Rating: the workspace, its interface for machines, what is seen of whom.

mod cited;
mod machines;
mod pages;
pub mod stage;
mod weight;
