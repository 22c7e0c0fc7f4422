use axum::http::header;
use axum::response::IntoResponse;
use serde::Deserialize;

use crate::kit::Result;
use crate::kit::form::{Path, Query};
use crate::kit::ids::AssessmentId;
use crate::network::Person;
use crate::review::sheet::{self, Descriptors};

#[derive(Clone, Debug, Default, Deserialize)]
pub struct TreeQuery {
    /// Whether the words of every step come along.
    #[serde(default)]
    descriptors: bool,
}

pub async fn get(
    person: Person,
    Path(assessment): Path<AssessmentId>,
    Query(query): Query<TreeQuery>,
) -> Result<impl IntoResponse> {
    let descriptors = if query.descriptors { Descriptors::Given } else { Descriptors::LeftOut };
    let tree = sheet::tree(&person, &assessment, descriptors).await?;
    Ok(([(header::CONTENT_TYPE, "application/json")], tree))
}
