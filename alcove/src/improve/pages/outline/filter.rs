use std::collections::BTreeSet;

use alcove_domain::kit::NodeId;
use alcove_domain::plan::Span;

use super::asked::Asked;
use super::choices::{Choices, Naming};
use super::load;
use super::timeline::Scale;
use super::view::{self, RowView};
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
    let fitting: BTreeSet<usize> = fitting(person, facts, names, asked)?.into_iter().collect();
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

/// The nodes that fit, in the order in which they are listed.
pub fn fitting(person: &Person, facts: &Facts, names: &Names, asked: &Asked) -> Result<Vec<usize>> {
    let rows = rows(person, facts, names)?;
    let fits = view::matching(&rows, asked);
    Ok(facts.listed.iter().zip(fits).filter(|(_, fits)| *fits).map(|(row, _)| row.at).collect())
}

/// Quarters, and what lies in them on each desk of the rows that fit.
pub fn workload(
    person: &Person,
    facts: &Facts,
    names: &Names,
    asked: &Asked,
) -> Result<(Vec<Span>, load::Desks)> {
    let today = facts.today(person);
    let quarters = load::quarters(today);
    let rows = view::kept(rows(person, facts, names)?, asked);
    let loads = load::desks(facts, names, asked, &rows, &quarters, today);
    Ok((quarters, loads))
}

fn rows(person: &Person, facts: &Facts, names: &Names) -> Result<Vec<RowView>> {
    let scale = Scale::of(person.words(), facts.rows.period()?, facts.today(person));
    Ok(view::rows(person, facts, names, &scale, &Spans::new()))
}
