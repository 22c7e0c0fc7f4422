//! What the rules refuse of a workbook, row by row.

use std::collections::BTreeSet;

use super::Wish;
use crate::kit::{Error, Result};

/// A wish that the rules refuse; without its place where only the whole does not hold together.
#[derive(Debug)]
pub struct Refused {
    pub wish: Option<usize>,
    pub why: Error,
}

/// What was refused so far.
#[derive(Debug, Default)]
pub struct Refusals {
    list: Vec<Refused>,
    /// Nodes that are not there and of which nothing is asked.
    missing: BTreeSet<String>,
}

impl Refusals {
    pub fn missing(nodes: BTreeSet<String>) -> Self {
        Self { list: Vec::new(), missing: nodes }
    }

    /// An attempt that knows which nodes are missing, and adds nothing until it is joined.
    pub fn attempt(&self) -> Self {
        Self::missing(self.missing.clone())
    }

    pub fn join(&mut self, attempt: Self) {
        self.list.extend(attempt.list);
    }

    /// Whether this node is not there.
    pub fn misses(&self, node: &str) -> bool {
        self.missing.contains(node)
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub fn take(&mut self, place: usize, done: Result<()>) {
        if let Err(why) = done {
            self.list.push(Refused { wish: Some(place), why });
        }
    }

    /// The same for a node that would be new: without it nothing can be said of it.
    pub fn take_new(&mut self, place: usize, wish: &Wish, done: Result<()>) {
        if done.is_err() {
            self.missing.insert(wish.node.clone());
        }
        self.take(place, done);
    }

    pub fn take_whole(&mut self, why: Error) {
        self.list.push(Refused { wish: None, why });
    }

    pub fn into_result(self) -> std::result::Result<(), Vec<Refused>> {
        if self.list.is_empty() { Ok(()) } else { Err(self.list) }
    }
}
