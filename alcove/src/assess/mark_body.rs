//! A mark as the database and the interface for machines write it.

use alcove_domain::assess::Mark;
use alcove_domain::kit::{Day, Number};
use serde::{Deserialize, Serialize};

use crate::kit::FieldFault;

/// Exactly one key says which kind of mark it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum MarkBody {
    /// The value of a step of the item's scale.
    Step(i32),
    /// A decimal with a point, or a fraction.
    Amount(String),
    /// Numerator and denominator.
    Ratio([String; 2]),
    Yes(bool),
    Choice(ChoiceBody),
    /// A day such as 2026-11-21.
    Date(String),
    Text(String),
    /// Why the item does not fit here.
    NotApplicable(String),
    /// Always `true`.
    CannotJudge(bool),
}

/// The kinds, as they are written.
pub const KINDS: [&str; 9] =
    ["step", "amount", "ratio", "yes", "choice", "date", "text", "not_applicable", "cannot_judge"];

/// One option's id, or several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum ChoiceBody {
    One(String),
    Many(Vec<String>),
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MarkFault {
    #[error("exactly one of {KINDS:?} says which kind of mark it is")]
    NoKind,
    #[error("{0}")]
    Unfit(String),
    #[error("{0} is not a number")]
    NotANumber(String),
    #[error("{0} is not a day")]
    NotADay(String),
    #[error("cannot_judge is true or absent")]
    CannotJudgeFalse,
}

/// A mark as a machine sent it: it may be of no kind that we know.
pub fn read_sent(sent: serde_json::Value) -> Result<Mark, MarkFault> {
    let kinds: Vec<&String> = sent.as_object().into_iter().flat_map(serde_json::Map::keys).collect();
    if !matches!(kinds.as_slice(), [kind] if KINDS.contains(&kind.as_str())) {
        return Err(MarkFault::NoKind);
    }
    let body: MarkBody = serde_json::from_value(sent).map_err(|fault| MarkFault::Unfit(fault.to_string()))?;
    body.read()
}

/// The same for the field of a request; what is wrong goes to the faults.
pub fn read_field(
    field: &str,
    sent: Option<serde_json::Value>,
    faults: &mut Vec<FieldFault>,
) -> Option<Mark> {
    let fault = match read_sent(sent?) {
        Ok(mark) => return Some(mark),
        Err(MarkFault::NoKind) => FieldFault::new(field, "mark-kind").with("kinds", KINDS.join(", ")),
        Err(_) => FieldFault::new(field, "mark-unreadable"),
    };
    faults.push(fault);
    None
}

impl MarkBody {
    pub fn read(self) -> Result<Mark, MarkFault> {
        let number = |text: &str| Number::parse(text).map_err(|fault| MarkFault::NotANumber(fault.0));
        Ok(match self {
            Self::Step(step) => Mark::Step(step),
            Self::Amount(text) => Mark::Amount(number(&text)?),
            Self::Ratio([above, below]) => Mark::Ratio(number(&above)?, number(&below)?),
            Self::Yes(yes) => Mark::YesNo(yes),
            Self::Choice(ChoiceBody::One(id)) => Mark::Choice(vec![id]),
            Self::Choice(ChoiceBody::Many(ids)) => Mark::Choice(ids),
            Self::Date(text) => Mark::Date(Day::parse(&text).map_err(|fault| MarkFault::NotADay(fault.0))?),
            Self::Text(text) => Mark::Text(text),
            Self::NotApplicable(why) => Mark::NotApplicable(why),
            Self::CannotJudge(true) => Mark::CannotJudge,
            Self::CannotJudge(false) => return Err(MarkFault::CannotJudgeFalse),
        })
    }

    pub fn of(mark: &Mark) -> Self {
        match mark {
            Mark::Step(step) => Self::Step(*step),
            Mark::Amount(amount) => Self::Amount(amount.to_exact()),
            Mark::Ratio(above, below) => Self::Ratio([above.to_exact(), below.to_exact()]),
            Mark::YesNo(yes) => Self::Yes(*yes),
            Mark::Choice(ids) if ids.len() == 1 => Self::Choice(ChoiceBody::One(ids[0].clone())),
            Mark::Choice(ids) => Self::Choice(ChoiceBody::Many(ids.clone())),
            Mark::Date(day) => Self::Date(day.to_string()),
            Mark::Text(text) => Self::Text(text.clone()),
            Mark::NotApplicable(why) => Self::NotApplicable(why.clone()),
            Mark::CannotJudge => Self::CannotJudge(true),
        }
    }

    /// For the column `mark`.
    pub fn write(mark: &Mark) -> String {
        serde_json::to_string(&Self::of(mark)).expect("a mark is plain data")
    }

    /// From the column `mark`; `None` where a future version wrote what this one cannot read.
    pub fn parse(text: &str) -> Option<Mark> {
        serde_json::from_str::<Self>(text).ok()?.read().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_mark_reads_back_as_it_was_written() {
        let marks = [
            Mark::Step(3),
            Mark::Amount(Number::parse("12.5").unwrap()),
            Mark::Ratio(Number::from(3), Number::from(12)),
            Mark::YesNo(false),
            Mark::Choice(vec!["a".to_owned()]),
            Mark::Choice(vec!["a".to_owned(), "b".to_owned()]),
            Mark::Date(Day::parse("2026-11-21").unwrap()),
            Mark::Text("As it is".to_owned()),
            Mark::NotApplicable("No workshops here".to_owned()),
            Mark::CannotJudge,
        ];

        for mark in marks {
            assert_eq!(MarkBody::parse(&MarkBody::write(&mark)), Some(mark));
        }
    }

    #[test]
    fn every_kind_is_known_by_its_name() {
        let known = serde_json::from_value::<MarkBody>(serde_json::json!({ "stars": 3 })).unwrap_err();

        for kind in KINDS {
            assert!(known.to_string().contains(&format!("`{kind}`")), "{known}");
        }
        assert_eq!(known.to_string().matches('`').count(), 2 * (KINDS.len() + 1));
    }

    #[test]
    fn a_mark_of_two_kinds_is_none() {
        assert_eq!(MarkBody::parse(r#"{"step":3,"yes":true}"#), None);
        assert_eq!(MarkBody::parse(r#"{"ratio":["1"]}"#), None);
        assert_eq!(MarkBody::parse(r#"{"cannot_judge":false}"#), None);
    }
}
