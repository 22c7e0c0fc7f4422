//! `alcove demo`

use std::path::Path;

use clap::Args;

use super::printing::out;
use super::serve::{self, LogFormat};
use super::{Common, DEMO_DATA, Verdict, config};
use crate::kit::clock::Stopwatch;
use crate::kit::{Error, Result};
use crate::shell::demo::{self, Loaded, PASSWORD, ROLES};
use crate::shell::log;

#[derive(Debug, Args)]
#[command(after_help = "\
Loads an invented academy and six invented colleges, then serves them. Nothing in it is real, and
everybody has the same password: never put it where others can reach it.

Examples:
  alcove demo
  alcove demo --fresh --listen 127.0.0.1:9000")]
pub struct Arguments {
    /// The address to listen on
    #[arg(long, env = "ALCOVE_LISTEN", default_value = "127.0.0.1:8080", value_name = "ADDR")]
    listen: String,
    /// Remove what is in the demo's data directory and load the sample anew
    #[arg(long)]
    fresh: bool,
}

pub async fn run(common: &Common, arguments: Arguments) -> Result<Verdict> {
    let mut common = common.clone();
    common.data.get_or_insert_with(|| DEMO_DATA.into());
    if arguments.fresh {
        start_over(common.data())?;
    }
    let mut configured = config(&common, &arguments.listen);
    configured.gallery = true;
    configured.demo = true;
    let address = configured.public_url.clone();
    let serving = serve::Arguments { listen: arguments.listen, metrics_listen: None, log: LogFormat::Text };
    log::start(serving.log.into(), log::QUIET);
    serve::start(&common, &serving, configured, async move |ctx| {
        let begun = Stopwatch::start();
        let loaded = demo::load(ctx, |what| out(&format!("  loading: {what}"))).await?;
        if loaded == Loaded::Now {
            out(&format!("The sample network is here after {:.1} s.", begun.took().as_secs_f32()));
        }
        out(&greeting(&address));
        Ok(())
    })
    .await
}

fn greeting(address: &str) -> String {
    let words = crate::kit::Words::English;
    let mut text =
        format!("\n  Open {address}/demo and choose a role, or sign in with the password {PASSWORD}:\n\n");
    for role in ROLES {
        text.push_str(&format!("    {:<32} {}\n", role.email, words.t(role.does)));
    }
    text
}

/// Removes the demo's data. A folder that holds something else is left alone.
fn start_over(data: &Path) -> Result<()> {
    let told = |fault: std::io::Error| Error::fault(format!("{}: {fault}", data.display()));
    if !data.exists() {
        return Ok(());
    }
    let empty = std::fs::read_dir(data).map_err(told)?.next().is_none();
    if !empty && !data.join("alcove.db").exists() {
        return Err(Error::fault(format!(
            "{} is not a data directory of Alcove, so --fresh leaves it alone",
            data.display()
        )));
    }
    std::fs::remove_dir_all(data).map_err(told)
}
