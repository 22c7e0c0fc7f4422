//! Pictures of a practice: pieces of evidence that are shown with a caption, a licence, and the
//! consent of whoever can be known on them.

use alcove_domain::network::Action;
use alcove_domain::publish::template::LICENCES;
use alcove_report::document::Picture;
use futures_util::TryStreamExt as _;

use super::catalogue;
use super::practices::{event, load};
use super::store::picture;
use crate::evidence::draft::Draft;
use crate::evidence::kind::{self, Found};
use crate::evidence::upload::{SentFile, Upload};
use crate::evidence::{self, file_name, store as rows, thumbnail};
use crate::kit::clock::new_id;
use crate::kit::ids::{EvidenceId, PictureId, PracticeId};
use crate::kit::{Ctx, Error, FieldFault, Fields, Refusal, Result, Words};
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
    match files.as_slice() {
        [file] if !is_shown(file).await? => faults.push(FieldFault::new("file", "practice-no-picture")),
        [_] => {}
        _ if faults.is_empty() => faults.push(FieldFault::new("file", "evidence-one-file")),
        _ => {}
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

/// Whether the file can be drawn: what cannot would leave a hole on the page. What is wrong with a file of
/// any kind, the library says itself.
async fn is_shown(file: &SentFile) -> Result<bool> {
    let (path, ending) = (file.staged.path().to_owned(), file_name::ending(&file.name));
    let found = tokio::task::spawn_blocking(move || kind::look(&path, &ending)).await;
    match found.map_err(Error::fault)?? {
        Found::Taken(kind) => Ok(thumbnail::draw(file.staged.path().to_owned(), kind).await.is_some()),
        Found::Other => Ok(true),
    }
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
    let hidden = match catalogue::here(&visitor.ctx, id, None).await {
        Ok(found) => (row.added_at > found.version.published_at).then_some(Error::NotFound),
        Err(error @ (Error::NotFound | Error::Gone(_))) => Some(error),
        Err(other) => return Err(other),
    };
    if let Some(error) = hidden {
        let Some(person) = &visitor.person else { return Err(error) };
        match load(person, id).await {
            Ok(_) => {}
            Err(Error::NotFound) => return Err(error),
            Err(other) => return Err(other),
        }
    }
    let ids: [EvidenceId; 1] = [row.evidence_id];
    let files = rows::evidence_version::newest(db, &ids).await?;
    files.into_iter().next().and_then(|file| file.thumbnail_sha256).ok_or(Error::NotFound)
}

/// Pictures as they are set on paper: what readers see on the page, and the same words under it. One
/// whose file cannot be read leaves its words, and says that it is missing.
pub async fn printed(ctx: &Ctx, shown: Vec<picture::Model>) -> Result<Vec<Picture>> {
    let ids: Vec<EvidenceId> = shown.iter().map(|row| row.evidence_id.clone()).collect();
    let files = rows::evidence_version::newest(ctx.db().read(), &ids).await?;
    let mut printed = Vec::new();
    for row in shown {
        let file = files.iter().find(|file| file.evidence_id == row.evidence_id);
        let content = match file.and_then(|file| file.thumbnail_sha256.as_deref()) {
            Some(sha256) => content(ctx, sha256).await.unwrap_or_else(|fault| {
                tracing::warn!(%fault, picture = %row.id, "a picture is missing on paper");
                Vec::new()
            }),
            None => Vec::new(),
        };
        let mut terms = terms(ctx.words, &row);
        if content.is_empty() {
            terms = format!("{terms} · {}", ctx.words.t("publish-picture-missing"));
        }
        printed.push(Picture::new(content, row.caption, terms));
    }
    Ok(printed)
}

async fn content(ctx: &Ctx, sha256: &str) -> Result<Vec<u8>> {
    let chunks = evidence::files::content(ctx, sha256, None).await?;
    Ok(chunks.try_collect::<Vec<_>>().await?.concat())
}

/// Who made it, and under which licence.
pub fn terms(words: Words, row: &picture::Model) -> String {
    let licence = words.t(&format!("publish-licence-{}", row.licence.to_lowercase().replace('.', "-")));
    if row.credit.is_empty() { licence } else { format!("{} · {licence}", row.credit) }
}

/// Pictures of what is published.
pub async fn published(ctx: &Ctx, id: &PracticeId, at: i64) -> Result<Vec<picture::Model>> {
    let mut rows = list(ctx, id).await?;
    rows.retain(|row| row.added_at <= at);
    Ok(rows)
}
