//! Where the rooms are put together: what each keeps for the program's life.

mod process;
mod publish;

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;

use super::jobs::Work;
use crate::assess::editions::Editions;
use crate::assess::prepared::Prepares;
use crate::award;
use crate::benchmark::{files, making};
use crate::certify::hooks::Hooks;
use crate::evidence;
use crate::improve::elsewhere::{Elsewhere, Origins};
use crate::improve::{links, reassessing, showing, worked};
use crate::kit::app::{App, Config};
use crate::kit::clock::Clock;
use crate::kit::ids::{AssessmentId, OrganisationId, PersonId};
use crate::kit::jobs::Wake;
use crate::kit::press::Press;
use crate::kit::seal::Seal;
use crate::kit::{Ctx, Db, Result};
use crate::network::Person;
use crate::network::audit::Naming;
use crate::network::handed::Handed;
use crate::network::leaving::Leaving;
use crate::network::pages::network::{For, MoreTabs};
use crate::publish::adopting::Planning;
use crate::publish::catalogue::Gaps;
use crate::publish::drafting::Sources;
use crate::publish::process::Processes;
use crate::review::answered::{Answer, Answered};
use crate::review::attaching;
use crate::review::closing::Closed;
use crate::review::facts::Kept;
use crate::review::outcomes::Outcomes;
use crate::review::reports;
use crate::review::results::Comparisons;

/// The program, ready to serve: its database open, its parts in place. Migrates nothing.
pub async fn assemble(db: Db, clock: Clock, config: Config) -> Result<App> {
    let storage = evidence::Storage::open(&config)?;
    storage.sweep(clock.now());
    let seal = Seal::read(config.secret_key_file())?;
    let press = Press::new(config.typesetter.clone());
    Ok(App::new(db, clock, config)
        .with(Editions::default())
        .with(Kept::default())
        .with(crate::improve::facts::Kept::default())
        .with(crate::improve::frozen::Kept::default())
        .with(Outcomes::default())
        .with(Comparisons::default())
        .with(press)
        .with(award::Known::read()?)
        .with(crate::certify::public::check::Turns::default())
        .with(Wake::default())
        .with(files::Documents::default())
        .with(MoreTabs(vec![
            ("network-tab-directory", "/directory", For::Everybody),
            ("network-tab-mentoring", "/mentoring", For::Everybody),
            ("network-tab-benchmark", "/benchmark", For::Members),
            ("network-tab-figures", "/figures", For::Coordinators),
        ]))
        .with(Leaving(vec![links::leaving]))
        .with(Handed(vec![links::HAND]))
        .with(Naming(named))
        .with(Closed(vec![worked::after]))
        .with(seal)
        .with(storage)
        .with(Prepares(vec![reassessing::prepare]))
        .with(evidence::Uses(vec![
            attaching::uses(),
            showing::uses(),
            crate::publish::showing::uses(),
            crate::publish::showing::internal_uses(),
        ]))
        .with(Answered(answers))
        .with(Gaps(publish::gaps))
        .with(Sources(publish::source))
        .with(Processes { known: process::known, take: process::take, begin: process::begin })
        .with(Planning {
            plans: publish::plans,
            actions: publish::actions,
            add: publish::add,
            holders: publish::holders,
        })
        .with(Elsewhere(vec![publish::offered]))
        .with(Origins(vec![publish::origin]))
        .with(Hooks { findings, practices, paired }))
}

/// The trail is the network's, and tells of every room.
fn named<'a>(ctx: &'a Ctx, ids: &'a [String]) -> BoxFuture<'a, Result<Vec<(String, String)>>> {
    async { Ok(super::store::names::of(ctx.db().read(), ids).await?) }.boxed()
}

/// What a certificate asks of findings, the room of plans knows.
fn findings<'a>(ctx: &'a Ctx, id: &'a AssessmentId) -> BoxFuture<'a, Result<(u32, u32)>> {
    crate::improve::answered::tally(ctx, id).boxed()
}

/// How many good practices an institution has published, the room of practices knows.
fn practices<'a>(ctx: &'a Ctx, of: &'a OrganisationId) -> BoxFuture<'a, Result<u32>> {
    crate::publish::practices::count_published(ctx, of).boxed()
}

/// Who helps whom, the networks know.
fn paired<'a>(ctx: &'a Ctx, person: &'a PersonId, with: &'a OrganisationId) -> BoxFuture<'a, Result<bool>> {
    crate::benchmark::mentoring::is_paired(ctx, person, with).boxed()
}

/// Findings are answered in plans; neither room knows the other.
fn answers<'a>(person: &'a Person, id: &'a AssessmentId) -> BoxFuture<'a, Result<Vec<Answer>>> {
    async {
        let found = crate::improve::answered::list(person, id).await?;
        let told = found.into_iter().map(|one| Answer {
            finding: one.finding,
            text: one.text,
            tone: one.tone,
            icon: one.icon,
            links: one.links,
        });
        Ok(told.collect())
    }
    .boxed()
}

/// What is done with a job of this kind.
pub fn job(kind: &str) -> Option<Work> {
    match kind {
        reports::KIND => Some(reports::work),
        worked::KIND => Some(worked::work),
        making::KIND => Some(making::work),
        award::signing::KIND => Some(award::signing::work),
        award::lists::KIND => Some(award::lists::work),
        award::reissuing::KIND => Some(award::reissuing::work),
        crate::improve::files::jobs::KIND => Some(crate::improve::files::jobs::work),
        _ => None,
    }
}
