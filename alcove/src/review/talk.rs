//! The discussion of an item, and whom it mentions.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use alcove_domain::kit::words::check_some_words;
use alcove_domain::network::{Action, Reach, Role};

use super::facts::{self, Facts};
use super::faults;
use super::store::{people, remark, remark_mention};
use crate::kit::clock::new_id;
use crate::kit::ids::{AssessmentId, ItemId, PersonId, RemarkId, UnitId};
use crate::kit::mail::{self, Mail};
use crate::kit::words::Words;
use crate::kit::{Error, Result};
use crate::network::Person;
use crate::network::store::unit;

/// Somebody who can be mentioned, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mentionable {
    /// `unit:<id>` or `person:<id>`, as a form names it.
    pub key: String,
    pub name: String,
    pub people: Vec<PersonId>,
}

/// A remark as it is shown.
#[derive(Clone, Debug)]
pub struct Said {
    pub row: remark::Model,
    pub author: String,
    pub unit: Option<String>,
}

/// The discussion of an item, oldest first, for those who may take part in it.
#[derive(Clone, Debug, Default)]
pub struct Talk {
    pub said: Vec<Said>,
    pub mentionable: Vec<Mentionable>,
}

/// Everybody who may take part in the discussion, and every unit with somebody who may, longest name
/// first: the name that fits best is meant. Who only looks on would be called to a page without it.
pub async fn mentionable(person: &Person, facts: &Facts) -> Result<Vec<Mentionable>> {
    let db = person.ctx.db().read();
    let mut members = people::members(db, facts.organisation(), person.ctx.now.millis()).await?;
    members.retain(|(membership, _)| discusses(&membership.role));
    let units = unit::of_organisation(db, facts.organisation()).await?;
    let mut found: Vec<Mentionable> = units
        .into_iter()
        .map(|unit| Mentionable {
            key: format!("unit:{}", unit.id),
            people: members
                .iter()
                .filter(|(membership, _)| membership.unit_id.as_ref() == Some(&unit.id))
                .map(|(membership, _)| membership.person_id.clone())
                .collect(),
            name: unit.name,
        })
        .collect();
    let by_person: BTreeMap<PersonId, String> =
        members.into_iter().map(|(membership, person)| (membership.person_id, person.name)).collect();
    found.extend(by_person.into_iter().map(|(id, name)| Mentionable {
        key: format!("person:{id}"),
        people: vec![id],
        name,
    }));
    found.retain(|one| !one.name.trim().is_empty() && !one.people.is_empty());
    found.sort_by(|a, b| {
        b.name.chars().count().cmp(&a.name.chars().count()).then_with(|| a.name.cmp(&b.name))
    });
    Ok(found)
}

fn discusses(role: &str) -> bool {
    Role::parse(role).is_some_and(|role| Action::Discuss.reach(role) != Reach::Nowhere)
}

pub async fn read(person: &Person, facts: &Facts, item: &ItemId) -> Result<Option<Talk>> {
    if !person.can(Action::Discuss, &facts.resource()) {
        return Ok(None);
    }
    let db = person.ctx.db().read();
    let rows = remark::of_item(db, &facts.row.id, item).await?;
    let authors = people::named(db, rows.iter().map(|row| row.author_id.clone()).collect()).await?;
    let units: HashMap<UnitId, String> = unit::of_organisation(db, facts.organisation())
        .await?
        .into_iter()
        .map(|unit| (unit.id, unit.name))
        .collect();
    let said = rows
        .into_iter()
        .map(|row| Said {
            author: authors.get(&row.author_id).map(|author| author.name.clone()).unwrap_or_default(),
            unit: row.unit_id.as_ref().and_then(|unit| units.get(unit)).cloned(),
            row,
        })
        .collect();
    Ok(Some(Talk { said, mentionable: mentionable(person, facts).await? }))
}

/// Adds a remark. `to` is one whom the writer chose from the list, beside those named by `@`.
pub async fn say(
    person: &Person,
    id: &AssessmentId,
    item: &ItemId,
    body: &str,
    to: &str,
) -> Result<RemarkId> {
    let facts = facts::load(person, id).await?;
    let node = facts.rated(item)?;
    person.may(Action::Discuss, &facts.resource())?;
    let body = body.trim().replace("\r\n", "\n");
    check_some_words(&body).map_err(|words| Error::Invalid(vec![faults::of_words("say", &words)]))?;
    let known = mentionable(person, &facts).await?;
    let chosen = known.iter().find(|one| one.key == to);
    let body = match chosen {
        Some(one) if !body.contains(&format!("@{}", one.name)) => format!("@{} {body}", one.name),
        _ => body,
    };
    let mentioned: BTreeSet<PersonId> = spans(&body, &known)
        .into_iter()
        .filter_map(|(_, _, at)| known.get(at))
        .flat_map(|one| one.people.iter().cloned())
        .filter(|mentioned| *mentioned != person.id)
        .collect();
    let remark_id: RemarkId = new_id();
    let unit_id = person
        .memberships
        .iter()
        .filter(|membership| membership.organisation_id == *facts.organisation())
        .find_map(|membership| membership.unit_id.clone());
    let tx = person.ctx.begin().await?;
    let row = remark::Model {
        id: remark_id.clone(),
        assessment_id: id.clone(),
        item_id: item.clone(),
        author_id: person.id.clone(),
        unit_id,
        body: body.clone(),
        written_at: person.ctx.now.millis(),
        removed_at: None,
    };
    remark::add(&*tx, row).await?;
    let written_to = people::named(&*tx, mentioned.iter().cloned().collect()).await?;
    for mentioned in mentioned {
        let row = remark_mention::Model {
            remark_id: remark_id.clone(),
            person_id: mentioned.clone(),
            read_at: None,
        };
        remark_mention::add(&*tx, row).await?;
        let Some(reader) = written_to.get(&mentioned) else { continue };
        let words = Words::of(&reader.language).unwrap_or_default();
        let said = facts.laid.said(node, &words.lang());
        let address = format!("{}/assessments/{id}/items/{item}#talk", person.ctx.app.config.public_url);
        let mail = Mail {
            to: reader.email.clone(),
            subject: words.t2("rate-mail-subject", "name", person.name.as_str(), "code", said.code),
            body: words.say(
                "rate-mail-body",
                vec![
                    ("name", person.name.as_str().into()),
                    ("item", said.title().into()),
                    ("body", body.as_str().into()),
                    ("address", address.into()),
                ],
            ),
            words,
            dedupe: None,
        };
        mail::queue(&person.ctx, &*tx, mail).await?;
    }
    let event = person
        .ctx
        .event(Some(&person.id), "review.remark-added", "remark", remark_id.0.clone())
        .in_organisation(facts.organisation());
    tx.commit(vec![event]).await?;
    Ok(remark_id)
}

/// Takes one's own remark away; it stays in the table for the record.
pub async fn remove(person: &Person, id: &AssessmentId, remark_id: &RemarkId) -> Result<ItemId> {
    let facts = facts::load(person, id).await?;
    person.may(Action::Discuss, &facts.resource())?;
    let row = remark::find(person.ctx.db().read(), id, remark_id).await?.ok_or(Error::NotFound)?;
    if row.author_id != person.id {
        return Err(Error::Forbidden);
    }
    let tx = person.ctx.begin().await?;
    remark::set_removed(&*tx, &row.id, person.ctx.now.millis()).await?;
    let event = person
        .ctx
        .event(Some(&person.id), "review.remark-removed", "remark", remark_id.0.clone())
        .in_organisation(facts.organisation());
    tx.commit(vec![event]).await?;
    Ok(row.item_id)
}

/// Notes that the person has come to see what mentions them here.
pub async fn note_read(person: &Person, facts: &Facts, item: &ItemId) -> Result<()> {
    let db = person.ctx.db().read();
    let unread = remark_mention::unread_on(db, &person.id, &facts.row.id, item).await?;
    if unread.is_empty() {
        return Ok(());
    }
    let tx = person.ctx.begin().await?;
    for row in unread {
        remark_mention::set_read(&*tx, &row.remark_id, &row.person_id, person.ctx.now.millis()).await?;
    }
    tx.commit_unrecorded().await
}

/// Where a text mentions somebody: begin, end, and who. `known` has the longest names first.
pub fn spans(text: &str, known: &[Mentionable]) -> Vec<(usize, usize, usize)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find('@').map(|at| at + from) {
        let rest = &text[at + 1..];
        let hit = known.iter().position(|one| starts_with(rest, &one.name));
        match hit {
            Some(who) => {
                let end = at + 1 + known[who].name.len();
                found.push((at, end, who));
                from = end;
            }
            None => from = at + 1,
        }
    }
    found
}

/// The name itself, and no longer word that begins with it.
fn starts_with(text: &str, name: &str) -> bool {
    let next = text.strip_prefix(name).map(|rest| rest.chars().next());
    next.is_some_and(|next| next.is_none_or(|c| !c.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Mentionable {
        Mentionable { key: String::new(), name: name.to_owned(), people: Vec::new() }
    }

    #[test]
    fn the_longest_name_that_fits_is_meant() {
        let known = [named("Digital and IT"), named("Digital")];

        assert_eq!(spans("@Digital and IT, @Digital and @Digitals, a@b", &known), [(0, 15, 0), (17, 25, 1)]);
    }
}
