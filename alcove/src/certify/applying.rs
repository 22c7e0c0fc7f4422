//! An institution applies: it starts, chooses what it hands in, the head signs, it submits, and may
//! withdraw.

use alcove_domain::certify::application::{Act, Completeness};
use alcove_domain::certify::{Application, Rule, Stage};
use alcove_domain::kit::Day;
use alcove_domain::network::Action;

use super::facts::{self, Facts, event, hold, of_organisation};
use super::progress::{self, Ground, Level};
use super::scheme_body::{SchemeBody, named};
use super::snapshot::{self, Snapshot};
use super::store::{application, certificate, declaration, snapshot as snapshots};
use super::{reading, schemes, state, taking};
use crate::assess::store::assessment;
use crate::evidence::{self, Evidence};
use crate::kit::clock::{hash_bytes, new_id};
use crate::kit::db::Connection;
use crate::kit::etag::Condition;
use crate::kit::ids::{ApplicationId, AssessmentId, EvidenceId, OrganisationId, PlanId, SchemeId};
use crate::kit::{Error, FieldFault, Refusal, Result};
use crate::network::Person;
use crate::plan::store::plan;

pub const LONGEST_NAME: usize = 200;

/// What an application begins with.
#[derive(Clone, Debug)]
pub struct New {
    pub scheme: SchemeId,
    pub level: String,
    pub choice: Choice,
}

/// What is handed in, as it can be chosen while it is a draft.
#[derive(Clone, Debug)]
pub struct Choice {
    pub assessment: AssessmentId,
    pub plan: Option<PlanId>,
    pub field: String,
    pub mentions: Vec<String>,
}

/// What the head puts a name to.
#[derive(Clone, Debug)]
pub struct Signature {
    pub name: String,
    pub position: String,
    pub day: String,
    /// Whether the box was ticked: the words were read.
    pub agreed: bool,
}

/// Everything that a page of a draft shows.
pub struct Standing {
    pub ground: Ground,
    pub level: Level,
    pub declared: Option<declaration::Model>,
}

impl Standing {
    pub fn completeness(&self) -> Completeness {
        // The signature is asked for by name, whether the level has a rule for it or not.
        let unmet = self.level.rules.iter().filter(|one| !one.progress.met && one.rule != Rule::Declaration);
        Completeness { unmet: unmet.count(), declared: self.declared.is_some() }
    }

    /// Evidence that would be left out of what is handed in.
    pub fn kept(&self) -> &[EvidenceId] {
        self.ground.reading.as_ref().map_or(&[], |reading| &reading.kept)
    }
}

/// Starts an application. There is one at a time for a level and a field of it.
pub async fn start(person: &Person, of: &OrganisationId, new: New) -> Result<ApplicationId> {
    person.may(Action::PrepareApplication, &of_organisation(of))?;
    let ctx = &person.ctx;
    let found = schemes::find(person, &new.scheme).await?;
    // Nobody can vouch for themselves.
    if found.row.body_id == *of {
        return Err(Refusal::new("own-scheme").into());
    }
    let edition = found.published().ok_or_else(|| Error::NotNow(Refusal::new("scheme-not-published")))?;
    let level = edition.body.level(&new.level).ok_or(Error::NotFound)?;
    check_choice(person, of, &edition.body, level.asks_field, &new.choice).await?;
    let before =
        application::of_level(ctx.db().read(), of, &new.scheme, &new.level, &new.choice.field).await?;
    if let Some(open) = before.iter().find(|row| !is_over(row)) {
        return Err(Error::NotNow(Refusal::new("application-open").with("id", open.id.as_str())));
    }
    let attempt = before.iter().map(|row| row.attempt).max().unwrap_or(0) + 1;
    let certified =
        certificate::standing_for(ctx.db().read(), of, &new.scheme, &new.level, &new.choice.field).await?;
    let ground = match (certified, attempt) {
        (true, _) => "renewal",
        (false, 1) => "first",
        (false, _) => "again",
    };
    let row = application::Model {
        id: new_id(),
        scheme_id: new.scheme.clone(),
        edition_id: edition.row.id.clone(),
        level_id: new.level.clone(),
        body_id: found.row.body_id.clone(),
        organisation_id: of.clone(),
        assessment_id: new.choice.assessment.clone(),
        plan_id: new.choice.plan.clone(),
        previous_id: before.iter().max_by_key(|row| row.attempt).map(|row| row.id.clone()),
        ground: ground.to_owned(),
        ground_words: String::new(),
        attempt,
        field: new.choice.field.clone(),
        mentions: write_mentions(&new.choice.mentions)?,
        validation: level.validation.clone(),
        state: Stage::Draft.word().to_owned(),
        result: None,
        snapshot_id: None,
        created_at: ctx.now.millis(),
        created_by: Some(person.id.clone()),
        submitted_at: None,
        submitted_by: None,
        decided_at: None,
        decided_by: None,
        withdrawn_at: None,
        withdrawn_by: None,
        withdrawn_because: String::new(),
        version: 1,
    };
    let id = row.id.clone();
    let called = named(&level.names, person.words(), &edition.body.language);
    let event = event(person, "application.started", &row, of).after(called);
    let tx = ctx.begin().await?;
    application::add(&*tx, row).await?;
    tx.commit(vec![event]).await?;
    Ok(id)
}

/// Decided or withdrawn: another attempt may follow.
fn is_over(row: &application::Model) -> bool {
    matches!(state::stage(row), Stage::Decided | Stage::Withdrawn)
}

/// Chooses anew what is handed in. What the head signed was something else, so it is signed again.
pub async fn choose(person: &Person, id: &ApplicationId, seen: &Condition, choice: Choice) -> Result<Facts> {
    let found = for_preparing(person, id).await?;
    found.state().may_change()?;
    check_choice(person, found.applicant(), &found.edition.body, found.level()?.asks_field, &choice).await?;
    let tx = person.ctx.begin().await?;
    let mut row = hold(&*tx, id, seen).await?;
    state::of(&row).may_change()?;
    row.assessment_id = choice.assessment;
    row.plan_id = choice.plan;
    row.field = choice.field;
    row.mentions = write_mentions(&choice.mentions)?;
    declaration::remove(&*tx, id).await?;
    let event = event(person, "application.changed", &row, &row.organisation_id);
    application::save(&*tx, row).await?;
    tx.commit(vec![event]).await?;
    facts::load(person, id).await
}

/// How far the application is, for those who see it in the institution.
pub async fn standing(person: &Person, facts: &Facts) -> Result<Standing> {
    let ctx = &person.ctx;
    let declared = declaration::find(ctx.db().read(), facts.id()).await?;
    let plan = match &facts.row.plan_id {
        Some(id) => reading::plan_of(ctx, facts.applicant(), id).await?,
        None => None,
    };
    let asked = Some(&facts.row.assessment_id);
    let ground = progress::ground_with(person, facts.applicant(), asked, plan, declared.is_some()).await?;
    let level = progress::judge(&facts.edition.body, facts.level()?, &ground, &facts.row.field);
    Ok(Standing { ground, level, declared })
}

/// The head signs. The words are frozen as they were read.
pub async fn sign(person: &Person, id: &ApplicationId, seen: &Condition, said: Signature) -> Result<Facts> {
    let found = facts::load(person, id).await?;
    person.may(Action::SignDeclaration, &found.resource())?;
    found.state().may_change()?;
    let mut faults = Vec::new();
    for (field, text) in [("name", &said.name), ("position", &said.position)] {
        if text.trim().is_empty() {
            faults.push(FieldFault::new(field, "missing"));
        } else if text.chars().count() > LONGEST_NAME {
            faults.push(FieldFault::new(field, "too-long").with("most", LONGEST_NAME));
        }
    }
    if Day::parse(said.day.trim()).is_err() {
        faults.push(FieldFault::new("day", "not-a-day"));
    }
    if !said.agreed {
        faults.push(FieldFault::new("agreed", "not-agreed"));
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let signed = declaration::Model {
        application_id: id.clone(),
        name: said.name.trim().to_owned(),
        position: said.position.trim().to_owned(),
        day: said.day.trim().to_owned(),
        words: declaration_words(person, &found)?,
        language: person.words().code().to_owned(),
        signed_by: person.id.clone(),
        signed_at: person.ctx.now.millis(),
    };
    let tx = person.ctx.begin().await?;
    let row = hold(&*tx, id, seen).await?;
    state::of(&row).may_change()?;
    let event = event(person, "application.declared", &row, &row.organisation_id).after(&signed.name);
    declaration::remove(&*tx, id).await?;
    declaration::add(&*tx, signed).await?;
    tx.commit(vec![event]).await?;
    facts::load(person, id).await
}

/// What the head declares, in the language of the head.
pub fn declaration_words(person: &Person, facts: &Facts) -> Result<String> {
    let words = person.words();
    let body = &facts.edition.body;
    let level = named(&facts.level()?.names, words, &body.language).to_owned();
    Ok(words.t2("certify-declaration-words", "scheme", body.name(words).to_owned(), "level", level))
}

/// The evidence of what is handed in that assessors would not get, as far as the person sees it.
pub async fn kept(person: &Person, standing: &Standing) -> Result<Vec<Evidence>> {
    evidence::find_many(person, standing.kept()).await
}

/// Opens that evidence to assessors, as far as the person may.
pub async fn open_evidence(person: &Person, id: &ApplicationId) -> Result<Facts> {
    let found = for_preparing(person, id).await?;
    found.state().may_change()?;
    let standing = standing(person, &found).await?;
    evidence::opening::open_to_assessors(person, standing.kept()).await?;
    Ok(found)
}

/// Hands in: what stands is frozen, and the body sees it from now on.
pub async fn submit(person: &Person, id: &ApplicationId, seen: &Condition) -> Result<Facts> {
    let found = for_preparing(person, id).await?;
    found.state().may_change()?;
    let standing = standing(person, &found).await?;
    let submitted = found.state().submit(standing.completeness(), state::act_of(person))?;
    let snapshot =
        taking::take(person, &found, &standing.ground, &standing.level, standing.declared.as_ref()).await?;
    let body = snapshot.write()?;
    let kept = snapshots::Model {
        id: new_id(),
        application_id: id.clone(),
        hash: hash_bytes(body.as_bytes()),
        body,
        taken_at: person.ctx.now.millis(),
        taken_by: person.id.clone(),
    };
    let tx = person.ctx.begin().await?;
    let mut row = hold(&*tx, id, seen).await?;
    state::of(&row).may_change()?;
    // What was judged is what is frozen: another may have changed it in the meantime.
    if row.version - 1 != found.row.version || !is_still(&*tx, &standing.ground).await? {
        return Err(Error::NotNow(Refusal::new("application-moved")));
    }
    row.snapshot_id = Some(kept.id.clone());
    write(&mut row, &Application::Submitted(submitted));
    let events = vec![
        event(person, "application.submitted", &row, &row.organisation_id).after(&kept.hash),
        event(person, "application.received", &row, &row.body_id).after(&kept.hash),
    ];
    snapshots::add(&*tx, kept).await?;
    application::save(&*tx, row).await?;
    tx.commit(events).await?;
    facts::load(person, id).await
}

async fn is_still(tx: &impl Connection, ground: &Ground) -> Result<bool> {
    if let Some(reading) = &ground.reading {
        let row = assessment::hold(tx, &reading.row.id).await?;
        if row.is_none_or(|row| row.version != reading.row.version) {
            return Ok(false);
        }
    }
    if let Some(plan) = &ground.plan {
        let row = plan::find(tx, &plan.id).await?;
        return Ok(row.is_some_and(|row| row.version == plan.version));
    }
    Ok(true)
}

/// Takes it back, at any time before it is decided.
pub async fn withdraw(person: &Person, id: &ApplicationId, seen: &Condition, reason: &str) -> Result<Facts> {
    for_preparing(person, id).await?;
    let tx = person.ctx.begin().await?;
    let mut row = hold(&*tx, id, seen).await?;
    let was_submitted = row.submitted_at.is_some();
    let withdrawn = state::of(&row).withdraw(reason, state::act_of(person))?;
    write(&mut row, &Application::Withdrawn(withdrawn));
    let mut events =
        vec![event(person, "application.withdrawn", &row, &row.organisation_id).after(reason.trim())];
    if was_submitted {
        events.push(event(person, "application.withdrawn", &row, &row.body_id).after(reason.trim()));
    }
    application::save(&*tx, row).await?;
    tx.commit(events).await?;
    facts::load(person, id).await
}

/// Writes a state into the row.
pub fn write(row: &mut application::Model, state: &Application) {
    let at = |act: &Act| (Some(act.at.millis()), Some(crate::kit::ids::PersonId(act.by.0.clone())));
    state.stage().word().clone_into(&mut row.state);
    match state {
        Application::Draft => {}
        Application::Submitted(here)
        | Application::UnderAssessment(here)
        | Application::FactualCheck(here)
        | Application::Reported(here) => (row.submitted_at, row.submitted_by) = at(&here.submitted),
        Application::Decided(here) => {
            (row.decided_at, row.decided_by) = at(&here.decided);
            row.result = Some(here.verdict.word().to_owned());
        }
        Application::Withdrawn(here) => {
            (row.withdrawn_at, row.withdrawn_by) = at(&here.withdrawn);
            row.withdrawn_because.clone_from(&here.reason);
        }
    }
}

/// What was handed in, for whoever may see the application; none before it was.
pub async fn handed_in(
    person: &Person,
    id: &ApplicationId,
) -> Result<(Facts, Option<(snapshots::Model, Snapshot)>)> {
    let facts = facts::load(person, id).await?;
    let found = snapshot::load(&person.ctx, id).await?;
    Ok((facts, found))
}

/// What the same would look like if it were handed in now; for the institution alone.
pub async fn as_of_now(person: &Person, facts: &Facts) -> Result<Snapshot> {
    if !facts.is_of_the_applicant(person) {
        return Err(Error::Forbidden);
    }
    let standing = standing(person, facts).await?;
    taking::take(person, facts, &standing.ground, &standing.level, standing.declared.as_ref()).await
}

/// An institution's applications, newest first.
pub async fn of_institution(person: &Person, of: &OrganisationId) -> Result<Vec<application::Model>> {
    person.may(Action::SeeApplication, &of_organisation(of))?;
    Ok(application::of_organisation(person.ctx.db().read(), of).await?)
}

/// Those that were handed in at a body, newest first.
pub async fn received(person: &Person, body: &OrganisationId) -> Result<Vec<application::Model>> {
    person.may(Action::HandleApplication, &facts::of_body(body))?;
    Ok(application::received(person.ctx.db().read(), body).await?)
}

/// A page of an institution's, newest first.
pub async fn page_of_institution(
    person: &Person,
    of: &OrganisationId,
    after: Option<&ApplicationId>,
    limit: u64,
) -> Result<Vec<application::Model>> {
    person.may(Action::SeeApplication, &of_organisation(of))?;
    Ok(application::page_of_organisation(person.ctx.db().read(), of, after, limit).await?)
}

/// A page of those that were handed in at a body, newest first.
pub async fn page_received(
    person: &Person,
    body: &OrganisationId,
    after: Option<&ApplicationId>,
    limit: u64,
) -> Result<Vec<application::Model>> {
    person.may(Action::HandleApplication, &facts::of_body(body))?;
    let db = person.ctx.db().read();
    let after = match after {
        None => None,
        Some(id) => {
            let row = application::find(db, id).await?.filter(|row| row.body_id == *body);
            let at = row.and_then(|row| row.submitted_at);
            Some((at.ok_or_else(|| Error::invalid("after", "unknown-choice"))?, id))
        }
    };
    Ok(application::page_received(db, body, after, limit).await?)
}

async fn for_preparing(person: &Person, id: &ApplicationId) -> Result<Facts> {
    let found = facts::load(person, id).await?;
    person.may(Action::PrepareApplication, &found.resource())?;
    Ok(found)
}

async fn check_choice(
    person: &Person,
    of: &OrganisationId,
    scheme: &SchemeBody,
    asks_field: bool,
    choice: &Choice,
) -> Result<()> {
    let mut faults = Vec::new();
    let db = person.ctx.db().read();
    let found = assessment::find(db, &choice.assessment).await?;
    if found.is_none_or(|row| row.organisation_id != *of || row.opened_at.is_none()) {
        faults.push(FieldFault::new("assessment", "unknown-choice"));
    }
    if let Some(plan) = &choice.plan
        && reading::plan_of(&person.ctx, of, plan).await?.is_none()
    {
        faults.push(FieldFault::new("plan", "unknown-choice"));
    }
    let known = scheme.field(&choice.field).is_some();
    if (asks_field && !known) || (!asks_field && !choice.field.is_empty()) {
        faults.push(FieldFault::new(
            "field",
            if choice.field.is_empty() { "field-missing" } else { "unknown-choice" },
        ));
    }
    let mentions: Vec<&str> = scheme.mentions.iter().map(|one| one.id.as_str()).collect();
    if choice.mentions.iter().any(|one| !mentions.contains(&one.as_str())) {
        faults.push(FieldFault::new("mentions", "unknown-choice"));
    }
    if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
}

pub fn mentions(row: &application::Model) -> Vec<String> {
    serde_json::from_str(&row.mentions).unwrap_or_default()
}

fn write_mentions(mentions: &[String]) -> Result<String> {
    serde_json::to_string(mentions).map_err(Error::fault)
}
