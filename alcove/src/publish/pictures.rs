//! Pictures of a practice: pieces of evidence that are shown with a caption, a licence, and the
//! consent of whoever can be known on them.

use alcove_domain::network::Action;
use alcove_domain::publish::template::LICENCES;

use super::catalogue;
use super::practices::{event, load};
use super::store::picture;
use crate::evidence::draft::Draft;
use crate::evidence::upload::Upload;
use crate::evidence::{self, store as rows};
use crate::kit::clock::new_id;
use crate::kit::ids::{EvidenceId, PictureId, PracticeId};
use crate::kit::{Ctx, Error, FieldFault, Fields, Refusal, Result};
use crate::network::{Person, Visitor};

/// Two or three say more than twenty.
pub const MOST: usize = 6;

/// Of a caption, a credit, and what consent was given: lines, no texts.
const LONGEST: usize = 300;

/// Whether somebody can be known on a picture.
pub const PEOPLE: [&str; 3] = ["none", "not-known", "consented"];

/// Adds one, as a piece of evidence of the institution and as a picture of the practice.
pub async fn add(person: &Person, id: &PracticeId, upload: Upload) -> Result<PictureId> {
    let found = load(person, id).await?;
    person.may(Action::EditPractice, &found.resource())?;
    found.stage().edit().map_err(super::practices::refused)?;
    let db = person.ctx.db().read();
    if picture::of_practice(db, id).await?.len() >= MOST {
        return Err(Refusal::new("practice-too-many-pictures").with("most", MOST).into());
    }
    let Upload { fields, files, mut faults, .. } = upload;
    faults.extend(check(&fields));
    if files.len() != 1 && faults.is_empty() {
        faults.push(FieldFault::new("file", "evidence-one-file"));
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let draft =
        Draft { title: fields.get("caption").to_owned(), kind: "photo".to_owned(), ..Draft::default() };
    let ids = evidence::add::add(person, &found.row.organisation_id, draft, files).await?;
    let evidence_id = ids.into_iter().next().ok_or_else(|| Error::invalid("file", "evidence-one-file"))?;
    let now = person.ctx.now.millis();
    let row = picture::Model {
        id: new_id(),
        practice_id: id.clone(),
        evidence_id,
        caption: fields.get("caption").to_owned(),
        credit: fields.get("credit").to_owned(),
        licence: fields.get("licence").to_owned(),
        people: fields.get("people").to_owned(),
        consent: fields.get("consent").to_owned(),
        consented_at: now,
        consented_by: person.id.clone(),
        added_at: now,
        removed_at: None,
    };
    let picture = row.id.clone();
    let event = event(person, &found.row, "practice.picture-added").after(&row.caption);
    let tx = person.ctx.begin().await?;
    picture::add(&*tx, row).await?;
    tx.commit(vec![event]).await?;
    Ok(picture)
}

fn check(fields: &Fields) -> Vec<FieldFault> {
    let mut faults = Vec::new();
    for field in ["caption", "credit", "consent"] {
        if fields.get(field).chars().count() > LONGEST {
            faults.push(FieldFault::new(field, "too-long").with("most", LONGEST));
        }
    }
    let mut add = |field: &'static str, code: &'static str| faults.push(FieldFault::new(field, code));
    if fields.get("caption").is_empty() {
        add("caption", "missing");
    }
    if !LICENCES.contains(&fields.get("licence")) {
        add("licence", "unknown-choice");
    }
    if !PEOPLE.contains(&fields.get("people")) {
        add("people", "unknown-choice");
    }
    // Who agreed, and where that is written down.
    if fields.get("people") == "consented" && fields.get("consent").is_empty() {
        add("consent", "practice-consent-words");
    }
    faults
}

/// Takes a picture out, of published versions as well: whoever is on it may change their mind.
pub async fn remove(person: &Person, id: &PracticeId, picture: &PictureId) -> Result<()> {
    let found = load(person, id).await?;
    person.may(Action::EditPractice, &found.resource())?;
    let row = picture::find(person.ctx.db().read(), id, picture).await?.ok_or(Error::NotFound)?;
    let event = event(person, &found.row, "practice.picture-removed").before(&row.caption);
    let tx = person.ctx.begin().await?;
    picture::remove(&*tx, picture, person.ctx.now.millis()).await?;
    tx.commit(vec![event]).await
}

pub async fn list(ctx: &Ctx, id: &PracticeId) -> Result<Vec<picture::Model>> {
    Ok(picture::of_practice(ctx.db().read(), id).await?)
}

/// The small picture's file, for whoever may see the practice: once it is published, everybody.
pub async fn thumbnail(visitor: &Visitor, id: &PracticeId, picture: &PictureId) -> Result<String> {
    let db = visitor.ctx.db().read();
    let row = picture::find(db, id, picture).await?.ok_or(Error::NotFound)?;
    // A picture that was added after the newest version is not published yet.
    let is_published = match catalogue::here(&visitor.ctx, id, None).await {
        Ok(found) => row.added_at <= found.version.published_at,
        Err(Error::NotFound) => false,
        Err(other) => return Err(other),
    };
    if !is_published {
        let person = visitor.person.as_ref().ok_or(Error::NotFound)?;
        load(person, id).await?;
    }
    let ids: [EvidenceId; 1] = [row.evidence_id];
    let files = rows::evidence_version::newest(db, &ids).await?;
    files.into_iter().next().and_then(|file| file.thumbnail_sha256).ok_or(Error::NotFound)
}

/// Pictures of what is published.
pub async fn published(ctx: &Ctx, id: &PracticeId, at: i64) -> Result<Vec<picture::Model>> {
    let mut rows = list(ctx, id).await?;
    rows.retain(|row| row.added_at <= at);
    Ok(rows)
}
