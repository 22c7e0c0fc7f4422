//! Pairs of which one helps the other: proposed with goals, begun when both agree, with a log that both
//! write, and an end with a result.

use std::collections::BTreeMap;

use alcove_domain::benchmark::mentoring::Stage;
use alcove_domain::network::{Action, Resource};

use super::store::mentoring::{self, note};
use crate::kit::clock::new_id;
use crate::kit::error::FieldFault;
use crate::kit::ids::{MentoringId, NetworkId, OrganisationId, PersonId};
use crate::kit::{Ctx, Error, Event, Refusal, Result, Tx, db};
use crate::network::store::{membership, network, network_member, organisation, person};
use crate::network::{Person, networks};

const LONGEST: usize = 4000;

/// A pair with the names of both.
#[derive(Clone, Debug)]
pub struct Named {
    pub row: mentoring::Model,
    pub mentor: String,
    pub learner: String,
}

impl Named {
    /// What one of the two is called; nobody else has a name here.
    pub fn called(&self, id: &OrganisationId) -> Option<&str> {
        let both = [(&self.row.mentor_id, &self.mentor), (&self.row.learner_id, &self.learner)];
        both.into_iter().find(|(of, _)| *of == id).map(|(_, name)| name.as_str())
    }
}

/// A pair with its log.
#[derive(Clone, Debug)]
pub struct Whole {
    pub named: Named,
    pub notes: Vec<note::Model>,
    pub authors: BTreeMap<PersonId, String>,
    pub may_write: bool,
    /// For whom of the two the person can agree now.
    pub may_agree: Vec<OrganisationId>,
    pub may_end: bool,
    pub coordinates: bool,
}

/// How far a pair is.
pub fn stage(row: &mentoring::Model) -> Stage {
    let agreed = [row.mentor_agreed_at.is_some(), row.learner_agreed_at.is_some()];
    Stage::of(agreed, row.ended_at.is_some())
}

/// All pairs for a coordinator; for everybody else those of the own organisation.
pub async fn list(
    person: &Person,
    id: &NetworkId,
    after: Option<&MentoringId>,
    limit: u64,
) -> Result<Vec<Named>> {
    networks::found(person, id, Action::SeeNetwork).await?;
    let of = match networks::coordinates(person, id).await? {
        true => None,
        false => Some(person.memberships.iter().map(|one| one.organisation_id.clone()).collect()),
    };
    let db = person.ctx.db().read();
    let rows = mentoring::page(db, id, of, after, limit).await?;
    let mut named = Vec::with_capacity(rows.len());
    for row in rows {
        named.push(name(person, row).await?);
    }
    Ok(named)
}

async fn name(person: &Person, row: mentoring::Model) -> Result<Named> {
    let db = person.ctx.db().read();
    let mentor = organisation::find(db, &row.mentor_id).await?.map(|row| row.name).unwrap_or_default();
    let learner = organisation::find(db, &row.learner_id).await?.map(|row| row.name).unwrap_or_default();
    Ok(Named { row, mentor, learner })
}

/// Who may be paired: present members.
pub async fn members(person: &Person, id: &NetworkId) -> Result<Vec<(OrganisationId, String)>> {
    networks::found(person, id, Action::CoordinateNetwork).await?;
    let rows = network_member::accepted(person.ctx.db().read(), id).await?;
    let mut named: Vec<(OrganisationId, String)> =
        rows.into_iter().map(|row| (row.organisation_id, row.name)).collect();
    person.words().sort_by_name(&mut named, |one| one.1.clone());
    Ok(named)
}

/// A pair with its log, for those of the two and for coordinators; 404 for everybody else.
pub async fn read(person: &Person, network: &NetworkId, id: &MentoringId) -> Result<Whole> {
    networks::found(person, network, Action::SeeNetwork).await?;
    let db = person.ctx.db().read();
    let row = mentoring::find(db, network, id).await?.ok_or(Error::NotFound)?;
    let coordinates = networks::coordinates(person, network).await?;
    let both = [&row.mentor_id, &row.learner_id];
    let belongs = both.iter().any(|of| person.actor.belongs_to(&of.as_str().into()));
    if !coordinates && !belongs {
        return Err(Error::NotFound);
    }
    let now = stage(&row);
    let speaks = !speaks_for(person, &row).is_empty();
    let may_write = now == Stage::Going && (coordinates || speaks);
    let may_agree = if now == Stage::Proposed { unanswered(person, &row) } else { Vec::new() };
    let may_end = row.ended_at.is_none() && (coordinates || speaks);
    let notes = mentoring::notes(db, id).await?;
    let ids = notes.iter().map(|one| one.written_by.clone()).collect();
    let authors = person::named(db, ids).await?.into_iter().map(|row| (row.id, row.name)).collect();
    let named = name(person, row).await?;
    Ok(Whole { named, notes, authors, may_write, may_agree, may_end, coordinates })
}

/// Those of the two for which the person arranges mentoring.
fn speaks_for(person: &Person, row: &mentoring::Model) -> Vec<OrganisationId> {
    let answers = |of: &&OrganisationId| {
        person.can(Action::ArrangeMentoring, &Resource::Organisation(of.as_str().into()))
    };
    [&row.mentor_id, &row.learner_id].into_iter().filter(answers).cloned().collect()
}

/// Those that the person speaks for and that have not agreed.
fn unanswered(person: &Person, row: &mentoring::Model) -> Vec<OrganisationId> {
    let has_agreed = |of: &OrganisationId| {
        (*of == row.mentor_id && row.mentor_agreed_at.is_some())
            || (*of == row.learner_id && row.learner_agreed_at.is_some())
    };
    speaks_for(person, row).into_iter().filter(|of| !has_agreed(of)).collect()
}

/// Proposals that wait for the person's organisation, for those who arrange its mentoring.
pub async fn proposed(person: &Person) -> Result<Vec<Named>> {
    const LISTED: u64 = 5;
    let Some(own) = &person.organisation else { return Ok(Vec::new()) };
    if !person.can(Action::ArrangeMentoring, &Resource::Organisation(own.as_str().into())) {
        return Ok(Vec::new());
    }
    let rows = mentoring::proposed_to(person.ctx.db().read(), own, LISTED).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let placed = networks::placed(person).await?;
    let mut named = Vec::new();
    // Whoever has left a network does not come to what it proposed.
    for row in
        rows.into_iter().filter(|row| placed.can(Action::SeeNetwork, &networks::resource(&row.network_id)))
    {
        named.push(name(person, row).await?);
    }
    Ok(named)
}

/// Whether an organisation of the person and this one ever worked as a pair.
pub async fn is_paired(ctx: &Ctx, person: &PersonId, with: &OrganisationId) -> Result<bool> {
    let db = ctx.db().read();
    let held = membership::holding(db, person, ctx.now.millis()).await?;
    let these = held.into_iter().map(|one| one.organisation_id).collect();
    Ok(mentoring::is_pair(db, these, with).await?)
}

/// Proposes a pair of two members; it begins when both have agreed.
///
/// # Errors
/// `mentoring-open` where the same two are a pair, or asked to be one, in the same direction.
pub async fn propose(
    person: &Person,
    network: &NetworkId,
    mentor: &OrganisationId,
    learner: &OrganisationId,
    goals: &str,
) -> Result<MentoringId> {
    let of = networks::found(person, network, Action::CoordinateNetwork).await?;
    let tx = person.ctx.begin().await?;
    let pair = Pair { mentor, learner, goals, asked: None };
    let (id, event) = put(person, &tx, &of, pair).await?;
    tx.commit(vec![event]).await?;
    Ok(id)
}

/// Two who are proposed to each other.
pub(super) struct Pair<'a> {
    pub mentor: &'a OrganisationId,
    pub learner: &'a OrganisationId,
    pub goals: &'a str,
    /// When the learner asked for just this, and by whom: it has agreed by asking.
    pub asked: Option<(i64, PersonId)>,
}

/// Writes a proposal, with what the trail is to say of it.
pub(super) async fn put(
    person: &Person,
    tx: &Tx,
    of: &network::Model,
    pair: Pair<'_>,
) -> Result<(MentoringId, Event)> {
    let Pair { mentor, learner, goals, asked } = pair;
    let mut faults = text_faults("goals", goals);
    for (field, one) in [("mentor_id", mentor), ("learner_id", learner)] {
        let member = network_member::standing(&**tx, &of.id, one).await?;
        if member.is_none_or(|row| row.accepted_at.is_none()) {
            faults.push(FieldFault::new(field, "unknown-choice"));
        }
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    if mentor == learner {
        return Err(Refusal::new("mentors-itself").into());
    }
    db::in_turn(&**tx, &[of.id.as_str()]).await?;
    if mentoring::is_open(&**tx, &of.id, mentor, learner).await? {
        return Err(Refusal::new("mentoring-open").into());
    }
    let (learner_agreed_at, learner_agreed_by) = asked.unzip();
    let row = mentoring::Model {
        id: new_id(),
        network_id: of.id.clone(),
        mentor_id: mentor.clone(),
        learner_id: learner.clone(),
        goals: goals.trim().to_owned(),
        proposed_at: person.ctx.now.millis(),
        proposed_by: person.id.clone(),
        mentor_agreed_at: None,
        mentor_agreed_by: None,
        learner_agreed_at,
        learner_agreed_by,
        ended_at: None,
        ended_by: None,
        result: String::new(),
        version: 1,
    };
    let id = row.id.clone();
    mentoring::add(&**tx, row).await?;
    let event = person.ctx.event(Some(&person.id), "benchmark.mentoring-proposed", "mentoring", id.as_str());
    Ok((id, event.in_organisation(&of.organisation_id).after(format!("{mentor} {learner}"))))
}

/// Agrees to a proposal for those of the two that the person speaks for.
///
/// # Errors
/// 403 for whoever speaks for neither; `mentoring-not-proposed` where it has begun or ended.
pub async fn agree(person: &Person, network: &NetworkId, id: &MentoringId) -> Result<()> {
    let whole = read(person, network, id).await?;
    if speaks_for(person, &whole.named.row).is_empty() {
        return Err(Error::Forbidden);
    }
    let tx = person.ctx.begin().await?;
    let mut row = mentoring::find(&*tx, network, id).await?.ok_or(Error::NotFound)?;
    let speaking = unanswered(person, &row);
    if stage(&row) != Stage::Proposed || speaking.is_empty() {
        return Err(Error::NotNow(Refusal::new("mentoring-not-proposed")));
    }
    let (at, by) = (Some(person.ctx.now.millis()), Some(person.id.clone()));
    if speaking.contains(&row.mentor_id) {
        (row.mentor_agreed_at, row.mentor_agreed_by) = (at, by.clone());
    }
    if speaking.contains(&row.learner_id) {
        (row.learner_agreed_at, row.learner_agreed_by) = (at, by);
    }
    row.version += 1;
    if !mentoring::is_updated(&*tx, row).await? {
        return Err(Error::Busy);
    }
    let event = |of| {
        let event =
            person.ctx.event(Some(&person.id), "benchmark.mentoring-agreed", "mentoring", id.as_str());
        event.in_organisation(of)
    };
    tx.commit(speaking.iter().map(event).collect()).await
}

/// Writes into the log of a pair that goes on.
pub async fn write(person: &Person, network: &NetworkId, id: &MentoringId, body: &str) -> Result<()> {
    let whole = read(person, network, id).await?;
    if !whole.may_write {
        return Err(Error::Forbidden);
    }
    let faults = text_faults("body", body);
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let row = &whole.named.row;
    let of = speaks_for(person, row).into_iter().next();
    let written = note::Model {
        id: new_id(),
        mentoring_id: id.clone(),
        organisation_id: of.clone(),
        body: body.trim().to_owned(),
        written_at: person.ctx.now.millis(),
        written_by: person.id.clone(),
    };
    let tx = person.ctx.begin().await?;
    mentoring::add_note(&*tx, written).await?;
    let event = person.ctx.event(Some(&person.id), "benchmark.mentoring-noted", "mentoring", id.as_str());
    tx.commit(vec![event.in_organisation(&of.unwrap_or_else(|| row.learner_id.clone()))]).await
}

/// Ends a pair with what came of it, or a proposal with the reason: the coordinator, or one of the two.
pub async fn end(person: &Person, network: &NetworkId, id: &MentoringId, result: &str) -> Result<()> {
    let whole = read(person, network, id).await?;
    let speaking = speaks_for(person, &whole.named.row);
    if !whole.coordinates && speaking.is_empty() {
        return Err(Error::Forbidden);
    }
    let home = match speaking.into_iter().next() {
        Some(own) => own,
        None => networks::found(person, network, Action::CoordinateNetwork).await?.organisation_id,
    };
    let faults = text_faults("result", result);
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let tx = person.ctx.begin().await?;
    let row = mentoring::find(&*tx, network, id).await?.ok_or(Error::NotFound)?;
    if row.ended_at.is_some() {
        return Err(Error::NotNow(Refusal::new("mentoring-ended")));
    }
    let ended = mentoring::Model {
        ended_at: Some(person.ctx.now.millis()),
        ended_by: Some(person.id.clone()),
        result: result.trim().to_owned(),
        version: row.version + 1,
        ..row
    };
    if !mentoring::is_updated(&*tx, ended).await? {
        return Err(Error::Busy);
    }
    let event = person.ctx.event(Some(&person.id), "benchmark.mentoring-ended", "mentoring", id.as_str());
    tx.commit(vec![event.in_organisation(&home)]).await
}

pub(super) fn text_faults(field: &str, text: &str) -> Vec<FieldFault> {
    match text.trim().chars().count() {
        0 => vec![FieldFault::new(field, "missing")],
        count if count > LONGEST => vec![FieldFault::new(field, "too-long").with("most", LONGEST)],
        _ => Vec::new(),
    }
}
