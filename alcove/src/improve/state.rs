//! Between the row of a plan and the state that the rules know.

use alcove_domain::improve::state::{Approved, Closed, Draft, UnderWay};
use alcove_domain::improve::{Act, Ending, ImproveRefusal, PlanState, PlanningRefusal, Stage};
use alcove_domain::kit::Instant;

use crate::kit::ids::PersonId;
use crate::kit::{Error, Refusal};
use crate::network::Person;
use crate::plan::store::plan::Model;

/// Where the plan is. A state that this version does not know is read as closed, in which nothing
/// can be changed.
pub fn stage(row: &Model) -> Stage {
    match row.state.as_str() {
        "draft" => Stage::Draft,
        "approved" => Stage::Approved,
        "under-way" => Stage::UnderWay,
        _ => Stage::Closed,
    }
}

/// The word of the column `state`, of the interface for machines and of the keys of messages.
pub const fn word(stage: Stage) -> &'static str {
    match stage {
        Stage::Draft => "draft",
        Stage::Approved => "approved",
        Stage::UnderWay => "under-way",
        Stage::Closed => "closed",
    }
}

pub fn of(row: &Model) -> PlanState {
    let act = |by: &Option<PersonId>, at: Option<i64>| Act {
        by: by.as_ref().map(|by| by.as_str().into()).unwrap_or_else(|| "".into()),
        at: Instant(at.unwrap_or(row.created_at)),
    };
    let baseline = u32::try_from(row.baselines).unwrap_or_default();
    let approved = act(&row.approved_by, row.approved_at);
    let under_way = || UnderWay {
        approved: act(&row.approved_by, row.approved_at),
        begun: act(&row.begun_by, row.begun_at),
        baseline,
    };
    match stage(row) {
        Stage::Draft => PlanState::Draft(Draft { baselines: baseline }),
        Stage::Approved => PlanState::Approved(Approved { approved, baseline }),
        Stage::UnderWay => PlanState::UnderWay(under_way()),
        Stage::Closed => PlanState::Closed(Closed {
            under_way: under_way(),
            closed: act(&row.closed_by, row.closed_at),
            ending: Ending::Finished,
        }),
    }
}

/// An act of this person, now.
pub fn act_of(person: &Person) -> Act {
    Act { by: person.id.as_str().into(), at: person.ctx.now }
}

impl From<ImproveRefusal> for Error {
    fn from(refusal: ImproveRefusal) -> Self {
        match refusal {
            ImproveRefusal::NotNow { is, needed } => Self::NotNow(
                Refusal::new("plan-not-in-this-state").with("is", word(is)).with("needed", word(needed)),
            ),
            ImproveRefusal::NothingToApprove { objectives, actions } => Refusal::new("nothing-to-approve")
                .with("objectives", objectives)
                .with("actions", actions)
                .into(),
            ImproveRefusal::NotReady { undated, unowned, conflicts } => Refusal::new("plan-not-ready")
                .with("undated", undated)
                .with("unowned", unowned)
                .with("conflicts", conflicts)
                .into(),
            ImproveRefusal::NothingChanged => Refusal::new("nothing-changed").into(),
            ImproveRefusal::StillOpen { open } => Refusal::new("plan-still-open").with("open", open).into(),
            ImproveRefusal::Reason(_) => Self::invalid("reason", "reason-missing"),
        }
    }
}

impl From<PlanningRefusal> for Error {
    fn from(refusal: PlanningRefusal) -> Self {
        match refusal {
            PlanningRefusal::NoSuchFinding { .. } => Self::NotFound,
            PlanningRefusal::MergedInACircle { .. } => Refusal::new("merged-in-a-circle").into(),
            PlanningRefusal::IsMerged { .. } => Refusal::new("finding-merged").into(),
            PlanningRefusal::IsPlanned { nodes, .. } => {
                Refusal::new("finding-planned").with("nodes", nodes).into()
            }
            PlanningRefusal::IsDropped { .. } => Refusal::new("finding-dropped").into(),
            PlanningRefusal::Reason(_) => Self::invalid("reason", "reason-missing"),
        }
    }
}
