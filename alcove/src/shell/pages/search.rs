//! What search engines are told: where they may read, and what there is.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

use crate::certify::register;
use crate::kit::{Ctx, Result};
use crate::publish::feeds;

/// What is written for everybody. Institutions' own pages are nobody's search results.
const OPEN: [&str; 8] = [
    "/practices",
    "/register",
    "/awards/",
    "/verify",
    "/open/releases/",
    "/assets/",
    "/favicon.ico",
    "/sitemap.xml",
];

/// What stands among it and is not. The longest line that fits an address counts (RFC 9309). Filtered
/// lists are the same practices and certificates over and over; the map names each once.
const CLOSED: [&str; 17] = [
    "/",
    "/practices?",
    "/practices/own",
    "/practices/new",
    "/practices/template.",
    "/practices/requests",
    "/practices/reviews",
    "/practices/adoptions",
    "/practices/*/work",
    "/practices/*/edit",
    "/practices/*/draft.",
    "/practices/*/documents/",
    "/practices/*/adopt",
    "/practices/*/start",
    "/practices/*/review",
    "/register?",
    "/register.csv?",
];

/// A map of one file holds no more (sitemaps.org).
const PLACES: usize = 50_000;

/// Lists and pages that are always there.
const ALWAYS: [&str; 3] = ["/practices", "/register", "/verify"];

pub async fn robots(ctx: Ctx) -> Response {
    let open: String = OPEN.iter().map(|place| format!("Allow: {place}\n")).collect();
    let closed: String = CLOSED.iter().map(|place| format!("Disallow: {place}\n")).collect();
    let map = format!("Sitemap: {}/sitemap.xml\n", ctx.app.config.public_url);
    typed(format!("User-agent: *\n{open}{closed}\n{map}"), "text/plain; charset=utf-8")
}

/// Public pages that a search engine should know, of all rooms.
pub async fn sitemap(ctx: Ctx) -> Result<Response> {
    let base = &ctx.app.config.public_url;
    let always = ALWAYS.iter().map(|path| format!("<url><loc>{base}{path}</loc></url>\n"));
    let mut places = feeds::places(&ctx, PLACES as u64).await?;
    places.extend(register::places(&ctx, PLACES as u64).await?);
    let places = places
        .iter()
        .map(|(path, day)| format!("<url><loc>{base}{path}</loc><lastmod>{day}</lastmod></url>\n"));
    let urls: String = always.chain(places).take(PLACES).collect();
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{urls}</urlset>\n"
    );
    Ok(typed(text, "application/xml; charset=utf-8"))
}

/// Public, and fresh enough after five minutes.
fn typed(text: String, kind: &'static str) -> Response {
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=300"));
    response
}
