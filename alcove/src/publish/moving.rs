//! The way of a practice inside its own institution: handed in, agreed to or sent back, withdrawn,
//! and said each year to be still in use.

use alcove_domain::network::Action;
use alcove_domain::publish::PublishRefusal;

use super::practices::{self, Practice, Taken, event, load, recipient, refused, save};
use super::reviewers;
use super::store::{practice, review, step};
use super::withdrawing;
use crate::kit::etag::Condition;
use crate::kit::ids::{PersonId, PracticeId};
use crate::kit::mail::{self, Mail};
use crate::kit::{Error, Result, Tx, Words};
use crate::network::Person;

/// Hands it in for the institution's own validation.
pub async fn submit(person: &Person, id: &PracticeId) -> Result<Practice> {
    let found = load(person, id).await?;
    person.may(Action::EditPractice, &found.resource())?;
    let stage = found.stage().submit(found.body.missing()).map_err(|refusal| named(person, refusal))?;
    let mut row = found.row;
    row.state = stage.word().to_owned();
    let event = event(person, &row, "practice.submitted").after(&row.title);
    save(person, row, Some(Taken { act: "submitted", reason: String::new() }), event).await
}

/// The missing elements by their names, not by their keys.
fn named(person: &Person, refusal: PublishRefusal) -> Error {
    let PublishRefusal::Incomplete { missing } = refusal else { return refused(refusal) };
    let words = person.words();
    let names: Vec<String> = missing.iter().map(|key| words.t(&format!("publish-element-{key}"))).collect();
    crate::kit::Refusal::new("practice-incomplete")
        .with("n", missing.len())
        .with("missing", names.join(", "))
        .into()
}

/// Takes it back to work on it. A reviewer who had begun is done with it.
pub async fn take_back(person: &Person, id: &PracticeId) -> Result<Practice> {
    let found = load(person, id).await?;
    person.may(Action::EditPractice, &found.resource())?;
    let stage = found.stage().take_back().map_err(refused)?;
    let mut row = found.row;
    row.state = stage.word().to_owned();
    let event = event(person, &row, "practice.taken-back").after(&row.title);
    let tx = person.ctx.begin().await?;
    end_review(person, &tx, id).await?;
    practices::put(person, &tx, row).await?;
    practices::note_step(person, &tx, id, "taken-back", "").await?;
    tx.commit(vec![event]).await?;
    practices::find(&person.ctx, id).await
}

async fn end_review(person: &Person, tx: &Tx, id: &PracticeId) -> Result<()> {
    for open in review::open(&**tx, std::slice::from_ref(id)).await? {
        review::is_decided(&**tx, &open.id, "taken-back", "", person.ctx.now.millis()).await?;
    }
    Ok(())
}

/// The institution agrees to the text that was read: from now on it waits for a reviewer, and those for its
/// themes are told.
pub async fn endorse(person: &Person, id: &PracticeId, seen: &Condition) -> Result<Practice> {
    let found = load(person, id).await?;
    person.may(Action::EndorsePractice, &found.resource())?;
    practices::check_version(seen, &found)?;
    let author = found.row.created_by.as_str().into();
    let stage = found.stage().endorse(&author, &person.id.as_str().into()).map_err(refused)?;
    let told = reviewers::fitting(&person.ctx, &found).await?;
    let mut row = found.row;
    row.state = stage.word().to_owned();
    row.attempt += 1;
    let event = event(person, &row, "practice.endorsed").after(&row.title);
    let tx = person.ctx.begin().await?;
    for reviewer in told {
        let words = Words::of(&reviewer.language).unwrap_or_default();
        let link = format!("{}/practices/reviews", person.ctx.app.config.public_url);
        let mail = Mail {
            to: reviewer.email,
            subject: words.t1("publish-mail-review-subject", "title", &row.title),
            body: words.t2("publish-mail-review-body", "title", &row.title, "link", &link),
            words,
            dedupe: Some(format!("practice-review/{id}/{}/{}", row.attempt, reviewer.person_id)),
        };
        mail::queue(&person.ctx, &*tx, mail).await?;
    }
    practices::put(person, &tx, row).await?;
    practices::note_step(person, &tx, id, "endorsed", "").await?;
    tx.commit(vec![event]).await?;
    practices::find(&person.ctx, id).await
}

/// The institution sends it back to its author, with reasons.
pub async fn send_back(person: &Person, id: &PracticeId, reason: &str) -> Result<Practice> {
    let found = load(person, id).await?;
    person.may(Action::EndorsePractice, &found.resource())?;
    if found.stage() == alcove_domain::publish::Stage::Reviewing {
        return Err(refused(PublishRefusal::NotInThisState { is: found.stage() }));
    }
    let stage = found.stage().send_back(reason).map_err(refused)?;
    let mut row = found.row;
    row.state = stage.word().to_owned();
    let event = event(person, &row, "practice.returned").after(reason.trim());
    let tx = person.ctx.begin().await?;
    tell_author(person, &tx, &row, "returned", reason).await?;
    practices::put(person, &tx, row).await?;
    practices::note_step(person, &tx, id, "returned", reason).await?;
    tx.commit(vec![event]).await?;
    practices::find(&person.ctx, id).await
}

/// Takes what was published out of the catalogue; its address says so from now on, and those who took
/// parts of it over are told.
pub async fn withdraw(
    person: &Person,
    id: &PracticeId,
    reason: &str,
    replaced_by: Option<&PracticeId>,
) -> Result<Practice> {
    let found = load(person, id).await?;
    person.may(Action::EndorsePractice, &found.resource())?;
    let published = u32::try_from(found.row.published).unwrap_or_default();
    let stage = found.stage().withdraw(published, reason).map_err(refused)?;
    if let Some(other) = replaced_by {
        withdrawing::check_successor(&person.ctx, id, other).await?;
    }
    let mut row = found.row;
    row.state = stage.word().to_owned();
    row.withdrawn_at = Some(person.ctx.now.millis());
    row.replaced_by = replaced_by.cloned();
    let told = row.clone();
    let event = event(person, &row, "practice.withdrawn").after(reason.trim());
    let tx = person.ctx.begin().await?;
    end_review(person, &tx, id).await?;
    practices::put(person, &tx, row).await?;
    practices::note_step(person, &tx, id, "withdrawn", reason).await?;
    withdrawing::tell_adopters(person, &tx, &told, reason).await?;
    tx.commit(vec![event]).await?;
    practices::find(&person.ctx, id).await
}

/// What the institution answers to the yearly question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    StillInUse,
    Ended,
}

/// Says whether what was published is still done. Both answers stay readable.
pub async fn confirm(person: &Person, id: &PracticeId, answer: Answer, words: &str) -> Result<Practice> {
    let found = load(person, id).await?;
    person.may(Action::EditPractice, &found.resource())?;
    if found.row.published == 0 || found.row.withdrawn_at.is_some() {
        return Err(refused(PublishRefusal::NotInThisState { is: found.stage() }));
    }
    alcove_domain::kit::check_words(words)
        .map_err(|refusal| practices::not_said("words", &refusal, "words-empty"))?;
    let now = Some(person.ctx.now.millis());
    let mut row = found.row;
    let (act, name) = match answer {
        Answer::StillInUse => ("confirmed", "practice.confirmed"),
        Answer::Ended => ("ended", "practice.ended"),
    };
    row.confirmed_at = now;
    row.ended_at = if answer == Answer::Ended { now } else { None };
    let event = event(person, &row, name).after(words.trim());
    save(person, row, Some(Taken { act, reason: words.to_owned() }), event).await
}

/// What was done on the way, newest first.
pub async fn steps(person: &Person, id: &PracticeId) -> Result<Vec<step::Model>> {
    Ok(step::of_practice(person.ctx.db().read(), id).await?)
}

/// Tells the author what became of it. Somebody who has left is not written to.
pub(super) async fn tell_author(
    person: &Person,
    tx: &Tx,
    row: &practice::Model,
    what: &'static str,
    reason: &str,
) -> Result<()> {
    let author: &PersonId = &row.created_by;
    let Some((to, words)) = recipient(&person.ctx, &row.organisation_id, author).await? else {
        return Ok(());
    };
    let link = format!("{}/practices/{}/work", person.ctx.app.config.public_url, row.id);
    let (subject, body) = match what {
        "returned" => ("publish-mail-returned-subject", "publish-mail-returned-body"),
        _ => ("publish-mail-published-subject", "publish-mail-published-body"),
    };
    let mail = Mail {
        to,
        subject: words.t1(subject, "title", &row.title),
        body: words.t3(body, "title", &row.title, "reason", reason.trim(), "link", &link),
        words,
        dedupe: Some(format!("practice-{what}/{}/{}", row.id, row.version)),
    };
    mail::queue(&person.ctx, &**tx, mail).await
}
