//! Signed links: each answers a reminder about one node, for one person, once, without signing in.

use std::sync::Arc;

use alcove_domain::improve::Stage;
use alcove_domain::network::Action;
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;

use super::facts::{self, Facts};
use super::noting::{self, Said};
use super::rights::Reach;
use super::store::answer_link;
use super::{changing, state};
use crate::kit::clock::{hash_secret, new_secret};
use crate::kit::db::Connection;
use crate::kit::ids::{AnswerLinkId, NodeId, OrganisationId, PersonId, PlanId};
use crate::kit::{Ctx, Error, Result, Tx};
use crate::network::Person;
use crate::network::handed::{self, Hand};
use crate::network::store::organisation;
use crate::plan::store::status_note;

/// Three weeks: the next digest brings a new one each week, and a holiday lies in between.
pub const LASTS_DAYS: i64 = 21;

/// What a note says of how it came, where it came through a link.
const VIA: &str = "link";

/// Makes a link in the transaction of the mail that carries it, and answers its secret. The database
/// keeps a hash.
pub async fn make(
    ctx: &Ctx,
    tx: &impl Connection,
    plan: &PlanId,
    node: &NodeId,
    person: &PersonId,
) -> Result<String> {
    let secret = new_secret();
    let row = answer_link::Model {
        id: id_of(&secret),
        plan_id: plan.clone(),
        node_id: node.clone(),
        person_id: person.clone(),
        created_at: ctx.now.millis(),
        expires_at: ctx.now.plus_days(LASTS_DAYS).millis(),
        answered_at: None,
        revoked_at: None,
    };
    answer_link::add(tx, row).await?;
    Ok(secret)
}

fn id_of(secret: &str) -> AnswerLinkId {
    AnswerLinkId(hash_secret(secret))
}

/// What whoever opens a link wants of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    Answer,
    /// To say something else than was said through it, as long as nobody said anything since.
    Change,
}

/// Why a link opens nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shut {
    Answered,
    /// Answered, and the answer may still be changed.
    MayChange,
    /// Taken back, or answered by a later one.
    Revoked,
    Expired,
    /// The person has left, or the action is somebody else's now.
    NotTheirs,
    /// The plan is not under way, or the action is no more in it.
    Over,
}

/// What a link leads to.
pub struct Opened {
    pub person: Person,
    pub facts: Arc<Facts>,
    pub at: usize,
    /// What was said of it last; to be changed where the link was answered.
    pub last: Option<status_note::Model>,
    id: AnswerLinkId,
    answered_at: Option<i64>,
}

pub enum Link {
    Open(Box<Opened>),
    Shut(Shut),
}

/// What an address opens; one that was never made is not there.
pub async fn open(ctx: &Ctx, secret: &str, intent: Intent) -> Result<Link> {
    let row = answer_link::find(ctx.db().read(), &id_of(secret)).await?.ok_or(Error::NotFound)?;
    let last = status_note::of_node(ctx.db().read(), &row.node_id, 1).await?.pop();
    if let Some(why) = shut(&row, last.as_ref(), intent, ctx.now.millis()) {
        return Ok(Link::Shut(why));
    }
    let facts = facts::load_unchecked(ctx, &row.plan_id).await?;
    let Some(person) = holder(ctx, &row.person_id, facts.organisation()).await? else {
        return Ok(Link::Shut(Shut::NotTheirs));
    };
    let (Ok(at), Stage::UnderWay) = (facts.place(row.node_id.as_str()), state::stage(&facts.rows.plan))
    else {
        return Ok(Link::Shut(Shut::Over));
    };
    if !Reach::of(&person, &facts).await?.can(Action::NoteStatus, at) {
        return Ok(Link::Shut(Shut::NotTheirs));
    }
    Ok(Link::Open(Box::new(Opened { person, facts, at, last, id: row.id, answered_at: row.answered_at })))
}

/// Why the link itself opens nothing now, whoever holds it.
fn shut(
    row: &answer_link::Model,
    last: Option<&status_note::Model>,
    intent: Intent,
    now: i64,
) -> Option<Shut> {
    let is_expired = row.expires_at <= now;
    if let Some(at) = row.answered_at {
        let is_its = |note: &status_note::Model| {
            note.via == VIA && note.noted_at == at && note.noted_by == row.person_id
        };
        return match last.is_some_and(is_its) && !is_expired {
            false => Some(Shut::Answered),
            true => (intent == Intent::Answer).then_some(Shut::MayChange),
        };
    }
    if row.revoked_at.is_some() {
        return Some(Shut::Revoked);
    }
    is_expired.then_some(Shut::Expired)
}

impl Opened {
    /// Whether what was said through it is to be changed.
    pub const fn is_change(&self) -> bool {
        self.answered_at.is_some()
    }

    /// The name of the organisation that asks.
    pub async fn organisation(&self) -> Result<String> {
        let row = organisation::find(self.person.ctx.db().read(), self.facts.organisation()).await?;
        Ok(row.map(|row| row.name).unwrap_or_default())
    }
}

/// The person as they are now, at home in the organisation of the plan.
async fn holder(ctx: &Ctx, id: &PersonId, at: &OrganisationId) -> Result<Option<Person>> {
    let mut person = match Person::acting(ctx.clone(), id).await {
        Ok(person) => person,
        Err(Error::NotFound) => return Ok(None),
        Err(other) => return Err(other),
    };
    if let Some(row) = organisation::find(ctx.db().read(), at).await? {
        person.zone = row.time_zone;
    }
    Ok(Some(person))
}

/// Notes how the one node stands. The link is used up in the same transaction.
pub async fn answer(opened: &Opened, said: Said) -> Result<Option<Shut>> {
    let Opened { person, facts, at, id, answered_at, .. } = opened;
    let node = facts.row(*at).id.clone();
    let said = Said { evidence: Vec::new(), via: VIA, ..said };
    let written = noting::write(person, facts.id(), &node, said).await?;
    let now = person.ctx.now.millis();
    let tx = &*written.changed.tx;
    let is_taken = match answered_at {
        Some(before) => answer_link::is_changed_now(tx, id, *before, now).await?,
        None => answer_link::is_answered_now(tx, id, now).await?,
    };
    // Dropped without a commit, nothing of the note remains.
    if !is_taken {
        return Ok(Some(Shut::Answered));
    }
    answer_link::revoke_of_node(tx, &node, &person.id, now).await?;
    changing::commit(person, written.changed, written.act).await?;
    Ok(None)
}

/// For the account page: what a person can answer with, and how to take it back.
pub const HAND: Hand = Hand { list: own, revoke: take_back };

fn own(person: &Person) -> BoxFuture<'_, Result<Vec<handed::Link>>> {
    async move {
        let ctx = &person.ctx;
        let mut links = Vec::new();
        for row in answer_link::open_of(ctx.db().read(), &person.id, ctx.now.millis()).await? {
            let facts = facts::load_unchecked(ctx, &row.plan_id).await?;
            // What was removed since opens nothing.
            let Ok(at) = facts.place(row.node_id.as_str()) else { continue };
            let number = facts.numbers().remove(&at).unwrap_or_default();
            links.push(handed::Link {
                id: row.id.0,
                title: format!("{number} {}", facts.row(at).title).trim().to_owned(),
                made_at: row.created_at,
                expires_at: row.expires_at,
            });
        }
        Ok(links)
    }
    .boxed()
}

fn take_back<'a>(person: &'a Person, id: &'a str) -> BoxFuture<'a, Result<bool>> {
    async move {
        let ctx = &person.ctx;
        let id = AnswerLinkId(id.to_owned());
        let Some(row) = answer_link::find(ctx.db().read(), &id).await? else { return Ok(false) };
        let tx = ctx.begin().await?;
        if !answer_link::is_revoked_now(&*tx, &id, &person.id, ctx.now.millis()).await? {
            return Ok(false);
        }
        let facts = facts::load_unchecked(ctx, &row.plan_id).await?;
        let event = ctx
            .event(Some(&person.id), "plan.answer-link-revoked", "plan-node", row.node_id.as_str())
            .in_organisation(facts.organisation());
        tx.commit(vec![event]).await?;
        Ok(true)
    }
    .boxed()
}

/// Shuts what a person who leaves still has, in the transaction in which they leave.
pub fn leaving<'a>(
    tx: &'a Tx,
    organisation: &'a OrganisationId,
    person: &'a PersonId,
    now: i64,
) -> BoxFuture<'a, Result<()>> {
    async move {
        answer_link::revoke_of_person(&**tx, organisation, person, now).await?;
        Ok(())
    }
    .boxed()
}

/// Shuts all links of a plan that is closed, in the transaction in which it is.
pub async fn close(tx: &impl Connection, plan: &PlanId, now: i64) -> Result<()> {
    answer_link::revoke_of_plan(tx, plan, now).await?;
    Ok(())
}
