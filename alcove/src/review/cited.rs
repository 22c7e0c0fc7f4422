//! Evidence that ratings cite, as far as a reader may see it.

use std::collections::HashMap;

use super::facts::Facts;
use crate::assess::store::rating_evidence;
use crate::evidence::find;
use crate::kit::Result;
use crate::kit::ids::{EvidenceId, ItemId, SeatId};
use crate::network::Person;

#[derive(Clone, Debug)]
pub struct Cited {
    pub item: ItemId,
    pub seat: SeatId,
    pub id: EvidenceId,
    pub title: String,
    pub kind: String,
    pub dated: Option<String>,
    /// Taken out of the library since; what it was cited for keeps it.
    pub is_withdrawn: bool,
}

pub async fn on_item(person: &Person, facts: &Facts, item: &ItemId) -> Result<Vec<Cited>> {
    let mut all = on_assessment(person, facts).await?;
    all.retain(|one| one.item == *item);
    Ok(all)
}

/// Everything that is cited; what the reader may not see is left out.
pub async fn on_assessment(person: &Person, facts: &Facts) -> Result<Vec<Cited>> {
    let links = rating_evidence::of_assessment(person.ctx.db().read(), &facts.row.id).await?;
    let ids: Vec<EvidenceId> = links.iter().map(|link| link.evidence_id.clone()).collect();
    let found = find::find_many(person, &ids).await?;
    let known: HashMap<&EvidenceId, &find::Evidence> = found.iter().map(|one| (&one.row.id, one)).collect();
    Ok(links
        .iter()
        .filter_map(|link| {
            let one = known.get(&link.evidence_id)?;
            Some(Cited {
                item: link.item_id.clone(),
                seat: link.seat_id.clone(),
                id: link.evidence_id.clone(),
                title: one.row.title.clone(),
                kind: one.row.kind.clone(),
                dated: one.row.dated.clone(),
                is_withdrawn: one.is_withdrawn(),
            })
        })
        .collect())
}
