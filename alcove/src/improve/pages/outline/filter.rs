use std::collections::BTreeSet;

use alcove_domain::kit::NodeId;

use super::asked::Asked;
use super::choices::{Choices, Naming};
use super::timeline::Scale;
use super::view;
use crate::improve::approved::Spans;
use crate::improve::facts::Facts;
use crate::improve::money::Only;
use crate::improve::names::Names;
use crate::kit::{Result, Words};
use crate::network::Person;

/// The filters of the plan on a page that shows its money.
pub struct Filter {
    pub asked: Asked,
    pub choices: Choices,
    pub only: Only,
}

impl Filter {
    pub fn of(person: &Person, facts: &Facts, names: &Names, asked: Asked) -> Result<Self> {
        Ok(Self {
            choices: Choices::of(facts, names),
            only: only(person, facts, names, &asked)?,
            asked: asked.tidied(),
        })
    }

    /// What only a part of the plan is shown by, in words; none where all of it is.
    pub fn said(&self, words: Words, naming: Naming) -> Option<String> {
        let filters = self.choices.said(words, &self.asked, naming);
        (!filters.is_empty()).then(|| words.t1("improve-filtered", "filters", filters))
    }

    /// The same rows in the plan.
    pub fn rows(&self, plan: &str) -> String {
        self.asked.address(plan, &self.asked.view)
    }
}

/// The nodes whose money the outline tells beside the rows that fit: those rows with all below them,
/// and what serves an objective that fits.
pub fn only(person: &Person, facts: &Facts, names: &Names, asked: &Asked) -> Result<Only> {
    if !asked.filters() {
        return Ok(Only::All);
    }
    let outline = &facts.outline;
    let scale = Scale::of(person.words(), facts.rows.period()?, facts.today(person));
    let rows = view::rows(person, facts, names, &scale, &Spans::new());
    let fits = view::matching(&rows, asked);
    let fitting: BTreeSet<usize> =
        facts.listed.iter().zip(fits).filter(|(_, fits)| *fits).map(|(row, _)| row.at).collect();
    let is_at_or_below =
        |at: usize| std::iter::once(at).chain(outline.above(at)).any(|at| fitting.contains(&at));
    let serves = |at: usize| {
        let mut objectives = outline.serves(at).filter_map(|tie| outline.find(&tie.objective));
        objectives.any(is_at_or_below)
    };
    let is_meant = |at: usize| is_at_or_below(at) || std::iter::once(at).chain(outline.above(at)).any(serves);
    let nodes = outline.nodes().iter().enumerate().filter(|(at, _)| is_meant(*at));
    Ok(Only::Nodes(nodes.map(|(_, node)| node.id.clone()).collect::<BTreeSet<NodeId>>()))
}
