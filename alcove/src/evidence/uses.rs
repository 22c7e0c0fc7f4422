//! Where a piece of evidence is used. The tables that use it belong to rooms above, so the shell's
//! wiring hands in how to ask them.

use futures_util::future::BoxFuture;

use super::store::list::UsedIds;
use crate::kit::Result;
use crate::kit::ids::EvidenceId;
use crate::network::Person;

/// A part of the program: every place that uses evidence.
#[derive(Clone, Default)]
pub struct Uses(pub Vec<UseSource>);

/// One sort of place: the ratings of an assessment, the actions of a plan.
#[derive(Clone)]
pub struct UseSource {
    /// Selects the ids of all evidence used there, from the room's store.
    pub used: fn() -> UsedIds,
    /// The places that use one of these, as far as the person may see them.
    pub of: ListUses,
}

pub type ListUses = for<'a> fn(&'a Person, &'a [EvidenceId]) -> BoxFuture<'a, Result<Vec<Use>>>;

/// One use, as a line in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    pub evidence: EvidenceId,
    /// What uses it: `C5.2 · Reduces the use of materials`.
    pub title: String,
    /// Where that is: the assessment's title.
    pub place: String,
    pub address: String,
}

/// All uses of these, place by place.
pub async fn of(person: &Person, ids: &[EvidenceId]) -> Result<Vec<Use>> {
    let mut found = Vec::new();
    for source in &person.ctx.app.part::<Uses>().0 {
        found.extend((source.of)(person, ids).await?);
    }
    Ok(found)
}
