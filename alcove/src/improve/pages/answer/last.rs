//! What was said last of an action, for whoever answers by a link: they know the plan by one action, so
//! they are told the author's part in the institution and no name.

use alcove_domain::kit::{Instant, Number};

use crate::improve::links::Opened;
use crate::improve::pages::node::notes::{Choice, choice};
use crate::kit::Result;
use crate::network::store::membership;
use crate::plan::store::status_note;
use crate::plan::words;

/// The last note of an action.
pub struct Last {
    pub standing: Choice,
    pub done: Option<String>,
    pub words: String,
    /// On which day, by whom.
    pub line: String,
}

impl Last {
    pub async fn of(opened: &Opened, note: &status_note::Model) -> Result<Self> {
        let person = &opened.person;
        let words_ = person.words();
        let day = words_.day_of(Instant(note.noted_at), &person.zone);
        Ok(Self {
            standing: choice(words_, words::read_standing(&note.standing).unwrap_or_default()),
            done: hundredths(note).map(|done| words_.number(&done, 0)),
            words: note.words.clone(),
            line: match author(opened, note).await? {
                Some(by) => words_.t2("improve-answer-last-by", "day", day, "by", by),
                None => day,
            },
        })
    }
}

/// How far it was said to be, in hundredths.
pub fn hundredths(note: &status_note::Model) -> Option<Number> {
    let done = note.done.as_ref().and_then(|done| Number::parse(done).ok());
    done.map(|done| done * Number::from(100))
}

/// The role in which somebody wrote a note; none where they had none.
async fn author(opened: &Opened, note: &status_note::Model) -> Result<Option<String>> {
    let Opened { person, facts, .. } = opened;
    let words = person.words();
    if note.noted_by == person.id {
        return Ok(Some(words.t("improve-answer-you")));
    }
    let db = person.ctx.db().read();
    let held = membership::of_person_in(db, &note.noted_by, facts.organisation()).await?;
    let then = held
        .iter()
        .find(|row| row.from_at <= note.noted_at && row.until_at.is_none_or(|until| until > note.noted_at));
    Ok(then.map(|row| words.t(&format!("role-{}", row.role))))
}
