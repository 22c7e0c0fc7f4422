//! An appeal on how an application was decided.

use alcove_domain::certify::Stage;
use alcove_domain::network::Action;

use super::deciding::{LONGEST_PROSE, both};
use super::facts::{self, hold};
use super::state;
use super::store::{application, declaration, snapshot};
use crate::kit::clock::new_id;
use crate::kit::etag::Condition as Seen;
use crate::kit::ids::ApplicationId;
use crate::kit::{Error, Refusal, Result};
use crate::network::Person;

/// An appeal on how it was decided: a new attempt with the same submission, before other people.
pub async fn appeal(person: &Person, id: &ApplicationId, words: &str) -> Result<ApplicationId> {
    let found = facts::load(person, id).await?;
    person.may(Action::PrepareApplication, &found.resource())?;
    if words.trim().is_empty() || words.chars().count() > LONGEST_PROSE {
        return Err(Error::invalid("appeal", "reason-missing"));
    }
    let ctx = &person.ctx;
    let tx = ctx.begin().await?;
    let before = hold(&*tx, id, &Seen::None).await?;
    state::of(&before).decided()?.may_appeal()?;
    let attempts = application::of_level(
        &*tx,
        &before.organisation_id,
        &before.scheme_id,
        &before.level_id,
        &before.field,
    )
    .await?;
    let attempt = attempts.iter().map(|row| row.attempt).max().unwrap_or(0) + 1;
    if attempt != before.attempt + 1 {
        return Err(Error::NotNow(Refusal::new("attempt-followed")));
    }
    let now = ctx.now.millis();
    let kept =
        snapshot::of_application(&*tx, id).await?.ok_or_else(|| Error::fault("nothing was handed in"))?;
    let new: ApplicationId = new_id();
    let copy = snapshot::Model { id: new_id(), application_id: new.clone(), ..kept };
    let row = application::Model {
        id: new.clone(),
        previous_id: Some(id.clone()),
        ground: "appeal".to_owned(),
        ground_words: words.trim().to_owned(),
        attempt,
        state: Stage::Submitted.word().to_owned(),
        result: None,
        snapshot_id: Some(copy.id.clone()),
        created_at: now,
        created_by: Some(person.id.clone()),
        submitted_at: Some(now),
        submitted_by: Some(person.id.clone()),
        decided_at: None,
        decided_by: None,
        version: 1,
        ..before
    };
    let events = both(person, "application.appealed", &row, words.trim());
    application::add(&*tx, row).await?;
    snapshot::add(&*tx, copy).await?;
    if let Some(signed) = declaration::find(&*tx, id).await? {
        declaration::add(&*tx, declaration::Model { application_id: new.clone(), ..signed }).await?;
    }
    tx.commit(events).await?;
    Ok(new)
}
