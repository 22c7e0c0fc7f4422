//! The form of one item: its fields by name, from what stands and back to what is saved.

use alcove_domain::assess::edition::{Instrument, Quantity};
use alcove_domain::assess::rating::{Confidence, Presented, Slot};
use alcove_domain::assess::{Kind, Mark};
use alcove_domain::kit::{Day, Number};

use super::names;
use super::rating::answer_of;
use super::saving::RatingInput;
use crate::assess::store::rating::Model;
use crate::kit::{Error, FieldFault, Fields, Result};

/// The slots of the form, in the order of their versions.
pub const SLOTS: [Slot; 3] = [Slot::Current, Slot::Target, Slot::Importance];

/// The value of `level` that says that the item does not fit.
pub const NOT_APPLICABLE: &str = "na";
/// The value of `level` that says that the seat has no basis to judge.
pub const CANNOT_JUDGE: &str = "dk";

/// What stands in the slots of one seat and item.
#[derive(Clone, Debug, Default)]
pub struct Standing(pub Vec<(Slot, Option<Model>)>);

impl Standing {
    pub fn of(rows: Vec<Model>) -> Self {
        let mut rows: Vec<(Slot, Model)> =
            rows.into_iter().filter_map(|row| Some((names::read_slot(&row.slot)?, row))).collect();
        let mut take = |slot| {
            let at = rows.iter().position(|(known, _)| *known == slot)?;
            Some(rows.swap_remove(at).1)
        };
        Self(SLOTS.map(|slot| (slot, take(slot))).into())
    }

    pub fn slot(&self, slot: Slot) -> Option<&Model> {
        self.0.iter().find(|(known, _)| *known == slot).and_then(|(_, row)| row.as_ref())
    }

    fn mark(&self, slot: Slot) -> Option<Mark> {
        self.slot(slot).and_then(|row| answer_of(row).mark)
    }

    /// The versions of all slots as one text: it changes with each save.
    pub fn version(&self) -> String {
        SLOTS.map(|slot| self.slot(slot).map_or(0, |row| row.version).to_string()).join(".")
    }

    /// Whoever saved last, and when.
    pub fn last(&self) -> Option<&Model> {
        self.0.iter().filter_map(|(_, row)| row.as_ref()).max_by_key(|row| row.rated_at)
    }

    /// The fields of the form, as they would have been filled in.
    pub fn fields(&self, instrument: &Instrument) -> Fields {
        let mut fields = vec![("version".to_owned(), self.version())];
        let mut put = |name: &str, value: String| fields.push((name.to_owned(), value));
        if let Some(mark) = self.mark(Slot::Current) {
            for (name, value) in written(instrument, &mark) {
                put(name, value);
            }
        }
        if let Some(row) = self.slot(Slot::Current) {
            put("note", row.note.clone());
            put("confidence", row.confidence.clone());
        }
        if let Some(mark) = self.mark(Slot::Target) {
            put("target", target_text(instrument, &mark));
        }
        if let Some(Mark::Step(step)) = self.mark(Slot::Importance) {
            put("importance", step.to_string());
        }
        Fields(fields)
    }
}

/// What was sent, by slot, with the version that the sender saw.
pub fn read(fields: &Fields, instrument: &Instrument) -> Result<Vec<(Slot, RatingInput)>> {
    let versions = versions(fields.get("version"))?;
    let mut faults = Vec::new();
    let mut keep = |mark: std::result::Result<Option<Mark>, FieldFault>| {
        mark.unwrap_or_else(|fault| {
            faults.push(fault);
            None
        })
    };
    let current = keep(current(fields, instrument));
    let target = keep(target(fields.get("target"), instrument));
    let importance = keep(importance(fields.get("importance")));
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let confidence = names::read_confidence(fields.get("confidence")).unwrap_or_default();
    // Windows and the form's own encoding write two characters where a line ends.
    let note = fields.raw("note").replace("\r\n", "\n");
    let [current_version, target_version, importance_version] = versions;
    let silent =
        |mark, presented| RatingInput { mark, note: String::new(), confidence: Confidence::None, presented };
    Ok(vec![
        (Slot::Current, RatingInput { mark: current, note, confidence, presented: current_version }),
        (Slot::Target, silent(target, target_version)),
        (Slot::Importance, silent(importance, importance_version)),
    ])
}

/// The field of the form that a fault of a mark belongs to.
pub fn field_of(instrument: &Instrument, fields: &Fields, slot: Slot, fault: &str) -> &'static str {
    match (slot, fault) {
        (Slot::Target, _) => "target",
        (Slot::Importance, _) => "importance",
        (_, "note") => "note",
        (_, "reason") => "reason",
        _ if [NOT_APPLICABLE, CANNOT_JUDGE].contains(&fields.get("level")) => "level",
        _ => mark_field(instrument),
    }
}

/// The field that holds the answer itself.
pub fn mark_field(instrument: &Instrument) -> &'static str {
    match instrument {
        Instrument::Scale(_) | Instrument::YesNo => "level",
        Instrument::Choice(choice) if choice.many => "option",
        Instrument::Choice(_) => "level",
        Instrument::Amount(_) => "amount",
        Instrument::Ratio(_) => "above",
        Instrument::Date => "day",
        Instrument::Text => "words",
    }
}

/// The value of `level` for an option of a choice; apart from the words above.
pub fn option_value(id: &str) -> String {
    format!("o-{id}")
}

/// A number as people type it: with a comma or a point, grouped by blanks.
pub fn number(text: &str) -> Option<Number> {
    let plain: String =
        text.chars().filter(|c| !c.is_whitespace() && *c != '\u{a0}' && *c != '\u{202f}').collect();
    Number::parse(&plain.replace(',', ".")).ok()
}

fn versions(text: &str) -> Result<[Presented; 3]> {
    let unreadable = || Error::Malformed("version".to_owned());
    let mut parts = text.split('.').map(|part| part.parse::<u32>().ok());
    let mut next = || match parts.next().flatten() {
        Some(0) => Ok(Presented::Nothing),
        Some(version) => Ok(Presented::Version(version)),
        None => Err(unreadable()),
    };
    Ok([next()?, next()?, next()?])
}

pub fn current(fields: &Fields, instrument: &Instrument) -> std::result::Result<Option<Mark>, FieldFault> {
    let level = fields.get("level");
    match level {
        NOT_APPLICABLE => return Ok(Some(Mark::NotApplicable(fields.get("reason").to_owned()))),
        CANNOT_JUDGE => return Ok(Some(Mark::CannotJudge)),
        _ => {}
    }
    match instrument {
        Instrument::Scale(_) if level.is_empty() => Ok(None),
        Instrument::Scale(_) => step(level).map(Some),
        Instrument::YesNo => yes_no("level", level),
        Instrument::Choice(choice) if choice.many => {
            let chosen: Vec<String> = fields.all("option").map(str::to_owned).collect();
            Ok((!chosen.is_empty()).then_some(Mark::Choice(chosen)))
        }
        Instrument::Choice(_) => Ok(level.strip_prefix("o-").map(|id| Mark::Choice(vec![id.to_owned()]))),
        Instrument::Amount(_) => Ok(typed("amount", fields.get("amount"))?.map(Mark::Amount)),
        Instrument::Ratio(_) => {
            let (above, below) = (typed("above", fields.get("above"))?, typed("below", fields.get("below"))?);
            match (above, below) {
                (Some(above), Some(below)) => Ok(Some(Mark::Ratio(above, below))),
                (None, None) => Ok(None),
                (Some(_), None) => Err(FieldFault::new("below", "number-missing")),
                (None, Some(_)) => Err(FieldFault::new("above", "number-missing")),
            }
        }
        Instrument::Date => day("day", fields.get("day")),
        Instrument::Text => {
            let words = fields.get("words").replace("\r\n", "\n");
            Ok((!words.is_empty()).then_some(Mark::Text(words)))
        }
    }
}

fn target(text: &str, instrument: &Instrument) -> std::result::Result<Option<Mark>, FieldFault> {
    if text.is_empty() {
        return Ok(None);
    }
    match instrument {
        Instrument::Scale(_) => step(text).map(Some).map_err(|_| FieldFault::new("target", "unknown-choice")),
        Instrument::YesNo => yes_no("target", text),
        Instrument::Choice(_) => Ok(text.strip_prefix("o-").map(|id| Mark::Choice(vec![id.to_owned()]))),
        Instrument::Amount(_) => Ok(typed("target", text)?.map(Mark::Amount)),
        // A share to reach is said as one number, and kept as a share of the whole.
        Instrument::Ratio(quantity) => {
            Ok(typed("target", text)?.map(|share| Mark::Ratio(share, Number::from(whole(quantity)))))
        }
        Instrument::Date => day("target", text),
        Instrument::Text => Ok(None),
    }
}

fn importance(text: &str) -> std::result::Result<Option<Mark>, FieldFault> {
    if text.is_empty() {
        return Ok(None);
    }
    text.parse()
        .map(|step| Some(Mark::Step(step)))
        .map_err(|_| FieldFault::new("importance", "unknown-choice"))
}

fn whole(quantity: &Quantity) -> i64 {
    if quantity.is_percent() { 100 } else { 1 }
}

fn step(text: &str) -> std::result::Result<Mark, FieldFault> {
    text.parse().map(Mark::Step).map_err(|_| FieldFault::new("level", "unknown-choice"))
}

fn yes_no(field: &str, text: &str) -> std::result::Result<Option<Mark>, FieldFault> {
    match text {
        "" => Ok(None),
        "yes" => Ok(Some(Mark::YesNo(true))),
        "no" => Ok(Some(Mark::YesNo(false))),
        _ => Err(FieldFault::new(field, "unknown-choice")),
    }
}

fn typed(field: &str, text: &str) -> std::result::Result<Option<Number>, FieldFault> {
    if text.is_empty() {
        return Ok(None);
    }
    number(text).map(Some).ok_or_else(|| FieldFault::new(field, "not-a-number"))
}

fn day(field: &str, text: &str) -> std::result::Result<Option<Mark>, FieldFault> {
    if text.is_empty() {
        return Ok(None);
    }
    Day::parse(text).map(|day| Some(Mark::Date(day))).map_err(|_| FieldFault::new(field, "not-a-day"))
}

/// A mark as the fields that say it.
pub fn written(instrument: &Instrument, mark: &Mark) -> Vec<(&'static str, String)> {
    match mark {
        Mark::Step(step) => vec![("level", step.to_string())],
        Mark::Amount(amount) => vec![("amount", amount.to_exact())],
        Mark::Ratio(above, below) => vec![("above", above.to_exact()), ("below", below.to_exact())],
        Mark::YesNo(yes) => vec![("level", if *yes { "yes" } else { "no" }.to_owned())],
        Mark::Choice(ids) => match instrument {
            Instrument::Choice(choice) if choice.many => {
                ids.iter().map(|id| ("option", id.clone())).collect()
            }
            _ => ids.iter().map(|id| ("level", option_value(id))).collect(),
        },
        Mark::Date(day) => vec![("day", day.to_string())],
        Mark::Text(words) => vec![("words", words.clone())],
        Mark::NotApplicable(why) => vec![("level", NOT_APPLICABLE.to_owned()), ("reason", why.clone())],
        Mark::CannotJudge => vec![("level", CANNOT_JUDGE.to_owned())],
    }
}

fn target_text(instrument: &Instrument, mark: &Mark) -> String {
    match (instrument, mark) {
        (Instrument::Ratio(quantity), Mark::Ratio(above, below)) => {
            let share = above.checked_div(below).unwrap_or_else(Number::zero);
            (share * Number::from(whole(quantity))).to_exact()
        }
        (_, mark) if mark.kind() == Kind::Choice => match mark {
            Mark::Choice(ids) => ids.first().map(|id| option_value(id)).unwrap_or_default(),
            _ => String::new(),
        },
        _ => written(instrument, mark).into_iter().next().map(|(_, value)| value).unwrap_or_default(),
    }
}
