//! What taking an institution or an assessment out prints.

use std::path::Path;

use super::Common;
use super::printing::{json, out};
use crate::kit::{Ctx, Result};
use crate::shell::export::{self, Of};

/// Writes everything of it into a new file, and says how much that is.
pub async fn take_out(ctx: &Ctx, common: &Common, of: Of<'_>, file: &Path) -> Result<()> {
    let written = export::write(ctx, of, file).await?;
    if common.json {
        return json(&written);
    }
    out(&format!(
        "{}: {} rows in {} tables, {} evidence files",
        file.display(),
        written.rows,
        written.tables,
        written.files
    ));
    Ok(())
}
