//! Ready-made actions beside a plan: those that answer a finding or an item, or all of a criterion.

use alcove_domain::assess::edition::{ItemRef, in_language};
use alcove_domain::kit::{Lang, Number};
use alcove_framework::{Action, ActionKind, ActionText};

use super::facts::Facts;
use super::found::{self, Source};
use super::frozen::Frozen;
use crate::assess::own::{self, Library};
use crate::kit::ids::{AssessmentId, FindingId, ItemId};
use crate::kit::{Error, Result};
use crate::network::Person;

/// A working day of a person, which is what an effort is counted in.
const HOURS_A_DAY: i64 = 8;

/// What the actions are to answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    Finding(FindingId),
    Item(AssessmentId, ItemId),
    /// By its reference in our own framework: `TL1`.
    Criterion(ItemRef),
    Everything,
}

/// The actions that fit, the most fitting first.
pub struct Offer {
    pub library: &'static Library,
    pub actions: Vec<&'static Action>,
    /// How many of them, from the first, answer the very items that were asked for; the others
    /// stand under the same criterion.
    pub exact: usize,
}

/// An action in the reader's language, or in the one that there is.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    pub text: &'a ActionText,
    pub language: &'a Lang,
}

impl Offer {
    pub async fn of(person: &Person, facts: &Facts, wanted: &Wanted) -> Result<Self> {
        let library = own::library().await?;
        let (exact, near) = match wanted {
            Wanted::Everything => {
                let actions: Vec<&Action> = library.actions.actions.iter().collect();
                return Ok(Self { library, exact: actions.len(), actions });
            }
            Wanted::Criterion(criterion) => (Vec::new(), vec![criterion.clone()]),
            Wanted::Item(assessment, item) => {
                let source = found::source(person, facts, assessment).await?.ok_or(Error::NotFound)?;
                let node = source.frozen.node(item).ok_or(Error::NotFound)?;
                items(library, &source.frozen, &[node])
            }
            Wanted::Finding(id) => {
                let source = source_of(person, facts, id).await?;
                let finding = source.findings.iter().find(|one| one.id == *id).ok_or(Error::NotFound)?;
                let nodes: Vec<usize> = source.nodes(finding).collect();
                items(library, &source.frozen, &nodes)
            }
        };
        let all = &library.actions.actions;
        let answers = |action: &&Action| exact.iter().any(|item| action.answers.contains(item));
        let stands = |action: &&Action| near.contains(&action.criterion);
        let mut actions: Vec<&Action> = all.iter().filter(answers).collect();
        let count = actions.len();
        actions.extend(all.iter().filter(|action| stands(action) && !answers(action)));
        Ok(Self { library, actions, exact: count })
    }
}

async fn source_of(person: &Person, facts: &Facts, id: &FindingId) -> Result<Source> {
    let assessment = found::assessment_of(person, facts, id).await?;
    found::source(person, facts, &assessment).await?.ok_or(Error::NotFound)
}

/// The items of our framework at, below and above some nodes: those that actions answer, and the
/// criteria that actions stand under. None where the assessment is over another framework.
fn items(library: &Library, frozen: &Frozen, nodes: &[usize]) -> (Vec<ItemRef>, Vec<ItemRef>) {
    if frozen.tree.urn.to_lowercase() != library.actions.framework {
        return (Vec::new(), Vec::new());
    }
    let (mut exact, mut near) = (Vec::new(), Vec::new());
    for (at, node) in frozen.tree.nodes.iter().enumerate() {
        if nodes.iter().any(|top| frozen.is_below(at, *top)) {
            exact.push(node.item.clone());
        }
        if nodes.iter().any(|low| frozen.is_below(*low, at) || frozen.is_below(at, *low)) {
            near.push(node.item.clone());
        }
    }
    (exact, near)
}

/// How many actions the library has for some nodes, for a link that says so.
pub fn count(library: &Library, frozen: &Frozen, nodes: &[usize]) -> usize {
    let (exact, near) = items(library, frozen, nodes);
    let fits = |action: &&Action| {
        near.contains(&action.criterion) || exact.iter().any(|item| action.answers.contains(item))
    };
    library.actions.actions.iter().filter(fits).count()
}

pub fn find(library: &'static Library, id: &str) -> Option<&'static Action> {
    library.actions.actions.iter().find(|action| action.id == id)
}

pub fn said<'a>(library: &'a Library, action: &'a Action, wanted: &Lang) -> Option<Said<'a>> {
    let (language, text) = in_language(&action.texts, wanted, &library.actions.language)?;
    Some(Said { text, language })
}

/// Code and name of a criterion of the library.
pub fn criterion(library: &Library, item: &ItemRef, wanted: &Lang) -> (String, String) {
    let edition = &library.edition;
    let Some(found) = edition.items.iter().find(|one| one.id == *item) else {
        return (item.0.clone(), String::new());
    };
    let code = found.code.clone().unwrap_or_else(|| item.0.clone());
    let text = in_language(&found.texts, wanted, &edition.language);
    (code, text.map(|(_, text)| text.name.clone()).unwrap_or_default())
}

/// Criteria that have actions, in the order of the library.
pub fn criteria(library: &Library) -> Vec<&ItemRef> {
    let mut criteria: Vec<&ItemRef> = library.actions.actions.iter().map(|one| &one.criterion).collect();
    criteria.dedup();
    criteria
}

/// Work in hours, as a plan counts it.
pub fn hours(action: &Action) -> Number {
    Number::from(i64::from(action.effort) * HOURS_A_DAY)
}

/// From the first day to the last, both included.
pub fn days(action: &Action) -> i64 {
    i64::from(action.weeks) * 7
}

/// The word of a kind, as files and keys have it.
pub fn kind(kind: ActionKind) -> &'static str {
    ActionKind::ALL.into_iter().find(|(_, one)| *one == kind).map_or("", |(word, _)| word)
}

/// The words of what an action needs.
pub fn needs(action: &Action) -> Vec<&'static str> {
    use alcove_domain::plan::money::Need;
    Need::ALL.into_iter().filter(|(_, need)| action.needs.contains(need)).map(|(word, _)| word).collect()
}
