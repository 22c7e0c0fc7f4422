//! What a workbook of a plan says: the facts of its state and, beside them, what no approval looks
//! at. A change that a workbook wants fits only what it was made to.

use std::collections::{BTreeMap, BTreeSet};

use alcove_domain::kit::{Day, NodeId};
use alcove_domain::plan::baseline::{About, Fact, Said};
use alcove_domain::plan::{Change, State};
use serde::{Deserialize, Serialize};

use crate::kit::clock::hash_secret;
use crate::kit::{Error, Result};
use crate::plan::rows::Rows;

/// Longer texts fit no cell; they are left to the page.
const LONGEST: usize = 15_000;

/// What a workbook tells of a node beside the facts of the state.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extra {
    Body,
    Output,
    Evidence,
    Priority,
    Risk,
    RiskAnswer,
    Tags,
    Mode,
    /// It waits for this one; what is said is the lag in days.
    After(NodeId),
    /// The node itself with all below it, by a digest of what is said of them; nothing takes it out.
    Whole,
    /// An indicator that is not there yet, by the id it will have.
    Indicator(String),
    /// A reading that is not there yet, by the id it will have.
    Reading(String),
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    Fact(About),
    Extra(Extra),
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    pub state: State,
    /// Nothing stands here for an empty text.
    pub extras: BTreeMap<(NodeId, Extra), String>,
}

/// One thing that a workbook wants to be different, and where it says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    pub node: String,
    /// As [`Topic::write`] has it.
    pub about: String,
    /// What was said when the workbook was made; nothing where it was not there.
    pub before: Option<String>,
    pub after: Option<String>,
    pub sheet: String,
    /// As spreadsheets count, the head being the first.
    pub row: usize,
}

/// What becomes of each wish, by its place in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    pub fitting: Vec<usize>,
    /// With what another has made of it meanwhile; nothing where it is gone.
    pub stale: Vec<(usize, Option<String>)>,
}

impl Extra {
    fn write(&self) -> String {
        match self {
            Self::Body => "body".to_owned(),
            Self::Output => "output".to_owned(),
            Self::Evidence => "evidence".to_owned(),
            Self::Priority => "priority".to_owned(),
            Self::Risk => "risk".to_owned(),
            Self::RiskAnswer => "risk-answer".to_owned(),
            Self::Tags => "tags".to_owned(),
            Self::Mode => "mode".to_owned(),
            Self::After(before) => format!("after {before}"),
            Self::Whole => "whole".to_owned(),
            Self::Indicator(id) => format!("indicator {id}"),
            Self::Reading(id) => format!("reading {id}"),
        }
    }

    /// Whether it is something that is said of the node, and not a thing of its own.
    pub fn is_words(&self) -> bool {
        match self {
            Self::Body
            | Self::Output
            | Self::Evidence
            | Self::Priority
            | Self::Risk
            | Self::RiskAnswer
            | Self::Tags => true,
            Self::Mode | Self::After(_) | Self::Whole | Self::Indicator(_) | Self::Reading(_) => false,
        }
    }

    fn read(text: &str) -> Option<Self> {
        Some(match text {
            "body" => Self::Body,
            "output" => Self::Output,
            "evidence" => Self::Evidence,
            "priority" => Self::Priority,
            "risk" => Self::Risk,
            "risk-answer" => Self::RiskAnswer,
            "tags" => Self::Tags,
            "mode" => Self::Mode,
            "whole" => Self::Whole,
            other => match other.split_once(' ')? {
                ("after", id) => Self::After(id.into()),
                ("indicator", id) => Self::Indicator(id.to_owned()),
                ("reading", id) => Self::Reading(id.to_owned()),
                _ => return None,
            },
        })
    }
}

impl Topic {
    pub fn write(&self) -> String {
        match self {
            Self::Fact(about) => format!("fact {}", about.write()),
            Self::Extra(extra) => format!("text {}", extra.write()),
        }
    }

    pub fn read(text: &str) -> Result<Self> {
        if let Some(about) = text.strip_prefix("fact ") {
            return About::read(about).map(Self::Fact).map_err(Error::fault);
        }
        let extra = text.strip_prefix("text ").and_then(Extra::read);
        extra.map(Self::Extra).ok_or_else(|| Error::fault("a wish about nothing"))
    }
}

impl Wish {
    pub fn topic(&self) -> Result<Topic> {
        Topic::read(&self.about)
    }

    pub fn node(&self) -> NodeId {
        self.node.as_str().into()
    }

    pub fn said(text: Option<&String>) -> Result<Option<Said>> {
        text.map(|text| Said::read(text)).transpose().map_err(Error::fault)
    }
}

/// A text as it comes back from a cell.
pub fn tidy(text: &str) -> String {
    text.replace("\r\n", "\n").trim().to_owned()
}

impl Book {
    /// The plan as it stands.
    pub fn of(rows: &Rows, today: Day) -> Self {
        // What the plan says of itself stands in no sheet.
        let state = rows.state_among(today, &|id| id != rows.plan.id.as_str());
        let mut book = Self { state, extras: BTreeMap::new() };
        for node in rows.live() {
            let id = node.node_id();
            let tags: BTreeSet<String> = rows
                .tags
                .iter()
                .filter(|tag| tag.node_id == node.id)
                .map(|tag| format!("{}:{}", tag.scheme, tag.code))
                .collect();
            let texts = [
                (Extra::Body, node.body.clone()),
                (Extra::Output, node.output.clone()),
                (Extra::Evidence, node.evidence_expected.clone()),
                (Extra::Priority, node.priority.to_string()),
                (Extra::Risk, node.risk.clone()),
                (Extra::RiskAnswer, node.risk_answer.clone()),
                (Extra::Tags, tags.into_iter().collect::<Vec<_>>().join(", ")),
                (Extra::Mode, node.mode.clone()),
            ];
            for (extra, text) in texts {
                book.say(&id, extra, &text);
            }
        }
        for row in rows.known_dependencies() {
            book.say(&row.after, Extra::After(row.before), &row.lag.to_string());
        }
        book
    }

    pub fn say(&mut self, node: &NodeId, extra: Extra, text: &str) {
        let text = tidy(text);
        match text.is_empty() || text.len() > LONGEST {
            true => self.extras.remove(&(node.clone(), extra)),
            false => self.extras.insert((node.clone(), extra), text),
        };
    }

    pub fn text(&self, node: &NodeId, extra: Extra) -> &str {
        self.extras.get(&(node.clone(), extra)).map_or("", String::as_str)
    }

    /// Of what is said of a node and of all below it: another one where anything of it changed.
    pub fn digest(&self, node: &NodeId) -> Option<String> {
        if !self.state.holds(node) {
            return None;
        }
        let mut text = String::new();
        let mut below = vec![node.clone()];
        let mut at = 0;
        while let Some(id) = below.get(at).cloned() {
            // What no workbook of before tells of must not make it look stale.
            let told = self.state.of_node(&id).filter(|(about, _)| !about.is_kept_lately());
            let facts = told.map(|(about, said)| format!("{} {}\n", about.write(), said.write()));
            text.push_str(&format!("{id}\n{}", facts.collect::<String>()));
            let first = (id.clone(), Extra::Body);
            for ((_, extra), said) in self.extras.range(first..).take_while(|((of, _), _)| *of == id) {
                text.push_str(&format!("{} {said}\n", extra.write()));
            }
            let is_under = |said: &Said| matches!(said, Said::Node(parent) if *parent == id);
            let under =
                self.state.facts().filter(|(fact, said)| fact.about == About::Parent && is_under(said));
            let under: Vec<NodeId> = under.map(|(fact, _)| fact.node.clone()).collect();
            below.extend(under.into_iter().filter(|id| !below.contains(id)).collect::<Vec<_>>());
            at += 1;
        }
        Some(hash_secret(&text))
    }

    /// What a topic says, in writing.
    fn written(&self, node: &NodeId, topic: &Topic) -> Option<String> {
        match topic {
            Topic::Extra(Extra::Whole) => self.digest(node),
            Topic::Fact(about) => self.state.get(node, about.clone()).map(Said::write),
            Topic::Extra(extra) => self.extras.get(&(node.clone(), extra.clone())).cloned(),
        }
    }

    /// What became different, in the order of the nodes; without its place.
    pub fn wishes_to(&self, wanted: &Self) -> Vec<(NodeId, Topic, Option<String>, Option<String>)> {
        let facts = self.state.changes_to(&wanted.state).into_iter().map(|change| {
            let Change { fact: Fact { node, about }, before, after } = change;
            (node, Topic::Fact(about), before.map(|said| said.write()), after.map(|said| said.write()))
        });
        let mut wishes: Vec<_> = facts.collect();
        let keys: BTreeSet<_> = self.extras.keys().chain(wanted.extras.keys()).collect();
        for key in keys {
            let (before, after) = (self.extras.get(key).cloned(), wanted.extras.get(key).cloned());
            if before != after {
                wishes.push((key.0.clone(), Topic::Extra(key.1.clone()), before, after));
            }
        }
        wishes
    }

    /// Which of these wishes still fit. What another has changed meanwhile is never overwritten; what
    /// is already as it is wanted is not told.
    pub fn merge(&self, wishes: &[Wish]) -> Result<Merged> {
        let mut changes = Vec::new();
        for wish in wishes {
            if let Topic::Fact(about) = wish.topic()? {
                changes.push(Change {
                    fact: Fact { node: wish.node(), about },
                    before: Wish::said(wish.before.as_ref())?,
                    after: Wish::said(wish.after.as_ref())?,
                });
            }
        }
        let (_, stale) = self.state.merge(&changes);
        let stale: BTreeSet<Fact> = stale.into_iter().map(|one| one.change.fact).collect();
        let new: BTreeSet<String> = wishes
            .iter()
            .filter(|wish| wish.before.is_none() && wish.about == Topic::Fact(About::Kind).write())
            .map(|wish| wish.node.clone())
            .collect();
        let mut merged = Merged::default();
        let mut torn: BTreeSet<String> = BTreeSet::new();
        for (place, wish) in wishes.iter().enumerate() {
            let (node, topic) = (wish.node(), wish.topic()?);
            let is = self.written(&node, &topic);
            if topic == Topic::Extra(Extra::Whole) && is.is_none() {
                continue;
            }
            let is_there = self.state.holds(&node) || new.contains(&wish.node);
            let fits = is_there
                && match &topic {
                    Topic::Fact(about) => !stale.contains(&Fact { node: node.clone(), about: about.clone() }),
                    Topic::Extra(_) => is == wish.before || is == wish.after,
                };
            if !fits {
                if is_date(&topic) {
                    torn.insert(wish.node.clone());
                }
                merged.stale.push((place, is));
            } else if is != wish.after {
                merged.fitting.push(place);
            }
        }
        // The first day of one hand and the last day of another make a span that nobody wanted.
        let (kept, torn): (Vec<usize>, Vec<usize>) = merged.fitting.into_iter().partition(|place| {
            let wish = &wishes[*place];
            !torn.contains(&wish.node) || !wish.topic().is_ok_and(|topic| is_date(&topic))
        });
        merged.fitting = kept;
        for place in torn {
            let wish = &wishes[place];
            merged.stale.push((place, self.written(&wish.node(), &wish.topic()?)));
        }
        merged.stale.sort();
        Ok(merged)
    }
}

fn is_date(topic: &Topic) -> bool {
    matches!(topic, Topic::Fact(About::FirstDay | About::LastDay))
}
