//! Saving from the page: through the outbox, or as a plain form.

use alcove_domain::assess::Instrument;
use alcove_domain::assess::rating::Slot;
use alcove_domain::kit::Instant;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::workspace::{self, ItemPath, SeatQuery, Typed};
use crate::assess::store::rating::Model;
use crate::kit::fields::{Fields, FormView};
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::SeatId;
use crate::kit::words::Words;
use crate::kit::{Error, FieldFault, Result};
use crate::network::Person;
use crate::review::answer_form::{self, Standing};
use crate::review::desk::{self, Desk, Shown};
use crate::review::facts;
use crate::review::rating::At;
use crate::review::saving::{self, SavedTogether};
use crate::review::store::people;

/// Two versions of one answer, when scripts are not there to show them.
pub struct Clash {
    pub by: String,
    pub rows: Vec<ClashRow>,
    pub version: String,
}

/// A field that differs.
pub struct ClashRow {
    pub label: String,
    pub mine: String,
    pub theirs: String,
}

/// The answer to a save by the outbox (docs/guide/outbox.md).
#[derive(Serialize)]
struct SavedAnswer {
    version: String,
    saved_at: String,
}

pub async fn post(
    person: Person,
    Path(path): Path<ItemPath>,
    Query(query): Query<SeatQuery>,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let by_outbox = headers.contains_key("x-alcove-outbox");
    let seat = query.seat.ok_or(Error::NotFound)?;
    match save(&person, &path, &seat, &fields).await {
        Ok(SavedTogether::Versions(rows)) if by_outbox => Ok(saved(&person, rows)),
        Ok(SavedTogether::Versions(_)) => go_on(&person, &path, &seat, &fields).await,
        Ok(SavedTogether::Conflict(rows)) if by_outbox => conflict(&person, &path, &fields, rows).await,
        Ok(SavedTogether::Conflict(rows)) => both_versions(&person, &path, seat, fields, rows).await,
        Err(Error::Invalid(faults)) if by_outbox => Ok(faulty(person.words(), &faults)),
        Err(Error::Invalid(faults)) => again(&person, &path, seat, fields, faults).await,
        Err(other) => Err(other),
    }
}

async fn save(person: &Person, path: &ItemPath, seat: &SeatId, fields: &Fields) -> Result<SavedTogether> {
    let facts = facts::load(person, &path.assessment).await?;
    let instrument = facts.laid.instrument(facts.rated(&path.item)?).ok_or(Error::NotFound)?;
    let inputs = answer_form::read(fields, instrument)?;
    let at = At {
        assessment: path.assessment.clone(),
        seat: seat.clone(),
        item: path.item.clone(),
        slot: Slot::Current,
    };
    let saved = saving::save_together(person, &at, inputs).await;
    saved.map_err(|error| match error {
        Error::Invalid(faults) => Error::Invalid(at_fields(instrument, fields, faults)),
        other => other,
    })
}

/// Faults of a mark, at the fields of the form that say it.
fn at_fields(instrument: &Instrument, fields: &Fields, faults: Vec<FieldFault>) -> Vec<FieldFault> {
    let place = |mut fault: FieldFault| {
        let slot = match fault.code {
            "no-target" => Slot::Target,
            "no-importance" => Slot::Importance,
            _ => Slot::Current,
        };
        fault.field = answer_form::field_of(instrument, fields, slot, &fault.field).to_owned();
        fault
    };
    faults.into_iter().map(place).collect()
}

fn saved(person: &Person, rows: Vec<(Slot, Option<Model>)>) -> Response {
    let standing = Standing(rows);
    let at = standing.last().map_or(person.ctx.now, |row| Instant(row.rated_at));
    let answer =
        SavedAnswer { version: standing.version(), saved_at: person.words().clock(at, &person.zone) };
    axum::Json(answer).into_response()
}

fn faulty(words: Words, faults: &[FieldFault]) -> Response {
    let fields: Map<String, Value> =
        faults.iter().map(|fault| (fault.field.clone(), json!(words.fault(fault)))).collect();
    (StatusCode::UNPROCESSABLE_ENTITY, axum::Json(json!({ "fields": fields }))).into_response()
}

/// After a plain form: on to where its button says.
async fn go_on(person: &Person, path: &ItemPath, seat: &SeatId, fields: &Fields) -> Result<Response> {
    let to = fields.get("to");
    let base = format!("/assessments/{}/", path.assessment);
    // Only addresses of this assessment: the form is not to be made a way out.
    let to = if fields.get("go") == "next" && to.starts_with(&base) && !to.contains("..") {
        to.to_owned()
    } else {
        format!("{base}items/{}?seat={seat}", path.item)
    };
    person.see(&to, "notice-rate-saved")
}

async fn conflict(
    person: &Person,
    path: &ItemPath,
    fields: &Fields,
    rows: Vec<(Slot, Option<Model>)>,
) -> Result<Response> {
    let facts = facts::load(person, &path.assessment).await?;
    let instrument = facts.laid.instrument(facts.rated(&path.item)?).ok_or(Error::NotFound)?;
    let standing = Standing(rows);
    let (who, when) = by(person, &standing).await?;
    let body = json!({
        "version": standing.version(),
        "yours": by_name(fields),
        "theirs": { "fields": by_name(&standing.fields(instrument)), "who": who, "when": when },
    });
    Ok((StatusCode::CONFLICT, axum::Json(body)).into_response())
}

/// Who saved last, and when, ready to read.
async fn by(person: &Person, standing: &Standing) -> Result<(String, String)> {
    let Some(row) = standing.last() else { return Ok(Default::default()) };
    let found = people::named(person.ctx.db().read(), vec![row.rated_by.clone()]).await?;
    let who = found.get(&row.rated_by).map(|one| one.name.clone()).unwrap_or_default();
    Ok((who, person.words().moment(Instant(row.rated_at), &person.zone)))
}

/// The names that both versions are compared by.
const COMPARED: [&str; 11] =
    ["level", "option", "reason", "amount", "above", "below", "day", "words", "note", "target", "importance"];

/// Every compared field: a text, a list of texts, or nothing.
fn by_name(fields: &Fields) -> Map<String, Value> {
    let value = |name: &str| {
        let all: Vec<&str> = fields.all(name).filter(|value| !value.is_empty()).collect();
        match all.as_slice() {
            [] => Value::Null,
            [one] => json!(one),
            several => json!(several),
        }
    };
    let mut named: Map<String, Value> =
        COMPARED.iter().map(|name| ((*name).to_owned(), value(name))).collect();
    let confidence = fields.get("confidence");
    named.insert("confidence".to_owned(), json!(if confidence.is_empty() { "none" } else { confidence }));
    named
}

/// The page again, with both versions and what was typed.
async fn both_versions(
    person: &Person,
    path: &ItemPath,
    seat: SeatId,
    mut fields: Fields,
    rows: Vec<(Slot, Option<Model>)>,
) -> Result<Response> {
    let words = person.words();
    let desk = desk::lay(person, &path.assessment, &path.item, Some(&seat)).await?;
    let standing = Standing(rows);
    let (who, when) = by(person, &standing).await?;
    let instrument = desk.facts.laid.instrument(desk.node).ok_or(Error::NotFound)?;
    let theirs = standing.fields(instrument);
    let text = |fields: &Fields, name: &str| fields.all(name).collect::<Vec<_>>().join(", ");
    let rows = COMPARED
        .iter()
        .chain(&["confidence"])
        .map(|name| (name, text(&fields, name), text(&theirs, name)))
        .filter(|(_, mine, theirs)| mine != theirs)
        .map(|(name, mine, theirs)| ClashRow {
            label: words.t(&format!("rate-field-{name}")),
            mine: spoken(words, &desk, name, mine),
            theirs: spoken(words, &desk, name, theirs),
        })
        .collect();
    let version = standing.version();
    let clash =
        Clash { by: words.t2("rate-conflict-by", "who", who, "when", when), rows, version: version.clone() };
    // What is kept from here on goes out against the version that was just shown.
    fields.0.retain(|(name, _)| name != "version");
    fields.0.push(("version".to_owned(), version));
    let answer = Some(FormView::new(words, fields));
    let typed = Typed { answer, clash: Some(clash), ..Typed::default() };
    workspace::show(person, desk, StatusCode::CONFLICT, typed).await
}

/// A field's value as the page shows it.
fn spoken(words: Words, desk: &Desk, name: &str, value: String) -> String {
    let asked = super::answer::asked(words, &desk.facts.laid, desk.node);
    let known = match name {
        "level" => {
            let other = super::answer::others(words).into_iter().find(|(known, ..)| *known == value);
            asked
                .choices
                .into_iter()
                .find(|one| one.value == value)
                .map(|one| one.name)
                .or(other.map(|(_, n, _)| n))
        }
        "target" => asked.targets.into_iter().find(|(known, _)| *known == value).map(|(_, name)| name),
        "confidence" => super::answer::confidences(words)
            .into_iter()
            .find(|(known, _)| *known == value)
            .map(|(_, name)| name),
        "importance" => super::answer::importances(words)
            .into_iter()
            .find(|(known, _)| *known == value)
            .map(|(_, name)| name),
        _ => None,
    };
    let shown = known.unwrap_or(value);
    if shown.is_empty() { "–".to_owned() } else { shown }
}

async fn again(
    person: &Person,
    path: &ItemPath,
    seat: SeatId,
    fields: Fields,
    faults: Vec<FieldFault>,
) -> Result<Response> {
    let desk = desk::lay(person, &path.assessment, &path.item, Some(&seat)).await?;
    if !matches!(desk.answer, Shown::Open(_)) {
        return Err(Error::Invalid(faults));
    }
    let form = FormView::failed(person.words(), fields, Error::Invalid(faults))?;
    let typed = Typed { answer: Some(form), ..Typed::default() };
    workspace::show(person, desk, StatusCode::UNPROCESSABLE_ENTITY, typed).await
}
