//! What the reviews of a plan decided and gave to somebody, until it is done.

use alcove_domain::improve::Given;
use alcove_domain::kit::{Day, DecisionId, Instant};

use super::review_body::party;
use super::store::decision;
use crate::kit::Result;
use crate::kit::db::Connection;
use crate::kit::ids::PlanId;
use crate::kit::words::format::day_in;

/// Decisions of one plan that are not done yet.
pub struct Decided(Vec<decision::Model>);

impl Decided {
    pub async fn of(db: &impl Connection, plan: &PlanId) -> Result<Self> {
        Ok(Self(decision::open_of_plan(db, plan).await?))
    }

    /// Those that somebody answers for; the others come back to the next review alone.
    pub fn given(&self, zone: &str) -> Vec<Given> {
        let given = |row: &decision::Model| {
            Some(Given {
                decision: row.id.as_str().into(),
                to: party(row)?,
                on: day_in(Instant(row.decided_at), zone),
                by: row.due_day.as_ref().and_then(|day| Day::parse(day).ok()),
            })
        };
        self.0.iter().filter_map(given).collect()
    }

    pub fn row(&self, id: &DecisionId) -> Option<&decision::Model> {
        self.0.iter().find(|row| row.id.as_str() == id.as_str())
    }
}
