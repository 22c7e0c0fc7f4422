//! A committee of the awarding body decides: who sits on it, what is proposed, the votes or the
//! minutes, and what follows from the decision.

use std::collections::{BTreeMap, BTreeSet};

use alcove_domain::certify::application::Grounds;
use alcove_domain::certify::committee::Tally;
use alcove_domain::certify::{Application, CommitteeRefusal, Manner, Verdict, Vote};
use alcove_domain::kit::Day;
use alcove_domain::network::Action;

use super::applying::write;
use super::facts::{self, Facts, event, hold};
use super::store::{application, committee, condition, decision, declaration, snapshot, vote};
use super::{certifying, state};
use crate::kit::clock::new_id;
use crate::kit::db::Connection;
use crate::kit::etag::Condition as Seen;
use crate::kit::ids::{ApplicationId, ConditionId, OrganisationId, PersonId, VerdictId};
use crate::kit::{Error, FieldFault, Refusal, Result, Tx, jobs};
use crate::network::Person;
use crate::network::store::membership;

/// More conditions than anybody can follow.
pub const MOST_CONDITIONS: usize = 20;

const LONGEST_PROSE: usize = 20_000;

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

/// Names who decides. Nobody does who belongs to the applicant, assesses the application, or decided
/// on what is appealed against.
pub async fn name_committee(
    person: &Person,
    id: &ApplicationId,
    seen: &Seen,
    people: BTreeSet<PersonId>,
) -> Result<Facts> {
    let found = for_handling(person, id).await?;
    let barred = barred(person, &found).await?;
    for one in &people {
        if let Some(why) = bar(person, &found, &barred, one).await? {
            return Err(Error::invalid("committee", why));
        }
    }
    let tx = person.ctx.begin().await?;
    let row = hold(&*tx, id, seen).await?;
    if decided(&row) {
        return Err(Error::NotNow(Refusal::new("decision-made")));
    }
    committee::clear(&*tx, id).await?;
    for one in &people {
        let named = committee::Model {
            application_id: id.clone(),
            person_id: one.clone(),
            named_at: person.ctx.now.millis(),
            named_by: Some(person.id.clone()),
        };
        committee::add(&*tx, named).await?;
    }
    let event =
        event(person, "application.committee-named", &row, &row.body_id).after(people.len().to_string());
    tx.commit(vec![event]).await?;
    facts::load(person, id).await
}

fn decided(row: &application::Model) -> bool {
    row.decided_at.is_some()
}

/// Those who decided on what this appeals against.
async fn barred(person: &Person, facts: &Facts) -> Result<BTreeSet<PersonId>> {
    if facts.row.ground != "appeal" {
        return Ok(BTreeSet::new());
    }
    let Some(previous) = &facts.row.previous_id else { return Ok(BTreeSet::new()) };
    let sat = committee::of_application(person.ctx.db().read(), previous).await?;
    Ok(sat.into_iter().map(|row| row.person_id).collect())
}

async fn bar(
    person: &Person,
    facts: &Facts,
    barred: &BTreeSet<PersonId>,
    one: &PersonId,
) -> Result<Option<&'static str>> {
    let ctx = &person.ctx;
    let held = membership::holding(ctx.db().read(), one, ctx.now.millis()).await?;
    let belongs = |to: &OrganisationId| held.iter().any(|row| row.organisation_id == *to);
    Ok(if !belongs(facts.body()) {
        Some("unknown-choice")
    } else if belongs(facts.applicant()) {
        Some("belongs-to-applicant")
    } else if facts.assessors.contains(one) {
        Some("assesses-it")
    } else if barred.contains(one) {
        Some("decided-before")
    } else {
        None
    })
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
        faults.push(FieldFault::new("verdict", "unknown-choice"));
    }
    let manner = Manner::parse(&said.manner);
    if manner.is_none() {
        faults.push(FieldFault::new("manner", "unknown-choice"));
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
    match (verdict, conditions.len()) {
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
pub async fn cast(person: &Person, id: &ApplicationId, said: &str, words: &str) -> Result<Facts> {
    let found = facts::load(person, id).await?;
    person.may(Action::VoteOnApplication, &found.resource())?;
    let said = Vote::parse(said).ok_or_else(|| Error::invalid("vote", "unknown-choice"))?;
    if words.chars().count() > LONGEST_PROSE {
        return Err(Error::Invalid(vec![FieldFault::new("words", "too-long").with("most", LONGEST_PROSE)]));
    }
    let tx = person.ctx.begin().await?;
    let row = hold(&*tx, id, &Seen::None).await?;
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

/// Closes the proposal: what it says is decided, where the committee is for it.
pub async fn close(person: &Person, id: &ApplicationId, seen: &Seen) -> Result<Facts> {
    let found = for_handling(person, id).await?;
    let tx = person.ctx.begin().await?;
    let mut row = hold(&*tx, id, seen).await?;
    let mut proposal = open(&*tx, id).await?;
    check_carried(&*tx, id, &proposal).await?;
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
    decision::save(&*tx, proposal).await?;
    application::save(&*tx, row).await?;
    tx.commit(events).await?;
    jobs::wake(&person.ctx);
    facts::load(person, id).await
}

async fn check_carried(tx: &impl Connection, id: &ApplicationId, proposal: &decision::Model) -> Result<()> {
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
    let members: BTreeSet<PersonId> =
        committee::of_application(tx, id).await?.into_iter().map(|row| row.person_id).collect();
    // A vote of somebody who has left the committee since does not count.
    let votes = vote::of_decision(tx, &proposal.id).await?;
    let votes = votes.iter().filter(|row| members.contains(&row.person_id));
    Tally::of(members.len(), votes.filter_map(|row| Vote::parse(&row.vote))).carried()?;
    Ok(())
}

/// The institution says how a condition is met.
pub async fn answer(person: &Person, id: &ApplicationId, of: &ConditionId, words: &str) -> Result<Facts> {
    let found = facts::load(person, id).await?;
    person.may(Action::PrepareApplication, &found.resource())?;
    if words.trim().is_empty() {
        return Err(Error::invalid("answer", "missing"));
    }
    if words.chars().count() > LONGEST_PROSE {
        return Err(Error::Invalid(vec![FieldFault::new("answer", "too-long").with("most", LONGEST_PROSE)]));
    }
    let tx = person.ctx.begin().await?;
    let row = hold(&*tx, id, &Seen::None).await?;
    let mut condition = open_condition(&*tx, &row, of).await?;
    condition.answer = words.trim().to_owned();
    (condition.answered_at, condition.answered_by) = (Some(person.ctx.now.millis()), Some(person.id.clone()));
    let events = both(person, "application.condition-answered", &row, condition.id.as_str());
    condition::save(&*tx, condition).await?;
    tx.commit(events).await?;
    facts::load(person, id).await
}

/// The body finds a condition met.
pub async fn meet(person: &Person, id: &ApplicationId, of: &ConditionId) -> Result<Facts> {
    for_handling(person, id).await?;
    let tx = person.ctx.begin().await?;
    let row = hold(&*tx, id, &Seen::None).await?;
    let mut condition = open_condition(&*tx, &row, of).await?;
    (condition.met_at, condition.met_by) = (Some(person.ctx.now.millis()), Some(person.id.clone()));
    let events = both(person, "application.condition-met", &row, condition.id.as_str());
    condition::save(&*tx, condition).await?;
    tx.commit(events).await?;
    facts::load(person, id).await
}

async fn open_condition(
    tx: &impl Connection,
    row: &application::Model,
    of: &ConditionId,
) -> Result<condition::Model> {
    if state::verdict(row) != Some(Verdict::Conditional) {
        return Err(Error::NotNow(Refusal::new("no-open-condition")));
    }
    let found = condition::find(tx, &row.id, of).await?.ok_or(Error::NotFound)?;
    if found.met_at.is_some() {
        return Err(Error::NotNow(Refusal::new("no-open-condition")));
    }
    Ok(found)
}

/// All conditions are met: what was conditional is granted.
pub async fn grant(person: &Person, id: &ApplicationId, seen: &Seen) -> Result<Facts> {
    let found = for_handling(person, id).await?;
    let tx = person.ctx.begin().await?;
    let mut row = hold(&*tx, id, seen).await?;
    let open = condition::open_of(&*tx, id).await?.len();
    let granted = state::of(&row).decided()?.grant(open, state::act_of(person))?;
    write(&mut row, &Application::Decided(granted));
    let mut events = both(person, "application.granted", &row, Verdict::Granted.word());
    events.extend(issue(&tx, person, &found, &row).await?);
    application::save(&*tx, row).await?;
    tx.commit(events).await?;
    jobs::wake(&person.ctx);
    facts::load(person, id).await
}

/// What was granted becomes a certificate in the same act.
async fn issue(
    tx: &Tx,
    person: &Person,
    found: &Facts,
    row: &application::Model,
) -> Result<Vec<crate::kit::Event>> {
    let kept = snapshot::of_application(&**tx, &row.id).await?;
    let kept = kept.ok_or_else(|| Error::fault("nothing was handed in"))?;
    certifying::issue(tx, person, &found.edition, row, &kept.hash).await
}

/// The conditions were not met: what was conditional is refused.
pub async fn lapse(person: &Person, id: &ApplicationId, seen: &Seen, reason: &str) -> Result<Facts> {
    for_handling(person, id).await?;
    let tx = person.ctx.begin().await?;
    let mut row = hold(&*tx, id, seen).await?;
    let refused = state::of(&row).decided()?.lapse(reason, state::act_of(person))?;
    write(&mut row, &Application::Decided(refused));
    let events = both(person, "application.lapsed", &row, reason.trim());
    application::save(&*tx, row).await?;
    tx.commit(events).await?;
    facts::load(person, id).await
}

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
        state: alcove_domain::certify::Stage::Submitted.word().to_owned(),
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

/// What each member said, by person.
pub fn said(votes: &[vote::Model]) -> BTreeMap<&PersonId, &vote::Model> {
    votes.iter().map(|row| (&row.person_id, row)).collect()
}

async fn open(tx: &impl Connection, id: &ApplicationId) -> Result<decision::Model> {
    let found = decision::current(tx, id).await?.filter(|row| row.closed_at.is_none());
    found.ok_or_else(|| Error::NotNow(Refusal::new("no-open-proposal")))
}

/// In the trails of both houses.
fn both(person: &Person, act: &'static str, row: &application::Model, after: &str) -> Vec<crate::kit::Event> {
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

impl From<CommitteeRefusal> for Error {
    fn from(refusal: CommitteeRefusal) -> Self {
        Self::NotNow(match refusal {
            CommitteeRefusal::NoCommittee => Refusal::new("no-committee"),
            CommitteeRefusal::TooFewVotes { cast, needed } => {
                Refusal::new("too-few-votes").with("cast", cast).with("needed", needed)
            }
            CommitteeRefusal::NotCarried { in_favour, against } => {
                Refusal::new("not-carried").with("in_favour", in_favour).with("against", against)
            }
        })
    }
}
