//! What reviewers said of a practice, for the institution that wrote it: the verdict with its words, and
//! the step and the note beside each question of the rubric.

use std::collections::HashMap;
use std::sync::Arc;

use alcove_domain::assess::Mark;
use alcove_domain::network::Action;

use super::practices;
use super::reviewing::marks;
use super::store::review;
use crate::assess::editions::{self, Known};
use crate::assess::store::aside;
use crate::kit::api::{Listed, Paging};
use crate::kit::ids::{ItemId, PracticeId};
use crate::kit::{Error, Result};
use crate::network::Person;

pub struct Verdict {
    pub review: review::Model,
    /// The rubric that was used then.
    pub known: Arc<Known>,
    pub marks: HashMap<ItemId, (i64, Mark, String)>,
}

/// A page of those that were told, newest first. What a reviewer had begun when the text was taken back was
/// never said to anybody.
pub async fn of_practice(person: &Person, id: &PracticeId, paging: &Paging) -> Result<Listed<Verdict>> {
    let found = practices::find(&person.ctx, id).await?;
    person.may(Action::SeePractice, &found.resource())?;
    let db = person.ctx.db().read();
    let mut told = Vec::new();
    let is_told =
        |review: &review::Model| matches!(review.verdict.as_deref(), Some("published" | "returned"));
    let reviews = review::of_practice(db, id).await?.into_iter().filter(is_told);
    let page = paging.of(reviews, |review| review.id.0.clone())?;
    for review in page.items {
        let run = aside::find(db, &review.assessment_id).await?.ok_or(Error::NotFound)?;
        let known = editions::known(&person.ctx, &run.edition_id).await?;
        let marks = marks(person, &review).await?;
        told.push(Verdict { review, known, marks });
    }
    Ok(Listed { items: told, next: page.next })
}
