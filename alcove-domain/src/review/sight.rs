//! What a viewer may see of ratings. Pages, counts, exports and mails all ask here.

use std::collections::BTreeSet;

use super::schedule::Phase;
use crate::assess::ItemRef;
use crate::kit::{PersonId, SeatId};
use crate::network::Role;

/// What is shown of one rating; its note, confidence and cited evidence go with the mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    Nothing,
    /// That it exists: enough for participation, never a value, a note or a time of change.
    Exists,
    Mark,
}

/// Who looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    pub person: PersonId,
    pub is: ViewerIs,
    /// Seats of the viewer's own or of the viewer's unit, on this assessment.
    pub seats: BTreeSet<SeatId>,
    /// Items on which one of these seats has a mark where it stands (the slot `Current`).
    pub rated: BTreeSet<ItemRef>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ViewerIs {
    /// Of another institution, or nobody here any more.
    Outsider,
    Viewer,
    /// Contributor or unit lead.
    Contributor,
    /// Administrator, coordinator or head.
    Lead,
}

/// Where the assessment is, and what it was set to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stage {
    pub phase: Phase,
    pub colleagues: Colleagues,
}

/// The assessment's setting "show colleagues".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colleagues {
    /// Once one's own rating of the item is in.
    #[default]
    AfterOwn,
    /// Not before the moderation, and then too only once one's own is in.
    FromModeration,
    /// Not before the closing.
    AfterClosing,
}

/// Which rating is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glance<'a> {
    pub seat: &'a SeatId,
    pub item: &'a ItemRef,
    pub by: &'a PersonId,
}

pub fn sight(viewer: &Viewer, stage: Stage, rating: Glance<'_>) -> Sight {
    if viewer.is == ViewerIs::Outsider {
        return Sight::Nothing;
    }
    if viewer.seats.contains(rating.seat) || viewer.person == *rating.by {
        return Sight::Mark;
    }
    match (stage.phase, viewer.is) {
        (Phase::Closed, _) => Sight::Mark,
        (_, ViewerIs::Outsider | ViewerIs::Viewer) if viewer.seats.is_empty() => Sight::Nothing,
        (Phase::Moderating, ViewerIs::Lead) => Sight::Mark,
        _ if viewer.seats.is_empty() && viewer.is != ViewerIs::Lead => Sight::Nothing,
        (phase, _) if stage.colleagues.show_in(phase) && viewer.rated.contains(rating.item) => Sight::Mark,
        _ => Sight::Exists,
    }
}

/// Settled marks, findings and the outcome: leads see them from the moderation on, who is seated sees
/// that an item is settled, and everyone in the institution sees all once it is closed.
pub fn sight_of_results(viewer: &Viewer, phase: Phase) -> Sight {
    match (viewer.is, phase) {
        (ViewerIs::Outsider, _) => Sight::Nothing,
        (_, Phase::Closed) | (ViewerIs::Lead, Phase::Moderating) => Sight::Mark,
        (_, Phase::Moderating) if !viewer.seats.is_empty() => Sight::Exists,
        _ => Sight::Nothing,
    }
}

impl Colleagues {
    fn show_in(self, phase: Phase) -> bool {
        match self {
            Self::AfterOwn => phase >= Phase::Rating,
            Self::FromModeration => phase >= Phase::Moderating,
            Self::AfterClosing => phase >= Phase::Closed,
        }
    }
}

impl ViewerIs {
    /// By the highest role a person holds in the organisation.
    pub fn of(roles: impl IntoIterator<Item = Role>) -> Self {
        let rank = |role| match role {
            Role::Administrator | Role::Coordinator | Role::Head => Self::Lead,
            Role::UnitLead | Role::Contributor => Self::Contributor,
            Role::Viewer => Self::Viewer,
        };
        roles.into_iter().map(rank).max().unwrap_or(Self::Outsider)
    }
}
