//! A plan as a set of facts, to be frozen and compared: those of its nodes, and what it says of itself.

use std::collections::HashSet;

use alcove_domain::kit::{Day, NodeId};
use alcove_domain::plan::baseline::{About, Measured, Own, Said};
use alcove_domain::plan::{Phase, Span, State};

use super::rows::Rows;
use super::store::{phase, plan};

impl plan::Model {
    /// What stands where facts of a node have the node's id.
    pub fn fact_id(&self) -> NodeId {
        self.id.as_str().into()
    }

    /// Whether both say the same of the plan, phases aside.
    fn says_what(&self, other: &Self) -> bool {
        (&self.title, &self.context, &self.vision, &self.first_day, &self.last_day)
            == (&other.title, &other.context, &other.vision, &other.first_day, &other.last_day)
    }
}

impl phase::Model {
    fn known(&self) -> Option<Phase> {
        let span = Span::new(Day::parse(&self.first_day).ok()?, Day::parse(&self.last_day).ok()?)?;
        Some(Phase { name: self.name.clone(), span })
    }
}

impl Rows {
    /// The plan as a set of facts, to be frozen and compared. `today` says which responsibilities
    /// hold.
    pub fn state(&self, today: Day) -> State {
        self.state_among(today, &|_| true)
    }

    /// The same of some nodes alone; of the plan itself where its own id is wanted.
    pub fn state_among(&self, today: Day, wanted: &dyn Fn(&str) -> bool) -> State {
        let live: HashSet<&str> = self.live().map(|node| node.id.as_str()).collect();
        let mut state = State::default();
        if wanted(self.plan.id.as_str()) {
            self.say_own(&mut state);
        }
        for node in self.live().filter(|node| wanted(node.id.as_str())) {
            let id = node.node_id();
            state.say(&id, About::Kind, Said::Kind(node.node_kind()));
            state.say(&id, About::Title, Said::Words(node.title.clone()));
            if let Some(parent) = &node.parent_id {
                state.say(&id, About::Parent, Said::Node(parent.as_str().into()));
            }
            if let Some(span) = node.span() {
                state.say(&id, About::FirstDay, Said::Day(span.first()));
                state.say(&id, About::LastDay, Said::Day(span.last()));
            }
        }
        let held = self.responsibilities.iter().filter(|row| wanted(row.node_id.as_str()));
        for held in held.filter_map(|row| row.known()) {
            // What begins later is planned as well; what has ended is history.
            if held.until.is_none_or(|until| until >= today) && state.holds(&held.node) {
                let about = About::Party(held.part, held.party);
                // Who ends in May and begins again in June has the part for good.
                if state.get(&held.node, about.clone()) != Some(&Said::Yes) {
                    state.say(&held.node, about, held.until.map_or(Said::Yes, Said::Day));
                }
            }
        }
        for tie in self.contributions.iter().filter(|tie| live.contains(tie.objective_id.as_str())) {
            let (deed, objective): (NodeId, NodeId) =
                (tie.deed_id.as_str().into(), tie.objective_id.as_str().into());
            if state.holds(&deed) {
                state.say(&deed, About::Serves(objective), Said::Yes);
            }
        }
        for row in self.live_indicators().filter(|row| wanted(row.node_id.as_str())) {
            let (node, Some(known)) = (row.node_id.as_str().into(), self.known_indicator(row)) else {
                continue;
            };
            if !state.holds(&node) {
                continue;
            }
            let id = known.id.clone();
            let (measure, direction, entry) = (known.measure, known.direction, known.entry);
            let measured = Measured { measure, direction, entry, unit: known.unit };
            state.say(&node, About::IndicatorTitle(id.clone()), Said::Words(row.title.clone()));
            state.say(&node, About::Measured(id), Said::Measured(measured));
            if let Some(baseline) = known.baseline {
                state.say(&node, About::IndicatorBaseline(known.id.clone()), Said::Number(baseline.value));
            }
            for (year, target) in known.targets {
                state.say(&node, About::Target(known.id.clone(), year), Said::Number(target));
            }
        }
        let lines = self.lines.iter().filter(|line| wanted(line.node_id.as_str()));
        for line in lines.filter_map(|line| line.known()) {
            if state.holds(&line.node) {
                state.plan_money(&line);
            }
        }
        state
    }

    fn say_own(&self, state: &mut State) {
        let id = self.plan.fact_id();
        let mut say = |own: Own, said: Said| state.say(&id, About::Own(own), said);
        say(Own::Title, Said::Words(self.plan.title.clone()));
        for (own, text) in [(Own::FirstDay, &self.plan.first_day), (Own::LastDay, &self.plan.last_day)] {
            if let Ok(day) = Day::parse(text) {
                say(own, Said::Day(day));
            }
        }
        for (own, text) in [(Own::Context, &self.plan.context), (Own::Vision, &self.plan.vision)] {
            if !text.is_empty() {
                say(own, Said::Words(text.clone()));
            }
        }
        let phases = self.known_phases();
        if !phases.is_empty() {
            say(Own::Phases, Said::Phases(phases));
        }
    }

    /// In the order of their days.
    pub fn known_phases(&self) -> Vec<Phase> {
        let mut phases: Vec<Phase> = self.phases.iter().filter_map(|row| row.known()).collect();
        phases.sort_by_key(|phase| phase.span.first());
        phases
    }

    /// Whether anything that the plan says of itself may be another in `other`.
    pub fn says_of_itself_what(&self, other: &Self) -> bool {
        let same_phases = self.phases.len() == other.phases.len()
            && self.phases.iter().zip(&other.phases).all(|(one, two)| std::sync::Arc::ptr_eq(one, two));
        same_phases && self.plan.says_what(&other.plan)
    }
}
