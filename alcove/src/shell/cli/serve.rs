//! `alcove serve`

use std::sync::Arc;

use clap::{Args, ValueEnum};
use tokio::net::TcpListener;

use super::printing::out;
use super::{Common, Verdict, config, open_database};
use crate::kit::app::Config;
use crate::kit::clock::Clock;
use crate::kit::{Ctx, Error, Result};
use crate::network::one_time::setup;
use crate::shell::log::{self, Format};
use crate::shell::serve::{self, Metrics};
use crate::shell::{mail, secret_key, wiring};

#[derive(Clone, Debug, Args)]
#[command(after_help = "\
On an empty database it prints a link with which the first administrator sets everything up.
Stop it with Ctrl-C or SIGTERM: it finishes what is in flight.

Examples:
  alcove serve
  alcove serve --listen 127.0.0.1:8080 --public-url https://alcove.college.example --log json
  alcove serve --database-url postgres://alcove@localhost/alcove --metrics-listen 127.0.0.1:9464")]
pub struct Arguments {
    /// The address to listen on
    #[arg(long, env = "ALCOVE_LISTEN", default_value = "127.0.0.1:8080", value_name = "ADDR")]
    pub listen: String,
    /// An address of its own for Prometheus; without it nothing is measured
    #[arg(long, env = "ALCOVE_METRICS_LISTEN", value_name = "ADDR")]
    pub metrics_listen: Option<String>,
    /// How log lines are written; RUST_LOG says how many
    #[arg(long, env = "ALCOVE_LOG", default_value = "text", value_name = "FORMAT")]
    pub log: LogFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    Text,
    Json,
}

impl From<LogFormat> for Format {
    fn from(format: LogFormat) -> Self {
        match format {
            LogFormat::Text => Self::Text,
            LogFormat::Json => Self::Json,
        }
    }
}

pub async fn run(common: &Common, arguments: Arguments) -> Result<Verdict> {
    log::start(arguments.log.into(), log::USUAL);
    let configured = config(common, &arguments.listen);
    start(common, &arguments, configured, async |ctx| {
        if let Some(link) = setup::offer(ctx).await? {
            out(&format!(
                "Nobody is here yet. Whoever opens this link within a day becomes the first administrator:\n{link}"
            ));
        }
        Ok(())
    })
    .await
}

/// Opens everything, says what there is to say, and serves.
pub async fn start(
    common: &Common,
    arguments: &Arguments,
    configured: Config,
    greet: impl AsyncFnOnce(&Ctx) -> Result<()>,
) -> Result<Verdict> {
    let metrics = match &arguments.metrics_listen {
        Some(address) => Some(Metrics::open(listener(address).await?)?),
        None => None,
    };
    // First the address: whether it is taken shows before anything else begins.
    let listener = listener(&arguments.listen).await?;
    let address = listener.local_addr().map_err(Error::fault)?;
    let db = open_database(common).await?;
    db.migrate().await?;
    let app = Arc::new(wiring::assemble(db, Clock::System, configured).await?);
    secret_key::settle(&app).await?;
    mail::check(&app)?;
    out(&format!("Alcove listens on http://{address}"));
    greet(&Ctx::of(&app)).await?;
    serve::serve(app, listener, metrics).await.map_err(Error::fault)?;
    Ok(Verdict::Well)
}

async fn listener(address: &str) -> Result<TcpListener> {
    let bound = TcpListener::bind(address).await;
    bound.map_err(|fault| Error::fault(format!("cannot listen on {address}: {fault}")))
}
