use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use alcove_domain::assess::edition::{Edition, Item, ItemRef, in_language};
use alcove_domain::assess::meter::Meter;
use alcove_domain::assess::scope::Scope;
use alcove_domain::kit::Lang;
use alcove_domain::network::Action;
use alcove_domain::review::Phase;

use super::new::{Setting, settings};
use super::{Head, Tab, effort, noticed};
use crate::kit::fold::fold;
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::AssessmentId;
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::{Fields, FormView, Result, Words};
use crate::network::Person;
use crate::review::facts::Facts;
use crate::review::outline::{self, Called, Since};
use crate::review::scope::{self, Choice, Whole};
use crate::review::{facts, follow, state};

#[derive(Template)]
#[template(path = "review/setup/scope.html")]
struct Page {
    frame: Frame,
    head: Head,
    form: FormView,
    meter: MeterView,
    parts: Vec<Part>,
    presets: Vec<(String, String)>,
    settings: Vec<Setting>,
    /// The setting in use, once it cannot be changed any more.
    setting: Option<String>,
    query: String,
    version: i64,
    open: bool,
    flagged: usize,
    found: usize,
}

#[derive(Template)]
#[template(path = "review/setup/meter.html")]
struct MeterPart {
    frame: Frame,
    meter: MeterView,
}

/// The counts beside the tree.
#[derive(Clone, Debug)]
pub struct MeterView {
    pub items: usize,
    pub of: usize,
    pub local: usize,
    /// Name, chosen, of.
    pub tiers: Vec<(String, usize, usize)>,
    /// Who, items, time.
    pub seats: Vec<(String, usize, String)>,
    pub rating: String,
    pub moderating: Option<String>,
}

/// A piece of the page: a heading above groups, or a group with its items.
enum Part {
    Heading { level: usize, code: String, title: String },
    Group(GroupView),
}

struct GroupView {
    reference: String,
    code: String,
    title: String,
    chosen: usize,
    of: usize,
    unfolded: bool,
    items: Vec<Line>,
}

struct Line {
    reference: String,
    code: String,
    title: String,
    language: Option<String>,
    ticked: bool,
    reason: String,
    preset: Option<String>,
    changed: bool,
    fresh: bool,
    tailored: bool,
    own: bool,
}

#[derive(Default, Deserialize)]
pub struct Ask {
    #[serde(default)]
    q: String,
}

pub async fn get(person: Person, Path(id): Path<AssessmentId>, Query(ask): Query<Ask>) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    let form = FormView::new(person.words(), Fields::default());
    render(&page(&person, &facts, &facts.laid.scope.clone(), ask.q, form).await?)
}

pub async fn post(
    person: Person,
    Path(id): Path<AssessmentId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let address = format!("/assessments/{id}/scope");
    if fields.get("set") == "words" {
        let variant = Some(fields.get("variant")).filter(|variant| !variant.is_empty());
        scope::word_as(&person, &id, variant).await?;
        return noticed(&person, &address, "notice-review-scope-saved");
    }
    if let Some(preset) = Some(fields.get("preset")).filter(|preset| !preset.is_empty()) {
        let preset = Some(preset).filter(|preset| *preset != "everything");
        scope::start_again(&person, &id, preset).await?;
        return noticed(&person, &address, "notice-review-scope-saved");
    }
    let choice = read(&fields);
    let seen = fields.get("version").parse().ok();
    match scope::choose(&person, &id, seen, choice.clone()).await {
        Ok(_) => noticed(&person, &with_query(&address, fields.get("q")), "notice-review-scope-saved"),
        Err(error) => {
            let facts = facts::load(&person, &id).await?;
            let query = fields.get("q").to_owned();
            let form = FormView::failed(person.words(), fields, error)?;
            let mut scope = facts.laid.scope.clone();
            scope::apply(&mut scope, &facts.laid.known.edition, &choice);
            let page = page(&person, &facts, &scope, query, form).await?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

/// The counts as they would be with these ticks; nothing is saved.
pub async fn meter(
    person: Person,
    Path(id): Path<AssessmentId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    person.may(Action::SetUpAssessment, &facts.resource())?;
    let mut scope = facts.laid.scope.clone();
    scope::apply(&mut scope, &facts.laid.known.edition, &read(&fields));
    let meter = meter_view(&person, &facts, &scope).await?;
    render(&MeterPart { frame: person.frame(Place::Assessments, String::new()), meter })
}

fn with_query(address: &str, query: &str) -> String {
    if query.is_empty() {
        return address.to_owned();
    }
    let query = serde_html_form::to_string([("q", query)]).unwrap_or_default();
    format!("{address}?{query}")
}

fn read(fields: &Fields) -> Choice {
    let refs =
        |name| -> BTreeSet<ItemRef> { fields.all(name).map(|text| ItemRef(text.to_owned())).collect() };
    let reasons = fields.0.iter().filter_map(|(name, value)| {
        let reference = name.strip_prefix("reason-")?;
        Some((ItemRef(reference.to_owned()), value.trim().to_owned()))
    });
    let whole = |name, whole| {
        Some(fields.get(name)).filter(|text| !text.is_empty()).map(|text| (ItemRef(text.to_owned()), whole))
    };
    Choice {
        shown: Some(refs("shown")),
        ticked: refs("item"),
        reason: fields.get("reason").to_owned(),
        reasons: reasons.collect(),
        whole: whole("take", Whole::Taken).or_else(|| whole("leave", Whole::LeftOut)),
    }
}

async fn page(person: &Person, facts: &Facts, scope: &Scope, query: String, form: FormView) -> Result<Page> {
    person.may(Action::SetUpAssessment, &facts.resource())?;
    let words = person.words();
    let edition = &facts.laid.known.edition;
    let since = outline::since(&person.ctx, facts).await?;
    let (wanted, own) = (words.lang(), &edition.language);
    let presets = edition.presets.iter().map(|preset| {
        let label = in_language(&preset.texts, &wanted, own);
        (preset.id.clone(), label.map(|(_, label)| label.name.clone()).unwrap_or_default())
    });
    let mut parts = parts(facts, scope, &since, &query, words);
    // Where something is missing it must be seen: among hundreds nobody finds it again.
    if form.fault("reason").is_some() {
        for part in &mut parts {
            if let Part::Group(group) = part {
                group.unfolded |= group.items.iter().any(Line::lacks_reason);
            }
        }
    }
    let found = parts.iter().map(|part| match part {
        Part::Group(group) => group.items.len(),
        Part::Heading { .. } => 0,
    });
    Ok(Page {
        found: found.sum(),
        frame: Frame {
            script: Some("htmx.js"),
            ..person.frame(Place::Assessments, words.t("review-scope-title"))
        },
        head: Head::of(person, facts, Tab::Scope),
        meter: meter_view(person, facts, scope).await?,
        presets: presets.collect(),
        settings: settings(edition, &wanted, scope.variant.as_deref()),
        setting: facts.laid.variant_name(&wanted).map(str::to_owned),
        flagged: since.keys().filter(|item| scope.chosen.contains(item)).count(),
        version: facts.row.version,
        open: state::phase(&facts.row) != Phase::Preparing,
        parts,
        query,
        form,
    })
}

async fn meter_view(person: &Person, facts: &Facts, scope: &Scope) -> Result<MeterView> {
    let words = person.words();
    let laid = &facts.laid;
    let edition = &laid.known.edition;
    let units =
        crate::network::store::unit::of_organisation(person.ctx.db().read(), facts.organisation()).await?;
    let names = follow::names(&person.ctx, facts, &units).await?;
    let meter = Meter::of(edition, scope, &laid.domain_seats());
    let tiers = meter
        .tiers
        .iter()
        .enumerate()
        .filter(|(_, count)| count.of > 0)
        .map(|(at, count)| (outline::tier_names(edition, at, &words.lang()).1, count.chosen, count.of));
    let seats = meter.seats.iter().map(|seat| {
        let name = names.get(&seat.seat.as_str().into()).cloned().unwrap_or_default();
        (name, seat.items, effort(words, seat.minutes))
    });
    Ok(MeterView {
        items: meter.items,
        of: meter.of,
        local: meter.local,
        tiers: tiers.collect(),
        seats: seats.collect(),
        rating: effort(words, meter.effort.rating),
        moderating: (meter.effort.moderating > 0).then(|| effort(words, meter.effort.moderating)),
    })
}

impl Line {
    /// Left out by hand, and nobody says why.
    fn lacks_reason(&self) -> bool {
        !self.ticked && self.preset.is_none() && self.reason.is_empty()
    }
}

/// The edition's items in order, with the organisation's own at the end of their groups.
fn parts(
    facts: &Facts,
    scope: &Scope,
    since: &BTreeMap<ItemRef, Since>,
    query: &str,
    words: Words,
) -> Vec<Part> {
    let wanted = words.lang();
    let folded = fold(query);
    let mut groups = chosen_lines(facts, scope, since, &folded, &wanted);
    for (heading, line) in own_lines(facts, scope, &wanted) {
        groups.entry(heading).or_default().lines.push(line);
    }
    let edition = &facts.laid.known.edition;
    let called = |at: usize| outline::called(edition, scope, &edition.items[at], &wanted);
    let mut parts = Vec::new();
    let mut above: BTreeSet<usize> = BTreeSet::new();
    for (heading, Lines { lines, chosen, of }) in groups {
        if lines.is_empty() {
            continue;
        }
        let mut path: Vec<usize> = headings_above(edition, heading).collect();
        path.reverse();
        // A heading stands once, above all that is below it.
        for (depth, at) in path.into_iter().enumerate().filter(|(_, at)| above.insert(*at)) {
            let Called { code, title, .. } = called(at);
            parts.push(Part::Heading { level: (depth + 2).min(4), code, title });
        }
        let Called { code, title, .. } = called(heading);
        let reference = edition.items[heading].id.0.clone();
        let unfolded = !folded.is_empty();
        parts.push(Part::Group(GroupView { reference, code, title, chosen, of, unfolded, items: lines }));
    }
    parts
}

/// The items under one heading that are shown, and how many of all under it are chosen.
#[derive(Default)]
struct Lines {
    lines: Vec<Line>,
    chosen: usize,
    of: usize,
}

/// The edition's own items by their headings; those shown in which the search finds something.
fn chosen_lines(
    facts: &Facts,
    scope: &Scope,
    since: &BTreeMap<ItemRef, Since>,
    folded: &str,
    wanted: &Lang,
) -> BTreeMap<usize, Lines> {
    let edition = &facts.laid.known.edition;
    let mut groups: BTreeMap<usize, Lines> = BTreeMap::new();
    for (at, item) in edition.rated() {
        let heading = item.parent.unwrap_or(at);
        let called = outline::called(edition, scope, item, wanted);
        let above = || outline::called(edition, scope, &edition.items[heading], wanted).title;
        let group = groups.entry(heading).or_default();
        group.of += 1;
        group.chosen += usize::from(scope.chosen.contains(&item.id));
        let is_found = folded.is_empty()
            || fold(&called.title).contains(folded)
            || fold(&called.code).contains(folded)
            || fold(&above()).contains(folded);
        if is_found {
            group.lines.push(chosen_line(edition, scope, since, item, called, wanted));
        }
    }
    groups
}

fn chosen_line(
    edition: &Edition,
    scope: &Scope,
    since: &BTreeMap<ItemRef, Since>,
    item: &Item,
    called: Called,
    wanted: &Lang,
) -> Line {
    let (preset, reason) = scope::reason(scope, &item.id).unwrap_or_default();
    Line {
        reference: item.id.0.clone(),
        code: called.code,
        title: called.title,
        language: called.other_language,
        ticked: scope.chosen.contains(&item.id),
        reason: reason.unwrap_or_default(),
        preset: preset.map(|preset| preset_name(edition, &preset, wanted)),
        changed: since.get(&item.id) == Some(&Since::Changed),
        fresh: since.get(&item.id) == Some(&Since::New),
        tailored: is_tailored(scope, &item.id),
        own: false,
    }
}

/// What the organisation asks besides, with the heading that each stands under.
fn own_lines<'l>(
    facts: &'l Facts,
    scope: &'l Scope,
    wanted: &'l Lang,
) -> impl Iterator<Item = (usize, Line)> + 'l {
    scope.local.iter().filter_map(move |local| {
        let heading = facts.laid.known.at(local.under.as_ref()?)?;
        let text = in_language(&local.texts, wanted, &facts.laid.known.edition.language);
        let line = Line {
            reference: local.id.0.clone(),
            code: String::new(),
            title: text.map(|(_, text)| text.clone()).unwrap_or_default(),
            language: None,
            ticked: true,
            reason: String::new(),
            preset: None,
            changed: false,
            fresh: false,
            tailored: is_tailored(scope, &local.id),
            own: true,
        };
        Some((heading, line))
    })
}

fn is_tailored(scope: &Scope, item: &ItemRef) -> bool {
    scope.wording.contains_key(item) || scope.weights.contains_key(item)
}

/// Nearest first.
fn headings_above(edition: &Edition, at: usize) -> impl Iterator<Item = usize> + '_ {
    std::iter::successors(edition.items[at].parent, |at| edition.items[*at].parent)
}

fn preset_name(edition: &Edition, id: &str, wanted: &Lang) -> String {
    let preset = edition.presets.iter().find(|preset| preset.id == id);
    let label = preset.and_then(|preset| in_language(&preset.texts, wanted, &edition.language));
    label.map_or_else(|| id.to_owned(), |(_, label)| label.name.clone())
}
