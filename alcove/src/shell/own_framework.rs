//! The framework that the program carries is brought in at the first start of each new text of it.

use std::sync::Arc;

use super::store::setting;
use crate::assess::{commands, own};
use crate::kit::{App, Ctx, Result};

const KEY: &str = "own-framework";

/// Beside serving: reading so many files takes longer than a start may.
pub async fn bring(app: Arc<App>) {
    if let Err(fault) = bring_now(&Ctx::of(&app)).await {
        tracing::error!(%fault, "our own framework was not brought in");
    }
}

pub async fn bring_now(ctx: &Ctx) -> Result<()> {
    let text = own::fingerprint();
    if setting::get(ctx.db().read(), KEY).await?.as_deref() == Some(&text) {
        return Ok(());
    }
    let answer = commands::import_own(ctx).await?;
    let tx = ctx.begin().await?;
    setting::put(&*tx, KEY, &text).await?;
    tx.commit_unrecorded().await?;
    tracing::info!(editions = answer.editions.len(), "our own framework is here");
    Ok(())
}
