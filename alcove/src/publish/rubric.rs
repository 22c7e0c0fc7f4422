//! The rubric of reviewers: an edition that the program carries, brought in when it is first needed.

use std::sync::Arc;

use crate::assess::editions::{self, Known};
use crate::assess::store::edition;
use crate::assess::{import, own};
use crate::kit::{Ctx, Error, Result};

const FOLDER: &str = "practice-review";
const URN: &str = "urn:alcove:framework:practice-review";

pub async fn known(ctx: &Ctx) -> Result<Arc<Known>> {
    if let Some(known) = newest(ctx).await? {
        return Ok(known);
    }
    let read = tokio::task::spawn_blocking(|| own::read_folder(FOLDER)).await.map_err(Error::fault)??;
    import::bring(ctx, None, None, read).await?;
    newest(ctx).await?.ok_or_else(|| Error::fault("the rubric of reviewers cannot be read"))
}

async fn newest(ctx: &Ctx) -> Result<Option<Arc<Known>>> {
    let lines = edition::list_all(ctx.db().read()).await?;
    match lines.into_iter().find(|line| line.urn == URN && line.owner_id.is_none()) {
        Some(line) => Ok(Some(editions::known(ctx, &line.id).await?)),
        None => Ok(None),
    }
}
