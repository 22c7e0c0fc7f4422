//! What the plan says of itself, for everybody who may read it.

use alcove_domain::kit::Day;
use alcove_domain::plan::Phase;

use crate::improve::facts::Facts;
use crate::improve::telling::phases_said;
use crate::kit::Words;

pub struct About {
    pub vision: String,
    pub context: String,
    /// Each with its days, and whether it runs.
    pub phases: Vec<(String, bool)>,
}

impl About {
    /// Nothing where nothing was said.
    pub fn of(words: Words, facts: &Facts, today: Day) -> Option<Self> {
        let plan = &facts.rows.plan;
        let phases = facts.rows.known_phases();
        let said = |phase: &Phase| (phases_said(words, std::slice::from_ref(phase)), phase.span.holds(today));
        let about = Self {
            vision: plan.vision.clone(),
            context: plan.context.clone(),
            phases: phases.iter().map(said).collect(),
        };
        let is_said = !(about.vision.is_empty() && about.context.is_empty() && about.phases.is_empty());
        is_said.then_some(about)
    }
}
