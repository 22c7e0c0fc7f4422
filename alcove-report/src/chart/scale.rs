/// The value space a chart is drawn on.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    pub lowest: f64,
    pub highest: f64,
    pub ticks: Vec<Tick>,
}

/// A named place on the scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    pub at: f64,
    pub label: String,
}

/// One value, with the sentence that says it: "Work-based learning: 3.6 of 4".
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub value: f64,
    pub label: String,
}

/// A stretch of the scale: the middle half of the peers, or how far the units lie apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    pub from: f64,
    pub to: f64,
    pub label: String,
}

impl Scale {
    /// A scale of steps numbered from one, each labelled with its number.
    pub fn of_steps(steps: u8) -> Self {
        let ticks = (1..=steps).map(|step| Tick { at: f64::from(step), label: step.to_string() });
        Self { lowest: 1.0, highest: f64::from(steps), ticks: ticks.collect() }
    }

    /// Where a value lies, 0 at the lowest and 1 at the highest; values beyond the ends stay at
    /// the ends, so that a wrong number cannot draw over the rest of the page.
    pub(super) fn share(&self, value: f64) -> f64 {
        let width = self.highest - self.lowest;
        if !value.is_finite() || !width.is_finite() || width <= 0.0 {
            return 0.0;
        }
        ((value - self.lowest) / width).clamp(0.0, 1.0)
    }
}

impl Reading {
    pub fn new(value: f64, label: impl Into<String>) -> Self {
        Self { value, label: label.into() }
    }
}

impl Span {
    pub fn new(from: f64, to: f64, label: impl Into<String>) -> Self {
        Self { from, to, label: label.into() }
    }
}
