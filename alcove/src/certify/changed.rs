//! What became different between two snapshots: since an application was handed in, or between two
//! attempts.

use std::collections::BTreeMap;

use super::snapshot::{EvidenceBody, ItemBody, PlanNodeBody, Snapshot};
use crate::assess::mark_body::{ChoiceBody, MarkBody};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub about: About,
    /// The thing that it happened to, whatever it is called: the reference of an item, or an id.
    pub of: String,
    /// What it happened to, by its code or its title.
    pub name: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

impl Change {
    /// Where it stands in the list: nothing changes twice in the same way.
    pub fn key(&self) -> String {
        format!("{}.{}", self.about.word(), self.of)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// The settled mark of an item.
    Mark,
    /// Why it is so.
    Reason,
    /// The pieces shown on an item.
    ItemEvidence,
    /// A piece's newest file.
    File,
    /// A node of the plan: there or not.
    Node,
    /// When it lies.
    Days,
    /// How it stands.
    Standing,
    Responsible,
}

impl About {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Mark => "mark",
            Self::Reason => "reason",
            Self::ItemEvidence => "item-evidence",
            Self::File => "file",
            Self::Node => "node",
            Self::Days => "days",
            Self::Standing => "standing",
            Self::Responsible => "responsible",
        }
    }
}

/// In the order of the tree, then of the evidence, then of the plan.
pub fn between(then: &Snapshot, now: &Snapshot) -> Vec<Change> {
    let mut changes = Vec::new();
    // By reference, so that another edition or cycle compares as far as it is the same framework.
    let items =
        |one: &Snapshot| one.items.iter().map(|item| (item.reference.clone(), item.clone())).collect();
    let titles: BTreeMap<_, _> = then
        .evidence
        .iter()
        .chain(&now.evidence)
        .map(|piece| (piece.id.clone(), piece.title.clone()))
        .collect();
    pairs(
        &items(then),
        &items(now),
        &order(&then.items, &now.items, |item| item.reference.clone()),
        |was, is| {
            let Some(present) = is.or(was) else { return };
            let thing = Thing { of: &present.reference, name: &present.code };
            let mark = |item: Option<&ItemBody>| item.and_then(|item| item.mark.as_ref()).map(plain);
            add(&mut changes, About::Mark, thing, mark(was), mark(is));
            let reason = |item: Option<&ItemBody>| {
                item.map(|item| item.reason.clone()).filter(|text| !text.is_empty())
            };
            add(&mut changes, About::Reason, thing, reason(was), reason(is));
            let shown = |item: Option<&ItemBody>| {
                let named: Vec<String> =
                    item?.evidence.iter().filter_map(|id| titles.get(id).cloned()).collect();
                (!named.is_empty()).then(|| named.join(", "))
            };
            add(&mut changes, About::ItemEvidence, thing, shown(was), shown(is));
        },
    );
    let pieces =
        |one: &Snapshot| one.evidence.iter().map(|piece| (piece.id.clone(), piece.clone())).collect();
    pairs(
        &pieces(then),
        &pieces(now),
        &order(&then.evidence, &now.evidence, |one| one.id.clone()),
        |was, is| {
            let (Some(was), Some(is)): (Option<&EvidenceBody>, Option<&EvidenceBody>) = (was, is) else {
                return;
            };
            let file = |piece: &EvidenceBody| {
                piece
                    .version
                    .as_ref()
                    .map(|file| format!("{} ({})", file.file_name, &file.sha256[..12.min(file.sha256.len())]))
            };
            let thing = Thing { of: is.id.as_str(), name: &is.title };
            add(&mut changes, About::File, thing, file(was), file(is));
        },
    );
    let nodes = |one: &Snapshot| one.plan.as_ref().map(|plan| plan.nodes.clone()).unwrap_or_default();
    let (then, now) = (nodes(then), nodes(now));
    let by_id = |nodes: &[PlanNodeBody]| nodes.iter().map(|node| (node.id.clone(), node.clone())).collect();
    pairs(&by_id(&then), &by_id(&now), &order(&then, &now, |node| node.id.clone()), |was, is| {
        let Some(present) = is.or(was) else { return };
        let thing = Thing { of: present.id.as_str(), name: &present.title };
        let title = |node: Option<&PlanNodeBody>| node.map(|node| node.title.clone());
        add(&mut changes, About::Node, thing, title(was), title(is));
        let (Some(was), Some(is)) = (was, is) else { return };
        let days =
            |node: &PlanNodeBody| Some(format!("{} – {}", node.first_day.as_ref()?, node.last_day.as_ref()?));
        add(&mut changes, About::Days, thing, days(was), days(is));
        if !is_still_unjudged(was, is) {
            add(&mut changes, About::Standing, thing, was.standing.clone(), is.standing.clone());
        }
        let held = |node: &PlanNodeBody| Some(node.responsible.join(", ")).filter(|names| !names.is_empty());
        add(&mut changes, About::Responsible, thing, held(was), held(is));
    });
    changes
}

/// Snapshots used to say of an objective that it had not started where nobody had judged it: that it
/// has no standing now is no change.
fn is_still_unjudged(was: &PlanNodeBody, is: &PlanNodeBody) -> bool {
    was.kind == "objective" && was.standing.as_deref() == Some("not-started") && is.standing.is_none()
}

/// A mark without any language: a step, a figure, or a word that pages translate.
fn plain(mark: &MarkBody) -> String {
    match mark {
        MarkBody::Step(step) => step.to_string(),
        MarkBody::Amount(text) | MarkBody::Date(text) | MarkBody::Text(text) => text.clone(),
        MarkBody::Ratio([above, below]) => format!("{above} / {below}"),
        MarkBody::Yes(true) => "yes".to_owned(),
        MarkBody::Yes(false) => "no".to_owned(),
        MarkBody::Choice(ChoiceBody::One(id)) => id.clone(),
        MarkBody::Choice(ChoiceBody::Many(ids)) => ids.join(", "),
        MarkBody::NotApplicable(_) => "not-applicable".to_owned(),
        MarkBody::CannotJudge(_) => "cannot-judge".to_owned(),
    }
}

/// What something happened to.
#[derive(Clone, Copy)]
struct Thing<'a> {
    of: &'a str,
    name: &'a str,
}

fn add(
    changes: &mut Vec<Change>,
    about: About,
    thing: Thing<'_>,
    before: Option<String>,
    after: Option<String>,
) {
    if before != after {
        let (of, name) = (thing.of.to_owned(), thing.name.to_owned());
        changes.push(Change { about, of, name, before, after });
    }
}

/// Keys in the order of the present, and then those that are gone.
fn order<T, K: Ord>(then: &[T], now: &[T], key: impl Fn(&T) -> K) -> Vec<K> {
    let mut keys: Vec<K> = now.iter().map(&key).collect();
    for one in then.iter().map(&key) {
        if !keys.contains(&one) {
            keys.push(one);
        }
    }
    keys
}

fn pairs<K: Ord, T>(
    then: &BTreeMap<K, T>,
    now: &BTreeMap<K, T>,
    order: &[K],
    mut look: impl FnMut(Option<&T>, Option<&T>),
) {
    for key in order {
        look(then.get(key), now.get(key));
    }
}
