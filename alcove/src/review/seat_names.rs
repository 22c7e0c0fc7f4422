//! What the seats of an assessment are called: their unit's name, or their person's.

use std::collections::HashMap;

use super::facts::Facts;
use super::store::people;
use crate::assess::outcome_body::SeatBody;
use crate::kit::ids::{SeatId, UnitId};
use crate::kit::{Ctx, Result};
use crate::network::store::unit;

#[derive(Clone, Debug, Default)]
pub struct SeatNames(HashMap<SeatId, String>);

impl SeatNames {
    pub async fn of(ctx: &Ctx, facts: &Facts) -> Result<Self> {
        let db = ctx.db().read();
        let units: HashMap<UnitId, String> = unit::every_of(db, facts.organisation())
            .await?
            .into_iter()
            .map(|row| (row.id, row.name))
            .collect();
        let persons = facts.laid.seats.iter().filter_map(|seated| seated.row.person_id.clone()).collect();
        let people = people::named(db, persons).await?;
        let name = |seated: &super::facts::Seated| {
            let unit = seated.row.unit_id.as_ref().and_then(|id| units.get(id)).cloned();
            let person =
                || seated.row.person_id.as_ref().and_then(|id| people.get(id)).map(|row| row.name.clone());
            (seated.row.id.clone(), unit.or_else(person).unwrap_or_default())
        };
        Ok(Self(facts.laid.seats.iter().map(name).collect()))
    }

    /// As they were called when an outcome was frozen.
    pub fn frozen(seats: &[SeatBody]) -> Self {
        Self(seats.iter().map(|seat| (seat.seat_id.clone(), seat.name.clone())).collect())
    }

    pub fn name(&self, seat: &SeatId) -> &str {
        self.0.get(seat).map_or("", String::as_str)
    }
}
