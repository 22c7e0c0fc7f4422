//! `/frameworks/import`: a file becomes a framework, or a list of what to mend.

use alcove_framework::Fault;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::upload::Upload;
use crate::assess::api::frameworks::LARGEST;
use crate::assess::import::{self, Answer, Arrival, EVERYONE, Wish};
use crate::kit::form::Query;
use crate::kit::ids::OrganisationId;
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::words::Words;
use crate::kit::{Error, Fields, FormView, Result};
use crate::network::Person;

/// More faults than these nobody mends in one go.
const SHOWN: usize = 100;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Ask {
    owner: String,
}

#[derive(Template)]
#[template(path = "assess/import.html")]
struct Import {
    frame: Frame,
    form: FormView,
    owners: Vec<(String, String)>,
    limit: String,
    /// The name of the file whose faults are listed.
    file_name: String,
    faults: Vec<Told>,
    more: Option<String>,
}

/// A fault or a warning with its place, in words.
struct Told {
    place: String,
    text: String,
}

#[derive(Template)]
#[template(path = "assess/imported.html")]
struct Imported {
    frame: Frame,
    editions: Vec<EditionRow>,
    warnings: Vec<Told>,
    warned: String,
}

struct EditionRow {
    name: String,
    version: String,
    address: String,
    counts: String,
    is_new: bool,
}

pub async fn get(person: Person, Query(ask): Query<Ask>) -> Result<Response> {
    let owner = if ask.owner.is_empty() {
        person.organisation.as_ref().map(ToString::to_string).unwrap_or_default()
    } else {
        ask.owner
    };
    let fields = Fields::of([("owner", owner.as_str()), ("publication", "as-written")]);
    page(&person, FormView::new(person.words(), fields), None, StatusCode::OK).await
}

pub async fn post(person: Person, upload: Upload) -> Result<Response> {
    let words = person.words();
    let (fields, file_name) = (upload.fields.clone(), upload.file_name.clone());
    match take(&person, upload).await {
        Ok(answer) => imported(&person, &answer),
        Err(Error::Faulty(faults)) => {
            let form = FormView::new(words, fields);
            page(&person, form, Some((file_name, faults)), StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(error) => {
            let form = FormView::failed(words, fields, error)?;
            page(&person, form, None, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

async fn take(person: &Person, upload: Upload) -> Result<Answer> {
    if upload.file.is_empty() {
        return Err(Error::invalid("file", "framework-file-missing"));
    }
    let owner = Some(upload.fields.get("owner")).filter(|owner| *owner != EVERYONE);
    let owner = owner.map(|owner| OrganisationId(owner.to_owned()));
    let wish = match upload.fields.get("publication") {
        "not-for-publication" => Wish::NotForPublication,
        _ => Wish::AsWritten,
    };
    import::import(person, owner.as_ref(), &upload.file_name, upload.file, wish).await
}

async fn page(
    person: &Person,
    form: FormView,
    faulty: Option<(String, Vec<Fault>)>,
    status: StatusCode,
) -> Result<Response> {
    let words = person.words();
    let owners = import::owners(person).await?;
    if owners.is_empty() {
        // Whoever belongs nowhere finds nothing here; whoever belongs somewhere may not.
        person.current_organisation()?;
        return Err(Error::Forbidden);
    }
    let (file_name, faults) = faulty.unwrap_or_default();
    let unsaid = faults.len().saturating_sub(SHOWN);
    render_as(
        status,
        &Import {
            frame: Frame {
                script: Some("drop.js"),
                ..person.frame(Place::Frameworks, words.t("assess-import-title"))
            },
            owners: owners
                .into_iter()
                .map(|owner| match owner {
                    Some((id, name)) => (id.0, name),
                    None => (EVERYONE.to_owned(), words.t("assess-import-everyone")),
                })
                .collect(),
            limit: words.bytes(LARGEST as u64),
            more: (unsaid > 0).then(|| words.t1("assess-import-more-faults", "count", unsaid)),
            faults: faults.iter().take(SHOWN).map(|fault| place(words, fault)).collect(),
            file_name,
            form,
        },
    )
}

fn place(words: Words, fault: &Fault) -> Told {
    // A workbook is told by sheet and cell, as its program shows them; a text by its line.
    let place = match fault.path.split_once('#') {
        Some((_, cell)) => cell.to_owned(),
        None => format!("{}:{}", fault.path, fault.line),
    };
    Told { place, text: words.file_fault(fault) }
}

fn imported(person: &Person, answer: &Answer) -> Result<Response> {
    let words = person.words();
    let row = |one: &import::Brought| EditionRow {
        name: one.name.clone(),
        version: one.version.clone(),
        address: format!("/frameworks/{}", one.id),
        counts: words.t2("assess-counts", "rated", one.rated_items, "items", one.items),
        is_new: one.arrival == Arrival::Added,
    };
    let key = if answer.added_any() { "assess-imported-title" } else { "assess-imported-nothing-title" };
    render(&Imported {
        frame: person.frame(Place::Frameworks, words.t(key)),
        editions: answer.editions.iter().map(row).collect(),
        warnings: answer.warnings.iter().map(|fault| place(words, fault)).collect(),
        warned: words.t1("assess-imported-warnings", "count", answer.warnings.len()),
    })
}
