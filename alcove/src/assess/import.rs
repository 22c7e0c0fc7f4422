//! Frameworks come in: read, compared with what is there, and kept whole or not at all.

use std::collections::{BTreeMap, HashMap};

use alcove_domain::assess::edition::{Edition, Publication, Subject, in_language};
use alcove_domain::assess::lineage::Lineage;
use alcove_domain::network::resource::{FrameworkFacts, Openness};
use alcove_domain::network::{Action, Resource};
use alcove_framework::{Fault, Imported, Kind, MappingSet};
use sha2::{Digest as _, Sha256};

use super::editions;
use super::store::{edition, framework, item, item_map, lineage};
use crate::kit::clock::new_id;
use crate::kit::db::Connection;
use crate::kit::ids::{EditionId, FrameworkId, ItemId, OrganisationId, PersonId};
use crate::kit::{Ctx, Error, Event, Refusal, Result};
use crate::network::Person;
use crate::network::store::organisation;

/// An edition that an import added, or found there already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brought {
    pub id: EditionId,
    pub urn: String,
    pub version: String,
    pub name: String,
    pub items: usize,
    pub rated_items: usize,
    pub arrival: Arrival,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    Added,
    ThereAlready,
}

#[derive(Clone, Debug)]
pub struct Answer {
    pub editions: Vec<Brought>,
    pub warnings: Vec<Fault>,
}

impl Answer {
    pub fn added_any(&self) -> bool {
        self.editions.iter().any(|one| one.arrival == Arrival::Added)
    }
}

/// What the importer asks of the texts, over what the file says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    AsWritten,
    /// They never leave the organisation, whatever the file says.
    NotForPublication,
}

/// The word of a form for a framework that belongs to everyone on this installation.
pub const EVERYONE: &str = framework::EVERYONE;

/// Imports a file for an organisation, or for everyone on this installation.
pub async fn import(
    person: &Person,
    owner: Option<&OrganisationId>,
    name: &str,
    bytes: Vec<u8>,
    wish: Wish,
) -> Result<Answer> {
    person.may(Action::ImportFramework, &for_owner(owner))?;
    let mut imported = read(name.to_owned(), bytes).await?;
    if wish == Wish::NotForPublication {
        for edition in &mut imported.editions {
            edition.publication = Publication::NotForPublication;
        }
    }
    bring(&person.ctx, Some(&person.id), owner, imported).await
}

fn for_owner(owner: Option<&OrganisationId>) -> Resource {
    let owner = owner.map(|id| id.as_str().into());
    Resource::Framework(FrameworkFacts { owner, openness: Openness::Public })
}

/// For whom a person may import: organisations with their names, and none for everyone.
pub async fn owners(person: &Person) -> Result<Vec<Option<(OrganisationId, String)>>> {
    let mut ids: Vec<&OrganisationId> = person.memberships.iter().map(|one| &one.organisation_id).collect();
    ids.sort();
    ids.dedup();
    let mut owners = Vec::new();
    for id in ids {
        if person.can(Action::ImportFramework, &for_owner(Some(id))) {
            owners.push(Some((id.clone(), organisation_name(person, id).await?)));
        }
    }
    if person.can(Action::ImportFramework, &for_owner(None)) {
        owners.push(None);
    }
    Ok(owners)
}

pub async fn organisation_name(person: &Person, id: &OrganisationId) -> Result<String> {
    let found = organisation::find(person.ctx.db().read(), id).await?;
    Ok(found.map(|one| one.name).unwrap_or_default())
}

/// Reading a large file takes a while of processor time: not on the threads that answer.
async fn read(name: String, bytes: Vec<u8>) -> Result<Imported> {
    tokio::task::spawn_blocking(move || alcove_framework::import(&name, &bytes))
        .await
        .map_err(Error::fault)?
        .map_err(Error::Faulty)
}

/// Keeps what was read: all editions of a file in one transaction.
pub async fn bring(
    ctx: &Ctx,
    by: Option<&PersonId>,
    owner: Option<&OrganisationId>,
    imported: Imported,
) -> Result<Answer> {
    if owner.is_none()
        && imported.editions.iter().any(|one| one.publication == Publication::NotForPublication)
    {
        return Err(Refusal::new("framework-needs-owner").into());
    }
    let written: Vec<(Edition, String)> = imported
        .editions
        .into_iter()
        .map(|edition| {
            let body = alcove_framework::write_json(&edition);
            (edition, body)
        })
        .collect();
    let tx = ctx.begin().await?;
    let (mut brought, mut events) = (Vec::new(), Vec::new());
    for (edition, body) in &written {
        let (one, event) = bring_edition(ctx, &*tx, by, owner, imported.kind, edition, body).await?;
        brought.push(one);
        events.extend(event);
    }
    for set in &imported.mappings {
        bring_mappings(&*tx, set).await?;
    }
    tx.commit(events).await?;
    let mut warnings = imported.warnings;
    warnings.truncate(MOST_WARNINGS);
    Ok(Answer { editions: brought, warnings })
}

/// More warnings than this nobody reads.
const MOST_WARNINGS: usize = 500;

async fn bring_edition(
    ctx: &Ctx,
    tx: &impl Connection,
    by: Option<&PersonId>,
    owner: Option<&OrganisationId>,
    kind: Kind,
    edition: &Edition,
    body: &str,
) -> Result<(Brought, Option<Event>)> {
    let hash = hex::encode(Sha256::digest(body.as_bytes()));
    let family = family(ctx, tx, owner, kind, edition).await?;
    let earlier = edition::of_framework(tx, &family).await?;
    if let Some(same) = earlier.iter().find(|row| row.version == edition.version) {
        if same.hash != hash && same.language != edition.language.to_string() {
            let refusal = Refusal::new("edition-other-language").with("urn", edition.urn.as_str());
            let refusal = refusal.with("version", edition.version.as_str());
            let refusal = refusal.with("here", same.language.as_str());
            return Err(refusal.with("language", edition.language.to_string()).into());
        }
        if same.hash != hash {
            let refusal = Refusal::new("edition-differs").with("urn", edition.urn.as_str());
            return Err(refusal.with("version", edition.version.as_str()).into());
        }
        return Ok((brought(&same.id, edition, Arrival::ThereAlready), None));
    }
    if kind == Kind::Library {
        refuse_older(edition, &earlier)?;
    }
    let id: EditionId = new_id();
    let name = name_of(edition);
    let row = edition::Model {
        id: id.clone(),
        framework_id: family,
        version: edition.version.clone(),
        name: name.clone(),
        language: edition.language.to_string(),
        languages: languages(edition),
        publication: match edition.publication {
            Publication::Public => "public".to_owned(),
            Publication::NotForPublication => "not-for-publication".to_owned(),
        },
        subject: match edition.subject {
            Subject::Institution => "institution".to_owned(),
            Subject::Practice => "practice".to_owned(),
        },
        items: i64::try_from(edition.items.len()).unwrap_or(i64::MAX),
        rated_items: i64::try_from(edition.rated().count()).unwrap_or(i64::MAX),
        hash,
        body: body.to_owned(),
        imported_at: ctx.now.millis(),
        imported_by: by.cloned(),
        frozen_at: None,
    };
    edition::add(tx, row).await?;
    let ids = add_items(tx, &id, edition).await?;
    if let Some(last) = earlier.last() {
        add_lineage(ctx, tx, last, edition, &ids).await?;
    }
    let mut event = ctx.event(by, "assess.framework-imported", "edition", id.0.clone());
    event = event.after(format!("{} {} {name}", edition.urn, edition.version));
    if let Some(owner) = owner {
        event = event.in_organisation(owner);
    }
    Ok((brought(&id, edition, Arrival::Added), Some(event)))
}

/// In the library format, a version that is not higher than the one here is refused.
fn refuse_older(edition: &Edition, earlier: &[edition::Model]) -> Result<()> {
    let Some(new) = numbers(&edition.version) else { return Ok(()) };
    let known = earlier.iter().filter_map(|row| Some((numbers(&row.version)?, &row.version)));
    match known.max() {
        Some((highest, here)) if new <= highest => Err(Refusal::new("edition-older")
            .with("urn", edition.urn.as_str())
            .with("version", here.as_str())
            .into()),
        _ => Ok(()),
    }
}

/// The numbers of a version between its points, none where it has other signs: 3 is 3.0, and 1.10
/// comes after 1.9.
fn numbers(version: &str) -> Option<Vec<u64>> {
    let mut numbers: Vec<u64> =
        version.split('.').map(|part| part.parse().ok()).collect::<Option<Vec<u64>>>()?;
    while numbers.len() > 1 && numbers.last() == Some(&0) {
        numbers.pop();
    }
    Some(numbers)
}

/// The family that an edition belongs to; a new one where there is none. The same URN in another
/// language is another library, so it has a family of its own; our own format brings its languages
/// as translations in one file.
async fn family(
    ctx: &Ctx,
    tx: &impl Connection,
    owner: Option<&OrganisationId>,
    kind: Kind,
    edition: &Edition,
) -> Result<FrameworkId> {
    let urn = edition.urn.to_lowercase();
    let language = edition.language.to_string();
    let first = framework::by_urn(tx, &urn, &framework::owner_key(owner)).await?;
    let key = match &first {
        Some(found) if kind == Kind::Library && !speaks(tx, &found.id, &language).await? => {
            framework::owner_key_in(owner, &language)
        }
        Some(found) => return Ok(found.id.clone()),
        None => framework::owner_key(owner),
    };
    match framework::by_urn(tx, &urn, &key).await? {
        Some(found) => Ok(found.id),
        None => Ok(framework::add(tx, &urn, owner, key, ctx.now.millis()).await?),
    }
}

/// Whether some edition of the family was written in this language.
async fn speaks(tx: &impl Connection, family: &FrameworkId, language: &str) -> Result<bool> {
    Ok(edition::of_framework(tx, family).await?.iter().any(|row| row.language == language))
}

async fn add_items(tx: &impl Connection, id: &EditionId, edition: &Edition) -> Result<Vec<ItemId>> {
    let ids: Vec<ItemId> = edition.items.iter().map(|_| new_id()).collect();
    let items = edition.items.iter().zip(&ids).map(|(one, id)| item::New {
        id,
        reference: &one.id.0,
        parent: one.parent.map(|parent| &ids[parent]),
        is_rated: one.instrument.is_some(),
    });
    item::add_of_edition(tx, id, items).await?;
    Ok(ids)
}

/// Ties the items to those of the edition before, by what they declare or by their ids.
async fn add_lineage(
    ctx: &Ctx,
    tx: &impl Connection,
    last: &edition::Model,
    later: &Edition,
    ids: &[ItemId],
) -> Result<()> {
    let earlier = editions::known(ctx, &last.id).await?;
    let by_ref: HashMap<_, _> = later.items.iter().zip(ids).map(|(item, id)| (&item.id, id)).collect();
    let ties = Lineage::between(&earlier.edition, later).ties;
    let rows = ties.iter().filter_map(|tie| {
        let later = (*by_ref.get(&tie.later)?).clone();
        Some((later, earlier.id_of(&tie.earlier)?.clone(), tie.kind))
    });
    Ok(lineage::add(tx, rows.collect()).await?)
}

/// Ties between two frameworks; the same pair twice is kept once.
async fn bring_mappings(tx: &impl Connection, set: &MappingSet) -> Result<()> {
    let mut unique = BTreeMap::new();
    for map in &set.mappings {
        unique.insert((&map.from, &map.to), map);
    }
    let ties = unique.into_values().map(|map| item_map::New {
        from: &map.from,
        to: &map.to,
        relation: map.relation,
        strength: map.strength,
        because: &map.because,
    });
    Ok(item_map::replace(tx, &set.urn, ties).await?)
}

fn brought(id: &EditionId, edition: &Edition, arrival: Arrival) -> Brought {
    Brought {
        id: id.clone(),
        urn: edition.urn.clone(),
        version: edition.version.clone(),
        name: name_of(edition),
        items: edition.items.len(),
        rated_items: edition.rated().count(),
        arrival,
    }
}

fn name_of(edition: &Edition) -> String {
    in_language(&edition.texts, &edition.language, &edition.language)
        .map(|(_, label)| label.name.clone())
        .unwrap_or_default()
}

fn languages(edition: &Edition) -> String {
    let all: Vec<String> = alcove_framework::languages(edition).iter().map(ToString::to_string).collect();
    all.join(" ")
}
