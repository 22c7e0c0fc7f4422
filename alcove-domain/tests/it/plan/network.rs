//! What holds for every schedule.

use std::collections::BTreeMap;

use alcove_domain::kit::{Day, NodeId};
use alcove_domain::plan::schedule::ScheduleRefusal;
use alcove_domain::plan::{Dependency, Network, Shape, Span, Task, Timing};
use proptest::prelude::*;

use super::case::day;

fn id(at: usize) -> NodeId {
    NodeId::from(format!("n{at:02}"))
}

/// Parent, whether a milestone, whether fixed, first day, duration.
type Row = (usize, bool, bool, Option<i64>, u32);

prop_compose! {
    fn any_tasks()(rows in prop::collection::vec(
        (
            any::<prop::sample::Index>(),
            prop::bool::weighted(0.1),
            prop::bool::weighted(0.25),
            prop::option::weighted(0.8, 0i64..200),
            1u32..25,
        ), 1..30,
    )) -> Vec<Task> {
        let rows: Vec<Row> = rows
            .into_iter()
            .enumerate()
            // The place just before the first is "none".
            .map(|(at, (parent, point, fixed, from, days))| (parent.index(at + 1), point, fixed, from, days))
            .collect();
        rows.iter().enumerate().map(|(at, row)| task(&rows, at, *row)).collect()
    }
}

fn task(rows: &[Row], at: usize, (parent, point, fixed, from, days): Row) -> Task {
    let first = |from: i64| day("2026-01-01").plus_days(from);
    let days = if point { 1 } else { days };
    let timing = match from {
        Some(from) if fixed => Timing::Fixed(Span::of_days(first(from), days)),
        _ => Timing::Automatic { from: from.map(first), days },
    };
    // A milestone has nothing below it: what would stand there stands beside it.
    let parent = parent.checked_sub(1).filter(|parent| !rows[*parent].1).map(id);
    let shape = if point { Shape::Point } else { Shape::Stretch };
    Task { id: id(at), parent, shape, timing }
}

fn any_links() -> impl Strategy<Value = Vec<(prop::sample::Index, prop::sample::Index, i32)>> {
    // Few enough that about half of the plans have no loop.
    prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), -4i32..15), 0..10)
}

fn links(tasks: &[Task], picks: &[(prop::sample::Index, prop::sample::Index, i32)]) -> Vec<Dependency> {
    let mut links: BTreeMap<(NodeId, NodeId), i32> = BTreeMap::new();
    for (from, to, lag) in picks {
        let (from, to) = (from.index(tasks.len()), to.index(tasks.len()));
        if from != to {
            links.insert((id(from.min(to)), id(from.max(to))), *lag);
        }
    }
    links.into_iter().map(|((before, after), lag)| Dependency { before, after, lag }).collect()
}

fn by_id(network: &Network) -> BTreeMap<NodeId, Option<Span>> {
    let spans = network.propagate().spans;
    network.tasks().iter().map(|task| task.id.clone()).zip(spans).collect()
}

/// The end of the one and the beginning of the other, as moments between days.
fn end(span: Span) -> i64 {
    span.last().number() + 1
}

fn beginning(task: &Task, span: Span) -> i64 {
    match task.shape {
        Shape::Stretch => span.first().number(),
        Shape::Point => span.last().number() + 1,
    }
}

fn mixed<T>(list: &[T], key: impl Fn(&T) -> String, seed: u64) -> Vec<T>
where
    T: Clone,
{
    let mut list = list.to_vec();
    list.sort_by_key(|one| {
        key(one).bytes().fold(seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
    });
    list
}

proptest! {
    #[test]
    fn a_loop_is_refused_with_a_way_round_that_is_there(tasks in any_tasks(), picks in any_links()) {
        let mut links = links(&tasks, &picks);
        if let Some(first) = links.first().cloned() {
            links.push(Dependency { before: first.after, after: first.before, lag: 0 });
        }
        let Err(refusal) = Network::of(tasks.clone(), &links) else {
            prop_assert!(links.is_empty());
            return Ok(());
        };

        let ScheduleRefusal::Loop { path } = refusal else { return Err(TestCaseError::fail(refusal.to_string())) };
        prop_assert!(path.len() > 2);
        prop_assert_eq!(path.first(), path.last());
        for step in path.windows(2) {
            let parent = |node: &NodeId| tasks.iter().find(|task| task.id == *node).unwrap().parent.clone();
            let waits = links.iter().any(|link| link.before == step[0] && link.after == step[1]);
            let stands = parent(&step[0]).as_ref() == Some(&step[1]) || parent(&step[1]).as_ref() == Some(&step[0]);
            prop_assert!(waits || stands, "{step:?} is no step");
        }
    }

    #[test]
    fn a_schedule_does_not_depend_on_the_order_of_anything(
        tasks in any_tasks(),
        picks in any_links(),
        seed in any::<u64>(),
    ) {
        let links = links(&tasks, &picks);
        let Ok(network) = Network::of(tasks.clone(), &links) else { return Ok(()) };
        let other_tasks = mixed(&tasks, |task| task.id.0.clone(), seed);
        let other_links = mixed(&links, |link| format!("{link:?}"), seed);

        let other = Network::of(other_tasks, &other_links).unwrap();

        prop_assert_eq!(by_id(&network), by_id(&other));
        let sorted = |network: &Network| {
            let mut moves = network.propagate().moves;
            let mut conflicts = network.propagate().conflicts;
            moves.sort_by(|a, b| a.node.cmp(&b.node));
            conflicts.sort_by(|a, b| a.node.cmp(&b.node));
            (moves, conflicts)
        };
        prop_assert_eq!(sorted(&network), sorted(&other));
    }

    #[test]
    fn nothing_fixed_moves_and_nothing_is_pulled(tasks in any_tasks(), picks in any_links()) {
        let links = links(&tasks, &picks);
        let Ok(network) = Network::of(tasks.clone(), &links) else { return Ok(()) };

        let propagation = network.propagate();

        let below = |task: &Task| {
            let all = tasks.iter().zip(&propagation.spans);
            let below = all.filter(|(other, _)| other.parent.as_ref() == Some(&task.id));
            below.filter_map(|(_, span)| *span).reduce(Span::with)
        };
        for (task, span) in tasks.iter().zip(&propagation.spans) {
            match task.timing {
                Timing::Fixed(fixed) => prop_assert_eq!(*span, Some(fixed)),
                Timing::Automatic { .. } if below(task).is_some() => prop_assert_eq!(*span, below(task)),
                Timing::Automatic { from, days } => {
                    let lies: Option<Day> = span.map(Span::first);
                    prop_assert!(lies >= from, "{} was pulled", task.id);
                    prop_assert!(span.is_none_or(|span| span.days() == i64::from(days)));
                }
            }
        }
        for one in &propagation.moves {
            let at = tasks.iter().position(|task| task.id == one.node).unwrap();
            prop_assert_eq!(propagation.spans[at], Some(one.to));
            prop_assert!(one.from != Some(one.to));
        }
    }

    #[test]
    fn a_second_propagation_changes_nothing(tasks in any_tasks(), picks in any_links()) {
        let links = links(&tasks, &picks);
        let Ok(network) = Network::of(tasks, &links) else { return Ok(()) };
        let first = network.propagate();

        let again = Network::of(network.settled(&first), &links).unwrap().propagate();

        prop_assert_eq!(&again.spans, &first.spans);
        prop_assert!(again.moves.is_empty());
        prop_assert_eq!(again.conflicts, first.conflicts);
    }

    #[test]
    fn every_dependency_holds_or_is_told(tasks in any_tasks(), picks in any_links()) {
        let links = links(&tasks, &picks);
        let Ok(network) = Network::of(tasks.clone(), &links) else { return Ok(()) };
        let propagation = network.propagate();
        let at = |node: &NodeId| tasks.iter().position(|task| task.id == *node).unwrap();

        for Dependency { before, after, lag } in &links {
            let (from, to) = (at(before), at(after));
            let (Some(first), Some(then)) = (propagation.spans[from], propagation.spans[to]) else { continue };
            let is_parent = tasks.iter().any(|task| task.parent.as_ref() == Some(after));
            let told = propagation.conflicts.iter().any(|conflict| conflict.node == *after);
            if !is_parent {
                prop_assert!(told || beginning(&tasks[to], then) >= end(first) + i64::from(*lag));
            }
        }
    }
}
