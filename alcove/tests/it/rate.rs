//! Rating: the workspace, its interface for machines, what is seen of whom.

mod cited;
mod machines;
mod pages;
mod stage;
mod weight;
