//! What commands print: one line for a fault, plain text or JSON for an answer.

use std::io::Write as _;

use serde::Serialize;

use crate::kit::page::said;
use crate::kit::{Error, Result, Words};

/// An error in a line, or one line for each place.
pub fn line(error: &Error) -> String {
    let words = Words::English;
    match error {
        Error::Fault(what) | Error::Away(what) => what.clone(),
        Error::Faulty(faults) => {
            let places = faults.iter().map(|f| format!("{}:{}: {}", f.path, f.line, f.message));
            places.collect::<Vec<_>>().join("\n        ")
        }
        Error::Invalid(faults) => {
            let fields = faults.iter().map(|fault| format!("{}: {}", fault.field, words.fault(fault)));
            fields.collect::<Vec<_>>().join("; ")
        }
        Error::NotFound => "there is nothing of this name or id".to_owned(),
        _ => said(error, words).1,
    }
}

/// A text on standard output; a reader that has gone away, such as `head`, is no fault.
pub fn out(text: &str) {
    let mut stdout = std::io::stdout().lock();
    let end = if text.ends_with('\n') { "" } else { "\n" };
    write!(stdout, "{text}{end}").and_then(|()| stdout.flush()).ok();
}

pub fn json(value: &impl Serialize) -> Result<()> {
    out(&serde_json::to_string_pretty(value).map_err(Error::fault)?);
    Ok(())
}

/// Columns, each as wide as it must be.
pub fn table(heads: &[&str], rows: &[Vec<String>]) {
    let mut widths: Vec<usize> = heads.iter().map(|head| head.chars().count()).collect();
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let line = |cells: Vec<&str>| {
        let padded = cells.iter().zip(&widths).map(|(cell, width)| {
            let missing = width.saturating_sub(cell.chars().count());
            format!("{cell}{}", " ".repeat(missing))
        });
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    let mut text = line(heads.to_vec());
    for row in rows {
        text.push('\n');
        text.push_str(&line(row.iter().map(String::as_str).collect()));
    }
    out(&text);
}

/// An instant as people and programs read it alike.
pub fn instant(millis: i64) -> String {
    jiff::Timestamp::from_millisecond(millis).unwrap_or_default().to_string()
}
