//! When things happen: automatic and fixed dates, what follows what, and what a move pushes.
//!
//! Durations and lags are calendar days (see `docs/decisions/0006`). Positions are states, not
//! wishes: a predecessor that moves later pushes its followers, and they stay where they were pushed
//! when it moves back. A date that somebody fixed is never moved; what contradicts it is reported.

use std::collections::BTreeMap;

use super::span::Span;
use crate::kit::{Day, NodeId};

pub use super::propagation::{Conflict, Move, Overhang, Propagation};

/// What the schedule knows of an action or a milestone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    pub id: NodeId,
    pub parent: Option<NodeId>,
    pub shape: Shape,
    pub timing: Timing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// It takes days.
    Stretch,
    /// A milestone: the end of one day. It may fall on the day its predecessor ends.
    Point,
}

/// Modes mix in one plan: each task has its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timing {
    /// Pushed by what goes before. As soon as a task below it has dates, it spans those and neither
    /// value here counts; until then it keeps its own, so that planning finer erases nothing.
    /// Without a day, it begins when its predecessors allow, and is undated without any.
    Automatic { from: Option<Day>, days: u32 },
    /// Somebody decided.
    Fixed(Span),
}

/// `after` begins once `before` has ended and the lag has passed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dependency {
    pub before: NodeId,
    pub after: NodeId,
    /// Calendar days between the end of the one and the beginning of the other; below zero they
    /// overlap by so many.
    pub lag: i32,
}

/// Ten years: longer than any plan's period, and far from where dates end.
pub const MOST_DAYS: u32 = 3660;

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ScheduleRefusal {
    #[error("there is no task {node}")]
    NoSuchTask { node: NodeId },
    #[error("the task {node} is there twice")]
    Twice { node: NodeId },
    #[error("{after} depends on {before} twice")]
    DependsTwice { before: NodeId, after: NodeId },
    #[error("the tasks {path:?} wait for each other")]
    Loop { path: Vec<NodeId> },
    #[error("{node} takes {days} days; from 1 to {MOST_DAYS} fit")]
    NoDuration { node: NodeId, days: i64 },
    #[error("the lag between {before} and {after} is {lag} days; at most {MOST_DAYS} fit")]
    LagTooLong { before: NodeId, after: NodeId, lag: i32 },
    #[error("{node} is a milestone, which takes one day, not {days}")]
    LongMilestone { node: NodeId, days: i64 },
    #[error("{node} is a milestone and has tasks below it")]
    MilestoneWithTasks { node: NodeId },
    #[error("the dates of {node} follow from the tasks below it")]
    FollowsFromBelow { node: NodeId },
}

/// Tasks and dependencies that were found to have no loop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Network {
    pub(super) tasks: Vec<Task>,
    pub(super) places: BTreeMap<NodeId, usize>,
    pub(super) parents: Vec<Option<usize>>,
    pub(super) children: Vec<Vec<usize>>,
    /// For each task, the tasks that follow it, with the lag.
    pub(super) followers: Vec<Vec<(usize, i64)>>,
    /// An order in which every event comes after those it stands on.
    pub(super) order: Vec<Event>,
}

/// What is worked out in turn. A task may begin from some day on once its predecessors have ended
/// and the task above it may begin; it is placed after that, and a parent after its children.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Event {
    MayBegin(usize),
    Placed(usize),
}

impl Network {
    /// Loops are refused whatever the modes of their tasks: a mode can change tomorrow. A task
    /// stands on the tasks below it and hands down what it waits for, so a dependency between a
    /// task and one below it is a loop too.
    pub fn of(tasks: Vec<Task>, dependencies: &[Dependency]) -> Result<Self, ScheduleRefusal> {
        let mut network = Self {
            places: BTreeMap::new(),
            parents: Vec::new(),
            children: vec![Vec::new(); tasks.len()],
            followers: vec![Vec::new(); tasks.len()],
            order: Vec::new(),
            tasks,
        };
        network.take_places()?;
        network.take_parents()?;
        network.take_dependencies(dependencies)?;
        network.check_tasks()?;
        network.order = network.in_order()?;
        Ok(network)
    }

    pub fn tasks(&self) -> &[Task] {
        &self.tasks
    }

    /// The tasks with this one moved by so many days, to make a network of and propagate. An
    /// automatic task with tasks below it takes the automatic ones along; fixed ones stay.
    pub fn shifted(&self, node: &NodeId, days: i64) -> Result<Vec<Task>, ScheduleRefusal> {
        let top = self.place(node)?;
        let mut tasks = self.tasks.clone();
        let mut open = vec![top];
        while let Some(at) = open.pop() {
            match &mut tasks[at].timing {
                Timing::Fixed(span) if at == top => *span = span.shifted(days),
                Timing::Fixed(_) => continue,
                Timing::Automatic { from, .. } => *from = from.map(|from| from.plus_days(days)),
            }
            if matches!(tasks[at].timing, Timing::Automatic { .. }) {
                open.extend(&self.children[at]);
            }
        }
        Ok(tasks)
    }

    /// The tasks with other dates or another mode for one of them.
    pub fn retimed(&self, node: &NodeId, timing: Timing) -> Result<Vec<Task>, ScheduleRefusal> {
        let at = self.place(node)?;
        if matches!(timing, Timing::Automatic { from: Some(_), .. }) && self.follows_from_below(at) {
            return Err(ScheduleRefusal::FollowsFromBelow { node: node.clone() });
        }
        let mut tasks = self.tasks.clone();
        tasks[at].timing = timing;
        Ok(tasks)
    }

    fn follows_from_below(&self, at: usize) -> bool {
        !self.children[at].is_empty() && !self.has_own_dates(at, &self.propagate().spans)
    }

    fn place(&self, node: &NodeId) -> Result<usize, ScheduleRefusal> {
        self.places.get(node).copied().ok_or_else(|| ScheduleRefusal::NoSuchTask { node: node.clone() })
    }

    fn take_places(&mut self) -> Result<(), ScheduleRefusal> {
        for (at, task) in self.tasks.iter().enumerate() {
            if self.places.insert(task.id.clone(), at).is_some() {
                return Err(ScheduleRefusal::Twice { node: task.id.clone() });
            }
        }
        Ok(())
    }

    fn take_parents(&mut self) -> Result<(), ScheduleRefusal> {
        for (at, task) in self.tasks.iter().enumerate() {
            let parent = task.parent.as_ref().map(|parent| self.place(parent)).transpose()?;
            self.parents.push(parent);
            if let Some(parent) = parent {
                self.children[parent].push(at);
            }
        }
        Ok(())
    }

    fn take_dependencies(&mut self, dependencies: &[Dependency]) -> Result<(), ScheduleRefusal> {
        for Dependency { before, after, lag } in dependencies {
            let (from, to) = (self.place(before)?, self.place(after)?);
            let (before, after) = (before.clone(), after.clone());
            if lag.unsigned_abs() > MOST_DAYS {
                return Err(ScheduleRefusal::LagTooLong { before, after, lag: *lag });
            }
            if self.followers[from].iter().any(|(follower, _)| *follower == to) {
                return Err(ScheduleRefusal::DependsTwice { before, after });
            }
            self.followers[from].push((to, i64::from(*lag)));
        }
        Ok(())
    }

    fn check_tasks(&self) -> Result<(), ScheduleRefusal> {
        for (task, children) in self.tasks.iter().zip(&self.children) {
            let node = || task.id.clone();
            let days = match task.timing {
                Timing::Automatic { days, .. } => i64::from(days),
                Timing::Fixed(span) => span.days(),
            };
            match task.shape {
                Shape::Point if !children.is_empty() => {
                    return Err(ScheduleRefusal::MilestoneWithTasks { node: node() });
                }
                Shape::Point if days != 1 => {
                    return Err(ScheduleRefusal::LongMilestone { node: node(), days });
                }
                // A fixed span may be as long as its dates say: it comes from a calendar, not a sum.
                Shape::Stretch if !(1..=i64::from(MOST_DAYS)).contains(&days) && !task.timing.is_fixed() => {
                    return Err(ScheduleRefusal::NoDuration { node: node(), days });
                }
                _ => {}
            }
        }
        Ok(())
    }

    pub(super) fn next(&self, event: Event) -> Vec<Event> {
        match event {
            Event::MayBegin(at) if self.children[at].is_empty() => vec![Event::Placed(at)],
            Event::MayBegin(at) => self.children[at].iter().map(|child| Event::MayBegin(*child)).collect(),
            Event::Placed(at) => {
                let above = self.parents[at].map(Event::Placed);
                let followers = self.followers[at].iter().map(|(follower, _)| Event::MayBegin(*follower));
                above.into_iter().chain(followers).collect()
            }
        }
    }

    fn in_order(&self) -> Result<Vec<Event>, ScheduleRefusal> {
        let mut waits = vec![0_usize; 2 * self.tasks.len()];
        let events = || (0..self.tasks.len()).flat_map(|at| [Event::MayBegin(at), Event::Placed(at)]);
        for next in events().flat_map(|event| self.next(event)) {
            waits[next.slot()] += 1;
        }
        let mut open: Vec<Event> = events().filter(|event| waits[event.slot()] == 0).collect();
        let mut order = Vec::with_capacity(waits.len());
        while let Some(event) = open.pop() {
            order.push(event);
            for next in self.next(event) {
                waits[next.slot()] -= 1;
                if waits[next.slot()] == 0 {
                    open.push(next);
                }
            }
        }
        if order.len() == waits.len() {
            return Ok(order);
        }
        Err(ScheduleRefusal::Loop { path: super::propagation::loop_path(self, &waits) })
    }
}

impl Timing {
    pub const fn is_fixed(self) -> bool {
        matches!(self, Self::Fixed(_))
    }

    pub(super) const fn is_undated(self) -> bool {
        matches!(self, Self::Automatic { from: None, .. })
    }
}

impl Event {
    pub(super) const fn task(self) -> usize {
        match self {
            Self::MayBegin(at) | Self::Placed(at) => at,
        }
    }

    pub(super) const fn slot(self) -> usize {
        match self {
            Self::MayBegin(at) => 2 * at,
            Self::Placed(at) => 2 * at + 1,
        }
    }
}
