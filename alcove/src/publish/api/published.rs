//! What is published, for machines of everybody.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::kit::api::answer;
use crate::kit::form::{Path, Query};
use crate::kit::ids::{OrganisationId, PracticeId};
use crate::kit::{Error, Result};
use crate::network::Visitor;
use crate::network::audit::rfc3339;
use crate::publish::adopting;
use crate::publish::body::Body;
use crate::publish::catalogue::{self, Counts, Listed, Published, Wanted};
use crate::publish::pages::read::citation;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    entry: String,
    domain: String,
    country: String,
    language: String,
    cost_band: String,
    process: String,
    criterion: Vec<String>,
    /// Those of others that answer the gaps of one's own institution.
    gaps: bool,
    after: String,
    limit: Option<u64>,
}

/// A published practice in a list.
#[derive(Clone, Debug, Serialize)]
pub struct PracticeLine {
    pub id: PracticeId,
    pub number: i64,
    pub organisation_id: OrganisationId,
    pub provider: String,
    pub entry: String,
    /// In the caller's language where somebody translated it.
    pub title: String,
    pub title_language: String,
    /// The one it was written in.
    pub language: String,
    pub languages: Vec<String>,
    pub domains: Vec<String>,
    pub criteria: Vec<String>,
    pub country: String,
    pub cost_band: String,
    /// What one can start from: `assessment`, `plan`.
    pub process: Vec<String>,
    pub published_at: String,
    /// How many other institutions took parts over.
    pub adopters: i64,
    pub href: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct FacetsBody {
    pub entries: Counts,
    pub domains: Counts,
    pub countries: Counts,
    pub languages: Counts,
    pub cost_bands: Counts,
    pub processes: Counts,
}

#[derive(Clone, Debug, Serialize)]
pub struct CatalogueBody {
    pub items: Vec<PracticeLine>,
    /// How many fit in all.
    pub count: usize,
    pub facets: FacetsBody,
    pub next: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct PublishedBody {
    pub id: PracticeId,
    pub number: i64,
    /// SHA-256 of the text as it was frozen.
    pub hash: String,
    pub organisation_id: OrganisationId,
    pub provider: String,
    pub published_at: String,
    pub confirmed_on: String,
    /// `in-use`, `unconfirmed` or `ended`.
    pub standing: &'static str,
    pub versions: Vec<VersionLine>,
    /// How many other institutions took parts over.
    pub adopters: i64,
    /// Whom to ask, by name: to members, where somebody agreed to be asked.
    pub contact: Option<String>,
    /// Where it stays.
    pub address: String,
    pub citation: String,
    pub body: Body,
}

#[derive(Clone, Debug, Serialize)]
pub struct VersionLine {
    pub number: i64,
    pub published_at: String,
}

pub async fn list(visitor: Visitor, Query(asked): Query<Asked>) -> Result<Response> {
    let limit = asked.limit.unwrap_or(100);
    if !(1..=1000).contains(&limit) {
        return Err(Error::invalid("limit", "not-a-limit"));
    }
    let mut wanted = Wanted {
        search: asked.q,
        entry: asked.entry,
        domain: asked.domain,
        country: asked.country,
        language: asked.language,
        cost_band: asked.cost_band,
        process: asked.process,
        criteria: asked.criterion,
        not_of: None,
        after: asked.after,
        limit: Some(limit),
    };
    if asked.gaps {
        let person = visitor.person.as_ref().ok_or(Error::NotSignedIn)?;
        wanted.answers(person, &catalogue::gaps(person).await?);
    }
    let found = catalogue::find(&visitor.ctx, &wanted).await?;
    let ids = found.listed.iter().map(|one| one.line.practice_id.clone()).collect();
    let adopters = adopting::counts(&visitor.ctx, ids).await?;
    let catalogue::Facets { entries, domains, countries, languages, cost_bands, processes } = found.facets;
    let body = CatalogueBody {
        items: found.listed.into_iter().map(|one| line(one, &adopters)).collect(),
        count: found.count,
        facets: FacetsBody { entries, domains, countries, languages, cost_bands, processes },
        next: found.next,
    };
    answer(StatusCode::OK, &body)
}

fn line(listed: Listed, adopters: &BTreeMap<PracticeId, i64>) -> PracticeLine {
    let Listed { line, provider, title, title_language } = listed;
    let words = |text: &str| text.split(' ').filter(|one| !one.is_empty()).map(str::to_owned).collect();
    PracticeLine {
        href: format!("/practices/{}", line.practice_id),
        languages: words(&line.languages),
        domains: words(&line.domains),
        criteria: words(&line.criteria),
        process: words(&line.process_parts),
        published_at: rfc3339(line.published_at),
        adopters: adopters.get(&line.practice_id).copied().unwrap_or_default(),
        id: line.practice_id,
        number: line.number,
        organisation_id: line.organisation_id,
        provider,
        entry: line.entry,
        title,
        title_language,
        language: line.language,
        country: line.country,
        cost_band: line.cost_band,
    }
}

pub async fn get(visitor: Visitor, Path(id): Path<PracticeId>) -> Result<Response> {
    let found = catalogue::here(&visitor.ctx, &id, None).await?;
    present(&visitor, found).await
}

pub async fn get_version(visitor: Visitor, Path((id, number)): Path<(PracticeId, i64)>) -> Result<Response> {
    let found = catalogue::here(&visitor.ctx, &id, Some(number)).await?;
    present(&visitor, found).await
}

async fn present(visitor: &Visitor, found: Published) -> Result<Response> {
    use alcove_domain::publish::Use;
    let versions = catalogue::versions(&visitor.ctx, &found.practice.id).await?;
    let versions = versions
        .into_iter()
        .map(|line| VersionLine { number: line.number, published_at: rfc3339(line.published_at) });
    let adopters = adopting::counts(&visitor.ctx, vec![found.practice.id.clone()]).await?;
    let is_member = visitor.person.as_ref().is_some_and(|person| person.organisation.is_some());
    let contact = Some(found.body.contact.name.clone()).filter(|name| is_member && !name.is_empty());
    let address = format!("{}/practices/{}", visitor.ctx.app.config.public_url, found.practice.id);
    let body = PublishedBody {
        contact,
        citation: citation(visitor.ctx.words, &found, &found.provider.name, &address),
        address,
        adopters: adopters.get(&found.practice.id).copied().unwrap_or_default(),
        id: found.practice.id,
        number: found.version.number,
        hash: found.version.hash,
        organisation_id: found.version.organisation_id,
        provider: found.provider.name,
        published_at: rfc3339(found.version.published_at),
        confirmed_on: found.confirmed.to_string(),
        standing: match found.standing {
            Use::InUse => "in-use",
            Use::Unconfirmed => "unconfirmed",
            Use::Ended => "ended",
        },
        versions: versions.collect(),
        body: found.body.without_contact(),
    };
    answer(StatusCode::OK, &body)
}
