//! Forms with files, taken in as a stream: each file goes to disk as it comes.

use std::sync::Arc;

use axum::extract::multipart::Field;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header::AUTHORIZATION;

use super::file_name;
use super::staging::Staged;
use super::storage::Storage;
use crate::kit::app::App;
use crate::kit::clock::hash_bytes;
use crate::kit::{Error, FieldFault, Fields, Result, form};

/// Texts of a form are short; what is longer is no text of a person.
const LONGEST_TEXT: usize = 200_000;

/// Fields of one form. More is no form of ours.
const MOST_FIELDS: usize = 100;

/// How much of a file that is too large is read on, at least, before the connection is cut.
const PATIENCE: u64 = 10_000_000;

/// Files in one go: a visit to a workshop with a camera.
pub const MOST_FILES: usize = 20;

/// The field that files stand in.
const FILE: &str = "file";

/// What a form brought.
#[derive(Debug, Default)]
pub struct Upload {
    pub fields: Fields,
    pub files: Vec<SentFile>,
    /// The fields that files stood in.
    pub file_fields: Vec<String>,
    /// Files that were not kept, and why.
    pub faults: Vec<FieldFault>,
}

#[derive(Debug)]
pub struct SentFile {
    pub name: String,
    pub staged: Staged,
}

impl Upload {
    /// The same request again has the same one: for telling repeated requests.
    pub fn fingerprint(&self) -> String {
        let mut bytes = Vec::new();
        let fields = self.fields.0.iter().filter(|(name, _)| name != "_csrf");
        let files = self.files.iter().map(|file| (&file.name, &file.staged.sha256));
        for (name, value) in fields.map(|(name, value)| (name, value)).chain(files) {
            bytes.extend(name.as_bytes());
            bytes.push(0);
            bytes.extend(value.as_bytes());
            bytes.push(0);
        }
        hash_bytes(&bytes)
    }
}

impl Upload {
    /// Refuses a form with fields that nobody reads: what a machine sends is kept, or it is told.
    pub fn check_fields(&self, texts: &[&str]) -> Result<()> {
        let known = texts.iter().chain(&[FILE]).copied().collect::<Vec<_>>().join(", ");
        let unknown =
            |name: &String| FieldFault::new(name, "evidence-unknown-field").with("known", known.as_str());
        let strange = self.file_fields.iter().filter(|name| *name != FILE).map(unknown);
        let mut faults: Vec<FieldFault> = strange.collect();
        for (name, _) in self.fields.0.iter().filter(|(name, _)| name != "_csrf") {
            if name == FILE {
                // A text in its place is no file, however it was meant.
                faults.push(FieldFault::new(FILE, "evidence-one-file"));
            } else if !texts.contains(&name.as_str()) {
                faults.push(unknown(name));
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
    }
}

impl FromRequest<Arc<App>> for Upload {
    type Rejection = Error;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self> {
        let headers = request.headers();
        // A token of the interface for machines is no cookie that another site could ride on.
        let is_api = request.uri().path().starts_with("/api/");
        let by_token =
            is_api && headers.get(AUTHORIZATION).is_some_and(|v| v.as_bytes().starts_with(b"Bearer "));
        let by_cookie = form::session_secret(headers, app).filter(|_| !by_token);
        let header = headers.get("x-csrf-token").and_then(|value| value.to_str().ok());
        let header = header.filter(|token| !token.is_empty()).map(str::to_owned);
        let multipart = Multipart::from_request(request, app).await.map_err(|_| Error::UnsupportedType)?;
        let mut upload = Self::default();
        let mut unproved = by_cookie;
        if let (Some(secret), Some(_)) = (&unproved, &header) {
            form::check_token(secret, header.as_deref())?;
            unproved = None;
        }
        upload.receive(app, multipart, unproved).await?;
        Ok(upload)
    }
}

impl Upload {
    /// `unproved`: the session whose form token has yet to come, before any file does.
    async fn receive(
        &mut self,
        app: &App,
        mut multipart: Multipart,
        mut unproved: Option<String>,
    ) -> Result<()> {
        let limit = app.config.upload_limit;
        while let Some(field) = multipart.next_field().await.map_err(cut_off)? {
            let name = field.name().unwrap_or_default().to_owned();
            let Some(file_name) = field.file_name().map(str::to_owned) else {
                let text = text(field, &name).await?;
                if name == "_csrf"
                    && let Some(secret) = unproved.take()
                {
                    form::check_token(&secret, Some(&text))?;
                }
                self.fields.0.push((name, text));
                if self.fields.0.len() > MOST_FIELDS {
                    return Err(Error::Malformed(format!("multipart/form-data: > {MOST_FIELDS}")));
                }
                continue;
            };
            if unproved.is_some() {
                return Err(Error::Forbidden);
            }
            self.file_fields.push(name);
            self.take_file(app, field, &file_name, limit).await?;
        }
        if unproved.is_some() { Err(Error::Forbidden) } else { Ok(()) }
    }

    async fn take_file(&mut self, app: &App, mut field: Field<'_>, sent: &str, limit: u64) -> Result<()> {
        let name = file_name::clean(sent);
        if self.files.len() >= MOST_FILES {
            self.faults.push(FieldFault::new("file", "evidence-too-many-files").with("limit", MOST_FILES));
            return Err(Error::Invalid(std::mem::take(&mut self.faults)));
        }
        let mut staging = app.part::<Storage>().stage().await?;
        let mut over = 0;
        while let Some(chunk) = field.chunk().await.map_err(cut_off)? {
            if staging.size() + chunk.len() as u64 <= limit && over == 0 {
                staging.write(&chunk).await?;
                continue;
            }
            // Reading on lets the browser show the answer; but not for ever.
            over += chunk.len() as u64;
            if over > limit.max(PATIENCE) {
                return Err(Error::TooLarge { limit });
            }
        }
        if over > 0 {
            self.faults.push(FieldFault::new("file", "evidence-file-too-large").with("name", name));
            return Ok(());
        }
        // An empty picker sends a file without a name and without content.
        if staging.size() == 0 && sent.is_empty() {
            return Ok(());
        }
        let staged = staging.finish().await?;
        self.files.push(SentFile { name, staged });
        Ok(())
    }
}

async fn text(mut field: Field<'_>, name: &str) -> Result<String> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(cut_off)? {
        if bytes.len() + chunk.len() > LONGEST_TEXT {
            return Err(Error::TooLarge { limit: LONGEST_TEXT as u64 });
        }
        bytes.extend_from_slice(&chunk);
    }
    let text = String::from_utf8(bytes).map_err(|_| Error::invalid(name, "not-utf-8"))?;
    if text.contains('\0') {
        return Err(Error::invalid(name, "nul"));
    }
    // Browsers send line ends as two characters.
    Ok(text.replace("\r\n", "\n"))
}

fn cut_off(_: axum::extract::multipart::MultipartError) -> Error {
    Error::Malformed("multipart/form-data".to_owned())
}
