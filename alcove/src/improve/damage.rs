//! Whether what was frozen of plans is still what it was, for `alcove doctor`.

use super::approving;
use super::review_body::AgendaBody;
use super::store::review;
use crate::kit::clock::hash_bytes;
use crate::kit::{Ctx, Result};
use crate::plan::store::baseline;

/// Rows that are looked at together.
const AT_ONCE: u64 = 50;

/// How many baselines and snapshots there are, and a line for each that was changed.
pub async fn find(ctx: &Ctx) -> Result<(usize, Vec<String>)> {
    let db = ctx.db().read();
    let (mut looked_at, mut found) = (0, Vec::new());
    let mut after = None;
    loop {
        let rows = baseline::every(db, after.as_ref(), AT_ONCE).await?;
        let Some(last) = rows.last() else { break };
        after = Some(last.id.clone());
        looked_at += rows.len();
        let damaged = rows.iter().filter(|row| !approving::is_whole(row));
        found.extend(
            damaged.map(|row| format!("baseline {} of the plan {} was changed", row.number, row.plan_id)),
        );
    }
    let mut after = None;
    loop {
        let rows = review::every(db, after.as_ref(), AT_ONCE).await?;
        let Some(last) = rows.last() else { break };
        after = Some(last.id.clone());
        looked_at += rows.len();
        let damaged = rows.iter().filter(|row| !is_whole(row));
        found.extend(damaged.map(|row| {
            format!("the snapshot of the review {} of the plan {} was changed", row.id, row.plan_id)
        }));
    }
    Ok((looked_at, found))
}

/// The hash stands on the snapshot and the agenda together.
fn is_whole(row: &review::Model) -> bool {
    AgendaBody::hash(&row.snapshot, &row.agenda) == row.hash && AgendaBody::read(&row.agenda).is_ok()
}

/// The hash of two texts, so that neither can pass for a part of the other.
pub(super) fn hash_of(snapshot: &str, agenda: &str) -> String {
    hash_bytes(format!("{}\n{snapshot}{agenda}", snapshot.len()).as_bytes())
}
