use super::axis::Axis;
use super::look::{Look, Series};
use super::svg::Anchor;
use super::{Medium, Reading, Scale, Span, Words};

/// On paper a row stands between the criterion's name and its numbers.
const WIDTH: f64 = 240.0;
const HEIGHT: f64 = 32.0;
const MIDDLE: f64 = 16.0;

/// A row that compares: own and external joined by a line, peers with their middle half.
#[derive(Clone, Debug, PartialEq)]
pub struct Bench {
    pub scale: Scale,
    pub own: Option<Reading>,
    pub external: Option<Reading>,
    pub peers: Option<Reading>,
    pub band: Option<Span>,
}

pub fn bench_row(bench: &Bench, words: &Words, medium: Medium) -> String {
    let axis = Axis { scale: &bench.scale, medium, width: WIDTH };
    let mut svg = axis.open("chart", words, HEIGHT);
    for tick in &bench.scale.ticks {
        svg.shape("line", Look::Grid, &axis.vertical(tick.at, HEIGHT));
    }
    if let Some(band) = &bench.band {
        let geometry = format!(r#"{} y="9" height="14" rx="2""#, axis.part(band.from, band.to));
        svg.value("rect", Look::Band, &geometry, &band.label);
    }
    if let (Some(own), Some(external)) = (&bench.own, &bench.external) {
        let (from, to) = (axis.x(own.value), axis.x(external.value));
        svg.shape("line", Look::Own, &format!(r#"x1="{from}" x2="{to}" y1="{MIDDLE}" y2="{MIDDLE}""#));
    }
    let marks = [
        (Series::Peers, &bench.peers, 6.0),
        (Series::External, &bench.external, 5.5),
        (Series::Own, &bench.own, 6.5),
    ];
    for (series, reading, size) in marks {
        if let Some(reading) = reading {
            svg.mark(series, &axis.x(reading.value), MIDDLE, size, &reading.label);
        }
    }
    svg.close()
}

/// The head of a column of rows: the labels of the scale in their places.
pub fn bench_axis(scale: &Scale, words: &Words, medium: Medium) -> String {
    let axis = Axis { scale, medium, width: WIDTH };
    let mut svg = axis.open("chart", words, 18.0);
    let last = scale.ticks.len().saturating_sub(1);
    for (index, tick) in scale.ticks.iter().enumerate() {
        // Long names at the ends must not leave the drawing.
        let anchor = match index {
            _ if tick.label.chars().count() < 3 => Anchor::Middle,
            0 => Anchor::Start,
            index if index == last => Anchor::End,
            _ => Anchor::Middle,
        };
        svg.label(Look::Label, anchor, &axis.x(tick.at), 13.0, &tick.label);
    }
    svg.close()
}
