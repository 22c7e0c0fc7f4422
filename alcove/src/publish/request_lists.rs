//! Requests for internal documents as lists tell them: what others ask of an institution, and what
//! somebody asked of others.

use std::collections::BTreeMap;

use alcove_domain::kit::Day;
use alcove_domain::network::Action;
use alcove_domain::publish::Standing;

use super::practices::{self, of_organisation};
use super::store::{internal, request, version};
use super::ties;
use crate::kit::ids::{DocumentRequestId, OrganisationId, PersonId, PracticeId};
use crate::kit::words::format::day_in;
use crate::kit::{Error, Result};
use crate::network::Person;
use crate::network::store::{organisation, person as people};

/// A request as a list tells it.
#[derive(Clone, Debug)]
pub struct Line {
    pub row: request::Model,
    pub standing: Standing,
    pub document: String,
    /// The title of what is published, in the reader's language where somebody translated it.
    pub practice: String,
    pub practice_language: String,
    pub who: String,
    /// The institution that asks.
    pub organisation: String,
    pub owner: String,
    /// The document was taken off since.
    pub is_gone: bool,
}

/// Whether the person answers requests for the institution that lists are about.
pub fn answers(person: &Person) -> bool {
    let own = person.organisation.as_ref();
    own.is_some_and(|own| person.can(Action::EndorsePractice, &of_organisation(person, own)))
}

/// A page of what others ask of one's own institution and wait for, the oldest first, one longer than
/// it; none for who does not answer them.
pub async fn waiting(person: &Person, after: Option<&DocumentRequestId>, limit: u64) -> Result<Vec<Line>> {
    let owner = person.current_organisation()?.clone();
    if !answers(person) {
        return Ok(Vec::new());
    }
    lines(person, request::waiting_at(person.ctx.db().read(), &owner, after, limit + 1).await?).await
}

/// The same of those that were answered, newest first.
pub async fn answered(person: &Person, after: Option<&DocumentRequestId>, limit: u64) -> Result<Vec<Line>> {
    let owner = person.current_organisation()?.clone();
    if !answers(person) {
        return Ok(Vec::new());
    }
    lines(person, request::answered_at(person.ctx.db().read(), &owner, after, limit + 1).await?).await
}

/// A page of what the person asked of others, newest first, one longer than it.
pub async fn sent(person: &Person, after: Option<&DocumentRequestId>, limit: u64) -> Result<Vec<Line>> {
    let organisation = person.current_organisation()?;
    let db = person.ctx.db().read();
    lines(person, request::asked_by(db, organisation, &person.id, after, limit + 1).await?).await
}

/// One request, for its asker and for those who answer it.
pub async fn find(person: &Person, id: &DocumentRequestId) -> Result<Line> {
    let row = request::by_id(person.ctx.db().read(), id).await?.ok_or(Error::NotFound)?;
    if !is_asker(person, &row) {
        let practice = practices::find(&person.ctx, &row.practice_id).await?;
        person.may(Action::EndorsePractice, &practice.resource())?;
    }
    lines(person, vec![row]).await?.pop().ok_or(Error::NotFound)
}

/// Whether it is the person's own, asked for an institution that they belong to.
pub fn is_asker(person: &Person, row: &request::Model) -> bool {
    row.asked_by == person.id && person.actor.belongs_to(&row.organisation_id.as_str().into())
}

/// Puts names to rows; each is looked up once.
async fn lines(person: &Person, rows: Vec<request::Model>) -> Result<Vec<Line>> {
    let ctx = &person.ctx;
    let db = ctx.db().read();
    let documents = internal::by_ids(db, rows.iter().map(|row| row.document_id.clone()).collect()).await?;
    let ids: Vec<PersonId> = rows.iter().map(|row| row.asked_by.clone()).collect();
    let askers = people::named(db, ids).await?;
    let practices: Vec<PracticeId> = rows.iter().map(|row| row.practice_id.clone()).collect();
    let mut titles: BTreeMap<PracticeId, (String, String)> = BTreeMap::new();
    for newest in version::newest_of(db, practices).await? {
        titles.insert(newest.practice_id.clone(), ties::title(&newest, person.words())?);
    }
    let mut homes: BTreeMap<OrganisationId, (String, Day)> = BTreeMap::new();
    let mut lines = Vec::new();
    for row in rows {
        for id in [&row.owner_id, &row.organisation_id] {
            if !homes.contains_key(id) {
                let home = organisation::find(db, id).await?.ok_or(Error::NotFound)?;
                homes.insert(id.clone(), (home.name, day_in(ctx.now, &home.time_zone)));
            }
        }
        let (owner, today) = homes.get(&row.owner_id).cloned().ok_or(Error::NotFound)?;
        let home = homes.get(&row.organisation_id).map(|(name, _)| name.clone());
        let document = documents.iter().find(|one| one.id == row.document_id);
        let who = askers.iter().find(|one| one.id == row.asked_by);
        let (practice, practice_language) = titles.get(&row.practice_id).cloned().unwrap_or_default();
        lines.push(Line {
            standing: row.request().standing(today),
            is_gone: document.is_none_or(|one| one.removed_at.is_some()),
            document: document.map(|one| one.name.clone()).unwrap_or_default(),
            practice,
            practice_language,
            who: who.map(|one| one.name.clone()).unwrap_or_default(),
            organisation: home.unwrap_or_default(),
            owner,
            row,
        });
    }
    Ok(lines)
}
