//! The words of the columns, of the interface for machines and of the keys of messages. A word that
//! this version does not know is read as nothing.

use alcove_domain::plan::indicator::{Across, Direction, Entry, Measure};
use alcove_domain::plan::money::{Funding, Stage};
use alcove_domain::plan::{Method, NodeKind, Part, Standing};

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident, $read:ident: $type:ty { $($variant:path = $word:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        pub const fn $name(value: $type) -> &'static str {
            match value { $($variant => $word),+ }
        }

        pub fn $read(word: &str) -> Option<$type> {
            match word {
                $($word => Some($variant),)+
                _ => None,
            }
        }
    )+};
}

words! {
    kind, read_kind: NodeKind {
        NodeKind::Objective = "objective",
        NodeKind::Action = "action",
        NodeKind::Milestone = "milestone",
    }
    standing, read_standing: Standing {
        Standing::NotStarted = "not-started",
        Standing::OnTrack = "on-track",
        Standing::AtRisk = "at-risk",
        Standing::Delayed = "delayed",
        Standing::Done = "done",
        Standing::Cancelled = "cancelled",
        Standing::Suspended = "suspended",
    }
    method, read_method: Method {
        Method::Schedule = "schedule",
        Method::Work = "work",
        Method::Indicator = "indicator",
        Method::Judged = "judged",
    }
    part, read_part: Part {
        Part::Responsible = "responsible",
        Part::Contributing = "contributing",
    }
    stage, read_stage: Stage {
        Stage::Planned = "planned",
        Stage::Committed = "committed",
        Stage::Spent = "spent",
    }
    funding, read_funding: Funding {
        Funding::Funded = "funded",
        Funding::Unfunded = "unfunded",
    }
    measure, read_measure: Measure {
        Measure::Amount = "amount",
        Measure::Share = "share",
    }
    direction, read_direction: Direction {
        Direction::Up = "up",
        Direction::Down = "down",
        Direction::Neutral = "neutral",
    }
    entry, read_entry: Entry {
        Entry::Increment = "increment",
        Entry::Cumulative = "cumulative",
        Entry::Snapshot = "snapshot",
    }
    across, read_across: Across {
        Across::Sum = "sum",
        Across::Separate = "separate",
    }
}
