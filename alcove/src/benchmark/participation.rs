//! How many take part in a release, as it is told.

use alcove_domain::benchmark::taking_part;
use alcove_domain::network::Sharing;
use serde::{Deserialize, Serialize};

use super::store::contribution::Closed;
use super::store::release;
use crate::kit::ids::EditionId;
use crate::network::store::network_member::Member;

/// By what they share. A number stays that of a release before until five or more have come or gone:
/// no two releases say what one member did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participation {
    pub members: usize,
    pub sharing: usize,
    pub dimensions: usize,
    pub criteria: usize,
    /// Of those that share, how many have closed an assessment.
    pub closed: usize,
    /// And how many have a plan under way.
    #[serde(default)]
    pub plans: usize,
}

impl Participation {
    /// As it is now.
    pub fn of(members: &[Member], closed: &[Closed], plans: &[String]) -> Self {
        let shares = |one: &Member| Sharing::parse(&one.shares);
        let sharing = |least: Sharing| {
            members.iter().filter(|one| shares(one).is_some_and(|shares| shares >= least)).count()
        };
        Self {
            members: members.len(),
            sharing: sharing(Sharing::Coverage),
            dimensions: sharing(Sharing::Dimensions),
            criteria: sharing(Sharing::Criteria),
            closed: closed.len(),
            plans: plans.len(),
        }
    }

    /// As a release says it.
    pub fn in_release(row: &release::Model) -> Self {
        serde_json::from_str(&row.participation).unwrap_or_default()
    }

    /// As it may be told after these releases of the network. What is closed is of one framework.
    pub fn told(self, before: &[release::Model], of_framework: &[EditionId]) -> Self {
        let past: Vec<Self> = before.iter().map(Self::in_release).collect();
        let told = |of: fn(&Self) -> usize| taking_part::told(of(&self), past.iter().map(of));
        let closed = before
            .iter()
            .zip(&past)
            .filter(|(row, _)| of_framework.contains(&row.edition_id))
            .map(|(_, one)| one.closed);
        Self {
            members: told(|one| one.members),
            sharing: told(|one| one.sharing),
            dimensions: told(|one| one.dimensions),
            criteria: told(|one| one.criteria),
            closed: taking_part::told(self.closed, closed),
            plans: told(|one| one.plans),
        }
    }
}
