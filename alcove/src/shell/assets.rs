//! Built files, from inside the program, as the browser can take them.

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};

use crate::kit::Error;
use crate::kit::html::Assets;

/// A built file; its name holds its hash, so it may be kept for ever.
pub async fn get(Path(file): Path<String>, headers: HeaderMap) -> Result<Response, Error> {
    serve(&file, &headers, "public, max-age=31536000, immutable")
}

/// The file under `web/`, compressed where the browser takes it.
pub fn serve(file: &str, headers: &HeaderMap, caching: &'static str) -> Result<Response, Error> {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let candidates = [("br", ".br"), ("gzip", ".gz")];
    let compressed =
        candidates.iter().filter(|(name, _)| accepted.contains(name)).find_map(|(name, suffix)| {
            Assets::get(&format!("web/{file}{suffix}")).map(|found| (found, Some(*name)))
        });
    let plain = || Assets::get(&format!("web/{file}")).map(|found| (found, None));
    let (found, encoding) = compressed.or_else(plain).ok_or(Error::NotFound)?;
    let mut response = found.data.into_owned().into_response();
    let out = response.headers_mut();
    out.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type(file)));
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        out.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    Ok(response)
}

fn media_type(file: &str) -> &'static str {
    match file.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("json" | "webmanifest") => "application/json",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}
