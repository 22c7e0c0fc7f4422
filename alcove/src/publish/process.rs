//! A whole process that others start from: which items were looked at, how long its parts took, how
//! the plan after it is parted. What was found and what was planned stays at home.

use alcove_domain::kit::Day;
use alcove_domain::network::{Action, Resource};
use alcove_domain::publish::process::{MOST_DAYS, are_in_order};
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};

use super::adopting::{self, Keep};
use super::catalogue;
use super::practices::{self, Practice};
use super::store::adoption;
use crate::kit::etag::Condition;
use crate::kit::ids::{AdoptionId, AssessmentId, OrganisationId, PlanId, PracticeId};
use crate::kit::{Error, FieldFault, Refusal, Result};
use crate::network::Person;

/// More is no framework that a college answers.
const MOST_ITEMS: usize = 5_000;
const MOST_PHASES: usize = 40;
const LONGEST_NAME: usize = 200;

pub const PARTS: [&str; 2] = ["assessment", "plan"];

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Process {
    /// Of the framework: its permanent name, what people call it, the edition that was used.
    pub framework: String,
    pub name: String,
    pub version: String,
    /// Items that are looked at, by reference.
    pub items: Vec<String>,
    /// How many days after the first of the rating each of these ends.
    pub rating: Option<u32>,
    pub agreeing: Option<u32>,
    pub closing: Option<u32>,
    pub plan: Option<Shape>,
}

/// A plan without its content.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Shape {
    /// From the first day to the last, both included.
    pub days: u32,
    /// After how many days without a word an action counts as quiet.
    pub quiet_days: u32,
    pub phases: Vec<Phase>,
    /// How many there were, so that others see how much they take on.
    pub objectives: u32,
    pub actions: u32,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Phase {
    pub name: String,
    /// Days after the plan's first on which it begins.
    pub from: u32,
    pub days: u32,
}

impl Process {
    pub fn has_assessment(&self) -> bool {
        !self.items.is_empty()
    }

    /// What others can start from: some of [`PARTS`].
    pub fn parts(&self) -> Vec<&'static str> {
        let there = [self.has_assessment(), self.plan.is_some()];
        PARTS.into_iter().zip(there).filter_map(|(part, is_there)| is_there.then_some(part)).collect()
    }

    /// What is wrong with it, whoever wrote it.
    pub fn check(&self) -> Vec<FieldFault> {
        let is_short = |text: &str| text.chars().count() <= LONGEST_NAME && !text.contains('\0');
        let named = [&self.framework, &self.name, &self.version];
        let is_reference = |one: &String| !one.is_empty() && is_short(one);
        let is_scope = self.items.len() <= MOST_ITEMS
            && self.items.iter().all(is_reference)
            && named.into_iter().all(|text| is_short(text))
            && self.has_assessment() != self.framework.is_empty();
        let lasts = are_in_order(&[self.rating, self.agreeing, self.closing]);
        let is_something = self.has_assessment() || self.plan.is_some();
        if is_scope && lasts && is_something && self.plan.as_ref().is_none_or(Shape::is_sound) {
            return Vec::new();
        }
        vec![FieldFault::new("process", "practice-process")]
    }
}

impl Shape {
    fn is_sound(&self) -> bool {
        let fits = |phase: &Phase| {
            let ends = phase.from.checked_add(phase.days);
            phase.days > 0
                && ends.is_some_and(|ends| ends <= self.days)
                && !phase.name.trim().is_empty()
                && phase.name.chars().count() <= LONGEST_NAME
        };
        (1..=MOST_DAYS).contains(&self.days)
            && (1..=3660).contains(&self.quiet_days)
            && self.phases.len() <= MOST_PHASES
            && self.phases.iter().all(fits)
    }
}

/// Assessments and plans that a process can be taken from: id and title.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Over frameworks that everybody here may use.
    pub assessments: Vec<(AssessmentId, String)>,
    pub plans: Vec<(PlanId, String)>,
}

/// What somebody begins with.
#[derive(Clone, Debug)]
pub struct Begin {
    pub title: String,
    pub first_day: Day,
    pub parts: Parts,
    /// For items that are left out, in the words of the person.
    pub reason: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    pub assessment: bool,
    pub plan: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Begun {
    pub assessment: Option<AssessmentId>,
    pub plan: Option<PlanId>,
}

/// What other rooms know and do for it; an App part, wired by the shell.
#[derive(Clone)]
pub struct Processes {
    pub known: KnownOf,
    pub take: TakeFrom,
    pub begin: BeginAs,
}

pub type KnownOf = for<'a> fn(&'a Person, &'a OrganisationId) -> BoxFuture<'a, Result<Known>>;
pub type TakeFrom = for<'a> fn(
    &'a Person,
    &'a OrganisationId,
    Option<&'a AssessmentId>,
    Option<&'a PlanId>,
) -> BoxFuture<'a, Result<Process>>;
/// Makes what is to begin, all or nothing.
pub type BeginAs =
    for<'a> fn(&'a Person, &'a OrganisationId, &'a Process, Begin, Keep<Begun>) -> BoxFuture<'a, Result<()>>;

pub async fn known(person: &Person, organisation: &OrganisationId) -> Result<Known> {
    (person.ctx.app.part::<Processes>().known)(person, organisation).await
}

/// Lays the process of an assessment and a plan of the institution into a practice; neither takes it
/// out again.
pub async fn lay(
    person: &Person,
    id: &PracticeId,
    seen: &Condition,
    assessment: Option<&AssessmentId>,
    plan: Option<&PlanId>,
) -> Result<Practice> {
    let found = practices::load(person, id).await?;
    person.may(Action::EditPractice, &found.resource())?;
    let mut body = found.body.clone();
    body.process = match (assessment, plan) {
        (None, None) => None,
        _ => {
            let take = person.ctx.app.part::<Processes>().take;
            Some(take(person, &found.row.organisation_id, assessment, plan).await?)
        }
    };
    practices::edit(person, id, seen, body).await
}

/// Begins the same process in one's own institution: an assessment and a plan to be made ready. The
/// tie stays, as with parts that are taken over.
pub async fn begin(person: &Person, id: &PracticeId, wish: Begin) -> Result<AdoptionId> {
    let found = catalogue::here(&person.ctx, id, None).await?;
    let organisation = person.current_organisation()?.clone();
    let Some(process) = &found.body.process else {
        return Err(Refusal::new("practice-no-process").into());
    };
    let parts = Parts {
        assessment: wish.parts.assessment && process.has_assessment(),
        plan: wish.parts.plan && process.plan.is_some(),
    };
    if parts == (Parts { assessment: false, plan: false }) {
        return Err(Error::invalid("part", "nothing-picked"));
    }
    // Everything is asked before anything is made.
    if parts.assessment {
        person.may(Action::SetUpAssessment, &Resource::Assessment(organisation.as_str().into()))?;
    }
    if wish.title.trim().is_empty() {
        return Err(Error::invalid("title", "title-missing"));
    }
    let row = adopting::row(person, &found, &organisation);
    let adoption = row.id.clone();
    let event = person
        .ctx
        .event(Some(&person.id), "practice.process-begun", "practice", id.as_str())
        .in_organisation(&organisation)
        .after(found.body.title(person.words().code()));
    let keep: Keep<Begun> = Box::new(move |tx, begun| {
        async move {
            let tie = adoption::Model { plan_id: begun.plan, assessment_id: begun.assessment, ..row };
            adoption::add(&**tx, tie).await?;
            Ok(vec![event])
        }
        .boxed()
    });
    let begin = person.ctx.app.part::<Processes>().begin;
    begin(person, &organisation, process, Begin { parts, ..wish }, keep).await?;
    Ok(adoption)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn process() -> Process {
        Process {
            framework: "urn:x".into(),
            name: "X".into(),
            version: "1".into(),
            items: vec!["A1".into()],
            rating: Some(30),
            closing: Some(60),
            plan: Some(Shape {
                days: 365,
                quiet_days: 92,
                phases: vec![Phase { name: "First".into(), from: 0, days: 180 }],
                ..Shape::default()
            }),
            ..Process::default()
        }
    }

    #[test]
    fn a_process_says_something_and_its_days_follow_each_other() {
        assert_eq!(process().check(), []);
        let backwards = Process { rating: Some(61), ..process() };
        let nothing = Process::default();
        let mut long = process();
        long.plan.as_mut().unwrap().phases[0].days = 400;

        for one in [backwards, nothing, long] {
            assert_eq!(one.check().len(), 1, "{one:?}");
        }
    }
}
