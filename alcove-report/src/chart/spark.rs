use super::look::{Look, Series};
use super::svg::{Svg, number};
use super::{Medium, Reading, Scale, Words};

const WIDTH: f64 = 96.0;
const HEIGHT: f64 = 28.0;
const MARGIN: f64 = 5.0;

/// A small trend over the cycles, oldest first. A cycle without a value leaves a gap.
pub fn spark(scale: &Scale, cycles: &[Option<Reading>], words: &Words, medium: Medium) -> String {
    let mut svg = Svg::open_scaled(medium, words, WIDTH, HEIGHT);
    let last = cycles.len().saturating_sub(1).max(1) as f64;
    let place = |index: usize, reading: &Reading| {
        let x = MARGIN + (WIDTH - 2.0 * MARGIN) * index as f64 / last;
        let y = HEIGHT - MARGIN - (HEIGHT - 2.0 * MARGIN) * scale.share(reading.value);
        (x, y)
    };

    let runs = cycles.iter().enumerate().collect::<Vec<_>>();
    for run in runs.split(|(_, reading)| reading.is_none()).filter(|run| run.len() > 1) {
        let points: Vec<String> = run
            .iter()
            .filter_map(|(index, reading)| reading.as_ref().map(|reading| place(*index, reading)))
            .map(|(x, y)| format!("{} {}", number(x), number(y)))
            .collect();
        svg.shape("path", Look::Own, &format!(r#"d="M{}""#, points.join("L")));
    }
    let newest = cycles.iter().rposition(Option::is_some);
    for (index, reading) in cycles.iter().enumerate() {
        let Some(reading) = reading else { continue };
        let (x, y) = place(index, reading);
        let series = if Some(index) == newest { Series::Own } else { Series::Earlier };
        let size = if Some(index) == newest { 4.0 } else { 2.5 };
        svg.mark(series, &number(x), y, size, &reading.label);
    }
    svg.close()
}
