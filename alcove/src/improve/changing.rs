//! How every act changes a plan: the rows as they stand go into a draft, the act changes it, the
//! rules look at the whole, and the difference is written with its log and its event.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use alcove_domain::improve::Control;
use alcove_domain::kit::Day;
use alcove_domain::plan::Span;

use super::facts::{self, Facts, Pending};
use super::state;
use super::ties::Ties;
use crate::kit::clock::new_id;
use crate::kit::db::Connection;
use crate::kit::etag::{self, Condition};
use crate::kit::ids::{NodeId, PlanId};
use crate::kit::{Ctx, Error, Event, Result, Tx};
use crate::network::Person;
use crate::plan::known::day;
use crate::plan::rows::Rows;
use crate::plan::store::{change, plan, work};

/// What an act is called in the audit trail, and why it was done.
pub struct Act<'a> {
    /// `plan.action-moved`; its words are `act-plan-action-moved`.
    pub name: &'static str,
    /// What it was done to; the plan where there is none.
    pub node: Option<&'a NodeId>,
    /// Asked for once the plan is approved.
    pub reason: &'a str,
    pub before: String,
    pub after: String,
}

impl<'a> Act<'a> {
    pub fn new(name: &'static str) -> Self {
        Self { name, node: None, reason: "", before: String::new(), after: String::new() }
    }

    pub fn on(self, node: &'a NodeId) -> Self {
        Self { node: Some(node), ..self }
    }

    pub fn because(self, reason: &'a str) -> Self {
        Self { reason: reason.trim(), ..self }
    }

    pub fn after(self, after: impl Into<String>) -> Self {
        Self { after: after.into(), ..self }
    }

    pub fn before(self, before: impl Into<String>) -> Self {
        Self { before: before.into(), ..self }
    }
}

/// A plan while an act changes it.
pub struct Draft {
    pub rows: Rows,
    pub ties: Ties,
    pub today: Day,
    pub now: i64,
}

/// The plan after an act, and the transaction for what else belongs to it.
pub struct Changed {
    // Before the transaction: what is taken back is forgotten before anybody else may write.
    pending: Pending,
    pub tx: Tx,
}

impl Changed {
    /// As it will be once it is committed.
    pub fn facts(&self) -> &Arc<Facts> {
        self.pending.facts()
    }
}

/// Changes the plan and commits. A plan that is closed is refused; one that was approved needs a
/// reason, and every fact that became different is logged.
pub async fn change(
    person: &Person,
    id: &PlanId,
    act: Act<'_>,
    work: impl FnOnce(&mut Draft) -> Result<()>,
) -> Result<Arc<Facts>> {
    let changed = begin(person, id, &act, Log::Facts, work).await?;
    commit(person, changed, act).await
}

/// The same, with more to be written before it is committed.
pub async fn written(
    person: &Person,
    id: &PlanId,
    act: &Act<'_>,
    work: impl FnOnce(&mut Draft) -> Result<()>,
) -> Result<Changed> {
    begin(person, id, act, Log::Facts, work).await
}

/// The same for what is no part of the plan that was approved: a status note, a reading, a
/// commitment. It needs no reason.
pub async fn monitor(
    person: &Person,
    id: &PlanId,
    act: &Act<'_>,
    work: impl FnOnce(&mut Draft) -> Result<()>,
) -> Result<Changed> {
    begin(person, id, act, Log::Nothing, work).await
}

/// The same for a figure, which is taken in every state: those of the last year arrive after the
/// plan has ended.
pub async fn figure(
    person: &Person,
    id: &PlanId,
    act: &Act<'_>,
    work: impl FnOnce(&mut Draft) -> Result<()>,
) -> Result<Changed> {
    begin(person, id, act, Log::Figure, work).await
}

/// The same for a transition of the plan itself, which every state decides on its own.
pub async fn transition(
    person: &Person,
    id: &PlanId,
    act: &Act<'_>,
    work: impl FnOnce(&mut Draft) -> Result<()>,
) -> Result<Changed> {
    begin(person, id, act, Log::Transition, work).await
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Log {
    Facts,
    Nothing,
    Figure,
    Transition,
}

async fn begin(
    person: &Person,
    id: &PlanId,
    act: &Act<'_>,
    log: Log,
    work: impl FnOnce(&mut Draft) -> Result<()>,
) -> Result<Changed> {
    let ctx = &person.ctx;
    let tx = ctx.begin().await?;
    let row = plan::touch(&*tx, id).await?.ok_or(Error::NotFound)?;
    let touched = Arc::new(row.clone());
    let before = standing(ctx, &tx, row).await?;
    // What counting the version up has written already is not written again.
    let stored = Rows { plan: touched, ..before.rows.clone() };
    let control = match log {
        Log::Facts => state::of(&before.rows.plan).may_change()?,
        Log::Nothing => {
            state::of(&before.rows.plan).may_note()?;
            Control::Free
        }
        Log::Figure | Log::Transition => Control::Free,
    };
    let after = worked(person, &before, stored.clone(), work)?;
    after.rows.save(&*tx, &stored).await?;
    after.ties.save(&*tx, &before.ties).await?;
    // Also in a draft: a report goes back to the day on which it was said.
    work::add_all(&*tx, work_said(&before.rows, &after.rows, ctx.now.millis())).await?;
    if control == Control::Logged {
        write_log(person, &tx, act, &before, &after).await?;
    }
    Ok(Changed { tx, pending: Pending::of(ctx, after) })
}

/// What the plan would be after an act that somebody thinks of. Nothing is written.
pub fn foresee(
    person: &Person,
    before: &Facts,
    work: impl FnOnce(&mut Draft) -> Result<()>,
) -> Result<Facts> {
    state::of(&before.rows.plan).may_change()?;
    let mut rows = before.rows.clone();
    Arc::make_mut(&mut rows.plan).version += 1;
    worked(person, before, rows, work)
}

fn worked(
    person: &Person,
    before: &Facts,
    rows: Rows,
    work: impl FnOnce(&mut Draft) -> Result<()>,
) -> Result<Facts> {
    let today = before.today(person);
    let mut draft = Draft { rows, ties: before.ties.clone(), today, now: person.ctx.now.millis() };
    work(&mut draft)?;
    let mut after = match draft.rows.has_shape_of(&before.rows) {
        true => before.with_same_shape(draft.rows, draft.ties),
        false => settled(draft)?,
    };
    if after.rows.plan.baselines == before.rows.plan.baselines {
        after.approved = before.approved.clone();
    }
    Ok(after)
}

/// Commits with the act's event, and keeps what now stands.
pub async fn commit(person: &Person, changed: Changed, act: Act<'_>) -> Result<Arc<Facts>> {
    let event = event(person, changed.facts(), act);
    commit_as(person, changed, vec![event]).await
}

/// The same for several acts at once, or with what others tell of the same transaction.
pub async fn commit_as(person: &Person, changed: Changed, events: Vec<Event>) -> Result<Arc<Facts>> {
    let Changed { tx, pending } = changed;
    let facts = pending.facts().clone();
    tx.commit(events).await?;
    facts::keep(&person.ctx, &facts);
    Ok(facts)
}

/// What the trail is to say of an act.
pub fn event(person: &Person, facts: &Facts, act: Act<'_>) -> Event {
    let (kind, subject) = match act.node {
        Some(node) => ("plan-node", node.as_str()),
        None => ("plan", facts.id().as_str()),
    };
    person
        .ctx
        .event(Some(&person.id), act.name, kind, subject)
        .in_organisation(facts.organisation())
        .before(act.before)
        .after(act.after)
}

/// The plan as it stood before this transaction touched its row.
async fn standing(ctx: &Ctx, tx: &Tx, touched: plan::Model) -> Result<Arc<Facts>> {
    let before = plan::Model { version: touched.version - 1, ..touched };
    match facts::kept(ctx, &before) {
        Some(kept) => Ok(kept),
        None => Ok(Arc::new(read(&**tx, before).await?)),
    }
}

async fn read(db: &impl Connection, row: plan::Model) -> Result<Facts> {
    facts::read(db, row).await
}

/// Asks the rules about the whole, and lays every action where its dependencies put it.
fn settled(draft: Draft) -> Result<Facts> {
    let facts = Facts::of(draft.rows, draft.ties)?;
    let laid = laid_anew(&facts);
    if laid.is_empty() {
        return Ok(facts);
    }
    let Facts { mut rows, ties, .. } = facts;
    for Laid { at, span, own } in laid {
        let node = Arc::make_mut(&mut rows.nodes[at]);
        node.version += i64::from(node.span() != span);
        node.first_day = span.map(|span| span.first().to_string());
        node.last_day = span.map(|span| span.last().to_string());
        node.own_first_day = own;
    }
    Facts::of(rows, ties)
}

/// Where a row lies, and what is kept of its own first day while it lies around others.
struct Laid {
    at: usize,
    span: Option<Span>,
    own: Option<String>,
}

/// The rows that lie elsewhere now, or on another account.
fn laid_anew(facts: &Facts) -> Vec<Laid> {
    let places: HashMap<&str, usize> =
        facts.rows.nodes.iter().enumerate().map(|(at, node)| (node.id.as_str(), at)).collect();
    let tasks = facts.network.tasks().iter().zip(&facts.propagation.spans).enumerate();
    let laid = tasks.filter_map(|(place, (task, span))| {
        let at = *places.get(task.id.as_str())?;
        let around = facts.network.lies_around(place, &facts.propagation);
        let first = || facts.rows.nodes[at].own_first_day().map(|day| day.to_string()).unwrap_or_default();
        Some(Laid { at, span: *span, own: around.then(first) })
    });
    laid.filter(|laid| {
        let row = &facts.rows.nodes[laid.at];
        (row.span(), &row.own_first_day) != (laid.span, &laid.own)
    })
    .collect()
}

async fn write_log(person: &Person, tx: &Tx, act: &Act<'_>, before: &Facts, after: &Facts) -> Result<()> {
    let today = before.today(person);
    let told = before.rows.nodes_told_otherwise(&after.rows);
    let mut told: HashSet<&str> = told.iter().map(NodeId::as_str).collect();
    if !before.rows.says_of_itself_what(&after.rows) {
        told.insert(after.id().as_str());
    }
    let is_told = |id: &str| told.contains(id);
    let state = |facts: &Facts| facts.rows.state_among(today, &is_told);
    // Both are parts that tell of the same, so that nothing is left out as never kept.
    let changes = state(before).differences(&state(after));
    if changes.is_empty() {
        return Ok(());
    }
    if act.reason.is_empty() {
        return Err(Error::invalid("reason", "reason-missing"));
    }
    let rows = changes.into_iter().map(|one| change::Model {
        id: new_id(),
        plan_id: after.id().clone(),
        baseline: after.rows.plan.baselines,
        node_id: one.fact.node.as_str().into(),
        about: one.fact.about.write(),
        before_value: one.before.map(|said| said.write()),
        after_value: one.after.map(|said| said.write()),
        reason: act.reason.to_owned(),
        changed_by: person.id.clone(),
        changed_at: person.ctx.now.millis(),
    });
    change::add_all(&**tx, rows.collect()).await?;
    Ok(())
}

/// What was said of work, and when.
fn work_said(before: &Rows, after: &Rows, now: i64) -> Vec<work::Model> {
    let said = after.of_other_work(before).into_iter().map(|node| work::Model {
        id: new_id(),
        plan_id: node.plan_id.clone(),
        node_id: node.id.clone(),
        planned: node.work_planned.clone(),
        remaining: node.work_remaining.clone(),
        said_at: Some(now),
    });
    said.collect()
}

/// Refuses where the row is another version than the one that was seen, and tells what stands.
pub fn check_version(seen: &Condition, version: i64, present: serde_json::Value) -> Result<()> {
    match seen {
        Condition::Versions(versions) if !versions.contains(&version) => {
            Err(Error::PreconditionFailed(etag::at_version(present, version)))
        }
        _ => Ok(()),
    }
}

/// A day that somebody typed.
pub fn typed_day(field: &'static str, text: &str) -> Result<Option<Day>> {
    match text.trim() {
        "" => Ok(None),
        text => day(text).map(Some).map_err(|_| Error::invalid(field, "not-a-day")),
    }
}
