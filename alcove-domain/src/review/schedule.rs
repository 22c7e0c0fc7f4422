use crate::kit::Day;

/// Where an assessment is. Acts move it on; dates only say what is late.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    Preparing,
    Rating,
    Moderating,
    Closed,
}

/// The days a phase is meant to begin and the assessment to close. All may be left open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    pub rating_from: Option<Day>,
    /// The last day for rating.
    pub rating_until: Option<Day>,
    /// The last day for moderating.
    pub moderating_until: Option<Day>,
    pub close_by: Option<Day>,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ScheduleRefusal {
    #[error("{later} comes before {earlier}")]
    OutOfOrder { earlier: Day, later: Day },
}

impl Schedule {
    /// The days that are given must follow each other; they may coincide.
    pub fn check(&self) -> Result<(), ScheduleRefusal> {
        let days = [self.rating_from, self.rating_until, self.moderating_until, self.close_by];
        let mut given = days.into_iter().flatten();
        let Some(mut earlier) = given.next() else { return Ok(()) };
        for later in given {
            if later < earlier {
                return Err(ScheduleRefusal::OutOfOrder { earlier, later });
            }
            earlier = later;
        }
        Ok(())
    }

    /// The last day of the phase.
    pub const fn due(&self, phase: Phase) -> Option<Day> {
        match phase {
            Phase::Preparing => self.rating_from,
            Phase::Rating => self.rating_until,
            Phase::Moderating => match self.moderating_until {
                Some(day) => Some(day),
                None => self.close_by,
            },
            Phase::Closed => None,
        }
    }

    /// Days left in the phase, the last one counted as none; negative when it is late.
    pub fn days_left(&self, phase: Phase, today: Day) -> Option<i64> {
        self.due(phase).map(|due| today.days_until(due))
    }

    pub fn is_late(&self, phase: Phase, today: Day) -> bool {
        self.days_left(phase, today).is_some_and(|days| days < 0)
    }
}
