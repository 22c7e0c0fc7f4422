//! What a workbook says of when things happen.

use std::collections::BTreeSet;

use alcove_domain::kit::Day;
use alcove_domain::plan::baseline::{About, Said};
use alcove_domain::plan::{NodeKind, Span, Timing};

use super::{Applying, Draft, Extra, Refusals, Topic, Wish, dates, facts};
use crate::kit::ids::NodeId;
use crate::kit::{Error, Refusal, Result};

impl Applying<'_> {
    /// Gives each node its dates once: both days and whether they are fixed belong together.
    pub(super) fn days(&self, draft: &mut Draft, refusals: &mut Refusals) {
        let is_dated = |topic: &Topic| {
            matches!(topic, Topic::Fact(About::FirstDay | About::LastDay) | Topic::Extra(Extra::Mode))
        };
        let mut done: BTreeSet<&str> = BTreeSet::new();
        for (place, _, wish) in self.wishes.iter().filter(|(_, topic, _)| is_dated(topic)) {
            if done.insert(&wish.node) && !refusals.misses(&wish.node) {
                let before = draft.rows.nodes.clone();
                let dated = self.date(draft, &wish.node).and_then(|()| facts::check_dates(&draft.rows));
                if dated.is_err() {
                    draft.rows.nodes = before;
                }
                refusals.take(*place, dated);
            }
        }
    }

    fn date(&self, draft: &mut Draft, id: &str) -> Result<()> {
        let id = NodeId::from(id);
        let node = draft.rows.node(&id)?.clone();
        let kind = node.node_kind();
        if kind == NodeKind::Objective {
            return Err(Refusal::new("objective-has-no-dates").into());
        }
        let wished = |topic: &Topic| {
            self.wishes
                .iter()
                .find(|(_, other, wish)| other == topic && wish.node == id.0)
                .map(|(.., wish)| wish)
        };
        let day = |about: About, now: Option<Day>| -> Result<(Option<Day>, bool)> {
            match wished(&Topic::Fact(about)) {
                None => Ok((now, false)),
                Some(wish) => match Wish::said(wish.after.as_ref())? {
                    Some(Said::Day(day)) => Ok((Some(day), true)),
                    _ => Ok((None, true)),
                },
            }
        };
        let span = node.span();
        let (mut first, first_is_new) = day(About::FirstDay, span.map(Span::first))?;
        let (mut last, last_is_new) = day(About::LastDay, span.map(Span::last))?;
        if kind == NodeKind::Milestone {
            // It has one day, whichever column says it.
            let only = if first_is_new && !last_is_new { first } else { last.or(first) };
            (first, last) = (only, only);
        }
        let mode = wished(&Topic::Extra(Extra::Mode)).and_then(|wish| wish.after.clone());
        let is_fixed = mode.map_or(node.is_fixed(), |mode| mode == "fixed");
        let span = match (first, last) {
            (Some(first), Some(last)) => Some(
                Span::new(first, last).ok_or_else(|| Error::invalid("last_day", "ends-before-it-begins"))?,
            ),
            (Some(first), None) => Some(Span::day(first)),
            (None, Some(_)) => return Err(Error::invalid("first_day", "day-missing")),
            (None, None) => None,
        };
        let timing = match (is_fixed, span) {
            (true, Some(span)) => Timing::Fixed(span),
            (true, None) => return Err(Error::invalid("first_day", "day-missing")),
            (false, span) => Timing::Automatic {
                from: span.map(Span::first),
                days: span.map_or(1, |span| u32::try_from(span.days()).unwrap_or(u32::MAX)),
            },
        };
        dates::retime_in(draft, &id, timing)
    }
}
