//! Rating: the workspace, its interface for machines, what is seen of whom.

mod machines;
mod pages;
mod stage;
mod weight;
