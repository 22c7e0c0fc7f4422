//! What came after the period: named apart, so that nobody misses it and no figure counts it.

use alcove_report::document::{Block, Order, Text, plain};

use super::super::document_parts::figure;
use super::{Period, named};
use crate::improve::files::source::Source;
use alcove_domain::kit::Instant;

/// Nothing of a period that is not over.
pub fn blocks(source: &Source, period: &Period) -> Vec<Block> {
    let Some(then) = &period.then else { return Vec::new() };
    let words = source.words;
    let mut blocks = Vec::new();
    let nodes = source.placed().filter(|placed| then.facts.place(placed.node.id.as_str()).is_err());
    let nodes: Vec<Text> = nodes.map(|placed| plain(named(source, placed))).collect();
    if !nodes.is_empty() {
        blocks.push(Block::heading(2, words.t("improve-monitoring-later-nodes")));
        blocks.push(Block::List { order: Order::Bullets, items: nodes });
    }
    let readings = readings(source, period);
    if !readings.is_empty() {
        blocks.push(Block::heading(2, words.t("improve-monitoring-later-readings")));
        blocks.push(Block::List { order: Order::Bullets, items: readings });
    }
    if !blocks.is_empty() {
        blocks.insert(0, Block::heading(1, words.t("improve-monitoring-later")));
    }
    blocks
}

/// What was written down after the period and tells of days until its end.
fn readings(source: &Source, period: &Period) -> Vec<Text> {
    let words = source.words;
    let rows = &source.facts.rows;
    let late = rows.readings.iter().filter(|row| !period.by_its_end(source, row.read_at));
    let told = late.filter_map(|row| {
        let reading = row.known().filter(|reading| reading.period.last() <= period.span.last())?;
        let indicator = rows.live_indicators().find(|one| one.id == row.indicator_id)?;
        let days = words.t2(
            "improve-from-to",
            "from",
            words.day(reading.period.first()),
            "to",
            words.day(reading.period.last()),
        );
        let values = vec![
            ("indicator", indicator.title.as_str().into()),
            ("value", figure(words, indicator, &reading.value.number()).into()),
            ("days", days.into()),
            ("day", words.day_of(Instant(row.read_at), &source.zone).into()),
        ];
        Some(plain(words.say("improve-monitoring-later-reading", values)))
    });
    told.collect()
}
