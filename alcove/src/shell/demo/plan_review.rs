//! The first review of the sample's development plans: what a college looked at and decided.

use alcove_domain::kit::Day;

use super::network::{Organisation, acting};
use super::plan_words::{Deed, Words};
use crate::improve::deciding::{self, New as Decision};
use crate::improve::reviewing::{self, New, Said};
use crate::kit::etag::Condition;
use crate::kit::ids::{NodeId, PlanId};
use crate::kit::words::format::day_in;
use crate::kit::{Ctx, Result};

/// When it was held, days ago: after all that the sample's units have told.
const HELD: i64 = 8;
/// When the first decision was done.
const DONE: i64 = 3;
/// How many days the decision that is not done has left.
const LEFT: i64 = 12;
/// The actions decided upon: the first is late for want of data, the second for want of a check.
const DECIDED: [usize; 2] = [12, 1];

pub async fn hold(
    ctx: &Ctx,
    college: &Organisation,
    plan: &PlanId,
    said: &Words,
    deeds: &[NodeId],
) -> Result<()> {
    let coordinator = acting(ctx, &college.coordinator, HELD, 2).await?;
    let today = day_in(ctx.now, "UTC");
    let held_on = today.plus_days(-HELD);
    let new = New { kind: "quarterly".to_owned(), held_on: held_on.to_string(), ..New::default() };
    let review = reviewing::open(&coordinator, plan, new).await?;
    let due: [Day; 2] = [today.plus_days(-DONE), today.plus_days(LEFT)];
    let mut decided = Vec::new();
    for ((at, words), due) in DECIDED.iter().zip(said.decided).zip(due) {
        let unit = &college.units[Deed::ALL[*at].unit % college.units.len()];
        let decision = Decision {
            words: words.to_owned(),
            node: Some(deeds[*at].clone()),
            party: format!("unit:{}", unit.id),
            due_day: due.to_string(),
        };
        decided.push(deciding::decide(&coordinator, plan, &review, decision).await?);
    }
    let participants =
        [&college.head, &college.coordinator].into_iter().chain(college.units.iter().map(|unit| &unit.lead));
    let written = Said {
        held_on: held_on.to_string(),
        minutes: said.minutes.to_owned(),
        participants: participants.cloned().collect(),
    };
    reviewing::write(&coordinator, plan, &review, &Condition::None, written).await?;
    let coordinator = acting(ctx, &college.coordinator, HELD, 0).await?;
    reviewing::close(&coordinator, plan, &review).await?;
    let coordinator = acting(ctx, &college.coordinator, DONE, 0).await?;
    deciding::set_done(&coordinator, plan, &decided[0], true).await
}
