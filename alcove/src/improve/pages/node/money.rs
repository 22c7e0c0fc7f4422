//! What an action needs and what it costs, as a part of its page.

use alcove_domain::network::Action;
use alcove_domain::plan::NodeKind;

use crate::improve::costs;
use crate::improve::facts::Facts;
use crate::improve::money;
use crate::improve::names::Names;
use crate::improve::pages::money::ledger::{LineRow, line_row};
use crate::improve::pages::money::needs::{self, NeedRow};
use crate::improve::rights::Reach;
use crate::kit::Result;
use crate::network::Person;

pub struct Part {
    pub plan: String,
    pub node: String,
    pub is_action: bool,
    pub needs: Vec<NeedRow>,
    pub lines: Vec<LineRow>,
    /// Planned money of this node with all below it, in words.
    pub planned: String,
    pub may_need: bool,
    pub may_write: bool,
}

impl Part {
    pub async fn of(person: &Person, facts: &Facts, at: usize) -> Result<Self> {
        let words = person.words();
        let names = Names::of(&person.ctx, facts.organisation()).await?;
        let row = facts.row(at);
        let is_action = facts.outline.nodes()[at].kind == NodeKind::Action;
        let lines = facts.rows.lines.iter().filter(|line| line.node_id == row.id);
        Ok(Self {
            plan: facts.id().0.clone(),
            node: row.id.0.clone(),
            is_action,
            needs: needs::rows(words, facts, &names, &person.zone, &row.id),
            lines: lines.map(|line| line_row(words, facts, line)).collect(),
            planned: costs::cost_of(facts, words).remove(&at).unwrap_or_default(),
            may_need: is_action && Reach::of(person, facts).await?.can(Action::EditPlan, at),
            may_write: is_action && money::may_write(person, facts),
        })
    }

    pub fn is_shown(&self) -> bool {
        self.is_action || !self.planned.is_empty()
    }
}
