//! `/practices/{practice}/process`: a whole process is laid into a practice; and
//! `/practices/{practice}/start`: somebody else begins the same.

use alcove_domain::kit::Day;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::work;
use crate::kit::etag::Condition;
use crate::kit::form::{Form, Path};
use crate::kit::ids::{AssessmentId, PlanId, PracticeId};
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::words::format::day_in;
use crate::kit::{Error, Fields, FormView, Refusal, Result};
use crate::network::Person;
use crate::publish::process::{self, Begin, Parts};
use crate::publish::shown;
use crate::publish::{adopting, catalogue};

/// Lays it in, or takes it out where neither is picked.
pub async fn lay(person: Person, Path(id): Path<PracticeId>, Form(fields): Form<Fields>) -> Result<Response> {
    let assessment = Some(AssessmentId::from(fields.get("assessment"))).filter(|id| !id.as_str().is_empty());
    let plan = Some(PlanId::from(fields.get("plan"))).filter(|id| !id.as_str().is_empty());
    let seen = Condition::Versions(vec![fields.get("version").parse().unwrap_or(0)]);
    let done = process::lay(&person, &id, &seen, assessment.as_ref(), plan.as_ref()).await;
    work::after(&person, &id, fields, done, "notice-practice-process").await
}

#[derive(Template)]
#[template(path = "publish/start.html")]
struct Page {
    frame: Frame,
    form: FormView,
    id: String,
    practice: String,
    provider: String,
    /// What the process says: label and value.
    facts: Vec<(String, String)>,
    has_assessment: bool,
    has_plan: bool,
}

pub async fn get(person: Person, Path(id): Path<PracticeId>) -> Result<Response> {
    let today = day_in(person.ctx.now, &person.zone).to_string();
    let fields = Fields::of([("part", "assessment"), ("part", "plan"), ("first_day", &today)]);
    render(&page(&person, &id, FormView::new(person.words(), fields)).await?)
}

pub async fn post(
    person: Person,
    Path(id): Path<PracticeId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    match begin(&person, &id, &fields).await {
        Ok(address) => person.see(&address, "notice-practice-begun"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&person, &id, form).await?)
        }
    }
}

/// Where to go on: to what comes first.
async fn begin(person: &Person, id: &PracticeId, fields: &Fields) -> Result<String> {
    let found = catalogue::here(&person.ctx, id, None).await?;
    let wish = Begin {
        title: fields.get("title").to_owned(),
        first_day: Day::parse(fields.get("first_day"))
            .map_err(|_| Error::invalid("first_day", "not-a-day"))?,
        parts: Parts {
            assessment: fields.all("part").any(|one| one == "assessment"),
            plan: fields.all("part").any(|one| one == "plan"),
        },
        reason: person.words().t1("publish-process-reason", "provider", &found.provider.name),
    };
    let adoption = process::begin(person, id, wish).await?;
    let row = adopting::find(person, &adoption).await?;
    Ok(match (row.assessment_id, row.plan_id) {
        (Some(assessment), _) => format!("/assessments/{assessment}/scope"),
        (None, Some(plan)) => format!("/plans/{plan}"),
        (None, None) => "/practices/adoptions".to_owned(),
    })
}

async fn page(person: &Person, id: &PracticeId, form: FormView) -> Result<Page> {
    let words = person.words();
    let found = catalogue::here(&person.ctx, id, None).await?;
    let Some(process) = &found.body.process else {
        return Err(Refusal::new("practice-no-process").into());
    };
    Ok(Page {
        id: id.0.clone(),
        practice: found.body.title(words.code()),
        provider: found.provider.name.clone(),
        facts: shown::process(process, words).into_iter().map(|(label, value, _)| (label, value)).collect(),
        has_assessment: process.has_assessment(),
        has_plan: process.plan.is_some(),
        frame: person.frame(Place::Practices, words.t("publish-process-start")),
        form,
    })
}
