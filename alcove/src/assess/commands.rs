//! What the command line does with frameworks.

use std::path::Path;

use alcove_framework::Inspected;
use serde::Serialize;

use super::editions;
use super::import::{self, Answer};
use super::store::edition;
use crate::kit::ids::{EditionId, OrganisationId};
use crate::kit::{Ctx, Error, Result};

/// What `framework check --json` prints.
#[derive(Debug, Serialize)]
pub struct CheckAnswer {
    pub frameworks: Vec<Checked>,
}

#[derive(Debug, Serialize)]
pub struct Checked {
    pub urn: String,
    pub name: String,
    pub items: usize,
    pub rated_items: usize,
    pub languages: Vec<String>,
    pub faults: Vec<Place>,
    pub warnings: Vec<Place>,
}

#[derive(Debug, Serialize)]
pub struct Place {
    pub path: String,
    pub line: usize,
    pub message: String,
}

impl CheckAnswer {
    pub fn has_faults(&self) -> bool {
        self.frameworks.iter().any(|one| !one.faults.is_empty())
    }
}

/// Checks files and directories; needs no database.
pub fn check(paths: &[impl AsRef<Path>]) -> CheckAnswer {
    let inspected = paths.iter().flat_map(|path| alcove_framework::inspect_path(path.as_ref()));
    CheckAnswer { frameworks: inspected.map(checked).collect() }
}

fn checked(inspected: Inspected) -> Checked {
    let places = |faults: Vec<alcove_framework::Fault>| {
        faults.into_iter().map(|f| Place { path: f.path, line: f.line, message: f.message }).collect()
    };
    Checked {
        urn: inspected.about.urn,
        name: inspected.about.name,
        items: inspected.about.items,
        rated_items: inspected.about.rated_items,
        languages: inspected.about.languages.iter().map(ToString::to_string).collect(),
        faults: places(inspected.faults),
        warnings: places(inspected.warnings),
    }
}

/// Imports a file or a directory for everyone on this installation, or for one organisation.
pub async fn import(ctx: &Ctx, owner: Option<&OrganisationId>, path: &Path) -> Result<Answer> {
    let imported = alcove_framework::import_path(path).map_err(Error::Faulty)?;
    import::bring(ctx, None, owner, imported).await
}

/// Our own framework, read from the texts inside the program; does nothing where it is there.
pub async fn import_own(ctx: &Ctx) -> Result<Answer> {
    let imported = super::own::read()?;
    import::bring(ctx, None, None, imported).await
}

/// Every edition of this installation.
pub async fn list(ctx: &Ctx) -> Result<Vec<edition::Line>> {
    Ok(edition::list_all(ctx.db().read()).await?)
}

/// The text of an edition in our own format.
pub async fn export(ctx: &Ctx, id: &EditionId) -> Result<String> {
    let known = editions::known(ctx, id).await?;
    Ok(alcove_framework::write_yaml(&known.edition))
}
