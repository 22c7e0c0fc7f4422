//! The rows under every view of a plan: objectives, each with what is done for it.

use std::collections::BTreeMap;

use super::outline::Outline;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Place in the outline.
    pub at: usize,
    /// `1.2`: the second below the first. It follows from where the row stands and moves with it.
    pub number: Vec<usize>,
    /// Further objectives that the deed serves, which it is not listed under again.
    pub also: Vec<usize>,
}

/// Each node once. An objective is followed by those below it, then by the deeds whose first
/// contribution is to it, each with those below; deeds that serve nothing come last.
pub fn rows(outline: &Outline) -> Vec<Row> {
    let (below, also) = below(outline);
    let mut rows = Vec::new();
    let mut open: Vec<(usize, Vec<usize>)> = Vec::new();
    let push = |open: &mut Vec<(usize, Vec<usize>)>, of: Option<usize>, above: &[usize]| {
        let below = below.get(&of).map_or(&[][..], Vec::as_slice);
        for (place, at) in below.iter().enumerate().rev() {
            open.push((*at, above.iter().copied().chain([place + 1]).collect()));
        }
    };
    push(&mut open, None, &[]);
    while let Some((at, number)) = open.pop() {
        push(&mut open, Some(at), &number);
        rows.push(Row { at, number, also: also.get(&at).cloned().unwrap_or_default() });
    }
    rows
}

type Below = BTreeMap<Option<usize>, Vec<usize>>;

/// What is listed under each node, objectives before deeds; and the other objectives of a deed.
fn below(outline: &Outline) -> (Below, BTreeMap<usize, Vec<usize>>) {
    let mut below: Below = BTreeMap::new();
    let mut also = BTreeMap::new();
    let nodes = || outline.nodes().iter().enumerate();
    for (at, _) in nodes().filter(|(_, node)| !node.kind.is_deed()) {
        below.entry(outline.above(at).next()).or_default().push(at);
    }
    for (at, _) in nodes().filter(|(_, node)| node.kind.is_deed()) {
        let ties = outline.serves(at);
        let mut served: Vec<usize> = ties.filter_map(|tie| outline.find(&tie.objective)).collect();
        let parent = outline.above(at).next();
        let under = match parent {
            Some(parent) => Some(parent),
            None if served.is_empty() => None,
            None => Some(served.remove(0)),
        };
        below.entry(under).or_default().push(at);
        if !served.is_empty() {
            also.insert(at, served);
        }
    }
    (below, also)
}

impl Row {
    /// How many rows stand above it.
    pub fn depth(&self) -> usize {
        self.number.len() - 1
    }
}
