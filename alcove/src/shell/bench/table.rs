//! What was measured beside what is to be reached.

use super::callers::Measured;
use crate::shell::cli::printing;

#[derive(Default)]
pub struct Table {
    lines: Vec<Line>,
    notes: Vec<String>,
}

pub struct Line {
    name: String,
    unit: &'static str,
    value: f64,
    target: f64,
    at_least: bool,
    spread: String,
}

impl Line {
    pub fn at_most(name: &str, unit: &'static str, value: f64, target: f64) -> Self {
        Self { name: name.to_owned(), unit, value, target, at_least: false, spread: String::new() }
    }

    pub fn at_least(name: &str, unit: &'static str, value: f64, target: f64) -> Self {
        Self { at_least: true, ..Self::at_most(name, unit, value, target) }
    }

    pub fn with(mut self, measured: &Measured) -> Self {
        let Measured { p50, p95, p99, per_second, .. } = measured;
        self.spread = format!("p50 {p50:.1}  p95 {p95:.1}  p99 {p99:.1} ms  {per_second:.0}/s");
        self
    }

    fn is_reached(&self) -> bool {
        if self.at_least { self.value >= self.target } else { self.value <= self.target }
    }
}

impl Table {
    pub fn add(&mut self, line: Line) {
        printing::out(&format!("  {}: {:.2} {}", line.name, line.value, line.unit));
        self.lines.push(line);
    }

    /// Something to compare with, without a target.
    pub fn note(&mut self, name: &str, per_second: f64) {
        self.notes.push(format!("{name}: {per_second:.0} a second"));
    }

    pub fn is_reached(&self) -> bool {
        self.lines.iter().all(Line::is_reached)
    }

    pub fn print(&self) {
        let rows: Vec<Vec<String>> = self
            .lines
            .iter()
            .map(|line| {
                let sign = if line.at_least { "≥" } else { "≤" };
                vec![
                    if line.is_reached() { "reached" } else { "MISSED" }.to_owned(),
                    line.name.clone(),
                    format!("{:.2} {}", line.value, line.unit),
                    format!("{sign} {}", line.target),
                    line.spread.clone(),
                ]
            })
            .collect();
        printing::out("");
        printing::table(&["", "work", "measured", "target", ""], &rows);
        self.notes.iter().for_each(|note| printing::out(note));
    }
}
