//! An awarding body as its people find it on their first page: what it still lacks before anybody can
//! apply, what waits for it, and what is with it.

use alcove_domain::certify::certificate::Standing;
use alcove_domain::certify::{Stage, Validation, Verdict, engagement};
use alcove_domain::kit::Day;
use alcove_domain::network::{Action, Resource};

use super::certifying::Held;
use super::desk_tasks::Task;
use super::schemes::{self, Scheme};
use super::store::{
    application, assessor, certificate, check, condition, engagement as engaging, scheme, tie,
};
use super::{engaged, facts, objecting, register};
use crate::award::store::issuer;
use crate::kit::Result;
use crate::kit::error::Arg;
use crate::kit::ids::OrganisationId;
use crate::kit::words::format::day_in;
use crate::network::Person;
use crate::network::store::organisation;

/// The kind of organisation that is there to award.
const KIND: &str = "awarding-body";

/// More than this is on the pages that list it.
const LISTED: usize = 8;

/// A month is what a body needs to plan a look.
const BEFORE_A_LOOK: i64 = 30;

/// An organisation that awards, or is there to.
pub struct AwardingHouse {
    /// None for those who have no part in its work with applications.
    pub at_work: Option<AtWork>,
}

/// What is with the body.
pub struct AtWork {
    pub tasks: Vec<Task>,
    /// Handed in and not decided, the newest first; the first few of them.
    pub open: Vec<application::Model>,
    pub under_way: usize,
    pub offered: usize,
    pub assessors: u64,
    pub valid: u64,
}

/// Whether it does, for pages that would else speak of awarding to every school.
pub async fn is_one(person: &Person, own: &OrganisationId) -> Result<bool> {
    let db = person.ctx.db().read();
    let is_a_body = organisation::find(db, own).await?.is_some_and(|row| row.kind == KIND);
    Ok(is_a_body || !scheme::of_body(db, own).await?.is_empty())
}

/// None where the organisation neither awards anything nor is there to.
pub async fn find(person: &Person) -> Result<Option<AwardingHouse>> {
    let Some(own) = &person.organisation else { return Ok(None) };
    let db = person.ctx.db().read();
    let is_a_body = organisation::find(db, own).await?.is_some_and(|row| row.kind == KIND);
    if !person.can(Action::SeeScheme, &schemes::of_body(own)) {
        return Ok(is_a_body.then_some(AwardingHouse { at_work: None }));
    }
    let schemes = schemes::list(person, own).await?;
    if !is_a_body && schemes.is_empty() {
        return Ok(None);
    }
    let under_way = open(person, own).await?;
    let mut tasks = lacking(person, own, &schemes).await?;
    tasks.extend(waiting(person, own, &under_way).await?);
    let at_work = AtWork {
        tasks,
        under_way: under_way.len(),
        offered: schemes.iter().filter(|one| one.published().is_some()).count(),
        assessors: assessor::count_of_body(db, own).await?,
        valid: certificate::count_of_body(
            db,
            own,
            Standing::Valid,
            &register::today(&person.ctx).to_string(),
        )
        .await?,
        open: under_way.into_iter().take(LISTED).collect(),
    };
    Ok(Some(AwardingHouse { at_work: Some(at_work) }))
}

async fn open(person: &Person, own: &OrganisationId) -> Result<Vec<application::Model>> {
    let stages = [Stage::Submitted, Stage::UnderAssessment, Stage::FactualCheck, Stage::Reported];
    Ok(application::of_body_in(person.ctx.db().read(), own, &stages.map(Stage::word)).await?)
}

/// What is missing before an institution can apply, as far as the person can bring it about.
async fn lacking(person: &Person, own: &OrganisationId, schemes: &[Scheme]) -> Result<Vec<Task>> {
    let db = person.ctx.db().read();
    let edits = person.can(Action::EditScheme, &schemes::of_body(own));
    let name =
        |scheme: &Scheme| -> Result<Arg> { Ok(scheme.latest()?.body.name(person.words()).to_owned().into()) };
    let offered = || schemes.iter().filter_map(Scheme::published);
    let mut tasks = Vec::new();
    if edits && schemes.is_empty() {
        tasks.push(task(person, "scheme", Vec::new(), "/schemes/new".to_owned()));
    }
    // What was withdrawn on purpose is not asked for again.
    let untold = schemes.iter().find(|one| one.published().is_none() && one.draft().is_some());
    if let (true, Some(scheme), None) = (edits, untold, offered().next()) {
        let address = format!("/schemes/{}", scheme.row.id);
        tasks.push(task(person, "publish", vec![("scheme", name(scheme)?)], address));
    }
    let judged = offered()
        .flat_map(|one| &one.body.levels)
        .any(|one| Validation::parse(&one.validation) != Some(Validation::OnPaper));
    if edits && judged && assessor::count_of_body(db, own).await? == 0 {
        tasks.push(task(person, "pool", Vec::new(), "/assessors".to_owned()));
    }
    let keeps = person.can(Action::EditOrganisation, &Resource::Organisation(own.as_str().into()));
    if keeps && issuer::find(db, own).await?.is_none() {
        tasks.push(task(person, "keys", Vec::new(), "/organisation/keys".to_owned()));
    }
    Ok(tasks)
}

/// What others did that only the body can answer.
async fn waiting(
    person: &Person,
    own: &OrganisationId,
    under_way: &[application::Model],
) -> Result<Vec<Task>> {
    if !person.can(Action::HandleApplication, &facts::of_body(own)) {
        return Ok(Vec::new());
    }
    let mut under_way = under_way.to_vec();
    under_way.retain(|row| !facts::is_own_case(person, row));
    let mut tasks = answers_of_assessors(person, &under_way).await?;
    tasks.extend(objections(person, &under_way).await?);
    tasks.extend(conditions(person, own).await?);
    tasks.extend(looks(person, own).await?);
    Ok(tasks)
}

/// Assessors who would come, and whose ties the body has to weigh.
async fn answers_of_assessors(person: &Person, under_way: &[application::Model]) -> Result<Vec<Task>> {
    let ids = under_way.iter().map(|one| one.id.clone()).collect();
    let rows = engaging::of_applications(person.ctx.db().read(), ids).await?;
    let mut tasks = Vec::new();
    for one in under_way {
        let count = rows.iter().filter(|row| {
            row.application_id == one.id
                && row.willing_at.is_some()
                && engaged::standing(row, one, person.ctx.now) == engagement::Standing::Asked
        });
        let count = count.count();
        if count > 0 {
            let values = vec![("applicant", applicant(person, one).await?), ("count", count.into())];
            tasks.push(task(person, "willing", values, format!("/applications/{}/assessors", one.id)));
        }
    }
    Ok(tasks)
}

/// Institutions that take somebody for partial and have no answer yet.
async fn objections(person: &Person, under_way: &[application::Model]) -> Result<Vec<Task>> {
    let db = person.ctx.db().read();
    let rows = engaging::of_applications(db, under_way.iter().map(|one| one.id.clone()).collect()).await?;
    let logged = tie::of_engagements(db, rows.iter().map(|row| row.id.clone()).collect()).await?;
    let mut tasks = Vec::new();
    for one in under_way {
        let waits = rows.iter().any(|row| {
            let own: Vec<_> = logged.iter().filter(|tie| tie.engagement_id == row.id).cloned().collect();
            row.application_id == one.id
                && engaged::standing(row, one, person.ctx.now) == engagement::Standing::Accepted
                && objecting::is_open(&own)
        });
        if waits {
            let values = vec![("applicant", applicant(person, one).await?)];
            tasks.push(task(person, "objection", values, format!("/applications/{}/assessors", one.id)));
        }
    }
    Ok(tasks)
}

/// Certificates on conditions, all of which the institution has answered.
async fn conditions(person: &Person, own: &OrganisationId) -> Result<Vec<Task>> {
    let db = person.ctx.db().read();
    let mut tasks = Vec::new();
    for row in application::of_body_with(db, own, Verdict::Conditional.word()).await? {
        let open = condition::open_of(db, &row.id).await?;
        if facts::is_own_case(person, &row) || open.iter().any(|one| one.answered_at.is_none()) {
            continue;
        }
        let values = vec![("applicant", applicant(person, &row).await?)];
        tasks.push(task(person, "met", values, format!("/applications/{}/decision", row.id)));
    }
    Ok(tasks)
}

/// Certificates that the body said it would look at again.
async fn looks(person: &Person, own: &OrganisationId) -> Result<Vec<Task>> {
    let db = person.ctx.db().read();
    let today = day_in(person.ctx.now, &person.zone);
    let until = today.plus_days(BEFORE_A_LOOK).to_string();
    let mut tasks = Vec::new();
    for row in check::open_of_body(db, own, &until, LISTED as u64).await? {
        let Some(found) = certificate::find(db, &row.certificate_id).await? else { continue };
        let held = Held::of(found, register::today(&person.ctx))?;
        let values = vec![("applicant", held.body.organisation.as_str().into())];
        let days = Day::parse(&row.due_day).ok().map(|day| today.days_until(day));
        let address = format!("/certificates/{}", held.row.id);
        tasks.push(Task { days, ..task(person, "look", values, address) });
    }
    Ok(tasks)
}

async fn applicant(person: &Person, row: &application::Model) -> Result<Arg> {
    let found = organisation::find(person.ctx.db().read(), &row.organisation_id).await?;
    Ok(found.map(|one| one.name).unwrap_or_default().into())
}

fn task(person: &Person, what: &'static str, values: Vec<(&'static str, Arg)>, address: String) -> Task {
    Task { what, values, eyebrow: person.organisation_name.clone(), address, days: None }
}
