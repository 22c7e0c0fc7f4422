//! What waits for a person around applications, for the page that says what to do next: an assessor's
//! engagements, an institution's questions and its check of facts, and what decisions ask for.

use alcove_domain::certify::Stage;
use alcove_domain::certify::engagement::Standing;
use alcove_domain::kit::Day;
use alcove_domain::network::Action;

use super::store::{application, clarification, judgement, report, sample};
use super::{applying, assessor_tasks, certifying, decision_tasks, engaged, facts, invited, snapshot};
use crate::kit::Result;
use crate::kit::error::Arg;
use crate::kit::ids::ApplicationId;
use crate::kit::words::format::day_in;
use crate::network::Person;

/// One thing to do. `what` is the middle of the keys `home-desk-<what>`, `-hint` and `-button`.
pub struct Task {
    pub what: &'static str,
    pub values: Vec<(&'static str, Arg)>,
    pub eyebrow: String,
    pub address: String,
    /// Days until it is due; negative where it is late. None: it is due on no day.
    pub days: Option<i64>,
}

/// Engagements beyond this many are on their own page.
const LISTED: u64 = 20;

pub async fn tasks(person: &Person) -> Result<Vec<Task>> {
    let mut tasks = of_an_assessor(person).await?;
    tasks.extend(of_an_institution(person).await?);
    tasks.extend(decision_tasks::tasks(person).await?);
    Ok(tasks)
}

async fn of_an_assessor(person: &Person) -> Result<Vec<Task>> {
    let db = person.ctx.db().read();
    let today = day_in(person.ctx.now, &person.zone);
    let mut tasks = Vec::new();
    for one in invited::list(person, None, LISTED).await? {
        let days = Day::parse(&one.row.last_day).map_or(0, |day| today.days_until(day));
        if one.standing == Standing::Asked && one.row.willing_at.is_none() {
            tasks.push(Task {
                what: "answer",
                values: vec![
                    ("body", one.body.as_str().into()),
                    ("applicant", one.applicant.as_str().into()),
                ],
                eyebrow: one.body,
                address: format!("/engagements/{}", one.row.id),
                days: Some(days.min(7)),
            });
            continue;
        }
        if one.rests || !engaged::judges(&one.row, &one.application, person.ctx.now) {
            continue;
        }
        if one.row.handed_in_at.is_some() {
            tasks.extend(assessor_tasks::after_handing_in(person, &one).await?);
            continue;
        }
        if engaged::stage(&one.application) != Stage::UnderAssessment {
            continue;
        }
        let Some((_, body)) = snapshot::load(&person.ctx, &one.application.id).await? else { continue };
        let chosen = sample::of_application(db, &one.application.id).await?;
        let items = if chosen.is_empty() { body.rated().count() } else { chosen.len() };
        let judged = judgement::present(db, &one.row.id).await?;
        let judged = judged.iter().filter(|row| chosen.is_empty() || chosen.contains(&row.item_id)).count();
        tasks.push(Task {
            what: "judge",
            values: vec![
                ("applicant", one.applicant.as_str().into()),
                ("left", items.saturating_sub(judged).into()),
                ("items", items.into()),
            ],
            eyebrow: one.body,
            address: format!("/desk/{}/next", one.application.id),
            days: Some(days),
        });
    }
    Ok(tasks)
}

async fn of_an_institution(person: &Person) -> Result<Vec<Task>> {
    let Some(organisation) = &person.organisation else { return Ok(Vec::new()) };
    let db = person.ctx.db().read();
    let today = day_in(person.ctx.now, &person.zone);
    let until = |text: &str| Day::parse(text).map_or(0, |day| today.days_until(day));
    let mut tasks = Vec::new();
    let open = clarification::open_of(db, organisation).await?;
    let mut seen: Vec<ApplicationId> = Vec::new();
    for one in &open {
        if seen.contains(&one.application_id) || !prepares(person, &one.application_id).await? {
            continue;
        }
        seen.push(one.application_id.clone());
        let here = open.iter().filter(|other| other.application_id == one.application_id).count();
        tasks.push(Task {
            what: "question",
            values: vec![("count", here.into())],
            eyebrow: person.organisation_name.clone(),
            address: format!("/applications/{}/questions", one.application_id),
            days: Some(until(&one.due_day)),
        });
    }
    for row in application::of_organisation_in(db, organisation, Stage::Draft.word()).await? {
        tasks.extend(of_a_draft(person, row).await?);
    }
    for row in application::of_organisation_in(db, organisation, Stage::FactualCheck.word()).await? {
        let Some(found) = report::find(db, &row.id).await? else { continue };
        if found.checked_at.is_some() || !prepares(person, &row.id).await? {
            continue;
        }
        tasks.push(Task {
            what: "check",
            values: Vec::new(),
            eyebrow: person.organisation_name.clone(),
            address: format!("/applications/{}/report", row.id),
            days: Some(found.due_day.as_deref().map_or(0, until)),
        });
    }
    Ok(tasks)
}

async fn prepares(person: &Person, id: &ApplicationId) -> Result<bool> {
    match facts::load(person, id).await {
        Ok(facts) => {
            let stage = engaged::stage(&facts.row);
            let open = matches!(stage, Stage::UnderAssessment | Stage::FactualCheck);
            Ok(open && person.can(Action::PrepareApplication, &facts.resource()))
        }
        Err(crate::kit::Error::NotFound | crate::kit::Error::Forbidden) => Ok(false),
        Err(other) => Err(other),
    }
}

/// What is missing from an application that meets all else: the signature of the head, or that somebody
/// hands it in.
async fn of_a_draft(person: &Person, row: application::Model) -> Result<Option<Task>> {
    let found = facts::of(&person.ctx, row).await?;
    let (signs, prepares) = (person.can(Action::SignDeclaration, &found.resource()), found.prepares(person));
    if !signs && !prepares {
        return Ok(None);
    }
    let complete = applying::standing(person, &found).await?.completeness();
    let what = match (complete.unmet, complete.declared) {
        (0, false) if signs => "sign",
        (0, true) if prepares => "submit",
        _ => return Ok(None),
    };
    let level = certifying::level_name(&found.edition, &found.row.level_id, person.words());
    Ok(Some(Task {
        what,
        values: vec![("level", level.into())],
        eyebrow: person.organisation_name.clone(),
        address: format!("/applications/{}", found.id()),
        days: None,
    }))
}
