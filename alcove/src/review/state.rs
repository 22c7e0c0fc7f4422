//! Between the row of an assessment and the state that the rules know.

use alcove_domain::kit::{Instant, PersonId};
use alcove_domain::review::assessment::{Closed, Collecting, Moderating, Preparing};
use alcove_domain::review::{Act, Assessment, Closing, Phase, ReviewRefusal};

use crate::assess::store::assessment::Model;
use crate::kit::{Error, Refusal};
use crate::network::Person;

/// Where the assessment is. A state that this version does not know is read as closed, in which
/// nothing can be changed.
pub fn phase(row: &Model) -> Phase {
    match row.state.as_str() {
        "preparing" => Phase::Preparing,
        "collecting" => Phase::Rating,
        "moderating" => Phase::Moderating,
        _ => Phase::Closed,
    }
}

/// The word of the column `state`, of the interface for machines and of the keys of messages.
pub const fn word(phase: Phase) -> &'static str {
    match phase {
        Phase::Preparing => "preparing",
        Phase::Rating => "collecting",
        Phase::Moderating => "moderating",
        Phase::Closed => "closed",
    }
}

/// The state as the rules know it. `run` is the number of the outcome that the next closing makes,
/// or that the last one made.
pub fn of(row: &Model, run: u32) -> Assessment {
    // Who did it is in the audit trail; the rules ask only when.
    let act = |at: Option<i64>| Act {
        by: PersonId(row.created_by.as_ref().map(|by| by.0.clone()).unwrap_or_default()),
        at: Instant(at.unwrap_or(row.created_at)),
    };
    let (opened, begun) = (act(row.opened_at), act(row.moderating_at));
    match phase(row) {
        Phase::Preparing => Assessment::Preparing(Preparing),
        Phase::Rating => Assessment::Collecting(Collecting { opened }),
        Phase::Moderating => Assessment::Moderating(Moderating { opened, begun, run }),
        Phase::Closed => {
            let closed = act(row.closed_at);
            Assessment::Closed(Closed { opened, begun, closed, closing: Closing::Agreed, run })
        }
    }
}

/// An act of this person, now.
pub fn act_of(person: &Person) -> Act {
    Act { by: person.id.as_str().into(), at: person.ctx.now }
}

impl From<ReviewRefusal> for Error {
    fn from(refusal: ReviewRefusal) -> Self {
        match refusal {
            ReviewRefusal::NotNow { is, needed } => Self::NotNow(
                Refusal::new("not-in-this-state").with("is", word(is)).with("needed", word(needed)),
            ),
            ReviewRefusal::EmptyScope => Refusal::new("empty-scope").into(),
            ReviewRefusal::Unsettled { unsettled, unrated, items } => Refusal::new("unsettled")
                .with("unsettled", unsettled)
                .with("unrated", unrated)
                .with("items", items)
                .into(),
            ReviewRefusal::NothingRated { items } => {
                Refusal::new("nothing-rated").with("items", items).into()
            }
            ReviewRefusal::ItemSettled { .. } => Self::NotNow(Refusal::new("item-settled")),
            ReviewRefusal::Reason(_) => Self::invalid("reason", "reason-missing"),
        }
    }
}
