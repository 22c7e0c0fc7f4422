//! What waits for a person in the plans under way, for the page that says what to do next.

use alcove_domain::improve::{Duty, DutyKind};
use alcove_domain::kit::{Day, NodeId};
use alcove_domain::network::Action;
use alcove_domain::plan::standing::watch;

use super::approving;
use super::decided::Decided;
use super::facts::{self, Facts};
use super::owing::{self, Asked, Told};
use super::periods::Period;
use super::reminders::in_words;
use crate::kit::Result;
use crate::kit::words::format::day_in;
use crate::network::Person;
use crate::plan::store::plan;

/// One node with something to do about it.
#[derive(Clone, Debug)]
pub struct Task {
    pub plan: String,
    /// `1.2 Meter the workshops`.
    pub title: String,
    /// What is wanted, in a sentence.
    pub wanted: String,
    pub what: What,
    pub address: String,
    /// Days until it is due; negative where it is late.
    pub days: i64,
}

/// What is wanted of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A standing.
    Say,
    /// A figure.
    Read,
    /// That a review's decision is carried out.
    CarryOut,
}

/// Further nodes, on a page of their own.
#[derive(Clone, Debug)]
pub struct More {
    pub plan: String,
    pub nodes: usize,
    pub address: String,
}

#[derive(Clone, Debug, Default)]
pub struct Waiting {
    pub tasks: Vec<Task>,
    pub more: Vec<More>,
    /// Titles and addresses of plans in which nobody answers for something, with how many; for those
    /// who may change it.
    pub unowned: Vec<More>,
    /// Plans that those who approve were asked to look at, and did not approve yet.
    pub asked: Vec<More>,
    /// Plans in which something changed that needs approval again, with how many changes; for those
    /// who approve.
    pub approval: Vec<More>,
    /// Plans in which actions are late, with how many; for those who keep the plan.
    pub late: Vec<More>,
    /// The plan under way.
    pub plan: Option<(String, String)>,
}

/// Nodes of one plan that the page lists; the others are counted.
const LISTED: usize = 5;

/// What is due later than this is not yet a thing to do next.
const AHEAD_DAYS: i64 = 30;

pub async fn waiting(person: &Person) -> Result<Waiting> {
    let mut waiting = Waiting::default();
    let Some(organisation) = person.organisation.clone() else { return Ok(waiting) };
    let ctx = &person.ctx;
    for row in plan::asked(ctx.db().read(), &organisation).await? {
        let Ok(facts) = facts::load(person, &row.id).await else { continue };
        if person.can(Action::ApprovePlan, &facts.resource()) {
            let nodes = facts.rows.live().count();
            waiting.asked.push(More {
                plan: row.title,
                nodes,
                address: format!("/plans/{}/approval", row.id),
            });
        }
    }
    let rows = plan::under_way(ctx.db().read(), &organisation).await?;
    if rows.is_empty() {
        return Ok(waiting);
    }
    let words = person.words();
    let told = Told::of(ctx, &organisation).await?;
    let parties = told.parties_of(&person.id);
    let today = day_in(ctx.now, &person.zone);
    for row in rows {
        let Ok(facts) = facts::load(person, &row.id).await else { continue };
        let title = facts.rows.plan.title.clone();
        let address = format!("/plans/{}", row.id);
        waiting.plan.get_or_insert_with(|| (title.clone(), address.clone()));
        let Some(period) = Period::of(today).span() else { continue };
        let gone = told.names.gone(&facts);
        let owing = owing::owing(&facts, &gone, Asked { today, zone: &person.zone, period });
        let open = |one: &&alcove_domain::improve::duties::Owing| {
            one.responsible.is_empty() && one.standing.is_open()
        };
        let unowned = owing.iter().filter(|one| one.kind.is_deed()).filter(open).count();
        if unowned > 0 && person.can(Action::EditPlan, &facts.resource()) {
            let address = address.clone();
            waiting.unowned.push(More { plan: title.clone(), nodes: unowned, address });
        }
        waiting.keep(person, &facts, today).await;
        let decided = Decided::of(ctx.db().read(), &row.id).await?;
        let duties = owing::owed(&owing, &decided.given(&person.zone), &parties, period);
        for duty in &duties {
            let DutyKind::CarryOut { decision, .. } = &duty.kind else { continue };
            let Some(row) = decided.row(decision) else { continue };
            waiting.tasks.push(Task {
                plan: title.clone(),
                title: row.words.clone(),
                wanted: in_words(words, &facts, duty, today),
                what: What::CarryOut,
                address: format!("{address}/people/{}#d-{}", person.id, row.id),
                days: days(today, duty),
            });
        }
        let soon: Vec<&Duty> =
            duties.iter().filter(|duty| today.days_until(duty.due) <= AHEAD_DAYS).collect();
        let numbers = facts.numbers();
        let mut seen = Vec::new();
        for duty in soon {
            let Some(node) = duty.node.as_ref().filter(|node| !seen.contains(node)) else { continue };
            seen.push(node);
            let Ok(at) = facts.place(node.as_str()) else { continue };
            if seen.len() > LISTED {
                continue;
            }
            let number = numbers.get(&at).cloned().unwrap_or_default();
            waiting.tasks.push(Task {
                plan: title.clone(),
                title: format!("{number} {}", facts.row(at).title).trim().to_owned(),
                wanted: in_words(words, &facts, duty, today),
                what: if matches!(duty.kind, DutyKind::Read { .. }) { What::Read } else { What::Say },
                address: address_of(&address, node, duty, &person.id.0),
                days: days(today, duty),
            });
        }
        if seen.len() > LISTED {
            let address = format!("{address}/people/{}", person.id);
            waiting.more.push(More { plan: title, nodes: seen.len() - LISTED, address });
        }
    }
    Ok(waiting)
}

impl Waiting {
    /// What a plan wants of those who approve it and of those who keep it.
    async fn keep(&mut self, person: &Person, facts: &Facts, today: Day) {
        let more = |nodes: usize, place: &str| More {
            plan: facts.rows.plan.title.clone(),
            nodes,
            address: format!("/plans/{}{place}", facts.id()),
        };
        if person.can(Action::ApprovePlan, &facts.resource()) {
            // An approval that cannot be read is told by the plan and the doctor, and shuts nobody out
            // of home.
            let changes = approving::important(person, facts).await.map_or(0, |found| found.len());
            self.approval.extend((changes > 0).then(|| more(changes, "/approval")));
        }
        if person.can(Action::EditPlan, &facts.resource()) {
            let late = late(facts, today);
            self.late.extend((late > 0).then(|| more(late, "?view=list&standing=late")));
        }
    }
}

/// Actions that should be finished and are not; what lies around them is not counted again.
fn late(facts: &Facts, today: Day) -> usize {
    let standings = facts.rows.standings();
    let nodes = facts.outline.nodes().iter().enumerate();
    let deeds = nodes.filter(|(at, node)| node.kind.is_deed() && facts.outline.is_leaf(*at));
    let is_late = |at: usize| {
        let standing = facts.outline.standing(&standings, at);
        // What was said of it last does not matter to its end.
        watch(standing, facts.row(at).span(), None, facts.rows.plan.quiet_days, today).overdue.is_some()
    };
    deeds.filter(|(at, _)| is_late(*at)).count()
}

fn days(today: Day, duty: &Duty) -> i64 {
    today.days_until(duty.due)
}

/// Where the thing is done in one step.
fn address_of(plan: &str, node: &NodeId, duty: &Duty, person: &str) -> String {
    match &duty.kind {
        DutyKind::Read { indicator, year } => {
            format!("{plan}/nodes/{node}/indicators/{indicator}?year={year}#read")
        }
        _ => format!("{plan}/people/{person}#n-{node}"),
    }
}
