//! Invitations from a spreadsheet: what its rows say, and what is wrong with each, in words.

use alcove_domain::network::Role;
use serde::{Deserialize, Serialize};

use super::invitations::Draft;
use super::one_time::looks_like_email;
use super::people::{self, may_grant};
use super::person::Person;
use super::store::{membership, person, unit};
use super::units;
use crate::kit::fold::fold;
use crate::kit::ids::OrganisationId;
use crate::kit::words::Words;
use crate::kit::{Refusal, Result, sheet};

/// More at once would be a directory to connect, not a list to send.
const MOST: usize = 1_000;

/// The columns in the order of the template; the words of their heads are `sheet-<name>`.
pub const COLUMNS: [&str; 5] = ["email", "name", "role", "unit", "language"];

/// Whom the template invites as an example: nobody.
const EXAMPLE: &str = "name@college.example";

/// A row as it was written, what it means, and what is wrong with it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Row {
    /// Its number in the sheet, the head being 1.
    pub number: usize,
    pub cells: Vec<String>,
    #[serde(skip)]
    pub draft: Draft,
    #[serde(skip)]
    pub faults: Vec<String>,
}

/// The template: the head in the person's words and one line that shows how.
pub async fn template(person: &Person, organisation: &OrganisationId) -> Result<Vec<u8>> {
    let words = person.words();
    people::check_invite(person, organisation).await?;
    let grantable = people::grantable_anywhere(person, organisation).await?;
    let units = unit::of_organisation(person.ctx.db().read(), organisation).await?;
    let unit = units.first().map(|one| one.name.clone()).unwrap_or_default();
    let head = COLUMNS.map(|column| words.t(&format!("sheet-{column}"))).to_vec();
    // Most of those on a list rate; whoever may not give that role shows the least that they may give.
    let shown = grantable.iter().find(|role| **role == Role::Contributor).or(grantable.last());
    let role = words.t(&format!("role-{}", shown.map_or("viewer", |role| role.word())));
    let example =
        vec![EXAMPLE.to_owned(), words.t("sheet-example-name"), role, unit, words.code().to_owned()];
    sheet::write_workbook("Alcove", &[head, example])
}

/// Reads a file and judges each row. Nothing is written.
pub async fn preview(person: &Person, organisation: &OrganisationId, file: &[u8]) -> Result<Vec<Row>> {
    // Whoever may invite nobody is told so before the file is looked at.
    people::check_invite(person, organisation).await?;
    if file.is_empty() {
        return Err(crate::kit::Error::invalid("file", "missing"));
    }
    let mut lines = sheet::read(file)?.into_iter().enumerate();
    let head = lines.next().map(|(_, head)| head).unwrap_or_default();
    let places: Vec<Option<usize>> = COLUMNS.iter().map(|column| place_of(column, &head)).collect();
    if places[0].is_none() {
        return Err(Refusal::new("sheet-without-email").into());
    }
    let filled = lines.filter(|(_, line)| line.iter().any(|cell| !cell.is_empty()));
    let mut rows: Vec<Row> = filled
        .map(|(index, line)| {
            let cell =
                |place: &Option<usize>| place.and_then(|place| line.get(place)).cloned().unwrap_or_default();
            Row {
                number: index + 1,
                cells: places.iter().map(cell).collect(),
                draft: Draft::default(),
                faults: Vec::new(),
            }
        })
        .collect();
    if rows.is_empty() {
        return Err(Refusal::new("sheet-empty").into());
    }
    // The example that was left standing above one's own people.
    if rows.iter().any(|row| row.cells[0] != EXAMPLE) {
        rows.retain(|row| row.cells[0] != EXAMPLE);
    }
    if rows.len() > MOST {
        return Err(Refusal::new("sheet-too-large").with("rows", MOST).into());
    }
    judge(person, organisation, rows).await
}

/// The column of a head, in any of our languages.
fn place_of(column: &str, head: &[String]) -> Option<usize> {
    let key = format!("sheet-{column}");
    let names: Vec<String> =
        Words::ALL.iter().map(|words| fold(&words.t(&key))).chain([column.to_owned()]).collect();
    head.iter().position(|cell| names.contains(&fold(cell)))
}

/// Says of each row what it means and what is wrong with it.
pub async fn judge(person: &Person, organisation: &OrganisationId, mut rows: Vec<Row>) -> Result<Vec<Row>> {
    let db = person.ctx.db().read();
    let units = unit::of_organisation(db, organisation).await?;
    let tree = units::tree(db, organisation).await?;
    let words = person.words();
    let grantable = people::grantable_anywhere(person, organisation).await?;
    let named = |role: &Role| words.t(&format!("role-{}", role.word()));
    let roles = grantable.iter().map(named).collect::<Vec<_>>().join(", ");
    let mut seen: Vec<String> = Vec::new();
    for row in &mut rows {
        row.cells.resize(COLUMNS.len(), String::new());
        let [email, name, role, unit, language] = [0, 1, 2, 3, 4].map(|at| row.cells[at].trim().to_owned());
        let found_role = role_of(&role);
        let found_unit = unit_of(&units, &unit);
        let mut fault = |key: &str, what: &str| row.faults.push(words.t1(key, "what", what));
        if !looks_like_email(&email) {
            fault("sheet-fault-email", &email);
        } else if seen.contains(&person::fold_email(&email)) {
            fault("sheet-fault-twice", &email);
        }
        if found_unit.is_err() {
            fault("sheet-fault-unit", &unit);
        }
        if let (Some(role_found), Ok(unit)) = (found_role, &found_unit) {
            let path = units::path_in(&tree, unit.as_ref().map(|one| &one.id))?;
            if may_grant(person, organisation, role_found, path).is_err() {
                fault("sheet-fault-not-yours", &words.t(&format!("role-{}", role_found.word())));
            }
        }
        if found_role.is_none() {
            row.faults.push(words.t2("sheet-fault-role", "what", role.clone(), "roles", roles.clone()));
        }
        let mut fault = |key: &str, what: &str| row.faults.push(words.t1(key, "what", what));
        if !language.is_empty() && Words::of(&language).is_none() {
            fault("sheet-fault-language", &language);
        }
        let unit_id = found_unit.ok().flatten().map(|one| one.id.clone());
        if let (Some(role), Some(known)) = (found_role, person::by_email(db, &email).await?) {
            let holding = membership::holding(db, &known.id, person.ctx.now.millis()).await?;
            if holding.iter().any(|one| {
                one.organisation_id == *organisation && one.role == role.word() && one.unit_id == unit_id
            }) {
                fault("sheet-fault-member", &email);
            }
        }
        seen.push(person::fold_email(&email));
        row.draft = Draft {
            email,
            name,
            role: found_role.map_or_else(String::new, |role| role.word().to_owned()),
            unit_id,
            language,
        };
    }
    Ok(rows)
}

/// A role by its code, or by its word in any of our languages.
fn role_of(text: &str) -> Option<Role> {
    let wanted = fold(text);
    Role::parse(&wanted).or_else(|| {
        let said = |role: &Role| {
            Words::ALL.iter().any(|words| fold(&words.t(&format!("role-{}", role.word()))) == wanted)
        };
        Role::ALL.into_iter().find(said)
    })
}

/// A unit by its name or code; an empty cell means the whole organisation.
fn unit_of<'a>(units: &'a [unit::Model], text: &str) -> std::result::Result<Option<&'a unit::Model>, ()> {
    if text.is_empty() {
        return Ok(None);
    }
    let wanted = fold(text);
    let fits =
        |one: &&unit::Model| fold(&one.name) == wanted || (!one.code.is_empty() && fold(&one.code) == wanted);
    units.iter().find(fits).map(Some).ok_or(())
}
