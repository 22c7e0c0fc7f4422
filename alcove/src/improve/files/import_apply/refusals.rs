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
    nodes: BTreeSet<String>,
}

impl Refusals {
    /// An attempt that knows of what was refused before, and adds nothing to it until it is joined.
    pub fn attempt(&self) -> Self {
        Self { list: Vec::new(), nodes: self.nodes.clone() }
    }

    pub fn join(&mut self, attempt: Self) {
        self.list.extend(attempt.list);
        self.nodes = attempt.nodes;
    }

    /// Whether anything of this node was refused.
    pub fn holds(&self, node: &str) -> bool {
        self.nodes.contains(node)
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub fn take(&mut self, place: usize, wish: &Wish, done: Result<()>) {
        if let Err(why) = done {
            self.nodes.insert(wish.node.clone());
            self.list.push(Refused { wish: Some(place), why });
        }
    }

    pub fn take_whole(&mut self, why: Error) {
        self.list.push(Refused { wish: None, why });
    }

    pub fn into_result(self) -> std::result::Result<(), Vec<Refused>> {
        if self.list.is_empty() { Ok(()) } else { Err(self.list) }
    }
}
