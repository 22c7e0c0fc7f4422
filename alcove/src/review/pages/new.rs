use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use alcove_domain::assess::edition::{Edition, Variant, in_language};
use alcove_domain::kit::Lang;
use alcove_domain::network::{Action, Resource};

use super::noticed;
use crate::assess::prepared;
use crate::kit::form::{Form, Query};
use crate::kit::ids::{AssessmentId, EditionId};
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::{Fields, FormView, Result};
use crate::network::Person;
use crate::review::copying;
use crate::review::listing::{self, Usable};
use crate::review::setup::{self, New};

#[derive(Template)]
#[template(path = "review/setup/new.html")]
struct Page {
    frame: Frame,
    form: FormView,
    editions: Vec<Usable>,
    chosen: Option<Chosen>,
    previous: Vec<(String, String)>,
}

/// The edition that the assessment will look at, with its ready-made scopes.
struct Chosen {
    id: String,
    name: String,
    version: String,
    rated: i64,
    presets: Vec<Preset>,
    settings: Vec<Setting>,
}

/// In whose words items are shown: the framework's own first, then each variant's.
pub struct Setting {
    /// Empty for the framework's own.
    pub id: String,
    pub name: String,
    pub description: String,
    pub items: usize,
    pub chosen: bool,
}

struct Preset {
    id: String,
    name: String,
    description: String,
    items: usize,
    effort: String,
}

#[derive(Deserialize)]
pub struct Ask {
    edition: Option<EditionId>,
    /// A scope to begin with.
    #[serde(default)]
    preset: String,
}

pub async fn get(person: Person, Query(ask): Query<Ask>) -> Result<Response> {
    let form = FormView::new(
        person.words(),
        Fields::of([("preset", &ask.preset), ("previous", ""), ("variant", "")]),
    );
    let page = page(&person, ask.edition, form).await?;
    render(&page)
}

pub async fn post(person: Person, Form(fields): Form<Fields>) -> Result<Response> {
    let preset = Some(fields.get("preset").to_owned()).filter(|preset| !preset.is_empty());
    let new = New {
        organisation_id: person.current_organisation()?.clone(),
        edition_id: fields.get("edition").into(),
        title: fields.get("title").to_owned(),
        cycle: fields.get("cycle").to_owned(),
        preset,
        variant: Some(fields.get("variant").to_owned()).filter(|variant| !variant.is_empty()),
    };
    let previous = fields.get("previous").to_owned();
    let made = if previous.is_empty() {
        setup::create(&person, new).await.map(|created| (created.row.id, "notice-review-created"))
    } else {
        let previous = AssessmentId(previous);
        copying::create(&person, new, &previous).await.map(|carried| {
            let notice =
                if carried.flagged > 0 { "notice-review-carried-changed" } else { "notice-review-carried" };
            (carried.id, notice)
        })
    };
    match made {
        Ok((id, notice)) => noticed(&person, &format!("/assessments/{id}"), notice),
        Err(error) => {
            let edition = EditionId(fields.get("edition").to_owned());
            let form = FormView::failed(person.words(), fields, error)?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&person, Some(edition), form).await?)
        }
    }
}

/// Nothing where the edition has no variants.
pub fn settings(edition: &Edition, wanted: &Lang, chosen: Option<&str>) -> Vec<Setting> {
    if edition.variants.is_empty() {
        return Vec::new();
    }
    let chosen = chosen.unwrap_or_default();
    let own = Setting {
        id: String::new(),
        name: String::new(),
        description: String::new(),
        items: 0,
        chosen: chosen.is_empty(),
    };
    let of = |variant: &Variant| {
        let label = in_language(&variant.texts, wanted, &edition.language);
        let label = label.map(|(_, label)| label.clone()).unwrap_or_default();
        Setting {
            id: variant.id.clone(),
            name: label.name,
            description: label.description,
            items: variant.wording.len(),
            chosen: variant.id == chosen,
        }
    };
    std::iter::once(own).chain(edition.variants.iter().map(of)).collect()
}

async fn page(person: &Person, asked: Option<EditionId>, form: FormView) -> Result<Page> {
    let organisation = person.current_organisation()?.clone();
    person.may(Action::SetUpAssessment, &Resource::Assessment(organisation.as_str().into()))?;
    let editions = listing::usable(person, &organisation).await?;
    let only = match editions.as_slice() {
        [one] => Some(one.id.clone()),
        _ => None,
    };
    let chosen = asked.or(only).filter(|id| editions.iter().any(|edition| edition.id == *id));
    let words = person.words();
    let mut page = Page {
        frame: person.frame(Place::Assessments, words.t("review-new-title")),
        form,
        editions,
        chosen: None,
        previous: Vec::new(),
    };
    let Some(id) = chosen else { return Ok(page) };
    let known = setup::usable_edition(&person.ctx, &organisation, &id).await?;
    let edition = &known.edition;
    let (wanted, own) = (words.lang(), &edition.language);
    let minutes = |selects: &dyn Fn(&alcove_domain::assess::Item) -> bool| -> (usize, u32) {
        let selected = edition.rated().filter(|(_, item)| selects(item));
        let minutes = selected
            .filter_map(|(_, item)| item.instrument.as_ref())
            .map(alcove_domain::assess::meter::minutes);
        minutes.fold((0, 0), |(items, total), one| (items + 1, total + one))
    };
    let preset = |id: &str, name: String, description: String, (items, minutes): (usize, u32)| Preset {
        id: id.to_owned(),
        name,
        description,
        items,
        effort: super::effort(words, minutes),
    };
    let mut presets: Vec<Preset> = edition
        .presets
        .iter()
        .map(|one| {
            let label =
                in_language(&one.texts, &wanted, own).map(|(_, label)| label.clone()).unwrap_or_default();
            preset(&one.id, label.name, label.description, minutes(&|item| one.selects(item)))
        })
        .collect();
    let everything = minutes(&|_| true);
    if !presets.iter().any(|preset| preset.items == everything.0) {
        presets.push(preset("", words.t("review-new-everything"), String::new(), everything));
    }
    for one in prepared::all(person, &organisation, &known).await? {
        let counted = minutes(&|item| one.scope.chosen.contains(&item.id));
        presets.push(preset(&one.id, one.name, one.description, counted));
    }
    let label = in_language(&edition.texts, &wanted, own).map(|(_, label)| label.clone()).unwrap_or_default();
    page.previous = listing::previous(person, &organisation, &known.framework_id).await?;
    page.chosen = Some(Chosen {
        id: id.0,
        name: label.name,
        version: edition.version.clone(),
        rated: everything.0 as i64,
        presets,
        settings: settings(edition, &wanted, Some(page.form.value("variant"))),
    });
    if page.form.value("preset").is_empty() && !page.form.has_failed() {
        let first = page.chosen.as_ref().and_then(|chosen| chosen.presets.first());
        let first = first.map(|preset| preset.id.clone()).unwrap_or_default();
        page.form.fields = Fields::of([("preset", &first), ("previous", ""), ("variant", "")]);
    }
    Ok(page)
}
