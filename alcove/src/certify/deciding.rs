//! A committee of the awarding body decides: what is proposed, the votes or the minutes, and what is
//! decided by them.

use std::collections::{BTreeMap, BTreeSet};

use alcove_domain::certify::application::Grounds;
use alcove_domain::certify::committee::Tally;
use alcove_domain::certify::{Application, Manner, Verdict, Vote};
use alcove_domain::kit::Day;
use alcove_domain::network::Action;

use super::applying::write;
use super::facts::{self, Facts, event, hold};
use super::store::{application, committee, condition, decision, people, snapshot, vote};
use super::{certifying, state, telling};
use crate::kit::clock::new_id;
use crate::kit::db::Connection;
use crate::kit::etag::Condition as Seen;
use crate::kit::ids::{ApplicationId, PersonId, VerdictId};
use crate::kit::{Error, FieldFault, Refusal, Result, Tx, jobs};
use crate::network::Person;

/// More conditions than anybody can follow.
pub const MOST_CONDITIONS: usize = 20;

pub(super) const LONGEST_PROSE: usize = 20_000;

/// What the body means to decide; as somebody typed it.
#[derive(Clone, Debug, Default)]
pub struct Proposal {
    /// `granted`, `conditional`, `refused`.
    pub verdict: String,
    pub reasons: String,
    /// `votes`, `minutes`.
    pub manner: String,
    pub minutes: String,
    pub held_on: String,
    /// Words and the day by which they are to be met.
    pub conditions: Vec<(String, String)>,
}

/// Everything there is about the decision of an application.
#[derive(Clone, Debug, Default)]
pub struct Deciding {
    /// The open proposal, or the decision that was made.
    pub current: Option<decision::Model>,
    pub votes: Vec<vote::Model>,
    pub conditions: Vec<condition::Model>,
}

impl Deciding {
    pub fn open_conditions(&self) -> usize {
        self.conditions.iter().filter(|one| one.met_at.is_none()).count()
    }
}

/// For whoever may see the application. A proposal is the body's own business until it is closed.
pub async fn standing(person: &Person, facts: &Facts) -> Result<Deciding> {
    let db = person.ctx.db().read();
    let Some(current) = decision::current(db, facts.id()).await? else { return Ok(Deciding::default()) };
    let inside = facts.handles(person) || person.can(Action::VoteOnApplication, &facts.resource());
    if current.closed_at.is_none() && !inside {
        return Ok(Deciding::default());
    }
    let votes = if inside { vote::of_decision(db, &current.id).await? } else { Vec::new() };
    let conditions = condition::of_decision(db, &current.id).await?;
    Ok(Deciding { current: Some(current), votes, conditions })
}

/// Proposes a decision. There is one proposal at a time.
pub async fn propose(person: &Person, id: &ApplicationId, seen: &Seen, said: Proposal) -> Result<Facts> {
    let found = for_handling(person, id).await?;
    found.state().may_decide(state::validation(&found.row))?;
    let (verdict, manner, conditions) = read(&said)?;
    let tx = person.ctx.begin().await?;
    let row = hold(&*tx, id, seen).await?;
    state::of(&row).may_decide(state::validation(&row))?;
    let before = decision::numbers(&*tx, id).await?;
    if decision::current(&*tx, id).await?.is_some() {
        return Err(Error::NotNow(Refusal::new("proposal-open")));
    }
    let proposal = decision::Model {
        id: new_id(),
        application_id: id.clone(),
        number: before + 1,
        result: verdict.word().to_owned(),
        reasons: said.reasons.trim().to_owned(),
        manner: manner.word().to_owned(),
        minutes: said.minutes.trim().to_owned(),
        held_on: said.held_on.trim().to_owned(),
        proposed_by: person.id.clone(),
        proposed_at: person.ctx.now.millis(),
        closed_by: None,
        closed_at: None,
        dropped_at: None,
        version: 1,
    };
    let event = event(person, "application.decision-proposed", &row, &row.body_id).after(verdict.word());
    let decision_id = proposal.id.clone();
    decision::add(&*tx, proposal).await?;
    for (position, (words, due)) in (0..).zip(conditions) {
        condition::add(&*tx, condition_row(id, &decision_id, position, words, due)).await?;
    }
    tx.commit(vec![event]).await?;
    facts::load(person, id).await
}

fn condition_row(
    id: &ApplicationId,
    decision_id: &VerdictId,
    position: i64,
    words: String,
    due: Day,
) -> condition::Model {
    condition::Model {
        id: new_id(),
        application_id: id.clone(),
        decision_id: decision_id.clone(),
        position,
        words,
        due_day: due.to_string(),
        answer: String::new(),
        answered_at: None,
        answered_by: None,
        met_at: None,
        met_by: None,
        version: 1,
    }
}

type Read = (Verdict, Manner, Vec<(String, Day)>);

fn read(said: &Proposal) -> Result<Read> {
    let mut faults = Vec::new();
    let verdict = Verdict::parse(&said.verdict);
    if verdict.is_none() {
        faults.push(not_chosen("verdict", &said.verdict));
    }
    let manner = Manner::parse(&said.manner);
    if manner.is_none() {
        faults.push(not_chosen("manner", &said.manner));
    }
    for (field, text) in [("reasons", &said.reasons), ("minutes", &said.minutes)] {
        if text.chars().count() > LONGEST_PROSE {
            faults.push(FieldFault::new(field, "too-long").with("most", LONGEST_PROSE));
        }
    }
    if !said.held_on.trim().is_empty() && Day::parse(said.held_on.trim()).is_err() {
        faults.push(FieldFault::new("held_on", "not-a-day"));
    }
    let mut conditions = Vec::new();
    for (words, due) in &said.conditions {
        match (words.trim(), Day::parse(due.trim())) {
            ("", _) if due.trim().is_empty() => {}
            (words, Ok(due)) if !words.is_empty() && words.chars().count() <= LONGEST_PROSE => {
                conditions.push((words.to_owned(), due));
            }
            _ => faults.push(FieldFault::new("conditions", "condition-incomplete")),
        }
    }
    if conditions.len() > MOST_CONDITIONS {
        faults.push(FieldFault::new("conditions", "too-many-of-them").with("most", MOST_CONDITIONS));
    }
    let half_said = faults.iter().any(|fault| fault.code == "condition-incomplete");
    match (verdict, conditions.len()) {
        // What was begun and is refused above is not missing.
        (Some(Verdict::Conditional), 0) if half_said => {}
        (Some(Verdict::Conditional), 0) => faults.push(FieldFault::new("conditions", "conditions-missing")),
        (Some(Verdict::Granted | Verdict::Refused), 1..) => {
            faults.push(FieldFault::new("conditions", "conditions-left"));
        }
        _ => {}
    }
    if verdict.is_some_and(|verdict| verdict != Verdict::Granted) && said.reasons.trim().is_empty() {
        faults.push(FieldFault::new("reasons", "reason-missing"));
    }
    match (verdict, manner, faults.is_empty()) {
        (Some(verdict), Some(manner), true) => Ok((verdict, manner, conditions)),
        _ => Err(Error::Invalid(faults)),
    }
}

fn not_chosen(field: &'static str, said: &str) -> FieldFault {
    FieldFault::new(field, if said.is_empty() { "missing" } else { "unknown-choice" })
}

/// Takes an open proposal back; another may follow.
pub async fn drop_proposal(person: &Person, id: &ApplicationId, seen: &Seen) -> Result<Facts> {
    for_handling(person, id).await?;
    let tx = person.ctx.begin().await?;
    let row = hold(&*tx, id, seen).await?;
    let mut proposal = open(&*tx, id).await?;
    proposal.dropped_at = Some(person.ctx.now.millis());
    let event = event(person, "application.proposal-dropped", &row, &row.body_id).before(&proposal.result);
    decision::save(&*tx, proposal).await?;
    tx.commit(vec![event]).await?;
    facts::load(person, id).await
}

/// A member votes on the open proposal, or votes anew.
pub async fn cast(
    person: &Person,
    id: &ApplicationId,
    seen: &Seen,
    said: &str,
    words: &str,
) -> Result<Facts> {
    let found = facts::load(person, id).await?;
    person.may(Action::VoteOnApplication, &found.resource())?;
    let said = Vote::parse(said).ok_or_else(|| Error::Invalid(vec![not_chosen("vote", said)]))?;
    if words.chars().count() > LONGEST_PROSE {
        return Err(Error::Invalid(vec![FieldFault::new("words", "too-long").with("most", LONGEST_PROSE)]));
    }
    let tx = person.ctx.begin().await?;
    let row = hold(&*tx, id, seen).await?;
    let proposal = open(&*tx, id).await?;
    let cast = vote::Model {
        decision_id: proposal.id,
        person_id: person.id.clone(),
        vote: said.word().to_owned(),
        words: words.trim().to_owned(),
        voted_at: person.ctx.now.millis(),
    };
    let event = event(person, "application.voted", &row, &row.body_id).after(said.word());
    vote::put(&*tx, cast).await?;
    tx.commit(vec![event]).await?;
    facts::load(person, id).await
}

/// What a committee that met has written down; as somebody typed it.
#[derive(Clone, Debug, Default)]
pub struct Minutes {
    pub words: String,
    pub held_on: String,
}

/// Closes the proposal: what it says is decided, where the committee is for it.
pub async fn close(person: &Person, id: &ApplicationId, seen: &Seen) -> Result<Facts> {
    close_with(person, id, seen, &Minutes::default()).await
}

/// The same with minutes that were written after the proposal.
pub async fn close_with(
    person: &Person,
    id: &ApplicationId,
    seen: &Seen,
    minutes: &Minutes,
) -> Result<Facts> {
    let found = for_handling(person, id).await?;
    let tx = person.ctx.begin().await?;
    let mut row = hold(&*tx, id, seen).await?;
    let mut proposal = open(&*tx, id).await?;
    take_minutes(&mut proposal, minutes)?;
    check_carried(&*tx, &row, &proposal, person.ctx.now.millis()).await?;
    let conditions = condition::of_decision(&*tx, &proposal.id).await?.len();
    let verdict = Verdict::parse(&proposal.result).ok_or_else(|| Error::fault("an unknown decision"))?;
    let grounds = Grounds { verdict, conditions };
    let validation = state::validation(&row);
    let decided = state::of(&row).decide(validation, grounds, &proposal.reasons, state::act_of(person))?;
    write(&mut row, &Application::Decided(decided));
    (proposal.closed_at, proposal.closed_by) = (Some(person.ctx.now.millis()), Some(person.id.clone()));
    let mut events = both(person, "application.decided", &row, verdict.word());
    if verdict == Verdict::Granted {
        events.extend(issue(&tx, person, &found, &row).await?);
    }
    telling::decided(person, &tx, &found, verdict).await?;
    decision::save(&*tx, proposal).await?;
    application::save(&*tx, row).await?;
    tx.commit(events).await?;
    jobs::wake(&person.ctx);
    facts::load(person, id).await
}

fn take_minutes(proposal: &mut decision::Model, minutes: &Minutes) -> Result<()> {
    let (words, held_on) = (minutes.words.trim(), minutes.held_on.trim());
    if proposal.manner != Manner::Minutes.word() || words.is_empty() {
        return Ok(());
    }
    let mut faults = Vec::new();
    if words.chars().count() > LONGEST_PROSE {
        faults.push(FieldFault::new("minutes", "too-long").with("most", LONGEST_PROSE));
    }
    if !held_on.is_empty() && Day::parse(held_on).is_err() {
        faults.push(FieldFault::new("held_on", "not-a-day"));
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    (proposal.minutes, proposal.held_on) = (words.to_owned(), held_on.to_owned());
    Ok(())
}

async fn check_carried(
    tx: &impl Connection,
    row: &application::Model,
    proposal: &decision::Model,
    now: i64,
) -> Result<()> {
    if proposal.manner == Manner::Minutes.word() {
        let mut faults = Vec::new();
        if proposal.minutes.is_empty() {
            faults.push(FieldFault::new("minutes", "missing"));
        }
        if proposal.held_on.is_empty() {
            faults.push(FieldFault::new("held_on", "missing"));
        }
        return if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) };
    }
    let seats = committee::of_application(tx, &row.id).await?.into_iter().map(|seat| seat.person_id);
    // A vote of somebody who has left the committee since, or has joined the applicant, does not count.
    let tied = people::members(tx, &row.organisation_id, now).await?;
    let members: BTreeSet<PersonId> = seats.filter(|one| !tied.contains(one)).collect();
    let votes = vote::of_decision(tx, &proposal.id).await?;
    let votes = votes.iter().filter(|row| members.contains(&row.person_id));
    Tally::of(members.len(), votes.filter_map(|row| Vote::parse(&row.vote))).carried()?;
    Ok(())
}

/// What was granted becomes a certificate in the same act.
pub(super) async fn issue(
    tx: &Tx,
    person: &Person,
    found: &Facts,
    row: &application::Model,
) -> Result<Vec<crate::kit::Event>> {
    let kept = snapshot::of_application(&**tx, &row.id).await?;
    let kept = kept.ok_or_else(|| Error::fault("nothing was handed in"))?;
    certifying::issue(tx, person, &found.edition, row, &kept.hash).await
}

/// What each member said, by person.
pub fn said(votes: &[vote::Model]) -> BTreeMap<&PersonId, &vote::Model> {
    votes.iter().map(|row| (&row.person_id, row)).collect()
}

async fn open(tx: &impl Connection, id: &ApplicationId) -> Result<decision::Model> {
    let found = decision::current(tx, id).await?.filter(|row| row.closed_at.is_none());
    found.ok_or_else(|| Error::NotNow(Refusal::new("no-open-proposal")))
}

/// In the trails of both houses.
pub(super) fn both(
    person: &Person,
    act: &'static str,
    row: &application::Model,
    after: &str,
) -> Vec<crate::kit::Event> {
    vec![
        event(person, act, row, &row.body_id).after(after),
        event(person, act, row, &row.organisation_id).after(after),
    ]
}

pub async fn for_handling(person: &Person, id: &ApplicationId) -> Result<Facts> {
    let found = facts::load(person, id).await?;
    person.may(Action::HandleApplication, &found.resource())?;
    Ok(found)
}
