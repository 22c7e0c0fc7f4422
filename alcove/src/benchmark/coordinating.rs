//! Networks as those who coordinate them find them on their first page.

use alcove_domain::network::Sharing;

use super::releases;
use super::store::release;
use crate::kit::Result;
use crate::network::store::{network, network_member};
use crate::network::{Person, networks};

/// More of them than anybody coordinates.
const LISTED: u64 = 100;

/// A network that somebody coordinates, and where it stands.
pub struct Coordinated {
    pub network: network::Model,
    pub members: i64,
    /// Invited, and not in yet.
    pub invited: i64,
    pub next: Option<Next>,
}

/// What nobody but its coordinators can do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Nobody was invited yet.
    Invite,
    /// Members have closed assessments and share them, and no release was ever made.
    Release,
}

pub async fn find(person: &Person) -> Result<Vec<Coordinated>> {
    let concerns = networks::list(person, None, LISTED).await?.into_iter().filter(|one| one.coordinates);
    let mut found = Vec::new();
    for network in concerns.map(|one| one.network) {
        found.push(standing(person, network).await?);
    }
    Ok(found)
}

async fn standing(person: &Person, network: network::Model) -> Result<Coordinated> {
    let db = person.ctx.db().read();
    let counts = network_member::counts(db, &network.id).await?;
    let total: i64 = counts.iter().map(|one| one.total).sum();
    let members: i64 = counts.iter().map(|one| one.accepted).sum();
    let sharing: i64 =
        counts.iter().filter(|one| one.shares != Sharing::Nothing.word()).map(|one| one.accepted).sum();
    let next = if total == 0 {
        Some(Next::Invite)
    } else if sharing > 0
        && release::page(db, &network.id, None, 1).await?.is_empty()
        && !releases::editions(person, &network.id).await?.is_empty()
    {
        Some(Next::Release)
    } else {
        None
    };
    Ok(Coordinated { network, members, invited: total - members, next })
}
