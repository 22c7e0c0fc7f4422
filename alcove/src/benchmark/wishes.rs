//! An institution asks for somebody who helps it. The network's coordinators propose a pair, the one it
//! has in mind or another, or say why not.

use alcove_domain::benchmark::mentoring::Wish;
use alcove_domain::network::{Action, Resource};

use super::mentoring::{self, Pair};
use super::store::directory_entry;
use super::store::mentoring_wish::{self, Model};
use crate::kit::clock::new_id;
use crate::kit::error::FieldFault;
use crate::kit::ids::{MentoringId, NetworkId, OrganisationId, WishId};
use crate::kit::{Error, Event, Refusal, Result, Tx, db};
use crate::network::store::{network_member, organisation};
use crate::network::{Person, networks};

/// A wish with names, and what the reader may do about it.
#[derive(Clone, Debug)]
pub struct Named {
    pub row: Model,
    pub learner: String,
    pub mentor: Option<String>,
    pub may_answer: bool,
    pub may_take_back: bool,
}

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Asking<'a> {
    pub mentor: Option<&'a OrganisationId>,
    pub goals: &'a str,
}

/// A page of them, newest first: all for a coordinator, for everybody else those of the own organisation.
pub async fn list(
    person: &Person,
    network: &NetworkId,
    after: Option<&WishId>,
    limit: u64,
) -> Result<Vec<Named>> {
    networks::found(person, network, Action::SeeNetwork).await?;
    let coordinates = networks::coordinates(person, network).await?;
    let own = || person.memberships.iter().map(|one| one.organisation_id.clone()).collect();
    let of = if coordinates { None } else { Some(own()) };
    let rows = mentoring_wish::page(person.ctx.db().read(), network, of, after, limit).await?;
    let mut named = Vec::with_capacity(rows.len());
    for row in rows {
        named.push(name(person, row, coordinates).await?);
    }
    Ok(named)
}

/// What a page of the network shows: the open ones for a coordinator, for everybody else their newest.
pub async fn shown(person: &Person, network: &NetworkId) -> Result<Vec<Named>> {
    const LISTED: u64 = 50;
    if !networks::coordinates(person, network).await? {
        return list(person, network, None, LISTED).await;
    }
    let mut named = Vec::new();
    for row in mentoring_wish::open(person.ctx.db().read(), vec![network.clone()], LISTED).await? {
        named.push(name(person, row, true).await?);
    }
    Ok(named)
}

/// One of them; 404 for whoever neither coordinates nor belongs to who asked.
pub async fn read(person: &Person, network: &NetworkId, id: &WishId) -> Result<Named> {
    networks::found(person, network, Action::SeeNetwork).await?;
    let row = mentoring_wish::find(person.ctx.db().read(), network, id).await?.ok_or(Error::NotFound)?;
    let coordinates = networks::coordinates(person, network).await?;
    if !coordinates && !person.actor.belongs_to(&row.learner_id.as_str().into()) {
        return Err(Error::NotFound);
    }
    name(person, row, coordinates).await
}

async fn name(person: &Person, row: Model, coordinates: bool) -> Result<Named> {
    let learner = called(person, &row.learner_id).await?;
    let mentor = match &row.mentor_id {
        Some(id) => Some(called(person, id).await?),
        None => None,
    };
    let is_open = row.stage() == Wish::Open;
    let may_take_back = is_open && speaks_for(person, &row.learner_id);
    Ok(Named { learner, mentor, may_answer: is_open && coordinates, may_take_back, row })
}

async fn called(person: &Person, id: &OrganisationId) -> Result<String> {
    let found = organisation::find(person.ctx.db().read(), id).await?;
    Ok(found.map(|row| row.name).unwrap_or_default())
}

fn speaks_for(person: &Person, id: &OrganisationId) -> bool {
    person.can(Action::ArrangeMentoring, &Resource::Organisation(id.as_str().into()))
}

/// Whether the person can ask in the name of the organisation that lists are about.
pub async fn may_ask(person: &Person, network: &NetworkId) -> Result<bool> {
    let Some(own) = person.organisation.as_ref().filter(|own| speaks_for(person, own)) else {
        return Ok(false);
    };
    let member = network_member::standing(person.ctx.db().read(), network, own).await?;
    Ok(member.is_some_and(|row| row.accepted_at.is_some()))
}

/// Whom one may have in mind: those who wrote themselves into the directory.
pub async fn mentors(
    person: &Person,
    network: &NetworkId,
    own: &OrganisationId,
) -> Result<Vec<(OrganisationId, String)>> {
    /// More members than a network has.
    const MOST: i64 = 10_000;
    networks::found(person, network, Action::SeeNetwork).await?;
    let db = person.ctx.db().read();
    let entries = directory_entry::page(db, network, &directory_entry::Filter::default(), "", MOST).await?;
    let others = entries.into_iter().filter(|entry| entry.organisation_id != *own);
    let mut named: Vec<_> = others.map(|entry| (entry.organisation_id, entry.name)).collect();
    person.words().sort_by_name(&mut named, |one| one.1.clone());
    Ok(named)
}

/// Asks in the name of an organisation.
///
/// # Errors
/// `mentoring-wish-open` while an earlier one waits for an answer; `mentoring-open` where the two are a
/// pair, or asked to be one, already.
pub async fn ask(
    person: &Person,
    network: &NetworkId,
    learner: &OrganisationId,
    asking: Asking<'_>,
) -> Result<WishId> {
    person.may(Action::ArrangeMentoring, &Resource::Organisation(learner.as_str().into()))?;
    networks::found(person, network, Action::SeeNetwork).await?;
    let mut faults = mentoring::text_faults("goals", asking.goals);
    let tx = person.ctx.begin().await?;
    let member = network_member::standing(&*tx, network, learner).await?;
    member.filter(|row| row.accepted_at.is_some()).ok_or(Error::NotFound)?;
    if let Some(mentor) = asking.mentor {
        if mentor == learner {
            return Err(Refusal::new("mentors-itself").into());
        }
        let entry = directory_entry::standing(&*tx, network, mentor).await?;
        let stays = network_member::standing(&*tx, network, mentor).await?;
        if entry.is_none() || stays.is_none_or(|row| row.accepted_at.is_none()) {
            faults.push(FieldFault::new("mentor_id", "unknown-choice"));
        }
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    db::in_turn(&*tx, &[network.as_str()]).await?;
    if mentoring_wish::is_open(&*tx, network, learner).await? {
        return Err(Refusal::new("mentoring-wish-open").into());
    }
    if let Some(mentor) = asking.mentor
        && super::store::mentoring::is_open(&*tx, network, mentor, learner).await?
    {
        return Err(Refusal::new("mentoring-open").into());
    }
    let row = Model {
        id: new_id(),
        network_id: network.clone(),
        learner_id: learner.clone(),
        mentor_id: asking.mentor.cloned(),
        goals: asking.goals.trim().to_owned(),
        asked_at: person.ctx.now.millis(),
        asked_by: person.id.clone(),
        mentoring_id: None,
        answer: String::new(),
        answered_at: None,
        answered_by: None,
        taken_back_at: None,
        taken_back_by: None,
        version: 1,
    };
    let id = row.id.clone();
    let event = event(person, "benchmark.mentoring-asked", &id).in_organisation(learner).after(&row.goals);
    mentoring_wish::add(&*tx, row).await?;
    tx.commit(vec![event]).await?;
    Ok(id)
}

/// Proposes a pair for it. Where that is whom the learner has in mind, for the goals it wrote, it has
/// agreed by asking; the other one is asked.
pub async fn pair(
    person: &Person,
    network: &NetworkId,
    id: &WishId,
    mentor: &OrganisationId,
    goals: &str,
) -> Result<MentoringId> {
    let of = networks::found(person, network, Action::CoordinateNetwork).await?;
    let tx = person.ctx.begin().await?;
    let row = open_in_turn(&tx, network, id).await?;
    // A form sends other line ends than a program.
    let is_just_this = row.mentor_id.as_ref() == Some(mentor) && row.goals.lines().eq(goals.trim().lines());
    let asked = is_just_this.then(|| (row.asked_at, row.asked_by.clone()));
    let pair = Pair { mentor, learner: &row.learner_id, goals, asked };
    let (made, proposed) = mentoring::put(person, &tx, &of, pair).await?;
    let answered = event(person, "benchmark.mentoring-wish-answered", id).in_organisation(&row.learner_id);
    let answered = answered.after(made.as_str());
    let row = Model { mentoring_id: Some(made.clone()), ..answered_by(person, row) };
    if !mentoring_wish::is_updated(&*tx, row).await? {
        return Err(Error::Busy);
    }
    tx.commit(vec![proposed, answered]).await?;
    Ok(made)
}

/// Says why there will be no pair.
pub async fn refuse(person: &Person, network: &NetworkId, id: &WishId, why: &str) -> Result<()> {
    networks::found(person, network, Action::CoordinateNetwork).await?;
    let faults = mentoring::text_faults("answer", why);
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let tx = person.ctx.begin().await?;
    let row = open_in_turn(&tx, network, id).await?;
    let event = event(person, "benchmark.mentoring-wish-answered", id).in_organisation(&row.learner_id);
    let row = Model { answer: why.trim().to_owned(), ..answered_by(person, row) };
    let event = event.after(&row.answer);
    if !mentoring_wish::is_updated(&*tx, row).await? {
        return Err(Error::Busy);
    }
    tx.commit(vec![event]).await
}

/// Asks no longer.
pub async fn take_back(person: &Person, network: &NetworkId, id: &WishId) -> Result<()> {
    let found = read(person, network, id).await?;
    person.may(Action::ArrangeMentoring, &Resource::Organisation(found.row.learner_id.as_str().into()))?;
    let tx = person.ctx.begin().await?;
    let row = open_in_turn(&tx, network, id).await?;
    let event = event(person, "benchmark.mentoring-wish-taken-back", id).in_organisation(&row.learner_id);
    let row = Model {
        taken_back_at: Some(person.ctx.now.millis()),
        taken_back_by: Some(person.id.clone()),
        version: row.version + 1,
        ..row
    };
    if !mentoring_wish::is_updated(&*tx, row).await? {
        return Err(Error::Busy);
    }
    tx.commit(vec![event]).await
}

/// The wish, as long as nobody has answered it. Of two who answer at once the second one waits here, and
/// is told what became of it.
async fn open_in_turn(tx: &Tx, network: &NetworkId, id: &WishId) -> Result<Model> {
    db::in_turn(&**tx, &[network.as_str()]).await?;
    let row = mentoring_wish::find(&**tx, network, id).await?.ok_or(Error::NotFound)?;
    if row.stage() == Wish::Open {
        return Ok(row);
    }
    Err(Error::NotNow(Refusal::new("mentoring-wish-answered").with("is", row.stage().word())))
}

fn answered_by(person: &Person, row: Model) -> Model {
    Model {
        answered_at: Some(person.ctx.now.millis()),
        answered_by: Some(person.id.clone()),
        version: row.version + 1,
        ..row
    }
}

fn event(person: &Person, act: &'static str, id: &WishId) -> Event {
    person.ctx.event(Some(&person.id), act, "mentoring-wish", id.as_str())
}

/// Wishes that wait for those who coordinate their networks, the oldest first.
pub async fn waiting(person: &Person) -> Result<Vec<Named>> {
    const LISTED: u64 = 5;
    let placed = networks::placed(person).await?;
    let coordinated = placed.actor.coordinated().iter().map(|id| NetworkId::from(id.as_str()));
    let coordinated: Vec<NetworkId> = coordinated.collect();
    if coordinated.is_empty() {
        return Ok(Vec::new());
    }
    let mut named = Vec::new();
    for row in mentoring_wish::open(person.ctx.db().read(), coordinated, LISTED).await? {
        named.push(name(person, row, true).await?);
    }
    Ok(named)
}
