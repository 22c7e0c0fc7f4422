//! Files that people take away: their forms, whether somebody waits for one, and how it is sent.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};
use serde::{Deserialize, Serialize};

use super::error::{Error, Result};
use super::ids::JobId;
use super::words::Words;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    Pdf,
    Docx,
    Xlsx,
    Csv,
    Json,
    /// For planning programs.
    Xml,
    /// A whole with its evidence.
    Zip,
}

impl Format {
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Xml => "xml",
            Self::Zip => "zip",
        }
    }

    /// The one with this ending, of those that are offered.
    pub fn among(offered: &[Self], ending: &str) -> Option<Self> {
        offered.iter().copied().find(|format| format.ending() == ending)
    }

    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Json => "application/json",
            Self::Xml => "application/xml",
            Self::Zip => "application/zip",
        }
    }

    /// Whether it is set for paper.
    pub const fn is_document(self) -> bool {
        matches!(self, Self::Pdf | Self::Docx)
    }
}

/// Whether the caller wants to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patience {
    WaitsIfQuick,
    WantsAJob,
}

impl Patience {
    /// `Prefer: respond-async` (RFC 7240, section 4.1) asks for a job.
    pub fn of(headers: &HeaderMap) -> Self {
        let prefers = headers.get_all("prefer").iter().filter_map(|value| value.to_str().ok());
        if prefers.flat_map(|value| value.split(',')).any(|one| one.trim() == "respond-async") {
            Self::WantsAJob
        } else {
            Self::WaitsIfQuick
        }
    }
}

pub struct File {
    /// In letters of ASCII alone.
    pub name: String,
    pub format: Format,
    pub bytes: Vec<u8>,
}

/// A file, or the job that makes it.
pub enum Made {
    File(File),
    Job(JobId),
}

/// The job that makes a file.
#[derive(Clone, Debug, Serialize)]
pub struct JobAnswer {
    pub id: JobId,
    pub state: &'static str,
    pub href: String,
}

/// The form by the ending of the address, and the language by the query: the reader's own where it
/// is not said.
pub fn form_of(offered: &[Format], uri: &Uri, language: Option<&str>, own: Words) -> Result<(Format, Words)> {
    let ending = uri.path().rsplit('.').next().unwrap_or_default();
    let format = Format::among(offered, ending).ok_or(Error::NotFound)?;
    let words = match language {
        None => own,
        Some(code) => Words::of(code).ok_or_else(|| Error::invalid("language", "unknown-choice"))?,
    };
    Ok((format, words))
}

pub fn send(file: File) -> Result<Response> {
    let mut response = file.bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.format.media_type()));
    attach(headers, &file.name)?;
    Ok(response)
}

/// What a job made, sent as it is read.
pub fn stream(content: Body, media_type: &str, size: u64, name: &str) -> Result<Response> {
    let mut response = content.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_str(media_type).map_err(Error::fault)?);
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(size));
    attach(headers, name)?;
    Ok(response)
}

/// For machines: the file, or 202 with the job's address.
pub fn answer(made: Made) -> Result<Response> {
    match made {
        Made::File(file) => send(file),
        Made::Job(job) => {
            let href = format!("/api/v1/jobs/{job}");
            let location = HeaderValue::from_str(&href).map_err(Error::fault)?;
            let answer = JobAnswer { id: job, state: "waiting", href };
            let mut response = (StatusCode::ACCEPTED, axum::Json(answer)).into_response();
            response.headers_mut().insert(header::LOCATION, location);
            Ok(response)
        }
    }
}

fn attach(headers: &mut HeaderMap, name: &str) -> Result<()> {
    let disposition =
        HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")).map_err(Error::fault)?;
    headers.insert(header::CONTENT_DISPOSITION, disposition);
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(())
}
