//! What is near, for machines: published practices that are about the same as one, and the gaps that
//! practices are looked for.

use axum::http::StatusCode;
use axum::response::Response;
use serde::Serialize;

use crate::kit::api::answer;
use crate::kit::form::Path;
use crate::kit::ids::{OrganisationId, PracticeId};
use crate::kit::{Ctx, Result};
use crate::network::Person;
use crate::publish::catalogue;

#[derive(Clone, Debug, Serialize)]
pub struct SimilarBody {
    id: PracticeId,
    number: i64,
    organisation_id: OrganisationId,
    provider: String,
    entry: String,
    /// In the caller's language where somebody translated it.
    title: String,
    title_language: String,
    language: String,
    country: String,
    href: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct SimilarList {
    items: Vec<SimilarBody>,
}

pub async fn list(ctx: Ctx, Path(id): Path<PracticeId>) -> Result<Response> {
    let found = catalogue::here(&ctx, &id, None).await?;
    let alike = catalogue::alike(&ctx, &found).await?;
    let items = alike.into_iter().map(|one| SimilarBody {
        href: format!("/practices/{}", one.line.practice_id),
        id: one.line.practice_id,
        number: one.line.number,
        organisation_id: one.line.organisation_id,
        provider: one.provider,
        entry: one.line.entry,
        title: one.title,
        title_language: one.title_language,
        language: one.line.language,
        country: one.line.country,
    });
    answer(StatusCode::OK, &SimilarList { items: items.collect() })
}

/// A criterion that the last closed assessment of the caller's institution found weak.
#[derive(Clone, Debug, Serialize)]
pub struct GapBody {
    criterion: String,
    name: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct GapList {
    items: Vec<GapBody>,
}

/// What the catalogue is asked for by `gaps=true`.
pub async fn gaps(person: Person) -> Result<Response> {
    let gaps = catalogue::gaps(&person).await?;
    let items = gaps.iter().map(|gap| GapBody { criterion: gap.criterion.clone(), name: gap.name.clone() });
    answer(StatusCode::OK, &GapList { items: items.collect() })
}
