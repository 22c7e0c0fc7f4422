//! Marks as people read them.

use alcove_domain::assess::Mark;
use alcove_domain::assess::edition::{Choice, Instrument, Quantity, Scale, in_language};
use alcove_domain::kit::Number;

use super::facts::Laid;
use crate::kit::words::Words;

/// A mark in words, with the step that it stands on where it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    pub text: String,
    pub level: Option<Level>,
}

/// A step of a scale: its value, its name, and its place from 1 for the colour of the mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    pub value: i32,
    pub name: String,
    pub shade: usize,
}

/// The shades of the rating ramp.
const SHADES: usize = 4;

impl Laid {
    /// The mark of an item, as people read it.
    pub fn spoken(&self, words: Words, node: usize, mark: &Mark) -> Spoken {
        let plain = |text| Spoken { text, level: None };
        match (mark, self.instrument(node)) {
            (Mark::Step(step), Some(Instrument::Scale(scale))) => {
                let level = self.levels(words, scale).into_iter().find(|level| level.value == *step);
                let text = level.as_ref().map_or_else(|| step.to_string(), |level| level.name.clone());
                Spoken { text, level }
            }
            (Mark::Step(step), _) => plain(step.to_string()),
            (Mark::Amount(amount), Some(Instrument::Amount(quantity))) => {
                plain(with_unit(words, quantity, amount, &self.unit(words, node, quantity)))
            }
            (Mark::Ratio(above, below), Some(Instrument::Ratio(quantity))) => {
                plain(ratio(words, quantity, above, below, &self.unit(words, node, quantity)))
            }
            (Mark::Amount(amount), _) => plain(words.decimal(&amount.to_exact())),
            (Mark::Ratio(above, below), _) => plain(words.t2(
                "rate-ratio-plain",
                "above",
                words.decimal(&above.to_exact()),
                "below",
                words.decimal(&below.to_exact()),
            )),
            (Mark::YesNo(yes), _) => plain(words.t(if *yes { "rate-yes" } else { "rate-no" })),
            (Mark::Choice(ids), Some(Instrument::Choice(choice))) => plain(self.options(words, choice, ids)),
            (Mark::Choice(ids), _) => plain(ids.join(", ")),
            (Mark::Date(day), _) => plain(words.day(*day)),
            (Mark::Text(text), _) => plain(text.clone()),
            (Mark::NotApplicable(why), _) => plain(words.t1("rate-not-applicable-because", "why", why)),
            (Mark::CannotJudge, _) => plain(words.t("rate-cannot-judge")),
        }
    }

    /// The steps of a scale, lowest first.
    pub fn levels(&self, words: Words, scale: &str) -> Vec<Level> {
        let edition = &self.known.edition;
        let Some(scale) = edition.scale(scale) else { return Vec::new() };
        let name = |at: usize| {
            let texts = &scale.steps[at].texts;
            in_language(texts, &words.lang(), &edition.language).map(|(_, label)| label.name.clone())
        };
        (0..scale.steps.len())
            .map(|at| Level {
                value: scale.steps[at].value,
                name: name(at).unwrap_or_default(),
                shade: shade(scale, at),
            })
            .collect()
    }

    /// The unit of a figure, in words where the framework gives them.
    pub fn unit(&self, words: Words, node: usize, quantity: &Quantity) -> String {
        let said = self.said(node, &words.lang());
        match said.item.map(|text| text.unit.as_str()) {
            Some(unit) if !unit.is_empty() => unit.to_owned(),
            _ if quantity.is_percent() => "%".to_owned(),
            _ => quantity.unit.clone(),
        }
    }

    /// The name of an option.
    pub fn option(&self, words: Words, choice: &Choice, id: &str) -> String {
        let option = choice.options.iter().find(|option| option.id == id);
        let label = option.and_then(|o| in_language(&o.texts, &words.lang(), &self.known.edition.language));
        label.map_or_else(|| id.to_owned(), |(_, label)| label.name.clone())
    }

    fn options(&self, words: Words, choice: &Choice, ids: &[String]) -> String {
        ids.iter().map(|id| self.option(words, choice, id)).collect::<Vec<_>>().join(", ")
    }
}

/// `25 % (3 / 12)`: the share with what was counted.
pub fn ratio(words: Words, quantity: &Quantity, above: &Number, below: &Number, unit: &str) -> String {
    let share = quantity.share(above, below).map(|share| quantity.shown(&share)).unwrap_or_else(Number::zero);
    words.say(
        "rate-ratio",
        vec![
            ("share", with_unit(words, quantity, &share, unit).into()),
            ("above", words.decimal(&above.to_exact()).into()),
            ("below", words.decimal(&below.to_exact()).into()),
        ],
    )
}

fn with_unit(words: Words, quantity: &Quantity, amount: &Number, unit: &str) -> String {
    let amount = words.number(amount, quantity.decimals);
    match unit {
        "" => amount,
        "%" => words.t1("settle-percent", "amount", amount),
        // Languages differ in which form of the unit goes with the number, and a framework gives one.
        _ => words.t2("rate-amount-of", "amount", amount, "unit", unit),
    }
}

/// Longer and shorter scales than the ramp are spread over it.
fn shade(scale: &Scale, at: usize) -> usize {
    let last = scale.steps.len().saturating_sub(1).max(1);
    if scale.steps.len() == SHADES { at + 1 } else { 1 + at * (SHADES - 1) / last }
}
