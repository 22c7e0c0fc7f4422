//! The doctor: was anything lost or changed, and will there be room tomorrow.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use futures_util::TryStreamExt as _;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::secret_key;
use super::store::health;
use crate::evidence::Storage;
use crate::improve::damage;
use crate::kit::{App, Ctx, Error, Result, audit};
use crate::review::outcome_check;

/// Less room than this, and the next busy day may fill the disk.
const LEAST_ROOM_MB: u64 = 500;

/// What one check came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Check {
    pub name: &'static str,
    /// What it looked at, in words.
    pub looked_at: String,
    /// A line for each thing that is wrong.
    pub findings: Vec<String>,
}

/// Every check, in the order in which they are told.
pub async fn examine(app: &Arc<App>) -> Result<Vec<Check>> {
    let pending = app.db.pending().await?;
    let waiting = pending.iter().map(|name| format!("{name} has not been run; run alcove migrate"));
    let mut checks = vec![check("migrations", "the tables against this version", waiting.collect())];
    // Questions about tables that are not there would only repeat that.
    if !pending.is_empty() {
        return Ok(checks);
    }
    let db = app.db.read();
    checks.push(check("database", "pages and references", health::database(db).await?));
    let broken = audit::verify(db).await?;
    let lines = broken.into_iter().map(|one| format!("chain {} at {}: {}", one.chain, one.seq, one.what));
    checks.push(check("audit", "every event of every chain", lines.collect()));
    checks.push(check("rows", "what belongs together", health::orphans(db).await?));
    checks.push(check("editions", "the texts of frameworks", health::editions(&app.db.look().await?).await?));
    checks.push(outcomes(&Ctx::of(app)).await?);
    checks.push(plans(&Ctx::of(app)).await?);
    checks.push(applications(&Ctx::of(app)).await?);
    checks.push(awards(&Ctx::of(app)).await?);
    checks.push(evidence(app).await?);
    let (looked_at, findings) = secret_key::examine(app).await?;
    checks.push(check("secrets", looked_at, findings));
    checks.push(check("jobs", "reports, archives and signatures", jobs(app).await?));
    checks.push(check("mail", "what waits to be sent", mail(app).await?));
    checks.push(room(&app.config.data));
    Ok(checks)
}

fn check(name: &'static str, looked_at: impl Into<String>, findings: Vec<String>) -> Check {
    Check { name, looked_at: looked_at.into(), findings }
}

/// Every result that stands, derived once more from the ratings that are kept.
async fn outcomes(ctx: &Ctx) -> Result<Check> {
    let standing = health::standing_outcomes(ctx.db().read()).await?;
    let mut findings = Vec::new();
    for id in &standing {
        findings.extend(outcome_check::differences(ctx, id).await?);
    }
    Ok(check("outcomes", format!("{} results against the ratings kept", standing.len()), findings))
}

/// What was frozen of plans, against its hash.
async fn plans(ctx: &Ctx) -> Result<Check> {
    let (looked_at, findings) = damage::find(ctx).await?;
    Ok(check("plans", format!("{looked_at} approved states and snapshots"), findings))
}

/// What was handed in to awarding bodies, against its hash.
async fn applications(ctx: &Ctx) -> Result<Check> {
    let (looked_at, findings) = crate::certify::damage::find(ctx).await?;
    Ok(check("applications", format!("{looked_at} applications as they were handed in"), findings))
}

/// What was signed for others, against its signature and the lists that say whether it holds.
async fn awards(ctx: &Ctx) -> Result<Check> {
    let (looked_at, findings) = crate::award::damage::find(ctx).await?;
    Ok(check("awards", format!("{looked_at} awards and lists of their standing"), findings))
}

/// A job is tried again for some minutes; one that was given up needs somebody who mends what is wrong.
async fn jobs(app: &App) -> Result<Vec<String>> {
    let week_ago = app.now().plus_days(-7).millis();
    let failed = health::failed_jobs(app.db.read(), week_ago).await?;
    let told = |job: health::FailedJob| format!("{} {} was given up: {}", job.kind, job.id, job.error);
    Ok(failed.into_iter().map(told).collect())
}

/// A mail goes within seconds; one that has waited for an hour was refused more than once.
async fn mail(app: &App) -> Result<Vec<String>> {
    let now = app.now();
    let hour_ago = now.plus_seconds(-60 * 60).millis();
    let late = health::late_mails(app.db.read(), hour_ago, now.plus_days(-7).millis()).await?;
    let mut findings = Vec::new();
    if late.waiting > 0 {
        findings.push(format!("mails that have waited for more than an hour: {}", late.waiting));
    }
    if late.given_up > 0 {
        findings.push(format!("mails that were given up within a week: {}", late.given_up));
    }
    if !findings.is_empty() && !late.said.is_empty() {
        findings.push(format!("the last one was not taken because: {}", late.said));
    }
    Ok(findings)
}

async fn evidence(app: &App) -> Result<Check> {
    let storage = app.part::<Storage>();
    let blobs = health::blobs(app.db.read()).await?;
    let mut findings = Vec::new();
    for (sha256, size) in &blobs {
        match measure(storage, sha256).await {
            Ok((found, bytes)) if found == *sha256 && i64::try_from(bytes) == Ok(*size) => {}
            Ok(_) => findings.push(format!("the file {sha256} was changed")),
            Err(fault) => findings.push(format!("the file {sha256} cannot be read: {fault}")),
        }
    }
    Ok(check("evidence", format!("{} files", blobs.len()), findings))
}

async fn measure(storage: &Storage, sha256: &str) -> Result<(String, u64)> {
    let mut content = storage.get(sha256, None).await?;
    let (mut digest, mut bytes) = (Sha256::new(), 0);
    while let Some(chunk) = content.try_next().await? {
        digest.update(&chunk);
        bytes += chunk.len() as u64;
    }
    Ok((hex::encode(digest.finalize()), bytes))
}

/// Asked of `df`, which nearly every system has; where it does not answer, that is said.
fn room(data: &Path) -> Check {
    match free_mb(data) {
        Ok(free) if free < LEAST_ROOM_MB => {
            check("room", "free space for the data directory", vec![format!("only {free} MB are free")])
        }
        Ok(free) => check("room", format!("free space for the data directory: {free} MB"), Vec::new()),
        Err(_) => check("room", "free space was not looked at: df does not answer here", Vec::new()),
    }
}

fn free_mb(data: &Path) -> Result<u64> {
    let output = Command::new("df").arg("-Pk").arg(data).output().map_err(Error::fault)?;
    let text = String::from_utf8_lossy(&output.stdout);
    let free = text.lines().nth(1).and_then(|line| line.split_whitespace().nth(3)?.parse::<u64>().ok());
    free.map(|kilobytes| kilobytes / 1024).ok_or_else(|| Error::fault("df said nothing"))
}
