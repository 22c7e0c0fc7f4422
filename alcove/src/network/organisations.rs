//! Organisations: who they are, in the words of a register.

use alcove_domain::kit::Lang;
use alcove_domain::network::{Action, ListScope, Resource, Role, scope};
use serde::{Deserialize, Serialize};

use super::one_time::name_faults;
use super::person::Person;
use super::store::{membership, organisation};
use crate::kit::clock::new_id;
use crate::kit::db::Connection;
use crate::kit::error::FieldFault;
use crate::kit::ids::{OrganisationId, PersonId};
use crate::kit::{Ctx, Error, Event, Result};

/// What kinds there are; the words are `kind-<kind>`.
pub const KINDS: [&str; 9] = [
    "college",
    "school",
    "academy",
    "university",
    "training-centre",
    "awarding-body",
    "agency",
    "company",
    "other",
];

/// A number of the organisation in a public register.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identifier {
    /// Which register, such as `isced-school` or `vat`.
    pub scheme: String,
    pub value: String,
}

/// The profile of an organisation, as it is entered and as machines read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Draft {
    pub name: String,
    pub short_name: String,
    /// One of [`KINDS`].
    pub kind: String,
    /// Two letters (ISO 3166-1), or empty.
    pub country: String,
    pub region: String,
    pub sector: String,
    /// How many learners.
    pub learners: Option<i64>,
    /// Language tags, such as `az`.
    pub languages: Vec<String>,
    pub identifiers: Vec<Identifier>,
    /// Of the IANA database, such as `Asia/Baku`.
    pub time_zone: String,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            name: String::new(),
            short_name: String::new(),
            kind: "college".to_owned(),
            country: String::new(),
            region: String::new(),
            sector: String::new(),
            learners: None,
            languages: Vec::new(),
            identifiers: Vec::new(),
            time_zone: "UTC".to_owned(),
        }
    }
}

impl Draft {
    pub fn named(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    fn faults(&self) -> Vec<FieldFault> {
        const LONGEST: usize = 200;
        let mut faults = name_faults("name", &self.name);
        let texts = [("short_name", &self.short_name), ("region", &self.region), ("sector", &self.sector)];
        for (field, text) in texts {
            if text.chars().count() > LONGEST {
                faults.push(FieldFault::new(field, "too-long").with("most", LONGEST));
            }
        }
        if !KINDS.contains(&self.kind.as_str()) {
            faults.push(FieldFault::new("kind", "unknown-choice"));
        }
        let is_country = self.country.len() == 2 && self.country.bytes().all(|b| b.is_ascii_uppercase());
        if !self.country.is_empty() && !is_country {
            faults.push(FieldFault::new("country", "not-a-country"));
        }
        if self.learners.is_some_and(|count| !(0..=100_000_000).contains(&count)) {
            faults.push(FieldFault::new("learners", "not-a-count"));
        }
        if self.languages.len() > 20 || self.languages.iter().any(|tag| Lang::new(tag).is_err()) {
            faults.push(FieldFault::new("languages", "not-a-language"));
        }
        let odd = |one: &Identifier| {
            one.scheme.trim().is_empty()
                || one.value.trim().is_empty()
                || one.scheme.len() > 60
                || one.value.len() > 120
        };
        if self.identifiers.len() > 50 || self.identifiers.iter().any(odd) {
            faults.push(FieldFault::new("identifiers", "not-identifiers"));
        }
        if jiff::tz::TimeZone::get(&self.time_zone).is_err() {
            faults.push(FieldFault::new("time_zone", "not-a-time-zone"));
        }
        faults
    }

    fn row(&self, before: organisation::Model) -> organisation::Model {
        organisation::Model {
            name: self.name.trim().to_owned(),
            short_name: self.short_name.trim().to_owned(),
            kind: self.kind.clone(),
            country: self.country.clone(),
            region: self.region.trim().to_owned(),
            sector: self.sector.trim().to_owned(),
            learners: self.learners,
            languages: self
                .languages
                .iter()
                .filter_map(|tag| Lang::new(tag).ok())
                .map(|lang| lang.to_string())
                .collect::<Vec<_>>()
                .join(" "),
            time_zone: self.time_zone.clone(),
            ..before
        }
    }

    fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs: Vec<(String, String)> = self
            .identifiers
            .iter()
            .map(|one| (one.scheme.trim().to_lowercase(), one.value.trim().to_owned()))
            .collect();
        pairs.sort();
        pairs.dedup();
        pairs
    }
}

/// An organisation as it is shown and answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct View {
    pub id: OrganisationId,
    pub version: i64,
    #[serde(flatten)]
    pub profile: Draft,
}

/// Adds an organisation; the creator becomes its administrator.
pub async fn add(person: &Person, draft: &Draft) -> Result<OrganisationId> {
    person.may(Action::CreateOrganisation, &Resource::Platform)?;
    let tx = person.ctx.begin().await?;
    let (id, events) = add_in(&person.ctx, &*tx, draft, Some(&person.id)).await?;
    tx.commit(events).await?;
    Ok(id)
}

/// The same within a transaction: for the set-up and for commands, which have no person.
pub async fn add_in(
    ctx: &Ctx,
    tx: &impl Connection,
    draft: &Draft,
    creator: Option<&PersonId>,
) -> Result<(OrganisationId, Vec<Event>)> {
    check(draft)?;
    let id: OrganisationId = new_id();
    let blank = organisation::Model {
        id: id.clone(),
        name: String::new(),
        short_name: String::new(),
        kind: String::new(),
        country: String::new(),
        region: String::new(),
        sector: String::new(),
        learners: None,
        languages: String::new(),
        time_zone: String::new(),
        created_at: ctx.now.millis(),
        archived_at: None,
        version: 1,
    };
    organisation::add(tx, draft.row(blank)).await?;
    organisation::replace_identifiers(tx, &id, &draft.pairs()).await?;
    let mut events = vec![
        ctx.event(creator, "network.organisation-added", "organisation", id.as_str())
            .in_organisation(&id)
            .after(facts(draft)),
    ];
    if let Some(creator) = creator {
        let row = membership::Model {
            id: new_id(),
            person_id: creator.clone(),
            organisation_id: id.clone(),
            unit_id: None,
            role: Role::Administrator.word().to_owned(),
            from_at: ctx.now.millis(),
            until_at: None,
            created_by: Some(creator.clone()),
        };
        let event = ctx.event(Some(creator), "network.membership-added", "membership", row.id.as_str());
        events.push(event.in_organisation(&id).after(Role::Administrator.word()));
        membership::add(tx, row).await?;
    }
    Ok((id, events))
}

pub async fn read(person: &Person, id: &OrganisationId) -> Result<View> {
    person.may(Action::SeeOrganisation, &Resource::Organisation(id.as_str().into()))?;
    let row = organisation::find(person.ctx.db().read(), id).await?.ok_or(Error::NotFound)?;
    view(person.ctx.db().read(), row).await
}

/// Refuses an organisation that is not there. Rights alone do not tell: whoever keeps the installation
/// may act in every organisation, also in one that never was.
pub async fn exists(person: &Person, db: &impl Connection, id: &OrganisationId) -> Result<()> {
    if person.memberships.iter().any(|one| one.organisation_id == *id) {
        return Ok(());
    }
    organisation::find(db, id).await?.map(|_| ()).ok_or(Error::NotFound)
}

/// Changes the profile where it still has the version that was seen.
pub async fn edit(person: &Person, id: &OrganisationId, draft: &Draft, seen: Option<i64>) -> Result<View> {
    person.may(Action::EditOrganisation, &Resource::Organisation(id.as_str().into()))?;
    check(draft)?;
    let ctx = &person.ctx;
    let tx = ctx.begin().await?;
    let row = organisation::find(&*tx, id).await?.ok_or(Error::NotFound)?;
    let before = view(&*tx, row.clone()).await?;
    if seen.is_some_and(|seen| seen != row.version) {
        return Err(stale(&before));
    }
    let after = draft.row(organisation::Model { version: row.version + 1, ..row });
    if !organisation::is_updated(&*tx, after.clone()).await? {
        return Err(stale(&before));
    }
    organisation::replace_identifiers(&*tx, id, &draft.pairs()).await?;
    let after = view(&*tx, after).await?;
    let event = ctx
        .event(Some(&person.id), "network.organisation-edited", "organisation", id.as_str())
        .in_organisation(id);
    tx.commit(vec![event.before(facts(&before.profile)).after(facts(&after.profile))]).await?;
    Ok(after)
}

/// Those the person may see, by name.
pub async fn list(
    person: &Person,
    search: &str,
    after: Option<&OrganisationId>,
    limit: u64,
) -> Result<Vec<organisation::Model>> {
    let db = person.ctx.db().read();
    let of = match scope(&person.actor, Action::SeeOrganisation) {
        ListScope::Everywhere => organisation::Of::Everybody,
        ListScope::In { organisations, .. } => {
            organisation::Of::These(organisations.iter().map(|id| id.as_str().into()).collect())
        }
    };
    let last = match after.filter(|after| !after.as_str().is_empty()) {
        // Beginning anew in silence would make whoever pages go round for ever.
        Some(after) => {
            let found = organisation::find(db, after).await?;
            Some(found.ok_or_else(|| Error::invalid("after", "unknown-choice"))?)
        }
        None => None,
    };
    Ok(organisation::page(db, of, search, last.as_ref(), limit).await?)
}

pub async fn view(db: &impl Connection, row: organisation::Model) -> Result<View> {
    let identifiers = organisation::identifiers(db, &row.id).await?;
    Ok(View {
        profile: Draft {
            name: row.name,
            short_name: row.short_name,
            kind: row.kind,
            country: row.country,
            region: row.region,
            sector: row.sector,
            learners: row.learners,
            languages: row.languages.split_whitespace().map(str::to_owned).collect(),
            identifiers: identifiers
                .into_iter()
                .map(|one| Identifier { scheme: one.scheme, value: one.value })
                .collect(),
            time_zone: row.time_zone,
        },
        id: row.id,
        version: row.version,
    })
}

fn check(draft: &Draft) -> Result<()> {
    let faults = draft.faults();
    if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
}

fn stale(present: &View) -> Error {
    Error::PreconditionFailed(serde_json::to_value(present).unwrap_or_default())
}

fn facts(draft: &Draft) -> String {
    serde_json::to_string(draft).unwrap_or_default()
}
