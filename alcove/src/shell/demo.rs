//! The sample network: an invented academy, six invented colleges and an awarding body, with role names instead of
//! persons, one finished cycle and one running. Everything that has a door goes through it, so
//! that what is shown is what the program itself would have made.

mod cast;
mod certify;
mod cycle;
mod evidence;
mod marks;
mod network;
mod plan;
mod plan_figures;
mod plan_review;
mod plan_words;
mod practice_words;
mod practices;
mod region;
mod words;

use std::time::Duration;

use alcove_domain::kit::Instant;

use super::own_framework;
use super::store::cast::is_empty;
use super::store::setting;
use crate::assess::commands;
use crate::kit::ids::EditionId;
use crate::kit::{Ctx, Error, Result};
use crate::network::password;

/// The password of everybody in the sample. It is no secret: nothing here is real.
pub const PASSWORD: &str = "harbour-demo-2026";

/// Marks a database that holds the sample and nothing else.
const KEY: &str = "demo";

/// Somebody as whom a visitor may come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role {
    pub email: &'static str,
    /// Key of what the role does, in words.
    pub does: &'static str,
}

/// Those whom the program offers, in the order of a visit.
pub const ROLES: [Role; 11] = [
    Role { email: "coordinator@harbour.example", does: "demo-coordinator" },
    Role { email: "contributor@harbour.example", does: "demo-contributor" },
    Role { email: "lead@harbour.example", does: "demo-lead" },
    Role { email: "head@harbour.example", does: "demo-head" },
    Role { email: "administrator@harbour.example", does: "demo-administrator" },
    Role { email: "viewer@harbour.example", does: "demo-viewer" },
    Role { email: "coordinator@orchard.example", does: "demo-orchard" },
    Role { email: "coordinator@silkroad.example", does: "demo-silkroad" },
    Role { email: "coordinator@academy.example", does: "demo-academy" },
    Role { email: "officer@board.example", does: "demo-board" },
    Role { email: "platform@alcove.example", does: "demo-platform" },
];

/// What loading did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loaded {
    Now,
    WasThere,
}

/// Loads the sample into an empty database, telling what it is at.
pub async fn load(ctx: &Ctx, tell: impl Fn(&str)) -> Result<Loaded> {
    match setting::get(ctx.db().read(), KEY).await?.as_deref() {
        Some("whole") => return Ok(Loaded::WasThere),
        Some(_) => {
            return Err(Error::fault("the sample was loaded in part only; start over with --fresh"));
        }
        None if !is_empty(ctx.db().read()).await? => {
            return Err(Error::fault(
                "this database holds something else; give the demo a data directory of its own",
            ));
        }
        None => {}
    }
    mark(ctx, "begun").await?;
    tell("our own framework");
    own_framework::bring_now(ctx).await?;
    let edition = edition(ctx).await?;
    tell("an academy and six colleges");
    let hash = password::hash(&ctx.app.config, PASSWORD).await?;
    let network = network::load(ctx, &hash).await?;
    for college in &network.organisations {
        tell(college.plan.profile.name);
        cycle::load(ctx, college, &edition).await?;
    }
    tell("their network");
    region::load(ctx, &network, &edition).await?;
    tell("what they tried, for others to read");
    practices::load(ctx, &network).await?;
    tell(certify::NAME);
    certify::load(ctx, &network, &hash).await?;
    mark(ctx, "whole").await?;
    Ok(Loaded::Now)
}

async fn mark(ctx: &Ctx, value: &str) -> Result<()> {
    let tx = ctx.begin().await?;
    setting::put(&*tx, KEY, value).await?;
    tx.commit_unrecorded().await
}

async fn edition(ctx: &Ctx) -> Result<EditionId> {
    let own = |line: &crate::assess::store::edition::Line| line.urn.ends_with(":vocational-excellence");
    let found = commands::list(ctx).await?.into_iter().find(own);
    found.map(|line| line.id).ok_or_else(|| Error::fault("our own framework is not here"))
}

/// The context of an act some days and hours before now.
fn ago(ctx: &Ctx, days: i64, hours: i64) -> Ctx {
    let millis = ctx.now.millis() - Duration::from_secs(3600).as_millis() as i64 * (days * 24 - hours);
    Ctx { now: Instant(millis), ..ctx.clone() }
}
