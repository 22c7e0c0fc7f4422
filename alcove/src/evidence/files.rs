//! The files of a piece of evidence: a new version, all versions, a download.

use std::ops::Range;

use alcove_domain::network::Action;
use bytes::Bytes;
use futures_util::stream::BoxStream;

use super::add::{insert_file, written};
use super::checked::{check_all, keep};
use super::draft::{Draft, FileFacts};
use super::find::{self, Evidence, today};
use super::storage::Storage;
use super::store::{evidence, evidence_version};
use super::upload::SentFile;
use crate::kit::ids::EvidenceId;
use crate::kit::{Ctx, Error, FieldFault, Result};
use crate::network::Person;

/// Keeps another file as the newest version; the earlier ones stay.
pub async fn add_version(person: &Person, id: &EvidenceId, files: Vec<SentFile>) -> Result<Evidence> {
    let present = find::find(person, id).await?;
    person.may(Action::EditEvidence, &present.resource())?;
    if !present.row.has_file() {
        return Err(Error::invalid("file", "evidence-no-file-here"));
    }
    if files.len() != 1 {
        return Err(Error::invalid("file", "evidence-one-file"));
    }
    let checked = check_all(&person.ctx.app, files).await?;
    let file = checked.first().ok_or_else(|| Error::invalid("file", "evidence-one-file"))?;
    let newest = present.file.as_ref();
    if newest.is_some_and(|newest| newest.sha256 == file.staged.sha256) {
        return Err(Error::Invalid(vec![
            FieldFault::new("file", "evidence-same-file").with("name", file.name.clone()),
        ]));
    }
    keep(person.ctx.app.part::<Storage>(), &checked).await?;
    let number = newest.map_or(0, |newest| newest.number) + 1;
    let draft = Draft::of_row(&present.row);
    let limit = person.ctx.app.config.upload_limit;
    let piece = draft
        .check(Some(&FileFacts::of(file)), today(person), limit, person.words())
        .map_err(Error::Invalid)?;
    let tx = person.ctx.begin().await?;
    let changed = written(present.row.clone(), &draft, &piece, &file.name);
    if !evidence::update(&*tx, changed).await? {
        drop(tx);
        let present = find::find(person, id).await?;
        return Err(Error::Conflict(super::api::answer::value(&present)));
    }
    insert_file(person, &tx, id, number, file).await?;
    let event = person
        .ctx
        .event(Some(&person.id), "evidence.version-added", "evidence", id.as_str())
        .in_organisation(&present.row.organisation_id)
        .before(newest.map(|newest| newest.sha256.clone()).unwrap_or_default())
        .after(file.staged.sha256.clone());
    tx.commit(vec![event]).await?;
    find::find(person, id).await
}

/// All files, the newest first. Who has the piece in hand may see them.
pub async fn versions(ctx: &Ctx, found: &Evidence) -> Result<Vec<evidence_version::Model>> {
    Ok(evidence_version::of_evidence(ctx.db().read(), found.id()).await?)
}

/// The file of this number, or the newest.
pub async fn version(ctx: &Ctx, found: &Evidence, number: Option<i64>) -> Result<evidence_version::Model> {
    let newest = found.file.as_ref().ok_or(Error::NotFound)?;
    if number.is_none_or(|number| number == newest.number) {
        return Ok(newest.clone());
    }
    versions(ctx, found).await?.into_iter().find(|file| Some(file.number) == number).ok_or(Error::NotFound)
}

/// The content of a file, or a range of it.
pub async fn content(
    ctx: &Ctx,
    sha256: &str,
    range: Option<Range<u64>>,
) -> Result<BoxStream<'static, Result<Bytes>>> {
    ctx.app.part::<Storage>().get(sha256, range).await
}

impl Evidence {
    pub fn thumbnail(&self) -> Option<&str> {
        self.file.as_ref().and_then(|file| file.thumbnail_sha256.as_deref())
    }
}
