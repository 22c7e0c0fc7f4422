//! What somebody may see of an assessor's judgements. Pages, counts, exports and the interface for
//! machines all ask here.

use super::engagement::Part;

/// Who looks at the judgements of an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Viewer {
    /// Nobody of ours, an ended engagement, or the applicant: what they get is the report.
    Outsider,
    /// Engaged, and the engagement holds.
    Engaged(Part),
    /// Runs the awarding body's schemes.
    Body,
}

/// How far the judging is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Those who judge: lead and co-assessor whose engagements hold.
    pub judging: usize,
    /// How many of them have handed in.
    pub handed_in: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Glimpse {
    Nothing,
    /// How many there are, never a value, a comment or which items.
    Count,
    All,
}

impl Progress {
    /// Everyone who judges has handed in: from here on they talk.
    pub const fn is_open(self) -> bool {
        self.judging > 0 && self.handed_in >= self.judging
    }
}

/// Judgements of somebody else, and what the assessors agreed on. One's own are always one's own.
pub const fn of_others(viewer: Viewer, progress: Progress) -> Glimpse {
    match viewer {
        Viewer::Outsider | Viewer::Engaged(Part::Mentor | Part::Substitute) => Glimpse::Nothing,
        Viewer::Engaged(Part::Lead | Part::CoAssessor) | Viewer::Body => {
            if progress.is_open() {
                Glimpse::All
            } else {
                Glimpse::Count
            }
        }
    }
}

/// Notes of interviews stay between those who judge: people spoke to them in confidence.
pub const fn sees_interviews(viewer: Viewer) -> bool {
    matches!(viewer, Viewer::Engaged(Part::Lead | Part::CoAssessor))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE_IN: Progress = Progress { judging: 2, handed_in: 1 };
    const BOTH_IN: Progress = Progress { judging: 2, handed_in: 2 };

    #[test]
    fn assessors_are_blind_to_each_other_until_both_are_in() {
        for viewer in [Viewer::Engaged(Part::Lead), Viewer::Engaged(Part::CoAssessor), Viewer::Body] {
            assert_eq!(of_others(viewer, ONE_IN), Glimpse::Count, "{viewer:?}");
            assert_eq!(of_others(viewer, BOTH_IN), Glimpse::All, "{viewer:?}");
        }
    }

    #[test]
    fn who_does_not_judge_sees_no_judgement() {
        for viewer in [Viewer::Outsider, Viewer::Engaged(Part::Mentor), Viewer::Engaged(Part::Substitute)] {
            assert_eq!(of_others(viewer, BOTH_IN), Glimpse::Nothing, "{viewer:?}");
            assert!(!sees_interviews(viewer), "{viewer:?}");
        }
    }

    #[test]
    fn nobody_judging_opens_nothing() {
        let nobody = Progress { judging: 0, handed_in: 0 };

        assert_eq!(of_others(Viewer::Body, nobody), Glimpse::Count);
    }

    #[test]
    fn interviews_are_kept_from_the_body_too() {
        assert!(!sees_interviews(Viewer::Body));
        assert!(sees_interviews(Viewer::Engaged(Part::Lead)));
    }
}
