//! The discussion's forms; what was said is shown on the item's page.

use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::workspace::{self, ItemPath, SeatQuery, Typed};
use crate::kit::fields::{Fields, FormView};
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::{AssessmentId, RemarkId, SeatId};
use crate::kit::page::see;
use crate::kit::{Error, FieldFault, Result};
use crate::network::Person;
use crate::review::{desk, talk};

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
    let said = talk::say(&person, &path.assessment, &path.item, fields.raw("say"), fields.get("to")).await;
    match said {
        Ok(_) => see(&back(&path, query.seat.as_ref())),
        Err(Error::Invalid(faults)) => again(&person, &path, query.seat.as_ref(), fields, faults).await,
        Err(other) => Err(other),
    }
}

/// The page again, with the remark as it was typed and what is wrong with it.
async fn again(
    person: &Person,
    path: &ItemPath,
    seat: Option<&SeatId>,
    fields: Fields,
    faults: Vec<FieldFault>,
) -> Result<Response> {
    let desk = desk::lay(person, &path.assessment, &path.item, seat).await?;
    let saying = FormView::failed(person.words(), fields, Error::Invalid(faults))?;
    let typed = Typed { saying: Some(saying), ..Typed::default() };
    workspace::show(person, desk, StatusCode::UNPROCESSABLE_ENTITY, typed).await
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
