//! Pairs of which one helps the other: with goals, a log that both write, and an end with a result.

use std::collections::BTreeMap;

use alcove_domain::network::{Action, Resource};

use super::store::mentoring::{self, note};
use crate::kit::clock::new_id;
use crate::kit::error::FieldFault;
use crate::kit::ids::{MentoringId, NetworkId, OrganisationId, PersonId};
use crate::kit::{Error, Refusal, Result};
use crate::network::store::{network_member, organisation, person};
use crate::network::{Person, networks};

const LONGEST: usize = 4000;

/// A pair with the names of both.
#[derive(Clone, Debug)]
pub struct Named {
    pub row: mentoring::Model,
    pub mentor: String,
    pub learner: String,
}

/// A pair with its log.
#[derive(Clone, Debug)]
pub struct Whole {
    pub named: Named,
    pub notes: Vec<note::Model>,
    pub authors: BTreeMap<PersonId, String>,
    pub may_write: bool,
    pub coordinates: bool,
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
    let may_write = row.ended_at.is_none() && (coordinates || writing(person, &row).is_some());
    let notes = mentoring::notes(db, id).await?;
    let ids = notes.iter().map(|one| one.written_by.clone()).collect();
    let authors = person::named(db, ids).await?.into_iter().map(|row| (row.id, row.name)).collect();
    Ok(Whole { named: name(person, row).await?, notes, authors, may_write, coordinates })
}

/// The one of the two for which the person may write: those who run its quality work, and its head.
fn writing(person: &Person, row: &mentoring::Model) -> Option<OrganisationId> {
    [&row.mentor_id, &row.learner_id]
        .into_iter()
        .find(|of| person.can(Action::EditFindings, &Resource::Assessment(of.as_str().into())))
        .cloned()
}

/// Begins a pair of two members.
pub async fn begin(
    person: &Person,
    network: &NetworkId,
    mentor: &OrganisationId,
    learner: &OrganisationId,
    goals: &str,
) -> Result<MentoringId> {
    let of = networks::found(person, network, Action::CoordinateNetwork).await?;
    let mut faults = text_faults("goals", goals);
    let tx = person.ctx.begin().await?;
    for (field, one) in [("mentor_id", mentor), ("learner_id", learner)] {
        let member = network_member::standing(&*tx, network, one).await?;
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
    let row = mentoring::Model {
        id: new_id(),
        network_id: network.clone(),
        mentor_id: mentor.clone(),
        learner_id: learner.clone(),
        goals: goals.trim().to_owned(),
        begun_at: person.ctx.now.millis(),
        begun_by: person.id.clone(),
        ended_at: None,
        ended_by: None,
        result: String::new(),
        version: 1,
    };
    let id = row.id.clone();
    mentoring::add(&*tx, row).await?;
    let event = person.ctx.event(Some(&person.id), "benchmark.mentoring-begun", "mentoring", id.as_str());
    tx.commit(vec![event.in_organisation(&of.organisation_id).after(format!("{mentor} {learner}"))]).await?;
    Ok(id)
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
    let of = writing(person, row);
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

/// Ends a pair with what came of it.
pub async fn end(person: &Person, network: &NetworkId, id: &MentoringId, result: &str) -> Result<()> {
    let of = networks::found(person, network, Action::CoordinateNetwork).await?;
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
    tx.commit(vec![event.in_organisation(&of.organisation_id)]).await
}

fn text_faults(field: &str, text: &str) -> Vec<FieldFault> {
    match text.trim().chars().count() {
        0 => vec![FieldFault::new(field, "missing")],
        count if count > LONGEST => vec![FieldFault::new(field, "too-long").with("most", LONGEST)],
        _ => Vec::new(),
    }
}
