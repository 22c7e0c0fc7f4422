use super::svg::{Svg, along, number};
use super::{Medium, Scale, Words};

/// Room at both ends, so that a mark on the first or last step is whole.
const MARGIN: f64 = 0.04;

/// A scale laid out from left to right: in shares of the place on screen, in lengths on paper.
pub(super) struct Axis<'a> {
    pub(super) scale: &'a Scale,
    pub(super) medium: Medium,
    /// On paper.
    pub(super) width: f64,
}

impl Axis<'_> {
    pub(super) fn open(&self, class: &str, words: &Words, height: f64) -> Svg {
        Svg::open_wide(self.medium, words, class, self.width, height)
    }

    pub(super) fn x(&self, value: f64) -> String {
        along(self.medium, self.inside(value), self.width)
    }

    /// `x` and `width` of a part of the scale.
    pub(super) fn part(&self, from: f64, to: f64) -> String {
        let (from, to) = (self.inside(from), self.inside(to));
        self.stretch(from.min(to), from.max(to))
    }

    /// `x` and `width` between two shares of the whole.
    pub(super) fn stretch(&self, from: f64, to: f64) -> String {
        let (x, width) = (along(self.medium, from, self.width), along(self.medium, to - from, self.width));
        format!(r#"x="{x}" width="{width}""#)
    }

    pub(super) fn vertical(&self, value: f64, height: f64) -> String {
        let x = self.x(value);
        format!(r#"x1="{x}" x2="{x}" y1="0" y2="{}""#, number(height))
    }

    fn inside(&self, value: f64) -> f64 {
        MARGIN + (1.0 - 2.0 * MARGIN) * self.scale.share(value)
    }
}
