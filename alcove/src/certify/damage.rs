//! Whether what was handed in is still what it was, for `alcove doctor`.

use super::snapshot::is_whole;
use super::store::snapshot;
use crate::kit::{Ctx, Result};

/// Rows that are looked at together.
const AT_ONCE: u64 = 20;

/// How many applications were handed in, and a line for each whose snapshot was changed.
pub async fn find(ctx: &Ctx) -> Result<(usize, Vec<String>)> {
    let db = ctx.db().read();
    let (mut looked_at, mut found, mut after) = (0, Vec::new(), None);
    loop {
        let rows = snapshot::every(db, after.as_ref(), AT_ONCE).await?;
        let Some(last) = rows.last() else { break };
        after = Some(last.id.clone());
        looked_at += rows.len();
        let damaged = rows.iter().filter(|row| !is_whole(row));
        found.extend(
            damaged.map(|row| format!("the snapshot of application {} was changed", row.application_id)),
        );
    }
    Ok((looked_at, found))
}
