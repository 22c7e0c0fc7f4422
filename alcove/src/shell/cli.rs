//! The command line: `alcove --help`.

mod assessment;
mod backup;
mod bench;
mod demo;
mod doctor;
mod export;
mod framework;
mod migrate;
mod organisation;
pub mod printing;
mod serve;
mod settings;
mod token;
mod user;

use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use axum::http::Uri;
use clap::{Args, FromArgMatches as _, Parser, Subcommand};

use super::{openapi, secret_key, typeset, wiring};
use crate::kit::app::{App, Config};
use crate::kit::clock::Clock;
use crate::kit::press;
use crate::kit::{Ctx, Db, Error, Result};

/// Where everything is kept unless said otherwise.
const DATA: &str = "data";

/// Beside the real data, so that trying the sample cannot touch it.
const DEMO_DATA: &str = "data-demo";

const EXAMPLES: &str = "\
First steps:
  alcove demo                           a sample network to look at
  alcove serve                          the real thing, on http://127.0.0.1:8080
  alcove user add --email ada@college.example --name \"Quality coordinator\"

Settings come from flags, then from the environment (ALCOVE_…), then from the file named by
--config, or alcove.toml in the data directory:
  listen = \"127.0.0.1:8080\"
  public-url = \"https://alcove.college.example\"
  database-url = \"postgres://alcove@localhost/alcove\"

Every command ends with 0 when all is well, with 1 when it found or met a fault, and with 2 when
it was asked in a way it does not understand.";

#[derive(Debug, Parser)]
#[command(
    name = "alcove",
    version,
    about = "Institutions that teach a trade assess themselves, plan, improve, prove it and pass it on.",
    after_help = EXAMPLES
)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

/// Options of every command.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Options of every command")]
pub struct Common {
    /// Where the database and the files are kept [default: data; for the demo: data-demo]
    #[arg(long, global = true, env = "ALCOVE_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// The database: SQLite in the data directory unless set to postgres://…
    #[arg(long, global = true, env = "ALCOVE_DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// Where evidence is kept: files in the data directory unless set to s3://bucket/prefix
    #[arg(long, global = true, env = "ALCOVE_STORAGE_URL", value_name = "URL")]
    pub storage_url: Option<String>,
    /// The key that secrets in the database are sealed with: the same file for every node
    /// [default: secret.key in the data directory, made at the first start]
    #[arg(long, global = true, env = "ALCOVE_SECRET_KEY", value_name = "FILE")]
    pub secret_key: Option<PathBuf>,
    /// The address people use, such as https://quality.college.example: for links in mails, passkeys
    /// and certificates [default: http:// and the address listened on]
    #[arg(long, global = true, env = "ALCOVE_PUBLIC_URL", value_name = "URL", value_parser = public_url)]
    pub public_url: Option<String>,
    /// The mail server: smtps://user:password@host, or smtp://…:587 for a server that upgrades to TLS;
    /// without one, mails are files in the data directory
    #[arg(long, global = true, env = "ALCOVE_SMTP_URL", value_name = "URL", hide_env_values = true)]
    pub smtp_url: Option<String>,
    /// A file in PEM with the authority that vouches for the mail server, where it is not a public one
    #[arg(long, global = true, env = "ALCOVE_SMTP_CA", value_name = "FILE")]
    pub smtp_ca: Option<PathBuf>,
    /// The sender of mails
    #[arg(
        long,
        global = true,
        env = "ALCOVE_MAIL_FROM",
        default_value = "Alcove <alcove@localhost>",
        value_name = "ADDRESS"
    )]
    pub mail_from: String,
    /// A clamd that scans uploads: host:port or the path of its socket
    #[arg(long, global = true, env = "ALCOVE_CLAMD", value_name = "ADDR")]
    pub clamd: Option<String>,
    /// The largest file that may be uploaded, in megabytes
    #[arg(long, global = true, env = "ALCOVE_UPLOAD_LIMIT_MB", default_value_t = 100, value_name = "MB")]
    pub upload_limit_mb: u64,
    /// A file with settings [default: alcove.toml in the data directory, where there is one]
    #[arg(long, global = true, env = "ALCOVE_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Answer in JSON
    #[arg(long, global = true)]
    pub json: bool,
}

impl Common {
    pub fn data(&self) -> &Path {
        self.data.as_deref().unwrap_or(Path::new(DATA))
    }

    pub fn database_url(&self) -> String {
        let file = || format!("sqlite://{}", self.data().join("alcove.db").display());
        self.database_url.clone().unwrap_or_else(file)
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve pages and the interface for machines
    Serve(serve::Arguments),
    /// Load a sample network and serve it
    Demo(demo::Arguments),
    /// Bring the database's tables up to date
    Migrate(migrate::Arguments),
    /// Check, import, list and export frameworks
    #[command(subcommand)]
    Framework(framework::Command),
    /// Add, list and disable people, and reset how they sign in
    #[command(subcommand)]
    User(user::Command),
    /// Tokens with which machines come in for a person
    #[command(subcommand)]
    Token(token::Command),
    /// Add and list organisations, and take one out whole
    #[command(subcommand)]
    Organisation(organisation::Command),
    /// List assessments, and take one or its report out
    #[command(subcommand)]
    Assessment(assessment::Command),
    /// Write everything into one file, also while the server runs
    Backup(backup::BackupArguments),
    /// Read a backup into an empty data directory and database
    Restore(backup::RestoreArguments),
    /// Check that nothing was lost or changed
    Doctor,
    /// Print the description of the interface for machines (OpenAPI 3.1)
    Openapi,
    /// Measure how fast and how small it is
    #[command(hide = true)]
    Bench(bench::Arguments),
}

/// What a command came to: it did what it should, or it found what it looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Well,
    Faults,
}

pub fn main() -> ExitCode {
    if std::env::args_os().nth(1).is_some_and(|command| command == press::TYPESET) {
        return typeset::main();
    }
    let cli = match read() {
        Ok(cli) => cli,
        Err(fault) => {
            eprintln!("alcove: {fault}");
            return ExitCode::from(2);
        }
    };
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(fault) => {
            eprintln!("alcove: {fault}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(run(cli)) {
        Ok(Verdict::Well) => ExitCode::SUCCESS,
        Ok(Verdict::Faults) => ExitCode::FAILURE,
        Err(fault) => {
            eprintln!("alcove: {}", printing::line(&fault));
            ExitCode::FAILURE
        }
    }
}

/// The arguments, with what the file of settings says in place of the built-in values.
fn read() -> std::result::Result<Cli, String> {
    let command = settings::apply(<Cli as clap::CommandFactory>::command(), std::env::args_os())?;
    let matches = command.get_matches();
    Cli::from_arg_matches(&matches).map_err(|fault| fault.to_string())
}

async fn run(cli: Cli) -> Result<Verdict> {
    let common = &cli.common;
    match cli.command {
        Command::Serve(arguments) => serve::run(common, arguments).await,
        Command::Demo(arguments) => demo::run(common, arguments).await,
        Command::Migrate(arguments) => migrate::run(common, arguments).await,
        Command::Framework(command) => framework::run(common, command).await,
        Command::User(command) => user::run(common, command).await,
        Command::Token(command) => token::run(common, command).await,
        Command::Organisation(command) => organisation::run(common, command).await,
        Command::Assessment(command) => assessment::run(common, command).await,
        Command::Backup(arguments) => backup::back_up(common, arguments).await,
        Command::Restore(arguments) => backup::restore(common, arguments).await,
        Command::Doctor => doctor::run(common).await,
        Command::Bench(arguments) => bench::run(common, arguments).await,
        Command::Openapi => {
            printing::out(&openapi::text());
            Ok(Verdict::Well)
        }
    }
}

/// The installation as commands use it, with its tables up to date.
pub async fn open(common: &Common) -> Result<Ctx> {
    let db = open_database(common).await?;
    db.migrate().await?;
    let app = wiring::assemble(db, Clock::System, config(common, "127.0.0.1:8080")).await?;
    secret_key::settle(&app).await?;
    Ok(Ctx::of(&Arc::new(app)))
}

/// An installation that is there, for looking alone. A mistyped directory must not become an empty
/// one, of which nothing would be wrong.
pub async fn open_existing(common: &Common) -> Result<Arc<App>> {
    let url = common.database_url();
    match url.strip_prefix("sqlite://").map(Path::new) {
        Some(file) if !file.exists() => Err(Error::fault(format!(
            "there is no database at {}; say where it is with --data or --database-url",
            file.display()
        ))),
        _ => open_as_it_is(common).await,
    }
}

/// The installation without touching the tables; a database that is missing is made, without any.
pub async fn open_as_it_is(common: &Common) -> Result<Arc<App>> {
    let db = open_database(common).await?;
    let app = wiring::assemble(db, Clock::System, config(common, "127.0.0.1:8080")).await?;
    Ok(Arc::new(app))
}

pub async fn open_database(common: &Common) -> Result<Db> {
    let data = common.data();
    // It holds what people entrusted to us: on a machine with others it is nobody else's.
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(data)
        .map_err(|fault| Error::fault(format!("the data directory {}: {fault}", data.display())))?;
    Db::open(&common.database_url())
        .await
        .map_err(|fault| Error::fault(format!("the database does not open: {fault}")))
}

/// An address that pages, mails and certificates can begin with. Our pages lie at the root of a host.
fn public_url(text: &str) -> std::result::Result<String, String> {
    let told = || "it is written like https://quality.college.example, without a path".to_owned();
    let uri: Uri = text.parse().map_err(|_| told())?;
    let is_web = matches!(uri.scheme_str(), Some("http" | "https"));
    let is_root = uri.path() == "/" && uri.query().is_none();
    if is_web && is_root { Ok(text.trim_end_matches('/').to_owned()) } else { Err(told()) }
}

/// This very program, also after a newer one was laid in its place.
fn own_program() -> Option<PathBuf> {
    let running = PathBuf::from("/proc/self/exe");
    if running.exists() { Some(running) } else { std::env::current_exe().ok() }
}

pub fn config(common: &Common, listen: &str) -> Config {
    let public_url = common.public_url.clone().unwrap_or_else(|| format!("http://{listen}"));
    Config {
        data: common.data().to_owned(),
        secret_key: common.secret_key.clone(),
        public_url,
        storage_url: common.storage_url.clone(),
        smtp_url: common.smtp_url.clone(),
        smtp_ca: common.smtp_ca.clone(),
        mail_from: common.mail_from.clone(),
        clamd: common.clamd.clone(),
        upload_limit: common.upload_limit_mb * 1_000_000,
        typesetter: own_program(),
        quick_hashing: false,
        gallery: false,
        demo: false,
    }
}
