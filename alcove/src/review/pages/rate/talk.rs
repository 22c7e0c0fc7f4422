//! The discussion's forms; what was said is shown on the item's page.

use axum::response::Response;
use serde::Deserialize;

use super::workspace::{ItemPath, SeatQuery};
use crate::kit::Result;
use crate::kit::fields::Fields;
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::{AssessmentId, RemarkId, SeatId};
use crate::kit::page::see;
use crate::network::Person;
use crate::review::talk;

#[derive(Clone, Debug, Deserialize)]
pub struct RemarkPath {
    pub assessment: AssessmentId,
    pub remark: RemarkId,
}

pub async fn post(
    person: Person,
    Path(path): Path<ItemPath>,
    Query(query): Query<SeatQuery>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    talk::say(&person, &path.assessment, &path.item, fields.raw("say"), fields.get("to")).await?;
    see(&back(&path, query.seat.as_ref()))
}

pub async fn post_removal(
    person: Person,
    Path(path): Path<RemarkPath>,
    Query(query): Query<SeatQuery>,
    Form(_): Form<Fields>,
) -> Result<Response> {
    let item = talk::remove(&person, &path.assessment, &path.remark).await?;
    see(&back(&ItemPath { assessment: path.assessment, item }, query.seat.as_ref()))
}

fn back(path: &ItemPath, seat: Option<&SeatId>) -> String {
    let seat = seat.map(|seat| format!("?seat={seat}")).unwrap_or_default();
    format!("/assessments/{}/items/{}{seat}#talk", path.assessment, path.item)
}
