//! How the database and the interface for machines write what the rules call slot and
//! confidence.

use alcove_domain::assess::rating::{Confidence, Slot};
use alcove_domain::review::Colleagues;

pub fn slot(slot: Slot) -> &'static str {
    match slot {
        Slot::Current => "current",
        Slot::Target => "target",
        Slot::Importance => "importance",
    }
}

pub fn read_slot(text: &str) -> Option<Slot> {
    [Slot::Current, Slot::Target, Slot::Importance].into_iter().find(|one| slot(*one) == text)
}

/// Weakest first.
pub const CONFIDENCES: [Confidence; 5] = [
    Confidence::None,
    Confidence::OwnStatement,
    Confidence::Document,
    Confidence::DataSeries,
    Confidence::Verified,
];

pub fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::None => "none",
        Confidence::OwnStatement => "own_statement",
        Confidence::Document => "document",
        Confidence::DataSeries => "data_series",
        Confidence::Verified => "verified",
    }
}

pub fn read_confidence(text: &str) -> Option<Confidence> {
    CONFIDENCES.into_iter().find(|one| confidence(*one) == text)
}

/// The column `assessment.colleagues_shown`; what is not known shows least.
pub fn colleagues(text: &str) -> Colleagues {
    match text {
        "after-own" => Colleagues::AfterOwn,
        "from-moderation" => Colleagues::FromModeration,
        _ => Colleagues::AfterClosing,
    }
}
