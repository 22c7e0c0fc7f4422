//! Files that browsers look for at the root, and the page for when there is no connection.

use askama::Template;
use axum::http::HeaderMap;
use axum::response::Response;

use crate::kit::html::asset;
use crate::kit::page::{Frame, render};
use crate::kit::{Ctx, Result};
use crate::shell::assets;

/// The service worker: at the root, so that it may answer for every page, and looked up anew each
/// time, so that a new version is noticed.
pub async fn service_worker(headers: HeaderMap) -> Result<Response> {
    assets::serve(built("sw.js").as_str(), &headers, "no-cache")
}

/// Browsers that do not read the page's link ask for this name.
pub async fn favicon(headers: HeaderMap) -> Result<Response> {
    assets::serve(built("icon.svg").as_str(), &headers, "public, max-age=86400")
}

fn built(name: &str) -> String {
    asset(name).trim_start_matches("/assets/").to_owned()
}

#[derive(Template)]
#[template(path = "shell/offline.html")]
struct Offline {
    frame: Frame,
}

/// Kept on the device by the service worker for whoever uses it next: it names nobody.
pub async fn offline(ctx: Ctx) -> Result<Response> {
    let title = ctx.words.t("text-offline-title");
    render(&Offline { frame: Frame::public(ctx.words, title, "/") })
}
