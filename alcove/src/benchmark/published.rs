//! What a network has published, for everybody: one release after the other, and where their files are.
//! A release that was not published is not in the list, and nothing stands there that its files do not
//! say too.

use serde::Serialize;

use super::files::{FORMATS, name_of};
use super::framework::Compared;
use super::store::release;
use crate::kit::ids::{NetworkId, ReleaseId};
use crate::kit::{Ctx, Error, Result};
use crate::network::audit::rfc3339;

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct View {
    pub id: ReleaseId,
    pub number: i64,
    /// The framework that was compared over.
    pub urn: String,
    pub version: String,
    pub made_at: String,
    pub published_at: String,
    pub superseded_at: Option<String>,
    /// SHA-256 over the figures.
    pub hash: String,
    pub files: Vec<FileView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileView {
    pub media_type: &'static str,
    pub href: String,
}

/// Newest first. A network that has published nothing is not known here.
pub async fn list(
    ctx: &Ctx,
    network: &NetworkId,
    after: Option<&ReleaseId>,
    limit: u64,
) -> Result<Vec<View>> {
    let rows = release::published(ctx.db().read(), network, after, limit).await?;
    if rows.is_empty() && after.is_none() {
        return Err(Error::NotFound);
    }
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        views.push(view(ctx, row).await?);
    }
    Ok(views)
}

async fn view(ctx: &Ctx, row: release::Model) -> Result<View> {
    let compared = Compared::load(ctx, &row.edition_id).await?;
    let base = format!("{}/open/releases/{}", ctx.app.config.public_url, row.id);
    let files = FORMATS.iter().map(|format| FileView {
        media_type: format.media_type(),
        href: format!("{base}/{}", name_of(*format)),
    });
    Ok(View {
        files: files.collect(),
        number: row.number,
        urn: compared.known.edition.urn.clone(),
        version: compared.known.edition.version.clone(),
        made_at: rfc3339(row.made_at),
        published_at: row.published_at.map(rfc3339).unwrap_or_default(),
        superseded_at: row.superseded_at.map(rfc3339),
        hash: row.hash,
        id: row.id,
    })
}

/// Where the list is read.
pub fn address(ctx: &Ctx, network: &NetworkId) -> String {
    format!("{}/api/v1/networks/{network}/published-releases", ctx.app.config.public_url)
}
