//! What is signed for a certificate: an award of the body to the institution. It says what the
//! certificate says, and what befalls the certificate befalls it.

use std::collections::BTreeMap;

use alcove_domain::award::Kind;
use alcove_domain::kit::Day;

use super::certifying::{CertificateBody, Deed};
use super::rule_words::asked;
use super::scheme_body::LevelBody;
use super::schemes::Edition;
use super::snapshot::said;
use super::store::{application, certificate};
use crate::award::issuing::{self, Holder, Text, Texts, Wanted};
use crate::award::{Award, reading, standing};
use crate::kit::db::Connection;
use crate::kit::ids::AwardId;
use crate::kit::{Error, Event, Result, Tx, Words};
use crate::network::Person;

/// From the first day to the last; without one, for ever.
#[derive(Clone, Copy, Debug)]
pub struct Days {
    pub first: Day,
    pub last: Option<Day>,
}

/// Awards what a certificate says, in the place of the one before where it is a renewal.
pub async fn award(
    person: &Person,
    tx: &Tx,
    edition: &Edition,
    row: &application::Model,
    body: &CertificateBody,
    days: Days,
    before: Option<&certificate::Model>,
) -> Result<(Award, Vec<Event>)> {
    let level = edition.body.level(&row.level_id).ok_or_else(|| Error::fault("a level is missing"))?;
    let supersedes = match before {
        Some(before) => Some(current(&**tx, before).await?),
        None => None,
    };
    let texts = texts(edition, level, body);
    let own = Words::of(&edition.body.language).filter(|words| texts.contains_key(words.code()));
    let first = || Words::ALL.into_iter().find(|words| texts.contains_key(words.code()));
    let wanted = Wanted {
        kind: Kind::Institutional,
        issuer: row.body_id.clone(),
        holder: Holder::Organisation(row.organisation_id.clone()),
        language: own.or_else(first).unwrap_or_default(),
        achievement: achievement(row),
        valid_from: days.first,
        valid_until: days.last,
        supersedes,
        texts,
    };
    let issued = issuing::issue(&person.ctx, tx, Some(&person.id), wanted).await?;
    Ok((reading::find(&**tx, &issued.id).await?, issued.events))
}

/// Does to the award what was done to its certificate.
pub async fn follow(
    person: &Person,
    tx: &Tx,
    row: &certificate::Model,
    deed: Deed,
    reason: &str,
) -> Result<Vec<Event>> {
    let (ctx, actor) = (&person.ctx, Some(&person.id));
    let id = current(&**tx, row).await?;
    match deed {
        Deed::Suspend => standing::suspend(ctx, tx, actor, &id, reason).await,
        Deed::Resume => standing::resume(ctx, tx, actor, &id, reason).await,
        Deed::Revoke => standing::revoke(ctx, tx, actor, &id, reason).await,
    }
}

/// The award of a certificate now. After a key was reported as compromised, its issuer awards anew;
/// what another certificate brought is not ours.
pub async fn current(db: &impl Connection, row: &certificate::Model) -> Result<AwardId> {
    let mut id = row.award_id.clone();
    while let Some(next) = reading::successor(db, &id).await? {
        if certificate::by_award(db, next.id()).await?.is_some() {
            break;
        }
        id = next.id().clone();
    }
    Ok(id)
}

/// The same of several at once, in their order.
pub async fn now(db: &impl Connection, rows: &[&certificate::Model]) -> Result<Vec<AwardId>> {
    let mut ids: Vec<AwardId> = rows.iter().map(|row| row.award_id.clone()).collect();
    loop {
        let later = reading::successors(db, ids.clone()).await?;
        let brought =
            certificate::among_awards(db, later.iter().map(|(_, next)| next.clone()).collect()).await?;
        let later: BTreeMap<AwardId, AwardId> =
            later.into_iter().filter(|(_, next)| !brought.contains(next)).collect();
        if later.is_empty() {
            return Ok(ids);
        }
        for id in &mut ids {
            if let Some(next) = later.get(id) {
                *id = next.clone();
            }
        }
    }
}

/// The same for all who reach this level in this field.
fn achievement(row: &application::Model) -> String {
    let field = Some(row.field.as_str()).filter(|field| !field.is_empty());
    let parts = [Some(row.scheme_id.as_str()), Some(row.level_id.as_str()), field];
    parts.into_iter().flatten().collect::<Vec<_>>().join("-")
}

/// In each language of ours that the body gave the level a name in; at least in one.
fn texts(edition: &Edition, level: &LevelBody, body: &CertificateBody) -> Texts {
    let named = |words: &Words| level.names.get(words.code()).is_some_and(|label| !label.name.is_empty());
    let mut languages: Vec<Words> = Words::ALL.into_iter().filter(named).collect();
    if languages.is_empty() {
        languages.push(Words::default());
    }
    let text = |words: Words| (words.code().to_owned(), text(words, edition, level, body));
    languages.into_iter().map(text).collect::<BTreeMap<_, _>>()
}

fn text(words: Words, edition: &Edition, level: &LevelBody, body: &CertificateBody) -> Text {
    let own = |texts| said(texts, words.code(), &body.language).to_owned();
    // A scheme of one level is known by its level; of several, the scheme names what the level is of.
    let (name, step) = if edition.body.levels.len() == 1 {
        (own(&body.level), String::new())
    } else {
        (own(&body.scheme), own(&body.level))
    };
    let name = if body.field.is_empty() {
        name
    } else {
        words.t2("certify-award-name", "name", name.as_str(), "field", own(&body.field))
    };
    let says = own(&body.says);
    let says = if says.is_empty() {
        words.t2("certify-award-says", "organisation", body.organisation.as_str(), "name", name.as_str())
    } else {
        says
    };
    let mentions: Vec<String> = body.mentions.iter().map(own).collect();
    let description = if mentions.is_empty() {
        says
    } else {
        words.t2("certify-award-mentions", "says", says, "mentions", mentions.join(", "))
    };
    let rules = level.rules.iter().map(|rule| asked(words, &rule.rule()));
    // Each rule is a sentence and begins like one.
    let criteria = words.t1("certify-award-asked", "rules", rules.collect::<Vec<_>>().join(". "));
    Text { name, description, criteria, level: step }
}
