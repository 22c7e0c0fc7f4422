//! Setting an assessment up, opening it for rating, beginning to moderate.

use std::sync::Arc;

use alcove_domain::assess::scope::Scope;
use alcove_domain::network::resource::{FrameworkFacts, Openness};
use alcove_domain::network::{Action, Resource};
use alcove_domain::review::{Assessment, OpeningFacts, Schedule};

use super::facts::Facts;
use super::{facts, phases, scope, state};
use crate::assess::editions::{self, Known};
use crate::assess::prepared;
use crate::assess::scope_body;
use crate::assess::store::{assessment, assessment_scope, edition, framework};
use crate::kit::clock::new_id;
use crate::kit::ids::{AssessmentId, EditionId, OrganisationId};
use crate::kit::{Ctx, Error, Event, FieldFault, Refusal, Result, Tx};
use crate::network::Person;

/// A title is a line in a list.
pub const LONGEST_TITLE: usize = 200;

/// A cycle is a word or a year.
pub const LONGEST_CYCLE: usize = 60;

/// What a new assessment begins with.
pub struct New {
    pub organisation_id: OrganisationId,
    pub edition_id: EditionId,
    pub title: String,
    pub cycle: String,
    /// A preset of the edition, or a scope that was prepared; without one, every rated item.
    pub preset: Option<String>,
    /// A variant of the edition, whose words and examples are shown.
    pub variant: Option<String>,
}

/// A new assessment, with the number of rated items in its scope.
pub struct Created {
    pub row: assessment::Model,
    pub items: usize,
}

/// A new assessment that was checked and is not written yet.
pub struct Ready {
    new: New,
    known: Arc<Known>,
    scope: Scope,
    schedule: Schedule,
}

/// Sets up an assessment over an edition.
pub async fn create(person: &Person, new: New) -> Result<Created> {
    let ready = prepare(person, new).await?;
    let items = ready.scope.len();
    let tx = person.ctx.begin().await?;
    let (row, events) = ready.write(person, &tx).await?;
    tx.commit(events).await?;
    Ok(Created { row, items })
}

/// Checks what an assessment is to begin with. It has no days yet.
pub async fn prepare(person: &Person, new: New) -> Result<Ready> {
    let (known, scope) = check_new(person, &new).await?;
    Ok(Ready { new, known, scope, schedule: Schedule::default() })
}

impl Ready {
    pub fn known(&self) -> &Known {
        &self.known
    }

    /// Over other items than its preset has.
    pub fn over(self, scope: Scope) -> Result<Self> {
        scope::check(&scope, &self.known.edition)?;
        Ok(Self { scope, ..self })
    }

    pub fn within(self, schedule: Schedule) -> Result<Self> {
        phases::check(&schedule)?;
        Ok(Self { schedule, ..self })
    }

    /// Writes it, and answers what the trail is to say.
    pub async fn write(self, person: &Person, tx: &Tx) -> Result<(assessment::Model, Vec<Event>)> {
        let row = insert(person, tx, &self.new, &self.known, &self.scope, None).await?;
        let mut events = vec![created(person, &row)];
        if self.schedule != Schedule::default() {
            phases::write(tx, &row.id, &self.schedule).await?;
            events.push(phases::were_set(person, &row, &Schedule::default(), &self.schedule));
        }
        Ok((row, events))
    }
}

/// Everything but copying is the same for an assessment that follows another.
pub(super) async fn check_new(person: &Person, new: &New) -> Result<(Arc<Known>, Scope)> {
    person.may(Action::SetUpAssessment, &Resource::Assessment(new.organisation_id.as_str().into()))?;
    check_names(&new.title, &new.cycle)?;
    let known = usable_edition(&person.ctx, &new.organisation_id, &new.edition_id).await?;
    let mut scope = match &new.preset {
        None => Scope::full(&known.edition),
        Some(preset) => match prepared::find(person, &new.organisation_id, &known, preset).await? {
            Some(scope) => scope,
            None => Scope::by_preset(&known.edition, preset)
                .map_err(|_| Error::invalid("preset", "no-such-preset"))?,
        },
    };
    if let Some(variant) = &new.variant {
        scope
            .with_variant(&known.edition, variant)
            .map_err(|_| Error::invalid("variant", "no-such-variant"))?;
    }
    Ok((known, scope))
}

pub(super) async fn insert(
    person: &Person,
    tx: &Tx,
    new: &New,
    known: &Known,
    scope: &Scope,
    previous: Option<AssessmentId>,
) -> Result<assessment::Model> {
    let ctx = &person.ctx;
    edition::freeze(&**tx, &known.id, ctx.now.millis()).await?;
    let row = assessment::Model {
        id: new_id(),
        organisation_id: new.organisation_id.clone(),
        edition_id: new.edition_id.clone(),
        previous_id: previous,
        title: new.title.trim().to_owned(),
        cycle: new.cycle.trim().to_owned(),
        state: "preparing".to_owned(),
        colleagues_shown: "after-own".to_owned(),
        created_at: ctx.now.millis(),
        created_by: Some(person.id.clone()),
        opened_at: None,
        moderating_at: None,
        closed_at: None,
        removed_at: None,
        version: 1,
    };
    let row = assessment::add(&**tx, row).await?;
    let body =
        assessment_scope::Model { assessment_id: row.id.clone(), body: scope_body::write(scope), version: 1 };
    assessment_scope::add(&**tx, body).await?;
    Ok(row)
}

pub(super) fn created(person: &Person, row: &assessment::Model) -> Event {
    person
        .ctx
        .event(Some(&person.id), "review.assessment-created", "assessment", &row.id.0)
        .in_organisation(&row.organisation_id)
        .after(&row.title)
}

/// The edition, where this organisation may work with it: one that is open to all on this
/// installation, or its own.
pub async fn usable_edition(ctx: &Ctx, organisation: &OrganisationId, id: &EditionId) -> Result<Arc<Known>> {
    let unknown = || Error::invalid("edition_id", "no-such-edition");
    let row = edition::find(ctx.db().read(), id).await?.ok_or_else(unknown)?;
    let family = framework::find(ctx.db().read(), &row.framework_id).await?.ok_or_else(unknown)?;
    if row.subject == "institution" && is_usable(&framework_facts(&family, &row), organisation) {
        editions::known(ctx, id).await
    } else {
        Err(unknown())
    }
}

/// What the rules of access ask of an edition.
pub fn framework_facts(family: &framework::Model, row: &edition::Model) -> FrameworkFacts {
    FrameworkFacts {
        owner: family.owner_id.as_ref().map(|owner| owner.as_str().into()),
        openness: if row.publication == "public" { Openness::Public } else { Openness::NotForPublication },
    }
}

fn is_usable(facts: &FrameworkFacts, organisation: &OrganisationId) -> bool {
    match &facts.owner {
        Some(owner) => owner.as_str() == organisation.as_str(),
        None => facts.openness == Openness::Public,
    }
}

/// What can be said anew of an assessment, besides its scope and seats.
#[derive(Clone, Debug, Default)]
pub struct Change {
    pub title: Option<String>,
    pub cycle: Option<String>,
    pub colleagues_shown: Option<String>,
}

/// When colleagues' ratings are shown: the words of the column and of the interface for machines.
pub const COLLEAGUES: [&str; 3] = ["after-own", "from-moderation", "after-closing"];

/// Renames an assessment, or sets when colleagues see each other's ratings.
pub async fn change(person: &Person, id: &AssessmentId, seen: Option<i64>, change: Change) -> Result<Facts> {
    let facts = facts::load(person, id).await?;
    person.may(Action::SetUpAssessment, &facts.resource())?;
    let title = change.title.unwrap_or_else(|| facts.row.title.clone());
    let cycle = change.cycle.unwrap_or_else(|| facts.row.cycle.clone());
    check_names(&title, &cycle)?;
    let shown = change.colleagues_shown.unwrap_or_else(|| facts.row.colleagues_shown.clone());
    if !COLLEAGUES.contains(&shown.as_str()) {
        return Err(Error::invalid("colleagues_shown", "unknown-choice"));
    }
    let tx = person.ctx.begin().await?;
    let before = touch(&tx, id, seen).await?;
    state::of(&before, 1).may_be_renamed()?;
    let row = assessment::set_described(&*tx, id, title.trim(), cycle.trim(), &shown).await?;
    let event = person
        .ctx
        .event(Some(&person.id), "review.assessment-changed", "assessment", &id.0)
        .in_organisation(facts.organisation())
        .before(format!("{} / {} / {}", before.title, before.cycle, before.colleagues_shown))
        .after(format!("{} / {} / {}", row.title, row.cycle, row.colleagues_shown));
    tx.commit(vec![event]).await?;
    facts::load(person, id).await
}

/// Opens it for rating.
pub async fn open(person: &Person, id: &AssessmentId) -> Result<Facts> {
    let facts = facts::load(person, id).await?;
    person.may(Action::OpenAssessment, &facts.resource())?;
    let tx = person.ctx.begin().await?;
    let row = touch(&tx, id, None).await?;
    let counts = OpeningFacts { items: facts.laid.scope.len() };
    state::of(&row, 1).open(counts, state::act_of(person))?;
    assessment::set_opened(&*tx, id, person.ctx.now.millis()).await?;
    let event = person
        .ctx
        .event(Some(&person.id), "review.assessment-opened", "assessment", &id.0)
        .in_organisation(facts.organisation())
        .before("preparing")
        .after("collecting");
    tx.commit(vec![event]).await?;
    facts::load(person, id).await
}

/// Ends the rating and begins the moderation. Late answers still count until an item is settled.
pub async fn begin_moderation(person: &Person, id: &AssessmentId) -> Result<Facts> {
    let facts = facts::load(person, id).await?;
    person.may(Action::Moderate, &facts.resource())?;
    let tx = person.ctx.begin().await?;
    let row = touch(&tx, id, None).await?;
    state::of(&row, 1).begin_moderation(state::act_of(person))?;
    assessment::set_moderating(&*tx, id, person.ctx.now.millis()).await?;
    let event = person
        .ctx
        .event(Some(&person.id), "review.moderation-begun", "assessment", &id.0)
        .in_organisation(facts.organisation())
        .before("collecting")
        .after("moderating");
    tx.commit(vec![event]).await?;
    facts::load(person, id).await
}

/// Takes an assessment that is still being prepared out of every list. What was rated is never
/// removed.
pub async fn remove(person: &Person, id: &AssessmentId) -> Result<()> {
    let facts = facts::load(person, id).await?;
    person.may(Action::SetUpAssessment, &facts.resource())?;
    let tx = person.ctx.begin().await?;
    let row = touch(&tx, id, None).await?;
    state::of(&row, 1).may_change_scope()?;
    assessment::set_removed(&*tx, id, person.ctx.now.millis()).await?;
    let event = person
        .ctx
        .event(Some(&person.id), "review.assessment-removed", "assessment", &id.0)
        .in_organisation(facts.organisation())
        .before(&row.title);
    tx.commit(vec![event]).await
}

/// Counts the assessment's version up in this transaction and answers the row as it stands. Where
/// the caller named the version that it saw, another one is refused with the present row.
pub async fn touch(tx: &Tx, id: &AssessmentId, seen: Option<i64>) -> Result<assessment::Model> {
    let row = assessment::touch(&**tx, id).await?.ok_or(Error::NotFound)?;
    match seen {
        Some(seen) if seen + 1 != row.version => Err(Error::PreconditionFailed(serde_json::json!({
            "id": row.id,
            "title": row.title,
            "cycle": row.cycle,
            "state": row.state,
            "colleagues_shown": row.colleagues_shown,
            "version": row.version - 1,
        }))),
        _ => Ok(row),
    }
}

/// What stands in the way of opening, for the page that offers it; nothing where all is ready.
pub fn missing(facts: &Facts) -> Vec<Refusal> {
    let Assessment::Preparing(_) = state::of(&facts.row, 1) else { return Vec::new() };
    let mut missing = Vec::new();
    if facts.laid.scope.is_empty() {
        missing.push(Refusal::new("empty-scope"));
    }
    if facts.laid.seats.is_empty() {
        missing.push(Refusal::new("no-seats"));
    }
    missing
}

fn check_names(title: &str, cycle: &str) -> Result<()> {
    let mut faults = Vec::new();
    if title.trim().is_empty() {
        faults.push(FieldFault::new("title", "title-missing"));
    }
    if title.trim().chars().count() > LONGEST_TITLE {
        faults.push(FieldFault::new("title", "too-long").with("most", LONGEST_TITLE));
    }
    if cycle.trim().chars().count() > LONGEST_CYCLE {
        faults.push(FieldFault::new("cycle", "too-long").with("most", LONGEST_CYCLE));
    }
    if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
}
