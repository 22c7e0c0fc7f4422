//! What the rules refuse in words and marks, as faults of the field that they stand in.

use alcove_domain::assess::MarkRefusal;
use alcove_domain::kit::words::WordsRefusal;

use crate::kit::FieldFault;

pub fn of_words(field: &str, words: &WordsRefusal) -> FieldFault {
    match words {
        WordsRefusal::Empty => FieldFault::new(field, "words-empty"),
        WordsRefusal::TooLong { characters, at_most } => {
            FieldFault::new(field, "words-too-long").with("characters", *characters).with("most", *at_most)
        }
        WordsRefusal::HoldsNul => FieldFault::new(field, "words-nul"),
    }
}

/// `reason`: the field where it is said why an item is not applicable.
pub fn of_mark(refusal: &MarkRefusal, reason: &str) -> FieldFault {
    let fault = |code| FieldFault::new("mark", code);
    match refusal {
        MarkRefusal::WrongKind { .. } => fault("mark-wrong-kind"),
        MarkRefusal::NoSuchScale { .. } => fault("mark-no-scale"),
        MarkRefusal::NoSuchStep { step, .. } => fault("mark-no-such-step").with("step", i64::from(*step)),
        MarkRefusal::TooSmall { minimum, .. } => fault("mark-too-small").with("minimum", minimum.to_exact()),
        MarkRefusal::TooLarge { maximum, .. } => fault("mark-too-large").with("maximum", maximum.to_exact()),
        MarkRefusal::NoDenominator { .. } => fault("mark-no-denominator"),
        MarkRefusal::NegativeNumerator { .. } => fault("mark-negative-numerator"),
        MarkRefusal::MoreThanAll { .. } => fault("mark-more-than-all"),
        MarkRefusal::NothingChosen => fault("mark-nothing-chosen"),
        MarkRefusal::NoSuchOption { option } => fault("mark-no-such-option").with("option", option.clone()),
        MarkRefusal::ChosenTwice { option } => fault("mark-chosen-twice").with("option", option.clone()),
        MarkRefusal::OneOptionOnly { given } => fault("mark-one-option-only").with("given", *given),
        MarkRefusal::Text(words) => of_words("mark", words),
        MarkRefusal::Reason(words) => of_words(reason, words),
    }
}
