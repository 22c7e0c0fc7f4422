use super::{Kind, Row, Sign, Standing};
use crate::chart::days::{DaySpan, Frame};
use crate::chart::look::Look;
use crate::chart::svg::{Svg, number};

/// Room after the last day for the sign of a bar that ends there.
pub(super) const SIGNS: f64 = 22.0;

const THICK: f64 = 13.0;
const THIN: f64 = 5.0;
const DIAMOND: f64 = 7.0;
/// A single day of five years would not be seen.
const SHORTEST: f64 = 3.0;

/// What is drawn between two places on a line.
struct Bar<'a> {
    from: f64,
    to: f64,
    middle: f64,
    label: &'a str,
}

pub(super) fn draw(svg: &mut Svg, frame: &Frame, row: &Row, middle: f64) {
    let now = row.span.as_ref().map(|span| span.days);
    if let Some(approved) = row.approved.as_ref().filter(|approved| Some(approved.days) != now) {
        draw_approved(svg, frame, row.kind, approved, middle);
    }
    let Some(span) = &row.span else { return };
    let (first, end) = (span.days.first(), span.days.last() + 1);
    let axis = frame.axis.days;
    draw_beyond(svg, frame, span, middle);
    if end <= axis.first() || first > axis.last() {
        return;
    }
    let label = span.label.as_str();
    if row.kind == Kind::Milestone {
        if end <= axis.last() + 1 {
            let at = frame.x(end);
            draw_milestone(svg, row.standing, at, middle, label);
            draw_alarm(svg, row.standing, at + DIAMOND + 8.0, middle);
        }
        return;
    }
    let from = frame.x(first);
    let bar = Bar { from, to: frame.x(end).max(from + SHORTEST), middle, label };
    match row.kind {
        Kind::Objective => bar.put(svg, Look::Objective, THIN, bar.to),
        _ => draw_action(svg, row.standing, row.done, &bar),
    }
    draw_alarm(svg, row.standing, bar.to + 8.0, middle);
}

pub(super) fn draw_sign(svg: &mut Svg, sign: Sign) {
    let bar = Bar { from: 1.0, to: 25.0, middle: 7.0, label: "" };
    match sign {
        Sign::Objective => bar.put(svg, Look::Objective, THIN, bar.to),
        Sign::Milestone => svg.shape("path", Look::Due, &diamond(13.0, 7.0, 6.0)),
        Sign::Approved => bar.put(svg, Look::Approved, 3.0, bar.to),
        Sign::Today => svg.shape("path", Look::Now, r#"d="M13 0V14""#),
        Sign::Standing(standing) => {
            let has_alarm = matches!(standing, Standing::AtRisk | Standing::Delayed);
            let bar = Bar { to: if has_alarm { 14.0 } else { bar.to }, ..bar };
            draw_action(svg, standing, 0.4, &bar);
            draw_alarm(svg, standing, 20.5, bar.middle);
        }
    }
}

impl Bar<'_> {
    fn put(&self, svg: &mut Svg, look: Look, thickness: f64, to: f64) {
        let geometry = format!(
            r#"x="{}" y="{}" width="{}" height="{}" rx="{}""#,
            number(self.from),
            number(self.middle - thickness / 2.0),
            number(to - self.from),
            number(thickness),
            number((thickness / 2.0).min(3.0)),
        );
        // A sign of a legend has no words.
        if self.label.is_empty() {
            svg.shape("rect", look, &geometry);
        } else {
            svg.value("rect", look, &geometry, self.label);
        }
    }
}

fn draw_action(svg: &mut Svg, standing: Standing, done: f64, bar: &Bar) {
    let (whole, part) = looks(standing);
    bar.put(svg, whole, THICK, bar.to);
    let share = if standing == Standing::Done { 1.0 } else { done.clamp(0.0, 1.0) };
    if let Some(part) = part.filter(|_| share > 0.0) {
        bar.put(svg, part, THICK, bar.from + (bar.to - bar.from) * share);
    }
    let middle = bar.middle;
    match standing {
        Standing::Cancelled => {
            let line = format!(
                r#"d="M{} {y}H{}""#,
                number(bar.from - 3.0),
                number(bar.to + 3.0),
                y = number(middle)
            );
            svg.shape("path", Look::Earlier, &line);
        }
        // As on the button of a player.
        Standing::Suspended => {
            let (at, top, bottom) = ((bar.from + bar.to) / 2.0, middle - 3.5, middle + 3.5);
            for x in [at - 2.0, at + 2.0] {
                let line = format!(r#"d="M{} {}V{}""#, number(x), number(top), number(bottom));
                svg.shape("path", Look::Earlier, &line);
            }
        }
        _ => {}
    }
}

fn draw_milestone(svg: &mut Svg, standing: Standing, at: f64, middle: f64, label: &str) {
    let look = match standing {
        Standing::Done => Look::BarDone,
        Standing::OnTrack => Look::Due,
        other => looks(other).0,
    };
    svg.value("path", look, &diamond(at, middle, DIAMOND), label);
    if standing == Standing::Cancelled {
        let line = format!(
            r#"d="M{} {y}H{}""#,
            number(at - DIAMOND - 3.0),
            number(at + DIAMOND + 3.0),
            y = number(middle)
        );
        svg.shape("path", Look::Earlier, &line);
    }
}

/// The sign of a warning, hollow where something may go wrong, full where it has. A printer without
/// colours shows both.
fn draw_alarm(svg: &mut Svg, standing: Standing, at: f64, middle: f64) {
    let look = match standing {
        Standing::AtRisk => Look::Risk,
        Standing::Delayed => Look::LateDone,
        _ => return,
    };
    let (left, right) = (number(at - 4.5), number(at + 4.5));
    let (top, foot) = (number(middle - 4.0), number(middle + 4.0));
    svg.shape("path", look, &format!(r#"d="M{} {top}L{right} {foot}H{left}z""#, number(at)));
}

/// Below the bar, thin and grey.
fn draw_approved(svg: &mut Svg, frame: &Frame, kind: Kind, approved: &DaySpan, middle: f64) {
    let (first, end) = (approved.days.first(), approved.days.last() + 1);
    if end <= frame.axis.days.first() || first > frame.axis.days.last() {
        return;
    }
    if kind == Kind::Milestone {
        svg.value("path", Look::Earlier, &diamond(frame.x(end), middle, 4.5), &approved.label);
        return;
    }
    let from = frame.x(first);
    let bar = Bar {
        from,
        to: frame.x(end).max(from + SHORTEST),
        middle: middle + if kind == Kind::Objective { 6.5 } else { 10.0 },
        label: &approved.label,
    };
    bar.put(svg, Look::Approved, 3.0, bar.to);
}

/// What goes on outside the drawing points there.
fn draw_beyond(svg: &mut Svg, frame: &Frame, span: &DaySpan, middle: f64) {
    let axis = frame.axis.days;
    let right = frame.left + frame.width;
    let (y, top, foot) = (number(middle), number(middle - 4.0), number(middle + 4.0));
    if span.days.first() < axis.first() {
        let (tip, base) = (number(frame.left - 8.0), number(frame.left - 2.0));
        svg.value("path", Look::Objective, &format!(r#"d="M{tip} {y}L{base} {top}V{foot}z""#), &span.label);
    }
    if span.days.last() > axis.last() {
        let (tip, base) = (number(right + SIGNS), number(right + SIGNS - 6.0));
        // Left of it stands the sign of a warning.
        svg.value("path", Look::Objective, &format!(r#"d="M{tip} {y}L{base} {top}V{foot}z""#), &span.label);
    }
}

/// How the whole of an action looks, and the part of it that is done.
fn looks(standing: Standing) -> (Look, Option<Look>) {
    match standing {
        Standing::NotStarted => (Look::NotStarted, None),
        Standing::OnTrack | Standing::Done => (Look::Bar, Some(Look::BarDone)),
        Standing::AtRisk => (Look::Risk, Some(Look::RiskDone)),
        Standing::Delayed => (Look::Late, Some(Look::LateDone)),
        Standing::Cancelled | Standing::Suspended => (Look::Stopped, None),
    }
}

fn diamond(x: f64, y: f64, size: f64) -> String {
    let (left, right) = (number(x - size), number(x + size));
    let (top, bottom) = (number(y - size), number(y + size));
    let (x, y) = (number(x), number(y));
    format!(r#"d="M{x} {top}L{right} {y}L{x} {bottom}L{left} {y}z""#)
}
