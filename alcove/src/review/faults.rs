//! What the rules refuse in an answer, as faults of the field that it stands in.

use alcove_domain::assess::rating::RatingRefusal;

use crate::assess::faults::of_mark;
use crate::kit::FieldFault;

pub use crate::assess::faults::of_words;

pub fn of_rating(refusal: &RatingRefusal) -> FieldFault {
    match refusal {
        RatingRefusal::Mark(refusal) => of_mark(refusal, "reason"),
        RatingRefusal::Note(words) => of_words("note", words),
        RatingRefusal::NoTarget { .. } => FieldFault::new("mark", "no-target"),
        RatingRefusal::NoImportance => FieldFault::new("mark", "no-importance"),
    }
}
