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

/// Three weeks: the next digest brings a new one each week, and a holiday lies in between.
pub const LASTS_DAYS: i64 = 21;

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

/// Why a link opens nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shut {
    Answered,
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
    id: AnswerLinkId,
}

pub enum Link {
    Open(Box<Opened>),
    Shut(Shut),
}

/// What an address opens; one that was never made is not there.
pub async fn open(ctx: &Ctx, secret: &str) -> Result<Link> {
    let row = answer_link::find(ctx.db().read(), &id_of(secret)).await?.ok_or(Error::NotFound)?;
    if row.answered_at.is_some() {
        return Ok(Link::Shut(Shut::Answered));
    }
    if row.revoked_at.is_some() {
        return Ok(Link::Shut(Shut::Revoked));
    }
    if row.expires_at <= ctx.now.millis() {
        return Ok(Link::Shut(Shut::Expired));
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
    Ok(Link::Open(Box::new(Opened { person, facts, at, id: row.id })))
}

impl Opened {
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
    let Opened { person, facts, at, id } = opened;
    let node = facts.row(*at).id.clone();
    let said = Said { evidence: Vec::new(), via: "link", ..said };
    let written = noting::write(person, facts.id(), &node, said).await?;
    let now = person.ctx.now.millis();
    let tx = &*written.changed.tx;
    // Dropped without a commit, nothing of the note remains.
    if !answer_link::is_answered_now(tx, id, now).await? {
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
