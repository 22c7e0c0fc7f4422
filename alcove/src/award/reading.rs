//! Awards as they are shown.

use std::collections::BTreeMap;

use alcove_domain::award::Standing;
use alcove_domain::kit::{Day, Instant};
use serde::{Deserialize, Serialize};

use super::store::award;
use crate::kit::db::Connection;
use crate::kit::ids::{AwardId, OrganisationId};
use crate::kit::{Error, Result, Words};

/// What an award says in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Text {
    pub name: String,
    pub description: String,
    pub criteria: String,
    /// The level inside the scheme; empty where there is none.
    pub level: String,
}

/// By the code of the language.
pub type Texts = BTreeMap<String, Text>;

#[derive(Clone, Debug)]
pub struct Award {
    pub row: award::Model,
    pub texts: Texts,
}

impl Award {
    pub fn of(row: award::Model) -> Result<Self> {
        let texts = serde_json::from_str(&row.texts).map_err(Error::fault)?;
        Ok(Self { row, texts })
    }

    pub fn id(&self) -> &AwardId {
        &self.row.id
    }

    pub fn standing(&self, now: Instant) -> Standing {
        self.row.course().standing(now)
    }

    /// In the reader's language, else in the one that was signed.
    pub fn text(&self, words: Words) -> &Text {
        static NOTHING: std::sync::LazyLock<Text> = std::sync::LazyLock::new(Text::default);
        let own = self.texts.get(words.code());
        own.or_else(|| self.texts.get(&self.row.language)).unwrap_or(&NOTHING)
    }

    /// As people type it.
    pub fn code(&self) -> String {
        spaced(&self.row.code)
    }

    pub fn holder_name(&self) -> &str {
        &self.row.holder_name
    }

    pub fn valid_from(&self) -> Option<Day> {
        Day::parse(&self.row.valid_from).ok()
    }

    pub fn valid_until(&self) -> Option<Day> {
        Day::parse(self.row.valid_until.as_deref()?).ok()
    }
}

pub async fn find(db: &impl Connection, id: &AwardId) -> Result<Award> {
    Award::of(award::find(db, id).await?.ok_or(Error::NotFound)?)
}

/// By the code as somebody typed it: without regard to case, spaces and hyphens.
pub async fn by_code(db: &impl Connection, typed: &str) -> Result<Option<Award>> {
    let code: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
    award::by_code(db, &code.to_ascii_uppercase()).await?.map(Award::of).transpose()
}

/// Which of these gave way to which, the newest last.
pub async fn successors(db: &impl Connection, ids: Vec<AwardId>) -> Result<Vec<(AwardId, AwardId)>> {
    Ok(award::successors(db, ids).await?)
}

/// The award that took this one's place.
pub async fn successor(db: &impl Connection, id: &AwardId) -> Result<Option<Award>> {
    award::successor(db, id).await?.map(Award::of).transpose()
}

pub async fn of_holder(
    db: &impl Connection,
    holder: &OrganisationId,
    after: Option<&AwardId>,
    limit: u64,
) -> Result<Vec<Award>> {
    award::of_holder(db, holder, after, limit).await?.into_iter().map(Award::of).collect()
}

pub async fn of_issuer(
    db: &impl Connection,
    issuer: &OrganisationId,
    after: Option<&AwardId>,
    limit: u64,
) -> Result<Vec<Award>> {
    award::of_issuer(db, issuer, after, limit).await?.into_iter().map(Award::of).collect()
}

/// `XXXX-XXXX-XXXX`
fn spaced(code: &str) -> String {
    code.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join("-")
}

/// The instant at which a day begins; days of awards are of the whole world, so they are UTC's.
pub fn first_instant(day: &str) -> Instant {
    // Days of ours are written by `Day`, so they always read.
    Instant(Day::parse(day).map_or(0, |day| day.number() * 86_400_000))
}

/// The last instant of a day that a credential can name: its last second.
pub fn last_instant(day: &str) -> Instant {
    first_instant(day).plus_seconds(86_400 - 1)
}

/// As RFC 3339 writes it, in whole seconds.
pub fn moment(millis: i64) -> String {
    let at = jiff::Timestamp::from_second(millis.div_euclid(1000)).unwrap_or_default();
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_whole_in_the_credential() {
        assert_eq!(moment(first_instant("2026-11-22").millis()), "2026-11-22T00:00:00Z");
        assert_eq!(moment(last_instant("2026-11-22").millis()), "2026-11-22T23:59:59Z");
        assert_eq!(spaced("ABCD2345WXYZ"), "ABCD-2345-WXYZ");
    }
}
