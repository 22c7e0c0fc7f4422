//! Whether a result still follows from the ratings that are kept: derived once more, and compared
//! with what was frozen.

use alcove_domain::assess::outcome::RULES;

use super::{closing, facts};
use crate::assess::outcome_body::OutcomeBody;
use crate::assess::store::outcome;
use crate::kit::ids::OutcomeId;
use crate::kit::{Ctx, Error, Result};

/// More places than this are counted and not listed.
const MOST: usize = 10;

/// A line for each place where the result is another one than its ratings give.
pub async fn differences(ctx: &Ctx, id: &OutcomeId) -> Result<Vec<String>> {
    let frozen = outcome::find(ctx.db().read(), id).await?.ok_or(Error::NotFound)?;
    let called = format!("result {} of the assessment {}", frozen.number, frozen.assessment_id);
    let Ok(body) = serde_json::from_str::<OutcomeBody>(&frozen.body) else {
        return Ok(vec![format!("the {called} cannot be read")]);
    };
    // What older rules gave is not to be had from newer ones.
    if body.rules != RULES {
        return Ok(Vec::new());
    }
    let again = match rederived(ctx, &frozen).await {
        Ok(again) => closing::Derived { body: as_kept(again.body, &body), ..again },
        Err(fault) => return Ok(vec![format!("the {called} cannot be derived again: {fault}")]),
    };
    let mut found = places(&body, &again.body);
    if found.is_empty() && body != again.body {
        found.push("its form".to_owned());
    }
    if frozen.inputs_hash != again.inputs_hash {
        found.push("the hash of its marks".to_owned());
    }
    let more = found.len().saturating_sub(MOST);
    found.truncate(MOST);
    let mut lines: Vec<String> =
        found.iter().map(|place| format!("the {called} does not follow from its ratings: {place}")).collect();
    if more > 0 {
        lines.push(format!("the {called} does not follow from its ratings in {more} more places"));
    }
    Ok(lines)
}

/// Without what was not kept yet when the other one was frozen.
fn as_kept(mut again: OutcomeBody, frozen: &OutcomeBody) -> OutcomeBody {
    if frozen.whole.entered.is_none() {
        again.whole.entered = None;
        again.nodes.iter_mut().for_each(|node| node.summary.entered = None);
    }
    again
}

async fn rederived(ctx: &Ctx, frozen: &outcome::Model) -> Result<closing::Derived> {
    let facts = facts::load_unchecked(ctx, &frozen.assessment_id).await?;
    closing::recompute(ctx, &facts, frozen).await
}

/// Where two outcomes differ, with both values.
fn places(frozen: &OutcomeBody, again: &OutcomeBody) -> Vec<String> {
    let said = |value: &Option<String>| value.clone().unwrap_or_else(|| "none".to_owned());
    let mut found = Vec::new();
    if frozen.whole != again.whole {
        found.push(format!("the whole is {}, not {}", said(&again.whole.value), said(&frozen.whole.value)));
    }
    if frozen.nodes.len() != again.nodes.len() {
        found.push(format!("it has {} items, not {}", again.nodes.len(), frozen.nodes.len()));
        return found;
    }
    for (was, is) in frozen.nodes.iter().zip(&again.nodes) {
        if was.summary.value != is.summary.value {
            let (is, frozen) = (said(&is.summary.value), said(&was.summary.value));
            found.push(format!("{} is {is}, not {frozen}", was.reference));
        } else if was != is {
            found.push(format!("what is said of {}", was.reference));
        }
    }
    for (was, is) in frozen.seats.iter().zip(&again.seats) {
        if was != is {
            found.push(format!("the values of {}", was.seat_id));
        }
    }
    if frozen.seats.len() != again.seats.len() {
        found.push(format!("it has {} seats, not {}", again.seats.len(), frozen.seats.len()));
    }
    found
}
