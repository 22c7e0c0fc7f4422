//! Asking for an internal document, and what its owner says: open until a day, no, or no longer. Each
//! reading is a copy made for that reader, and stands in the history of both institutions.

use alcove_domain::kit::Day;
use alcove_domain::network::Action;
use alcove_domain::publish::{Request, RequestRefusal, Standing};
use alcove_report::mark::Mark;

use super::asking_again::answerable;
use super::practices::{self, Practice, recipient};
use super::request_lists::is_asker;
use super::store::{internal, request};
use super::{catalogue, marking};
use crate::evidence::{self, files};
use crate::kit::clock::new_id;
use crate::kit::db::Connection;
use crate::kit::download::{File, Format};
use crate::kit::etag::Condition;
use crate::kit::ids::{DocumentRequestId, InternalDocumentId, OrganisationId, PracticeId};
use crate::kit::mail::{self, Mail};
use crate::kit::words::format::day_in;
use crate::kit::{Ctx, Error, Event, FieldFault, Refusal, Result, Words};
use crate::network::Person;
use crate::network::store::organisation;

/// Requests of one person in a day; more is a copy of the archive.
const MOST_A_DAY: u64 = 10;

/// Asks to read one, and says what for. Those who answer for its institution are told.
pub async fn ask(
    asker: &Person,
    id: &PracticeId,
    document: &InternalDocumentId,
    purpose: &str,
) -> Result<DocumentRequestId> {
    let organisation = asker.current_organisation()?.clone();
    let ctx = &asker.ctx;
    let db = ctx.db().read();
    let found = catalogue::here(ctx, id, None).await?;
    let document = internal::find(db, id, document).await?.ok_or(Error::NotFound)?;
    let owner = &found.practice.organisation_id;
    let today = day_in(ctx.now, &found.provider.time_zone);
    let row = request::Model {
        id: new_id(),
        document_id: document.id.clone(),
        practice_id: id.clone(),
        owner_id: owner.clone(),
        organisation_id: organisation.clone(),
        asked_by: asker.id.clone(),
        asked_at: ctx.now.millis(),
        purpose: purpose.trim().to_owned(),
        answered_at: None,
        answered_by: None,
        granted_until: None,
        file_number: None,
        reason: String::new(),
        revoked_at: None,
        revoked_by: None,
        opened: 0,
        opened_at: None,
        version: 1,
    };
    let request = row.id.clone();
    let events = in_both(asker, &row, "practice.document-asked-for", &document.name, &row.purpose);
    let mail = match answerable(ctx, &found.practice.organisation_id).await? {
        Some((to, words)) => Some(asked_mail(asker, &row, &document, to, words).await?),
        None => None,
    };
    let tx = ctx.begin().await?;
    internal::hold(&*tx, id, &document.id).await?.ok_or(Error::NotFound)?;
    may_ask(&*tx, asker, &row, today).await?;
    request::add(&*tx, row).await?;
    if let Some(mail) = mail {
        mail::queue(ctx, &*tx, mail).await?;
    }
    tx.commit(events).await?;
    Ok(request)
}

/// What the rules say of a request, while nobody else asks for the same document: sent twice at once,
/// it is one.
async fn may_ask(tx: &impl Connection, asker: &Person, row: &request::Model, today: Day) -> Result<()> {
    let earlier = request::of_asker(tx, &row.document_id, &asker.id).await?;
    let earlier: Vec<Standing> = earlier.iter().map(|row| row.request().standing(today)).collect();
    // Whoever belongs to the owner reads it at home, whichever institution they come for.
    let at_home = asker.actor.belongs_to(&row.owner_id.as_str().into());
    let from = if at_home { &row.owner_id } else { &row.organisation_id };
    Request::ask(&row.owner_id.as_str().into(), &from.as_str().into(), &earlier, &row.purpose)
        .map_err(|refusal| refused(asker.words(), "purpose", refusal))?;
    let since = asker.ctx.now.plus_days(-1).millis();
    if request::asked_since(tx, &asker.id, since).await? >= MOST_A_DAY {
        return Err(Error::TooMany { seconds: 86_400 });
    }
    Ok(())
}

async fn asked_mail(
    asker: &Person,
    row: &request::Model,
    document: &internal::Model,
    to: String,
    words: Words,
) -> Result<Mail> {
    let home = name_of(&asker.ctx, &row.organisation_id).await?;
    Ok(Mail {
        to,
        subject: words.t1("publish-mail-requested-subject", "document", &document.name),
        body: words.say(
            "publish-mail-requested-body",
            vec![
                ("who", asker.name.clone().into()),
                ("organisation", home.into()),
                ("document", document.name.clone().into()),
                ("purpose", row.purpose.clone().into()),
                ("link", link(&asker.ctx, &row.id).into()),
            ],
        ),
        words,
        dedupe: Some(format!("document-request/{}", row.id)),
    })
}

/// Opens it to the asker until the end of a day. Whoever says so may see the document themselves.
pub async fn grant(
    person: &Person,
    id: &DocumentRequestId,
    seen: &Condition,
    until: &str,
) -> Result<request::Model> {
    let mut held = at_owner(person, id, seen).await?;
    let until = Day::parse(until.trim()).map_err(|_| Error::invalid("until", "not-a-day"))?;
    let granted = held.row.request().grant(until, held.today);
    granted.map_err(|refusal| refused(person.words(), "until", refusal))?;
    let gone = || Error::from(Refusal::new("document-gone"));
    let piece = evidence::find(person, &held.document.evidence_id).await?;
    if held.document.removed_at.is_some() || piece.is_withdrawn() {
        return Err(gone());
    }
    let file = piece.file.as_ref().ok_or_else(gone)?;
    held.row.answered_at = Some(person.ctx.now.millis());
    held.row.answered_by = Some(person.id.clone());
    held.row.granted_until = Some(until.to_string());
    held.row.file_number = Some(file.number);
    let said = |words: Words| Answer {
        subject: words.t1("publish-mail-granted-subject", "document", &held.document.name),
        body: words.t3(
            "publish-mail-granted-body",
            "document",
            &held.document.name,
            "day",
            words.day(until),
            "link",
            link(&person.ctx, id),
        ),
    };
    save(person, &held, "practice.document-granted", &until.to_string(), said).await
}

pub async fn refuse(
    person: &Person,
    id: &DocumentRequestId,
    seen: &Condition,
    reason: &str,
) -> Result<request::Model> {
    let mut held = at_owner(person, id, seen).await?;
    let no = held.row.request().refuse(reason, held.today);
    no.map_err(|refusal| refused(person.words(), "reason", refusal))?;
    held.row.answered_at = Some(person.ctx.now.millis());
    held.row.answered_by = Some(person.id.clone());
    held.row.reason = reason.trim().to_owned();
    let said = |words: Words| told(words, &held, "publish-mail-refused-subject", "publish-mail-refused-body");
    save(person, &held, "practice.document-refused", reason.trim(), said).await
}

/// Closes what is open, from now on.
pub async fn revoke(
    person: &Person,
    id: &DocumentRequestId,
    seen: &Condition,
    reason: &str,
) -> Result<request::Model> {
    let mut held = at_owner(person, id, seen).await?;
    let closed = held.row.request().revoke(reason, held.today);
    closed.map_err(|refusal| refused(person.words(), "reason", refusal))?;
    held.row.revoked_at = Some(person.ctx.now.millis());
    held.row.revoked_by = Some(person.id.clone());
    held.row.reason = reason.trim().to_owned();
    let said = |words: Words| told(words, &held, "publish-mail-revoked-subject", "publish-mail-revoked-body");
    save(person, &held, "practice.document-revoked", reason.trim(), said).await
}

/// A request in the hands of those who answer it.
struct Held {
    row: request::Model,
    practice: Practice,
    document: internal::Model,
    /// Where the document is.
    today: Day,
}

async fn at_owner(person: &Person, id: &DocumentRequestId, seen: &Condition) -> Result<Held> {
    let db = person.ctx.db().read();
    let row = request::by_id(db, id).await?.ok_or(Error::NotFound)?;
    let practice = practices::find(&person.ctx, &row.practice_id).await?;
    // The asker knows of the request, and answers nothing.
    let asks = row.asked_by == person.id;
    person.may(Action::EndorsePractice, &practice.resource()).map_err(|error| match error {
        Error::NotFound if asks => Error::Forbidden,
        other => other,
    })?;
    if let Condition::Versions(versions) = seen
        && !versions.contains(&row.version)
    {
        return Err(Error::PreconditionFailed(serde_json::json!({ "version": row.version })));
    }
    let document = document_of(&person.ctx, &row).await?;
    let today = today_at(&person.ctx, &row.owner_id).await?;
    Ok(Held { row, practice, document, today })
}

/// What the asker is told, in words of theirs.
struct Answer {
    subject: String,
    body: String,
}

fn told(words: Words, held: &Held, subject: &'static str, body: &'static str) -> Answer {
    Answer {
        subject: words.t1(subject, "document", &held.document.name),
        body: words.t2(body, "document", &held.document.name, "reason", &held.row.reason),
    }
}

/// Writes the answer as the next version, and tells the asker where they still belong there.
async fn save(
    person: &Person,
    held: &Held,
    act: &'static str,
    value: &str,
    said: impl Fn(Words) -> Answer,
) -> Result<request::Model> {
    let ctx = &person.ctx;
    let row = request::Model { version: held.row.version + 1, ..held.row.clone() };
    let asker = recipient(ctx, &row.organisation_id, &row.asked_by).await?;
    let event = practices::event(person, &held.practice.row, act).before(&held.document.name).after(value);
    let tx = ctx.begin().await?;
    if !request::is_updated(&*tx, row.clone()).await? {
        return Err(Error::PreconditionFailed(serde_json::Value::Null));
    }
    if let Some((to, words)) = asker {
        let Answer { subject, body } = said(words);
        let dedupe = Some(format!("document-request/{}/{}", row.id, row.version));
        mail::queue(ctx, &*tx, Mail { to, subject, body, words, dedupe }).await?;
    }
    tx.commit(vec![event]).await?;
    Ok(row)
}

/// A copy for whoever asked, as long as it is open and they belong to the institution they asked for.
/// It is theirs when the reading stands in the history.
pub async fn open(person: &Person, id: &DocumentRequestId) -> Result<File> {
    let ctx = &person.ctx;
    let db = ctx.db().read();
    let row = request::by_id(db, id).await?.filter(|row| is_asker(person, row)).ok_or(Error::NotFound)?;
    let today = today_at(ctx, &row.owner_id).await?;
    let until = row.request().open(today);
    let until = until.map_err(|refusal| refused(person.words(), "until", refusal))?;
    let gone = || Error::from(Refusal::new("document-gone"));
    let document = internal::find(db, &row.practice_id, &row.document_id).await?.ok_or_else(gone)?;
    let piece = evidence::find_unchecked(ctx, &document.evidence_id).await?;
    if piece.is_withdrawn() {
        return Err(gone());
    }
    let file = files::version(ctx, &piece, row.file_number).await?;
    let mark = mark(person, &row, &document, until).await?;
    let bytes = marking::copy(ctx, &file, mark, id.as_str()).await?;
    let value = format!("{} {}", document.name, file.sha256);
    let events = in_both(person, &row, "practice.document-opened", &value, &row.purpose);
    let tx = ctx.begin().await?;
    // It may have been taken off or closed while the copy was made.
    internal::hold(&*tx, &row.practice_id, &row.document_id).await?.ok_or_else(gone)?;
    if !request::is_opened(&*tx, &row, ctx.now.millis()).await? {
        return Err(Error::PreconditionFailed(serde_json::Value::Null));
    }
    tx.commit(events).await?;
    let name = format!("document-{}.pdf", &id.as_str()[..8.min(id.as_str().len())]);
    Ok(File { name, format: Format::Pdf, bytes })
}

async fn mark(person: &Person, row: &request::Model, document: &internal::Model, until: Day) -> Result<Mark> {
    let words = person.words();
    let home = name_of(&person.ctx, &row.organisation_id).await?;
    let owner = name_of(&person.ctx, &row.owner_id).await?;
    let until = words.t1("publish-mark-until", "day", words.day(until));
    let foot = words.say(
        "publish-mark-foot",
        vec![
            ("who", person.name.clone().into()),
            ("organisation", home.clone().into()),
            ("owner", owner.into()),
            ("purpose", row.purpose.clone().into()),
            ("until", until.clone().into()),
            ("read", words.moment(person.ctx.now, &person.zone).into()),
        ],
    );
    Ok(Mark {
        language: words.code().to_owned(),
        title: document.name.clone(),
        across: vec![person.name.clone(), home, until],
        foot,
    })
}

async fn document_of(ctx: &Ctx, row: &request::Model) -> Result<internal::Model> {
    let found = internal::by_ids(ctx.db().read(), vec![row.document_id.clone()]).await?;
    found.into_iter().next().ok_or(Error::NotFound)
}

async fn today_at(ctx: &Ctx, id: &OrganisationId) -> Result<Day> {
    let home = organisation::find(ctx.db().read(), id).await?.ok_or(Error::NotFound)?;
    Ok(day_in(ctx.now, &home.time_zone))
}

async fn name_of(ctx: &Ctx, id: &OrganisationId) -> Result<String> {
    let home = organisation::find(ctx.db().read(), id).await?;
    Ok(home.map(|one| one.name).unwrap_or_default())
}

/// An act of the asker stands in the history of both institutions.
fn in_both(
    person: &Person,
    row: &request::Model,
    act: &'static str,
    document: &str,
    purpose: &str,
) -> Vec<Event> {
    let event = |organisation: &OrganisationId| {
        person
            .ctx
            .event(Some(&person.id), act, "practice", row.practice_id.as_str())
            .in_organisation(organisation)
            .before(document)
            .after(purpose)
    };
    vec![event(&row.owner_id), event(&row.organisation_id)]
}

fn link(ctx: &Ctx, id: &DocumentRequestId) -> String {
    format!("{}/practices/requests/{id}", ctx.app.config.public_url)
}

/// A rule's no, with its facts; `field`: where the words are that it is about.
fn refused(words: Words, field: &'static str, refusal: RequestRefusal) -> Error {
    match refusal {
        RequestRefusal::OwnInstitution => Refusal::new("document-own-institution").into(),
        RequestRefusal::AskedAlready { is } => {
            Error::NotNow(Refusal::new("document-asked-already").with("is", is.word()))
        }
        RequestRefusal::NotInThisState { is } => {
            Error::NotNow(Refusal::new("document-not-in-this-state").with("is", is.word()))
        }
        RequestRefusal::DayOutside { first, last } => Error::Invalid(vec![
            FieldFault::new(field, "day-outside")
                .with("first", words.day(first))
                .with("last", words.day(last)),
        ]),
        RequestRefusal::PurposeTooLong { at_most, .. } => {
            Error::Invalid(vec![FieldFault::new(field, "too-long").with("most", at_most)])
        }
        RequestRefusal::Words(refusal) => practices::not_said(field, &refusal, "words-empty"),
    }
}
