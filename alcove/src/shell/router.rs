//! All routes of all rooms, and the layers around them.

use std::sync::Arc;

use axum::Router;
use axum::http::{Extensions, HeaderMap, StatusCode, Version, header};
use axum::middleware::{from_fn, from_fn_with_state};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::predicate::{DefaultPredicate, Predicate as _};
use tower_http::compression::{CompressionLayer, CompressionLevel};
use tower_http::csrf::CsrfLayer;

use super::layers;
use crate::kit::etag;
use crate::kit::routes::Routes;
use crate::kit::{App, Error};

/// The table of the whole program.
pub fn routes() -> Routes {
    Routes::new()
        .merge(super::pages::routes())
        .merge(crate::network::routes::routes())
        .merge(crate::evidence::routes())
        .merge(crate::assess::routes::routes())
        .merge(crate::review::routes())
        .merge(crate::improve::routes::routes())
        .merge(crate::benchmark::routes::routes())
        .merge(crate::publish::routes::routes())
        .merge(crate::certify::routes::routes())
}

/// The service: the last layer is the outermost.
pub fn service(app: Arc<App>) -> Router {
    routes()
        .router
        .route("/assets/{*file}", axum::routing::get(super::assets::get))
        .fallback(|| async { Error::NotFound })
        .method_not_allowed_fallback(|| async { Error::MethodNotAllowed })
        .layer(from_fn(etag::conditional))
        .layer(axum::extract::DefaultBodyLimit::max(crate::kit::form::BODY_LIMIT as usize))
        .layer(CsrfLayer::new())
        .layer(quick_compression().compress_when(DefaultPredicate::new().and(is_no_download).and(is_data)))
        .layer(CompressionLayer::new().compress_when(DefaultPredicate::new().and(is_no_download)))
        .layer(CatchPanicLayer::custom(layers::panicked))
        .layer(from_fn_with_state(app.clone(), layers::faces))
        .layer(from_fn_with_state(app.clone(), layers::headers))
        .layer(from_fn(layers::trace))
        .with_state(app)
}

/// For what machines read: a better one makes a tree of 1,200 items a tenth smaller, and costs more
/// time than the tree itself.
fn quick_compression() -> CompressionLayer {
    CompressionLayer::new().quality(CompressionLevel::Precise(1))
}

fn is_data(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "application/json")
}

/// Files that people keep are mostly compressed already, and their length is worth more than a few
/// bytes: the browser shows how far it is.
fn is_no_download(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    !headers.contains_key(header::CONTENT_DISPOSITION)
}
