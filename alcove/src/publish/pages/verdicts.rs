//! What reviewers said, on the page where a practice is worked on.

use std::collections::HashMap;

use alcove_domain::assess::Mark;
use alcove_domain::assess::edition::{Instrument, in_language};
use alcove_domain::kit::Instant;

use crate::kit::api::Paging;
use crate::kit::ids::{ItemId, PracticeId};
use crate::kit::{Result, Words};
use crate::network::Person;
use crate::publish::verdicts;

pub struct Verdict {
    pub act: String,
    pub day: String,
    pub reason: String,
    pub items: Vec<VerdictItem>,
}

/// One question of the rubric: what it is called, the step, and the note beside it.
pub struct VerdictItem {
    pub name: String,
    pub step: String,
    pub note: String,
}

/// Newest first.
pub(super) async fn told(person: &Person, id: &PracticeId) -> Result<Vec<Verdict>> {
    let words = person.words();
    let told =
        verdicts::of_practice(person, id, &Paging::default()).await?.items.into_iter().map(|told| Verdict {
            act: words.t(&format!("publish-step-{}", told.review.verdict.as_deref().unwrap_or_default())),
            day: told.review.decided_at.map(|at| words.day_of(Instant(at), &person.zone)).unwrap_or_default(),
            items: items(words, &told.known, &told.marks),
            reason: told.review.words,
        });
    Ok(told.collect())
}

fn items(
    words: Words,
    known: &crate::assess::editions::Known,
    marks: &HashMap<ItemId, (i64, Mark, String)>,
) -> Vec<VerdictItem> {
    let edition = &known.edition;
    let wanted = words.lang();
    let items = edition.rated().filter_map(|(at, item)| {
        let (_, mark, note) = marks.get(&known.ids[at])?;
        let scale = match &item.instrument {
            Some(Instrument::Scale(scale)) => edition.scale(scale),
            _ => None,
        };
        let chosen = scale.and_then(|scale| {
            scale.steps.iter().find(|step| matches!(mark, Mark::Step(value) if *value == step.value))
        });
        let step = chosen.and_then(|step| in_language(&step.texts, &wanted, &edition.language));
        let name = in_language(&item.texts, &wanted, &edition.language);
        Some(VerdictItem {
            name: name.map(|(_, text)| text.name.clone()).unwrap_or_default(),
            step: step.map(|(_, label)| label.name.clone()).unwrap_or_default(),
            note: note.clone(),
        })
    });
    items.collect()
}
