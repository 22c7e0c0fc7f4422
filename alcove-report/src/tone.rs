use serde::Serialize;

/// A place on the ramp of rating colours. The number is always printed on it as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tone {
    First,
    Second,
    Third,
    Fourth,
}

impl Tone {
    /// The tone of a value on a scale of any length: its quarter, rounded to the nearest step of
    /// the ramp, so that the lowest value is always first and the highest always fourth.
    pub fn of(value: f64, lowest: f64, highest: f64) -> Self {
        let width = highest - lowest;
        if !value.is_finite() || width <= 0.0 {
            return Tone::First;
        }
        match ((value - lowest) / width * 3.0).round() {
            place if place < 1.0 => Tone::First,
            place if place < 2.0 => Tone::Second,
            place if place < 3.0 => Tone::Third,
            _ => Tone::Fourth,
        }
    }

    /// Background and ink, as the light half of the design tokens.
    pub(crate) fn colours(self) -> (&'static str, &'static str) {
        match self {
            Tone::First => ("ece3cd", "3c3423"),
            Tone::Second => ("bcd8d1", "12353a"),
            Tone::Third => ("6fafab", "042226"),
            Tone::Fourth => ("0b5563", "ffffff"),
        }
    }
}
