//! Serving, until told to stop.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::TcpListener;

use super::router;
use crate::kit::App;

/// Serves until the process is asked to end, and finishes what is in flight.
pub async fn serve(app: Arc<App>, listener: TcpListener) -> std::io::Result<()> {
    tokio::spawn(super::mail::run(app.clone()));
    tokio::spawn(super::jobs::run(app.clone()));
    axum::serve(listener, router::service(app).into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(asked_to_end())
        .await
}

async fn asked_to_end() {
    use tokio::signal::unix::{SignalKind, signal};
    let interrupt = tokio::signal::ctrl_c();
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
        }
        Err(_) => {
            interrupt.await.ok();
        }
    }
}
