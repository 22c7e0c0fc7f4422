use axum::Json;
use serde::Deserialize;

use crate::kit::Result;
use crate::kit::form::{Path, Query};
use crate::kit::ids::AssessmentId;
use crate::network::Person;
use crate::review::sheet::{self, Descriptors, TreeAnswer};

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
) -> Result<Json<TreeAnswer>> {
    let descriptors = if query.descriptors { Descriptors::Given } else { Descriptors::LeftOut };
    Ok(Json(sheet::tree(&person, &assessment, descriptors).await?))
}
