//! A practice as a file: what is published for everybody, a draft for those who work on it.

use axum::http::Uri;
use axum::response::Response;
use serde::Deserialize;

use super::read::citation;
use crate::kit::download::{self, form_of};
use crate::kit::form::{Path, Query};
use crate::kit::ids::PracticeId;
use crate::kit::words::format::day_in;
use crate::kit::{Ctx, Result};
use crate::network::store::organisation;
use crate::network::{Person, Visitor};
use crate::publish::document::{self, About, FORMATS};
use crate::publish::shown::{Around, period};
use crate::publish::{catalogue, criteria, drafting, pictures, practices};

#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    language: Option<String>,
    /// `1`: the template to write in.
    #[serde(default)]
    form: String,
}

pub async fn published(
    visitor: Visitor,
    Path(id): Path<PracticeId>,
    uri: Uri,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    on_paper(visitor, id, None, &uri, asked).await
}

/// The version that is cited, whatever was published since.
pub async fn published_version(
    visitor: Visitor,
    Path((id, number)): Path<(PracticeId, i64)>,
    uri: Uri,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    on_paper(visitor, id, Some(number), &uri, asked).await
}

async fn on_paper(
    visitor: Visitor,
    id: PracticeId,
    number: Option<i64>,
    uri: &Uri,
    asked: Asked,
) -> Result<Response> {
    let found = catalogue::here(&visitor.ctx, &id, number).await?;
    let (format, words) = form_of(&FORMATS, uri, asked.language.as_deref(), visitor.ctx.words)?;
    let ctx = Ctx { words, ..visitor.ctx.clone() };
    let names = criteria::names(words).await?;
    let provider = found.provider.name.clone();
    let around = Around { words, provider: &provider, names_contact: false, criteria: &names };
    let canonical = format!("{}/practices/{id}", ctx.app.config.public_url);
    let licence =
        words.t(&format!("publish-licence-{}", found.body.licence.to_lowercase().replace('.', "-")));
    let shown = pictures::published(&ctx, &id, found.version.published_at).await?;
    let about = About {
        words,
        title: found.body.title(words.code()),
        period: period(&found.body, words),
        date: words.day(found.confirmed),
        notes: vec![citation(words, &found, &provider, &canonical), licence],
        pictures: pictures::printed(&ctx, shown).await?,
        provider: provider.clone(),
    };
    let document = document::reading(&about, &found.body, &around);
    download::send(document::print(&ctx, document, format, id.as_str()).await?)
}

/// The empty template, for whoever writes before there is a practice.
pub async fn template(person: Person, uri: Uri, Query(asked): Query<Asked>) -> Result<Response> {
    let (format, words) = form_of(&FORMATS, &uri, asked.language.as_deref(), person.words())?;
    let provider = home(&person).await?;
    let names = criteria::names(words).await?;
    let around = Around { words, provider: &provider, names_contact: false, criteria: &names };
    let about = About {
        words,
        title: words.t("publish-new-title"),
        period: String::new(),
        date: words.day(day_in(person.ctx.now, &person.zone)),
        notes: Vec::new(),
        pictures: Vec::new(),
        provider: provider.clone(),
    };
    let document = document::form(&about, &drafting::blank(words, "", "practice"), &around);
    download::send(document::print(&person.ctx, document, format, "template").await?)
}

/// The name of the institution that the person's lists are about.
async fn home(person: &Person) -> Result<String> {
    let Some(id) = &person.organisation else { return Ok(String::new()) };
    let home = organisation::find(person.ctx.db().read(), id).await?;
    Ok(home.map(|one| one.name).unwrap_or_default())
}

pub async fn draft(
    person: Person,
    Path(id): Path<PracticeId>,
    uri: Uri,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let found = practices::load(&person, &id).await?;
    let (format, words) = form_of(&FORMATS, &uri, asked.language.as_deref(), person.words())?;
    let home = organisation::find(person.ctx.db().read(), &found.row.organisation_id).await?;
    let provider = home.map(|one| one.name).unwrap_or_default();
    let names = criteria::names(words).await?;
    let around = Around { words, provider: &provider, names_contact: true, criteria: &names };
    let shown = pictures::list(&person.ctx, &id).await?;
    let about = About {
        words,
        title: found.body.title(words.code()),
        period: period(&found.body, words),
        date: words.day(day_in(person.ctx.now, &person.zone)),
        notes: vec![words.t("publish-word-draft")],
        pictures: pictures::printed(&Ctx { words, ..person.ctx.clone() }, shown).await?,
        provider: provider.clone(),
    };
    let document = if asked.form.is_empty() {
        document::reading(&about, &found.body, &around)
    } else {
        document::form(&about, &found.body, &around)
    };
    download::send(document::print(&person.ctx, document, format, id.as_str()).await?)
}
