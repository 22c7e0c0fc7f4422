//! The approval of a plan and what follows from it: baselines, what changed since, and the ways
//! back. A coordinator prepares; who approves says so once, to what stood before the eyes.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use alcove_domain::improve::state::{ApprovalFacts, GoingBack};
use alcove_domain::improve::{Ending, ImproveRefusal, PlanState, Stage};
use alcove_domain::kit::{Day, NodeId};
use alcove_domain::network::Action;
use alcove_domain::plan::matter::Important;
use alcove_domain::plan::{Matter, NodeKind, Standing, State, matter, responsibility};

use super::changing::{self, Act, Changed, Draft, check_version};
use super::facts::{self, Facts};
use super::names::Names;
use super::store::going_back;
use super::{links, plans, state};
use crate::kit::clock::{hash_bytes, new_id};
use crate::kit::etag::Condition;
use crate::kit::ids::{OrganisationId, PersonId, PlanId};
use crate::kit::mail::{self, Mail};
use crate::kit::{Ctx, Error, Result, Words};
use crate::network::Person;
use crate::network::store::{membership, person};
use crate::plan::matters;
use crate::plan::store::{baseline, plan};

/// What stands between a plan and its approval: the nodes themselves, so that a page can lead to
/// them.
#[derive(Clone, Debug, Default)]
pub struct Readiness {
    pub objectives: usize,
    pub actions: usize,
    /// Actions without dates.
    pub undated: Vec<NodeId>,
    /// Actions nobody answers for, or only somebody who has left.
    pub unowned: Vec<NodeId>,
    /// Fixed dates that a dependency contradicts.
    pub conflicts: Vec<NodeId>,
    /// What lies before the plan's period or after it. It stands in nobody's way and is told: a year
    /// that was mistyped looks like this.
    pub outside: Vec<NodeId>,
    /// Actions that serve no objective, nor does what they are a part of. Told, and in nobody's way: a
    /// school may want to do what answers none of its findings.
    pub aimless: Vec<NodeId>,
}

impl Readiness {
    /// What was given up needs neither dates nor anybody.
    pub fn of(facts: &Facts, names: &Names, today: Day) -> Self {
        let held = facts.rows.known_responsibilities();
        let gone = names.gone(facts);
        let mut found = Self::default();
        for node in facts.rows.live() {
            match node.node_kind() {
                NodeKind::Objective => found.objectives += 1,
                NodeKind::Action => found.actions += 1,
                NodeKind::Milestone => {}
            }
            if node.node_kind() != NodeKind::Action || node.standing() == Standing::Cancelled {
                continue;
            }
            let id = node.node_id();
            if responsibility::responsible(&held, &id, today, &gone).is_empty() {
                found.unowned.push(id.clone());
            }
            if node.span().is_none() {
                found.undated.push(id);
            }
        }
        found.conflicts = facts.propagation.conflicts.iter().map(|one| one.node.clone()).collect();
        found.outside = outside(facts);
        found.aimless = aimless(facts);
        found
    }

    pub fn is_ready(&self) -> bool {
        self.objectives > 0
            && self.actions > 0
            && self.undated.is_empty()
            && self.unowned.is_empty()
            && self.conflicts.is_empty()
    }

    fn facts(&self) -> ApprovalFacts {
        ApprovalFacts {
            objectives: self.objectives,
            actions: self.actions,
            undated: self.undated.len(),
            unowned: self.unowned.len(),
            conflicts: self.conflicts.len(),
        }
    }
}

/// What lies before the plan's period or after it, of what was not given up.
pub fn outside(facts: &Facts) -> Vec<NodeId> {
    let Ok(period) = facts.rows.period() else { return Vec::new() };
    let standings = facts.rows.standings();
    let mut outside = facts.network.outside(&facts.propagation, period);
    outside.retain(|id| standings.get(id) != Some(&Standing::Cancelled));
    outside
}

fn aimless(facts: &Facts) -> Vec<NodeId> {
    let nodes = facts.outline.nodes().iter().enumerate();
    let is_aimless = |at: usize| {
        let node = facts.row(at);
        node.node_kind() == NodeKind::Action
            && node.standing() != Standing::Cancelled
            && facts.serves_nothing(at)
    };
    nodes.filter(|(at, _)| is_aimless(*at)).map(|(_, node)| node.id.clone()).collect()
}

/// Actions that are neither done nor cancelled nor suspended: a plan that is closed with them says
/// what becomes of them.
pub fn open_actions(facts: &Facts) -> usize {
    let actions = facts.rows.live().filter(|node| node.node_kind() == NodeKind::Action);
    let ended = [Standing::Done, Standing::Cancelled, Standing::Suspended];
    actions.filter(|node| !ended.contains(&node.standing())).count()
}

/// Approves a draft: what stands becomes a baseline, and every change from here on has a reason.
pub async fn approve(person: &Person, id: &PlanId, seen: &Condition) -> Result<Arc<Facts>> {
    let names = names(person, id).await?;
    let act = Act::new("plan.approved");
    let changed = changing::transition(person, id, &act, |draft| {
        check_seen(draft, seen)?;
        let facts = readiness(draft, &names)?;
        let approved = state::of(&draft.rows.plan).approve(facts, state::act_of(person))?;
        take(draft, person, PlanState::Approved(approved));
        set_asked(draft, None);
        Ok(())
    })
    .await?;
    freeze(person, changed, act).await
}

/// Approves a plan under way as it has become.
pub async fn approve_again(person: &Person, id: &PlanId, seen: &Condition) -> Result<Arc<Facts>> {
    let names = names(person, id).await?;
    let before = facts::load(person, id).await?;
    let approved = latest(&person.ctx, &before).await?;
    let act = Act::new("plan.approved-again");
    let changed = changing::transition(person, id, &act, |draft| {
        check_seen(draft, seen)?;
        let facts = readiness(draft, &names)?;
        // Another approved meanwhile: then what was read here is not the last baseline.
        let same = before.rows.plan.baselines == draft.rows.plan.baselines;
        let approved = approved.as_ref().filter(|_| same);
        let now = draft.rows.state(draft.today);
        // An approval that kept nothing of the plan itself is made good by another one.
        let differing =
            |approved: &State| approved.changes_to(&now).len() + usize::from(!approved.tells_of_plan());
        let changes = approved.map_or(0, differing);
        let again = state::of(&draft.rows.plan).approve_again(facts, changes, state::act_of(person))?;
        take(draft, person, PlanState::UnderWay(again));
        set_asked(draft, None);
        Ok(())
    })
    .await?;
    freeze(person, changed, act).await
}

/// The approved plan is worked with from now on. Whoever prepares it may say so.
pub async fn begin(person: &Person, id: &PlanId) -> Result<Arc<Facts>> {
    let facts = facts::load(person, id).await?;
    person.may(Action::EditPlan, &facts.resource())?;
    let act = Act::new("plan.begun");
    let changed = changing::transition(person, id, &act, |draft| {
        let begun = state::of(&draft.rows.plan).begin(state::act_of(person))?;
        take(draft, person, PlanState::UnderWay(begun));
        Ok(())
    })
    .await?;
    changing::commit(person, changed, act).await
}

/// Takes an approval back before the plan has begun. Its baseline stays, to compare with.
pub async fn withdraw(person: &Person, id: &PlanId, reason: &str) -> Result<Arc<Facts>> {
    may(person, id).await?;
    let act = Act::new("plan.approval-withdrawn").after(reason.trim());
    let mut back = None;
    let changed = changing::transition(person, id, &act, |draft| {
        let approved = state::of(&draft.rows.plan);
        let (was, gone) = approved.withdraw(reason.trim().to_owned(), state::act_of(person))?;
        take(draft, person, PlanState::Draft(was));
        back = Some(gone);
        Ok(())
    })
    .await?;
    write_back(person, &changed, "withdrawal", back).await?;
    changing::commit(person, changed, act).await
}

/// Ends a plan. `words` say what becomes of the actions that are open.
pub async fn close(person: &Person, id: &PlanId, words: &str) -> Result<Arc<Facts>> {
    may(person, id).await?;
    let act = Act::new("plan.closed").after(words.trim());
    let changed = changing::transition(person, id, &act, |draft| {
        let open = open_actions(&whole(draft)?);
        let closed = state::of(&draft.rows.plan).close(open, words.trim(), state::act_of(person))?;
        take(draft, person, PlanState::Closed(closed));
        Ok(())
    })
    .await?;
    links::close(&*changed.tx, id, person.ctx.now.millis()).await?;
    changing::commit(person, changed, act).await
}

/// Opens a closed plan again.
pub async fn reopen(person: &Person, id: &PlanId, reason: &str) -> Result<Arc<Facts>> {
    may(person, id).await?;
    let act = Act::new("plan.reopened").after(reason.trim());
    let mut back = None;
    let changed = changing::transition(person, id, &act, |draft| {
        let closed = state::of(&draft.rows.plan);
        let (under_way, gone) = closed.reopen(reason.trim().to_owned(), state::act_of(person))?;
        take(draft, person, PlanState::UnderWay(under_way));
        back = Some(gone);
        Ok(())
    })
    .await?;
    write_back(person, &changed, "reopening", back).await?;
    changing::commit(person, changed, act).await
}

/// Chooses which changes need approval again. Who approves decides what he wants to hear of.
pub async fn choose_matters(
    person: &Person,
    id: &PlanId,
    seen: &Condition,
    chosen: Vec<Matter>,
) -> Result<Arc<Facts>> {
    let facts = may(person, id).await?;
    let written = matters::write(&chosen);
    let act = Act::new("plan.matters-chosen").before(&facts.rows.plan.matters).after(&written);
    let changed = changing::transition(person, id, &act, |draft| {
        check_seen(draft, seen)?;
        state::of(&draft.rows.plan).may_change()?;
        Arc::make_mut(&mut draft.rows.plan).matters = written.clone();
        Ok(())
    })
    .await?;
    changing::commit(person, changed, act).await
}

/// What was approved last; `None` before the first approval.
pub async fn latest(ctx: &Ctx, facts: &Facts) -> Result<Option<State>> {
    let number = facts.rows.plan.baselines;
    match baseline::find(ctx.db().read(), facts.id(), number).await? {
        Some(row) => Ok(Some(read_state(&row)?)),
        None => Ok(None),
    }
}

/// A baseline that cannot be read, or is not what was approved, is a fault of the installation;
/// `alcove doctor` names it.
pub fn read_state(row: &baseline::Model) -> Result<State> {
    if !is_whole(row) {
        return Err(Error::fault(format!("baseline {} of plan {} is damaged", row.number, row.plan_id)));
    }
    State::read(&row.body).map_err(Error::fault)
}

/// Whether the text is the one that was approved.
pub fn is_whole(row: &baseline::Model) -> bool {
    hash_bytes(row.body.as_bytes()) == row.hash && State::read(&row.body).is_ok()
}

/// What was found of one version of a plan on one day.
#[derive(Debug, Default)]
pub struct Since(Mutex<Option<(Day, Arc<Vec<Important>>)>>);

/// The changes since the last approval that need approval again; none of a draft, which awaits it as
/// a whole, nor of a plan that is closed.
pub async fn important(person: &Person, facts: &Facts) -> Result<Arc<Vec<Important>>> {
    let today = facts.today(person);
    if let Some((day, found)) = &*facts.since.0.lock().unwrap_or_else(PoisonError::into_inner)
        && *day == today
    {
        return Ok(found.clone());
    }
    let stage = state::stage(&facts.rows.plan);
    let approved = match stage {
        Stage::Approved | Stage::UnderWay => latest(&person.ctx, facts).await?,
        Stage::Draft | Stage::Closed => None,
    };
    let matters = matters::read(&facts.rows.plan.matters);
    let found = approved
        .map(|approved| matter::important(&matters, &approved.as_of(today), &facts.rows.state(today)));
    let found = Arc::new(found.unwrap_or_default());
    *facts.since.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((today, found.clone()));
    Ok(found)
}

/// The plan, where the person may approve it and take that back.
async fn may(person: &Person, id: &PlanId) -> Result<Arc<Facts>> {
    let facts = facts::load(person, id).await?;
    person.may(Action::ApprovePlan, &facts.resource())?;
    Ok(facts)
}

async fn names(person: &Person, id: &PlanId) -> Result<Names> {
    let facts = may(person, id).await?;
    Names::of(&person.ctx, facts.organisation()).await
}

/// An approval approves what was seen, and nothing that another wrote meanwhile.
fn check_seen(draft: &Draft, seen: &Condition) -> Result<()> {
    let plan = &draft.rows.plan;
    check_version(seen, plan.version - 1, plans::present(plan))
}

fn whole(draft: &Draft) -> Result<Facts> {
    Facts::of(draft.rows.clone(), draft.ties.clone())
}

fn readiness(draft: &Draft, names: &Names) -> Result<ApprovalFacts> {
    Ok(Readiness::of(&whole(draft)?, names, draft.today).facts())
}

/// Writes a state into the row.
fn take(draft: &mut Draft, person: &Person, state: PlanState) {
    let now = draft.now;
    let row: &mut plan::Model = Arc::make_mut(&mut draft.rows.plan);
    let by = || Some(person.id.clone());
    state::word(state.stage()).clone_into(&mut row.state);
    match state {
        PlanState::Draft(_) => (row.approved_at, row.approved_by) = (None, None),
        PlanState::Approved(approved) => {
            row.baselines = i64::from(approved.baseline);
            (row.approved_at, row.approved_by) = (Some(now), by());
        }
        PlanState::UnderWay(under_way) => {
            if row.baselines < i64::from(under_way.baseline) {
                row.baselines = i64::from(under_way.baseline);
                (row.approved_at, row.approved_by) = (Some(now), by());
            }
            if row.begun_at.is_none() {
                (row.begun_at, row.begun_by) = (Some(now), by());
            }
            (row.closed_at, row.closed_by) = (None, None);
            row.closing_words.clear();
        }
        PlanState::Closed(closed) => {
            (row.closed_at, row.closed_by) = (Some(now), by());
            row.closing_words = match closed.ending {
                Ending::Finished => String::new(),
                Ending::Left { words, .. } => words,
            };
        }
    }
}

/// Keeps what was approved, and commits.
async fn freeze(person: &Person, changed: Changed, act: Act<'_>) -> Result<Arc<Facts>> {
    let facts = changed.facts();
    let body = facts.rows.state(facts.today(person)).write();
    let row = baseline::Model {
        id: new_id(),
        plan_id: facts.id().clone(),
        number: facts.rows.plan.baselines,
        hash: hash_bytes(body.as_bytes()),
        body,
        approved_at: person.ctx.now.millis(),
        approved_by: person.id.clone(),
    };
    let act = act.after(format!("{} {}", row.number, row.hash));
    baseline::add(&*changed.tx, row).await?;
    changing::commit(person, changed, act).await
}

async fn write_back(person: &Person, changed: &Changed, kind: &str, gone: Option<GoingBack>) -> Result<()> {
    let Some(gone) = gone else { return Ok(()) };
    let row = going_back::Model {
        id: new_id(),
        plan_id: changed.facts().id().clone(),
        kind: kind.to_owned(),
        reason: gone.reason,
        gone_by: person.id.clone(),
        gone_at: gone.act.at.millis(),
    };
    going_back::add(&*changed.tx, row).await?;
    Ok(())
}

/// Asks those who approve to look at the plan, by mail, each once for each version of it. Answers
/// how many there are.
pub async fn ask(person: &Person, id: &PlanId) -> Result<usize> {
    let facts = facts::load(person, id).await?;
    person.may(Action::EditPlan, &facts.resource())?;
    let names = Names::of(&person.ctx, facts.organisation()).await?;
    let stage = state::stage(&facts.rows.plan);
    let readiness = Readiness::of(&facts, &names, facts.today(person));
    match stage {
        Stage::Draft if !readiness.is_ready() => {
            // The rule says what is missing.
            state::of(&facts.rows.plan).approve(readiness.facts(), state::act_of(person))?;
        }
        Stage::UnderWay if important(person, &facts).await?.is_empty() => {
            return Err(ImproveRefusal::NothingChanged.into());
        }
        Stage::Draft | Stage::UnderWay => {}
        Stage::Approved | Stage::Closed => {
            let (is, needed) = (stage, Stage::Draft);
            return Err(ImproveRefusal::NotNow { is, needed }.into());
        }
    }
    let heads = heads(&person.ctx, facts.organisation()).await?;
    let names: Vec<&str> = heads.iter().map(|head| head.name.as_str()).collect();
    let act = Act::new("plan.approval-asked").after(names.join(", "));
    let changed = changing::transition(person, id, &act, |draft| {
        set_asked(draft, Some(&person.id));
        Ok(())
    })
    .await?;
    for head in &heads {
        mail::queue(&person.ctx, &*changed.tx, letter(person, &facts, head)).await?;
    }
    changing::commit(person, changed, act).await?;
    Ok(heads.len())
}

fn set_asked(draft: &mut Draft, by: Option<&PersonId>) {
    let now = draft.now;
    let row: &mut plan::Model = Arc::make_mut(&mut draft.rows.plan);
    (row.asked_at, row.asked_by) = (by.map(|_| now), by.cloned());
}

/// The heads of an organisation, by whom its plans are approved.
pub async fn heads(ctx: &Ctx, organisation: &OrganisationId) -> Result<Vec<person::Model>> {
    let db = ctx.db().read();
    let now = ctx.now.millis();
    let held = membership::all_of_organisation(db, organisation).await?;
    let holds = |row: &membership::Model| {
        row.role == "head" && row.from_at <= now && row.until_at.is_none_or(|until| until > now)
    };
    let ids: BTreeSet<PersonId> = held.into_iter().filter(holds).map(|row| row.person_id).collect();
    let mut people = person::named(db, ids.into_iter().collect()).await?;
    people.retain(|person| person.disabled_at.is_none());
    people.sort_by(|one, other| (&one.name, &one.id).cmp(&(&other.name, &other.id)));
    Ok(people)
}

fn letter(person: &Person, facts: &Facts, to: &person::Model) -> Mail {
    let words = Words::of(&to.language).unwrap_or_default();
    let plan = &facts.rows.plan;
    let address = format!("{}/plans/{}/approval", person.ctx.app.config.public_url, plan.id);
    let said =
        words.t3("improve-approval-mail-body", "name", &to.name, "by", &person.name, "title", &plan.title);
    Mail {
        to: to.email.clone(),
        subject: words.t1("improve-approval-mail-subject", "title", &plan.title),
        body: format!("{said}\n\n{address}"),
        words,
        dedupe: Some(format!("plan-approval:{}:{}:{}", plan.id, plan.version, to.id)),
    }
}
