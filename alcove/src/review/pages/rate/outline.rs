//! The way through a seat's items: its criteria with their progress.

use std::collections::BTreeSet;

use crate::kit::ids::{AssessmentId, SeatId};
use crate::kit::words::Words;
use crate::review::facts::Laid;

pub struct Outline {
    pub done: usize,
    pub total: usize,
    pub percent: usize,
    pub sections: Vec<Section>,
}

/// An outermost heading.
pub struct Section {
    /// None where the framework has no heading above its criteria.
    pub name: Option<String>,
    pub lang: Option<String>,
    pub done: usize,
    pub total: usize,
    pub groups: Vec<Group>,
}

/// The heading right above rated items: a criterion, in most frameworks.
#[derive(Clone)]
pub struct Group {
    pub node: usize,
    pub code: String,
    pub name: String,
    pub lang: Option<String>,
    pub done: usize,
    pub total: usize,
    /// Rated nodes, in order.
    pub items: Vec<usize>,
    pub address: String,
    pub is_here: bool,
}

impl Group {
    pub fn is_done(&self) -> bool {
        self.done == self.total
    }

    pub fn is_begun(&self) -> bool {
        self.done > 0
    }
}

/// The address of an item's page.
pub fn address(assessment: &AssessmentId, laid: &Laid, node: usize, seat: Option<&SeatId>) -> String {
    let item = &laid.node_ids[node];
    match seat {
        Some(seat) => format!("/assessments/{assessment}/items/{item}?seat={seat}"),
        None => format!("/assessments/{assessment}/items/{item}"),
    }
}

/// The `lang` of words that are not in the page's language.
pub fn other_language(words: Words, language: &str) -> Option<String> {
    (!language.is_empty() && language != words.code()).then(|| language.to_owned())
}

/// The heading right above a node, or the node itself where it has none.
pub fn group_of(laid: &Laid, node: usize) -> usize {
    laid.tree.nodes[node].parent.unwrap_or(node)
}

impl Outline {
    pub fn new(
        words: Words,
        assessment: &AssessmentId,
        laid: &Laid,
        nodes: &[usize],
        marked: &BTreeSet<usize>,
        seat: Option<&SeatId>,
        here: Option<usize>,
    ) -> Self {
        let mut sections: Vec<(usize, Section)> = Vec::new();
        for node in nodes {
            let (group, root) = (group_of(laid, *node), root_of(laid, *node));
            if sections.last().is_none_or(|(known, _)| *known != root) {
                let said = laid.said(root, &words.lang());
                let section = Section {
                    name: (root != group).then(|| said.title().to_owned()),
                    lang: other_language(words, said.language),
                    done: 0,
                    total: 0,
                    groups: Vec::new(),
                };
                sections.push((root, section));
            }
            let Some((_, section)) = sections.last_mut() else { continue };
            if section.groups.last().is_none_or(|known| known.node != group) {
                let said = laid.said(group, &words.lang());
                section.groups.push(Group {
                    node: group,
                    code: said.code.to_owned(),
                    name: said.title().to_owned(),
                    lang: other_language(words, said.language),
                    done: 0,
                    total: 0,
                    items: Vec::new(),
                    address: String::new(),
                    is_here: here.is_some_and(|here| group_of(laid, here) == group),
                });
            }
            let done = usize::from(marked.contains(node));
            section.total += 1;
            section.done += done;
            if let Some(group) = section.groups.last_mut() {
                group.total += 1;
                group.done += done;
                group.items.push(*node);
            }
        }
        let mut sections: Vec<Section> = sections.into_iter().map(|(_, section)| section).collect();
        for group in sections.iter_mut().flat_map(|section| section.groups.iter_mut()) {
            let open = group.items.iter().find(|node| !marked.contains(node)).or(group.items.first());
            group.address = open.map(|node| address(assessment, laid, *node, seat)).unwrap_or_default();
        }
        let (done, total) = (sections.iter().map(|one| one.done).sum(), nodes.len());
        Self { done, total, percent: done * 100 / total.max(1), sections: merged(sections) }
    }

    pub fn groups(&self) -> impl Iterator<Item = &Group> {
        self.sections.iter().flat_map(|section| section.groups.iter())
    }
}

/// Headings of their own section, one after the other, are one plain list.
fn merged(sections: Vec<Section>) -> Vec<Section> {
    let mut merged: Vec<Section> = Vec::new();
    for section in sections {
        match merged.last_mut() {
            Some(last) if last.name.is_none() && section.name.is_none() => {
                last.done += section.done;
                last.total += section.total;
                last.groups.extend(section.groups);
            }
            _ => merged.push(section),
        }
    }
    merged
}

fn root_of(laid: &Laid, node: usize) -> usize {
    let mut root = node;
    while let Some(parent) = laid.tree.nodes[root].parent {
        root = parent;
    }
    root
}
