//! Whole processes that practices pass on: taken from an assessment and a plan, and begun again in
//! another institution. Neither room knows of practices.

use alcove_domain::assess::scope::Scope;
use alcove_domain::kit::Day;
use alcove_domain::plan::NodeKind;
use alcove_domain::publish::process as days;
use alcove_domain::review::Schedule;
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;

use crate::assess::store::edition;
use crate::improve::{facts as plan_facts, plans};
use crate::kit::ids::{AssessmentId, EditionId, OrganisationId, PlanId};
use crate::kit::{Error, Result};
use crate::network::Person;
use crate::publish::adopting::Keep;
use crate::publish::process::{Begin, Begun, Known, Phase, Process, Shape};
use crate::review::{facts as review_facts, listing, phases, setup};

/// Assessments that are offered; an institution has a few in ten years.
const MOST: u64 = 50;

/// The currency of a plan that nobody has said anything about yet; the form of a plan begins alike.
const CURRENCY: &str = "EUR";

pub fn known<'a>(person: &'a Person, organisation: &'a OrganisationId) -> BoxFuture<'a, Result<Known>> {
    async {
        let shared: Vec<EditionId> = listing::usable(person, organisation)
            .await?
            .into_iter()
            .filter(|one| !one.own)
            .map(|one| one.id)
            .collect();
        let rows = match listing::page(person, organisation, None, MOST).await {
            Ok(page) => page.rows,
            Err(Error::Forbidden | Error::NotFound) => Vec::new(),
            Err(other) => return Err(other),
        };
        let assessments = rows.into_iter().filter(|row| shared.contains(&row.edition_id));
        let plans = match plans::list(person, organisation).await {
            Ok(rows) => rows,
            Err(Error::Forbidden | Error::NotFound) => Vec::new(),
            Err(other) => return Err(other),
        };
        Ok(Known {
            assessments: assessments.map(|row| (row.id, row.title)).collect(),
            plans: plans.into_iter().map(|row| (row.id, row.title)).collect(),
        })
    }
    .boxed()
}

pub fn take<'a>(
    person: &'a Person,
    organisation: &'a OrganisationId,
    assessment: Option<&'a AssessmentId>,
    plan: Option<&'a PlanId>,
) -> BoxFuture<'a, Result<Process>> {
    async move {
        let known = known(person, organisation).await?;
        let mut process = Process::default();
        if let Some(id) = assessment {
            if !known.assessments.iter().any(|(one, _)| one == id) {
                return Err(Error::invalid("assessment", "unknown-choice"));
            }
            of_assessment(person, id, &mut process).await?;
        }
        if let Some(id) = plan {
            if !known.plans.iter().any(|(one, _)| one == id) {
                return Err(Error::invalid("plan", "unknown-choice"));
            }
            process.plan = Some(of_plan(person, id).await?);
        }
        Ok(process)
    }
    .boxed()
}

/// Which items of the framework, and how long each part took. Own items, wording and weights are the
/// institution's.
async fn of_assessment(person: &Person, id: &AssessmentId, process: &mut Process) -> Result<()> {
    let facts = review_facts::load(person, id).await?;
    let row = edition::find(person.ctx.db().read(), &facts.row.edition_id).await?.ok_or(Error::NotFound)?;
    let edition = &facts.laid.known.edition;
    process.framework = edition.urn.to_string();
    process.name = row.name;
    process.version = row.version;
    let chosen = facts.laid.scope.chosen.iter().filter(|item| edition.find(item).is_some());
    process.items = chosen.map(|item| item.0.clone()).collect();
    let schedule = phases::schedule(&person.ctx, id).await?;
    let ends = [schedule.rating_until, schedule.moderating_until, schedule.close_by];
    [process.rating, process.agreeing, process.closing] = days::counted(schedule.rating_from, ends);
    Ok(())
}

async fn of_plan(person: &Person, id: &PlanId) -> Result<Shape> {
    let facts = plan_facts::load(person, id).await?;
    let plan = &facts.rows.plan;
    let day = |text: &str| Day::parse(text).map_err(Error::fault);
    let (first, last) = (day(&plan.first_day)?, day(&plan.last_day)?);
    let [length] = days::counted(Some(first), [Some(last)]);
    let mut shape = Shape {
        days: length.unwrap_or_default() + 1,
        quiet_days: u32::try_from(plan.quiet_days).unwrap_or_default(),
        ..Shape::default()
    };
    for row in &facts.rows.phases {
        let ends = [Some(day(&row.first_day)?), Some(day(&row.last_day)?)];
        if let [Some(from), Some(to)] = days::counted(Some(first), ends) {
            shape.phases.push(Phase { name: row.name.clone(), from, days: to - from + 1 });
        }
    }
    shape.phases.sort_by_key(|phase| phase.from);
    for row in facts.listed.iter() {
        match facts.outline.nodes()[row.at].kind {
            NodeKind::Objective => shape.objectives += 1,
            NodeKind::Action => shape.actions += 1,
            NodeKind::Milestone => {}
        }
    }
    Ok(shape)
}

pub fn begin<'a>(
    person: &'a Person,
    organisation: &'a OrganisationId,
    process: &'a Process,
    wish: Begin,
    keep: Keep<Begun>,
) -> BoxFuture<'a, Result<()>> {
    async move {
        let assessment = match wish.parts.assessment {
            true => Some(assessment(person, organisation, process, &wish).await?),
            false => None,
        };
        let plan = match process.plan.as_ref().filter(|_| wish.parts.plan) {
            Some(shape) => Some(plan(person, organisation, shape, &wish).await?),
            None => None,
        };
        let tx = person.ctx.begin().await?;
        let (mut begun, mut events) = (Begun::default(), Vec::new());
        if let Some(ready) = assessment {
            let (row, told) = ready.write(person, &tx).await?;
            begun.assessment = Some(row.id);
            events.extend(told);
        }
        if let Some(ready) = plan {
            begun.plan = Some(ready.id().clone());
            events.push(ready.write(person, &tx).await?);
        }
        events.extend(keep(&tx, begun).await?);
        tx.commit(events).await
    }
    .boxed()
}

/// The edition that was used, else the newest of its framework.
async fn usable(person: &Person, organisation: &OrganisationId, process: &Process) -> Result<EditionId> {
    let lines = edition::list(person.ctx.db().read(), std::slice::from_ref(organisation)).await?;
    let mut fits: Vec<edition::Line> = lines
        .into_iter()
        .filter(|line| line.urn.eq_ignore_ascii_case(&process.framework))
        .filter(|line| line.owner_id.is_some() || line.publication == "public")
        .collect();
    fits.sort_by_key(|line| (line.version != process.version, -line.imported_at));
    let found = fits.into_iter().next().map(|line| line.id);
    found.ok_or_else(|| Error::invalid("part", "practice-no-framework"))
}

async fn assessment(
    person: &Person,
    organisation: &OrganisationId,
    process: &Process,
    wish: &Begin,
) -> Result<setup::Ready> {
    let new = setup::New {
        organisation_id: organisation.clone(),
        edition_id: usable(person, organisation, process).await?,
        title: wish.title.clone(),
        cycle: wish.first_day.year().to_string(),
        preset: None,
        variant: None,
    };
    let ready = setup::prepare(person, new).await?;
    let mut chosen = Scope::default();
    for (_, item) in ready.known().edition.rated() {
        if process.items.contains(&item.id.0) {
            chosen.choose(item.id.clone());
        } else {
            chosen.exclude(item.id.clone(), wish.reason.clone());
        }
    }
    if chosen.is_empty() {
        return Err(Error::invalid("part", "practice-no-framework"));
    }
    let [rating_until, moderating_until, close_by] =
        days::dated(wish.first_day, [process.rating, process.agreeing, process.closing]);
    let schedule = Schedule { rating_from: Some(wish.first_day), rating_until, moderating_until, close_by };
    ready.over(chosen)?.within(schedule)
}

async fn plan(
    person: &Person,
    organisation: &OrganisationId,
    shape: &Shape,
    wish: &Begin,
) -> Result<plans::Ready> {
    let day = |after: u32| wish.first_day.plus_days(i64::from(after)).to_string();
    let currency = match plans::current(person, organisation).await? {
        Some(id) => plan_facts::load(person, &id).await?.rows.plan.currency.clone(),
        None => CURRENCY.to_owned(),
    };
    let phases = shape.phases.iter().map(|phase| plans::PhaseSaid {
        name: phase.name.clone(),
        first_day: day(phase.from),
        last_day: day(phase.from + phase.days - 1),
    });
    let new = plans::New {
        title: wish.title.clone(),
        first_day: day(0),
        last_day: day(shape.days - 1),
        currency,
        language: person.words().code().to_owned(),
        assessment: None,
        phases: phases.collect(),
        quiet_days: Some(i64::from(shape.quiet_days)),
    };
    plans::prepare(person, organisation, new).await
}
