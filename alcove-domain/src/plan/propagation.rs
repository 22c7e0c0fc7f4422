//! What follows from the dates and dependencies of a plan, in one pass over it.

use std::collections::{BTreeMap, VecDeque};

use super::schedule::{Event, Network, Shape, Task, Timing};
use super::span::Span;
use crate::kit::{Day, NodeId};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Propagation {
    /// Where each task lies, in the order of the network; `None` where nothing dates it.
    pub spans: Vec<Option<Span>>,
    /// What was pushed, of the tasks that have dates of their own.
    pub moves: Vec<Move>,
    pub conflicts: Vec<Conflict>,
    pub overhangs: Vec<Overhang>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    pub node: NodeId,
    /// `None`: it had no dates before.
    pub from: Option<Span>,
    pub to: Span,
    /// The predecessor that left it no earlier day.
    pub because_of: NodeId,
}

/// A fixed date that a dependency contradicts. Somebody has to decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    pub node: NodeId,
    pub because_of: NodeId,
    /// The first day that the predecessor leaves.
    pub needs: Day,
    pub has: Day,
}

/// Tasks that run outside the fixed dates of the one above them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overhang {
    pub node: NodeId,
    pub fixed: Span,
    pub below: Span,
}

/// A moment between two days: the number of the day that begins then.
type Moment = i64;

/// The first moment a task may begin, and the predecessor that says so.
type Bound = Option<(Moment, usize)>;

impl Network {
    /// Each task is placed once, after all it stands on: the result depends on nothing else, and a
    /// second propagation changes nothing.
    pub fn propagate(&self) -> Propagation {
        let mut bounds: Vec<Bound> = vec![None; self.tasks.len()];
        // Whether what goes before dates a task that has no day of its own.
        let mut dated = vec![false; self.tasks.len()];
        let mut spans: Vec<Option<Span>> = vec![None; self.tasks.len()];
        for event in &self.order {
            match *event {
                Event::MayBegin(at) => {
                    // A fixed task answers to no one, and neither do those below it on its account.
                    if let Timing::Automatic { from, .. } = self.tasks[at].timing {
                        for child in &self.children[at] {
                            bounds[*child] = self.later(bounds[*child], bounds[at]);
                            // Dates of its own are not given up for a child that only may begin.
                            dated[*child] |= dated[at] && from.is_none();
                        }
                    }
                }
                Event::Placed(at) => {
                    if !dated[at] && self.tasks[at].timing.is_undated() {
                        bounds[at] = None;
                    }
                    spans[at] = self.span(at, bounds[at], &spans);
                    let Some(span) = spans[at] else { continue };
                    let end = span.last().number() + 1;
                    for (follower, lag) in &self.followers[at] {
                        bounds[*follower] = self.later(bounds[*follower], Some((end + lag, at)));
                        dated[*follower] = true;
                    }
                }
            }
        }
        self.tell(&bounds, spans)
    }

    /// Tasks that begin before the period or end after it: to be looked at before an approval.
    pub fn outside(&self, propagation: &Propagation, period: Span) -> Vec<NodeId> {
        let tasks = self.tasks.iter().zip(&propagation.spans);
        let outside = tasks.filter(|(_, span)| span.is_some_and(|span| period.with(span) != period));
        outside.map(|(task, _)| task.id.clone()).collect()
    }

    /// Whether a task lies around those below it; its own dates wait until none of them has any.
    pub fn lies_around(&self, at: usize, propagation: &Propagation) -> bool {
        !self.tasks[at].timing.is_fixed() && !self.has_own_dates(at, &propagation.spans)
    }

    /// The tasks as they lie after a propagation, to be kept.
    pub fn settled(&self, propagation: &Propagation) -> Vec<Task> {
        let mut tasks = self.tasks.clone();
        for (at, task) in tasks.iter_mut().enumerate() {
            if let (Timing::Automatic { from, .. }, true) =
                (&mut task.timing, self.has_own_dates(at, &propagation.spans))
            {
                *from = propagation.spans[at].map(Span::first);
            }
        }
        tasks
    }

    fn span(&self, at: usize, bound: Bound, spans: &[Option<Span>]) -> Option<Span> {
        let task = &self.tasks[at];
        match task.timing {
            Timing::Fixed(span) => Some(span),
            Timing::Automatic { from, days } if self.has_own_dates(at, spans) => {
                let allowed = bound.map(|(moment, _)| first_day(task.shape, moment));
                from.max(allowed).map(|first| Span::of_days(first, days))
            }
            Timing::Automatic { .. } => self.below(at, spans),
        }
    }

    /// Whether no task below it has dates that it would follow from.
    pub(super) fn has_own_dates(&self, at: usize, spans: &[Option<Span>]) -> bool {
        self.below(at, spans).is_none()
    }

    /// The later of two bounds; of two equal ones that of the smaller id, in whatever order they came.
    fn later(&self, one: Bound, other: Bound) -> Bound {
        let key = |(moment, by): (Moment, usize)| (moment, std::cmp::Reverse(&self.tasks[by].id));
        one.into_iter().chain(other).max_by_key(|bound| key(*bound))
    }

    /// From the earliest child to the latest.
    fn below(&self, at: usize, spans: &[Option<Span>]) -> Option<Span> {
        self.children[at].iter().filter_map(|child| spans[*child]).reduce(Span::with)
    }

    fn tell(&self, bounds: &[Bound], spans: Vec<Option<Span>>) -> Propagation {
        let (mut moves, mut conflicts, mut overhangs) = (Vec::new(), Vec::new(), Vec::new());
        for (at, task) in self.tasks.iter().enumerate() {
            let node = task.id.clone();
            let because_of = |by: usize| self.tasks[by].id.clone();
            match (task.timing, bounds[at]) {
                (Timing::Fixed(span), Some((moment, by))) if first_day(task.shape, moment) > span.first() => {
                    let (needs, has) = (first_day(task.shape, moment), span.first());
                    conflicts.push(Conflict { node: node.clone(), because_of: because_of(by), needs, has });
                }
                (Timing::Automatic { from, days }, Some((_, by))) if self.has_own_dates(at, &spans) => {
                    let was = from.map(|first| Span::of_days(first, days));
                    if let Some(to) = spans[at].filter(|to| Some(*to) != was) {
                        moves.push(Move { node: node.clone(), from: was, to, because_of: because_of(by) });
                    }
                }
                _ => {}
            }
            if let (Timing::Fixed(fixed), Some(below)) = (task.timing, self.below(at, &spans))
                && fixed.with(below) != fixed
            {
                overhangs.push(Overhang { node, fixed, below });
            }
        }
        Propagation { spans, moves, conflicts, overhangs }
    }
}

/// A milestone is the end of its day, so it may fall on the day its predecessor ends.
fn first_day(shape: Shape, moment: Moment) -> Day {
    let number = match shape {
        Shape::Stretch => moment,
        Shape::Point => moment - 1,
    };
    Day::of_number(number)
}

/// The shortest loop through a task that is in one, told from its first task on and back to it.
pub(super) fn loop_path(network: &Network, waits: &[usize]) -> Vec<NodeId> {
    let stuck = |event: &Event| waits[event.slot()] > 0;
    let all = (0..network.tasks.len()).flat_map(|at| [Event::MayBegin(at), Event::Placed(at)]);
    let mut before: BTreeMap<usize, Event> = BTreeMap::new();
    for event in all.filter(stuck) {
        for next in network.next(event).iter().filter(|next| stuck(next)) {
            before.entry(next.slot()).or_insert(event);
        }
    }
    // Whatever is stuck waits for something that is stuck: going back long enough ends in a loop.
    let Some(mut inside) = before.values().next().copied() else { return Vec::new() };
    for _ in 0..waits.len() {
        inside = before.get(&inside.slot()).copied().unwrap_or(inside);
    }
    let mut path = past_what_is_below(around(network, inside, stuck));
    let first = (0..path.len()).min_by_key(|at| path[*at]).unwrap_or(0);
    path.rotate_left(first);
    path.extend(path.first().copied());
    path.into_iter().map(|at| network.tasks[at].id.clone()).collect()
}

/// The tasks of a way round, each once. What happens below a task between its beginning and its end
/// is no part of the loop.
fn past_what_is_below(events: Vec<Event>) -> Vec<usize> {
    let mut left = events.clone();
    for begun in events {
        let Some(from) = left.iter().position(|event| *event == begun) else { continue };
        left.rotate_left(from);
        let end = left.iter().position(|event| *event == Event::Placed(begun.task()));
        if let (Event::MayBegin(_), Some(end)) = (begun, end) {
            left.drain(1..=end);
        }
    }
    left.into_iter().map(Event::task).collect()
}

/// Breadth first from an event back to itself.
fn around(network: &Network, start: Event, stuck: impl Fn(&Event) -> bool) -> Vec<Event> {
    let mut came_from: BTreeMap<usize, Event> = BTreeMap::new();
    let mut open = VecDeque::from([start]);
    while let Some(event) = open.pop_front() {
        for next in network.next(event).into_iter().filter(&stuck) {
            if came_from.contains_key(&next.slot()) {
                continue;
            }
            came_from.insert(next.slot(), event);
            if next == start {
                let mut path = vec![event];
                while path.last() != Some(&start) {
                    let last = path.last().and_then(|last| came_from.get(&last.slot()));
                    path.extend(last.copied());
                }
                path.reverse();
                return path;
            }
            open.push_back(next);
        }
    }
    vec![start]
}
