//! `/plans/{plan}/results`: what a later assessment shows of the items that the plan worked on.

use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use alcove_domain::assess::edition::{Instrument, ItemRef, in_language};
use alcove_domain::improve::movement::{Counts, ItemMovement};
use alcove_domain::kit::Number;
use alcove_domain::network::{Action, Resource};

use super::{Head, Tab};
use crate::improve::frozen::{Called, Frozen};
use crate::improve::movements::{self, Compared, Moved, Results, went_word};
use crate::improve::reassessing::name_of;
use crate::kit::form::{Path, Query};
use crate::kit::ids::{AssessmentId, PlanId};
use crate::kit::page::{Frame, Place, render};
use crate::kit::{Result, Words};
use crate::network::Person;

#[derive(Template)]
#[template(path = "improve/approval/results.html")]
struct Page {
    frame: Frame,
    head: Head,
    /// Assessments that the plan answers, and those to compare with.
    earliers: Vec<(String, String)>,
    laters: Vec<(String, String)>,
    from: String,
    to: String,
    whole: String,
    objectives: Vec<Line>,
    actions: Vec<Line>,
    /// Whether there is a later assessment at all.
    compared: bool,
    /// Where what was worked on is assessed again; empty for those who set no assessment up.
    again: String,
}

struct Line {
    id: String,
    number: String,
    title: String,
    /// The movement in one sentence, with n.
    said: String,
    items: Vec<Item>,
}

struct Item {
    code: String,
    title: String,
    lang: Option<String>,
    before: String,
    after: String,
    /// `good`, `bad` or nothing, and the icon.
    tone: &'static str,
    icon: &'static str,
    key: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    from: Option<AssessmentId>,
    assessment: Option<AssessmentId>,
}

pub async fn get(person: Person, Path(plan): Path<PlanId>, Query(asked): Query<Asked>) -> Result<Response> {
    let filled = |id: &Option<AssessmentId>| id.clone().filter(|id| !id.as_str().is_empty());
    let (from, to) = (filled(&asked.from), filled(&asked.assessment));
    let found = movements::find(&person, &plan, from.as_ref(), to.as_ref()).await?;
    let words = person.words();
    let pairs = |list: &[(AssessmentId, String)]| -> Vec<(String, String)> {
        list.iter().map(|(id, title)| (id.0.clone(), title.clone())).collect()
    };
    let compared = found.compared.as_ref();
    let id = |row: Option<&crate::assess::store::assessment::Model>| {
        row.map(|row| row.id.0.clone()).unwrap_or_default()
    };
    let lines = |of: fn(&Compared) -> &Vec<Moved>| -> Vec<Line> {
        compared.map_or_else(Vec::new, |compared| {
            of(compared).iter().map(|moved| line(words, &found, compared, moved)).collect()
        })
    };
    let page = Page {
        frame: person.frame(Place::Plan, words.t("improve-results-title")),
        head: Head::of(&person, &found.facts, Tab::Results),
        earliers: pairs(&found.earliers),
        laters: pairs(&found.laters),
        from: id(compared.map(|one| &one.earlier.row)),
        to: id(compared.map(|one| &one.later.row)),
        whole: compared.map(|one| sentence(words, one.whole.counts())).unwrap_or_default(),
        objectives: lines(|one| &one.objectives),
        actions: lines(|one| &one.actions),
        compared: compared.is_some(),
        again: again(&person, &found),
    };
    render(&page)
}

fn again(person: &Person, found: &Results) -> String {
    let facts = &found.facts;
    let organisation = Resource::Assessment(facts.organisation().as_str().into());
    match &found.edition {
        Some(edition) if person.can(Action::SetUpAssessment, &organisation) => {
            let preset = name_of(facts.id().as_str());
            format!("/assessments/new?edition={edition}&preset={preset}")
        }
        _ => String::new(),
    }
}

fn line(words: Words, found: &Results, compared: &Compared, moved: &Moved) -> Line {
    let numbers = found.facts.numbers();
    let row = found.facts.row(moved.at);
    Line {
        id: row.id.0.clone(),
        number: numbers.get(&moved.at).cloned().unwrap_or_default(),
        title: row.title.clone(),
        said: sentence(words, moved.movement.counts()),
        items: moved.movement.items.iter().map(|one| item(words, compared, one)).collect(),
    }
}

/// "3 of 5 items went up, 1 went down, 1 stayed; 2 cannot be compared."
fn sentence(words: Words, counts: Counts) -> String {
    if counts.n() == 0 {
        return words.t1("improve-results-none", "count", counts.not_comparable);
    }
    let said = words.say(
        "improve-results-moved",
        vec![
            ("n", counts.n().into()),
            ("up", counts.up.into()),
            ("down", counts.down.into()),
            ("same", counts.same.into()),
        ],
    );
    if counts.not_comparable == 0 {
        return said;
    }
    let rest = words.t1("improve-results-rest", "count", counts.not_comparable);
    words.t2("improve-results-moved-and-rest", "moved", said, "rest", rest)
}

fn item(words: Words, compared: &Compared, one: &ItemMovement) -> Item {
    let (earlier, later) = (&compared.earlier.frozen, &compared.later.frozen);
    let called = earlier.find(&one.earlier).map(|node| earlier.called(node, &words.lang()));
    let Called { code, title, lang } = called.unwrap_or_default();
    let before = one.before.as_ref().map(|value| value_said(earlier, words, &one.earlier, value));
    let after = one.later.as_ref().zip(one.after.as_ref());
    let after = after.map(|(item, value)| value_said(later, words, item, value));
    let word = went_word(one.went);
    let (tone, icon) = match word {
        "up" => ("good", "arrow-up"),
        "down" => ("bad", "arrow-down"),
        "same" => ("", "minus"),
        _ => ("", "ban"),
    };
    Item {
        code,
        title,
        lang,
        before: before.unwrap_or_default(),
        after: after.unwrap_or_default(),
        tone,
        icon,
        key: format!("improve-results-{word}"),
    }
}

/// A value in the terms of the item's instrument: the name of a step, a figure with its unit.
fn value_said(frozen: &Frozen, words: Words, item: &ItemRef, value: &Number) -> String {
    let node = frozen.tree.find(item).map(|at| &frozen.tree.nodes[at]);
    match node.and_then(|node| node.instrument.as_ref()) {
        Some(Instrument::Scale(scale)) => step(frozen, words, scale, value),
        Some(Instrument::YesNo) => {
            words.t(if value.is_zero() { "improve-results-no" } else { "improve-results-yes" })
        }
        Some(Instrument::Ratio(quantity)) if quantity.is_percent() => {
            let percent = words.number(&(value * &Number::from(100)), quantity.decimals);
            words.t1("improve-results-percent", "amount", percent)
        }
        Some(Instrument::Ratio(quantity) | Instrument::Amount(quantity)) => {
            let figure = words.number(value, quantity.decimals);
            words.t2("improve-about-figure", "figure", figure, "unit", quantity.unit.as_str())
        }
        _ => words.number(value, 2),
    }
}

fn step(frozen: &Frozen, words: Words, scale: &str, value: &Number) -> String {
    let edition = &frozen.known.edition;
    let steps = edition.scale(scale).map(|scale| scale.steps.as_slice()).unwrap_or_default();
    let step = steps.iter().find(|step| Number::from(i64::from(step.value)) == *value);
    let name = step.and_then(|step| in_language(&step.texts, &words.lang(), &edition.language));
    name.map_or_else(|| words.number(value, 0), |(_, label)| label.name.clone())
}
