//! How far seats stand apart, in words.

use alcove_domain::assess::distance::{Apart, Distance};
use alcove_domain::kit::Number;

use crate::kit::Words;

/// `2 levels apart`; empty where there is nothing to compare.
pub fn said(words: Words, distance: &Distance) -> String {
    let percent = |share: &Number| words.number(&(share * &Number::from(100)), 0);
    match &distance.apart {
        Apart::NothingToCompare => String::new(),
        Apart::Applicability => words.t("settle-apart-applicability"),
        Apart::Steps(0) => words.t("settle-apart-none"),
        Apart::Steps(steps) => words.t1("settle-apart-steps", "count", *steps),
        Apart::Relative(share) | Apart::Shares(share) if share.is_zero() => words.t("settle-apart-none"),
        Apart::Relative(share) => words.t1("settle-apart-relative", "percent", percent(share)),
        Apart::Shares(share) => words.t1("settle-apart-shares", "points", percent(share)),
        Apart::Answers(1) => words.t("settle-apart-none"),
        Apart::Answers(count) => words.t1("settle-apart-answers", "count", *count),
    }
}

/// Half of the scale or more is no longer a shade of opinion.
pub fn is_far(distance: &Distance) -> bool {
    &distance.share * &Number::from(2) >= Number::from(1)
}
