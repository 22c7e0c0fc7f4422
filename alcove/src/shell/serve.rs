//! Serving, until told to stop; and what goes on beside it.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::{housekeeping, jobs, mail, own_framework, router};
use crate::kit::{App, Error, Result};

/// What is in flight has this long to end after the process was asked to.
const PATIENCE: Duration = Duration::from_secs(30);

/// Seconds. A page should take under 25 ms; a report may take seconds.
const BUCKETS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

/// What is measured, and the address of its own where it can be read.
pub struct Metrics {
    listener: TcpListener,
    handle: PrometheusHandle,
}

impl Metrics {
    pub fn open(listener: TcpListener) -> Result<Self> {
        let handle = PrometheusBuilder::new()
            .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &BUCKETS)
            .map_err(Error::fault)?
            .install_recorder()
            .map_err(Error::fault)?;
        metrics::describe_histogram!(
            "alcove_request_seconds",
            metrics::Unit::Seconds,
            "How long requests took"
        );
        metrics::gauge!("alcove_build_info", "version" => env!("CARGO_PKG_VERSION")).set(1.0);
        Ok(Self { listener, handle })
    }
}

/// Serves until the process is asked to end, and finishes what is in flight.
pub async fn serve(app: Arc<App>, listener: TcpListener, metrics: Option<Metrics>) -> std::io::Result<()> {
    let end = CancellationToken::new();
    let beside = TaskTracker::new();
    let run = |work: std::pin::Pin<Box<dyn Future<Output = ()> + Send>>| {
        let end = end.clone();
        beside.spawn(async move {
            end.run_until_cancelled(work).await;
        });
    };
    run(Box::pin(own_framework::bring(app.clone())));
    run(Box::pin(mail::run(app.clone())));
    run(Box::pin(jobs::run(app.clone())));
    run(Box::pin(housekeeping::run(app.clone())));
    if let Some(metrics) = metrics {
        run(Box::pin(show(app.clone(), metrics)));
    }
    beside.close();

    let asked = end.clone();
    tokio::spawn(async move {
        asked_to_end().await;
        tracing::info!("asked to end");
        asked.cancel();
    });
    let service = router::service(app).into_make_service_with_connect_info::<SocketAddr>();
    let serving = axum::serve(listener, service).with_graceful_shutdown(end.clone().cancelled_owned());
    let late = async {
        end.cancelled().await;
        tokio::time::sleep(PATIENCE).await;
    };
    tokio::select! {
        ended = serving.into_future() => ended?,
        () = late => tracing::warn!("some requests did not end in time"),
    }
    tokio::time::timeout(PATIENCE, beside.wait()).await.ok();
    tracing::info!("ended");
    Ok(())
}

/// Prometheus reads here; nobody else is meant to reach the address.
async fn show(app: Arc<App>, Metrics { listener, handle }: Metrics) {
    let upkeep = handle.clone();
    let page = axum::Router::new().route(
        "/metrics",
        axum::routing::get(async move || {
            if let Err(fault) = housekeeping::measure(&app).await {
                tracing::warn!(%fault, "what waits could not be counted");
            }
            handle.render()
        }),
    );
    let tidy = async {
        loop {
            tokio::time::sleep(Duration::from_secs(5)).await;
            upkeep.run_upkeep();
        }
    };
    tokio::select! {
        ended = axum::serve(listener, page).into_future() => {
            if let Err(fault) = ended {
                tracing::error!(%fault, "metrics are no longer served");
            }
        }
        () = tidy => {}
    }
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
