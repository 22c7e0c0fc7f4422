//! What waits for a person around decisions: a vote on a proposal, conditions to be met, and
//! applications that the awarding body has before it.

use alcove_domain::certify::{Manner, Stage, Verdict};
use alcove_domain::kit::Day;
use alcove_domain::network::Action;

use super::desk_tasks::Task;
use super::store::{application, committee, condition, decision, vote};
use super::{facts, snapshot};
use crate::kit::Result;
use crate::kit::words::format::day_in;
use crate::network::Person;
use crate::network::store::organisation;

/// Proposals beyond this many are voted on when the first are done.
const LISTED: u64 = 20;

pub async fn tasks(person: &Person) -> Result<Vec<Task>> {
    let mut tasks = votes(person).await?;
    tasks.extend(conditions(person).await?);
    tasks.extend(received(person).await?);
    Ok(tasks)
}

/// Proposals on which the person has not voted yet.
async fn votes(person: &Person) -> Result<Vec<Task>> {
    let db = person.ctx.db().read();
    let sits = committee::of_person(db, &person.id).await?;
    if sits.is_empty() {
        return Ok(Vec::new());
    }
    let open = decision::open_among(db, sits, Manner::Votes.word(), LISTED).await?;
    let mut tasks = Vec::new();
    for proposal in open {
        let cast = vote::of_decision(db, &proposal.id).await?;
        if cast.iter().any(|one| one.person_id == person.id) {
            continue;
        }
        let found = facts::load(person, &proposal.application_id).await?;
        if !person.can(Action::VoteOnApplication, &found.resource()) {
            continue;
        }
        let handed_in = snapshot::load(&person.ctx, &proposal.application_id).await?;
        let applicant = handed_in.map(|(_, body)| body.organisation.name).unwrap_or_default();
        let body = organisation::find(db, found.body()).await?.map(|one| one.name).unwrap_or_default();
        tasks.push(Task {
            what: "vote",
            values: vec![("applicant", applicant.into())],
            eyebrow: body,
            address: format!("/applications/{}/decision", proposal.application_id),
            days: None,
        });
    }
    Ok(tasks)
}

/// Conditions that the institution has not answered yet.
async fn conditions(person: &Person) -> Result<Vec<Task>> {
    let Some(own) = &person.organisation else { return Ok(Vec::new()) };
    if !person.can(Action::PrepareApplication, &facts::of_organisation(own)) {
        return Ok(Vec::new());
    }
    let db = person.ctx.db().read();
    let today = day_in(person.ctx.now, &person.zone);
    let mut tasks = Vec::new();
    for row in application::of_organisation_in(db, own, Stage::Decided.word()).await? {
        if row.result.as_deref() != Some(Verdict::Conditional.word()) {
            continue;
        }
        let mut open = condition::open_of(db, &row.id).await?;
        open.retain(|one| one.answered_at.is_none());
        let days =
            open.iter().filter_map(|one| Day::parse(&one.due_day).ok()).map(|day| today.days_until(day));
        if let Some(days) = days.min() {
            tasks.push(Task {
                what: "condition",
                values: vec![("count", open.len().into())],
                eyebrow: person.organisation_name.clone(),
                address: format!("/applications/{}/decision", row.id),
                days: Some(days),
            });
        }
    }
    Ok(tasks)
}

/// What was handed in and nobody assesses yet, and what is assessed and not decided.
async fn received(person: &Person) -> Result<Vec<Task>> {
    let Some(own) = &person.organisation else { return Ok(Vec::new()) };
    if !person.can(Action::HandleApplication, &facts::of_body(own)) {
        return Ok(Vec::new());
    }
    let db = person.ctx.db().read();
    let waits = [Stage::Submitted.word(), Stage::Reported.word()];
    let mut rows = application::of_body_in(db, own, &waits).await?;
    rows.retain(|row| !facts::is_own_case(person, row));
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    Ok(vec![Task {
        what: "received",
        values: vec![("count", rows.len().into())],
        eyebrow: person.organisation_name.clone(),
        address: "/applications".to_owned(),
        days: None,
    }])
}
