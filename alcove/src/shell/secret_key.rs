//! One key for one database: made at the first start, known again by its fingerprint at every other.

use super::store::{health, setting};
use crate::kit::seal::Seal;
use crate::kit::{App, Error, Result};

/// The setting that keeps the fingerprint of the key.
const FINGERPRINT: &str = "secret-key";

/// How the key of this node stands to the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    /// No node has made one.
    NoneYet,
    Fits,
    Missing,
    AnotherOne,
}

async fn standing(app: &App) -> Result<Standing> {
    let known = setting::get(app.db.read(), FINGERPRINT).await?;
    Ok(match (known, app.part::<Seal>().fingerprint()) {
        (None, _) => Standing::NoneYet,
        (Some(_), None) => Standing::Missing,
        (Some(known), Some(own)) if known == own => Standing::Fits,
        (Some(_), Some(_)) => Standing::AnotherOne,
    })
}

fn told(app: &App, standing: Standing) -> Option<String> {
    let file = app.part::<Seal>().file().display();
    match standing {
        Standing::NoneYet | Standing::Fits => None,
        Standing::Missing => Some(format!(
            "the key {file} is missing; bring it from another node or out of a backup, or name it with --secret-key"
        )),
        Standing::AnotherOne => Some(format!(
            "the key {file} is not the one that this database was sealed with; bring that from another node or out \
             of a backup, or name it with --secret-key"
        )),
    }
}

/// Makes the key at the first start. Refuses one that does not fit: two nodes with keys of their own
/// could not read each other's secrets.
pub async fn settle(app: &App) -> Result<()> {
    if standing(app).await? == Standing::NoneYet {
        let seal = app.part::<Seal>();
        if seal.fingerprint().is_none() {
            seal.make()?;
        }
        let tx = app.db.begin().await?;
        // Another node may begin at the same time; the first one's key counts.
        setting::add(&*tx, FINGERPRINT, &own(app)).await?;
        tx.commit_unrecorded().await?;
    }
    match told(app, standing(app).await?) {
        None => Ok(()),
        Some(what) => Err(Error::fault(what)),
    }
}

/// A new key in the place of one that was lost. What the old one sealed stays closed.
pub async fn renew(app: &App) -> Result<()> {
    app.part::<Seal>().make()?;
    let tx = app.db.begin().await?;
    setting::put(&*tx, FINGERPRINT, &own(app)).await?;
    tx.commit_unrecorded().await
}

fn own(app: &App) -> String {
    app.part::<Seal>().fingerprint().unwrap_or_default()
}

/// The key's text where it is the one of this database; for a backup.
pub async fn fitting(app: &App) -> Result<Option<String>> {
    let standing = standing(app).await?;
    Ok(app.part::<Seal>().text().filter(|_| standing == Standing::Fits))
}

/// What is wrong with the key, and what it does not open; for the doctor.
pub async fn examine(app: &App) -> Result<(String, Vec<String>)> {
    let sealed = health::sealed(app.db.read()).await?;
    let looked_at = format!("{} sealed secrets", sealed.len());
    if let Some(what) = told(app, standing(app).await?) {
        return Ok((looked_at, vec![what]));
    }
    let seal = app.part::<Seal>();
    let closed =
        sealed.iter().filter_map(|one| Some(seal.open(one.table, &one.id, &one.text).err()?.to_string()));
    Ok((looked_at, closed.collect()))
}
