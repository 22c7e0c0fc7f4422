//! Plans of an organisation: to list, to start, to describe, to remove.

use std::sync::Arc;

use alcove_domain::kit::Day;
use alcove_domain::network::Action;
use alcove_domain::plan::phase::{MOST_DAYS, check_phases};
use alcove_domain::plan::standing::QUIET_DAYS;
use alcove_domain::plan::{Currency, Matter, Phase, Span};

use super::changing::{self, Act, check_version, typed_day};
use super::facts::{self, Facts};
use super::{rights, state, store};
use crate::assess::store::assessment;
use crate::kit::clock::new_id;
use crate::kit::etag::Condition;
use crate::kit::ids::{AssessmentId, OrganisationId, PlanId};
use crate::kit::{Error, Event, FieldFault, Refusal, Result, Tx};
use crate::network::Person;
use crate::plan::matters;
use crate::plan::store::{phase, plan, write};

pub const LONGEST_TITLE: usize = 200;

/// A page of prose: what the plan stands on, and where the house wants to be.
pub const LONGEST_PROSE: usize = 20_000;

/// What a new plan begins with; as somebody typed it.
#[derive(Clone, Debug, Default)]
pub struct New {
    pub title: String,
    pub first_day: String,
    pub last_day: String,
    pub currency: String,
    pub language: String,
    /// The closed assessment whose findings it answers.
    pub assessment: Option<AssessmentId>,
    pub phases: Vec<PhaseSaid>,
    /// After how many days without a word an action counts as quiet; the usual number where nothing
    /// is said.
    pub quiet_days: Option<i64>,
}

/// A new plan that was checked and is not written yet.
pub struct Ready {
    row: plan::Model,
    phases: Vec<Arc<phase::Model>>,
    assessment: Option<AssessmentId>,
}

/// What can be said anew of a plan.
#[derive(Clone, Debug)]
pub struct Description {
    pub title: String,
    pub context: String,
    pub vision: String,
    pub first_day: String,
    pub last_day: String,
    pub quiet_days: i64,
    pub phases: Vec<PhaseSaid>,
    pub reason: String,
}

#[derive(Clone, Debug)]
pub struct PhaseSaid {
    pub name: String,
    pub first_day: String,
    pub last_day: String,
}

/// Plans that the person may see, newest first.
pub async fn list(person: &Person, organisation: &OrganisationId) -> Result<Vec<plan::Model>> {
    person.may(Action::SeePlan, &rights::of_organisation(organisation))?;
    let mut rows = plan::page(person.ctx.db().read(), organisation, None, 200).await?;
    rows.retain(|row| person.can(Action::SeePlan, &rights::of_row(row)));
    Ok(rows)
}

/// Plans of one page, newest first.
pub struct Page {
    pub rows: Vec<plan::Model>,
    /// The last that was looked at, where there are more.
    pub next: Option<PlanId>,
}

/// Those of a page that the person may see; so it can be shorter than the limit.
pub async fn page(
    person: &Person,
    organisation: &OrganisationId,
    after: Option<&PlanId>,
    limit: u64,
) -> Result<Page> {
    person.may(Action::SeePlan, &rights::of_organisation(organisation))?;
    let mut rows = plan::page(person.ctx.db().read(), organisation, after, limit + 1).await?;
    let more = rows.len() as u64 > limit;
    rows.truncate(limit as usize);
    let next = rows.last().filter(|_| more).map(|row| row.id.clone());
    rows.retain(|row| person.can(Action::SeePlan, &rights::of_row(row)));
    Ok(Page { rows, next })
}

/// The plan that is worked with: the newest under way, else approved, else draft, else closed.
pub async fn current(person: &Person, organisation: &OrganisationId) -> Result<Option<PlanId>> {
    let rank = |row: &plan::Model| match row.state.as_str() {
        "under-way" => 0,
        "approved" => 1,
        "draft" => 2,
        _ => 3,
    };
    let mut rows = list(person, organisation).await?;
    rows.sort_by_key(rank);
    Ok(rows.into_iter().next().map(|row| row.id))
}

/// Starts a plan.
pub async fn create(person: &Person, organisation: &OrganisationId, new: New) -> Result<PlanId> {
    let ready = prepare(person, organisation, new).await?;
    let id = ready.row.id.clone();
    let tx = person.ctx.begin().await?;
    let event = ready.write(person, &tx).await?;
    tx.commit(vec![event]).await?;
    Ok(id)
}

/// Checks what a plan is to begin with.
pub async fn prepare(person: &Person, organisation: &OrganisationId, new: New) -> Result<Ready> {
    person.may(Action::EditPlan, &rights::of_organisation(organisation))?;
    let mut faults = Vec::new();
    let title = new.title.trim();
    check_title(&mut faults, title);
    let period = read_period(&mut faults, &new.first_day, &new.last_day);
    let currency = Currency::parse(new.currency.trim().to_uppercase().as_str());
    if currency.is_err() {
        faults.push(FieldFault::new("currency", "no-currency"));
    }
    if crate::kit::Words::of(&new.language).is_none() {
        faults.push(FieldFault::new("language", "unknown-choice"));
    }
    let quiet_days = new.quiet_days.unwrap_or(QUIET_DAYS);
    check_quiet_days(&mut faults, quiet_days);
    let (Some(period), Ok(currency), true) = (period, currency, faults.is_empty()) else {
        return Err(Error::Invalid(faults));
    };
    let phases = read_phases(&new.phases, period)?;
    if let Some(id) = &new.assessment {
        closed_assessment(person, organisation, id).await?;
    }
    let row = plan::Model {
        id: new_id(),
        organisation_id: organisation.clone(),
        previous_id: None,
        title: title.to_owned(),
        language: new.language.clone(),
        context: String::new(),
        vision: String::new(),
        first_day: period.first().to_string(),
        last_day: period.last().to_string(),
        currency: currency.as_str().to_owned(),
        quiet_days,
        tiers: "{}".to_owned(),
        matters: matters::write(&Matter::usual()),
        state: "draft".to_owned(),
        baselines: 0,
        created_at: person.ctx.now.millis(),
        created_by: Some(person.id.clone()),
        asked_at: None,
        asked_by: None,
        approved_at: None,
        approved_by: None,
        begun_at: None,
        begun_by: None,
        closed_at: None,
        closed_by: None,
        closing_words: String::new(),
        removed_at: None,
        version: 1,
    };
    let phases = phase_rows(&row.id, phases);
    Ok(Ready { row, phases, assessment: new.assessment })
}

impl Ready {
    pub fn id(&self) -> &PlanId {
        &self.row.id
    }

    /// Writes it, and answers what the trail is to say.
    pub async fn write(self, person: &Person, tx: &Tx) -> Result<Event> {
        let ctx = &person.ctx;
        let event = ctx
            .event(Some(&person.id), "plan.created", "plan", self.row.id.as_str())
            .in_organisation(&self.row.organisation_id)
            .after(&self.row.title);
        let plan_id = self.row.id.clone();
        plan::add(&**tx, self.row).await?;
        write::<phase::Entity>(&**tx, &[], &self.phases).await?;
        if let Some(assessment_id) = self.assessment {
            let taken = store::assessment::Model {
                plan_id,
                assessment_id,
                taken_at: ctx.now.millis(),
                taken_by: Some(person.id.clone()),
            };
            store::assessment::add(&**tx, taken).await?;
        }
        Ok(event)
    }
}

/// The assessment, where it is one of the organisation and closed.
pub async fn closed_assessment(
    person: &Person,
    organisation: &OrganisationId,
    id: &AssessmentId,
) -> Result<assessment::Model> {
    let row = assessment::find(person.ctx.db().read(), id).await?;
    let row = row.filter(|row| row.organisation_id == *organisation);
    let row = row.ok_or_else(|| Error::invalid("assessment", "unknown-choice"))?;
    if row.closed_at.is_none() {
        return Err(Error::invalid("assessment", "assessment-open"));
    }
    Ok(row)
}

/// Names it anew, says what it stands on and aims at, and parts its period.
pub async fn describe(
    person: &Person,
    id: &PlanId,
    seen: &Condition,
    said: Description,
) -> Result<Arc<Facts>> {
    let facts = facts::load(person, id).await?;
    person.may(Action::EditPlan, &facts.resource())?;
    let mut faults = Vec::new();
    check_title(&mut faults, said.title.trim());
    for (field, text) in [("context", &said.context), ("vision", &said.vision)] {
        if text.chars().count() > LONGEST_PROSE {
            faults.push(FieldFault::new(field, "too-long").with("most", LONGEST_PROSE));
        }
    }
    check_quiet_days(&mut faults, said.quiet_days);
    let period = read_period(&mut faults, &said.first_day, &said.last_day);
    let (Some(period), true) = (period, faults.is_empty()) else { return Err(Error::Invalid(faults)) };
    let phases = read_phases(&said.phases, period)?;
    let act = Act::new("plan.described")
        .because(&said.reason)
        .before(&facts.rows.plan.title)
        .after(said.title.trim());
    changing::change(person, id, act, |draft| {
        check_version(seen, draft.rows.plan.version - 1, present(&draft.rows.plan))?;
        let plan = Arc::make_mut(&mut draft.rows.plan);
        plan.title = said.title.trim().to_owned();
        plan.context = said.context.trim().to_owned();
        plan.vision = said.vision.trim().to_owned();
        plan.first_day = period.first().to_string();
        plan.last_day = period.last().to_string();
        plan.quiet_days = said.quiet_days;
        draft.rows.phases = phase_rows(id, phases).into();
        Ok(())
    })
    .await
}

/// Takes a plan that was never approved out of every list.
pub async fn remove(person: &Person, id: &PlanId) -> Result<()> {
    set_removed(person, id, "plan.removed", Some(person.ctx.now.millis())).await
}

async fn set_removed(person: &Person, id: &PlanId, name: &'static str, at: Option<i64>) -> Result<()> {
    let facts = facts::load(person, id).await?;
    person.may(Action::EditPlan, &facts.resource())?;
    if facts.rows.plan.baselines > 0 {
        return Err(Refusal::new("plan-was-approved").into());
    }
    let act = Act::new(name).before(&facts.rows.plan.title);
    let changed = changing::transition(person, id, &act, |draft| {
        Arc::make_mut(&mut draft.rows.plan).removed_at = at;
        Ok(())
    })
    .await?;
    changing::commit(person, changed, act).await?;
    Ok(())
}

/// The plan's row as machines see it, for an answer that tells what stands.
pub fn present(row: &plan::Model) -> serde_json::Value {
    serde_json::json!({
        "id": row.id,
        "title": row.title,
        "state": state::word(state::stage(row)),
        "first_day": row.first_day,
        "last_day": row.last_day,
        "version": row.version,
    })
}

fn check_title(faults: &mut Vec<FieldFault>, title: &str) {
    if title.is_empty() {
        faults.push(FieldFault::new("title", "title-missing"));
    }
    if title.chars().count() > LONGEST_TITLE {
        faults.push(FieldFault::new("title", "too-long").with("most", LONGEST_TITLE));
    }
}

fn check_quiet_days(faults: &mut Vec<FieldFault>, days: i64) {
    if !(1..=3660).contains(&days) {
        faults.push(FieldFault::new("quiet_days", "no-duration"));
    }
}

fn read_period(faults: &mut Vec<FieldFault>, first: &str, last: &str) -> Option<Span> {
    let mut read = |field: &'static str, text: &str| -> Option<Day> {
        match typed_day(field, text) {
            Ok(Some(day)) => Some(day),
            Ok(None) => {
                faults.push(FieldFault::new(field, "day-missing"));
                None
            }
            Err(_) => {
                faults.push(FieldFault::new(field, "not-a-day"));
                None
            }
        }
    };
    let (first, last) = (read("first_day", first), read("last_day", last));
    let span = Span::new(first?, last?);
    match span {
        Some(span) if span.days() <= MOST_DAYS => Some(span),
        Some(_) => {
            faults.push(FieldFault::new("last_day", "period-too-long"));
            None
        }
        None => {
            faults.push(FieldFault::new("last_day", "ends-before-it-begins"));
            None
        }
    }
}

fn read_phases(said: &[PhaseSaid], period: Span) -> Result<Vec<Phase>> {
    let mut phases = Vec::new();
    for one in said.iter().filter(|one| !one.name.trim().is_empty()) {
        let mut faults = Vec::new();
        match read_period(&mut faults, &one.first_day, &one.last_day) {
            Some(span) => phases.push(Phase { name: one.name.trim().to_owned(), span }),
            None => return Err(Error::invalid("phases", "phase-days")),
        }
    }
    check_phases(period, &phases).map_err(|_| Error::invalid("phases", "phase-days"))?;
    Ok(phases)
}

fn phase_rows(plan: &PlanId, phases: Vec<Phase>) -> Vec<Arc<phase::Model>> {
    let row = |one: Phase| phase::Model {
        id: new_id(),
        plan_id: plan.clone(),
        name: one.name,
        first_day: one.span.first().to_string(),
        last_day: one.span.last().to_string(),
    };
    phases.into_iter().map(row).map(Arc::new).collect()
}
