//! The form that brings a framework: a few choices and one file, held in memory while it is read.

use std::sync::Arc;

use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header::CONTENT_TYPE;

use crate::assess::api::frameworks::LARGEST;
use crate::kit::form::{Form, check_token, session_secret};
use crate::kit::{App, Error, Fields, Result};

/// Fields of one form. More is no form of ours.
const MOST_FIELDS: usize = 20;

pub struct Upload {
    pub fields: Fields,
    /// The name as the browser gave it; empty where no file was chosen.
    pub file_name: String,
    pub file: Vec<u8>,
}

impl FromRequest<Arc<App>> for Upload {
    type Rejection = Error;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if !kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
            // A form that was sent without its file, as plain fields.
            let Form(fields) = Form::from_request(request, app).await?;
            return Ok(Self { fields, file_name: String::new(), file: Vec::new() });
        }
        let mut unproved = session_secret(request.headers(), app);
        let mut parts = Multipart::from_request(request, app).await.map_err(|_| Error::UnsupportedType)?;
        let mut upload = Self { fields: Fields::default(), file_name: String::new(), file: Vec::new() };
        while let Some(part) = parts.next_field().await.map_err(cut_off)? {
            let name = part.name().unwrap_or_default().to_owned();
            if let Some(file_name) = part.file_name().map(str::to_owned) {
                // The token stands before the file: nobody sends us 32 MB in another's name.
                if unproved.is_some() {
                    return Err(Error::Forbidden);
                }
                upload.file_name = plain(&file_name);
                upload.file = part.bytes().await.map_err(cut_off)?.to_vec();
                continue;
            }
            let text = text(part, &name).await?;
            if name == "_csrf"
                && let Some(secret) = unproved.take()
            {
                check_token(&secret, Some(&text))?;
            }
            upload.fields.0.push((name, text));
            if upload.fields.0.len() > MOST_FIELDS {
                return Err(Error::Malformed(format!("multipart/form-data: > {MOST_FIELDS}")));
            }
        }
        if unproved.is_some() { Err(Error::Forbidden) } else { Ok(upload) }
    }
}

async fn text(part: Field<'_>, name: &str) -> Result<String> {
    let bytes = part.bytes().await.map_err(cut_off)?;
    let text = String::from_utf8(bytes.to_vec()).map_err(|_| Error::invalid(name, "not-utf-8"))?;
    if text.contains('\0') { Err(Error::invalid(name, "nul")) } else { Ok(text) }
}

/// Without folders and without what would break a line: it stands before each fault.
fn plain(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    last.chars().filter(|c| !c.is_control()).take(100).collect()
}

fn cut_off(error: MultipartError) -> Error {
    if error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        Error::TooLarge { limit: LARGEST as u64 }
    } else {
        Error::Malformed("multipart/form-data".to_owned())
    }
}
