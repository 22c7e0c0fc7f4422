//! The command line.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Args, Parser, Subcommand};

use super::{serve, wiring};
use crate::kit::app::{App, Config};
use crate::kit::clock::Clock;
use crate::kit::{Ctx, Db, Error};
use crate::network::one_time::setup;

#[derive(Debug, Parser)]
#[command(
    name = "alcove",
    version,
    about = "Institutions that teach a trade assess themselves, plan, improve, prove it and pass it on."
)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

/// Options of every command. A flag wins over the environment, the environment over the file.
#[derive(Clone, Debug, Args)]
pub struct Common {
    /// Where the database and the files are kept
    #[arg(long, global = true, env = "ALCOVE_DATA", default_value = "data", value_name = "DIR")]
    pub data: PathBuf,
    /// The database: SQLite in the data directory unless set to postgres://…
    #[arg(long, global = true, env = "ALCOVE_DATABASE_URL", value_name = "URL")]
    pub database_url: Option<String>,
    /// Where evidence is kept: files in the data directory unless set to s3://bucket/prefix
    #[arg(long, global = true, env = "ALCOVE_STORAGE_URL", value_name = "URL")]
    pub storage_url: Option<String>,
    /// The address people use, for links in mails
    #[arg(long, global = true, env = "ALCOVE_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// The mail server: smtp://user:password@host:587; without one, mails are files in the data directory
    #[arg(long, global = true, env = "ALCOVE_SMTP_URL", value_name = "URL", hide_env_values = true)]
    pub smtp_url: Option<String>,
    /// The sender of mails
    #[arg(long, global = true, env = "ALCOVE_MAIL_FROM", default_value = "Alcove <alcove@localhost>")]
    pub mail_from: String,
    /// A clamd that scans uploads: host:port or the path of its socket
    #[arg(long, global = true, env = "ALCOVE_CLAMD", value_name = "ADDR")]
    pub clamd: Option<String>,
    /// The largest file that may be uploaded, in megabytes
    #[arg(long, global = true, env = "ALCOVE_UPLOAD_LIMIT_MB", default_value_t = 100)]
    pub upload_limit_mb: u64,
    /// Answer in JSON
    #[arg(long, global = true)]
    pub json: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve pages and the interface for machines
    Serve {
        /// The address to listen on
        #[arg(long, env = "ALCOVE_LISTEN", default_value = "127.0.0.1:8080", value_name = "ADDR")]
        listen: String,
    },
    /// Bring the database's tables up to date
    Migrate,
}

pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(fault) => {
            eprintln!("alcove: {fault}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(run(cli)) {
        Ok(code) => code,
        Err(fault) => {
            eprintln!("alcove: {fault}");
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> Result<ExitCode, Error> {
    match cli.command {
        Command::Serve { listen } => {
            tracing_subscriber::fmt().with_target(false).init();
            let app = open(&cli.common, &listen).await?;
            let listener = tokio::net::TcpListener::bind(&listen).await.map_err(Error::fault)?;
            println!("Alcove listens on http://{listen}");
            if let Some(link) = setup::offer(&Ctx::of(&app)).await? {
                println!("Nobody is here yet. Set up the first administrator within a day: {link}");
            }
            serve::serve(app, listener).await.map_err(Error::fault)?;
        }
        Command::Migrate => {
            let app = open(&cli.common, "").await?;
            drop(app);
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Opens the installation, with its tables up to date.
pub async fn open(common: &Common, listen: &str) -> Result<Arc<App>, Error> {
    std::fs::create_dir_all(&common.data).map_err(Error::fault)?;
    let url = common
        .database_url
        .clone()
        .unwrap_or_else(|| format!("sqlite://{}", common.data.join("alcove.db").display()));
    let db = Db::open(&url).await?;
    db.migrate().await?;
    let config = Config {
        data: common.data.clone(),
        public_url: common.public_url.clone().unwrap_or_else(|| format!("http://{listen}")),
        storage_url: common.storage_url.clone(),
        smtp_url: common.smtp_url.clone(),
        mail_from: common.mail_from.clone(),
        clamd: common.clamd.clone(),
        upload_limit: common.upload_limit_mb * 1_000_000,
        quick_hashing: false,
        gallery: false,
    };
    Ok(Arc::new(wiring::assemble(db, Clock::System, config).await?))
}
