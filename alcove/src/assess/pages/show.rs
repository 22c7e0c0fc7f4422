//! `/frameworks/{edition}`: what it is, its outline, search, coverage by tag, presets, downloads.

use std::collections::HashSet;

use alcove_domain::assess::edition::{Edition, Publication, TagKind, TextState, Variant};
use alcove_domain::kit::Instant;
use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use super::item_view::{code, title};
use super::reading::{Reading, Said, language_name};
use super::spoken;
use crate::assess::browse;
use crate::kit::fold;
use crate::kit::form::{Path, Query};
use crate::kit::html::icon;
use crate::kit::ids::EditionId;
use crate::kit::page::{Frame, Place, render};
use crate::kit::{Result, Words};
use crate::network::Person;

/// So many hits are read; the rest is on the next page.
const SHOWN: usize = 50;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Ask {
    q: String,
    tag: String,
    lang: String,
    variant: String,
    /// Position of the last item of the page before.
    after: Option<usize>,
}

#[derive(Template)]
#[template(path = "assess/edition.html")]
struct Show {
    frame: Frame,
    about: About,
    ask: Ask,
    tag_name: String,
    hits: Option<Hits>,
    outline: Outline,
    coverage: Coverage,
    presets: Vec<PresetView>,
    scales: Vec<ScaleView>,
    terms: usize,
    roll_up: String,
    missing: String,
    may_export: bool,
    home: String,
    chosen: String,
    variant: String,
    print_address: String,
}

/// What stands at the head of every page of an edition.
pub struct About {
    pub id: String,
    pub home: String,
    pub glossary: String,
    pub name: Said,
    pub description: Option<Said>,
    pub urn: String,
    pub version: String,
    pub is_public: bool,
    pub used: Option<String>,
    pub publisher: String,
    pub licence: String,
    pub source: String,
    pub published: Option<String>,
    pub counts: String,
    /// How many items' texts are drafts in this language.
    pub drafts: Option<String>,
    pub languages: Vec<LanguageLink>,
    /// In whose words it can be read: the edition's own first, then each variant's.
    pub settings: Vec<SettingLink>,
    /// Name and explanation of the one that is read.
    pub setting: Option<(Said, Option<Said>)>,
}

pub struct LanguageLink {
    /// What follows the page's address.
    pub query: String,
    pub code: String,
    pub name: String,
    pub is_shown: bool,
}

pub struct SettingLink {
    pub query: String,
    /// None for the edition's own words.
    pub name: Option<Said>,
    pub is_shown: bool,
}

struct Hits {
    said: String,
    rows: Vec<Hit>,
    next: Option<String>,
}

struct Hit {
    address: String,
    code: String,
    tier: String,
    title: Said,
}

/// Headings beside each other, each with those below it.
#[derive(Default, Template)]
#[template(path = "assess/outline.html")]
struct Outline {
    nodes: Vec<Node>,
}

impl Outline {
    fn chevron(&self) -> String {
        icon("chevron-right")
    }
}

struct Node {
    address: String,
    code: String,
    title: Said,
    rated: String,
    children: Outline,
    is_leaf: bool,
}

struct Coverage {
    columns: Vec<(String, String)>,
    rows: Vec<CoverageRow>,
}

struct CoverageRow {
    name: Said,
    description: Option<Said>,
    kind: String,
    address: String,
    counts: Vec<usize>,
    total: usize,
}

struct PresetView {
    name: Said,
    description: Option<Said>,
    count: String,
}

struct ScaleView {
    steps: Vec<(String, i32, Option<Said>, Option<Said>)>,
}

pub async fn get(person: Person, Path(id): Path<EditionId>, Query(ask): Query<Ask>) -> Result<Response> {
    let known = browse::edition(&person, &id).await?;
    let reading = Reading::new(&known, person.words(), &ask.lang, &ask.variant);
    let edition = &known.edition;
    let tag_name = tag_name(&reading, &ask.tag);
    let about = about(&person, &reading).await?;
    render(&Show {
        frame: Frame { script: Some("htmx.js"), ..person.frame(Place::Frameworks, about.name.text()) },
        hits: hits(&reading, &ask),
        tag_name,
        outline: outline(&reading),
        coverage: coverage(&reading),
        presets: presets(&reading),
        scales: scales(&reading),
        terms: edition.glossary.len(),
        roll_up: spoken::roll_up(reading.words, &edition.roll_up),
        missing: spoken::missing(reading.words, &edition.missing),
        may_export: browse::may_export(&person, &known).await?,
        home: reading.home(),
        chosen: reading.chosen_language().to_owned(),
        variant: reading.chosen_variant().to_owned(),
        print_address: reading.address("/print"),
        about,
        ask,
    })
}

/// The head of an edition's pages.
pub async fn about(person: &Person, reading: &Reading<'_>) -> Result<About> {
    let (known, words) = (reading.known, reading.words);
    let edition = &known.edition;
    let row = browse::row(person, &known.id).await?;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    Ok(About {
        id: known.id.to_string(),
        home: reading.address(""),
        glossary: reading.address("/glossary"),
        name: reading.pick(&edition.texts, |label| &label.name).unwrap_or_default(),
        description: reading.pick(&edition.texts, |label| &label.description),
        urn: edition.urn.clone(),
        version: edition.version.clone(),
        is_public: edition.publication == Publication::Public,
        used: row.frozen_at.map(|at| words.day_of(Instant(at), &person.zone)),
        publisher: text(&edition.publisher),
        licence: text(&edition.licence),
        source: text(&edition.source),
        published: edition.published.map(|day| words.day(day)),
        counts: words.t2("assess-counts", "rated", edition.rated().count(), "items", edition.items.len()),
        drafts: drafts(reading),
        languages: languages(reading),
        settings: settings(reading),
        setting: reading.variant.map(|variant| setting(reading, variant)),
    })
}

fn drafts(reading: &Reading) -> Option<String> {
    let texts = reading.edition().items.iter().filter_map(|item| item.texts.get(&reading.shown));
    let drafts = texts.filter(|text| text.state == TextState::Draft).count();
    (drafts > 0).then(|| reading.words.t1("assess-drafts", "count", drafts))
}

fn languages(reading: &Reading) -> Vec<LanguageLink> {
    let all = alcove_framework::languages(reading.edition());
    let link = |lang: &alcove_domain::kit::Lang| LanguageLink {
        query: reading.query_in(lang.as_str(), reading.chosen_variant(), &[]),
        code: lang.to_string(),
        name: language_name(lang),
        is_shown: *lang == reading.shown,
    };
    all.iter().map(link).collect()
}

fn settings(reading: &Reading) -> Vec<SettingLink> {
    let variants = &reading.edition().variants;
    if variants.is_empty() {
        return Vec::new();
    }
    let link = |id: &str, name: Option<Said>| SettingLink {
        query: reading.query_in(reading.chosen_language(), id, &[]),
        name,
        is_shown: reading.chosen_variant() == id,
    };
    let own = std::iter::once(link("", None));
    own.chain(variants.iter().map(|one| link(&one.id, Some(setting(reading, one).0)))).collect()
}

fn setting(reading: &Reading, variant: &Variant) -> (Said, Option<Said>) {
    let name = reading.pick(&variant.texts, |label| &label.name);
    (name.unwrap_or_default(), reading.pick(&variant.texts, |label| &label.description))
}

fn tag_name(reading: &Reading, id: &str) -> String {
    let tag = reading.edition().tags.iter().find(|tag| tag.id == id);
    tag.and_then(|tag| reading.pick(&tag.texts, |label| &label.name))
        .map(|said| said.text())
        .unwrap_or_default()
}

/// Items that hold every word looked for in their code, name or text, and carry the tag.
fn hits(reading: &Reading, ask: &Ask) -> Option<Hits> {
    let wanted = fold::words(&ask.q);
    if wanted.is_empty() && ask.tag.is_empty() {
        return None;
    }
    let items = reading.edition().items.iter().enumerate();
    let fitting =
        items.filter(|(_, item)| ask.tag.is_empty() || item.tags.contains(&ask.tag)).filter(|(_, item)| {
            let mut text = code(item);
            let fields = [
                reading.pick(&item.texts, |text| &text.name),
                reading.pick(&item.texts, |text| &text.text),
                reading.worded(item),
            ];
            for field in fields {
                text.push(' ');
                text.push_str(&field.map(|said| said.text()).unwrap_or_default());
            }
            let text = fold::fold(&text);
            wanted.iter().all(|word| text.contains(word))
        });
    let found: Vec<usize> = fitting.map(|(at, _)| at).collect();
    let total = found.len();
    let from = ask.after.map_or(0, |after| found.partition_point(|at| *at <= after));
    let page: Vec<usize> = found[from..].iter().copied().take(SHOWN).collect();
    let more = from + page.len() < total;
    let next = page.last().filter(|_| more).map(|last| {
        let asked = [("q", ask.q.as_str()), ("tag", &ask.tag), ("after", &last.to_string())];
        format!("{}{}", reading.home(), reading.query(&asked))
    });
    let rows = page.iter().map(|at| hit(reading, *at)).collect();
    Some(Hits { said: reading.words.t1("assess-search-found", "count", total), rows, next })
}

fn hit(reading: &Reading, at: usize) -> Hit {
    let item = &reading.edition().items[at];
    Hit {
        address: reading.address(&format!("/items/{}", reading.known.ids[at])),
        code: code(item),
        tier: reading.tier(item.tier, |tier| &tier.one),
        title: title(reading, item),
    }
}

/// Headings of any depth; what is rated below them is counted, and shown on their pages. An
/// outermost item that is rated stands for itself.
fn outline(reading: &Reading) -> Outline {
    let edition = reading.edition();
    let parents: HashSet<usize> = edition.items.iter().filter_map(|item| item.parent).collect();
    let mut rated = vec![0_usize; edition.items.len()];
    // Children stand behind their parents.
    for at in (0..edition.items.len()).rev() {
        rated[at] += usize::from(edition.items[at].instrument.is_some());
        if let Some(parent) = edition.items[at].parent {
            rated[parent] += rated[at];
        }
    }
    let mut nodes: Vec<Option<Node>> = Vec::with_capacity(edition.items.len());
    for (at, item) in edition.items.iter().enumerate() {
        let is_leaf = !parents.contains(&at);
        let shown = !is_leaf || item.parent.is_none();
        nodes.push(shown.then(|| Node {
            address: reading.address(&format!("/items/{}", reading.known.ids[at])),
            code: code(item),
            title: title(reading, item),
            rated: reading.words.count(rated[at]),
            children: Outline::default(),
            is_leaf,
        }));
    }
    let mut outermost = Vec::new();
    for at in (0..nodes.len()).rev() {
        let Some(mut node) = nodes[at].take() else { continue };
        node.children.nodes.reverse();
        match edition.items[at].parent.and_then(|parent| nodes[parent].as_mut()) {
            Some(parent) => parent.children.nodes.push(node),
            None => outermost.push(node),
        }
    }
    outermost.reverse();
    Outline { nodes: outermost }
}

/// How many rated items carry each tag, under each of the outermost headings.
fn coverage(reading: &Reading) -> Coverage {
    let edition = reading.edition();
    let roots: Vec<usize> = reading.known.children(None).collect();
    // More columns than these do not fit on paper.
    let columns: &[usize] = if roots.len() <= 8 { &roots } else { &[] };
    let above = outermost(edition);
    let row = |tag: &alcove_domain::assess::edition::Tag| {
        let carrying: Vec<usize> = edition
            .rated()
            .filter(|(_, item)| item.tags.contains(&tag.id))
            .map(|(at, _)| above[at])
            .collect();
        CoverageRow {
            name: reading.pick(&tag.texts, |label| &label.name).unwrap_or_default(),
            description: reading.pick(&tag.texts, |label| &label.description),
            kind: kind(reading.words, tag.kind),
            address: format!("{}{}#found", reading.home(), reading.query(&[("tag", &tag.id)])),
            counts: columns.iter().map(|root| carrying.iter().filter(|at| *at == root).count()).collect(),
            total: carrying.len(),
        }
    };
    let head = |at: &usize| (code(&edition.items[*at]), title(reading, &edition.items[*at]).text());
    Coverage { columns: columns.iter().map(head).collect(), rows: edition.tags.iter().map(row).collect() }
}

fn outermost(edition: &Edition) -> Vec<usize> {
    let mut above = Vec::with_capacity(edition.items.len());
    for (at, item) in edition.items.iter().enumerate() {
        above.push(item.parent.map_or(at, |parent| above[parent]));
    }
    above
}

fn kind(words: Words, kind: TagKind) -> String {
    words.t(match kind {
        TagKind::Theme => "assess-tag-theme",
        TagKind::Group => "assess-tag-group",
    })
}

fn presets(reading: &Reading) -> Vec<PresetView> {
    let edition = reading.edition();
    let view = |preset: &alcove_domain::assess::edition::Preset| PresetView {
        name: reading.pick(&preset.texts, |label| &label.name).unwrap_or_default(),
        description: reading.pick(&preset.texts, |label| &label.description),
        count: reading.words.count(edition.items.iter().filter(|item| preset.selects(item)).count()),
    };
    edition.presets.iter().map(view).collect()
}

fn scales(reading: &Reading) -> Vec<ScaleView> {
    let view = |scale: &alcove_domain::assess::edition::Scale| {
        let last = scale.steps.len().saturating_sub(1).max(1);
        let step = |(at, step): (usize, &alcove_domain::assess::edition::Step)| {
            let name = reading.pick(&step.texts, |label| &label.name);
            let description = reading.pick(&step.texts, |label| &label.description);
            (format!("l{}", 1 + at * 3 / last), step.value, name, description)
        };
        ScaleView { steps: scale.steps.iter().enumerate().map(step).collect() }
    };
    reading.edition().scales.iter().map(view).collect()
}
