//! Readings: what an indicator was in a period, and where the figure comes from. One is never
//! changed; a later one of the same period and cell corrects it.

use std::collections::BTreeMap;
use std::sync::Arc;

use alcove_domain::kit::words::WordsRefusal;
use alcove_domain::kit::{Instant, Number};
use alcove_domain::network::Action;
use alcove_domain::plan::indicator::Measure;
use alcove_domain::plan::reading::{self, ReadingRefusal};
use alcove_domain::plan::{Reading, Span, Value};

use super::changing::{self, Act, Draft, typed_day};
use super::facts::Facts;
use super::indicators;
use super::nodes::{LONGEST_TITLE, typed_number};
use super::rights::Reach;
use crate::kit::clock::new_id;
use crate::kit::ids::{IndicatorId, PlanId, ReadingId};
use crate::kit::{Error, FieldFault, Result};
use crate::network::Person;
use crate::plan::known::write_cell;
use crate::plan::store::reading as store;

/// A reading as somebody typed it.
#[derive(Clone, Debug, Default)]
pub struct Said {
    pub first_day: String,
    pub last_day: String,
    /// The category in each dimension; empty for the whole.
    pub cell: BTreeMap<String, String>,
    pub amount: String,
    pub numerator: String,
    pub denominator: String,
    pub source: String,
    pub note: String,
    /// `page`, `api`, `import`.
    pub via: &'static str,
}

/// Enters a reading. Figures are taken in every state of a plan.
pub async fn read(
    person: &Person,
    plan: &PlanId,
    id: &IndicatorId,
    said: Said,
) -> Result<(ReadingId, Arc<Facts>)> {
    let (facts, row) = indicators::find(person, plan, id).await?;
    if row.removed_at.is_some() {
        return Err(Error::NotFound);
    }
    let at = facts.place(row.node_id.as_str())?;
    Reach::of(person, &facts).await?.may(Action::NoteStatus, at)?;
    let measure = facts
        .rows
        .known_indicator(&row)
        .map(|known| known.measure)
        .ok_or_else(|| Error::fault("an indicator"))?;
    let reading = check(person, measure, &said)?;
    let reading_id: ReadingId = new_id();
    let node = row.node_id.clone();
    let act =
        Act::new("plan.indicator-read").on(&node).after(format!("{}: {}", row.title, written(&reading)));
    let changed =
        changing::figure(person, plan, &act, |draft| enter_in(person, draft, id, &reading_id, &said)).await?;
    let facts = changing::commit(person, changed, act).await?;
    Ok((reading_id, facts))
}

/// Enters a reading within an act that does more.
pub(super) fn enter_in(
    person: &Person,
    draft: &mut Draft,
    indicator: &IndicatorId,
    id: &ReadingId,
    said: &Said,
) -> Result<()> {
    let row = draft.rows.indicators.iter().find(|row| row.id == *indicator && row.removed_at.is_none());
    let row = row.ok_or(Error::NotFound)?;
    let known = draft.rows.known_indicator(row).ok_or(Error::NotFound)?;
    let reading = check(person, known.measure, said)?;
    let before = draft.rows.known_readings(row);
    let current = reading::current(&before, Instant(draft.now));
    reading.check(&known, &current, draft.today).map_err(refused)?;
    let (amount, numerator, denominator) = match &reading.value {
        Value::Amount(amount) => (Some(amount.to_exact()), None, None),
        Value::Share { numerator, denominator } => {
            (None, Some(numerator.to_exact()), Some(denominator.to_exact()))
        }
    };
    let plan_id = draft.rows.id().clone();
    draft.rows.readings.push(Arc::new(store::Model {
        id: id.clone(),
        plan_id,
        indicator_id: indicator.clone(),
        first_day: reading.period.first().to_string(),
        last_day: reading.period.last().to_string(),
        cell: write_cell(&reading.cell),
        amount,
        numerator,
        denominator,
        source: reading.source.clone(),
        note: said.note.trim().to_owned(),
        via: said.via.to_owned(),
        read_by: person.id.clone(),
        read_at: draft.now,
    }));
    Ok(())
}

fn written(reading: &Reading) -> String {
    match &reading.value {
        Value::Amount(amount) => amount.to_exact(),
        Value::Share { numerator, denominator } => {
            format!("{} / {}", numerator.to_exact(), denominator.to_exact())
        }
    }
}

fn check(person: &Person, measure: Measure, said: &Said) -> Result<Reading> {
    let mut faults = Vec::new();
    let mut day = |field: &'static str, text: &str| match typed_day(field, text) {
        Ok(Some(day)) => Some(day),
        Ok(None) => {
            faults.push(FieldFault::new(field, "day-missing"));
            None
        }
        Err(_) => {
            faults.push(FieldFault::new(field, "not-a-day"));
            None
        }
    };
    let days = day("first_day", &said.first_day).zip(day("last_day", &said.last_day));
    let period = days.and_then(|(first, last)| Span::new(first, last));
    if days.is_some() && period.is_none() {
        faults.push(FieldFault::new("last_day", "ends-before-it-begins"));
    }
    let mut number = |field: &'static str, text: &str| match typed_number(text) {
        Ok(Some(number)) => Some(number),
        Ok(None) => {
            faults.push(FieldFault::new(field, "missing"));
            None
        }
        Err(_) => {
            faults.push(FieldFault::new(field, "not-a-number"));
            None
        }
    };
    let value = match measure {
        Measure::Amount => number("amount", &said.amount).map(Value::Amount),
        Measure::Share => {
            let parts: (Option<Number>, Option<Number>) =
                (number("numerator", &said.numerator), number("denominator", &said.denominator));
            parts.0.zip(parts.1).map(|(numerator, denominator)| Value::Share { numerator, denominator })
        }
    };
    if said.source.trim().is_empty() {
        faults.push(FieldFault::new("source", "source-missing"));
    }
    for (field, text) in [("source", &said.source), ("note", &said.note)] {
        if text.chars().count() > LONGEST_TITLE {
            faults.push(FieldFault::new(field, "too-long").with("most", LONGEST_TITLE));
        }
        if text.contains('\0') {
            faults.push(FieldFault::new(field, "unreadable-letter"));
        }
    }
    match (period, value) {
        (Some(period), Some(value)) if faults.is_empty() => Ok(Reading {
            period,
            cell: said.cell.clone(),
            value,
            source: said.source.trim().to_owned(),
            by: person.id.as_str().into(),
            at: person.ctx.now,
        }),
        _ => Err(Error::Invalid(faults)),
    }
}

fn refused(refusal: ReadingRefusal) -> Error {
    match refusal {
        ReadingRefusal::OtherMeasure { measure: Measure::Amount } => Error::invalid("amount", "missing"),
        ReadingRefusal::OtherMeasure { measure: Measure::Share } => Error::invalid("numerator", "missing"),
        ReadingRefusal::NoDenominator { .. } => Error::invalid("denominator", "no-denominator"),
        ReadingRefusal::NotAPart { .. } => Error::invalid("numerator", "not-a-part"),
        ReadingRefusal::Source(WordsRefusal::Empty) => Error::invalid("source", "source-missing"),
        ReadingRefusal::Source(_) => {
            Error::Invalid(vec![FieldFault::new("source", "too-long").with("most", LONGEST_TITLE)])
        }
        ReadingRefusal::NoSuchDimension { .. } => Error::invalid("cell", "unknown-choice"),
        ReadingRefusal::NoSuchCategory { .. } => Error::invalid("cell", "unknown-choice"),
        ReadingRefusal::Overlaps { other, .. } => Error::Invalid(vec![
            FieldFault::new("first_day", "period-overlaps")
                .with("first", other.first().to_string())
                .with("last", other.last().to_string()),
        ]),
        ReadingRefusal::NotYet { .. } => Error::invalid("first_day", "period-not-come"),
    }
}
