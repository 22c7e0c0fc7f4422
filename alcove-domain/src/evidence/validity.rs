use crate::kit::Day;

/// Whether a piece of evidence still counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// It does not expire.
    Lasting,
    /// The last day is counted as none.
    Valid {
        days_left: i64,
    },
    /// Ends within [`SOON`] days: time to fetch a newer one.
    EndsSoon {
        days_left: i64,
    },
    Expired {
        days_ago: i64,
    },
}

/// Two months are what it takes to have a certificate renewed or a policy adopted again.
pub const SOON: i64 = 60;

/// Evidence is valid through the day of its expiry.
pub fn validity(expires: Option<Day>, today: Day) -> Validity {
    let Some(expires) = expires else { return Validity::Lasting };
    match today.days_until(expires) {
        days if days < 0 => Validity::Expired { days_ago: -days },
        days if days <= SOON => Validity::EndsSoon { days_left: days },
        days => Validity::Valid { days_left: days },
    }
}

/// The last day of expiry that is soon: for asking a list for what ends.
pub fn last_day_of_soon(today: Day) -> Day {
    today.plus_days(SOON)
}

impl Validity {
    pub const fn counts(self) -> bool {
        !matches!(self, Self::Expired { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_counts_through_the_day_of_its_expiry() {
        let expires = Day::parse("2026-06-30").ok();
        let on = |day| validity(expires, Day::parse(day).unwrap());

        assert_eq!(on("2026-06-30"), Validity::EndsSoon { days_left: 0 });
        assert_eq!(on("2026-07-01"), Validity::Expired { days_ago: 1 });
        assert_eq!(on("2026-05-01"), Validity::EndsSoon { days_left: 60 });
        assert_eq!(on("2026-04-30"), Validity::Valid { days_left: 61 });
        assert_eq!(validity(None, Day::parse("2026-04-30").unwrap()), Validity::Lasting);
    }
}
