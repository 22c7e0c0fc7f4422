//! What is published, for everybody: found by words and facets, by gaps, by likeness. Nothing here
//! reads a working text.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use alcove_domain::kit::{Day, Instant};
use alcove_domain::publish::renewal::{self, Use};
use alcove_domain::publish::similar::{Traits, likeness};
use futures_util::future::BoxFuture;

use super::body::Body;
use super::store::practice;
use super::store::version::{self, Ask, Line};
use super::ties::{self, Withdrawal};
use crate::kit::ids::{OrganisationId, PracticeId};
use crate::kit::words::format::day_in;
use crate::kit::{Ctx, Error, Refusal, Result, fold};
use crate::network::Person;
use crate::network::audit::rfc3339;
use crate::network::store::organisation;

/// One page of the catalogue.
const PAGE: u64 = 20;

/// Facets are counted over so many; a catalogue that grows beyond is counted over its newest.
const COUNTED: u64 = 5_000;

/// More of these are a search, not a hint.
const ALIKE: usize = 4;

/// What is asked of the catalogue, as the address has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    pub search: String,
    pub entry: String,
    pub domain: String,
    pub country: String,
    pub language: String,
    pub cost_band: String,
    pub process: String,
    pub criteria: Vec<String>,
    /// Whose practices are left out: nobody looks for an answer in what is their own.
    pub not_of: Option<OrganisationId>,
    pub after: String,
    pub limit: Option<u64>,
}

/// A published practice in a list.
#[derive(Clone, Debug)]
pub struct Listed {
    pub line: Line,
    pub provider: String,
    /// In the reader's language where somebody translated it.
    pub title: String,
    /// That of the title.
    pub title_language: String,
}

impl Listed {
    /// The language of the title where it is not this one.
    pub fn other_than(&self, wanted: &str) -> Option<String> {
        (self.title_language != wanted).then(|| self.title_language.clone())
    }
}

/// Choices of a facet with how many practices each has, by its word.
pub type Counts = BTreeMap<String, usize>;

#[derive(Clone, Debug, Default)]
pub struct Facets {
    pub entries: Counts,
    pub domains: Counts,
    pub countries: Counts,
    pub languages: Counts,
    pub cost_bands: Counts,
    pub processes: Counts,
}

#[derive(Clone, Debug)]
pub struct Found {
    pub listed: Vec<Listed>,
    /// How many fit in all.
    pub count: usize,
    pub facets: Facets,
    pub next: Option<String>,
}

impl Wanted {
    fn ask(&self) -> Ask {
        let some = |text: &String| (!text.is_empty()).then(|| text.clone());
        Ask {
            words: fold::words(&self.search),
            entry: some(&self.entry),
            domain: some(&self.domain),
            country: some(&self.country),
            language: some(&self.language),
            cost_band: some(&self.cost_band),
            process: some(&self.process),
            criteria: self.criteria.clone(),
            organisation: None,
            not_of: self.not_of.clone(),
        }
    }

    /// Asks for what others have for these gaps of the institution that the person's lists are about.
    /// Without any gap, there is nothing.
    pub fn answers(&mut self, person: &Person, gaps: &[Gap]) {
        self.not_of.clone_from(&person.organisation);
        self.criteria = gaps.iter().map(|gap| gap.criterion.clone()).collect();
        if self.criteria.is_empty() {
            // No criterion is called so.
            self.criteria.push("-".to_owned());
        }
    }

    pub fn is_narrowed(&self) -> bool {
        *self != Self { after: self.after.clone(), limit: self.limit, ..Self::default() }
    }
}

pub async fn find(ctx: &Ctx, wanted: &Wanted) -> Result<Found> {
    let db = ctx.db().read();
    let ask = wanted.ask();
    let limit = wanted.limit.unwrap_or(PAGE);
    let after =
        wanted.after.split_once('.').and_then(|(at, id)| Some((at.parse().ok()?, PracticeId::from(id))));
    let after = after.as_ref().map(|(at, id)| (*at, id));
    let mut lines = version::listed(db, &ask, after, limit + 1).await?;
    let more = lines.len() as u64 > limit;
    lines.truncate(limit as usize);
    let next =
        lines.last().filter(|_| more).map(|line| format!("{}.{}", line.published_at, line.practice_id));
    let all = version::listed(db, &ask, None, COUNTED).await?;
    Ok(Found { listed: named(ctx, lines).await?, count: all.len(), facets: facets(&all), next })
}

fn facets(lines: &[Line]) -> Facets {
    let mut facets = Facets::default();
    let count = |counts: &mut Counts, words: &str| {
        for word in words.split(' ').filter(|word| !word.is_empty()) {
            *counts.entry(word.to_owned()).or_default() += 1;
        }
    };
    for line in lines {
        count(&mut facets.entries, &line.entry);
        count(&mut facets.domains, &line.domains);
        count(&mut facets.countries, &line.country);
        count(&mut facets.languages, &line.languages);
        count(&mut facets.cost_bands, &line.cost_band);
        count(&mut facets.processes, &line.process_parts);
    }
    facets
}

/// The newest ones, for feeds and maps of the site.
pub async fn newest(ctx: &Ctx, most: u64) -> Result<Vec<Listed>> {
    named(ctx, version::listed(ctx.db().read(), &Ask::default(), None, most).await?).await
}

/// What each of these says in its newest version.
pub async fn bodies(ctx: &Ctx, listed: &[Listed]) -> Result<BTreeMap<PracticeId, Body>> {
    let ids = listed.iter().map(|one| one.line.practice_id.clone()).collect();
    let rows = version::newest_of(ctx.db().read(), ids).await?;
    rows.into_iter().map(|row| Ok((row.practice_id, Body::parse(&row.body)?))).collect()
}

/// What an institution has published and not withdrawn.
pub async fn of_organisation(ctx: &Ctx, id: &OrganisationId) -> Result<Vec<Listed>> {
    let ask = Ask { organisation: Some(id.clone()), ..Ask::default() };
    named(ctx, version::listed(ctx.db().read(), &ask, None, COUNTED).await?).await
}

/// Puts the institution's name to each, and the title in the reader's words.
async fn named(ctx: &Ctx, lines: Vec<Line>) -> Result<Vec<Listed>> {
    let mut names: BTreeMap<OrganisationId, String> = BTreeMap::new();
    for id in lines.iter().map(|line| &line.organisation_id).collect::<BTreeSet<_>>() {
        let found = organisation::find(ctx.db().read(), id).await?;
        names.insert(id.clone(), found.map(|one| one.name).unwrap_or_default());
    }
    let code = ctx.words.code();
    let is_translated =
        |line: &&Line| line.language != code && line.languages.split(' ').any(|language| language == code);
    let translated = lines.iter().filter(is_translated).map(|line| line.practice_id.clone()).collect();
    let mut titles = BTreeMap::new();
    for row in version::newest_of(ctx.db().read(), translated).await? {
        titles.insert(row.practice_id.clone(), ties::title(&row, ctx.words)?);
    }
    let listed = lines.into_iter().map(|line| {
        let written = || (line.title.clone(), line.language.clone());
        let (title, title_language) = titles.remove(&line.practice_id).unwrap_or_else(written);
        let provider = names.get(&line.organisation_id).cloned().unwrap_or_default();
        Listed { line, provider, title, title_language }
    });
    Ok(listed.collect())
}

/// A published practice, as anybody may read it.
#[derive(Clone, Debug)]
pub struct Published {
    pub practice: practice::Model,
    pub version: version::Model,
    pub body: Body,
    pub provider: organisation::Model,
    pub standing: Use,
    /// The day on which it was published or last confirmed.
    pub confirmed: Day,
}

/// What is told of a practice that was withdrawn.
#[derive(Clone, Debug)]
pub struct Withdrawn {
    /// In the reader's language where somebody translated it.
    pub title: String,
    /// That of the title.
    pub language: String,
    pub provider: String,
    pub at: i64,
    /// The same where the institution is.
    pub day: Day,
    pub reason: String,
    /// What stands in the catalogue in its place.
    pub replaced_by: Option<PracticeId>,
}

/// What stands at a practice's permanent address.
pub enum Standing {
    Here(Box<Published>),
    /// No more is shown of what was withdrawn.
    Withdrawn(Box<Withdrawn>),
}

/// The newest version, or one of them by its number. What was never published is not there, whoever
/// asks.
pub async fn read(ctx: &Ctx, id: &PracticeId, number: Option<i64>) -> Result<Standing> {
    let db = ctx.db().read();
    let row = practice::find(db, id).await?.filter(|row| row.published > 0).ok_or(Error::NotFound)?;
    let found = version::find(db, id, number.unwrap_or(row.published)).await?.ok_or(Error::NotFound)?;
    let provider = organisation::find(db, &found.organisation_id).await?.ok_or(Error::NotFound)?;
    let zone = provider.time_zone.clone();
    if let Some(Withdrawal { at, reason }) = ties::withdrawal(ctx, &row).await? {
        let (title, language) = ties::title(&found, ctx.words)?;
        let day = day_in(Instant(at), &zone);
        let replaced_by = still_here(ctx, row.replaced_by).await?;
        let provider = provider.name;
        let withdrawn = Withdrawn { title, language, provider, at, day, reason, replaced_by };
        return Ok(Standing::Withdrawn(Box::new(withdrawn)));
    }
    let day = |at: i64| day_in(Instant(at), &zone);
    let confirmed = day(row.confirmed_at.unwrap_or(found.published_at));
    let standing = renewal::standing(confirmed, row.ended_at.map(day), day(ctx.now.millis()));
    let body = Body::parse(&found.body)?;
    Ok(Standing::Here(Box::new(Published {
        practice: row,
        version: found,
        body,
        provider,
        standing,
        confirmed,
    })))
}

/// What replaced another one, as long as it is in the catalogue itself.
async fn still_here(ctx: &Ctx, id: Option<PracticeId>) -> Result<Option<PracticeId>> {
    let Some(id) = id else { return Ok(None) };
    let found = practice::find(ctx.db().read(), &id).await?;
    Ok(found.filter(|row| row.published > 0 && row.withdrawn_at.is_none()).map(|row| row.id))
}

/// The same for those who do something with it.
///
/// # Errors
/// `Gone` with what its page tells, where it was withdrawn.
pub async fn here(ctx: &Ctx, id: &PracticeId, number: Option<i64>) -> Result<Published> {
    match read(ctx, id, number).await? {
        Standing::Here(published) => Ok(*published),
        Standing::Withdrawn(withdrawn) => Err(Error::Gone(gone(ctx, id, *withdrawn))),
    }
}

fn gone(ctx: &Ctx, id: &PracticeId, withdrawn: Withdrawn) -> Refusal {
    let base = &ctx.app.config.public_url;
    let told = Refusal::new("practice-withdrawn")
        .with("title", withdrawn.title)
        .with("provider", withdrawn.provider)
        .with("day", ctx.words.day(withdrawn.day))
        .with("withdrawn_at", rfc3339(withdrawn.at))
        .with("reason", withdrawn.reason)
        .with("address", format!("{base}/practices/{id}"));
    match withdrawn.replaced_by {
        Some(other) => told.with("replaced_by", format!("{base}/practices/{other}")),
        None => told,
    }
}

pub async fn versions(ctx: &Ctx, id: &PracticeId) -> Result<Vec<Line>> {
    Ok(version::of_practice(ctx.db().read(), id).await?)
}

/// Others that are about the same, the most alike first.
pub async fn alike(ctx: &Ctx, published: &Published) -> Result<Vec<Listed>> {
    let mine = Traits {
        domains: published.body.domains.iter().cloned().collect(),
        criteria: published.body.criteria.iter().cloned().collect(),
        country: published.version.country.clone(),
        cost_band: published.version.cost_band.clone(),
    };
    let lines = version::listed(ctx.db().read(), &Ask::default(), None, COUNTED).await?;
    let others = lines.into_iter().filter(|line| line.practice_id != published.practice.id);
    let mut scored: Vec<(u32, Line)> =
        others.map(|line| (likeness(&mine, &traits(&line)), line)).filter(|(score, _)| *score > 0).collect();
    scored.sort_by(|(a, one), (b, other)| b.cmp(a).then_with(|| one.practice_id.cmp(&other.practice_id)));
    scored.truncate(ALIKE);
    named(ctx, scored.into_iter().map(|(_, line)| line).collect()).await
}

fn traits(line: &Line) -> Traits {
    let set = |words: &str| words.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
    Traits {
        domains: set(&line.domains),
        criteria: set(&line.criteria),
        country: line.country.clone(),
        cost_band: line.cost_band.clone(),
    }
}

/// A criterion that the institution's last closed assessment found weak.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// By its reference in our own framework: `TL1`.
    pub criterion: String,
    pub name: String,
}

/// Where the gaps of an institution come from; an App part, wired by the shell.
#[derive(Clone)]
pub struct Gaps(pub GapsOf);

pub type GapsOf = for<'a> fn(&'a Person, &'a OrganisationId) -> BoxFuture<'a, Result<Arc<[Gap]>>>;

/// The gaps of the institution that the person's lists are about, as far as they may see them.
pub async fn gaps(person: &Person) -> Result<Arc<[Gap]>> {
    match &person.organisation {
        Some(organisation) => (person.ctx.app.part::<Gaps>().0)(person, organisation).await,
        None => Ok(Arc::from([])),
    }
}
