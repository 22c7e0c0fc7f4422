//! Word files that are read into practices: over one that is there, to be looked at before it is saved;
//! and a draft that is made of a file at once.

use alcove_domain::network::Action;

use super::practices::{self, Practice, load, of_organisation, refused};
use super::word_in::{self, Read};
use super::{criteria, drafting};
use crate::kit::ids::{OrganisationId, PracticeId};
use crate::kit::{Error, Result, Words};
use crate::network::Person;

/// What a file says over a practice as it stands.
pub struct Preview {
    pub practice: Practice,
    /// The one that the file was read in.
    pub language: String,
    pub read: Read,
}

/// Reads a file over a practice. Nothing is kept: what was read is saved as any other text is. Without a
/// language it is read in the one that the practice was written in.
pub async fn preview(person: &Person, id: &PracticeId, language: &str, file: &[u8]) -> Result<Preview> {
    let practice = load(person, id).await?;
    person.may(Action::EditPractice, &practice.resource())?;
    practice.stage().edit().map_err(refused)?;
    let language = match language {
        "" => practice.body.language.clone(),
        code => known(code)?.code().to_owned(),
    };
    let criterion = criteria::references().await?;
    let read = word_in::read(file, &practice.body, &language, &criterion)?;
    Ok(Preview { practice, language, read })
}

/// Starts a practice with what a file says.
pub async fn start(
    person: &Person,
    organisation: &OrganisationId,
    language: &str,
    entry: &str,
    file: &[u8],
) -> Result<PracticeId> {
    person.may(Action::WritePractice, &of_organisation(person, organisation))?;
    let words = known(language)?;
    let criterion = criteria::references().await?;
    let blank = drafting::blank(words, "", entry);
    let read = word_in::read(file, &blank, words.code(), &criterion)?;
    practices::create(person, organisation, read.body).await
}

fn known(code: &str) -> Result<Words> {
    Words::of(code).ok_or_else(|| Error::invalid("language", "unknown-choice"))
}
