//! All routes of all rooms, and the layers around them.

use std::sync::Arc;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;

use super::layers;
use crate::kit::routes::Routes;
use crate::kit::{App, Error};

/// The table of the whole program.
pub fn routes() -> Routes {
    Routes::new()
        .merge(super::pages::routes())
        .merge(crate::network::routes::routes())
        .merge(crate::evidence::routes())
        .merge(crate::assess::routes())
        .merge(crate::review::routes())
}

/// The service: the last layer is the outermost.
pub fn service(app: Arc<App>) -> Router {
    routes()
        .router
        .route("/assets/{*file}", axum::routing::get(super::assets::get))
        .fallback(|| async { Error::NotFound })
        .method_not_allowed_fallback(|| async { Error::MethodNotAllowed })
        .layer(axum::extract::DefaultBodyLimit::max(crate::kit::form::BODY_LIMIT as usize))
        .layer(CsrfLayer::new())
        .layer(CompressionLayer::new())
        .layer(CatchPanicLayer::custom(layers::panicked))
        .layer(from_fn(layers::faces))
        .layer(from_fn_with_state(app.clone(), layers::headers))
        .layer(from_fn(layers::trace))
        .with_state(app)
}
