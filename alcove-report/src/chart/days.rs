use super::look::Look;
use super::svg::{Anchor, Svg, number};
use crate::Days;
use crate::moment::{date, month_begins};

/// The days a chart shows, from left to right, with the names of what divides them.
#[derive(Clone, Debug, PartialEq)]
pub struct DayAxis {
    pub days: Days,
    /// Short names of the four quarters, "Q1". Left out where they have no room.
    pub quarters: [String; 4],
    pub today: Option<DayMark>,
}

/// A day with its word: "today".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayMark {
    pub day: i64,
    pub label: String,
}

/// Some days with the sentence that says them: "1.2 Meter the workshops: March to October 2026, late".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DaySpan {
    pub days: Days,
    pub label: String,
}

impl DaySpan {
    pub fn new(days: Days, label: impl Into<String>) -> Self {
        Self { days, label: label.into() }
    }
}

/// Where the axis lies on a drawing.
pub(super) struct Frame<'a> {
    pub(super) axis: &'a DayAxis,
    pub(super) left: f64,
    pub(super) width: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
}

/// A year or a quarter, as far as it lies on the axis.
struct Part {
    from: f64,
    to: f64,
    label: String,
    /// Years are told apart by a band behind every second.
    is_even: bool,
}

/// Figures and capitals of twelve pixels, with some air.
const LETTER: f64 = 7.2;

impl Frame<'_> {
    /// Where a day begins. Days beyond the axis lie at its ends.
    pub(super) fn x(&self, day: i64) -> f64 {
        let from = self.axis.days.first();
        let share = day.saturating_sub(from) as f64 / self.axis.days.count() as f64;
        self.left + self.width * share.clamp(0.0, 1.0)
    }

    pub(super) fn draw_years(&self, svg: &mut Svg, label_y: f64) {
        for year in self.years() {
            if year.is_even {
                let geometry = format!(
                    r#"x="{}" y="{}" width="{}" height="{}""#,
                    number(year.from),
                    number(self.top),
                    number(year.to - year.from),
                    number(self.bottom - self.top),
                );
                svg.shape("rect", Look::YearBand, &geometry);
            }
            self.label(svg, &year, label_y);
        }
    }

    /// Where there is no room for the names, nothing: lines without names say nothing.
    pub(super) fn draw_quarters(&self, svg: &mut Svg, label_y: f64) {
        for quarter in self.quarters() {
            if quarter.from > self.left + 0.5 {
                svg.shape("path", Look::Grid, &self.vertical(quarter.from));
            }
            self.label(svg, &quarter, label_y);
        }
    }

    pub(super) fn has_quarters(&self) -> bool {
        let quarter = self.width * 91.0 / self.axis.days.count() as f64;
        let longest = self.axis.quarters.iter().map(|name| name.chars().count()).max().unwrap_or(0);
        longest > 0 && quarter >= longest as f64 * LETTER + 8.0
    }

    pub(super) fn draw_today(&self, svg: &mut Svg, label_y: f64) {
        let Some(today) = &self.axis.today else { return };
        if today.day < self.axis.days.first() || today.day > self.axis.days.last() {
            return;
        }
        let x = self.x(today.day);
        svg.shape("path", Look::Now, &self.vertical(x));
        // At the ends the word must not leave the drawing.
        let half = today.label.chars().count() as f64 * LETTER / 2.0;
        let middle = x.clamp(self.left + half, (self.left + self.width - half).max(self.left + half));
        svg.label(Look::NowLabel, Anchor::Middle, &number(middle), label_y, &today.label);
    }

    fn label(&self, svg: &mut Svg, part: &Part, y: f64) {
        if part.to - part.from >= part.label.chars().count() as f64 * LETTER {
            let middle = number((part.from + part.to) / 2.0);
            svg.label(Look::Label, Anchor::Middle, &middle, y, &part.label);
        }
    }

    fn vertical(&self, x: f64) -> String {
        format!(r#"d="M{} {}V{}""#, number(x), number(self.top), number(self.bottom))
    }

    fn years(&self) -> Vec<Part> {
        let (first, last) = self.ends();
        let years = first..=last;
        years.map(|year| self.part((year, 1), 12, year.to_string(), year % 2 == 0)).collect()
    }

    fn quarters(&self) -> Vec<Part> {
        let (first, last) = self.ends();
        let all = (first..=last).flat_map(|year| (0..4).map(move |quarter| (year, quarter)));
        let parts = all.map(|(year, quarter)| {
            let label = self.axis.quarters[usize::from(quarter)].clone();
            self.part((year, 3 * quarter + 1), 3, label, false)
        });
        parts.filter(|part| part.to > part.from).collect()
    }

    fn part(&self, (year, month): (i32, u8), months: u8, label: String, is_even: bool) -> Part {
        let (from, to) = (month_begins(year, month), month_begins(year, month + months));
        Part { from: self.x(from), to: self.x(to), label, is_even }
    }

    /// The years of the first and the last day.
    fn ends(&self) -> (i32, i32) {
        (date(self.axis.days.first()).0, date(self.axis.days.last()).0)
    }
}
