//! Pictures of a practice: added and taken out on its working page, shown wherever it is shown.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use super::work;
use crate::evidence::files;
use crate::evidence::upload::Upload;
use crate::kit::form::{Form, Path};
use crate::kit::ids::{PictureId, PracticeId};
use crate::kit::page::render_as;
use crate::kit::{Fields, FormView, Result};
use crate::network::{Person, Visitor};
use crate::publish::{pictures, practices};

pub async fn post(person: Person, Path(id): Path<PracticeId>, upload: Upload) -> Result<Response> {
    let fields = upload.fields.clone();
    match pictures::add(&person, &id, upload).await {
        Ok(_) => person.see(&format!("/practices/{id}/work"), "notice-practice-picture"),
        Err(error) => {
            let found = practices::load(&person, &id).await?;
            let form = FormView::failed(person.words(), fields, error)?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &work::page(&person, &found, form).await?)
        }
    }
}

pub async fn remove(
    person: Person,
    Path((id, picture)): Path<(PracticeId, PictureId)>,
    Form(_): Form<Fields>,
) -> Result<Response> {
    pictures::remove(&person, &id, &picture).await?;
    person.see(&format!("/practices/{id}/work"), "notice-practice-picture-removed")
}

/// The picture as we drew it: nothing that was uploaded is shown by the browser itself.
pub async fn get(
    visitor: Visitor,
    Path((id, picture)): Path<(PracticeId, PictureId)>,
    headers: HeaderMap,
) -> Result<Response> {
    let sha256 = pictures::thumbnail(&visitor, &id, &picture).await?;
    let tag = format!("\"{sha256}\"");
    let known = headers.get(header::IF_NONE_MATCH).is_some_and(|value| value.as_bytes() == tag.as_bytes());
    let mut response = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        Body::from_stream(files::content(&visitor.ctx, &sha256, None).await?).into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("image/jpeg"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // Kept, but asked for again each time: a picture can be taken out.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    Ok(response)
}
