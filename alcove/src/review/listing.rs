//! Lists of assessments.

use alcove_domain::network::{Action, Resource};

use crate::assess::store::{assessment, edition};
use crate::kit::Result;
use crate::kit::ids::{AssessmentId, EditionId, FrameworkId, OrganisationId};
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

/// An edition that an organisation may work with.
#[derive(Clone, Debug)]
pub struct Usable {
    pub id: EditionId,
    pub name: String,
    pub version: String,
    pub rated_items: i64,
    /// Whether the organisation brought it in itself.
    pub own: bool,
}

/// The editions that an assessment of this organisation can look at.
pub async fn usable(person: &Person, organisation: &OrganisationId) -> Result<Vec<Usable>> {
    let lines = edition::list(person.ctx.db().read(), std::slice::from_ref(organisation)).await?;
    let usable = lines
        .into_iter()
        .filter(|line| line.subject == "institution")
        .filter(|line| line.owner_id.is_some() || line.publication == "public");
    Ok(usable
        .map(|line| Usable {
            id: line.id,
            name: line.name,
            version: line.version,
            rated_items: line.rated_items,
            own: line.owner_id.is_some(),
        })
        .collect())
}

/// Assessments of the organisation over any edition of this framework, newest first: id and title.
pub async fn previous(
    person: &Person,
    organisation: &OrganisationId,
    framework: &FrameworkId,
) -> Result<Vec<(String, String)>> {
    let db = person.ctx.db().read();
    let editions: Vec<EditionId> =
        edition::of_framework(db, framework).await?.into_iter().map(|row| row.id).collect();
    let rows = page(person, organisation, None, 50).await?.rows;
    let same = rows.into_iter().filter(|row| editions.contains(&row.edition_id));
    Ok(same.map(|row| (row.id.0, row.title)).collect())
}
