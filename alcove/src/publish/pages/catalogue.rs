//! `/practices`: what is published, for everybody.

use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use super::{costs, domains, entries, language_name, processes};
use crate::kit::form::Query;
use crate::kit::page::{Frame, Place, percent, render};
use crate::kit::{Error, Result, Words};
use crate::network::Visitor;
use crate::publish::catalogue::{self, Counts, Listed, Wanted};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub q: String,
    pub entry: String,
    pub domain: String,
    pub country: String,
    pub language: String,
    pub cost: String,
    /// A part of a process to start from.
    pub process: String,
    pub criterion: Vec<String>,
    /// `1`: those of others that answer the gaps of one's own institution.
    pub gaps: String,
    pub after: String,
}

/// One facet: its name in the address, its words, and its choices with how many each has.
pub struct Facet {
    pub name: &'static str,
    pub label: String,
    pub chosen: String,
    pub choices: Vec<(String, String)>,
}

#[derive(Clone)]
pub struct Card {
    pub id: String,
    pub title: String,
    /// Where the title is not in the reader's language.
    pub lang: Option<String>,
    pub provider: String,
    pub entry: String,
    pub is_practice: bool,
    pub day: String,
    pub tags: Vec<String>,
}

#[derive(Template)]
#[template(path = "publish/catalogue.html")]
struct Page {
    frame: Frame,
    asked: Asked,
    facets: Vec<Facet>,
    cards: Vec<Card>,
    count: usize,
    narrowed: bool,
    next: Option<String>,
    /// Names of the gaps that are answered, where these are asked for.
    gaps: Vec<String>,
    /// Whether the institution has gaps to look for.
    has_gaps: bool,
    member: bool,
    canonical: String,
}

pub async fn get(visitor: Visitor, Query(asked): Query<Asked>) -> Result<Response> {
    let words = visitor.ctx.words;
    let mut wanted = asked.wanted();
    let known = match &visitor.person {
        Some(person) => catalogue::gaps(person).await?,
        None => [].into(),
    };
    if !asked.gaps.is_empty() {
        wanted.answers(visitor.person.as_ref().ok_or(Error::NotSignedIn)?, &known);
    }
    let found = catalogue::find(&visitor.ctx, &wanted).await?;
    let mut frame = visitor.frame(words.t("publish-catalogue-title"));
    frame.place = Place::Practices;
    let page = Page {
        canonical: format!("{}/practices", visitor.ctx.app.config.public_url),
        facets: facets(words, &asked, &found.facets),
        cards: cards(words, &found.listed),
        count: found.count,
        narrowed: wanted.is_narrowed(),
        next: found.next.map(|after| format!("/practices?{}&after={after}", asked.query())),
        gaps: if asked.gaps.is_empty() {
            Vec::new()
        } else {
            known.iter().map(|gap| gap.name.clone()).collect()
        },
        has_gaps: !known.is_empty(),
        member: visitor.person.as_ref().is_some_and(|person| person.organisation.is_some()),
        asked,
        frame,
    };
    render(&page)
}

impl Asked {
    pub fn wanted(&self) -> Wanted {
        Wanted {
            search: self.q.clone(),
            entry: self.entry.clone(),
            domain: self.domain.clone(),
            country: self.country.clone(),
            language: self.language.clone(),
            cost_band: self.cost.clone(),
            process: self.process.clone(),
            criteria: self.criterion.clone(),
            not_of: None,
            after: self.after.clone(),
            limit: None,
        }
    }

    fn query(&self) -> String {
        let pairs = [
            ("q", &self.q),
            ("entry", &self.entry),
            ("domain", &self.domain),
            ("country", &self.country),
            ("language", &self.language),
            ("cost", &self.cost),
            ("process", &self.process),
            ("gaps", &self.gaps),
        ];
        let pairs = pairs.into_iter().chain(self.criterion.iter().map(|one| ("criterion", one)));
        let said = pairs.filter(|(_, value)| !value.is_empty());
        said.map(|(name, value)| format!("{name}={}", percent(value))).collect::<Vec<_>>().join("&")
    }
}

fn facets(words: Words, asked: &Asked, facets: &catalogue::Facets) -> Vec<Facet> {
    let named = |choices: Vec<(&'static str, String)>, counts: &Counts, chosen: &str| {
        let there = choices.into_iter().filter(|(word, _)| !word.is_empty());
        let there = there.filter(|(word, _)| counts.contains_key(*word) || *word == chosen);
        there.map(|(word, name)| (word.to_owned(), name)).collect::<Vec<_>>()
    };
    let plain = |counts: &Counts, name: &dyn Fn(&str) -> String| {
        counts.keys().map(|word| (word.clone(), name(word))).collect::<Vec<_>>()
    };
    let all = [
        ("domain", &asked.domain, named(domains(words), &facets.domains, &asked.domain), &facets.domains),
        ("entry", &asked.entry, named(entries(words), &facets.entries, &asked.entry), &facets.entries),
        ("country", &asked.country, plain(&facets.countries, &|code| words.country(code)), &facets.countries),
        ("language", &asked.language, plain(&facets.languages, &language_name), &facets.languages),
        ("cost", &asked.cost, named(costs(words), &facets.cost_bands, &asked.cost), &facets.cost_bands),
        (
            "process",
            &asked.process,
            named(processes(words), &facets.processes, &asked.process),
            &facets.processes,
        ),
    ];
    all.into_iter()
        .map(|(name, chosen, choices, counts)| Facet {
            name,
            label: words.t(&format!("publish-facet-{name}")),
            chosen: chosen.clone(),
            choices: choices
                .into_iter()
                .map(|(word, text)| {
                    let n = counts.get(&word).copied().unwrap_or(0);
                    let said = words.t2("publish-facet-choice", "name", text, "n", n);
                    (word, said)
                })
                .collect(),
        })
        .collect()
}

/// Practices as a list shows them, each title in the reader's language where somebody translated it.
pub fn cards(words: Words, listed: &[Listed]) -> Vec<Card> {
    listed.iter().map(|one| card(words, one)).collect()
}

fn card(words: Words, listed: &Listed) -> Card {
    let line = &listed.line;
    let domains = line.domains.split(' ').filter(|one| !one.is_empty());
    Card {
        id: line.practice_id.0.clone(),
        title: listed.title.clone(),
        lang: listed.other_than(words.code()),
        provider: listed.provider.clone(),
        entry: words.t(&format!("publish-entry-{}", line.entry)),
        is_practice: line.entry == "practice",
        day: words.day_of(alcove_domain::kit::Instant(line.published_at), "UTC"),
        tags: domains.map(|one| words.t(&format!("publish-domain-{one}"))).collect(),
    }
}
