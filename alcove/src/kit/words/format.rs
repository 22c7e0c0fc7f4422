//! Dates, times and numbers as each language writes them.

use alcove_domain::kit::{Day, Instant, Number};
use icu::collator::Collator;
use icu::collator::options::CollatorOptions;
use icu::datetime::FixedCalendarDateTimeFormatter;
use icu::datetime::fieldsets::{MD, MDE, YM, YMD};
use icu::datetime::input::{Date, DateTime, Time};
use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal;
use icu::locale::{Locale, locale};
use jiff::tz::TimeZone;

use super::Words;

impl Words {
    fn locale(self) -> Locale {
        match self {
            Self::English => locale!("en-GB"),
            Self::Azerbaijani => locale!("az"),
            Self::Russian => locale!("ru"),
        }
    }

    /// `21 November 2026`, `21 noyabr 2026`, `21 ноября 2026 г.`
    pub fn day(self, day: Day) -> String {
        let formatter = FixedCalendarDateTimeFormatter::try_new(self.locale().into(), YMD::long());
        match (formatter, gregorian(day)) {
            (Ok(formatter), Some(date)) => formatter.format(&date).to_string(),
            _ => day.to_string(),
        }
    }

    /// `Nov 2026`
    pub fn month(self, day: Day) -> String {
        let formatter = FixedCalendarDateTimeFormatter::try_new(self.locale().into(), YM::medium());
        match (formatter, gregorian(day)) {
            (Ok(formatter), Some(date)) => formatter.format(&date).to_string(),
            _ => day.to_string(),
        }
    }

    /// `21 November`
    pub fn day_month(self, day: Day) -> String {
        let formatter = FixedCalendarDateTimeFormatter::try_new(self.locale().into(), MD::long());
        match (formatter, gregorian(day)) {
            (Ok(formatter), Some(date)) => formatter.format(&date).to_string(),
            _ => day.to_string(),
        }
    }

    /// `Thursday, 3 December`
    pub fn weekday(self, day: Day) -> String {
        let formatter = FixedCalendarDateTimeFormatter::try_new(self.locale().into(), MDE::long());
        match (formatter, gregorian(day)) {
            (Ok(formatter), Some(date)) => formatter.format(&date).to_string(),
            _ => day.to_string(),
        }
    }

    /// `21 November 2026` of the instant, in the zone.
    pub fn day_of(self, at: Instant, zone: &str) -> String {
        self.day(day_in(at, zone))
    }

    /// `21 November 2026 at 14:32`, in the language's own way.
    pub fn moment(self, at: Instant, zone: &str) -> String {
        // The locale data puts a slash between day and time, which nobody writes in this language.
        if self == Self::Azerbaijani {
            return format!("{}, {}", self.day_of(at, zone), self.clock(at, zone));
        }
        let zoned = zoned(at, zone);
        let formatter =
            FixedCalendarDateTimeFormatter::try_new(self.locale().into(), YMD::long().with_time_hm());
        let date = gregorian(day_in(at, zone));
        let time = Time::try_new(zoned.hour() as u8, zoned.minute() as u8, 0, 0);
        match (formatter, date, time) {
            (Ok(formatter), Some(date), Ok(time)) => formatter.format(&DateTime { date, time }).to_string(),
            _ => zoned.strftime("%Y-%m-%d %H:%M").to_string(),
        }
    }

    /// `14:32`
    pub fn clock(self, at: Instant, zone: &str) -> String {
        zoned(at, zone).strftime("%H:%M").to_string()
    }

    /// A decimal as written with a point, in the language's own digits grouping: `1 234,5`.
    pub fn decimal(self, text: &str) -> String {
        match (DecimalFormatter::try_new(self.locale().into(), Default::default()), text.parse::<Decimal>()) {
            (Ok(formatter), Ok(decimal)) => formatter.format(&decimal).to_string(),
            _ => text.to_owned(),
        }
    }

    pub fn number(self, number: &Number, places: u32) -> String {
        self.decimal(&number.to_decimal(places))
    }

    pub fn count(self, count: usize) -> String {
        self.decimal(&count.to_string())
    }

    /// Puts names into the order of the language's alphabet: `e ə f`, `и й к`.
    pub fn sort_by_name<T>(self, list: &mut [T], name: impl Fn(&T) -> String) {
        match Collator::try_new(self.locale().into(), CollatorOptions::default()) {
            Ok(collator) => list.sort_by(|a, b| collator.compare(&name(a), &name(b))),
            Err(_) => list.sort_by_cached_key(name),
        }
    }

    /// A size such as `240 KB`; thousands, as file managers count.
    pub fn bytes(self, size: u64) -> String {
        let (key, amount) = match size {
            0..1_000 => ("kit-bytes", size.to_string()),
            1_000..1_000_000 => ("kit-kilobytes", tenths(size, 1_000)),
            1_000_000..1_000_000_000 => ("kit-megabytes", tenths(size, 1_000_000)),
            _ => ("kit-gigabytes", tenths(size, 1_000_000_000)),
        };
        self.t1(key, "amount", self.decimal(&amount))
    }
}

/// The calendar day of an instant in a zone; in UTC where the zone is not known.
pub fn day_in(at: Instant, zone: &str) -> Day {
    let date = zoned(at, zone).date();
    Day::new(date.year(), date.month() as u8, date.day() as u8)
        .unwrap_or_else(|| Day::new(1970, 1, 1).expect("the epoch is a day"))
}

/// The first instant after a day in a zone; in UTC where the zone is not known.
pub fn end_of_day(day: Day, zone: &str) -> Instant {
    let next = day.plus_days(1);
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let date = jiff::civil::Date::new(next.year(), next.month() as i8, next.day() as i8);
    let begins = date.ok().and_then(|date| date.to_zoned(zone).ok());
    begins.map_or(Instant(next.number() * 86_400_000), |at| Instant(at.timestamp().as_millisecond()))
}

/// The hour of the day, for what should not happen at night.
pub fn hour_in(at: Instant, zone: &str) -> i8 {
    zoned(at, zone).hour()
}

fn zoned(at: Instant, zone: &str) -> jiff::Zoned {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    jiff::Timestamp::from_millisecond(at.millis()).unwrap_or_default().to_zoned(zone)
}

fn gregorian(day: Day) -> Option<Date<icu::calendar::Gregorian>> {
    Date::try_new_gregorian(i32::from(day.year()), day.month(), day.day()).ok()
}

fn tenths(size: u64, unit: u64) -> String {
    let tenths = (size * 10 + unit / 2) / unit;
    if tenths >= 100 || tenths.is_multiple_of(10) {
        (tenths / 10).to_string()
    } else {
        format!("{}.{}", tenths / 10, tenths % 10)
    }
}
