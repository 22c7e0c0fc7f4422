use axum::response::Response;

use super::figures::form_of;
use crate::benchmark::files;
use crate::kit::Result;
use crate::kit::download::send;
use crate::kit::form::Path;
use crate::kit::ids::ReleaseId;
use crate::network::Visitor;

/// What a network has published: for everybody, without signing in.
pub async fn get(visitor: Visitor, Path((release, file)): Path<(ReleaseId, String)>) -> Result<Response> {
    let words = visitor.ctx.words;
    send(files::published(&visitor.ctx, &release, form_of(&file)?, words).await?)
}
