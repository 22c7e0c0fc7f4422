//! The institution checks the facts of the draft report.

use alcove_domain::certify::Stage;
use alcove_domain::kit::words::{check_some_words, check_words};

use super::reporting::{Reader, Report, find};
use super::store::{application, part, passage, report};
use super::{engaged, words_refused};
use crate::kit::ids::{ApplicationId, PassageId};
use crate::kit::{Error, Refusal, Result, Tx};
use crate::network::Person;

/// What the institution says of a passage.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// `right`, `wrong`.
    pub answer: String,
    pub words: String,
}

/// Answers one passage.
pub async fn answer(person: &Person, id: &ApplicationId, which: &PassageId, said: &Checked) -> Result<()> {
    let found = find(person, id).await?;
    if !found.may_answer() {
        return Err(if found.reader == Reader::Applicant { not_now(&found) } else { Error::Forbidden });
    }
    match said.answer.as_str() {
        "right" => check_words(&said.words),
        "wrong" => check_some_words(&said.words),
        _ => return Err(Error::invalid("answer", "unknown-choice")),
    }
    .map_err(|words| words_refused("words", &words))?;
    let (tx, _) = checking(person, id).await?;
    let row = part::touch::<passage::Entity>(&*tx, id, which).await?;
    let mut row = row.filter(|row| row.sent_words.is_some()).ok_or(Error::NotFound)?;
    row.answer = Some(said.answer.clone());
    row.answer_words = said.words.trim().to_owned();
    row.answered_at = Some(person.ctx.now.millis());
    row.answered_by = Some(person.id.clone());
    passage::save(&*tx, row).await?;
    let event = person.ctx.event(Some(&person.id), "certify.passage-answered", "application", id.as_str());
    tx.commit(vec![event.in_organisation(&found.facts.row.organisation_id).after(which.0.clone())]).await
}

/// Ends the factual check; what was not answered counts as right.
pub async fn end(person: &Person, id: &ApplicationId) -> Result<()> {
    let found = find(person, id).await?;
    if !found.may_answer() {
        return Err(if found.reader == Reader::Applicant { not_now(&found) } else { Error::Forbidden });
    }
    let (tx, row) = checking(person, id).await?;
    let row = report::Model {
        checked_at: Some(person.ctx.now.millis()),
        checked_by: Some(person.id.clone()),
        ..row
    };
    report::save(&*tx, row).await?;
    let event = person.ctx.event(Some(&person.id), "certify.factual-check-ended", "application", id.as_str());
    let own = event.clone().in_organisation(&found.facts.row.organisation_id);
    tx.commit(vec![own, event.in_organisation(&found.facts.row.body_id)]).await
}

async fn checking(person: &Person, id: &ApplicationId) -> Result<(Tx, report::Model)> {
    let tx = person.ctx.begin().await?;
    let application = application::touch(&*tx, id).await?.ok_or(Error::NotFound)?;
    let row = report::touch(&*tx, id).await?.ok_or(Error::NotFound)?;
    if engaged::stage(&application) != Stage::FactualCheck || row.checked_at.is_some() {
        return Err(Error::NotNow(Refusal::new("factual-check-over")));
    }
    Ok((tx, row))
}

fn not_now(found: &Report) -> Error {
    Error::NotNow(Refusal::new("report-not-open").with("state", found.facts.row.state.clone()))
}
