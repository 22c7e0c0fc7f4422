//! `/plans/{plan}/library`: ready-made actions, by criterion, finding or item, to be taken over.

use std::collections::BTreeSet;

use alcove_domain::assess::edition::ItemRef;
use alcove_domain::network::Action;
use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use super::{Head, Tab};
use crate::improve::elsewhere::{self, Offered};
use crate::improve::facts::{self, Facts};
use crate::improve::library::{self, Offer, Wanted};
use crate::improve::prefilling;
use crate::improve::worked::{self, Tried};
use crate::kit::fold::fold;
use crate::kit::form::{Path, Query};
use crate::kit::ids::PlanId;
use crate::kit::page::{Frame, Place, percent, render};
use crate::kit::{Fields, Result, Words};
use crate::network::Person;

/// So many actions are shown with their steps at once; of more, a person first reads the titles.
const MOST_OPEN: usize = 6;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    finding: String,
    assessment: String,
    item: String,
    criterion: String,
    kind: String,
    q: String,
}

#[derive(Template)]
#[template(path = "improve/library.html")]
struct Page {
    frame: Frame,
    head: Head,
    asked: Asked,
    /// What the actions are to answer.
    answers: Vec<prefilling::Answers>,
    criteria: Vec<(String, String)>,
    kinds: Vec<(&'static str, String)>,
    /// Those that answer the very thing, then those of the same criterion.
    groups: Vec<(String, Vec<Row>)>,
    found: usize,
    /// To go on without a ready-made one.
    own: String,
    may_take: bool,
    /// What other institutions published.
    elsewhere: Vec<Offered>,
}

impl Page {
    fn shows_steps(&self) -> bool {
        self.found <= MOST_OPEN
    }
}

struct Row {
    id: String,
    lang: Option<String>,
    title: String,
    code: String,
    criterion: String,
    kind: String,
    steps: Vec<String>,
    /// Label and text.
    said: Vec<(String, String)>,
    effort: String,
    needs: Vec<String>,
    take: String,
    /// Numbers of what was made from it in this plan.
    taken: usize,
    /// How it fared here; empty where nobody knows yet.
    tried: String,
}

pub async fn get(person: Person, Path(plan): Path<PlanId>, Query(asked): Query<Asked>) -> Result<Response> {
    let facts = facts::load(&person, &plan).await?;
    let offer = Offer::of(&person, &facts, &asked.wanted()).await?;
    let words = person.words();
    let lang = words.lang();
    let wanted_words = fold(&asked.q);
    let tried = worked::tried(&person.ctx, &facts).await?;
    let rows = offer.actions.iter().enumerate().filter_map(|(at, action)| {
        let row = Row {
            tried: tried_said(words, tried.get(&action.id)),
            ..row(&facts, &offer, action, words, &asked)?
        };
        let is_kind = asked.kind.is_empty() || library::kind(action.kind) == asked.kind;
        let said = fold(&format!("{} {} {}", row.title, row.steps.join(" "), row.code));
        (is_kind && said.contains(&wanted_words)).then_some((at < offer.exact, row))
    });
    let (exact, near): (Vec<_>, Vec<_>) = rows.partition(|(exact, _)| *exact);
    let is_about = !asked.finding.is_empty() || !asked.item.is_empty();
    let about: BTreeSet<String> = if is_about {
        offer.actions.iter().map(|action| action.criterion.0.clone()).collect()
    } else {
        Some(asked.criterion.clone()).filter(|one| !one.is_empty()).into_iter().collect()
    };
    // What answers nothing of our own framework has no practices either.
    let elsewhere = if is_about && about.is_empty() {
        Vec::new()
    } else {
        elsewhere::offers(&person, &about.into_iter().collect::<Vec<_>>(), &asked.q).await?
    };
    let mut groups = Vec::new();
    for (key, rows) in [("improve-library-exact", exact), ("improve-library-near", near)] {
        let rows: Vec<Row> = rows.into_iter().map(|(_, row)| row).collect();
        if !rows.is_empty() {
            groups.push((if is_about { words.t(key) } else { String::new() }, rows));
        }
    }
    let criteria = library::criteria(offer.library).into_iter().map(|item| {
        let (code, name) = library::criterion(offer.library, item, &lang);
        (item.0.clone(), format!("{code} {name}"))
    });
    let answers = prefilling::answers(&person, &facts, &asked.ties()).await?;
    let page = Page {
        frame: person.frame(Place::Plan, words.t("improve-library-title")),
        head: Head::of(&person, &facts, Tab::Table),
        criteria: criteria.collect(),
        kinds: kinds(words),
        found: groups.iter().map(|(_, rows)| rows.len()).sum(),
        own: format!("/plans/{plan}/nodes/new?kind=action{}", asked.query()),
        elsewhere,
        may_take: person.can(Action::EditPlan, &facts.resource()),
        answers,
        groups,
        asked,
    };
    render(&page)
}

impl Asked {
    fn wanted(&self) -> Wanted {
        if !self.finding.is_empty() {
            Wanted::Finding(self.finding.as_str().into())
        } else if !self.item.is_empty() {
            Wanted::Item(self.assessment.as_str().into(), self.item.as_str().into())
        } else if !self.criterion.is_empty() {
            Wanted::Criterion(ItemRef(self.criterion.clone()))
        } else {
            Wanted::Everything
        }
    }

    /// The same ties as fields of the form of a node.
    fn ties(&self) -> Fields {
        if !self.finding.is_empty() {
            Fields::of([("finding", &self.finding)])
        } else if !self.item.is_empty() {
            Fields::of([("item", &format!("{}:{}", self.assessment, self.item))])
        } else {
            Fields::default()
        }
    }

    /// The same ties for an address.
    fn query(&self) -> String {
        if !self.finding.is_empty() {
            format!("&finding={}", percent(&self.finding))
        } else if !self.item.is_empty() {
            format!("&assessment={}&item={}", percent(&self.assessment), percent(&self.item))
        } else {
            String::new()
        }
    }
}

/// "Done here 5 times: what it answers stood higher afterwards in 3."
fn tried_said(words: Words, tried: Option<&Tried>) -> String {
    tried
        .map(|tried| words.t2("improve-library-tried", "times", tried.times, "rose", tried.rose))
        .unwrap_or_default()
}

fn kinds(words: Words) -> Vec<(&'static str, String)> {
    let kinds = alcove_framework::ActionKind::ALL.into_iter();
    kinds.map(|(word, _)| (word, words.t(&format!("improve-library-kind-{word}")))).collect()
}

fn row(
    facts: &Facts,
    offer: &Offer,
    action: &'static alcove_framework::Action,
    words: Words,
    asked: &Asked,
) -> Option<Row> {
    let wanted = words.lang();
    let said = library::said(offer.library, action, &wanted)?;
    let (code, criterion) = library::criterion(offer.library, &action.criterion, &wanted);
    let text = said.text;
    let parts = [
        ("improve-library-output", &text.output),
        ("improve-library-evidence", &text.evidence),
        ("improve-library-sign", &text.sign),
        ("improve-library-obstacle", &text.obstacle),
        ("improve-library-answer", &text.answer),
    ];
    let parts = parts.into_iter().filter(|(_, text)| !text.is_empty());
    let needs = library::needs(action).into_iter();
    Some(Row {
        id: action.id.clone(),
        lang: (*said.language != wanted).then(|| said.language.as_str().to_owned()),
        title: text.name.clone(),
        code,
        criterion,
        kind: words.t(&format!("improve-library-kind-{}", library::kind(action.kind))),
        steps: text.steps.clone(),
        said: parts.map(|(key, text)| (words.t(key), text.clone())).collect(),
        effort: words.t2(
            "improve-library-effort",
            "days",
            u32::from(action.effort),
            "weeks",
            u32::from(action.weeks),
        ),
        needs: needs.map(|need| words.t(&format!("improve-library-need-{need}"))).collect(),
        take: format!(
            "/plans/{}/nodes/new?kind=action&library={}{}",
            facts.id(),
            percent(&action.id),
            asked.query()
        ),
        tried: String::new(),
        taken: facts.rows.live().filter(|node| node.library_ref == action.id).count(),
    })
}
