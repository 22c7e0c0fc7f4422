//! The part of a node's page that says where it comes from: the findings and items that it answers,
//! and the ready-made action that it began as.

use alcove_domain::network::Action;
use alcove_domain::plan::Standing;

use crate::assess::own;
use crate::improve::elsewhere::{self, Origin};
use crate::improve::facts::Facts;
use crate::improve::frozen::Called;
use crate::improve::pages::{Said, standing_key};
use crate::improve::table::{self, Board};
use crate::improve::{found, library};
use crate::kit::{Result, Words};
use crate::network::Person;

pub struct Part {
    pub findings: Vec<Found>,
    pub items: Vec<Item>,
    /// Name and address of the ready-made action, and the language of its name where it is another.
    pub library: Option<(String, String, Option<String>)>,
    /// What another institution published and the action was made of.
    pub origin: Option<Origin>,
    /// The planning table, for whoever decides there.
    pub table: Option<String>,
}

/// A finding that the node answers.
pub struct Found {
    pub title: String,
    pub address: String,
    pub kind: String,
    /// How pressing it was when it was found.
    pub score: String,
    /// The node through which, where it is not this one: number, title, address.
    pub through: Option<(String, String)>,
    /// The finding that speaks for it.
    pub merged: Option<String>,
}

pub struct Item {
    pub called: Called,
    pub address: String,
}

impl Part {
    /// Nothing to show: the node was thought of without a finding.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty() && self.items.is_empty() && self.library.is_none() && self.origin.is_none()
    }

    pub async fn of(person: &Person, facts: &Facts, at: usize) -> Result<Self> {
        let board = table::board(person, facts.id()).await?;
        let words = person.words();
        let row = facts.row(at);
        let mut items = Vec::new();
        for tie in facts.ties.items.iter().filter(|tie| tie.node_id == row.id) {
            let Some(source) = found::source(person, facts, &tie.assessment_id).await? else { continue };
            let Some(node) = source.frozen.node(&tie.item_id) else { continue };
            let called = source.frozen.called(node, &words.lang());
            items.push(Item {
                called,
                address: format!("/assessments/{}/items/{}", source.row.id, tie.item_id),
            });
        }
        let may_decide = person.can(Action::EditPlan, &facts.resource());
        Ok(Self {
            findings: findings(&board, words, at),
            items,
            library: from_library(facts, words, &row.library_ref).await?,
            origin: elsewhere::origin(person, &row.library_ref).await?,
            table: may_decide.then(|| format!("/plans/{}/table", facts.id())),
        })
    }
}

/// Those that the node answers itself, then those that others answer for it: of an objective the
/// deeds that serve it, of a deed those below it.
fn findings(board: &Board, words: Words, at: usize) -> Vec<Found> {
    let facts = &board.facts;
    let numbers = facts.numbers();
    let mut line: Vec<usize> = facts.outline.at_and_below(at).collect();
    for deed in facts.outline.deeds(at) {
        line.push(deed);
        line.extend(facts.outline.above(deed));
    }
    line.retain(|other| *other == at || is_for(facts, *other, at));
    let mut seen = Vec::new();
    let mut found = Vec::new();
    for node in line {
        let id = &facts.outline.nodes()[node].id;
        for finding in board.table.findings(id) {
            let Some(line) = board.line(&finding.as_str().into()) else { continue };
            let known = board.finding(line);
            if seen.contains(&&known.id) {
                continue;
            }
            seen.push(&known.id);
            let source = board.source(line);
            let through = (node != at).then(|| {
                let number = numbers.get(&node).map(String::as_str).unwrap_or_default();
                let row = facts.row(node);
                (format!("{number} {}", row.title), format!("/plans/{}/nodes/{}", facts.id(), row.id))
            });
            let speaker = board.speaker(&known.id).map(|line| board.finding(line));
            let pressing = line.ranked.items.first();
            found.push(Found {
                title: known.title.clone(),
                address: format!("/assessments/{}/findings#f-{}", source.row.id, known.id),
                kind: words.t(&format!("settle-finding-{}", known.kind)),
                score: pressing
                    .map(|one| crate::improve::pages::table::score_said(words, source, one))
                    .unwrap_or_default(),
                through,
                merged: speaker.filter(|one| one.id != known.id).map(|one| one.title.clone()),
            });
        }
    }
    found
}

/// Whether a node stands below another, or serves it or one below it.
fn is_for(facts: &Facts, node: usize, other: usize) -> bool {
    let below: Vec<usize> = facts.outline.at_and_below(other).collect();
    let serves = |node: usize| {
        let mut ties = facts.outline.serves(node);
        ties.any(|tie| facts.outline.find(&tie.objective).is_some_and(|at| below.contains(&at)))
    };
    below.contains(&node) || std::iter::once(node).chain(facts.outline.above(node)).any(serves)
}

async fn from_library(
    facts: &Facts,
    words: Words,
    id: &str,
) -> Result<Option<(String, String, Option<String>)>> {
    if id.is_empty() {
        return Ok(None);
    }
    let library = own::library().await?;
    let wanted = words.lang();
    let Some(action) = library::find(library, id) else { return Ok(None) };
    let Some(said) = library::said(library, action, &wanted) else { return Ok(None) };
    let address = format!("/plans/{}/library?criterion={}#{id}", facts.id(), action.criterion.0);
    let lang = (*said.language != wanted).then(|| said.language.as_str().to_owned());
    Ok(Some((said.text.name.clone(), address, lang)))
}

/// How a node stands, as somebody last said it.
pub fn standing_tag(words: Words, standing: Standing) -> Said {
    let (tone, icon) = match standing {
        Standing::NotStarted => ("", "circle"),
        Standing::OnTrack => ("good", "circle-dashed"),
        Standing::AtRisk => ("warn", "triangle-alert"),
        Standing::Delayed => ("bad", "clock"),
        Standing::Done => ("brand", "check"),
        Standing::Cancelled => ("", "ban"),
        Standing::Suspended => ("", "minus"),
    };
    (tone, icon, words.t(standing_key(standing)))
}
