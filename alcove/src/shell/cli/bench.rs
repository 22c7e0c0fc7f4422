//! `alcove bench`: for those who work on the program; `cargo xtask bench` calls it.

use clap::Args;

use super::{Common, Verdict};
use crate::kit::{Error, Result};
use crate::shell::bench::{self, Extent, Length};

#[derive(Debug, Args)]
pub struct Arguments {
    /// A twentieth of everything: shows that it works, measures little
    #[arg(long)]
    quick: bool,
    /// Only what is measured of plans
    #[arg(long)]
    plans: bool,
    /// A network of 10,000 institutions with 47.6 million ratings instead of one institution; takes
    /// some minutes and 25 GB of disk
    #[arg(long)]
    network: bool,
}

/// In a directory of its own, which is gone afterwards, or on the empty database that is named.
pub async fn run(common: &Common, arguments: Arguments) -> Result<Verdict> {
    let data = match &common.data {
        Some(parent) => {
            std::fs::create_dir_all(parent).map_err(Error::fault)?;
            tempfile::tempdir_in(parent)
        }
        None => tempfile::tempdir(),
    };
    let data = data.map_err(Error::fault)?;
    let length = if arguments.quick { Length::Quick } else { Length::Usual };
    let extent = match (arguments.plans, arguments.network) {
        (true, _) => Extent::Plans,
        (false, true) => Extent::Network,
        (false, false) => Extent::Everything,
    };
    let reached = bench::run(data.path(), common.database_url.as_deref(), length, extent).await?;
    Ok(if reached { Verdict::Well } else { Verdict::Faults })
}
