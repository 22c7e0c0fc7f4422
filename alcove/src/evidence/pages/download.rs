//! Files as downloads. Nothing that people uploaded is ever shown by the browser as a page of ours.

use std::ops::Range;

use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use crate::evidence::kind::FileKind;
use crate::evidence::store::evidence_version;
use crate::evidence::{file_name, files, see};
use crate::kit::form::Path;
use crate::kit::ids::EvidenceId;
use crate::kit::{Ctx, Error, Result};
use crate::network::Visitor;

/// Were the file opened in place after all, it could run nothing and reach nobody.
const SANDBOX: &str = "default-src 'none'; sandbox";

/// The newest file.
pub async fn get(visitor: Visitor, Path(id): Path<String>, headers: HeaderMap) -> Result<Response> {
    let found = see(&visitor, &EvidenceId(id)).await?;
    let file = files::version(&visitor.ctx, &found, None).await?;
    download(&visitor.ctx, &file, &headers).await
}

/// The file of this number.
pub async fn get_version(
    visitor: Visitor,
    Path((id, number)): Path<(String, i64)>,
    headers: HeaderMap,
) -> Result<Response> {
    let found = see(&visitor, &EvidenceId(id)).await?;
    let file = files::version(&visitor.ctx, &found, Some(number)).await?;
    download(&visitor.ctx, &file, &headers).await
}

/// The small picture, drawn by us; the only thing here that is shown in place.
pub async fn get_thumbnail(visitor: Visitor, Path(id): Path<String>, headers: HeaderMap) -> Result<Response> {
    let found = see(&visitor, &EvidenceId(id)).await?;
    let sha256 = found.thumbnail().ok_or(Error::NotFound)?;
    let tag = format!("\"{sha256}\"");
    if is_known(&headers, &tag) {
        return not_modified(&tag);
    }
    let body = Body::from_stream(files::content(&visitor.ctx, sha256, None).await?);
    let mut response = body.into_response();
    put(&mut response, header::CONTENT_TYPE, "image/jpeg");
    guard(&mut response, &tag);
    Ok(response)
}

/// One file, whole or a part of it. The caller has checked that it may be opened.
pub async fn download(ctx: &Ctx, file: &evidence_version::Model, headers: &HeaderMap) -> Result<Response> {
    let tag = format!("\"{}\"", file.sha256);
    if is_known(headers, &tag) {
        return not_modified(&tag);
    }
    let size = file.size.unsigned_abs();
    let same = headers.get(header::IF_RANGE).is_none_or(|value| value.as_bytes() == tag.as_bytes());
    let asked = headers.get(header::RANGE).filter(|_| same).and_then(|value| value.to_str().ok());
    let range = match asked.map(|text| range_of(text, size)) {
        None | Some(Asked::Whole) => None,
        Some(Asked::Part(range)) => Some(range),
        Some(Asked::Impossible) => {
            let mut response = StatusCode::RANGE_NOT_SATISFIABLE.into_response();
            put(&mut response, header::CONTENT_RANGE, &format!("bytes */{size}"));
            return Ok(response);
        }
    };
    let length = range.as_ref().map_or(size, |range| range.end - range.start);
    let body = Body::from_stream(files::content(ctx, &file.sha256, range.clone()).await?);
    let mut response = body.into_response();
    if let Some(Range { start, end }) = range {
        *response.status_mut() = StatusCode::PARTIAL_CONTENT;
        put(&mut response, header::CONTENT_RANGE, &format!("bytes {start}-{}/{size}", end - 1));
    }
    // A row from elsewhere cannot make a download a page.
    let media_type =
        FileKind::of_media_type(&file.media_type).map_or("application/octet-stream", FileKind::media_type);
    put(&mut response, header::CONTENT_TYPE, media_type);
    put(&mut response, header::CONTENT_LENGTH, &length.to_string());
    put(&mut response, header::CONTENT_DISPOSITION, &file_name::attachment(&file.file_name));
    put(&mut response, header::ACCEPT_RANGES, "bytes");
    guard(&mut response, &tag);
    Ok(response)
}

fn guard(response: &mut Response, tag: &str) {
    put(response, header::CONTENT_SECURITY_POLICY, SANDBOX);
    put(response, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    put(response, HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    put(response, header::ETAG, tag);
    // Kept, but asked for again each time: rights may have ended meanwhile.
    put(response, header::CACHE_CONTROL, "private, no-cache");
}

fn put(response: &mut Response, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}

fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let sent = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
    sent.split(',').any(|known| known.trim().trim_start_matches("W/") == tag)
}

fn not_modified(tag: &str) -> Result<Response> {
    let mut response = StatusCode::NOT_MODIFIED.into_response();
    guard(&mut response, tag);
    Ok(response)
}

#[derive(Debug, PartialEq, Eq)]
enum Asked {
    Whole,
    Part(Range<u64>),
    Impossible,
}

/// One range of bytes (RFC 9110, section 14.1.2); several at once are answered with the whole.
fn range_of(text: &str, size: u64) -> Asked {
    let Some((first, last)) = text.strip_prefix("bytes=").and_then(|spec| spec.split_once('-')) else {
        return Asked::Whole;
    };
    let number = |text: &str| text.trim().parse::<u64>().ok();
    let (start, end) = match (number(first), number(last)) {
        (Some(start), None) if last.trim().is_empty() => (start, size),
        (Some(start), Some(last)) if start <= last => (start, last.saturating_add(1).min(size)),
        (None, Some(suffix)) if first.trim().is_empty() => (size.saturating_sub(suffix), size),
        _ => return Asked::Whole,
    };
    if start < end { Asked::Part(start..end) } else { Asked::Impossible }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_lies_within_the_file_or_is_impossible() {
        assert_eq!(range_of("bytes=0-9", 100), Asked::Part(0..10));
        assert_eq!(range_of("bytes=90-", 100), Asked::Part(90..100));
        assert_eq!(range_of("bytes=-10", 100), Asked::Part(90..100));
        assert_eq!(range_of("bytes=50-999", 100), Asked::Part(50..100));
        assert_eq!(range_of("bytes=100-", 100), Asked::Impossible);
        assert_eq!(range_of("bytes=-0", 100), Asked::Impossible);
        assert_eq!(range_of("bytes=9-2", 100), Asked::Whole);
        assert_eq!(range_of("bytes=0-1,5-6", 100), Asked::Whole);
        assert_eq!(range_of("pages=1-2", 100), Asked::Whole);
    }
}
