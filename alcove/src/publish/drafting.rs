//! A practice drafted from what the institution has already: what its assessment found good, what was
//! done for an objective of its plan, and what moved. A practice is about one thing, so its author
//! chooses; half the form is filled, and the other half only people know.

use std::collections::{BTreeMap, BTreeSet};

use alcove_domain::publish::List;
use futures_util::future::BoxFuture;

use super::body::{Body, Row, Texts};
use crate::kit::ids::OrganisationId;
use crate::kit::{Result, Words};
use crate::network::Person;

/// What other rooms know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    pub strengths: Vec<Strength>,
    /// The title of the plan that the objectives are of.
    pub plan: String,
    /// Objectives for which something was done, or that moved.
    pub objectives: Vec<Objective>,
}

/// What the assessment found good.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strength {
    pub id: String,
    pub title: String,
    /// Criteria of our own framework that it stands on.
    pub criteria: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Objective {
    pub id: String,
    pub title: String,
    /// What of it rose between two assessments.
    pub moved: Option<Moved>,
    pub done: Vec<Done>,
}

/// So many of the items that an objective worked on rose, and the criteria of our own framework that
/// these stand under.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    pub rose: usize,
    pub n: usize,
    pub criteria: Vec<String>,
}

/// An action that is done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Done {
    pub id: String,
    pub title: String,
    pub what: String,
    pub working_days: u32,
    /// Both may be empty.
    pub first_day: String,
    pub last_day: String,
    /// What stood in the way, if anything, and what was done about it.
    pub challenge: String,
    pub answer: String,
}

/// Objectives and strengths that a practice is to tell of, by their ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    pub objectives: BTreeSet<String>,
    pub strengths: BTreeSet<String>,
}

impl Choice {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Source {
    pub fn is_empty(&self) -> bool {
        self.strengths.is_empty() && self.objectives.is_empty()
    }

    /// What is chosen until somebody chooses: the objectives that moved, and what was found good where
    /// they did.
    pub fn proposed(&self) -> Choice {
        let moved: Vec<(&Objective, &Moved)> =
            self.objectives.iter().filter_map(|one| Some((one, one.moved.as_ref()?))).collect();
        let criteria: BTreeSet<&String> = moved.iter().flat_map(|(_, moved)| &moved.criteria).collect();
        let stands_there = |one: &&Strength| one.criteria.iter().any(|known| criteria.contains(known));
        Choice {
            objectives: moved.iter().map(|(objective, _)| objective.id.clone()).collect(),
            strengths: self.strengths.iter().filter(stands_there).map(|one| one.id.clone()).collect(),
        }
    }

    /// What was chosen of it.
    pub fn only(mut self, choice: &Choice) -> Self {
        self.objectives.retain(|one| choice.objectives.contains(&one.id));
        self.strengths.retain(|one| choice.strengths.contains(&one.id));
        self
    }

    /// What was done for its objectives; an action that serves two of them once.
    pub fn done(&self) -> Vec<&Done> {
        let mut seen = BTreeSet::new();
        self.objectives.iter().flat_map(|one| &one.done).filter(|one| seen.insert(&one.id)).collect()
    }

    pub fn moved(&self) -> usize {
        self.objectives.iter().filter(|one| one.moved.is_some()).count()
    }

    /// The first criteria that it stands on: a practice is about a few.
    fn criteria(&self) -> Vec<String> {
        const MOST: usize = 3;
        let moved = self.objectives.iter().filter_map(|one| one.moved.as_ref()).flat_map(|one| &one.criteria);
        let all = moved.chain(self.strengths.iter().flat_map(|one| &one.criteria));
        let mut seen = BTreeSet::new();
        all.filter(|one| seen.insert(*one)).take(MOST).cloned().collect()
    }
}

/// Where it comes from; an App part, wired by the shell.
#[derive(Clone)]
pub struct Sources(pub SourceOf);

pub type SourceOf = for<'a> fn(&'a Person, &'a OrganisationId) -> BoxFuture<'a, Result<Source>>;

pub async fn source(person: &Person, organisation: &OrganisationId) -> Result<Source> {
    (person.ctx.app.part::<Sources>().0)(person, organisation).await
}

/// Parts of a plan that become building blocks at once; a practice with more is cut by people.
const BLOCKS: usize = 8;

/// An empty practice in this language.
pub fn blank(words: Words, title: &str, entry: &str) -> Body {
    let mut body = Body {
        entry: entry.to_owned(),
        language: words.code().to_owned(),
        licence: "CC-BY-4.0".to_owned(),
        ..Body::default()
    };
    body.texts.insert(body.language.clone(), Texts::from([("title".to_owned(), title.to_owned())]));
    body
}

/// The same, filled with what is known.
pub fn filled(mut body: Body, words: Words, source: &Source) -> Body {
    let texts = [("introduction", introduction(words, source)), ("impact", impact(words, source))];
    for (key, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
        body.texts.entry(body.language.clone()).or_default().insert(key.to_owned(), text);
    }
    let language = body.language.clone();
    let row = |texts: &[(&str, &str)], days: u32| Row {
        days: if days == 0 { String::new() } else { days.to_string() },
        texts: BTreeMap::from([(
            language.clone(),
            texts.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect(),
        )]),
        ..Row::default()
    };
    let done = source.done();
    let blocks = done.iter().map(|one| row(&[("name", &one.title), ("what", &one.what)], one.working_days));
    let hard = done.iter().filter(|one| !one.challenge.is_empty());
    let constraints = hard.map(|one| row(&[("challenge", &one.challenge), ("answer", &one.answer)], 0));
    body.rows.insert(List::Blocks.word().to_owned(), blocks.take(BLOCKS).collect());
    body.rows.insert(List::Constraints.word().to_owned(), constraints.take(BLOCKS).collect());
    // Days are written so that the earlier one is the lesser text.
    let known = |day: &&String| !day.is_empty();
    let first_day = done.iter().map(|one| &one.first_day).filter(known).min();
    let last_day = done.iter().map(|one| &one.last_day).filter(known).max();
    body.first_day = first_day.cloned().unwrap_or_default();
    body.last_day = last_day.cloned().unwrap_or_default();
    body.criteria = source.criteria();
    body.tidied()
}

fn introduction(words: Words, source: &Source) -> String {
    let objectives: Vec<&str> = source.objectives.iter().map(|one| one.title.as_str()).collect();
    let strengths: Vec<&str> = source.strengths.iter().map(|one| one.title.as_str()).collect();
    let wanted = || words.t1("publish-draft-objectives", "plan", &source.plan);
    let parts = [
        (!objectives.is_empty()).then(|| listed(wanted(), &objectives)),
        (!strengths.is_empty()).then(|| listed(words.t("publish-draft-strengths"), &strengths)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n")
}

/// With n, and nothing about why.
fn impact(words: Words, source: &Source) -> String {
    let line = |one: &Objective| {
        let Moved { rose, n, .. } = one.moved.as_ref()?;
        Some(words.t3("publish-draft-moved-line", "title", &one.title, "rose", *rose, "n", *n))
    };
    let lines: Vec<String> = source.objectives.iter().filter_map(line).collect();
    if lines.is_empty() {
        return String::new();
    }
    listed(words.t("publish-draft-moved"), &lines)
}

fn listed(heading: String, lines: &[impl AsRef<str>]) -> String {
    let lines = lines.iter().map(|line| format!("– {}", line.as_ref()));
    std::iter::once(heading).chain(lines).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn objective(id: &str, moved: Option<&str>, done: &[&str]) -> Objective {
        Objective {
            id: id.to_owned(),
            title: format!("Objective {id}"),
            moved: moved.map(|criterion| Moved { rose: 2, n: 3, criteria: vec![criterion.to_owned()] }),
            done: done
                .iter()
                .map(|id| Done { id: (*id).to_owned(), title: format!("Did {id}"), ..Done::default() })
                .collect(),
        }
    }

    fn strength(id: &str, criterion: &str) -> Strength {
        Strength { id: id.to_owned(), title: format!("Good {id}"), criteria: vec![criterion.to_owned()] }
    }

    fn source() -> Source {
        Source {
            plan: "Plan".to_owned(),
            objectives: vec![
                objective("moved", Some("TL1"), &["one", "both"]),
                objective("still", None, &["other", "both"]),
            ],
            strengths: vec![strength("near", "TL1"), strength("far", "PC1")],
        }
    }

    #[test]
    fn what_moved_is_proposed_with_what_was_found_good_there() {
        let proposed = source().proposed();

        assert_eq!(proposed.objectives, BTreeSet::from(["moved".to_owned()]));
        assert_eq!(proposed.strengths, BTreeSet::from(["near".to_owned()]));
    }

    #[test]
    fn a_draft_tells_of_what_was_chosen_and_of_nothing_else() {
        let words = Words::of("en").unwrap();
        let choice = source().proposed();

        let body = filled(blank(words, "Title", "practice"), words, &source().only(&choice));

        let texts = &body.texts["en"];
        assert_eq!(
            texts["introduction"],
            "What we wanted (Plan):\n– Objective moved\n\nWhat our assessment found good:\n– Good near"
        );
        assert_eq!(
            texts["impact"],
            "Between two assessments, without a claim about the cause:\n– Objective moved: 2 of 3 items rose"
        );
        let blocks: Vec<_> =
            body.list(List::Blocks).iter().map(|row| row.texts["en"]["name"].as_str()).collect();
        assert_eq!(blocks, ["Did one", "Did both"]);
        assert_eq!(body.criteria, ["TL1"]);
    }

    #[test]
    fn what_was_done_for_two_objectives_is_one_block() {
        let source = source();
        let done: Vec<&str> = source.done().into_iter().map(|one| one.id.as_str()).collect();

        assert_eq!(done, ["one", "both", "other"]);
    }
}
