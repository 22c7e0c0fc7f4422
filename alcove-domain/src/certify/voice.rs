//! Whose judgements count, and for whom the others wait.

use super::engagement::{Engagement, Moment};
use super::sight::Progress;
use crate::kit::Instant;

/// One engagement with what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Engaged {
    pub engagement: Engagement,
    pub handed_in: bool,
    /// A tie that excludes came about since it was accepted, and the body has not decided yet.
    pub rests: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// Judges nothing, or nothing any more.
    None,
    /// Has not handed in, or rests: nothing opens and nothing is settled without it.
    Awaited,
    /// Handed in while the engagement held.
    Given,
}

/// The voice of each, in the same order.
///
/// An engagement that ends by itself closes the desk and not what was handed in before: that was said
/// independently, by somebody who was let in. It counts until somebody else has the part. Who has
/// handed in nothing by then has no voice, and the other goes on alone. What the body ended, and what
/// a substitute took over, counts no more. Who rests may be partial: what they said does not count, and
/// since the body is about to replace them, the other waits.
pub fn voices(all: &[Engaged], moment: Moment, now: Instant) -> Vec<Voice> {
    all.iter().map(|one| voice(one, all, moment, now)).collect()
}

/// How far the judging is.
pub fn progress(voices: &[Voice]) -> Progress {
    Progress {
        judging: voices.iter().filter(|voice| **voice != Voice::None).count(),
        handed_in: voices.iter().filter(|voice| **voice == Voice::Given).count(),
    }
}

fn voice(one: &Engaged, all: &[Engaged], moment: Moment, now: Instant) -> Voice {
    let engagement = &one.engagement;
    if !engagement.part.judges() {
        return Voice::None;
    }
    if engagement.holds(moment, now) {
        return if one.handed_in && !one.rests { Voice::Given } else { Voice::Awaited };
    }
    let left_it = one.handed_in && !one.rests && engagement.ran_out(moment, now);
    let followed = |other: &Engaged| {
        let other = &other.engagement;
        other.part == engagement.part
            && other.accepted > engagement.accepted
            && (other.holds(moment, now) || other.ran_out(moment, now))
    };
    if left_it && !all.iter().any(followed) { Voice::Given } else { Voice::None }
}

#[cfg(test)]
mod tests {
    use super::super::engagement::Part;
    use super::*;

    const DAY: Instant = Instant(5_000);
    const AFTER: Instant = Instant(6_000);

    fn accepted(part: Part, at: i64, until: i64) -> Engaged {
        let engagement = Engagement {
            part,
            until: Instant(until),
            accepted: Some(Instant(at)),
            declined: None,
            ended: None,
        };
        Engaged { engagement, handed_in: false, rests: false }
    }

    fn handed_in(one: Engaged) -> Engaged {
        Engaged { handed_in: true, ..one }
    }

    #[test]
    fn what_was_handed_in_outlives_the_engagement_that_ends_by_itself() {
        let lead = accepted(Part::Lead, 1, 9_000);
        let co = handed_in(accepted(Part::CoAssessor, 1, DAY.millis()));
        let idle = accepted(Part::CoAssessor, 1, DAY.millis());

        assert_eq!(voices(&[lead.clone(), co], Moment::Open, AFTER), [Voice::Awaited, Voice::Given]);
        assert_eq!(voices(&[lead, idle], Moment::Open, AFTER), [Voice::Awaited, Voice::None]);
    }

    #[test]
    fn whoever_has_the_part_next_is_its_voice() {
        let first = handed_in(accepted(Part::CoAssessor, 1, DAY.millis()));
        let next = accepted(Part::CoAssessor, 5_500, 9_000);

        assert_eq!(voices(&[first, next], Moment::Open, AFTER), [Voice::None, Voice::Awaited]);
    }

    #[test]
    fn what_the_body_ended_counts_no_more() {
        let lead = handed_in(accepted(Part::Lead, 1, 9_000));
        let co = handed_in(accepted(Part::CoAssessor, 1, DAY.millis()));
        let engagement = co.engagement.clone().end("A tie", Moment::Open, AFTER).unwrap();

        let ended = Engaged { engagement, ..co };

        assert_eq!(
            progress(&voices(&[lead, ended], Moment::Open, AFTER)),
            Progress { judging: 1, handed_in: 1 }
        );
    }

    #[test]
    fn who_rests_counts_for_nothing_and_is_waited_for_as_long_as_the_engagement_holds() {
        let lead = handed_in(accepted(Part::Lead, 1, 9_000));
        let co = Engaged { rests: true, ..handed_in(accepted(Part::CoAssessor, 1, DAY.millis())) };

        let both = [lead, co];

        let at = |now| progress(&voices(&both, Moment::Open, now));
        assert_eq!(at(Instant(4_000)), Progress { judging: 2, handed_in: 1 });
        assert_eq!(at(AFTER), Progress { judging: 1, handed_in: 1 });
    }

    #[test]
    fn nobody_judges_what_is_over_and_no_substitute_what_is_open() {
        let co = handed_in(accepted(Part::CoAssessor, 1, DAY.millis()));
        let spare = accepted(Part::Substitute, 1, 9_000);

        assert_eq!(voices(&[co, spare.clone()], Moment::Over, AFTER), [Voice::None, Voice::None]);
        assert_eq!(voices(&[spare], Moment::Open, AFTER), [Voice::None]);
    }
}
