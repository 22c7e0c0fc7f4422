//! What a quarterly or yearly review should talk about, made from the plan's state.

use std::collections::BTreeSet;

use crate::kit::{Day, IndicatorId, Instant, NodeId};
use crate::plan::matter::Important;
use crate::plan::schedule::Conflict;
use crate::plan::{NodeKind, Party, Span, Standing, Watch};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agenda {
    /// What was decided last time and is not done yet.
    pub decisions: Vec<OpenDecision>,
    /// Each node once, under the most pressing thing that can be said of it.
    pub points: Vec<Point>,
    pub changes: Vec<Important>,
    pub conflicts: Vec<Conflict>,
    pub missing: Vec<(NodeId, IndicatorId, i16)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    pub node: NodeId,
    pub what: What,
}

/// In the order in which a meeting should take them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// Nobody answers for it: whoever did has left, or the part has ended.
    Unowned,
    Overdue {
        days: i64,
    },
    Delayed,
    AtRisk,
    LateStart {
        days: i64,
    },
    /// Nobody has said anything for so many days.
    Stalled {
        days: i64,
    },
    /// Stopped, and to be taken up again or given up.
    Suspended,
    /// Planned to run by the end of the next period, with money that nobody has promised.
    Unfunded,
    /// An objective that nobody has judged since the last review.
    ToJudge,
    /// Its last day lies in the next period.
    Ending {
        last: Day,
    },
    Beginning {
        first: Day,
    },
    /// Finished since the last review: what came of it, and what others can learn.
    Done,
    /// Given up since the last review.
    Cancelled,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OpenDecision {
    pub due: Option<Day>,
    pub text: String,
    pub responsible: Option<Party>,
}

/// A node as the review sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewed {
    pub node: NodeId,
    pub kind: NodeKind,
    pub standing: Standing,
    pub span: Option<Span>,
    /// When the last status note was written.
    pub noted: Option<Instant>,
    pub watch: Watch,
    pub responsible: BTreeSet<Party>,
    /// Whether any of its planned money is unfunded.
    pub unfunded: bool,
    /// Years without a reading.
    pub missing: Vec<(IndicatorId, i16)>,
}

/// The meeting before, and the period that this one looks ahead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Between {
    /// `None`: there was none.
    pub last_review: Option<Instant>,
    pub ahead: Span,
}

pub fn agenda(
    nodes: &[Reviewed],
    between: Between,
    mut decisions: Vec<OpenDecision>,
    changes: Vec<Important>,
    conflicts: Vec<Conflict>,
) -> Agenda {
    // What has a day goes before what has none.
    decisions.sort_by(|one, other| (one.due.is_none(), one).cmp(&(other.due.is_none(), other)));
    let mut points: Vec<Point> = nodes
        .iter()
        .filter_map(|node| Some(Point { node: node.node.clone(), what: node.what(between)? }))
        .collect();
    // Nodes come in the order of the plan, which the sort keeps among equals; the longest late first.
    points.sort_by_key(|point| point.what.order());
    let missing = nodes.iter().flat_map(|node| {
        node.missing.iter().map(|(indicator, year)| (node.node.clone(), indicator.clone(), *year))
    });
    Agenda { decisions, points, changes, conflicts, missing: missing.collect() }
}

impl Reviewed {
    fn what(&self, between: Between) -> Option<What> {
        let news = self.noted.is_some_and(|at| between.last_review.is_none_or(|last| at > last));
        match self.standing {
            Standing::Done => return news.then_some(What::Done),
            Standing::Cancelled => return news.then_some(What::Cancelled),
            Standing::Suspended => return Some(What::Suspended),
            _ => {}
        }
        if self.kind != NodeKind::Objective && self.responsible.is_empty() {
            return Some(What::Unowned);
        }
        let Watch { overdue, late_start, stalled } = self.watch;
        let ahead = |day: Day| between.ahead.holds(day);
        let runs = self.span.is_some_and(|span| span.first() <= between.ahead.last());
        let judged = match self.standing {
            Standing::Delayed => Some(What::Delayed),
            Standing::AtRisk => Some(What::AtRisk),
            _ => None,
        };
        overdue
            .map(|days| What::Overdue { days })
            .or(judged)
            .or(late_start.map(|days| What::LateStart { days }))
            .or(stalled.map(|days| What::Stalled { days }))
            .or((self.unfunded && runs).then_some(What::Unfunded))
            .or((self.kind == NodeKind::Objective && !news).then_some(What::ToJudge))
            .or(self.span.map(Span::last).filter(|last| ahead(*last)).map(|last| What::Ending { last }))
            .or(self
                .span
                .map(Span::first)
                .filter(|first| ahead(*first))
                .map(|first| What::Beginning { first }))
    }
}

impl What {
    /// The kind, and within it the longest late or the earliest due.
    fn order(&self) -> (u8, i64) {
        match self {
            Self::Unowned => (0, 0),
            Self::Overdue { days } => (1, -days),
            Self::Delayed => (2, 0),
            Self::AtRisk => (3, 0),
            Self::LateStart { days } => (4, -days),
            Self::Stalled { days } => (5, -days),
            Self::Suspended => (6, 0),
            Self::Unfunded => (7, 0),
            Self::ToJudge => (8, 0),
            Self::Ending { last } => (9, last.number()),
            Self::Beginning { first } => (10, first.number()),
            Self::Done => (11, 0),
            Self::Cancelled => (12, 0),
        }
    }
}
