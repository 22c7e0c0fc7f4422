//! What became of a request for an internal document, step by step, each reading with its moment: for
//! whoever asked and for those who answer.

use std::cmp::Reverse;

use alcove_domain::publish::Standing;

use super::request_lists::{self, Line};
use crate::kit::audit::{self, Wanted};
use crate::kit::ids::{DocumentRequestId, PersonId};
use crate::kit::{Error, Result};
use crate::network::Person;
use crate::network::store::person as people;

/// Readings that are told; more of one document by one reader is a program, and stands in the history.
const MOST_READINGS: u64 = 1_000;

/// Something that was done.
#[derive(Clone, Debug)]
pub struct Step {
    /// Stays the same, whatever is done later.
    pub key: String,
    /// `asked`, `granted`, `refused`, `opened` or `revoked`.
    pub act: &'static str,
    pub at: i64,
    pub by: PersonId,
    pub who: String,
}

/// All steps, newest first.
pub async fn of(person: &Person, id: &DocumentRequestId) -> Result<Vec<Step>> {
    let line = request_lists::find(person, id).await?;
    let mut steps = answers(&line);
    steps.extend(readings(person, &line).await?);
    // What happened in one moment happened in this order.
    let order = |step: &Step| {
        ["asked", "granted", "refused", "opened", "revoked"].iter().position(|one| *one == step.act)
    };
    steps.sort_by_key(|step| Reverse((step.at, order(step))));
    let known =
        people::named(person.ctx.db().read(), steps.iter().map(|step| step.by.clone()).collect()).await?;
    for step in &mut steps {
        let found = known.iter().find(|one| one.id == step.by);
        step.who = found.map(|one| one.name.clone()).unwrap_or_default();
    }
    Ok(steps)
}

/// What the request itself keeps.
fn answers(line: &Line) -> Vec<Step> {
    let row = &line.row;
    let step = |act: &'static str, at: Option<i64>, by: Option<&PersonId>| {
        let (at, by) = (at?, by?.clone());
        Some(Step { key: act.to_owned(), act, at, by, who: String::new() })
    };
    let answer = if line.standing == Standing::Refused { "refused" } else { "granted" };
    let all = [
        step("asked", Some(row.asked_at), Some(&row.asked_by)),
        step(answer, row.answered_at, row.answered_by.as_ref()),
        step("revoked", row.revoked_at, row.revoked_by.as_ref()),
    ];
    all.into_iter().flatten().collect()
}

/// Readings, out of the owner's history: those of this document by this reader since it was opened to
/// them.
async fn readings(person: &Person, line: &Line) -> Result<Vec<Step>> {
    let row = &line.row;
    let Some(since) = row.answered_at.filter(|_| row.opened > 0) else { return Ok(Vec::new()) };
    let wanted = Wanted {
        actor: Some(row.asked_by.clone()),
        act: Some("practice.document-opened".to_owned()),
        subject: Some(row.practice_id.0.clone()),
        from: Some(since),
        ..Wanted::default()
    };
    let db = person.ctx.db().read();
    let events = audit::page(db, row.owner_id.as_str(), &wanted, MOST_READINGS).await?;
    // Beside the name stands the fingerprint of the file that was copied.
    let is_of_it = |value: &str| value.rsplit_once(' ').is_some_and(|(name, _)| name == line.document);
    let read = events.into_iter().filter(|event| is_of_it(&event.before_value));
    // A later request for the same document is another one.
    let most = usize::try_from(row.opened).map_err(Error::fault)?;
    let mut read: Vec<Step> = read
        .map(|event| Step {
            key: format!("opened-{}", event.seq),
            act: "opened",
            at: event.at,
            by: row.asked_by.clone(),
            who: String::new(),
        })
        .collect();
    // Newest first: what is beyond the count of this one belongs to a later one.
    let later = read.len().saturating_sub(most);
    Ok(read.split_off(later))
}
