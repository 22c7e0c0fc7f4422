//! Closed assessments of the organisation, which a plan can answer.

use alcove_domain::kit::Instant;

use crate::assess::store::assessment;
use crate::kit::Result;
use crate::network::Person;

/// Id, title and the day of the closing, newest first.
pub async fn list(person: &Person) -> Result<Vec<(String, String, String)>> {
    let organisation = person.current_organisation()?;
    let rows = assessment::page(person.ctx.db().read(), organisation, None, 100).await?;
    let words = person.words();
    let closed = rows.into_iter().filter_map(|row| {
        let day = words.day_of(Instant(row.closed_at?), &person.zone);
        Some((row.id.0, row.title, day))
    });
    Ok(closed.collect())
}
