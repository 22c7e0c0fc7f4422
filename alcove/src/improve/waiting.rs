//! What waits for a person in the plans under way, for the page that says what to do next.

use alcove_domain::improve::{Duty, DutyKind};
use alcove_domain::kit::Day;
use alcove_domain::network::Action;

use super::facts;
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
    /// Whether it is a figure that is wanted, not a standing.
    pub figure: bool,
    pub address: String,
    /// Days until it is due; negative where it is late.
    pub days: i64,
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
        let duties = owing::owed(&owing, &parties, period);
        let soon: Vec<&Duty> =
            duties.iter().filter(|duty| today.days_until(duty.due) <= AHEAD_DAYS).collect();
        let numbers = facts.numbers();
        let mut seen = Vec::new();
        for duty in soon {
            if seen.contains(&&duty.node) {
                continue;
            }
            seen.push(&duty.node);
            let Ok(at) = facts.place(duty.node.as_str()) else { continue };
            if seen.len() > LISTED {
                continue;
            }
            let number = numbers.get(&at).cloned().unwrap_or_default();
            waiting.tasks.push(Task {
                plan: title.clone(),
                title: format!("{number} {}", facts.row(at).title).trim().to_owned(),
                wanted: in_words(words, &facts, duty, today),
                figure: matches!(duty.kind, DutyKind::Read { .. }),
                address: address_of(&address, duty, &person.id.0),
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

fn days(today: Day, duty: &Duty) -> i64 {
    today.days_until(duty.due)
}

/// Where the thing is done in one step.
fn address_of(plan: &str, duty: &Duty, person: &str) -> String {
    match &duty.kind {
        DutyKind::Read { indicator, year } => {
            format!("{plan}/nodes/{}/indicators/{indicator}?year={year}#read", duty.node)
        }
        _ => format!("{plan}/people/{person}#n-{}", duty.node),
    }
}
