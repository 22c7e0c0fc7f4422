//! Whole processes, for machines: laid into a practice, and begun by others.

use alcove_domain::kit::Day;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::{adoptions, drafts};
use crate::kit::form::{Json, Path};
use crate::kit::ids::{AssessmentId, PlanId, PracticeId};
use crate::kit::{Error, Result, etag, idempotency};
use crate::network::Person;
use crate::publish::process::{self, Begin, Parts};
use crate::publish::{adopting, catalogue};

#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct ProcessSource {
    pub assessment_id: Option<AssessmentId>,
    pub plan_id: Option<PlanId>,
}

#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct NewStart {
    pub title: String,
    pub first_day: String,
    pub assessment: bool,
    pub plan: bool,
}

pub async fn lay(
    person: Person,
    Path(id): Path<PracticeId>,
    headers: HeaderMap,
    Json(source): Json<ProcessSource>,
) -> Result<Response> {
    let seen = etag::condition(&headers)?;
    let found =
        process::lay(&person, &id, &seen, source.assessment_id.as_ref(), source.plan_id.as_ref()).await?;
    drafts::present(&found, StatusCode::OK)
}

pub async fn start(
    person: Person,
    Path(id): Path<PracticeId>,
    headers: HeaderMap,
    Json(new): Json<NewStart>,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST starts", &id, &new), || async {
        let found = catalogue::here(&person.ctx, &id, None).await?;
        let wish = Begin {
            title: new.title.clone(),
            first_day: Day::parse(&new.first_day).map_err(|_| Error::invalid("first_day", "not-a-day"))?,
            parts: Parts { assessment: new.assessment, plan: new.plan },
            reason: person.words().t1("publish-process-reason", "provider", &found.provider.name),
        };
        let adoption = process::begin(&person, &id, wish).await?;
        adoptions::present(&person, adopting::find(&person, &adoption).await?, StatusCode::CREATED).await
    })
    .await
}
