//! What was done about findings. Plans belong to a sister room, so the shell's wiring hands in how
//! to ask.

use alcove_domain::network::{Action, Exposure, PlanFacts, Resource};
use alcove_domain::review::Phase;
use futures_util::future::BoxFuture;

use super::facts::Facts;
use super::state;
use crate::kit::Result;
use crate::kit::ids::{AssessmentId, FindingId, ItemId, OrganisationId};
use crate::network::Person;

/// A part of the program: where findings are answered.
#[derive(Clone, Copy)]
pub struct Answered(pub ListAnswers);

pub type ListAnswers = for<'a> fn(&'a Person, &'a AssessmentId) -> BoxFuture<'a, Result<Vec<Answer>>>;

/// What became of a finding in one plan, as far as the person may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub finding: FindingId,
    /// `Planned in "Development plan 2027–2031"`.
    pub text: String,
    /// Tone and icon of the tag.
    pub tone: &'static str,
    pub icon: &'static str,
    /// Address and title of what answers it, or closed it.
    pub links: Vec<(String, String)>,
}

/// All answers to the findings of an assessment.
pub async fn of(person: &Person, assessment: &AssessmentId) -> Result<Vec<Answer>> {
    let Answered(list) = *person.ctx.app.part::<Answered>();
    list(person, assessment).await
}

/// Whether the person may plan what answers it: then pages lead there.
pub fn may_plan(person: &Person, organisation: &OrganisationId) -> bool {
    let plan = PlanFacts { organisation: organisation.as_str().into(), exposure: Exposure::Approved };
    person.can(Action::EditPlan, &Resource::Plan(plan))
}

/// Where one plans an action for an item: for whoever may, once there is an outcome to plan from.
pub fn plan_here(person: &Person, facts: &Facts, item: &ItemId) -> Option<String> {
    let may = state::phase(&facts.row) == Phase::Closed && may_plan(person, facts.organisation());
    may.then(|| plan_item(&facts.row.id, item))
}

/// Where one plans an action for a finding.
pub fn plan_finding(finding: &FindingId) -> String {
    format!("/plan/from?finding={finding}")
}

/// Where one plans an action for an item.
pub fn plan_item(assessment: &AssessmentId, item: &ItemId) -> String {
    format!("/plan/from?assessment={assessment}&item={item}")
}
