//! Addresses of calendars: made for oneself or for a unit that one leads, read by calendar programs
//! without signing in, and taken back.

use alcove_domain::network::{Action, Role};
use alcove_domain::plan::Party;

use super::calendar::{self, Asked};
use super::source::Source;
use crate::improve::facts::{self, Facts};
use crate::improve::names::Names;
use crate::improve::parties::{read_party, write_party};
use crate::improve::rights;
use crate::improve::store::feed;
use crate::kit::clock::{hash_secret, new_secret};
use crate::kit::ids::{FeedId, PersonId, PlanId, UnitId};
use crate::kit::{Ctx, Error, Refusal, Result, Words};
use crate::network::store::person;
use crate::network::{Person, units};
use crate::plan::store::plan;

/// Somebody has a phone, a computer and an old phone; more are forgotten ones.
const MOST: usize = 20;

/// When a calendar was read is written at most once in an hour: readers look often.
const READ_AGAIN: i64 = 3_600_000;

/// A calendar that somebody made.
pub struct Made {
    pub row: feed::Model,
    pub name: String,
}

/// Those for whom the person may make a calendar, with their names, oneself first.
pub async fn choices(person: &Person, facts: &Facts) -> Result<Vec<(String, String)>> {
    let names = Names::of(&person.ctx, facts.organisation()).await?;
    let all = person.can(Action::EditPlan, &rights::of_organisation(facts.organisation()));
    let leads = |unit: &str| {
        person.memberships.iter().any(|held| {
            held.organisation_id == *facts.organisation()
                && held.unit_id.as_ref().is_some_and(|id| id.as_str() == unit)
                && Role::parse(&held.role) == Some(Role::UnitLead)
        })
    };
    let own = (write_party(&Party::Person(person.id.as_str().into())), person.name.clone());
    let units = names.units().into_iter().filter(|(id, _)| all || leads(id));
    Ok(std::iter::once(own).chain(units.map(|(id, name)| (format!("unit:{id}"), name))).collect())
}

/// The person's calendars in the organisation of a plan that are not taken back, newest first.
pub async fn list(person: &Person, plan: &PlanId) -> Result<Vec<Made>> {
    let facts = facts::load(person, plan).await?;
    let rows = feed::made_by(person.ctx.db().read(), facts.organisation(), &person.id).await?;
    let names = Names::of(&person.ctx, facts.organisation()).await?;
    Ok(rows
        .into_iter()
        .map(|row| Made { name: whose(&row).map(|one| names.name(&one)).unwrap_or_default(), row })
        .collect())
}

/// Makes a calendar and answers its id and its address, which nobody can read again.
pub async fn make(person: &Person, plan: &PlanId, whose: &str) -> Result<(FeedId, String)> {
    let facts = facts::load(person, plan).await?;
    let offered = choices(person, &facts).await?;
    let party = read_party(whose).filter(|_| offered.iter().any(|(value, _)| value == whose));
    let party = party.ok_or_else(|| Error::invalid("whose", "unknown-choice"))?;
    if list(person, plan).await?.len() >= MOST {
        return Err(Refusal::new("too-many-feeds").with("most", MOST).into());
    }
    let secret = new_secret();
    let (person_id, unit_id) = match &party {
        Party::Person(id) => (Some(PersonId::from(id.as_str())), None),
        Party::Unit(id) => (None, Some(UnitId::from(id.as_str()))),
    };
    let id = FeedId(hash_secret(&secret));
    let row = feed::Model {
        id: id.clone(),
        organisation_id: facts.organisation().clone(),
        person_id,
        unit_id,
        created_at: person.ctx.now.millis(),
        created_by: person.id.clone(),
        read_at: None,
        revoked_at: None,
    };
    let tx = person.ctx.begin().await?;
    let event = person
        .ctx
        .event(Some(&person.id), "plan.feed-made", "plan", plan.as_str())
        .in_organisation(facts.organisation())
        .after(whose);
    feed::add(&*tx, row).await?;
    tx.commit(vec![event]).await?;
    Ok((id, format!("{}/feeds/{secret}.ics", person.ctx.app.config.public_url)))
}

/// Takes back a calendar of one's own; whoever runs the organisation's plans, anybody's.
pub async fn revoke(person: &Person, plan: &PlanId, id: &FeedId) -> Result<()> {
    let facts = facts::load(person, plan).await?;
    let row = feed::find(person.ctx.db().read(), id).await?;
    let row = row.filter(|row| row.organisation_id == *facts.organisation());
    let row = row.filter(|row| {
        row.created_by == person.id
            || person.can(Action::EditPlan, &rights::of_organisation(facts.organisation()))
    });
    let row = row.ok_or(Error::NotFound)?;
    let tx = person.ctx.begin().await?;
    let event = person
        .ctx
        .event(Some(&person.id), "plan.feed-revoked", "plan", plan.as_str())
        .in_organisation(facts.organisation())
        .before(whose(&row).map(|party| write_party(&party)).unwrap_or_default());
    feed::revoke(&*tx, id, person.ctx.now.millis()).await?;
    tx.commit(vec![event]).await?;
    Ok(())
}

fn whose(row: &feed::Model) -> Option<Party> {
    match (&row.unit_id, &row.person_id) {
        (Some(unit), _) => Some(Party::Unit(unit.as_str().into())),
        (_, Some(person)) => Some(Party::Person(person.as_str().into())),
        _ => None,
    }
}

/// The calendar behind a secret. It ends with its maker's membership, not only when it is taken
/// back: the address may have gone anywhere.
pub async fn read(ctx: &Ctx, secret: &str) -> Result<Vec<u8>> {
    let db = ctx.db().read();
    let id = FeedId(hash_secret(secret));
    let row = feed::find(db, &id).await?.ok_or(Error::NotFound)?;
    let maker = person::find(db, &row.created_by).await?.ok_or(Error::NotFound)?;
    let ctx = Ctx { words: Words::of(&maker.language).unwrap_or_default(), ..ctx.clone() };
    let person = Person::acting(ctx.clone(), &row.created_by).await?;
    person.may(Action::SeePlan, &rights::of_organisation(&row.organisation_id))?;
    let names = Names::of(&ctx, &row.organisation_id).await?;
    let whose = whose(&row).filter(|party| names.has(party)).ok_or(Error::NotFound)?;
    let mut sources = Vec::new();
    for plan in plan::page(db, &row.organisation_id, None, 200).await? {
        if plan.state == "under-way" && person.can(Action::SeePlan, &rights::of_row(&plan)) {
            let facts = facts::load_unchecked(&ctx, &plan.id).await?;
            sources.push(Source::gather(&ctx, facts, ctx.words).await?);
        }
    }
    let tree = units::tree(db, &row.organisation_id).await?;
    let name = names.name(&whose);
    let asked = Asked {
        description: ctx.words.t1("improve-feed-about", "name", &name),
        name: ctx.words.t1("improve-feed-name", "name", &name),
        whose,
        tree: &tree,
        public_url: &ctx.app.config.public_url,
    };
    let bytes = calendar::build(&sources, &asked);
    note_read(&ctx, &row).await?;
    Ok(bytes)
}

async fn note_read(ctx: &Ctx, row: &feed::Model) -> Result<()> {
    let now = ctx.now.millis();
    if row.read_at.is_some_and(|at| now - at < READ_AGAIN) {
        return Ok(());
    }
    let tx = ctx.begin().await?;
    feed::set_read(&*tx, &row.id, now).await?;
    tx.commit_unrecorded().await
}
