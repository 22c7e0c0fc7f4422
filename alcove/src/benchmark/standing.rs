//! The figures that stand: the newest release, and where that one withholds a figure, the release that
//! told it last. It was told to everybody then; without it, one who leaves would take from all others
//! what they had.

use std::collections::{BTreeMap, BTreeSet};

use alcove_domain::benchmark::PeerGroup;

use super::store::{figure, release};
use crate::kit::Result;
use crate::kit::db::Connection;
use crate::kit::ids::ReleaseId;

/// Releases before the newest that are looked at; a network makes few a year.
const LOOKED_BACK: u64 = 8;

/// A figure, and the number of the release that told it, where that is not the newest.
#[derive(Clone, Debug)]
pub struct Told {
    pub figure: figure::Model,
    pub earlier: Option<i64>,
}

pub struct Standing {
    pub newest: release::Model,
    /// Releases by their number, with the newest.
    numbers: BTreeMap<ReleaseId, i64>,
}

impl Standing {
    /// A release by itself, as it was made.
    pub fn alone(newest: release::Model) -> Self {
        Self { numbers: BTreeMap::from([(newest.id.clone(), newest.number)]), newest }
    }

    /// A release with those before it.
    pub async fn with_earlier(db: &impl Connection, newest: release::Model) -> Result<Self> {
        let before = release::before(db, &newest, LOOKED_BACK).await?;
        let numbers = before.iter().chain([&newest]).map(|row| (row.id.clone(), row.number)).collect();
        Ok(Self { newest, numbers })
    }

    fn ids(&self) -> Vec<ReleaseId> {
        self.numbers.keys().cloned().collect()
    }

    /// The groups that have figures.
    pub async fn groups(&self, db: &impl Connection) -> Result<Vec<PeerGroup>> {
        let keys = figure::groups(db, &self.ids()).await?;
        Ok(keys.iter().filter_map(|key| PeerGroup::parse(key)).collect())
    }

    /// What stands of a group, by item.
    pub async fn of_group(&self, db: &impl Connection, peers: &PeerGroup) -> Result<BTreeMap<String, Told>> {
        let mut found = BTreeMap::new();
        for row in figure::of_group(db, &self.ids(), &peers.key()).await? {
            let number = self.numbers.get(&row.release_id).copied();
            let earlier = number.filter(|_| row.release_id != self.newest.id);
            // The newest come first, and stay.
            found.entry(row.item.clone()).or_insert(Told { figure: row, earlier });
        }
        Ok(found)
    }

    /// How many figures the newest withholds that were told before.
    pub async fn withheld(&self, db: &impl Connection) -> Result<usize> {
        let (mut now, mut before) = (BTreeSet::new(), BTreeSet::new());
        for one in figure::names(db, &self.ids()).await? {
            let told = if one.release_id == self.newest.id { &mut now } else { &mut before };
            told.insert((one.peers, one.item));
        }
        Ok(before.difference(&now).count())
    }
}
