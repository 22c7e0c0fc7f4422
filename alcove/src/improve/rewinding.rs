//! A plan as it stood at the end of a day that is gone, as far as that is recorded: what was logged,
//! noted, judged, read and answered for until then.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use alcove_domain::kit::{Day, Instant, Number};
use alcove_domain::plan::baseline::{About, Own, Said};
use alcove_domain::plan::{Change, State, StatusNote};

use super::comparing::change_of;
use super::facts::Facts;
use crate::kit::ids::NodeId;
use crate::kit::words::format::day_in;
use crate::kit::{Ctx, Result};
use crate::plan::rows::Rows;
use crate::plan::store::{baseline, change, contribution, indicator, node, plan, status_note, target, work};
use crate::plan::table::Table;
use crate::plan::words;

/// What was said until the end of a day, oldest first.
#[derive(Default)]
pub struct UntilThen {
    pub notes: Vec<status_note::Model>,
    pub work: Vec<work::Model>,
}

/// The plan at the end of a day.
pub async fn at(ctx: &Ctx, facts: &Facts, day: Day, zone: &str, said: &UntilThen) -> Result<Arc<Facts>> {
    let db = ctx.db().read();
    let by_then = |millis: i64| day_in(Instant(millis), zone) <= day;
    let first = baseline::find(db, facts.id(), 1).await?;
    let log = change::between(db, facts.id(), 0, None).await?;
    let later: Vec<Change> =
        log.iter().rev().filter(|row| !by_then(row.changed_at)).filter_map(change_of).collect();
    let rewound = Rewound {
        rows: &facts.rows,
        // Of today, so that a part that ended since is no change: who answers follows from the days.
        state: facts.rows.state(day_in(ctx.now, zone)).before(&later),
        by_then: &by_then,
        // What the first approval found belongs to the plan from its first day. A draft is one thing.
        first_approved: first.map_or(i64::MAX, |first| first.approved_at),
        said,
    };
    // A log that does not fit its plan any more tells nothing; then the plan of today has to do.
    Ok(Arc::new(Facts::of(rewound.rows(), facts.ties.clone()).or_else(|_| {
        let rows = Rows { nodes: rewound.noted(facts.rows.nodes.clone()), ..facts.rows.clone() };
        Facts::of(rows, facts.ties.clone())
    })?))
}

struct Rewound<'a> {
    rows: &'a Rows,
    state: State,
    by_then: &'a dyn Fn(i64) -> bool,
    first_approved: i64,
    said: &'a UntilThen,
}

impl UntilThen {
    /// The nodes of whose work nobody knows whether it was said by then, or later.
    pub fn of_undated_work(&self) -> BTreeSet<&str> {
        let last = self.last_of_work().into_values();
        last.filter(|row| row.said_at.is_none()).map(|row| row.node_id.as_str()).collect()
    }

    fn last_of_work(&self) -> HashMap<&str, &work::Model> {
        self.work.iter().map(|row| (row.node_id.as_str(), row)).collect()
    }
}

impl Rewound<'_> {
    fn rows(&self) -> Rows {
        let work = self.said.last_of_work();
        let node = |row| self.node(row, work.get(row.id.as_str()).copied());
        let nodes: Vec<Arc<node::Model>> = self.rows.nodes.iter().filter_map(node).collect();
        let contributions = self.contributions(&nodes);
        Rows {
            plan: Arc::new(self.plan()),
            nodes: self.noted(nodes.into()),
            contributions,
            // What waits for what is not logged, and nothing moves any more.
            dependencies: Table::default(),
            indicators: self.indicators(),
            targets: self.targets(),
            readings: self.kept(&self.rows.readings, |row| (self.by_then)(row.read_at)),
            lines: self.kept(&self.rows.lines, |row| (self.by_then)(row.entered_at)),
            ..self.rows.clone()
        }
    }

    fn kept<M>(&self, table: &Table<M>, which: impl Fn(&M) -> bool) -> Table<M> {
        table.iter().filter(|row| which(row)).cloned().collect::<Vec<_>>().into()
    }

    fn was_there(&self, created_at: i64) -> bool {
        created_at <= self.first_approved || (self.by_then)(created_at)
    }

    fn plan(&self) -> plan::Model {
        let mut plan = (*self.rows.plan).clone();
        if let Some(Said::Words(title)) = self.state.get(&plan.fact_id(), About::Own(Own::Title)) {
            plan.title.clone_from(title);
        }
        plan
    }

    /// As it was; nothing where it was not there.
    fn node(&self, row: &Arc<node::Model>, work: Option<&work::Model>) -> Option<Arc<node::Model>> {
        let id = row.node_id();
        if !self.state.holds(&id) || !self.was_there(row.created_at) {
            return None;
        }
        let mut node = (**row).clone();
        node.removed_at = None;
        if let Some(Said::Words(title)) = self.state.get(&id, About::Title) {
            node.title.clone_from(title);
        }
        let day = |about: About| match self.state.get(&id, about) {
            Some(Said::Day(day)) => Some(day.to_string()),
            _ => None,
        };
        (node.first_day, node.last_day) = (day(About::FirstDay), day(About::LastDay));
        node.work_planned = work.and_then(|work| work.planned.clone());
        node.work_remaining = work.and_then(|work| work.remaining.clone());
        // Where it lay is told, not worked out anew.
        node.own_first_day = None;
        node.parent_id = match self.state.get(&id, About::Parent) {
            Some(Said::Node(parent)) => Some(parent.as_str().into()),
            _ => None,
        };
        Some(Arc::new(node))
    }

    /// What was said last of each, and of how far it was.
    fn noted(&self, mut nodes: Table<node::Model>) -> Table<node::Model> {
        let mut said: HashMap<&str, (StatusNote, Option<Number>)> = HashMap::new();
        for row in &self.said.notes {
            let note = StatusNote {
                node: row.node_id.as_str().into(),
                standing: words::read_standing(&row.standing).unwrap_or_default(),
                done: row.done.as_deref().and_then(Number::read_exact),
                words: String::new(),
                by: row.noted_by.as_str().into(),
                at: Instant(row.noted_at),
            };
            let before = said.remove(row.node_id.as_str());
            let (standing, done) =
                before.map_or((Default::default(), None), |(note, done)| (note.standing, done));
            let done = note.done_after(standing, done);
            said.insert(row.node_id.as_str(), (note, done));
        }
        for node in &mut nodes {
            let node = Arc::make_mut(node);
            let last = said.get(node.id.as_str());
            words::standing(last.map(|(note, _)| note.standing).unwrap_or_default())
                .clone_into(&mut node.standing);
            node.done = last.and_then(|(_, done)| done.as_ref()).map(Number::to_exact);
            node.noted_at = last.map(|(note, _)| note.at.millis());
        }
        nodes
    }

    /// Ties that stood then; those that are gone since come last.
    fn contributions(&self, nodes: &[Arc<node::Model>]) -> Table<contribution::Model> {
        let there: BTreeSet<&str> = nodes.iter().map(|node| node.id.as_str()).collect();
        let mut served: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (fact, _) in self.state.facts() {
            if let About::Serves(objective) = &fact.about
                && there.contains(fact.node.as_str())
                && there.contains(objective.as_str())
            {
                served.entry(fact.node.as_str()).or_default().insert(objective.as_str());
            }
        }
        let mut ties: Vec<Arc<contribution::Model>> = Vec::new();
        for tie in &self.rows.contributions {
            let of = served.get_mut(tie.deed_id.as_str());
            if of.is_some_and(|of| of.remove(tie.objective_id.as_str())) {
                ties.push(tie.clone());
            }
        }
        for (deed, objectives) in served {
            let last = ties.iter().filter(|tie| tie.deed_id.as_str() == deed).map(|tie| tie.position).max();
            let gone = objectives.into_iter().zip(last.unwrap_or_default() + 1..);
            ties.extend(gone.map(|(objective, position)| {
                Arc::new(contribution::Model {
                    deed_id: NodeId::from(deed.to_owned()),
                    objective_id: NodeId::from(objective.to_owned()),
                    plan_id: self.rows.plan.id.clone(),
                    share: None,
                    position,
                })
            }));
        }
        ties.into()
    }

    fn indicators(&self) -> Table<indicator::Model> {
        let there = self.rows.indicators.iter().filter(|row| {
            self.was_there(row.created_at) && row.removed_at.is_none_or(|removed| !(self.by_then)(removed))
        });
        let as_it_was = |row: &Arc<indicator::Model>| {
            let mut was = (**row).clone();
            was.removed_at = None;
            let about = About::IndicatorBaseline(row.id.as_str().into());
            was.baseline = match self.state.get(&row.node_id.as_str().into(), about) {
                Some(Said::Number(value)) => Some(value.to_exact()),
                _ => None,
            };
            let about = About::Measured(row.id.as_str().into());
            if let Some(Said::Measured(measured)) = self.state.get(&row.node_id.as_str().into(), about) {
                words::measure(measured.measure).clone_into(&mut was.measure);
                words::direction(measured.direction).clone_into(&mut was.direction);
                words::entry(measured.entry).clone_into(&mut was.entry);
                was.unit.clone_from(&measured.unit);
            }
            Arc::new(was)
        };
        there.map(as_it_was).collect::<Vec<_>>().into()
    }

    fn targets(&self) -> Table<target::Model> {
        let targets = self.state.facts().filter_map(|(fact, said)| match (&fact.about, said) {
            (About::Target(indicator, year), Said::Number(value)) => Some(Arc::new(target::Model {
                indicator_id: indicator.as_str().into(),
                year: i64::from(*year),
                target: value.to_exact(),
            })),
            _ => None,
        });
        targets.collect::<Vec<_>>().into()
    }
}
