//! What a workbook says of where things stand, what they serve and what they wait for.

use std::sync::Arc;

use alcove_domain::plan::baseline::{About, Said};

use super::{Applying, Draft, Extra, Facts, Refusals, Topic, Wish, dependency, nodes, speaks_of_missing};
use crate::kit::ids::NodeId;
use crate::kit::{Error, Result};

impl Applying<'_> {
    /// What stands under what, serves what and waits for what; then asks whether the whole holds.
    pub(super) fn structure(&self, draft: &mut Draft, refusals: &mut Refusals) {
        let is_structure = |topic: &Topic| {
            matches!(topic, Topic::Fact(About::Parent | About::Serves(_)) | Topic::Extra(Extra::After(_)))
        };
        let before = (draft.rows.clone(), draft.ties.clone());
        let holds = |draft: &Draft| Facts::of(draft.rows.clone(), draft.ties.clone()).map(|_| ());
        let mut all = refusals.attempt();
        self.each(draft, &mut all, is_structure, Self::tie);
        let Err(why) = holds(draft) else { return refusals.join(all) };
        // One by one, to name the rows that break it.
        (draft.rows, draft.ties) = before;
        let mut each = refusals.attempt();
        let ties = self.wishes.iter().filter(|(_, topic, _)| is_structure(topic));
        for (place, topic, wish) in ties.filter(|(_, topic, wish)| !speaks_of_missing(refusals, topic, wish))
        {
            let before = (draft.rows.clone(), draft.ties.clone());
            let done = self.tie(draft, topic, wish).and_then(|()| holds(draft));
            if done.is_err() {
                (draft.rows, draft.ties) = before;
            }
            each.take(*place, done);
        }
        if each.is_empty() {
            each.take_whole(why);
        }
        refusals.join(each);
    }

    fn tie(&self, draft: &mut Draft, topic: &Topic, wish: &Wish) -> Result<()> {
        let id = NodeId(wish.node.clone());
        match topic {
            Topic::Fact(About::Parent) => {
                let parent = match Wish::said(wish.after.as_ref())? {
                    Some(Said::Node(parent)) => Some(NodeId::from(parent.as_str())),
                    _ => None,
                };
                if let Some(parent) = &parent {
                    draft.rows.node(parent)?;
                }
                draft.rows.node_mut(&id)?.parent_id = parent;
                Ok(())
            }
            Topic::Fact(About::Serves(objective)) => {
                let objective = NodeId::from(objective.as_str());
                let ties = draft.rows.contributions.iter().filter(|tie| tie.deed_id == id);
                let mut serves: Vec<NodeId> = ties.map(|tie| tie.objective_id.clone()).collect();
                serves.retain(|other| *other != objective);
                if wish.after.is_some() {
                    serves.push(objective);
                }
                nodes::set_serves(draft, &id, &serves)
            }
            Topic::Extra(Extra::After(before)) => {
                let before = NodeId::from(before.as_str());
                draft.rows.dependencies.retain(|row| row.before_id != before || row.after_id != id);
                if let Some(lag) = &wish.after {
                    draft.rows.node(&before)?;
                    let lag = lag.parse().map_err(|_| Error::invalid("lag", "not-a-number"))?;
                    let plan_id = draft.rows.id().clone();
                    let row = dependency::Model { before_id: before, after_id: id.clone(), plan_id, lag };
                    draft.rows.dependencies.push(Arc::new(row));
                }
                draft.rows.node_mut(&id)?;
                Ok(())
            }
            _ => Ok(()),
        }
    }
}
