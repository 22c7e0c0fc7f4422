//! Who knows what in a network: written by the members themselves, with their strengths where they
//! agreed that these are shown, and matched where they agreed to be matched.

use std::collections::{BTreeMap, BTreeSet};

use alcove_domain::benchmark::matching::{Match, Side, matches};
use alcove_domain::benchmark::{Middle, PeerGroup};
use alcove_domain::kit::Number;
use alcove_domain::network::{Action, Resource};
use serde::{Deserialize, Serialize};

use super::framework::{COVERAGE, Compared, PLAN, WHOLE};
use super::seeing;
use super::standing::Standing;
use super::store::directory_entry::{self, Filter, Listed, Region};
use super::store::release;
use crate::kit::clock::new_id;
use crate::kit::error::FieldFault;
use crate::kit::fold::fold;
use crate::kit::ids::{EntryId, NetworkId, OrganisationId};
use crate::kit::{Error, Event, Result, Words};
use crate::network::store::{network, network_member, organisation};
use crate::network::{Person, networks};

/// The version of the two sentences that a member agrees to beside its entry.
pub const TEXT: &str = "2026-11";

const LONGEST: usize = 2000;

/// Of an institution's strengths, so many are told: a directory is for finding, not for comparing.
const MOST_STRENGTHS: usize = 5;

/// Those who are matched are few enough to be laid beside each other.
const MOST_MATCHED: i64 = 200;

/// So many pairs are told, those with the most headings first: more than anybody begins in a year.
const MOST_PAIRS: usize = 100;

/// An entry as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Draft {
    /// What the institution is good at, in its own words.
    pub expertise: String,
    /// Whom to ask.
    pub contact: String,
    /// Whether its strengths in the figures are shown.
    pub strengths: bool,
    /// Whether it is matched with others.
    pub matching: bool,
}

/// The same as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EntryView {
    pub version: i64,
    #[serde(flatten)]
    pub draft: Draft,
}

/// A line of the directory.
#[derive(Clone, Debug)]
pub struct Line {
    pub entry: Listed,
    /// Headings at which it is in the upper quarter, by name.
    pub strengths: Vec<String>,
}

/// A pair that could help each other, by the names of the institutions and headings.
#[derive(Clone, Debug)]
pub struct Pair {
    pub mentor: (OrganisationId, String),
    pub learner: (OrganisationId, String),
    pub items: Vec<String>,
}

/// What the sides of institutions are told from: the headings of the release that stands.
struct Known {
    compared: Compared,
    middles: BTreeMap<String, Middle>,
    names: BTreeMap<String, String>,
}

/// Entries by name, after the last one seen.
pub async fn list(
    person: &Person,
    id: &NetworkId,
    filter: &Filter,
    after: Option<&EntryId>,
    limit: i64,
) -> Result<Vec<Line>> {
    networks::found(person, id, Action::SeeNetwork).await?;
    let db = person.ctx.db().read();
    let after = match after {
        Some(after) => directory_entry::place(db, id, after).await?.ok_or(Error::NotFound)?,
        None => String::new(),
    };
    let entries = directory_entry::page(db, id, filter, &after, limit).await?;
    let Some(known) = Known::load(person, id).await? else {
        return Ok(entries.into_iter().map(|entry| Line { entry, strengths: Vec::new() }).collect());
    };
    let agreed = entries.iter().filter(|entry| entry.strengths_at.is_some());
    let sides = known.sides(person, agreed.map(|entry| entry.organisation_id.clone()).collect()).await?;
    let line = |entry: Listed| {
        let of = sides.get(&entry.organisation_id).into_iter().flatten();
        let strong = of.filter(|(_, side)| **side == Side::Strong).take(MOST_STRENGTHS);
        Line { strengths: strong.map(|(item, _)| known.name(item)).collect(), entry }
    };
    Ok(entries.into_iter().map(line).collect())
}

/// The schematic map: how many there are by region.
pub async fn regions(person: &Person, id: &NetworkId) -> Result<Vec<Region>> {
    networks::found(person, id, Action::SeeNetwork).await?;
    Ok(directory_entry::regions(person.ctx.db().read(), id).await?)
}

/// One's own entry, as it stands.
pub async fn own(
    person: &Person,
    id: &NetworkId,
    of: &OrganisationId,
) -> Result<Option<directory_entry::Model>> {
    person.may(Action::SeeOrganisation, &Resource::Organisation(of.as_str().into()))?;
    networks::found(person, id, Action::SeeNetwork).await?;
    Ok(directory_entry::standing(person.ctx.db().read(), id, of).await?)
}

/// Writes one's own entry where it still has the version that was seen.
pub async fn write(
    person: &Person,
    id: &NetworkId,
    of: &OrganisationId,
    draft: &Draft,
    seen: Option<i64>,
) -> Result<EntryView> {
    person.may(Action::AnswerNetwork, &Resource::Organisation(of.as_str().into()))?;
    networks::found(person, id, Action::SeeNetwork).await?;
    let mut faults = Vec::new();
    for (field, text) in [("expertise", &draft.expertise), ("contact", &draft.contact)] {
        if text.chars().count() > LONGEST {
            faults.push(FieldFault::new(field, "too-long").with("most", LONGEST));
        }
    }
    if draft.expertise.trim().is_empty() {
        faults.push(FieldFault::new("expertise", "missing"));
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let ctx = &person.ctx;
    let tx = ctx.begin().await?;
    let member = network_member::standing(&*tx, id, of).await?;
    member.filter(|row| row.accepted_at.is_some()).ok_or(Error::NotFound)?;
    let before = directory_entry::standing(&*tx, id, of).await?;
    if seen.is_some_and(|seen| before.as_ref().map_or(0, |row| row.version) != seen) {
        let present = before.as_ref().map(view);
        return Err(Error::PreconditionFailed(serde_json::to_value(present).unwrap_or_default()));
    }
    let now = ctx.now.millis();
    let named = organisation::find(&*tx, of).await?.ok_or(Error::NotFound)?;
    // The day of a consent stays as long as the consent does.
    let since = |wanted: bool, was: Option<i64>| wanted.then(|| was.unwrap_or(now));
    let row = directory_entry::Model {
        id: before.as_ref().map_or_else(new_id, |row| row.id.clone()),
        network_id: id.clone(),
        organisation_id: of.clone(),
        expertise: draft.expertise.trim().to_owned(),
        contact: draft.contact.trim().to_owned(),
        folded: fold(&format!("{} {}", named.name, draft.expertise)),
        strengths_at: since(draft.strengths, before.as_ref().and_then(|row| row.strengths_at)),
        matching_at: since(draft.matching, before.as_ref().and_then(|row| row.matching_at)),
        text_version: TEXT.to_owned(),
        written_at: now,
        written_by: Some(person.id.clone()),
        removed_at: None,
        version: before.as_ref().map_or(1, |row| row.version + 1),
    };
    let (after, written) = (facts(&row), view(&row));
    if before.is_none() {
        directory_entry::add(&*tx, row).await?;
    } else if !directory_entry::is_updated(&*tx, row).await? {
        return Err(Error::Busy);
    }
    let before = before.as_ref().map(facts).unwrap_or_default();
    tx.commit(vec![event(person, "benchmark.entry-written", id, of).before(before).after(after)]).await?;
    Ok(written)
}

pub fn view(row: &directory_entry::Model) -> EntryView {
    let draft = Draft {
        expertise: row.expertise.clone(),
        contact: row.contact.clone(),
        strengths: row.strengths_at.is_some(),
        matching: row.matching_at.is_some(),
    };
    EntryView { version: row.version, draft }
}

/// Takes one's own entry out, and both consents with it.
pub async fn remove(person: &Person, id: &NetworkId, of: &OrganisationId) -> Result<()> {
    person.may(Action::AnswerNetwork, &Resource::Organisation(of.as_str().into()))?;
    let tx = person.ctx.begin().await?;
    let row = directory_entry::standing(&*tx, id, of).await?.ok_or(Error::NotFound)?;
    let removed =
        directory_entry::Model { removed_at: Some(person.ctx.now.millis()), version: row.version + 1, ..row };
    if !directory_entry::is_updated(&*tx, removed).await? {
        return Err(Error::Busy);
    }
    tx.commit(vec![event(person, "benchmark.entry-removed", id, of)]).await
}

/// Pairs among those who agreed to be matched: all of them for a coordinator, for everybody else
/// those that the own organisation is in.
pub async fn pairs(person: &Person, id: &NetworkId) -> Result<Vec<Pair>> {
    networks::found(person, id, Action::SeeNetwork).await?;
    let coordinates = networks::coordinates(person, id).await?;
    let of = person.organisation.as_ref().filter(|_| !coordinates);
    if of.is_none() && !coordinates {
        return Ok(Vec::new());
    }
    let Some(known) = Known::load(person, id).await? else { return Ok(Vec::new()) };
    let own = person.organisation.as_ref().map(OrganisationId::as_str).unwrap_or_default();
    let entries = directory_entry::matched(person.ctx.db().read(), id, own, MOST_MATCHED).await?;
    let sides =
        known.sides(person, entries.iter().map(|entry| entry.organisation_id.clone()).collect()).await?;
    let names: BTreeMap<&OrganisationId, &String> =
        entries.iter().map(|entry| (&entry.organisation_id, &entry.name)).collect();
    let called =
        |of: &OrganisationId| (of.clone(), names.get(of).map(|name| (*name).clone()).unwrap_or_default());
    let pair = |one: Match<OrganisationId>| Pair {
        mentor: called(&one.mentor),
        learner: called(&one.learner),
        items: one.items.iter().map(|item| known.name(item)).collect(),
    };
    Ok(matches(&sides, of, MOST_PAIRS).into_iter().map(pair).collect())
}

impl Known {
    /// Of the figures that stand; none before the first release.
    async fn load(person: &Person, id: &NetworkId) -> Result<Option<Self>> {
        let db = person.ctx.db().read();
        let Some(row) = release::standing(db, id, None).await? else { return Ok(None) };
        let compared = Compared::load(&person.ctx, &row.edition_id).await?;
        let words: Words = person.words();
        let headings = compared.headings(words);
        let deepest = headings.iter().map(|one| one.depth).max().unwrap_or(0);
        let names: BTreeMap<String, String> =
            headings.into_iter().filter(|one| one.depth == deepest).map(|one| (one.item, one.name)).collect();
        let special: BTreeSet<&str> = BTreeSet::from([WHOLE, COVERAGE, PLAN]);
        let middles = Standing::with_earlier(db, row)
            .await?
            .of_group(db, &PeerGroup::Everyone)
            .await?
            .into_values()
            .map(|told| told.figure)
            .filter(|one| !special.contains(one.item.as_str()))
            .filter_map(|one| {
                let middle = Middle {
                    n: usize::try_from(one.n).ok()?,
                    lower: Number::read_exact(&one.lower)?,
                    median: Number::read_exact(&one.median)?,
                    upper: Number::read_exact(&one.upper)?,
                };
                Some((one.item, middle))
            })
            .collect();
        Ok(Some(Self { compared, middles, names }))
    }

    /// On which side institutions are, at the headings that are told.
    async fn sides(
        &self,
        person: &Person,
        of: Vec<OrganisationId>,
    ) -> Result<BTreeMap<OrganisationId, BTreeMap<String, Side>>> {
        let all = seeing::own(&person.ctx, &self.compared, &of).await?;
        let sides = |own: seeing::Own| {
            let side = |(item, middle): (&String, &Middle)| {
                self.names.get(item)?;
                Some((item.clone(), Side::of(own.values.get(item)?, middle)))
            };
            self.middles.iter().filter_map(side).collect()
        };
        Ok(all.into_iter().map(|(of, own)| (of, sides(own))).collect())
    }

    fn name(&self, item: &str) -> String {
        self.names.get(item).cloned().unwrap_or_default()
    }
}

/// On the trail of the organisation itself.
fn event(person: &Person, act: &'static str, id: &NetworkId, of: &OrganisationId) -> Event {
    person.ctx.event(Some(&person.id), act, "network", id.as_str()).in_organisation(of)
}

fn facts(row: &directory_entry::Model) -> String {
    serde_json::json!({ "expertise": row.expertise, "contact": row.contact, "strengths": row.strengths_at.is_some(),
        "matching": row.matching_at.is_some(), "text": row.text_version })
    .to_string()
}

/// The name of a network, for a page's title.
pub async fn network(person: &Person, id: &NetworkId) -> Result<network::Model> {
    networks::found(person, id, Action::SeeNetwork).await
}
