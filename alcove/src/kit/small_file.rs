//! A form with one small file, held in memory: spreadsheets to import. Large files stream elsewhere.

use std::sync::Arc;

use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header::CONTENT_TYPE;

use super::app::App;
use super::error::{Error, Result};
use super::fields::Fields;
use super::form::{BODY_LIMIT, Form, check_token, session_secret};

/// The fields of a form and its file; the file is empty where none was chosen.
pub struct FormWithFile {
    pub fields: Fields,
    pub file: Vec<u8>,
    /// As the sender calls it.
    pub file_name: String,
}

impl FromRequest<Arc<App>> for FormWithFile {
    type Rejection = Error;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self> {
        let kind =
            request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if !kind.starts_with("multipart/form-data") {
            // A form that was sent without its file, as plain fields.
            let Form(fields) = Form::from_request(request, app).await?;
            return Ok(Self { fields, file: Vec::new(), file_name: String::new() });
        }
        let secret = session_secret(request.headers(), app);
        let header = request.headers().get("x-csrf-token").and_then(|v| v.to_str().ok()).map(str::to_owned);
        let mut taken = Self { fields: Fields::default(), file: Vec::new(), file_name: String::new() };
        let parts = Multipart::from_request(request, app).await;
        let mut parts = parts.map_err(|rejection| Error::Malformed(rejection.body_text()))?;
        while let Some(part) = parts.next_field().await.map_err(too_large)? {
            let name = part.name().unwrap_or_default().to_owned();
            let file_name = part.file_name().map(str::to_owned);
            let bytes = part.bytes().await.map_err(too_large)?;
            if let Some(file_name) = file_name {
                taken.file = bytes.to_vec();
                taken.file_name = file_name;
                continue;
            }
            let text = String::from_utf8(bytes.to_vec()).map_err(|_| Error::Malformed(name.clone()))?;
            if text.contains('\0') {
                return Err(Error::Malformed("a NUL character".to_owned()));
            }
            taken.fields.0.push((name, text));
        }
        if let Some(secret) = secret {
            let sent = header.unwrap_or_else(|| taken.fields.raw("_csrf").to_owned());
            check_token(&secret, Some(&sent))?;
        }
        Ok(taken)
    }
}

fn too_large(error: axum::extract::multipart::MultipartError) -> Error {
    if error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        Error::TooLarge { limit: BODY_LIMIT }
    } else {
        Error::Malformed(error.body_text())
    }
}
