mod bar;
mod label;

use super::days::{DayAxis, DaySpan, Frame};
use super::look::Look;
use super::svg::{Anchor, Svg, number};
use super::{Medium, Words};

/// As wide as a page of A4 that lies on its side: twelve pixels are then more than eight points.
const WIDTH: f64 = 1000.0;
/// Names of the rows.
const NAMES: f64 = 330.0;
const GAP: f64 = 14.0;

/// One line of the plan, in the order of its outline.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub kind: Kind,
    /// How deep it stands, nought at the outermost.
    pub level: u8,
    pub name: String,
    /// `None`: nobody has dated it yet, and its line stays empty.
    pub span: Option<DaySpan>,
    /// As approved. Drawn where it differs, so that what moved stands out.
    pub approved: Option<DaySpan>,
    pub standing: Standing,
    /// How much is done, nought to one.
    pub done: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Objective,
    Action,
    /// The end of its last day.
    Milestone,
}

/// Each differs in shape as well as colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    NotStarted,
    OnTrack,
    AtRisk,
    Delayed,
    Done,
    Cancelled,
    Suspended,
}

/// What a legend explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    Objective,
    Milestone,
    Standing(Standing),
    Approved,
    Today,
}

/// The rows of one page under their calendar.
pub fn timeline(axis: &DayAxis, rows: &[Row], words: &Words, medium: Medium) -> String {
    let rows: Vec<(&Row, Vec<String>)> = rows.iter().map(|row| (row, label::lines(row, NAMES))).collect();
    let mut frame =
        Frame { axis, left: NAMES + GAP, width: WIDTH - NAMES - GAP - bar::SIGNS, top: 0.0, bottom: 0.0 };
    let head = if frame.has_quarters() { 54.0 } else { 40.0 };
    let height = head + rows.iter().map(|(_, lines)| label::height(lines)).sum::<f64>();
    frame.bottom = height;

    let mut svg = Svg::open_scaled(medium, words, WIDTH, height);
    frame.draw_years(&mut svg, 14.0);
    if frame.has_quarters() {
        frame.top = 20.0;
        frame.draw_quarters(&mut svg, 31.0);
    }
    let mut top = head;
    for (row, lines) in &rows {
        let height = label::height(lines);
        svg.shape("path", Look::Grid, &format!(r#"d="M0 {y}H{WIDTH}""#, y = number(top)));
        draw_name(&mut svg, row, lines, top, height);
        bar::draw(&mut svg, &frame, row, top + height / 2.0);
        top += height;
    }
    frame.top = head;
    frame.draw_today(&mut svg, head - 7.0);
    svg.close()
}

/// Parts the rows so that no page holds more than so many, and none ends with an objective whose
/// actions begin on the next.
pub fn timeline_pages(rows: &[Row], most: usize) -> Vec<&[Row]> {
    let most = most.max(1);
    let mut pages = Vec::new();
    let mut rest = rows;
    while rest.len() > most {
        let alone = rest[..most].iter().rev().take_while(|row| row.kind == Kind::Objective).count();
        // A page of nothing but objectives has to end with one.
        let cut = if alone < most { most - alone } else { most };
        let (page, later) = rest.split_at(cut);
        pages.push(page);
        rest = later;
    }
    if !rest.is_empty() {
        pages.push(rest);
    }
    pages
}

/// The small sign for a legend. It has no words: the legend's text stands beside it.
pub fn timeline_mark(sign: Sign, medium: Medium) -> String {
    let mut svg = Svg::open_sign(medium);
    bar::draw_sign(&mut svg, sign);
    svg.close()
}

fn draw_name(svg: &mut Svg, row: &Row, lines: &[String], top: f64, height: f64) {
    let look = if row.kind == Kind::Objective { Look::Code } else { Look::Label };
    let x = number(label::indent(row.level));
    // The middle of the lines is the middle of the row; a line's own middle is 4 above its foot.
    let first = top + height / 2.0 + 4.0 - (lines.len() as f64 - 1.0) * label::LEADING / 2.0;
    for (index, line) in lines.iter().enumerate() {
        svg.label(look, Anchor::Start, &x, first + index as f64 * label::LEADING, line);
    }
}
