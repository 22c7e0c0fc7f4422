use super::days::{DayAxis, Frame};
use super::look::{Look, Series};
use super::svg::{Anchor, Svg, number};
use super::{Medium, Words};
use crate::Days;

const WIDTH: f64 = 480.0;
const LEFT: f64 = 36.0;
/// The words at the ends of the lines stand there.
const RIGHT: f64 = 124.0;
const TOP: f64 = 22.0;
const FOOT: f64 = 172.0;
const HEIGHT: f64 = 210.0;

/// How many actions are done, and how many should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BurnUp {
    /// In the order of time, usually months.
    pub steps: Vec<Step>,
    /// At the end of the line: "13 planned".
    pub planned: String,
    /// At the end of the other: "4 done".
    pub done: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub days: Days,
    /// Counted from the beginning of the plan to the last of these days.
    pub planned: u32,
    /// `None`: it is not that time yet.
    pub done: Option<u32>,
    /// "November 2026: 6 planned, 4 done".
    pub label: String,
}

pub fn burn_up(axis: &DayAxis, burn_up: &BurnUp, words: &Words, medium: Medium) -> String {
    let mut svg = Svg::open_scaled(medium, words, WIDTH, HEIGHT);
    let frame = Frame { axis, left: LEFT, width: WIDTH - LEFT - RIGHT, top: TOP, bottom: FOOT };
    let heights = Heights::of(&burn_up.steps);

    frame.draw_years(&mut svg, if frame.has_quarters() { FOOT + 32.0 } else { FOOT + 17.0 });
    if frame.has_quarters() {
        frame.draw_quarters(&mut svg, FOOT + 16.0);
    }
    draw_counts(&mut svg, &heights);
    draw_lines(&mut svg, &frame, &heights, &burn_up.steps);
    frame.draw_today(&mut svg, TOP - 8.0);
    draw_ends(&mut svg, &frame, &heights, burn_up);
    // A pointer can ask for each step; paper cannot.
    if medium == Medium::Screen {
        for step in &burn_up.steps {
            let (from, to) = (frame.x(step.days.first()), frame.x(step.days.last() + 1));
            let geometry = format!(
                r#"x="{}" y="{TOP}" width="{}" height="{}""#,
                number(from),
                number(to - from),
                number(FOOT - TOP)
            );
            svg.value("rect", Look::Room, &geometry, &step.label);
        }
    }
    svg.close()
}

fn draw_counts(svg: &mut Svg, heights: &Heights) {
    for index in 0..=heights.lines {
        let count = index * heights.between;
        let y = heights.y(count);
        let line = format!(r#"d="M{LEFT} {y}H{}""#, number(WIDTH - RIGHT), y = number(y));
        svg.shape("path", Look::Grid, &line);
        svg.label(Look::Label, Anchor::End, &number(LEFT - 7.0), y + 4.0, &count.to_string());
    }
}

fn draw_lines(svg: &mut Svg, frame: &Frame, heights: &Heights, steps: &[Step]) {
    let planned: Vec<(Days, u32)> = steps.iter().map(|step| (step.days, step.planned)).collect();
    if let Some(line) = stairs(frame, heights, &planned) {
        svg.shape("path", Look::Total, &format!(r#"d="{line}""#));
    }
    let done = done_until_today(frame.axis, steps);
    let Some(line) = stairs(frame, heights, &done) else { return };
    if let (Some((first, _)), Some((last, _))) = (done.first(), done.last()) {
        let (from, to) = (number(frame.x(first.first())), number(frame.x(last.last() + 1)));
        let foot = number(FOOT);
        // The line begins at its first height; the area stands on the foot.
        let area = line.replacen('M', &format!("M{from} {foot}L"), 1);
        svg.shape("path", Look::OwnFill, &format!(r#"d="{area}L{to} {foot}Z""#));
    }
    svg.shape("path", Look::Own, &format!(r#"d="{line}""#));
}

/// Words stand where the lines end, so that no legend is needed.
fn draw_ends(svg: &mut Svg, frame: &Frame, heights: &Heights, burn_up: &BurnUp) {
    let Some(last) = burn_up.steps.last() else { return };
    let planned_at = (frame.x(last.days.last() + 1), heights.y(last.planned));
    svg.label(Look::Label, Anchor::Start, &number(planned_at.0 + 8.0), planned_at.1 + 4.0, &burn_up.planned);

    let done = done_until_today(frame.axis, &burn_up.steps);
    let Some((days, count)) = done.last() else { return };
    let (x, y) = (frame.x(days.last() + 1), heights.y(*count));
    svg.mark(Series::Own, &number(x), y, 5.0, &burn_up.done);
    let planned_there = burn_up.steps.iter().find(|step| step.days.last() >= days.last());
    // Away from the line of what was planned, and never under the foot.
    let is_ahead = planned_there.is_some_and(|step| *count > step.planned);
    let below = if is_ahead { -9.0 } else { 17.0 };
    svg.label(Look::Strong, Anchor::Start, &number(x + 8.0), (y + below).min(FOOT - 5.0), &burn_up.done);
}

/// What is not over yet counts until today.
fn done_until_today(axis: &DayAxis, steps: &[Step]) -> Vec<(Days, u32)> {
    let today = axis.today.as_ref().map(|today| today.day);
    let known = steps.iter().map_while(|step| step.done.map(|done| (step.days, done)));
    known
        .map(|(days, done)| match today {
            Some(today) if today < days.last() => (Days::new(days.first(), today.max(days.first())), done),
            _ => (days, done),
        })
        .collect()
}

/// A line that stands at each count for as long as it holds.
fn stairs(frame: &Frame, heights: &Heights, steps: &[(Days, u32)]) -> Option<String> {
    let (first, _) = steps.first()?;
    let mut line = String::new();
    for (days, count) in steps {
        let y = number(heights.y(*count));
        if line.is_empty() {
            line.push_str(&format!("M{} {y}", number(frame.x(first.first()))));
        } else {
            line.push_str(&format!("V{y}"));
        }
        line.push_str(&format!("H{}", number(frame.x(days.last() + 1))));
    }
    Some(line)
}

/// Counts from the foot up, in lines at round numbers.
struct Heights {
    between: u32,
    lines: u32,
}

impl Heights {
    /// At most four lines over the foot: more cannot be told apart at this size.
    fn of(steps: &[Step]) -> Self {
        let counts = steps.iter().map(|step| step.planned.max(step.done.unwrap_or(0)));
        let most = counts.max().unwrap_or(0).max(1);
        let round = (0..9).flat_map(|power| [1, 2, 5].map(|figure| figure * 10_u32.pow(power)));
        let between = round.into_iter().find(|between| most.div_ceil(*between) <= 4).unwrap_or(most);
        Self { between, lines: most.div_ceil(between) }
    }

    fn y(&self, count: u32) -> f64 {
        let top = f64::from(self.between) * f64::from(self.lines);
        FOOT - (FOOT - TOP) * f64::from(count) / top
    }
}
