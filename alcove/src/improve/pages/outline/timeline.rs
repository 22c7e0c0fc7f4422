use alcove_domain::kit::Day;
use alcove_domain::plan::{NodeKind, Span, Standing, Watch};

use crate::kit::Words;

/// Where days lie on the drawing: from the first to the last day of the plan.
pub struct Scale {
    first: i64,
    pub days: i64,
    /// Bands of every second year: place and width.
    pub bands: Vec<(String, String)>,
    /// The years' names, each with the middle of its band.
    pub years: Vec<(String, String)>,
    pub today: Option<String>,
    pub label: String,
}

/// What a row draws: a bar with what of it is done, or the point of a milestone.
#[derive(Clone, Debug)]
pub struct Bar {
    pub class: &'static str,
    pub x: String,
    pub width: String,
    pub done: Option<(&'static str, String)>,
    /// Where it was approved to lie, if that is elsewhere.
    pub ghost: Option<(String, String)>,
    pub is_point: bool,
    pub is_objective: bool,
}

impl Scale {
    pub fn of(words: Words, period: Span, today: Day) -> Self {
        let (first, days) = (period.first().number(), period.days());
        let mut scale =
            Self { first, days, bands: Vec::new(), years: Vec::new(), today: None, label: String::new() };
        for year in period.first().year()..=period.last().year() {
            let Some(part) = Span::year(year).and_then(|year| year.overlap(period)) else { continue };
            let (x, width) = (scale.share(part.first()), part.days() as f64 / days as f64 * 100.0);
            if year % 2 == 0 {
                scale.bands.push((format!("{x:.2}%"), format!("{width:.2}%")));
            }
            scale.years.push((year.to_string(), format!("{:.2}%", x + width / 2.0)));
        }
        scale.today = period.holds(today).then(|| format!("{:.2}%", scale.share(today)));
        let year = |day: Day| day.year().to_string();
        scale.label = words.t2("improve-timeline", "from", year(period.first()), "to", year(period.last()));
        scale
    }

    /// The beginning of a day, in hundredths of the width.
    fn share(&self, day: Day) -> f64 {
        ((day.number() - self.first) as f64 / self.days as f64 * 100.0).clamp(0.0, 100.0)
    }

    /// The same with where it was approved to lie.
    pub fn with_approved(&self, bar: Bar, span: Span, approved: Option<&Span>) -> Bar {
        let elsewhere = approved.filter(|approved| **approved != span);
        let ghost = elsewhere.map(|approved| {
            let x = self.share(approved.first());
            let width = (self.share(approved.last().plus_days(1)) - x).max(0.35);
            (format!("{x:.2}%"), format!("{width:.2}%"))
        });
        Bar { ghost, ..bar }
    }

    pub fn bar(
        &self,
        kind: NodeKind,
        span: Span,
        standing: Standing,
        watch: Watch,
        done: Option<f64>,
    ) -> Bar {
        let x = self.share(span.first());
        let width = (self.share(span.last().plus_days(1)) - x).max(0.35);
        let late = watch.overdue.is_some() || standing == Standing::Delayed;
        let class = match standing {
            _ if kind == NodeKind::Objective => "g-obj",
            _ if late => "g-late",
            Standing::NotStarted | Standing::Cancelled | Standing::Suspended => "g-plan",
            _ => "g-bar",
        };
        let done = if standing == Standing::Done { Some(1.0) } else { done };
        let done = done.filter(|done| *done > 0.0 && kind != NodeKind::Objective);
        let done_class = if late { "g-latedone" } else { "g-done" };
        Bar {
            class,
            x: format!("{x:.2}%"),
            width: format!("{width:.2}%"),
            ghost: None,
            done: done.map(|done| (done_class, format!("{:.2}%", width * done))),
            is_point: kind == NodeKind::Milestone,
            is_objective: kind == NodeKind::Objective,
        }
    }
}
