//! A piece of evidence as one line or card shows it.

use std::collections::HashMap;

use alcove_domain::evidence::{Validity, validity};
use alcove_domain::kit::Day;

use crate::evidence::Evidence;
use crate::evidence::kind::FileKind;
use crate::evidence::store::places;
use crate::kit::ids::PersonId;
use crate::kit::words::Words;
use crate::kit::{Ctx, Result};

pub struct Card {
    pub id: String,
    pub title: String,
    pub address: String,
    /// The name of an icon of the set.
    pub icon: &'static str,
    /// `Document`, with type and size where there is a file.
    pub kind: String,
    pub what: String,
    pub dated: Option<String>,
    pub owner: String,
    pub unit: String,
    pub expiry: Option<Expiry>,
    pub circle: String,
    pub circle_icon: &'static str,
    pub has_thumbnail: bool,
    /// No longer offered, and kept where it is cited.
    pub is_withdrawn: bool,
}

pub struct Expiry {
    /// A class of `.tag`.
    pub tone: &'static str,
    pub icon: &'static str,
    pub text: String,
}

impl Card {
    /// Cards in the order given, with the names of the owners.
    pub async fn all(ctx: &Ctx, found: &[Evidence], today: Day) -> Result<Vec<Self>> {
        let mut ids: Vec<PersonId> = found.iter().filter_map(|one| one.row.owner_id.clone()).collect();
        ids.sort();
        ids.dedup();
        let people = places::people(ctx.db().read(), ids).await?;
        let names: HashMap<PersonId, String> =
            people.into_iter().map(|person| (person.id, person.name)).collect();
        Ok(found.iter().map(|one| Self::of(ctx.words, one, &names, today)).collect())
    }

    fn of(words: Words, found: &Evidence, names: &HashMap<PersonId, String>, today: Day) -> Self {
        let row = &found.row;
        let circle = found.confidentiality().word();
        Self {
            id: row.id.0.clone(),
            title: row.title.clone(),
            address: format!("/evidence/{}", row.id),
            icon: icon(&row.kind),
            kind: words.t(&format!("evidence-kind-{}", row.kind)),
            what: what(words, found),
            dated: row.dated.as_deref().and_then(|day| Day::parse(day).ok()).map(|day| words.day(day)),
            owner: row.owner_id.as_ref().and_then(|id| names.get(id)).cloned().unwrap_or_default(),
            unit: found.unit_name.clone(),
            expiry: row.expires_on.as_deref().and_then(|day| expiry(words, day, today)),
            circle: words.t(&format!("evidence-circle-{circle}")),
            circle_icon: if found.confidentiality().is_shared() { "globe" } else { "lock" },
            has_thumbnail: found.thumbnail().is_some(),
            is_withdrawn: found.is_withdrawn(),
        }
    }
}

/// What is behind the title: `PDF, 240 KB`, the host of a link, a number with its unit.
pub fn what(words: Words, found: &Evidence) -> String {
    let row = &found.row;
    match (row.kind.as_str(), &found.file) {
        ("link", _) => host(&row.url).to_owned(),
        ("figure", _) => words.t2(
            "evidence-figure-facts",
            "value",
            words.decimal(&row.figure),
            "unit",
            row.figure_unit.as_str(),
        ),
        (_, Some(file)) => {
            let kind = FileKind::of_media_type(&file.media_type).map(FileKind::name).unwrap_or_default();
            words.t2("evidence-file-facts", "type", kind, "size", words.bytes(file.size.unsigned_abs()))
        }
        _ => words.t(&format!("evidence-kind-{}", row.kind)),
    }
}

pub fn expiry(words: Words, day: &str, today: Day) -> Option<Expiry> {
    let day = Day::parse(day).ok()?;
    let text = |key: &str| words.t1(key, "day", words.day(day));
    Some(match validity(Some(day), today) {
        Validity::Expired { .. } => {
            Expiry { tone: "bad", icon: "triangle-alert", text: text("evidence-expired") }
        }
        Validity::EndsSoon { .. } => Expiry { tone: "warn", icon: "clock", text: text("evidence-ends-soon") },
        Validity::Valid { .. } | Validity::Lasting => {
            Expiry { tone: "", icon: "calendar", text: text("evidence-valid") }
        }
    })
}

fn icon(kind: &str) -> &'static str {
    match kind {
        "photo" => "image",
        "link" => "link",
        "figure" => "hash",
        "note" => "sticky-note",
        _ => "file-text",
    }
}

fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}
