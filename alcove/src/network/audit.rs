//! Reading the trail of an organisation: who did what, with the values before and after.

use std::collections::HashMap;

use alcove_domain::kit::{Day, Instant};
use alcove_domain::network::{Action, Resource};
use futures_util::future::BoxFuture;

use super::person::Person;
use super::store::{person, unit};
use crate::kit::audit::{self, Recorded, Wanted};
use crate::kit::ids::{OrganisationId, PersonId};
use crate::kit::{Ctx, Result};

/// An export longer than this is a job for the archive of the organisation.
const MOST_EXPORTED: u64 = 100_000;

fn check(person: &Person, organisation: &OrganisationId) -> Result<()> {
    person.may(Action::ReadAudit, &Resource::Organisation(organisation.as_str().into()))
}

/// Events, the newest first.
pub async fn list(
    person: &Person,
    organisation: &OrganisationId,
    wanted: &Wanted,
    limit: u64,
) -> Result<Vec<Recorded>> {
    check(person, organisation)?;
    Ok(audit::page(person.ctx.db().read(), organisation.as_str(), wanted, limit).await?)
}

/// All that the filter finds, in pages, so that memory is not asked for the whole at once by the
/// database.
pub async fn list_all(
    person: &Person,
    organisation: &OrganisationId,
    wanted: &Wanted,
) -> Result<Vec<Recorded>> {
    const PAGE: u64 = 2_000;
    let mut wanted = wanted.clone();
    let mut all = Vec::new();
    loop {
        let page = list(person, organisation, &wanted, PAGE).await?;
        let is_last = (page.len() as u64) < PAGE;
        wanted.before_seq = page.last().map(|event| event.seq);
        all.extend(page);
        if is_last || all.len() as u64 >= MOST_EXPORTED {
            return Ok(all);
        }
    }
}

/// What can be filtered by, as far as it occurs.
pub struct Choices {
    pub people: Vec<(String, String)>,
    pub acts: Vec<String>,
    pub subjects: Vec<String>,
}

pub async fn choices(person: &Person, organisation: &OrganisationId) -> Result<Choices> {
    check(person, organisation)?;
    let db = person.ctx.db().read();
    let actors = audit::distinct(db, organisation.as_str(), audit::Distinct::Actors).await?;
    let mut people: Vec<(String, String)> = person::named(db, actors.into_iter().map(PersonId).collect())
        .await?
        .into_iter()
        .map(|person| (person.id.0, person.name))
        .collect();
    people.sort_by(|a, b| (&a.1, &a.0).cmp(&(&b.1, &b.0)));
    Ok(Choices {
        people,
        acts: audit::distinct(db, organisation.as_str(), audit::Distinct::Acts).await?,
        subjects: audit::distinct(db, organisation.as_str(), audit::Distinct::SubjectKinds).await?,
    })
}

/// What things of the rooms above are called, by their ids. The shell's wiring hands it in.
pub struct Naming(pub NamesOf);

pub type NamesOf = for<'a> fn(&'a Ctx, &'a [String]) -> BoxFuture<'a, Result<Vec<(String, String)>>>;

/// Names beside ids.
pub struct Names(HashMap<String, String>);

impl Names {
    /// The name, or the id where it has none.
    pub fn of(&self, id: &str) -> String {
        self.0.get(id).cloned().unwrap_or_else(|| id.to_owned())
    }

    /// The name, where it has one.
    pub fn known(&self, id: &str) -> Option<&str> {
        self.0.get(id).map(String::as_str)
    }
}

/// Whether this looks like an id: sixteen bytes in hexadecimal digits.
pub fn is_id(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The names of what these events are about. Where a thing has none, its id stands.
pub async fn names(person: &Person, organisation: &OrganisationId, events: &[Recorded]) -> Result<Names> {
    check(person, organisation)?;
    let db = person.ctx.db().read();
    let mut ids: Vec<String> = events.iter().flat_map(ids_in).collect();
    ids.sort();
    ids.dedup();
    let mut names: HashMap<String, String> = HashMap::new();
    for chunk in ids.chunks(500) {
        let people = person::named(db, chunk.iter().cloned().map(PersonId).collect()).await?;
        names.extend(people.into_iter().map(|person| (person.id.0, person.name)));
    }
    names.extend((person.ctx.app.part::<Naming>().0)(&person.ctx, &ids).await?);
    let units = unit::every_of(db, organisation).await?;
    names.extend(units.into_iter().map(|unit| (unit.id.0, unit.name)));
    names.insert(organisation.0.clone(), person.organisation_name.clone());
    Ok(Names(names))
}

/// Ids stand between other characters wherever they stand.
fn ids_in(event: &Recorded) -> Vec<String> {
    let texts = [&event.subject_id, &event.before_value, &event.after_value];
    let words = texts.into_iter().flat_map(|text| text.split(|letter: char| !letter.is_ascii_alphanumeric()));
    words.chain(event.actor_id.as_deref()).filter(|word| is_id(word)).map(str::to_owned).collect()
}

/// The first instant of a day such as 2026-11-21 in a zone; none where it is no day.
pub fn start_of_day(text: &str, zone: &str) -> Option<i64> {
    let day = Day::parse(text.trim()).ok()?;
    let zone = jiff::tz::TimeZone::get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let date =
        jiff::civil::Date::new(day.year(), i8::try_from(day.month()).ok()?, i8::try_from(day.day()).ok()?)
            .ok()?;
    Some(date.to_zoned(zone).ok()?.timestamp().as_millisecond())
}

/// The last instant of a day.
pub fn end_of_day(text: &str, zone: &str) -> Option<i64> {
    let next = jiff::civil::Date::strptime("%Y-%m-%d", text.trim()).ok()?.tomorrow().ok()?;
    Some(start_of_day(&next.to_string(), zone)? - 1)
}

/// An instant as machines read it.
pub fn rfc3339(millis: i64) -> String {
    jiff::Timestamp::from_millisecond(Instant(millis).millis()).unwrap_or_default().to_string()
}
