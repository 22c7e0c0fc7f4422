//! When each action was to happen, as it was approved last: what moved since stands out beside it.

use std::collections::BTreeMap;
use std::sync::Arc;

use alcove_domain::kit::NodeId;
use alcove_domain::plan::baseline::{About, Said};
use alcove_domain::plan::{Span, State};
use tokio::sync::OnceCell;

use super::approving;
use super::facts::Facts;
use crate::kit::{Ctx, Result};

pub type Spans = BTreeMap<NodeId, Span>;

/// What was read of one approval.
pub type Kept = OnceCell<Arc<Spans>>;

/// Nothing of a plan that was never approved.
pub async fn spans(ctx: &Ctx, facts: &Facts) -> Result<Arc<Spans>> {
    let read = || async {
        let state = approving::latest(ctx, facts).await?;
        Ok(Arc::new(state.map(|state| of(&state)).unwrap_or_default()))
    };
    facts.approved.get_or_try_init(read).await.cloned()
}

fn of(state: &State) -> Spans {
    let mut firsts = BTreeMap::new();
    let mut spans = Spans::new();
    for (fact, said) in state.facts() {
        // The first day of a node stands before its last.
        match (&fact.about, said) {
            (About::FirstDay, Said::Day(day)) => {
                firsts.insert(&fact.node, *day);
            }
            (About::LastDay, Said::Day(last)) => {
                let span = firsts.get(&fact.node).and_then(|first| Span::new(*first, *last));
                spans.extend(span.map(|span| (fact.node.clone(), span)));
            }
            _ => {}
        }
    }
    spans
}
