//! The pool of an awarding body: the people whom it may engage, what they know, and how much they
//! have to do.

use alcove_domain::certify::engagement::{Part, Standing};
use alcove_domain::network::{Action, Offer, Resource, Role, SchemeFacts};
use serde::{Deserialize, Serialize};

use super::engaged;
use super::store::{application, assessor, engagement};
use crate::kit::clock::new_id;
use crate::kit::db::Connection;
use crate::kit::etag::Condition;
use crate::kit::ids::{ApplicationId, AssessorId, OrganisationId, PersonId};
use crate::kit::{Error, FieldFault, Refusal, Result};
use crate::network::Person;
use crate::network::invitations::{self, Delivery};
use crate::network::store::{invitation, membership, person};

/// Longest list of words of one sort; more is a text.
const MOST_WORDS: usize = 20;

/// Nobody reads more applications than this at one time.
const MOST_AT_ONCE: i64 = 50;

/// How many at one time, where nobody says.
pub const USUAL: i64 = 3;

/// Somebody of the pool, as it is entered and as machines send it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Draft {
    pub name: String,
    /// Set when invited, and never changed.
    pub email: String,
    /// What they know about.
    pub fields: Vec<String>,
    pub languages: Vec<String>,
    /// For whom they work, so that a conflict shows.
    pub employers: Vec<String>,
    /// Applications at one time; nothing: the usual three.
    pub most: Option<i64>,
    /// Of the mail of the invitation; empty for the inviter's.
    pub language: String,
}

/// Somebody of the pool with what they have to do now.
#[derive(Clone, Debug)]
pub struct Pooled {
    pub row: assessor::Model,
    /// Empty until the invitation was accepted.
    pub person: Option<PersonId>,
    pub email: String,
    pub engaged: Vec<Load>,
}

/// One application that somebody works on, or is asked for.
#[derive(Clone, Debug)]
pub struct Load {
    pub application: application::Model,
    pub part: String,
    pub standing: Standing,
    pub last_day: String,
}

impl Pooled {
    /// How many count towards the limit, asked or accepted: a substitute's readiness weighs less than
    /// an assessment.
    pub fn load(&self) -> i64 {
        self.engaged.iter().filter(|one| Part::parse(&one.part).is_some_and(Part::judges)).count() as i64
    }

    pub fn is_full(&self) -> bool {
        self.load() >= self.row.most
    }
}

/// Words kept as JSON.
pub fn list_of(text: &str) -> Vec<String> {
    serde_json::from_str(text).unwrap_or_default()
}

fn resource(body: &OrganisationId) -> Resource {
    Resource::Scheme(SchemeFacts { body: body.as_str().into(), exposure: Offer::Draft })
}

pub fn may_edit(person: &Person, body: &OrganisationId) -> bool {
    person.can(Action::EditScheme, &resource(body))
}

/// A page of the pool by name.
pub async fn list(
    person: &Person,
    body: &OrganisationId,
    after: Option<&AssessorId>,
    limit: u64,
) -> Result<Vec<Pooled>> {
    person.may(Action::SeeScheme, &resource(body))?;
    let db = person.ctx.db().read();
    let last = match after {
        Some(id) => Some(assessor::find(db, body, id).await?.ok_or(Error::NotFound)?),
        None => None,
    };
    let after = last.as_ref().map(|row| (row.name.as_str(), &row.id));
    let rows = assessor::of_body(db, body, after, limit).await?;
    pooled(person, rows).await
}

pub async fn find(person: &Person, body: &OrganisationId, id: &AssessorId) -> Result<Pooled> {
    person.may(Action::SeeScheme, &resource(body))?;
    let row = assessor::find(person.ctx.db().read(), body, id).await?;
    let row = row.filter(|row| row.left_at.is_none()).ok_or(Error::NotFound)?;
    pooled(person, vec![row]).await?.pop().ok_or(Error::NotFound)
}

async fn pooled(person: &Person, rows: Vec<assessor::Model>) -> Result<Vec<Pooled>> {
    let db = person.ctx.db().read();
    let engagements = engagement::of_assessors(db, rows.iter().map(|row| row.id.clone()).collect()).await?;
    let ids: Vec<ApplicationId> = engagements.iter().map(|one| one.application_id.clone()).collect();
    let applications = application::named(db, ids).await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let mine = engagements.iter().filter(|one| one.assessor_id == row.id);
        let load = mine.filter_map(|one| {
            let application = applications.iter().find(|known| known.id == one.application_id)?;
            let standing = engaged::standing(one, application, person.ctx.now);
            let open = matches!(standing, Standing::Asked | Standing::Accepted);
            open.then(|| Load {
                application: application.clone(),
                part: one.part.clone(),
                standing,
                last_day: one.last_day.clone(),
            })
        });
        let engaged = load.collect();
        let known = person_of(db, &row).await?;
        found.push(Pooled { email: row.email.clone(), person: known, engaged, row });
    }
    Ok(found)
}

/// Who somebody of the pool is: known at once, or since the invitation was accepted.
pub(super) async fn person_of(db: &impl Connection, row: &assessor::Model) -> Result<Option<PersonId>> {
    if row.person_id.is_some() {
        return Ok(row.person_id.clone());
    }
    let Some(id) = &row.invitation_id else { return Ok(None) };
    Ok(invitation::find(db, &row.body_id, id).await?.and_then(|invited| invited.accepted_by))
}

/// Takes somebody into the pool. Whoever belongs to the body already is in at once; all others are
/// invited, so that nobody is enlisted unasked.
pub async fn add(
    person: &Person,
    body: &OrganisationId,
    draft: &Draft,
    delivery: Delivery,
) -> Result<(AssessorId, Option<String>)> {
    person.may(Action::EditScheme, &resource(body))?;
    let checked = check(draft)?;
    let db = person.ctx.db().read();
    let pool = assessor::with_email(db, body, draft.email.trim()).await?;
    if pool.is_some() {
        return Err(Error::invalid("email", "is-in-the-pool"));
    }
    let known = match person::by_email(db, &draft.email).await? {
        Some(known) => {
            let holding = membership::holding(db, &known.id, person.ctx.now.millis()).await?;
            holding.iter().any(|one| one.organisation_id == *body).then_some(known.id)
        }
        None => None,
    };
    let mut row = assessor::Model {
        id: new_id(),
        body_id: body.clone(),
        person_id: known.clone(),
        invitation_id: None,
        name: draft.name.trim().to_owned(),
        email: draft.email.trim().to_owned(),
        fields: String::new(),
        languages: String::new(),
        employers: String::new(),
        most: USUAL,
        added_at: person.ctx.now.millis(),
        added_by: Some(person.id.clone()),
        left_at: None,
        left_by: None,
        version: 1,
    };
    checked.put(&mut row);
    let tx = person.ctx.begin().await?;
    let mut events = Vec::new();
    let mut link = None;
    if known.is_none() {
        let invited = invitations::Draft {
            email: draft.email.clone(),
            name: draft.name.clone(),
            role: Role::Viewer.word().to_owned(),
            unit_id: None,
            language: draft.language.clone(),
        };
        let (id, secret, event) = invitations::invite_in(person, &*tx, body, &invited, delivery).await?;
        row.invitation_id = Some(id);
        link = Some(secret);
        events.push(event);
    }
    let id = row.id.clone();
    let event = person.ctx.event(Some(&person.id), "certify.assessor-added", "assessor", id.as_str());
    events.push(event.in_organisation(body).after(row.name.clone()));
    assessor::add(&*tx, row).await?;
    tx.commit(events).await?;
    Ok((id, link))
}

/// Changes what is known of somebody.
pub async fn change(
    person: &Person,
    body: &OrganisationId,
    id: &AssessorId,
    seen: &Condition,
    draft: &Draft,
) -> Result<()> {
    person.may(Action::EditScheme, &resource(body))?;
    let tx = person.ctx.begin().await?;
    let mut row = assessor::touch(&*tx, body, id).await?.ok_or(Error::NotFound)?;
    super::check_version(seen, row.version - 1, present(&row))?;
    check(&Draft { email: row.email.clone(), ..draft.clone() })?.put(&mut row);
    row.name = draft.name.trim().to_owned();
    let event = person.ctx.event(Some(&person.id), "certify.assessor-changed", "assessor", id.as_str());
    let event = event.in_organisation(body).after(row.name.clone());
    assessor::save(&*tx, row).await?;
    tx.commit(vec![event]).await
}

/// Takes somebody out of the pool. Engagements that hold are ended one by one before.
pub async fn leave(person: &Person, body: &OrganisationId, id: &AssessorId) -> Result<()> {
    let found = find(person, body, id).await?;
    person.may(Action::EditScheme, &resource(body))?;
    if !found.engaged.is_empty() {
        return Err(Error::NotNow(Refusal::new("assessor-is-engaged").with("count", found.engaged.len())));
    }
    let tx = person.ctx.begin().await?;
    let mut row = assessor::touch(&*tx, body, id).await?.ok_or(Error::NotFound)?;
    row.left_at = Some(person.ctx.now.millis());
    row.left_by = Some(person.id.clone());
    let event = person.ctx.event(Some(&person.id), "certify.assessor-left", "assessor", id.as_str());
    let event = event.in_organisation(body).before(row.name.clone());
    assessor::save(&*tx, row).await?;
    tx.commit(vec![event]).await
}

/// The row as machines see it, for an answer that tells what stands.
pub fn present(row: &assessor::Model) -> serde_json::Value {
    serde_json::json!({ "id": row.id, "name": row.name, "version": row.version })
}

struct Checked {
    fields: String,
    languages: String,
    employers: String,
    most: i64,
}

impl Checked {
    fn put(self, row: &mut assessor::Model) {
        row.fields = self.fields;
        row.languages = self.languages;
        row.employers = self.employers;
        row.most = self.most;
    }
}

fn check(draft: &Draft) -> Result<Checked> {
    let mut faults = Vec::new();
    let name = draft.name.trim();
    if name.is_empty() {
        faults.push(FieldFault::new("name", "words-empty"));
    }
    if name.chars().count() > 200 {
        faults.push(FieldFault::new("name", "too-long").with("most", 200_usize));
    }
    let most = draft.most.unwrap_or(USUAL);
    if !(1..=MOST_AT_ONCE).contains(&most) {
        faults.push(FieldFault::new("most", "not-a-load").with("most", MOST_AT_ONCE));
    }
    let mut words = |field: &'static str, list: &[String]| {
        let list: Vec<&str> = list.iter().map(|word| word.trim()).filter(|word| !word.is_empty()).collect();
        if list.len() > MOST_WORDS || list.iter().any(|word| word.chars().count() > 200) {
            faults.push(FieldFault::new(field, "too-many-words").with("most", MOST_WORDS));
        }
        serde_json::to_string(&list).unwrap_or_default()
    };
    let checked = Checked {
        fields: words("fields", &draft.fields),
        languages: words("languages", &draft.languages),
        employers: words("employers", &draft.employers),
        most,
    };
    if faults.is_empty() { Ok(checked) } else { Err(Error::Invalid(faults)) }
}
