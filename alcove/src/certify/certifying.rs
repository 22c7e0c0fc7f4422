//! Certificates: issued on a grant, looked at again, suspended, given back, revoked with a reason,
//! renewed; and the register of them all.

use alcove_domain::certify::certificate::{self as rules, Certificate, CertificateRefusal, Standing};
use alcove_domain::kit::Day;
use alcove_domain::network::Action;
use serde::{Deserialize, Serialize};

use super::applying::mentions;
use super::awarding::{self, Days};
use super::facts::{self, Facts};
use super::scheme_body::named;
use super::schemes::Edition;
use super::snapshot::Texts;
use super::store::{application, certificate, check, event};
use super::telling;
use crate::kit::clock::new_id;
use crate::kit::etag::Condition;
use crate::kit::ids::{CertificateCheckId, CertificateId, OrganisationId};
use crate::kit::words::format::day_in;
use crate::kit::{Error, Event, FieldFault, Refusal, Result, Tx, Words, fold, jobs};
use crate::network::Person;
use crate::network::store::organisation;

/// Longer ones belong into a letter.
const LONGEST_REASON: usize = 2_000;

/// What a certificate says, as it was on the day; without any score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CertificateBody {
    pub organisation: String,
    pub body: String,
    pub scheme: Texts,
    pub level: Texts,
    pub says: Texts,
    pub field: Texts,
    pub mentions: Vec<Texts>,
    /// The language that texts fall back to.
    pub language: String,
    /// SHA-256 of what was handed in.
    pub snapshot_hash: String,
    pub edition: i64,
}

/// A certificate with what it says and where it stands today.
#[derive(Clone, Debug)]
pub struct Held {
    pub row: certificate::Model,
    pub body: CertificateBody,
    pub standing: Standing,
}

impl Held {
    pub fn of(row: certificate::Model, today: Day) -> Result<Self> {
        let body = serde_json::from_str(&row.facts).map_err(Error::fault)?;
        let standing = known(&row)?.standing(today);
        Ok(Self { row, body, standing })
    }

    pub fn said<'a>(&'a self, texts: &'a Texts, words: Words) -> &'a str {
        super::snapshot::said(texts, words.code(), &self.body.language)
    }
}

/// What the rules ask of a certificate's row.
pub fn known(row: &certificate::Model) -> Result<Certificate> {
    let day = |text: &str| Day::parse(text).map_err(|_| Error::fault(format!("certificate {}", row.id)));
    Ok(Certificate {
        first: day(&row.first_day)?,
        last: row.last_day.as_deref().map(day).transpose()?,
        suspended: row.suspended_at.is_some(),
        revoked: row.revoked_at.is_some(),
        superseded: row.superseded_at.is_some(),
    })
}

/// Issues a certificate for what was granted, within the act that grants it; and the award that is
/// signed for it. Call [`crate::kit::jobs::wake`] after the commit.
pub async fn issue(
    tx: &Tx,
    person: &Person,
    edition: &Edition,
    row: &application::Model,
    hash: &str,
) -> Result<Vec<Event>> {
    let level = edition.body.level(&row.level_id).ok_or_else(|| Error::fault("a level is missing"))?;
    let holder = organisation::find(&**tx, &row.organisation_id).await?.ok_or(Error::NotFound)?;
    let body = organisation::find(&**tx, &row.body_id).await?.ok_or(Error::NotFound)?;
    let today = day_in(person.ctx.now, &body.time_zone);
    let before = certificate::latest(&**tx, row).await?;
    let first = match &before {
        Some(before) => known(before)?.followed_on(today),
        None => today,
    };
    let last = level.valid_months.map(|months| rules::last_day(first, months));
    let written = written(edition, row, &holder.name, &body.name, hash)?;
    let days = Days { first, last };
    let (award, mut events) =
        awarding::award(person, tx, edition, row, &written, days, before.as_ref()).await?;
    let search =
        [&holder.name, &holder.short_name, &holder.region, &body.name].map(|text| fold::fold(text)).join(" ");
    let said: Vec<String> =
        written.level.values().chain(written.field.values()).map(|text| fold::fold(text)).collect();
    let now = person.ctx.now.millis();
    let new = certificate::Model {
        id: new_id(),
        application_id: row.id.clone(),
        body_id: row.body_id.clone(),
        organisation_id: row.organisation_id.clone(),
        scheme_id: row.scheme_id.clone(),
        level_id: row.level_id.clone(),
        field: row.field.clone(),
        code: award.code(),
        award_id: award.id().clone(),
        facts: serde_json::to_string(&written).map_err(Error::fault)?,
        search_text: format!("{search} {}", said.join(" ")),
        country: holder.country,
        region: holder.region,
        first_day: first.to_string(),
        last_day: last.map(|day| day.to_string()),
        issued_at: now,
        issued_by: person.id.clone(),
        renewed_by: None,
        superseded_at: None,
        suspended_at: None,
        revoked_at: None,
        version: 1,
    };
    let event = person
        .ctx
        .event(Some(&person.id), "certificate.issued", "certificate", new.id.as_str())
        .in_organisation(&row.body_id)
        .after(&new.code);
    events.push(event);
    let id = new.id.clone();
    certificate::add(&**tx, new).await?;
    event::add(&**tx, happening(person, &id, "issued", "")).await?;
    if let Some(mut before) = before {
        let old = before.id.clone();
        if known(&before)?.meets(first) {
            before.superseded_at = Some(now);
        }
        before.renewed_by = Some(id.clone());
        before.version += 1;
        certificate::save(&**tx, before).await?;
        event::add(&**tx, happening(person, &old, "renewed", "")).await?;
    }
    if let Some(months) = level.surveillance_months {
        for day in rules::checks(first, last, months) {
            let due = check::Model {
                id: new_id(),
                certificate_id: id.clone(),
                due_day: day.to_string(),
                words: String::new(),
                done_at: None,
                done_by: None,
                reminded_at: None,
            };
            check::add(&**tx, due).await?;
        }
    }
    Ok(events)
}

fn written(
    edition: &Edition,
    row: &application::Model,
    holder: &str,
    body: &str,
    hash: &str,
) -> Result<CertificateBody> {
    let scheme = &edition.body;
    let level = scheme.level(&row.level_id).ok_or_else(|| Error::fault("a level is missing"))?;
    let texts = |labels: &super::scheme_body::Labels| -> Texts {
        labels.iter().map(|(lang, label)| (lang.clone(), label.name.clone())).collect()
    };
    let chosen = mentions(row);
    Ok(CertificateBody {
        organisation: holder.to_owned(),
        body: body.to_owned(),
        scheme: texts(&scheme.names),
        level: texts(&level.names),
        says: level.says.clone(),
        field: scheme.field(&row.field).map(|field| texts(&field.names)).unwrap_or_default(),
        mentions: scheme
            .mentions
            .iter()
            .filter(|one| chosen.contains(&one.id))
            .map(|one| texts(&one.names))
            .collect(),
        language: scheme.language.clone(),
        snapshot_hash: hash.to_owned(),
        edition: edition.row.number,
    })
}

fn happening(person: &Person, id: &CertificateId, kind: &str, reason: &str) -> event::Model {
    event::Model {
        id: new_id(),
        certificate_id: id.clone(),
        kind: kind.to_owned(),
        reason: reason.trim().to_owned(),
        at: person.ctx.now.millis(),
        by_person: Some(person.id.clone()),
    }
}

/// What a body does with a certificate of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    Suspend,
    Resume,
    Revoke,
}

impl Deed {
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "suspend" => Some(Self::Suspend),
            "resume" => Some(Self::Resume),
            "revoke" => Some(Self::Revoke),
            _ => None,
        }
    }
}

/// Suspends, gives back, or revokes; each with its reason, which the register shows.
pub async fn change(
    person: &Person,
    id: &CertificateId,
    seen: &Condition,
    deed: Deed,
    reason: &str,
) -> Result<Held> {
    let (held, facts) = find(person, id).await?;
    person.may(Action::HandleApplication, &facts.resource())?;
    if reason.trim().is_empty() {
        return Err(Error::invalid("reason", "reason-missing"));
    }
    if reason.chars().count() > LONGEST_REASON {
        return Err(Error::Invalid(vec![FieldFault::new("reason", "too-long").with("most", LONGEST_REASON)]));
    }
    let today = today(person, &held.row.body_id).await?;
    let tx = person.ctx.begin().await?;
    let mut row = certificate::touch(&*tx, id).await?.ok_or(Error::NotFound)?;
    if let Condition::Versions(versions) = seen
        && !versions.contains(&(row.version - 1))
    {
        return Err(Error::PreconditionFailed(
            serde_json::json!({ "id": row.id, "version": row.version - 1 }),
        ));
    }
    let now = Some(person.ctx.now.millis());
    let (act, kind) = match deed {
        Deed::Suspend => {
            known(&row)?.may_suspend(today)?;
            row.suspended_at = now;
            ("certificate.suspended", "suspended")
        }
        Deed::Resume => {
            known(&row)?.may_resume(today)?;
            row.suspended_at = None;
            ("certificate.resumed", "reinstated")
        }
        Deed::Revoke => {
            known(&row)?.may_revoke(today)?;
            row.revoked_at = now;
            ("certificate.revoked", "revoked")
        }
    };
    let recorded = |of: &OrganisationId| {
        person
            .ctx
            .event(Some(&person.id), act, "certificate", id.as_str())
            .in_organisation(of)
            .after(reason.trim())
    };
    let mut events = vec![recorded(&row.body_id), recorded(&row.organisation_id)];
    events.extend(awarding::follow(person, &tx, &row, deed, reason).await?);
    telling::changed(person, &tx, &facts, (id, kind), reason.trim()).await?;
    event::add(&*tx, happening(person, id, kind, reason)).await?;
    certificate::save(&*tx, row).await?;
    tx.commit(events).await?;
    jobs::wake(&person.ctx);
    Ok(find(person, id).await?.0)
}

/// When the body looks again at a certificate of its own, and what it found.
pub async fn checks(person: &Person, id: &CertificateId) -> Result<Vec<check::Model>> {
    let (_, facts) = find(person, id).await?;
    person.may(Action::HandleApplication, &facts.resource())?;
    Ok(check::of_certificate(person.ctx.db().read(), id).await?)
}

/// The body has looked again.
pub async fn looked(
    person: &Person,
    id: &CertificateId,
    of: &CertificateCheckId,
    words: &str,
) -> Result<Held> {
    let (held, _) = find(person, id).await?;
    person.may(Action::HandleApplication, &resource(person, &held.row).await?.resource())?;
    if words.chars().count() > LONGEST_REASON {
        return Err(Error::Invalid(vec![FieldFault::new("words", "too-long").with("most", LONGEST_REASON)]));
    }
    let tx = person.ctx.begin().await?;
    let mut row = check::find(&*tx, id, of).await?.ok_or(Error::NotFound)?;
    if row.done_at.is_some() {
        return Err(Error::NotNow(Refusal::new("check-done")));
    }
    (row.done_at, row.done_by) = (Some(person.ctx.now.millis()), Some(person.id.clone()));
    row.words = words.trim().to_owned();
    let recorded = person
        .ctx
        .event(Some(&person.id), "certificate.looked-at", "certificate", id.as_str())
        .in_organisation(&held.row.body_id)
        .after(&row.due_day);
    check::save(&*tx, row).await?;
    tx.commit(vec![recorded]).await?;
    Ok(held)
}

/// A certificate, for those who see the application that it came of; with what happened to it.
pub async fn find(person: &Person, id: &CertificateId) -> Result<(Held, Facts)> {
    let row = certificate::find(person.ctx.db().read(), id).await?.ok_or(Error::NotFound)?;
    let facts = resource(person, &row).await?;
    person.may(Action::SeeApplication, &facts.resource())?;
    let today = today(person, &row.body_id).await?;
    Ok((Held::of(row, today)?, facts))
}

async fn resource(person: &Person, row: &certificate::Model) -> Result<Facts> {
    facts::load_unchecked(&person.ctx, &row.application_id).await
}

/// Today, where the body is: its certificates begin and end by its calendar.
async fn today(person: &Person, body: &OrganisationId) -> Result<Day> {
    let row = organisation::find(person.ctx.db().read(), body).await?;
    Ok(day_in(person.ctx.now, &row.map_or_else(|| "UTC".to_owned(), |row| row.time_zone)))
}

/// An institution's certificates, newest first.
pub async fn of_institution(person: &Person, of: &OrganisationId) -> Result<Vec<Held>> {
    person.may(Action::SeeApplication, &facts::of_organisation(of))?;
    let rows = certificate::of_organisation(person.ctx.db().read(), of).await?;
    let today = day_in(person.ctx.now, &person.zone);
    rows.into_iter().map(|row| Held::of(row, today)).collect()
}

/// What a body has issued, newest first.
pub async fn issued_by(person: &Person, body: &OrganisationId) -> Result<Vec<Held>> {
    person.may(Action::HandleApplication, &facts::of_body(body))?;
    let rows = certificate::of_body(person.ctx.db().read(), body).await?;
    let today = today(person, body).await?;
    rows.into_iter().map(|row| Held::of(row, today)).collect()
}

/// A page of an institution's, newest first.
pub async fn page_of_institution(
    person: &Person,
    of: &OrganisationId,
    after: Option<&CertificateId>,
    limit: u64,
) -> Result<Vec<Held>> {
    person.may(Action::SeeApplication, &facts::of_organisation(of))?;
    let rows = certificate::page_of_organisation(person.ctx.db().read(), of, after, limit).await?;
    let today = day_in(person.ctx.now, &person.zone);
    rows.into_iter().map(|row| Held::of(row, today)).collect()
}

/// A page of what a body has issued, newest first.
pub async fn page_issued_by(
    person: &Person,
    body: &OrganisationId,
    after: Option<&CertificateId>,
    limit: u64,
) -> Result<Vec<Held>> {
    person.may(Action::HandleApplication, &facts::of_body(body))?;
    let rows = certificate::page_of_body(person.ctx.db().read(), body, after, limit).await?;
    let today = today(person, body).await?;
    rows.into_iter().map(|row| Held::of(row, today)).collect()
}

/// The name of a level of a scheme, for lists.
pub fn level_name(edition: &Edition, id: &str, words: Words) -> String {
    let level = edition.body.level(id);
    level.map(|level| named(&level.names, words, &edition.body.language).to_owned()).unwrap_or_default()
}

impl From<CertificateRefusal> for Error {
    fn from(refusal: CertificateRefusal) -> Self {
        let CertificateRefusal::NotNow { is } = refusal;
        Self::NotNow(Refusal::new("certificate-not-in-this-state").with("is", is.word()))
    }
}
