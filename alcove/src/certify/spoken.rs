//! Marks of a snapshot as people read them, and as a form asks for them.

use alcove_domain::assess::Mark;
use alcove_domain::assess::edition::Instrument;
use alcove_domain::kit::{Day, Number};

use super::snapshot::{ItemBody, Snapshot, said};
use crate::assess::mark_body::MarkBody;
use crate::assess::scope_body::{InstrumentBody, QuantityBody};
use crate::kit::{FieldFault, Fields, Words};

/// A mark in words, with its place on the scale for the colour where it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    pub text: String,
    pub level: Option<(i32, usize)>,
}

/// The shades of the rating ramp.
const SHADES: usize = 4;

/// What a form offers to choose from, or which field it asks for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// `level`, `many`, `amount`, `ratio`, `date`, `words`.
    pub kind: &'static str,
    pub choices: Vec<Choice>,
    pub unit: String,
}

#[derive(Clone, Debug)]
pub struct Choice {
    pub value: String,
    pub name: String,
    pub description: String,
    pub level: Option<(i32, usize)>,
}

pub fn spoken(words: Words, snapshot: &Snapshot, item: &ItemBody, mark: &Mark) -> Spoken {
    let plain = |text| Spoken { text, level: None };
    match mark {
        Mark::Step(step) => {
            let found = steps(words, snapshot, item).into_iter().find(|one| one.value == step.to_string());
            found.map_or_else(|| plain(step.to_string()), |one| Spoken { text: one.name, level: one.level })
        }
        Mark::Amount(amount) => plain(figure(words, snapshot, item, amount)),
        Mark::Ratio(above, below) => {
            let (above, below) = (words.decimal(&above.to_exact()), words.decimal(&below.to_exact()));
            plain(words.t2("rate-ratio-plain", "above", above, "below", below))
        }
        Mark::YesNo(yes) => plain(words.t(if *yes { "rate-yes" } else { "rate-no" })),
        Mark::Choice(ids) => {
            let known = options(words, snapshot, item);
            let name = |id: &String| {
                known.iter().find(|one| one.value == *id).map_or_else(|| id.clone(), |one| one.name.clone())
            };
            plain(ids.iter().map(name).collect::<Vec<_>>().join(", "))
        }
        Mark::Date(day) => plain(words.day(*day)),
        Mark::Text(text) => plain(text.clone()),
        Mark::NotApplicable(why) => plain(words.t1("rate-not-applicable-because", "why", why)),
        Mark::CannotJudge => plain(words.t("rate-cannot-judge")),
    }
}

/// A mark as it stands in a column or in the snapshot.
pub fn of_body(
    words: Words,
    snapshot: &Snapshot,
    item: &ItemBody,
    body: Option<&MarkBody>,
) -> Option<Spoken> {
    let mark = body?.clone().read().ok()?;
    Some(spoken(words, snapshot, item, &mark))
}

/// Units of the format whose words bend with the number.
const COUNTED: [&str; 4] = ["hours", "days", "months", "persons"];

fn figure(words: Words, snapshot: &Snapshot, item: &ItemBody, amount: &Number) -> String {
    let Some(quantity) = quantity(item) else { return words.number(amount, 2) };
    let said = words.number(amount, quantity.decimals);
    match quantity.unit.as_str() {
        "" => said,
        "percent" => words.t1("settle-percent", "amount", said),
        counted if COUNTED.contains(&counted) => {
            words.t2(&format!("certify-amount-{counted}"), "count", amount.to_f64(), "amount", said)
        }
        // Languages differ in which form of the unit goes with the number, and a framework gives one.
        _ => words.t2("rate-amount-of", "amount", said, "unit", unit(words, snapshot, item)),
    }
}

fn quantity(item: &ItemBody) -> Option<&QuantityBody> {
    match &item.instrument {
        Some(InstrumentBody::Amount(quantity) | InstrumentBody::Ratio(quantity)) => Some(quantity),
        _ => None,
    }
}

/// The unit alone, as a form asks for it.
fn unit(words: Words, snapshot: &Snapshot, item: &ItemBody) -> String {
    let known = said(&item.units, words.code(), &snapshot.assessment.language);
    match quantity(item).map(|quantity| quantity.unit.as_str()) {
        Some("percent") => "%".to_owned(),
        Some(unit) if known.is_empty() => unit.to_owned(),
        Some(_) => known.to_owned(),
        None => String::new(),
    }
}

fn steps(words: Words, snapshot: &Snapshot, item: &ItemBody) -> Vec<Choice> {
    let Some(InstrumentBody::Scale(scale)) = &item.instrument else { return Vec::new() };
    let Some(scale) = snapshot.scales.iter().find(|one| one.id == *scale) else { return Vec::new() };
    let fallback = &snapshot.assessment.language;
    let last = scale.steps.len().saturating_sub(1).max(1);
    let step = |(at, step): (usize, &super::snapshot::StepBody)| {
        let descriptor = item.descriptors.get(&step.value);
        Choice {
            value: step.value.to_string(),
            name: said(&step.names, words.code(), fallback).to_owned(),
            description: descriptor
                .map(|texts| said(texts, words.code(), fallback).to_owned())
                .unwrap_or_default(),
            level: Some((step.value, 1 + at * (SHADES - 1) / last)),
        }
    };
    scale.steps.iter().enumerate().map(step).collect()
}

fn options(words: Words, snapshot: &Snapshot, item: &ItemBody) -> Vec<Choice> {
    let Some(InstrumentBody::Choice { options, .. }) = &item.instrument else { return Vec::new() };
    let option = |one: &crate::assess::scope_body::OptionBody| Choice {
        value: one.id.clone(),
        name: said(&one.names, words.code(), &snapshot.assessment.language).to_owned(),
        description: String::new(),
        level: None,
    };
    options.iter().map(option).collect()
}

/// What the form of an item asks for.
pub fn asked(words: Words, snapshot: &Snapshot, item: &ItemBody) -> Asked {
    let yes_no = || {
        let one = |value: &str, key: &str| Choice {
            value: value.to_owned(),
            name: words.t(key),
            description: String::new(),
            level: None,
        };
        vec![one("yes", "rate-yes"), one("no", "rate-no")]
    };
    let (kind, choices) = match &item.instrument {
        Some(InstrumentBody::Scale(_)) => ("level", steps(words, snapshot, item)),
        Some(InstrumentBody::YesNo) => ("level", yes_no()),
        Some(InstrumentBody::Choice { many: false, .. }) => ("level", options(words, snapshot, item)),
        Some(InstrumentBody::Choice { .. }) => ("many", options(words, snapshot, item)),
        Some(InstrumentBody::Amount(_)) => ("amount", Vec::new()),
        Some(InstrumentBody::Ratio(_)) => ("ratio", Vec::new()),
        Some(InstrumentBody::Date) => ("date", Vec::new()),
        Some(InstrumentBody::Text) | None => ("words", Vec::new()),
    };
    Asked { kind, choices, unit: unit(words, snapshot, item) }
}

/// The mark that a form says; none where nothing was filled in.
pub fn read(fields: &Fields, instrument: &Instrument) -> Result<Option<Mark>, FieldFault> {
    let level = fields.get("level");
    match instrument {
        Instrument::Scale(_) | Instrument::YesNo if level.is_empty() => Ok(None),
        Instrument::Scale(_) => level
            .parse()
            .map(|step| Some(Mark::Step(step)))
            .map_err(|_| FieldFault::new("mark", "unknown-choice")),
        Instrument::YesNo => Ok(Some(Mark::YesNo(level == "yes"))),
        Instrument::Choice(choice) => {
            let name = if choice.many { "option" } else { "level" };
            let chosen: Vec<String> =
                fields.all(name).filter(|id| !id.is_empty()).map(str::to_owned).collect();
            Ok((!chosen.is_empty()).then_some(Mark::Choice(chosen)))
        }
        Instrument::Amount(_) => Ok(number(fields.get("amount"))?.map(Mark::Amount)),
        Instrument::Ratio(_) => match (number(fields.get("above"))?, number(fields.get("below"))?) {
            (Some(above), Some(below)) => Ok(Some(Mark::Ratio(above, below))),
            (None, None) => Ok(None),
            _ => Err(FieldFault::new("mark", "number-missing")),
        },
        Instrument::Date => match fields.get("day") {
            "" => Ok(None),
            text => Day::parse(text)
                .map(|day| Some(Mark::Date(day)))
                .map_err(|_| FieldFault::new("mark", "not-a-day")),
        },
        Instrument::Text => {
            let words = fields.get("words").replace("\r\n", "\n");
            Ok((!words.is_empty()).then_some(Mark::Text(words)))
        }
    }
}

/// A mark as the fields that say it.
pub fn written(instrument: &Instrument, mark: &Mark) -> Vec<(&'static str, String)> {
    match (instrument, mark) {
        (_, Mark::Step(step)) => vec![("level", step.to_string())],
        (_, Mark::Amount(amount)) => vec![("amount", amount.to_exact())],
        (_, Mark::Ratio(above, below)) => vec![("above", above.to_exact()), ("below", below.to_exact())],
        (_, Mark::YesNo(yes)) => vec![("level", if *yes { "yes" } else { "no" }.to_owned())],
        (Instrument::Choice(choice), Mark::Choice(ids)) => {
            let name = if choice.many { "option" } else { "level" };
            ids.iter().map(|id| (name, id.clone())).collect()
        }
        (_, Mark::Date(day)) => vec![("day", day.to_string())],
        (_, Mark::Text(words)) => vec![("words", words.clone())],
        _ => Vec::new(),
    }
}

/// A number as people type it: with a comma or a point, grouped by blanks.
fn number(text: &str) -> Result<Option<Number>, FieldFault> {
    let plain: String =
        text.chars().filter(|c| !c.is_whitespace() && *c != '\u{a0}' && *c != '\u{202f}').collect();
    if plain.is_empty() {
        return Ok(None);
    }
    Number::parse(&plain.replace(',', ".")).map(Some).map_err(|_| FieldFault::new("mark", "not-a-number"))
}
