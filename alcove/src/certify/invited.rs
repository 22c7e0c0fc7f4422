//! The assessor's side of an engagement: what one was asked for, the declaration, the answer.

use alcove_domain::certify::conflict::{Declared, DeclaredKind, Effect, Tie, may_engage};
use alcove_domain::certify::engagement::{Part, Standing};

use super::engaged::{self, refused};
use super::engaging::event;
use super::store::{application, assessor, engagement, tie};
use super::{resting, ties};
use crate::kit::ids::{EngagementId, OrganisationId};
use crate::kit::words::format::day_in;
use crate::kit::{Error, Event, FieldFault, Refusal, Result, Tx};
use crate::network::Person;
use crate::network::store::organisation;

/// One engagement of the person's own.
#[derive(Clone, Debug)]
pub struct Mine {
    pub row: engagement::Model,
    pub application: application::Model,
    pub standing: Standing,
    /// A tie that excludes came about since it was accepted.
    pub rests: bool,
    pub applicant: String,
    pub body: String,
}

/// What somebody declares when answering.
#[derive(Clone, Debug, Default)]
pub struct Declaration {
    /// Kind and words.
    pub conflicts: Vec<(String, String)>,
    /// For whom the person works, added to what the pool knows.
    pub employers: Vec<String>,
    /// That nothing else is to be declared.
    pub complete: bool,
}

/// What came of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Accepted,
    /// The body decides first.
    Waits,
    /// What was declared excludes the person.
    Excluded,
}

/// What the person was asked for, newest first.
pub async fn list(person: &Person, after: Option<&EngagementId>, limit: u64) -> Result<Vec<Mine>> {
    let db = person.ctx.db().read();
    let rows = engagement::of_person(db, &person.id, after, limit).await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        found.extend(mine(person, row).await?);
    }
    Ok(found)
}

/// One of them. There is none for anybody else.
pub async fn find(person: &Person, id: &EngagementId) -> Result<Mine> {
    let row = engagement::find(person.ctx.db().read(), id).await?;
    let row = row.filter(|row| row.person_id == person.id).ok_or(Error::NotFound)?;
    mine(person, row).await?.ok_or(Error::NotFound)
}

async fn mine(person: &Person, row: engagement::Model) -> Result<Option<Mine>> {
    let db = person.ctx.db().read();
    let Some(application) = application::find(db, &row.application_id).await? else { return Ok(None) };
    let rests = engaged::holds(&row, &application, person.ctx.now)
        && resting::find(person, &application, &row).await?.is_some();
    Ok(Some(Mine {
        rests,
        standing: engaged::standing(&row, &application, person.ctx.now),
        applicant: name_of(person, &application.organisation_id).await?,
        body: name_of(person, &application.body_id).await?,
        application,
        row,
    }))
}

async fn name_of(person: &Person, id: &OrganisationId) -> Result<String> {
    let found = organisation::find(person.ctx.db().read(), id).await?;
    Ok(found.map(|one| one.name).unwrap_or_default())
}

/// Accepts, with a declaration of conflicts. What is computed is computed again: the answer may come
/// long after the question.
pub async fn accept(person: &Person, id: &EngagementId, declaration: &Declaration) -> Result<Outcome> {
    let mine = find(person, id).await?;
    let is_paired = ties::is_paired(&person.ctx, &mine.application, &person.id).await?;
    let declared = declared(declaration)?;
    let (tx, mut row, application) = held(person, id).await?;
    engaged::read(&row).accept(engaged::moment(&application), person.ctx.now).map_err(refused)?;
    if row.willing_at.is_some() {
        return Err(Error::NotNow(Refusal::new("engagement-waits-for-the-body")));
    }
    let mut pooled = assessor::find(&*tx, &row.body_id, &row.assessor_id).await?.ok_or(Error::NotFound)?;
    add_employers(&mut pooled, &declaration.employers);
    let mut found =
        ties::computed(&*tx, &application, &pooled, &person.id, is_paired, person.ctx.now).await?;
    found.extend(declared.into_iter().map(Tie::Declared));
    assessor::save(&*tx, pooled).await?;
    let today = day_in(person.ctx.now, &person.zone);
    let mut logged = tie::of_engagement(&*tx, id).await?;
    for known in found {
        let new = ties::row(id, &known, today, person.ctx.now);
        let same = |old: &tie::Model| old.kind == new.kind && old.declared == 0 && new.declared == 0;
        if !logged.iter().any(same) {
            tie::add(&*tx, new.clone()).await?;
            logged.push(new);
        }
    }
    let (effects, decided) = ties::effects(&logged);
    let mut events = Vec::new();
    let outcome = if effects.contains(&Effect::Excluded) {
        row.declined_at = Some(person.ctx.now.millis());
        row.declined_because = "conflict".to_owned();
        events.push(event(person, &row, "certify.engagement-excluded"));
        Outcome::Excluded
    } else if may_engage(&effects, decided).is_err() {
        row.willing_at = Some(person.ctx.now.millis());
        events.push(event(person, &row, "certify.conflict-declared"));
        Outcome::Waits
    } else {
        row.willing_at = Some(person.ctx.now.millis());
        events.extend(take_up(person, &tx, &mut row, application).await?);
        Outcome::Accepted
    };
    engagement::save(&*tx, row).await?;
    tx.commit(events).await?;
    Ok(outcome)
}

pub async fn decline(person: &Person, id: &EngagementId, because: &str) -> Result<()> {
    find(person, id).await?;
    let (tx, mut row, application) = held(person, id).await?;
    let rules = engaged::read(&row);
    rules.decline(because, engaged::moment(&application), person.ctx.now).map_err(refused)?;
    row.declined_at = Some(person.ctx.now.millis());
    row.declined_because = because.trim().to_owned();
    let event = event(person, &row, "certify.engagement-declined").after(because.trim());
    engagement::save(&*tx, row).await?;
    tx.commit(vec![event]).await
}

/// From here on the engagement holds; the first one that judges begins the assessment.
pub(super) async fn take_up(
    person: &Person,
    tx: &Tx,
    row: &mut engagement::Model,
    application: application::Model,
) -> Result<Vec<Event>> {
    row.accepted_at = Some(person.ctx.now.millis());
    let judges = Part::parse(&row.part).is_some_and(Part::judges);
    let mut events = if judges { begin(person, tx, application).await? } else { Vec::new() };
    events.push(event(person, row, "certify.engagement-accepted").after(row.part.clone()));
    Ok(events)
}

/// Moves a submitted application on to its assessors; one that is with them stays.
pub(super) async fn begin(person: &Person, tx: &Tx, application: application::Model) -> Result<Vec<Event>> {
    use alcove_domain::certify::Stage;
    if engaged::stage(&application) != Stage::Submitted {
        return Ok(Vec::new());
    }
    super::moving::to(person, tx, application, super::moving::Move::BeginAssessment)
        .await
        .map(|event| vec![event])
}

fn declared(declaration: &Declaration) -> Result<Vec<Declared>> {
    let mut faults = Vec::new();
    let mut declared = Vec::new();
    for (kind, words) in &declaration.conflicts {
        match DeclaredKind::parse(kind) {
            Some(kind) => match Declared::new(kind, words) {
                Ok(one) => declared.push(one),
                Err(_) => faults.push(FieldFault::new("words", "words-empty")),
            },
            None => faults.push(FieldFault::new("kind", "unknown-choice")),
        }
    }
    if !declaration.complete {
        faults.push(FieldFault::new("complete", "declaration-missing"));
    }
    if faults.is_empty() { Ok(declared) } else { Err(Error::Invalid(faults)) }
}

fn add_employers(row: &mut assessor::Model, employers: &[String]) {
    let mut known = super::pool::list_of(&row.employers);
    for name in employers.iter().map(|name| name.trim()).filter(|name| !name.is_empty()) {
        if !known.iter().any(|one| one == name) && known.len() < 50 {
            known.push(name.chars().take(200).collect());
        }
    }
    row.employers = serde_json::to_string(&known).unwrap_or_default();
    row.version += 1;
}

/// The engagement with its application, both held against other writers.
async fn held(person: &Person, id: &EngagementId) -> Result<(Tx, engagement::Model, application::Model)> {
    let tx = person.ctx.begin().await?;
    let known = engagement::find(&*tx, id).await?.ok_or(Error::NotFound)?;
    let application = application::touch(&*tx, &known.application_id).await?.ok_or(Error::NotFound)?;
    let row = engagement::touch(&*tx, id).await?;
    let row = row.filter(|row| row.person_id == person.id).ok_or(Error::NotFound)?;
    Ok((tx, row, application))
}
