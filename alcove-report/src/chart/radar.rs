use std::f64::consts::{PI, TAU};

use super::look::{Look, Series};
use super::svg::{Anchor, Svg, number};
use super::{Medium, Reading, Scale, Words};

/// More spokes than this cannot be told apart.
pub const MOST_SPOKES: usize = 24;

/// Fewer than three points make no area.
const FEWEST_SPOKES: usize = 3;

const SIDE: f64 = 520.0;
const CENTRE: f64 = SIDE / 2.0;
const RIM: f64 = 216.0;
const CODES: f64 = 247.0;

/// A profile: one spoke per criterion, grouped by dimension.
#[derive(Clone, Debug, PartialEq)]
pub struct Radar {
    pub scale: Scale,
    pub sectors: Vec<Sector>,
}

/// The spokes of one dimension; its name is said by the arc around them.
#[derive(Clone, Debug, PartialEq)]
pub struct Sector {
    pub name: String,
    pub spokes: Vec<Spoke>,
}

/// One criterion. What was not answered is missing: the line breaks there, it does not fall to zero.
#[derive(Clone, Debug, PartialEq)]
pub struct Spoke {
    pub code: String,
    pub own: Option<Reading>,
    pub earlier: Option<Reading>,
    pub peers: Option<Reading>,
}

/// Why a radar is not the right chart; a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    #[error("a radar needs {fewest} spokes, {given} were given")]
    TooFewSpokes { given: usize, fewest: usize },
    #[error("a radar holds {most} spokes, {given} were given")]
    TooManySpokes { given: usize, most: usize },
}

pub fn radar(radar: &Radar, words: &Words, medium: Medium) -> Result<String, Unfit> {
    let spokes: Vec<&Spoke> = radar.sectors.iter().flat_map(|sector| &sector.spokes).collect();
    let given = spokes.len();
    if given < FEWEST_SPOKES {
        return Err(Unfit::TooFewSpokes { given, fewest: FEWEST_SPOKES });
    }
    if given > MOST_SPOKES {
        return Err(Unfit::TooManySpokes { given, most: MOST_SPOKES });
    }

    let mut svg = Svg::open_scaled(medium, words, SIDE, SIDE);
    draw_grid(&mut svg, &radar.scale, given);
    draw_arcs(&mut svg, &radar.sectors, given);
    draw_series(&mut svg, &radar.scale, &spokes);
    draw_ring_labels(&mut svg, &radar.scale);
    for (index, spoke) in spokes.iter().enumerate() {
        let (x, y) = at(CODES, index, given);
        // Half the height of a figure, so that the code is centred on its spoke.
        svg.label(Look::Code, Anchor::Middle, &number(x), y + 4.5, &spoke.code);
    }
    Ok(svg.close())
}

fn draw_grid(svg: &mut Svg, scale: &Scale, spokes: usize) {
    for tick in &scale.ticks {
        let radius = reach(scale, tick.at);
        let geometry = format!(r#"cx="{c}" cy="{c}" r="{r}""#, c = number(CENTRE), r = number(radius));
        svg.shape("circle", Look::Grid, &geometry);
    }
    for index in 0..spokes {
        let (x, y) = at(RIM, index, spokes);
        let c = number(CENTRE);
        svg.shape("path", Look::Grid, &format!(r#"d="M{c} {c}L{} {}""#, number(x), number(y)));
    }
}

/// One arc per dimension, from half a spoke before its first to half a spoke after its last.
fn draw_arcs(svg: &mut Svg, sectors: &[Sector], spokes: usize) {
    const INNER: f64 = 226.0;
    const OUTER: f64 = 231.0;
    const GAP: f64 = 0.025;
    let mut first = 0;
    let named = sectors.iter().filter(|sector| !sector.spokes.is_empty());
    for (place, sector) in named.enumerate() {
        let from = angle(first as f64 - 0.5, spokes) + GAP;
        first += sector.spokes.len();
        let to = angle(first as f64 - 0.5, spokes) - GAP;
        let large = u8::from(to - from > PI);
        let (inner_from, inner_to) = (polar(INNER, from), polar(INNER, to));
        let (outer_from, outer_to) = (polar(OUTER, from), polar(OUTER, to));
        let path = format!(
            r#"d="M{}A{INNER} {INNER} 0 {large} 1 {}L{}A{OUTER} {OUTER} 0 {large} 0 {}Z""#,
            point(inner_from),
            point(inner_to),
            point(outer_to),
            point(outer_from),
        );
        let look = [Look::SectorA, Look::SectorB, Look::SectorC][place % 3];
        svg.value("path", look, &path, &sector.name);
    }
}

/// Peers below, own above: the reader's own line is never hidden.
fn draw_series(svg: &mut Svg, scale: &Scale, spokes: &[&Spoke]) {
    let own: Vec<_> = spokes.iter().map(|spoke| spoke.own.as_ref()).collect();
    let earlier: Vec<_> = spokes.iter().map(|spoke| spoke.earlier.as_ref()).collect();
    let peers: Vec<_> = spokes.iter().map(|spoke| spoke.peers.as_ref()).collect();

    if own.iter().all(Option::is_some) {
        svg.shape("path", Look::OwnFill, &format!(r#"d="{}""#, line(scale, &own)));
    }
    draw_line(svg, scale, &earlier, Look::Earlier);
    draw_line(svg, scale, &peers, Look::Peers);
    draw_line(svg, scale, &own, Look::Own);
    draw_marks(svg, scale, &earlier, Series::Earlier, 3.0);
    draw_marks(svg, scale, &peers, Series::Peers, 3.5);
    draw_marks(svg, scale, &own, Series::Own, 4.5);
}

fn draw_line(svg: &mut Svg, scale: &Scale, readings: &[Option<&Reading>], look: Look) {
    let path = line(scale, readings);
    if !path.is_empty() {
        svg.shape("path", look, &format!(r#"d="{path}""#));
    }
}

fn draw_marks(svg: &mut Svg, scale: &Scale, readings: &[Option<&Reading>], series: Series, size: f64) {
    for (index, reading) in readings.iter().enumerate() {
        if let Some(reading) = reading {
            let (x, y) = at(reach(scale, reading.value), index, readings.len());
            svg.mark(series, &number(x), y, size, &reading.label);
        }
    }
}

fn draw_ring_labels(svg: &mut Svg, scale: &Scale) {
    for tick in &scale.ticks {
        let y = CENTRE - reach(scale, tick.at) + 4.0;
        svg.label(Look::Ring, Anchor::Start, &number(CENTRE + 5.0), y, &tick.label);
    }
}

/// A closed path when every spoke has a value; otherwise one piece per unbroken run.
fn line(scale: &Scale, readings: &[Option<&Reading>]) -> String {
    let count = readings.len();
    let place = |index: usize| {
        readings[index % count].map(|reading| point(at(reach(scale, reading.value), index % count, count)))
    };
    let Some(gap) = readings.iter().position(Option::is_none) else {
        let points: Vec<String> = (0..count).filter_map(place).collect();
        return format!("M{}Z", points.join("L"));
    };
    // Starting after a gap keeps a run together that passes the top.
    let mut pieces: Vec<Vec<String>> = vec![Vec::new()];
    for step in 1..=count {
        match place(gap + step) {
            Some(point) => pieces.last_mut().expect("there is always one piece").push(point),
            None => pieces.push(Vec::new()),
        }
    }
    let runs = pieces.iter().filter(|piece| piece.len() > 1);
    runs.map(|piece| format!("M{}", piece.join("L"))).collect()
}

/// The lowest value is not at the centre: a whole-college "1" must still show as a shape.
fn reach(scale: &Scale, value: f64) -> f64 {
    let steps = (scale.ticks.len().max(2)) as f64;
    let innermost = RIM / steps;
    innermost + (RIM - innermost) * scale.share(value)
}

fn angle(index: f64, spokes: usize) -> f64 {
    TAU * index / spokes as f64 - PI / 2.0
}

fn at(radius: f64, index: usize, spokes: usize) -> (f64, f64) {
    polar(radius, angle(index as f64, spokes))
}

fn polar(radius: f64, angle: f64) -> (f64, f64) {
    (CENTRE + radius * angle.cos(), CENTRE + radius * angle.sin())
}

fn point((x, y): (f64, f64)) -> String {
    format!("{} {}", number(x), number(y))
}
