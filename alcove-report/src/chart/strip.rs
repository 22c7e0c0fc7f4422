use super::axis::Axis;
use super::look::{Look, Series};
use super::svg::Anchor;
use super::{Medium, Reading, Scale, Span, Words};

/// On paper three strips stand beside each other, with figures of eight points or more.
const WIDTH: f64 = 176.0;
const HEIGHT: f64 = 40.0;
const MIDDLE: f64 = 14.0;

/// One node's value on its scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    pub scale: Scale,
    pub own: Option<Reading>,
    pub earlier: Option<Reading>,
    pub peers: Option<Reading>,
    /// From the lowest to the highest answer below the node.
    pub spread: Option<Span>,
}

/// A node's value with what it moved from, the peers and the spread.
pub fn dim_strip(strip: &Strip, words: &Words, medium: Medium) -> String {
    let axis = Axis { scale: &strip.scale, medium, width: WIDTH };
    let mut svg = axis.open("chart strip", words, HEIGHT);
    svg.shape("rect", Look::Track, &format!(r#"{} y="11" height="6" rx="3""#, axis.stretch(0.02, 0.98)));
    for tick in &strip.scale.ticks {
        svg.label(Look::Label, Anchor::Middle, &axis.x(tick.at), 36.0, &tick.label);
    }
    if let Some(spread) = &strip.spread {
        let geometry = format!(r#"{} y="9" height="10" rx="2""#, axis.part(spread.from, spread.to));
        svg.value("rect", Look::OwnFill, &geometry, &spread.label);
    }
    let marks = [
        (Series::Earlier, &strip.earlier, 5.0),
        (Series::Peers, &strip.peers, 6.5),
        (Series::Own, &strip.own, 7.5),
    ];
    for (series, reading, size) in marks {
        if let Some(reading) = reading {
            svg.mark(series, &axis.x(reading.value), MIDDLE, size, &reading.label);
        }
    }
    svg.close()
}
