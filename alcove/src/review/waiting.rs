//! What waits for a person: what to do next, and how the assessments stand that it is about.

use alcove_domain::network::{Action, Resource};
use alcove_domain::review::Phase;

use super::facts::{self, Facts};
use super::follow::{self, Standing};
use super::outline::Called;
use super::setup;
use super::store::carry;
use crate::assess::store::assessment;
use crate::kit::ids::{AssessmentId, ItemId, SeatId};
use crate::kit::{Refusal, Result};
use crate::network::Person;

/// A person's next things, first the one to do now.
pub struct Waiting {
    pub tasks: Vec<Task>,
    /// The assessment that the home page is about: the newest one that is open, else one in preparation.
    pub running: Option<Running>,
    /// The newest closed one, where none is under way.
    pub closed: Option<(AssessmentId, String)>,
    /// Whether the organisation has any assessment at all.
    pub any: bool,
    pub may_set_up: bool,
}

pub struct Running {
    pub id: AssessmentId,
    pub title: String,
    pub standing: Standing,
    pub may_follow: bool,
    pub may_remind: bool,
    pub settled: usize,
}

/// One thing to do.
pub struct Task {
    pub assessment: AssessmentId,
    pub title: String,
    pub what: What,
    /// Days until it is due; negative where it is late.
    pub days: Option<i64>,
}

pub enum What {
    Rate {
        seat: SeatId,
        name: String,
        item: ItemId,
        called: Called,
        left: usize,
        of: usize,
        minutes: u32,
    },
    HandIn {
        seat: SeatId,
        name: String,
        items: usize,
    },
    Answer {
        item: ItemId,
        called: Called,
        author: String,
    },
    FinishSetup {
        missing: Vec<Refusal>,
    },
    Open {
        items: usize,
        seats: usize,
    },
    SeatSomebody {
        groups: usize,
    },
    /// Units that rate, and nobody who could has joined.
    Invite {
        names: Vec<String>,
    },
    Remind {
        names: Vec<String>,
    },
    /// Units that began and then fell silent.
    Quiet {
        names: Vec<String>,
    },
    BeginAgreeing {
        answered: usize,
        items: usize,
    },
    Agree {
        left: usize,
        items: usize,
    },
    Close {
        items: usize,
    },
    ReadResults,
}

/// A unit with something left is told of again after this long without a new rating.
const QUIET: i64 = 7 * 24 * 3600 * 1000;

/// More assessments than this at once are not followed on the home page.
const FOLLOWED: usize = 5;

pub async fn waiting(person: &Person) -> Result<Waiting> {
    let Some(organisation) = person.organisation.clone() else {
        return Ok(Waiting { tasks: Vec::new(), running: None, closed: None, any: false, may_set_up: false });
    };
    let resource = Resource::Assessment(organisation.as_str().into());
    let may_set_up = person.can(Action::SetUpAssessment, &resource);
    if !person.can(Action::SeeAssessment, &resource) {
        return Ok(Waiting { tasks: Vec::new(), running: None, closed: None, any: false, may_set_up });
    }
    let db = person.ctx.db().read();
    let mut tasks = mentions(person).await?;
    let mut running = None;
    for row in assessment::running(db, &organisation).await?.into_iter().take(FOLLOWED) {
        let facts = facts::load(person, &row.id).await?;
        let standing = follow::standing(person, &facts).await?;
        let settled = match standing.phase {
            Phase::Moderating => carry::settled(db, &row.id).await?.len(),
            _ => 0,
        };
        tasks.extend(tasks_of(person, &facts, &standing, settled));
        // What is still being prepared concerns those who prepare it.
        let open = standing.phase > Phase::Preparing;
        let better =
            running.as_ref().is_none_or(|known: &Running| open && known.standing.phase == Phase::Preparing);
        if better && (may_set_up || open) {
            running = Some(Running {
                id: row.id,
                title: row.title,
                may_follow: person.can(Action::SeeParticipation, &facts.resource())
                    || standing.seats.iter().any(|seat| !seat.own),
                may_remind: person.can(Action::SendReminders, &facts.resource()),
                standing,
                settled,
            });
        }
    }
    let newest = assessment::page(db, &organisation, None, 20).await?;
    let any = newest.iter().any(|row| may_set_up || row.opened_at.is_some());
    let closed = newest.into_iter().find(|row| row.closed_at.is_some()).map(|row| (row.id, row.title));
    if let (Some((id, title)), true) = (&closed, running.is_none()) {
        tasks.push(Task {
            assessment: id.clone(),
            title: title.clone(),
            what: What::ReadResults,
            days: None,
        });
    }
    tasks.sort_by_key(urgency);
    Ok(Waiting { tasks, running, closed, any, may_set_up })
}

/// What is due first stands first; a question from a colleague waits no longer than three days.
pub fn urgency(task: &Task) -> i64 {
    match task.what {
        What::Answer { .. } => 3,
        _ => task.days.unwrap_or(i64::MAX),
    }
}

async fn mentions(person: &Person) -> Result<Vec<Task>> {
    let wanted = person.words().lang();
    let mut tasks = Vec::new();
    for mention in carry::mentions(person.ctx.db().read(), &person.id).await? {
        let Ok(facts) = facts::load(person, &mention.assessment_id).await else { continue };
        let Some(node) = facts.laid.node(&mention.item_id) else { continue };
        let called = facts.laid.called(node, &wanted);
        tasks.push(Task {
            assessment: mention.assessment_id,
            title: facts.row.title.clone(),
            what: What::Answer { item: mention.item_id, called, author: mention.author },
            days: None,
        });
    }
    Ok(tasks)
}

fn tasks_of(person: &Person, facts: &Facts, standing: &Standing, settled: usize) -> Vec<Task> {
    let may = |action| person.can(action, &facts.resource());
    let mut whats = Vec::new();
    match standing.phase {
        Phase::Preparing if may(Action::SetUpAssessment) => {
            let missing = setup::missing(facts);
            if missing.is_empty() {
                whats.push(What::Open { items: standing.items, seats: facts.laid.seats.len() });
                invite(person, facts, standing, &mut whats);
            } else {
                whats.push(What::FinishSetup { missing });
            }
        }
        Phase::Rating => rating_tasks(person, facts, standing, &mut whats),
        Phase::Moderating if may(Action::Moderate) => {
            let left = standing.items.saturating_sub(settled);
            if left > 0 {
                whats.push(What::Agree { left, items: standing.items });
            } else if may(Action::CloseAssessment) {
                whats.push(What::Close { items: standing.items });
            }
        }
        Phase::Moderating => own_ratings(person, facts, standing, &mut whats),
        Phase::Preparing | Phase::Closed => {}
    }
    let nobody = standing.groups.iter().filter(|group| group.nobody).count();
    let open = matches!(standing.phase, Phase::Preparing | Phase::Rating) && !facts.laid.seats.is_empty();
    if nobody > 0 && open && may(Action::AssignSeats) {
        whats.push(What::SeatSomebody { groups: nobody });
    }
    let days = standing.schedule.days_left(standing.phase, standing.today);
    let task = |what| Task { assessment: facts.row.id.clone(), title: facts.row.title.clone(), what, days };
    whats.into_iter().map(task).collect()
}

fn rating_tasks(person: &Person, facts: &Facts, standing: &Standing, whats: &mut Vec<What>) {
    own_ratings(person, facts, standing, whats);
    invite(person, facts, standing, whats);
    let all_done = !standing.seats.is_empty() && standing.seats.iter().all(follow::SeatStanding::is_done);
    let over = standing.schedule.is_late(Phase::Rating, standing.today);
    let follows = person.can(Action::SeeParticipation, &facts.resource());
    if follows && person.can(Action::Moderate, &facts.resource()) && (all_done || over) {
        whats.push(What::BeginAgreeing { answered: standing.answered, items: standing.items });
    }
    let silent = standing.seats.iter().filter(|seat| {
        seat.may_remind && !seat.own && seat.rated == 0 && seat.of > 0 && !seat.reminded_today
    });
    let names: Vec<String> =
        silent.filter(|seat| seat.handed_in_at.is_none()).map(|seat| seat.name.clone()).collect();
    if !names.is_empty() {
        whats.push(What::Remind { names });
    }
    let now = person.ctx.now.0;
    let quiet = standing.seats.iter().filter(|seat| {
        let silent = seat.last_at.is_some_and(|at| now - at >= QUIET);
        let told = seat.reminded_at.is_some_and(|at| now - at < QUIET);
        seat.may_remind && !seat.own && seat.left() > 0 && seat.handed_in_at.is_none() && silent && !told
    });
    let names: Vec<String> = quiet.map(|seat| seat.name.clone()).collect();
    if !names.is_empty() {
        whats.push(What::Quiet { names });
    }
}

fn invite(person: &Person, facts: &Facts, standing: &Standing, whats: &mut Vec<What>) {
    let deserted = standing.seats.iter().filter(|seat| seat.deserted && !seat.is_done());
    let names: Vec<String> = deserted.map(|seat| seat.name.clone()).collect();
    if !names.is_empty() && person.can(Action::AssignSeats, &facts.resource()) {
        whats.push(What::Invite { names });
    }
}

fn own_ratings(person: &Person, facts: &Facts, standing: &Standing, whats: &mut Vec<What>) {
    let wanted = person.words().lang();
    for seat in standing.seats.iter().filter(|seat| seat.own && seat.of > 0 && seat.handed_in_at.is_none()) {
        match seat.next {
            Some(node) => whats.push(What::Rate {
                seat: seat.id.clone(),
                name: seat.name.clone(),
                item: facts.laid.node_ids[node].clone(),
                called: facts.laid.called(node, &wanted),
                left: seat.left(),
                of: seat.of,
                minutes: seat.minutes_left,
            }),
            None if standing.phase == Phase::Rating => {
                whats.push(What::HandIn { seat: seat.id.clone(), name: seat.name.clone(), items: seat.of })
            }
            None => {}
        }
    }
}
