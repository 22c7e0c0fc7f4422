//! Making a release: a job, for it reads every closed assessment that was not read before.

use std::collections::{BTreeMap, BTreeSet};

use alcove_domain::benchmark::{Contribution, Entry, Figure, PastSet, Profile, compute};
use alcove_domain::kit::Number;
use alcove_domain::network::Sharing;
use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::extracting;
use super::framework::{Compared, PLAN};
use super::participation::Participation;
use super::store::contribution::{self, Closed, value};
use super::store::{figure, release};
use crate::kit::clock::new_id;
use crate::kit::ids::{EditionId, NetworkId, OrganisationId, ReleaseId};
use crate::kit::jobs::{self, Job};
use crate::kit::{Ctx, Error, Result};
use crate::network::store::network;
use crate::network::store::network_member::{self, Member};
use crate::plan::store::node;

/// The kind of these jobs.
pub const KIND: &str = "benchmark.release";

/// Changes when the arithmetic or the rules of what is withheld do.
const RULES: i64 = 2;

/// So often a release is begun anew when another one was made meanwhile.
const TRIES: usize = 3;

/// So many outcomes are written together.
const BATCH: usize = 50;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payload {
    pub network: NetworkId,
    pub edition: EditionId,
}

/// For the wiring: runs one job of our kind.
pub fn work(ctx: Ctx, job: Job) -> BoxFuture<'static, Result<()>> {
    Box::pin(run(ctx, job))
}

async fn run(ctx: Ctx, job: Job) -> Result<()> {
    let payload: Payload = serde_json::from_str(&job.payload).map_err(Error::fault)?;
    for _ in 0..TRIES {
        match make(&ctx, &payload, &job).await {
            // Another release was made while this one was: begin anew, knowing it.
            Err(Error::Conflict(_)) => {}
            other => return other.map(|_| ()),
        }
    }
    Err(Error::Busy)
}

/// What is brought by one member, before it is known what of it may be told.
struct Brought {
    row: contribution::Model,
    values: BTreeMap<String, Number>,
}

async fn make(ctx: &Ctx, payload: &Payload, job: &Job) -> Result<ReleaseId> {
    let db = ctx.db().read();
    let turn = release::turn(db).await?;
    let compared = Compared::load(ctx, &payload.edition).await?;
    let network = network::find(db, &payload.network).await?.ok_or(Error::NotFound)?;
    let members = network_member::accepted(db, &payload.network).await?;
    let closed = latest(
        contribution::closed_in_network(db, compared.known.framework_id.as_str(), network.id.as_str())
            .await?,
    );
    read_new(ctx, &closed, job).await?;
    let plans = read_plans(ctx, &payload.network).await?;
    let ids: Vec<String> = closed.iter().map(|one| one.outcome_id.clone()).collect();
    let outcomes = brought(ctx, &compared, &ids).await?;
    let going = brought(ctx, &compared, &plans).await?;
    let past = past(ctx, &compared).await?;
    let shares: BTreeMap<&OrganisationId, &Member> =
        members.iter().map(|one| (&one.organisation_id, one)).collect();

    let open: BTreeMap<Sharing, BTreeSet<String>> =
        Sharing::ALL.into_iter().map(|shares| (shares, opened(&compared, shares))).collect();
    let mut cells = Cells::default();
    let mut told = Vec::new();
    for (items, rows) in [(compared.items(Sharing::Criteria), &outcomes), (vec![PLAN.to_owned()], &going)] {
        let of_these = |set: &&Told| items.contains(&set.item);
        let past: Vec<PastSet> = past.iter().filter(of_these).map(|set| cells.past(set)).collect();
        let contributions: Vec<Contribution> =
            rows.iter().map(|one| cells.contribution(one, &shares, &open)).collect();
        // It takes the processor for a while, so that leaves the threads that answer.
        let computing = tokio::task::spawn_blocking(move || compute(&items, &contributions, &past));
        told.extend(computing.await.map_err(Error::fault)?.into_iter().map(|one| {
            let of: Vec<String> = one.members.iter().map(|at| rows[*at].row.id.clone()).collect();
            (one, of)
        }));
    }
    let before = release::of_network(db, &payload.network).await?;
    let participation = Participation::of(&members, &closed, &plans).told(&before, &compared.editions);
    write(ctx, payload, job, turn, &participation, told, &network).await
}

/// The newest of each organisation; they come newest first.
pub fn latest(closed: Vec<Closed>) -> Vec<Closed> {
    let mut seen: BTreeSet<OrganisationId> = BTreeSet::new();
    closed.into_iter().filter(|one| seen.insert(one.organisation_id.clone())).collect()
}

/// Reads the outcomes that no release has read before.
async fn read_new(ctx: &Ctx, closed: &[Closed], job: &Job) -> Result<()> {
    let ids: Vec<String> = closed.iter().map(|one| one.outcome_id.clone()).collect();
    let known: BTreeSet<String> =
        contribution::find(ctx.db().read(), &ids).await?.into_iter().map(|row| row.id).collect();
    let new: Vec<&Closed> = closed.iter().filter(|one| !known.contains(&one.outcome_id)).collect();
    for (number, some) in new.chunks(BATCH).enumerate() {
        let mut read = Vec::with_capacity(some.len());
        for one in some {
            read.push(extracting::outcome(ctx, one).await?);
        }
        let tx = ctx.begin().await?;
        for (row, values) in read {
            contribution::add(&*tx, row, values).await?;
        }
        tx.commit_unrecorded().await?;
        jobs::progress(ctx, &job.id, (number + 1) * BATCH, new.len() + BATCH).await?;
    }
    Ok(())
}

/// How far the newest plan under way of each member is, kept as of now.
async fn read_plans(ctx: &Ctx, network: &NetworkId) -> Result<Vec<String>> {
    let mut seen: BTreeSet<OrganisationId> = BTreeSet::new();
    let going = node::going_in_network(ctx.db().read(), network.as_str()).await?;
    let tx = ctx.begin().await?;
    let mut ids = Vec::new();
    for one in going {
        if !seen.insert(one.organisation_id.clone()) {
            continue;
        }
        if let Some((row, values)) = extracting::plan(&one, ctx.now.millis()) {
            ids.push(row.id.clone());
            contribution::add(&*tx, row, values).await?;
        }
    }
    tx.commit_unrecorded().await?;
    Ok(ids)
}

async fn brought(ctx: &Ctx, compared: &Compared, ids: &[String]) -> Result<Vec<Brought>> {
    let db = ctx.db().read();
    let mut values = contribution::values(db, ids).await?;
    let rows = contribution::find(db, ids).await?;
    let one = |row: contribution::Model| {
        let values = numbers(compared, values.remove(&row.id).unwrap_or_default());
        Brought { row, values }
    };
    Ok(rows.into_iter().map(one).collect())
}

/// Values by item of the edition that is compared over.
fn numbers(compared: &Compared, values: Vec<value::Model>) -> BTreeMap<String, Number> {
    let one =
        |row: value::Model| Some((compared.item(&row.item)?.to_owned(), Number::read_exact(&row.value)?));
    values.into_iter().filter_map(one).collect()
}

/// Numbers for sources and states, which the rules tell apart by.
#[derive(Default)]
struct Cells {
    known: BTreeMap<String, u32>,
}

impl Cells {
    fn of(&mut self, name: &str) -> u32 {
        let next = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        *self.known.entry(name.to_owned()).or_insert(next)
    }

    /// What the member agreed to, and nothing else.
    fn contribution(
        &mut self,
        one: &Brought,
        members: &BTreeMap<&OrganisationId, &Member>,
        open: &BTreeMap<Sharing, BTreeSet<String>>,
    ) -> Contribution {
        let member = members.get(&one.row.organisation_id).copied();
        let shares = member.and_then(|member| Sharing::parse(&member.shares)).unwrap_or(Sharing::Nothing);
        let values = one.values.iter().filter(|(item, _)| open[&shares].contains(*item));
        Contribution {
            source: self.of(&one.row.source_id),
            state: self.of(&one.row.id),
            profile: member.map(profile).unwrap_or_default(),
            values: values.map(|(item, value)| (item.clone(), value.clone())).collect(),
        }
    }

    fn past(&mut self, set: &Told) -> PastSet {
        let mut entry = |(source, state, value): &(String, String, Number)| Entry {
            source: self.of(source),
            state: self.of(state),
            value: value.clone(),
        };
        PastSet { item: set.item.clone(), entries: set.entries.iter().map(&mut entry).collect() }
    }
}

/// What an agreement opens, with how far the plan is.
pub fn opened(compared: &Compared, shares: Sharing) -> BTreeSet<String> {
    let mut items: BTreeSet<String> = compared.items(shares).into_iter().collect();
    if shares >= Sharing::Coverage {
        items.insert(PLAN.to_owned());
    }
    items
}

fn profile(member: &Member) -> Profile {
    Profile {
        kind: member.kind.clone(),
        country: member.country.clone(),
        learners: member.learners,
        sector: member.sector.clone(),
    }
}

/// What was told of an item: source, state and value of everybody in it.
struct Told {
    item: String,
    entries: Vec<(String, String, Number)>,
}

/// Everything that any network of this installation was told over editions of this framework, and
/// of plans.
async fn past(ctx: &Ctx, compared: &Compared) -> Result<Vec<Told>> {
    let db = ctx.db().read();
    // Plans know no framework, so their releases are looked at wherever they were made.
    let all = release::all(db).await?;
    let mut sets = Vec::new();
    for row in all {
        let of_framework = compared.editions.contains(&row.edition_id);
        let figures = figure::of_release(db, &row.id).await?;
        let mut members: BTreeMap<i64, Vec<String>> = BTreeMap::new();
        for (number, id) in figure::sets(db, &row.id).await? {
            members.entry(number).or_default().push(id);
        }
        let ids: BTreeSet<String> = members.values().flatten().cloned().collect();
        let ids: Vec<String> = ids.into_iter().collect();
        let sources: BTreeMap<String, String> =
            contribution::find(db, &ids).await?.into_iter().map(|row| (row.id, row.source_id)).collect();
        let values: BTreeMap<String, BTreeMap<String, Number>> = contribution::values(db, &ids)
            .await?
            .into_iter()
            .map(|(id, values)| (id, numbers(compared, values)))
            .collect();
        for figure in figures {
            let Some(item) = compared.item(&figure.item).filter(|item| of_framework || *item == PLAN) else {
                continue;
            };
            let entry = |id: &String| {
                let value = values.get(id)?.get(item)?.clone();
                Some((sources.get(id)?.clone(), id.clone(), value))
            };
            let of = members.get(&figure.set_number).map_or(&[][..], Vec::as_slice);
            sets.push(Told { item: item.to_owned(), entries: of.iter().filter_map(entry).collect() });
        }
    }
    Ok(sets)
}

async fn write(
    ctx: &Ctx,
    payload: &Payload,
    job: &Job,
    turn: i64,
    participation: &Participation,
    told: Vec<(Figure, Vec<String>)>,
    network: &network::Model,
) -> Result<ReleaseId> {
    let id: ReleaseId = new_id();
    let mut numbers: BTreeMap<Vec<String>, i64> = BTreeMap::new();
    let mut figures = Vec::new();
    for (one, of) in told {
        let next = i64::try_from(numbers.len()).unwrap_or(i64::MAX);
        let set_number = *numbers.entry(of).or_insert(next);
        figures.push(figure::Model {
            release_id: id.clone(),
            peers: one.group.key(),
            item: one.item,
            n: i64::try_from(one.middle.n).unwrap_or(i64::MAX),
            lower: one.middle.lower.to_exact(),
            median: one.middle.median.to_exact(),
            upper: one.middle.upper.to_exact(),
            set_number,
        });
    }
    let sets = numbers.into_iter().flat_map(|(of, number)| {
        let release_id = id.clone();
        of.into_iter().map(move |contribution_id| figure::set::Model {
            release_id: release_id.clone(),
            number,
            contribution_id,
        })
    });
    let sets: Vec<figure::set::Model> = sets.collect();
    let hash = hash(&figures);
    let tx = ctx.begin().await?;
    let row = release::Model {
        id: id.clone(),
        network_id: payload.network.clone(),
        edition_id: payload.edition.clone(),
        number: release::newest_number(&*tx, &payload.network, &payload.edition).await? + 1,
        turn: turn + 1,
        rules: RULES,
        participation: serde_json::to_string(participation).map_err(Error::fault)?,
        hash: hash.clone(),
        made_at: ctx.now.millis(),
        made_by: job.person_id.clone(),
        published_at: None,
        published_by: None,
        superseded_at: None,
    };
    let number = row.number;
    release::add(&*tx, row).await?;
    figure::add(&*tx, figures, sets).await?;
    jobs::finish(ctx, &*tx, job, &serde_json::json!({ "release": id })).await?;
    let event = ctx
        .event(job.person_id.as_ref(), "benchmark.release-made", "release", id.as_str())
        .in_organisation(&network.organisation_id)
        .after(format!("{number} {hash}"));
    tx.commit(vec![event]).await?;
    Ok(id)
}

/// Over every figure in its order, so that anybody with the open data can compute it again.
pub fn hash(figures: &[figure::Model]) -> String {
    let mut lines: Vec<String> = figures
        .iter()
        .map(|one| {
            let figure::Model { peers, item, n, lower, median, upper, .. } = one;
            format!("{peers}\t{item}\t{n}\t{lower}\t{median}\t{upper}\n")
        })
        .collect();
    lines.sort();
    hex::encode(Sha256::digest(lines.concat().as_bytes()))
}
