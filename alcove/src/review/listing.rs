//! Lists of assessments.

use alcove_domain::network::{Action, Resource};

use crate::assess::store::assessment;
use crate::kit::Result;
use crate::kit::ids::{AssessmentId, OrganisationId};
use crate::network::Person;

/// Assessments of one page, newest first.
pub struct Page {
    pub rows: Vec<assessment::Model>,
    /// The last of the page, where there are more.
    pub next: Option<AssessmentId>,
}

pub async fn page(
    person: &Person,
    organisation: &OrganisationId,
    after: Option<&AssessmentId>,
    limit: u64,
) -> Result<Page> {
    person.may(Action::SeeAssessment, &Resource::Assessment(organisation.as_str().into()))?;
    let mut rows = assessment::page(person.ctx.db().read(), organisation, after, limit + 1).await?;
    let more = rows.len() as u64 > limit;
    rows.truncate(limit as usize);
    let next = rows.last().filter(|_| more).map(|row| row.id.clone());
    Ok(Page { rows, next })
}
