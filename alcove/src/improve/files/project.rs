//! The plan for planning programs: the outline with its dates and dependencies.

use std::collections::HashMap;

use alcove_domain::kit::Number;
use alcove_domain::plan::{NodeKind, Part, Span, Standing};
use alcove_report::Stamp;
use alcove_report::project::{Predecessor, Project, Shape, Task, Timing, project};

use super::source::{Placed, Source, days};
use crate::kit::{Error, Result};

pub fn build(source: &Source, stamp: &Stamp) -> Result<Vec<u8>> {
    let plan = &source.facts.rows.plan;
    let uids = uids(source);
    let spans = spans(source);
    let made = Project {
        title: plan.title.clone(),
        author: source.organisation.clone(),
        days: days(source.facts.rows.period()?),
        calendar_name: source.words.t("improve-files-every-day"),
        ident_name: source.words.t("improve-files-ident"),
        tasks: source.placed().map(|placed| task(source, &uids, &spans, placed)).collect(),
    };
    project(&made, stamp).map_err(Error::fault)
}

/// A number for each node that it keeps, for nodes are never deleted and new ones come last.
fn uids(source: &Source) -> HashMap<&str, u32> {
    let mut nodes: Vec<_> = source.facts.rows.nodes.iter().collect();
    nodes.sort_by(|one, other| (one.created_at, &one.id).cmp(&(other.created_at, &other.id)));
    (1_u32..).zip(nodes).map(|(uid, node)| (node.id.as_str(), uid)).collect()
}

/// Where each node lies; an objective from the first to the last of what is done for it.
fn spans(source: &Source) -> HashMap<usize, Span> {
    let mut spans: HashMap<usize, Span> = HashMap::new();
    let mut above: Vec<usize> = Vec::new();
    for placed in source.placed() {
        above.truncate(placed.depth);
        if let Some(span) = placed.node.span() {
            let objectives =
                above.iter().copied().filter(|at| !source.facts.outline.nodes()[*at].kind.is_deed());
            for at in objectives.chain([placed.at]) {
                spans.entry(at).and_modify(|so_far| *so_far = so_far.with(span)).or_insert(span);
            }
        }
        above.push(placed.at);
    }
    spans
}

fn task(
    source: &Source,
    uids: &HashMap<&str, u32>,
    spans: &HashMap<usize, Span>,
    placed: Placed<'_>,
) -> Task {
    let node = placed.node;
    let kind = node.node_kind();
    let before = source.facts.rows.dependencies.iter().filter(|row| row.after_id == node.id);
    let predecessors = before
        .filter(|row| source.facts.place(row.before_id.as_str()).is_ok())
        .filter_map(|row| {
            let lag = i32::try_from(row.lag).unwrap_or_default();
            Some(Predecessor { uid: *uids.get(row.before_id.as_str())?, lag })
        })
        .collect();
    Task {
        uid: uids.get(node.id.as_str()).copied().unwrap_or_default(),
        ident: node.id.0.clone(),
        level: u32::try_from(placed.depth + 1).unwrap_or(u32::MAX),
        name: node.title.clone(),
        notes: node.body.clone(),
        days: spans.get(&placed.at).copied().map(days),
        shape: if kind == NodeKind::Milestone { Shape::Point } else { Shape::Stretch },
        timing: if node.is_fixed() { Timing::Fixed } else { Timing::Automatic },
        percent: percent(node.standing(), node.done.as_deref()),
        responsible: source.parties(placed.at, Part::Responsible),
        predecessors,
    }
}

fn percent(standing: Standing, done: Option<&str>) -> u8 {
    if standing == Standing::Done {
        return 100;
    }
    let share = done.and_then(|done| Number::parse(done).ok()).unwrap_or_else(Number::zero);
    (share * Number::from(100)).to_decimal(0).parse().map_or(0, |percent: u8| percent.min(100))
}
