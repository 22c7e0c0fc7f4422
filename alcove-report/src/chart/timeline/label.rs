//! Names are set in lines here: an SVG does not break text, and a name is never cut.

use super::{Kind, Row};

pub(super) const LEADING: f64 = 15.0;
const LOWEST: f64 = 28.0;
const STEP: f64 = 14.0;
/// Deeper rows would leave no room for their names.
const DEEPEST: u8 = 5;

/// Widths of a letter as wide as they come on average, Cyrillic ones.
const LETTER: f64 = 6.9;
const STRONG_LETTER: f64 = 7.9;

pub(super) fn indent(level: u8) -> f64 {
    f64::from(level.min(DEEPEST)) * STEP
}

pub(super) fn height(lines: &[String]) -> f64 {
    (lines.len() as f64 * LEADING + 10.0).max(LOWEST)
}

pub(super) fn lines(row: &Row, width: f64) -> Vec<String> {
    let letter = if row.kind == Kind::Objective { STRONG_LETTER } else { LETTER };
    let room = ((width - indent(row.level)) / letter).floor().max(1.0) as usize;
    let mut lines: Vec<String> = Vec::new();
    for word in row.name.split_whitespace() {
        let letters: Vec<char> = word.chars().collect();
        // A word longer than a line, such as an address, is broken where the line ends.
        for (index, piece) in letters.chunks(room).enumerate() {
            let piece: String = piece.iter().collect();
            match lines.last_mut() {
                Some(line) if index == 0 && line.chars().count() + 1 + piece.chars().count() <= room => {
                    line.push(' ');
                    line.push_str(&piece);
                }
                _ => lines.push(piece),
            }
        }
    }
    lines
}
