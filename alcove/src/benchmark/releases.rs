//! Releases of a network: ordered and published by its coordinators, superseded and never changed.

use alcove_domain::network::{Action, Belonging};
use serde::Serialize;

use super::making::{KIND, Payload};
use super::participation::Participation;
use super::standing::Standing;
use super::store::release;
use super::store::source::{self, Offered};
use crate::kit::ids::{EditionId, JobId, NetworkId, ReleaseId};
use crate::kit::jobs::{self, NewJob};
use crate::kit::{Ctx, Error, Refusal, Result};
use crate::network::Person;
use crate::network::audit::rfc3339;
use crate::network::networks;

/// A release as machines read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct View {
    pub id: ReleaseId,
    pub edition_id: EditionId,
    pub number: i64,
    pub made_at: String,
    pub published_at: Option<String>,
    pub superseded_at: Option<String>,
    /// SHA-256 over the figures.
    pub hash: String,
    pub participation: Participation,
    /// Of one that may be published still: how many figures it withholds that were told before.
    pub withholds: Option<usize>,
}

/// Those of a network, newest first.
pub async fn list(
    person: &Person,
    network: &NetworkId,
    after: Option<&ReleaseId>,
    limit: u64,
) -> Result<Vec<release::Model>> {
    networks::found(person, network, Action::SeeNetwork).await?;
    Ok(release::page(person.ctx.db().read(), network, after, limit).await?)
}

/// The network of the newest release among those that the person's organisation is in.
pub async fn newest(person: &Person) -> Result<Option<NetworkId>> {
    let joined = networks::list(person, None, 100).await?.into_iter();
    let is_in = |one: &networks::Concern| matches!(one.belonging, Some(Belonging::Member { .. }));
    let ids = joined.filter(is_in).map(|one| one.network.id).collect();
    let found = release::newest_of(person.ctx.db().read(), ids).await?;
    Ok(found.map(|row| row.network_id))
}

/// What a release can be made over.
pub async fn editions(person: &Person, network: &NetworkId) -> Result<Vec<Offered>> {
    networks::found(person, network, Action::CoordinateNetwork).await?;
    Ok(source::editions(person.ctx.db().read(), network.as_str()).await?)
}

/// Orders a release over an edition; a job makes it. While one waits, another order is that one.
pub async fn order(person: &Person, network: &NetworkId, edition: &EditionId) -> Result<JobId> {
    let row = networks::found(person, network, Action::CoordinateNetwork).await?;
    if !editions(person, network).await?.iter().any(|one| one.id == *edition) {
        return Err(Refusal::new("nothing-to-release").into());
    }
    let payload = Payload { network: network.clone(), edition: edition.clone() };
    let new = NewJob {
        kind: KIND,
        payload: serde_json::to_value(&payload).map_err(Error::fault)?,
        dedupe: Some(format!("{KIND}/{network}/{edition}")),
        organisation: Some(row.organisation_id.clone()),
        person: Some(person.id.clone()),
    };
    let tx = person.ctx.begin().await?;
    let job = jobs::queue(&person.ctx, &*tx, new).await?;
    let event = person
        .ctx
        .event(Some(&person.id), "benchmark.release-ordered", "network", network.as_str())
        .in_organisation(&row.organisation_id);
    tx.commit(vec![event.after(edition.as_str())]).await?;
    jobs::wake(&person.ctx);
    Ok(job)
}

/// Opens a release to everybody at a public address. That cannot be taken back: who has read it,
/// has read it.
pub async fn publish(person: &Person, network: &NetworkId, id: &ReleaseId) -> Result<release::Model> {
    let of = networks::found(person, network, Action::CoordinateNetwork).await?;
    let row = of_network(person, network, id).await?;
    if row.published_at.is_some() {
        return Ok(row);
    }
    let tx = person.ctx.begin().await?;
    release::set_published(&*tx, id, &person.id, person.ctx.now.millis()).await?;
    let event = person
        .ctx
        .event(Some(&person.id), "benchmark.release-published", "release", id.as_str())
        .in_organisation(&of.organisation_id);
    tx.commit(vec![event.after(&row.hash)]).await?;
    of_network(person, network, id).await
}

/// A release of the network, for whoever may come there.
pub async fn read(person: &Person, network: &NetworkId, id: &ReleaseId) -> Result<release::Model> {
    networks::found(person, network, Action::CoordinateNetwork).await?;
    of_network(person, network, id).await
}

async fn of_network(person: &Person, network: &NetworkId, id: &ReleaseId) -> Result<release::Model> {
    let row = release::find(person.ctx.db().read(), id).await?;
    row.filter(|row| row.network_id == *network).ok_or(Error::NotFound)
}

/// How many figures a release withholds that were told before it; none for one whose publication is no
/// question any more.
pub async fn withholds(ctx: &Ctx, row: &release::Model) -> Result<Option<usize>> {
    if row.published_at.is_some() || row.superseded_at.is_some() {
        return Ok(None);
    }
    let db = ctx.db().read();
    Ok(Some(Standing::with_earlier(db, row.clone()).await?.withheld(db).await?))
}

pub async fn view(ctx: &Ctx, row: &release::Model) -> Result<View> {
    Ok(View {
        withholds: withholds(ctx, row).await?,
        id: row.id.clone(),
        edition_id: row.edition_id.clone(),
        number: row.number,
        made_at: rfc3339(row.made_at),
        published_at: row.published_at.map(rfc3339),
        superseded_at: row.superseded_at.map(rfc3339),
        hash: row.hash.clone(),
        participation: Participation::in_release(row),
    })
}
