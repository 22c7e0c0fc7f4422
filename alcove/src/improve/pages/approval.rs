//! `/plans/{plan}/approval`: what stands in the way of an approval, what changed since the last one,
//! and the steps of a plan's life.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use alcove_domain::improve::Stage;
use alcove_domain::kit::{Instant, NodeId};
use alcove_domain::network::Action;

use super::settings::seen;
use super::{Head, Tab};
use crate::improve::approving::{self, Readiness};
use crate::improve::comparing::Version;
use crate::improve::facts::{self, Facts};
use crate::improve::names::Names;
use crate::improve::store::going_back;
use crate::improve::telling::{Telling, matter_said};
use crate::improve::{comparing, state};
use crate::kit::form::{Form, Path};
use crate::kit::ids::PlanId;
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::{Error, Fields, FormView, Result};
use crate::network::Person;
use crate::plan::matters;
use crate::plan::store::baseline;

#[derive(Template)]
#[template(path = "improve/approval/approval.html")]
struct Page {
    frame: Frame,
    head: Head,
    form: FormView,
    /// The word of the plan's state.
    stage: &'static str,
    version: i64,
    may_approve: bool,
    may_prepare: bool,
    /// Who approves, by name.
    heads: String,
    ready: bool,
    /// What is missing, with the address of the rows that it is missing of.
    missing: Vec<(String, String)>,
    /// What lies outside the plan's period, with its address.
    outside: Vec<(String, String)>,
    /// How many actions serve no objective.
    aimless: usize,
    /// Nodes that are another than was approved; the plan itself counts as one.
    changed: usize,
    /// Whether the last approval kept nothing of what the plan says of itself.
    unrecorded: bool,
    important: Vec<Important>,
    /// What the plan counts as important, in words.
    matters: Vec<String>,
    open_actions: usize,
    closing_words: String,
    steps: Vec<Step>,
    baselines: Vec<Baseline>,
    going_back: Vec<Step>,
}

impl Page {
    /// The key of the sentence that says where the plan is.
    fn heading(&self) -> String {
        format!("improve-approval-is-{}", self.stage)
    }

    /// Whether there is something to approve once more, for this person to know.
    fn again(&self) -> bool {
        let wanted = self.may_approve || !self.important.is_empty();
        self.stage == "under-way" && (self.changed > 0 || self.unrecorded) && wanted
    }
}

/// A change that needs approval again.
struct Important {
    number: String,
    title: String,
    /// Empty where the node is no more.
    address: String,
    said: Vec<String>,
}

/// Something that was done to the plan as a whole.
struct Step {
    key: String,
    by: String,
    at: String,
    words: String,
}

struct Baseline {
    number: i64,
    by: String,
    at: String,
    hash: String,
}

/// What may be done here, each with what is told after it.
const ACTS: [(&str, &str); 7] = [
    ("approve", "notice-plan-approved"),
    ("approve-again", "notice-plan-approved"),
    ("begin", "notice-plan-begun"),
    ("withdraw", "notice-plan-approval-withdrawn"),
    ("close", "notice-plan-closed"),
    ("reopen", "notice-plan-reopened"),
    ("ask", "notice-plan-approval-asked"),
];

pub async fn get(person: Person, Path(id): Path<PlanId>) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    let form = FormView::new(person.words(), Fields::default());
    render(&page(&person, &facts, form).await?)
}

pub async fn post(person: Person, Path(id): Path<PlanId>, Form(fields): Form<Fields>) -> Result<Response> {
    facts::load(&person, &id).await?;
    let act = fields.get("act");
    let Some((act, notice)) = ACTS.iter().find(|(known, _)| *known == act) else {
        return Err(Error::Malformed("act".to_owned()));
    };
    let seen = seen(&fields);
    let done = match *act {
        "approve" => approving::approve(&person, &id, &seen).await.map(|_| ()),
        "approve-again" => approving::approve_again(&person, &id, &seen).await.map(|_| ()),
        "begin" => approving::begin(&person, &id).await.map(|_| ()),
        "withdraw" => approving::withdraw(&person, &id, fields.get("reason")).await.map(|_| ()),
        "close" => approving::close(&person, &id, fields.get("words")).await.map(|_| ()),
        "reopen" => approving::reopen(&person, &id, fields.get("reason")).await.map(|_| ()),
        _ => approving::ask(&person, &id).await.map(|_| ()),
    };
    match done {
        Ok(()) => person.see(&format!("/plans/{id}/approval"), notice),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            let facts = facts::load(&person, &id).await?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&person, &facts, form).await?)
        }
    }
}

async fn page(person: &Person, facts: &Facts, form: FormView) -> Result<Page> {
    let words = person.words();
    let db = person.ctx.db().read();
    let plan = &facts.rows.plan;
    let names = Names::of(&person.ctx, facts.organisation()).await?;
    let readiness = Readiness::of(facts, &names, facts.today(person));
    let resource = facts.resource();
    let stage = state::stage(plan);
    let at = |millis: i64| words.moment(Instant(millis), &person.zone);
    let heads = approving::heads(&person.ctx, facts.organisation()).await?;
    let (changed, unrecorded) = match stage {
        Stage::Approved | Stage::UnderWay => {
            let from = Version::Baseline(plan.baselines);
            let found = comparing::between(person, facts.id(), from, Version::Today).await?;
            (found.nodes.len(), !found.unrecorded.is_empty())
        }
        Stage::Draft | Stage::Closed => (0, false),
    };
    let baseline = |head: baseline::Head| Baseline {
        number: head.number,
        by: names.person(head.approved_by.as_str()),
        at: at(head.approved_at),
        hash: head.hash.chars().take(12).collect(),
    };
    let back = |row: going_back::Model| Step {
        key: format!("improve-approval-was-{}", row.kind),
        by: names.person(row.gone_by.as_str()),
        at: at(row.gone_at),
        words: row.reason,
    };
    Ok(Page {
        frame: person.frame(Place::Plan, words.t("improve-approval-title")),
        head: Head::of(person, facts, Tab::Approval),
        stage: state::word(stage),
        version: plan.version,
        may_approve: person.can(Action::ApprovePlan, &resource),
        may_prepare: person.can(Action::EditPlan, &resource),
        heads: heads.iter().map(|head| head.name.as_str()).collect::<Vec<_>>().join(", "),
        ready: readiness.is_ready(),
        missing: missing(person, facts, &readiness),
        outside: outside(person, facts, &names, &readiness),
        aimless: readiness.aimless.len(),
        changed,
        unrecorded,
        important: important(person, facts, &names).await?,
        matters: matters::read(&plan.matters).iter().map(|one| matter_said(words, one)).collect(),
        open_actions: approving::open_actions(facts),
        closing_words: plan.closing_words.clone(),
        steps: steps(person, facts, &names),
        baselines: baseline::heads(db, facts.id()).await?.into_iter().map(baseline).collect(),
        going_back: going_back::of_plan(db, facts.id()).await?.into_iter().map(back).collect(),
        form,
    })
}

fn missing(person: &Person, facts: &Facts, readiness: &Readiness) -> Vec<(String, String)> {
    let words = person.words();
    let plan = facts.id();
    let mut missing = Vec::new();
    if readiness.objectives == 0 {
        let address = format!("/plans/{plan}/nodes/new?kind=objective");
        missing.push((words.t("improve-approval-no-objective"), address));
    }
    if readiness.actions == 0 {
        let address = format!("/plans/{plan}/nodes/new?kind=action");
        missing.push((words.t("improve-approval-no-action"), address));
    }
    let counts = [
        ("dates", readiness.undated.len()),
        ("owner", readiness.unowned.len()),
        ("conflict", readiness.conflicts.len()),
    ];
    for (what, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
        let said = words.t1(&format!("improve-approval-missing-{what}"), "count", count);
        missing.push((said, format!("/plans/{plan}?view=list&missing={what}")));
    }
    missing
}

fn outside(person: &Person, facts: &Facts, names: &Names, readiness: &Readiness) -> Vec<(String, String)> {
    let words = person.words();
    let telling = Telling::new(words, facts, names);
    let spans = facts.rows.spans();
    let one = |id: &NodeId| {
        let dates = spans.get(id).map(|span| {
            words.t2("improve-from-to", "from", words.day(span.first()), "to", words.day(span.last()))
        });
        let said = format!("{} {}: {}", telling.number(id), telling.title(id), dates.unwrap_or_default());
        (said, format!("/plans/{}/nodes/{}", facts.id(), id.as_str()))
    };
    readiness.outside.iter().map(one).collect()
}

async fn important(person: &Person, facts: &Facts, names: &Names) -> Result<Vec<Important>> {
    let words = person.words();
    let telling = Telling::new(words, facts, names);
    let mut lines: Vec<(String, Important)> = Vec::new();
    for one in approving::important(person, facts).await?.iter() {
        let said = matter_said(words, &one.matter);
        let id = one.node.as_str();
        match lines.last_mut().filter(|(last, _)| last == id) {
            Some((_, line)) => line.said.push(said),
            None => {
                let line = Important {
                    number: telling.number(&one.node),
                    title: telling.title(&one.node),
                    address: telling.address(&one.node),
                    said: vec![said],
                };
                lines.push((id.to_owned(), line));
            }
        }
    }
    Ok(lines.into_iter().map(|(_, line)| line).collect())
}

/// Approved, begun, closed: as far as it has come; and that the next approval was asked for.
fn steps(person: &Person, facts: &Facts, names: &Names) -> Vec<Step> {
    let words = person.words();
    let plan = &facts.rows.plan;
    let steps = [
        ("approved", plan.approved_at, &plan.approved_by),
        ("begun", plan.begun_at, &plan.begun_by),
        ("closed", plan.closed_at, &plan.closed_by),
        ("asked", plan.asked_at, &plan.asked_by),
    ];
    let step = |(step, at, by): (&str, Option<i64>, &Option<crate::kit::ids::PersonId>)| {
        Some(Step {
            key: format!("improve-approval-was-{step}"),
            at: words.moment(Instant(at?), &person.zone),
            by: by.as_ref().map(|by| names.person(by.as_str())).unwrap_or_default(),
            words: String::new(),
        })
    };
    steps.into_iter().filter_map(step).collect()
}
