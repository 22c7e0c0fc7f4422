//! Who looks at ratings, as `sight` asks it, and which seats are whose.

use std::collections::{BTreeMap, BTreeSet};

use alcove_domain::assess::edition::ItemRef;
use alcove_domain::network::{Action, Resource, Role, SeatHolder};
use alcove_domain::review::{Glance, Sight, Stage, Viewer, ViewerIs, sight};

use super::facts::{Facts, Seated};
use super::{names, state};
use crate::assess::store::rating;
use crate::kit::ids::{ItemId, OrganisationId, SeatId, UnitId};
use crate::kit::{Ctx, Result};
use crate::network::Person;
use crate::network::store::unit;

/// The units of an organisation by what stands above them.
#[derive(Debug, Default)]
pub struct UnitsAbove(BTreeMap<UnitId, Option<UnitId>>);

impl UnitsAbove {
    pub async fn of(ctx: &Ctx, organisation: &OrganisationId) -> Result<Self> {
        let units = unit::of_organisation(ctx.db().read(), organisation).await?;
        Ok(Self(units.into_iter().map(|unit| (unit.id, unit.parent_id)).collect()))
    }

    /// A unit and those above it, itself first.
    pub fn path(&self, unit: &UnitId) -> Vec<UnitId> {
        let mut path = vec![unit.clone()];
        while let Some(Some(above)) = path.last().and_then(|last| self.0.get(last)) {
            if path.contains(above) {
                break;
            }
            path.push(above.clone());
        }
        path
    }
}

/// A seat as the table of rights knows it.
pub fn seat_resource(facts: &Facts, seated: &Seated, above: &UnitsAbove) -> Resource {
    let holder = match (&seated.row.unit_id, &seated.row.person_id) {
        (Some(unit), _) => {
            SeatHolder::Unit(above.path(unit).iter().map(|unit| unit.as_str().into()).collect())
        }
        (None, Some(person)) => SeatHolder::Person(person.as_str().into()),
        (None, None) => SeatHolder::Unit(Vec::new()),
    };
    Resource::Seat { organisation: facts.organisation().as_str().into(), holder }
}

/// Asks the table of rights for a seat. The units above are only read where the seat's own unit
/// does not decide it already.
pub async fn may_on_seat(person: &Person, action: Action, facts: &Facts, seated: &Seated) -> Result<()> {
    let near = seat_resource(facts, seated, &UnitsAbove::default());
    if person.can(action, &near) || seated.row.unit_id.is_none() {
        return person.may(action, &near);
    }
    let above = UnitsAbove::of(&person.ctx, facts.organisation()).await?;
    person.may(action, &seat_resource(facts, seated, &above))
}

/// A person who looks at an assessment.
#[derive(Debug)]
pub struct Looking {
    pub viewer: Viewer,
    pub stage: Stage,
}

impl Looking {
    /// `standing` are the ratings among which the viewer's own are found.
    pub fn new(person: &Person, facts: &Facts, above: &UnitsAbove, standing: &[rating::Model]) -> Self {
        let marked = standing.iter().filter(|row| row.slot == "current" && row.mark.is_some());
        let marked = marked.filter_map(|row| Some((row.seat_id.as_str(), facts.laid.node(&row.item_id)?)));
        Self::where_marked(person, facts, above, marked)
    }

    /// The same from the seats and nodes at which a mark stands where one stands.
    pub fn where_marked<'a>(
        person: &Person,
        facts: &Facts,
        above: &UnitsAbove,
        marked: impl Iterator<Item = (&'a str, usize)>,
    ) -> Self {
        let organisation = facts.organisation().as_str().into();
        let own = facts.laid.seats.iter().filter(|seated| is_own(person, facts, seated, above));
        let seats: BTreeSet<&str> = own.map(|seated| seated.row.id.as_str()).collect();
        let rated = marked
            .filter(|(seat, _)| seats.contains(seat))
            .map(|(_, node)| facts.laid.item_ref(node).clone())
            .collect();
        Self {
            viewer: Viewer {
                person: person.id.as_str().into(),
                is: ViewerIs::of(person.actor.roles_in(&organisation)),
                seats: seats.into_iter().map(Into::into).collect(),
                rated,
            },
            stage: Stage {
                phase: state::phase(&facts.row),
                colleagues: names::colleagues(&facts.row.colleagues_shown),
            },
        }
    }

    pub fn sight(&self, item: &ItemRef, row: &rating::Model) -> Sight {
        let (seat, by) = (row.seat_id.as_str().into(), row.rated_by.as_str().into());
        sight(&self.viewer, self.stage, Glance { seat: &seat, item, by: &by })
    }

    /// What is seen of a seat where nobody has written anything.
    pub fn sight_of_nothing(&self, item: &ItemRef, seat: &SeatId) -> Sight {
        let (seat, by) = (seat.as_str().into(), "".into());
        sight(&self.viewer, self.stage, Glance { seat: &seat, item, by: &by })
    }

    pub fn owns(&self, seat: &SeatId) -> bool {
        self.viewer.seats.contains(&seat.as_str().into())
    }
}

/// A seat of the person's own, or of a unit that the person works in. Who may key in for everybody
/// does not own their seats.
pub fn is_own(person: &Person, facts: &Facts, seated: &Seated, above: &UnitsAbove) -> bool {
    if let Some(holder) = &seated.row.person_id {
        return *holder == person.id;
    }
    let Some(unit) = &seated.row.unit_id else { return false };
    let path = above.path(unit);
    person.memberships.iter().any(|membership| {
        membership.organisation_id == *facts.organisation()
            && membership.unit_id.as_ref().is_some_and(|unit| path.contains(unit))
            && Role::parse(&membership.role).is_some_and(|role| role != Role::Viewer)
    })
}

/// The viewer of one item, with no more queries than it takes.
pub async fn looking_at(
    person: &Person,
    facts: &Facts,
    item: &ItemId,
) -> Result<(Looking, Vec<rating::Model>)> {
    let above = UnitsAbove::of(&person.ctx, facts.organisation()).await?;
    let standing = rating::standing_on(person.ctx.db().read(), &facts.row.id, item).await?;
    Ok((Looking::new(person, facts, &above, &standing), standing))
}
