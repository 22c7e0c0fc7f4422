//! `/practices/reviews`: what waits for a reviewer; and the desk with the rubric.

use alcove_domain::assess::Mark;
use alcove_domain::assess::edition::{Instrument, in_language};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::language_name;
use super::read::{Picture, picture};
use super::work::seen;
use crate::kit::api::{Listed, Paging};
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::{ItemId, PracticeId};
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::{Fields, FormView, Result};
use crate::network::Person;
use crate::network::store::organisation;
use crate::publish::reviewing::{self, Desk, Said, Verdict};
use crate::publish::shown::{self, Around, Shown};
use crate::publish::store::practice;
use crate::publish::{criteria, pictures, practices};

#[derive(Template)]
#[template(path = "publish/reviews.html")]
struct Queue {
    frame: Frame,
    member: bool,
    reviewer: bool,
    domains: String,
    mine: Vec<Row>,
    waiting: Vec<Row>,
    next: Option<String>,
}

struct Row {
    id: String,
    title: String,
    /// Of the title, where it is not the reader's.
    lang: Option<String>,
    provider: String,
}

/// Those that wait on one page.
const PAGE: u64 = 50;

pub async fn list(person: Person, Query(paging): Query<Paging>) -> Result<Response> {
    let words = person.words();
    let after = paging.after.map(PracticeId);
    let queue = reviewing::queue(&person, after.as_ref(), PAGE).await?;
    let waiting = Listed::page(queue.waiting, PAGE, |row| row.id.0.clone());
    let names: Vec<String> =
        queue.domains.iter().map(|one| words.t(&format!("publish-domain-{one}"))).collect();
    let page = Queue {
        member: person.organisation.is_some(),
        reviewer: !queue.domains.is_empty(),
        domains: names.join(", "),
        mine: rows(&person, queue.mine).await?,
        waiting: rows(&person, waiting.items).await?,
        next: waiting.next.map(|after| format!("/practices/reviews?after={after}")),
        frame: person.frame(Place::Practices, words.t("publish-reviews-title")),
    };
    render(&page)
}

async fn rows(person: &Person, found: Vec<practice::Model>) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for row in found {
        let home = organisation::find(person.ctx.db().read(), &row.organisation_id).await?;
        let (title, language) = practices::title(&row, person.words())?;
        rows.push(Row {
            id: row.id.0,
            title,
            lang: (language != person.words().code()).then_some(language),
            provider: home.map(|one| one.name).unwrap_or_default(),
        });
    }
    Ok(rows)
}

pub async fn take_up(person: Person, Path(id): Path<PracticeId>, Form(_): Form<Fields>) -> Result<Response> {
    reviewing::take_up(&person, &id).await?;
    person.see(&format!("/practices/{id}/review"), "notice-practice-taken-up")
}

/// One item of the rubric: its steps with what each looks like here.
struct ItemRow {
    id: String,
    name: String,
    text: String,
    lang: Option<String>,
    /// Value, name, descriptor, whether it is chosen.
    steps: Vec<(i32, String, String, bool)>,
    note: String,
}

#[derive(Template)]
#[template(path = "publish/review.html")]
struct Page {
    frame: Frame,
    form: FormView,
    id: String,
    provider: String,
    elements: Vec<Shown>,
    /// What is published with it, and so is looked at as well.
    pictures: Vec<Picture>,
    /// Each language that is published, by code and name.
    languages: Vec<(String, String)>,
    items: Vec<ItemRow>,
    rated: usize,
    /// Of the text that is shown.
    version: i64,
}

pub async fn get(person: Person, Path(id): Path<PracticeId>) -> Result<Response> {
    let desk = reviewing::desk(&person, &id).await?;
    render(&page(&person, &desk, FormView::new(person.words(), Fields::default())).await?)
}

/// Keeps the marks; with a verdict, decides as well.
pub async fn post(
    person: Person,
    Path(id): Path<PracticeId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let desk = reviewing::desk(&person, &id).await?;
    match save(&person, &id, &desk, &fields).await {
        Ok(address) => {
            let notice = if fields.get("verdict").is_empty() {
                "notice-practice-rated"
            } else {
                "notice-practice-decided"
            };
            person.see(&address, notice)
        }
        Err(error) => {
            // What was said is kept, whatever stands in the way of the verdict.
            let desk = reviewing::desk(&person, &id).await?;
            let form = FormView::failed(person.words(), fields, error)?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&person, &desk, form).await?)
        }
    }
}

async fn save(person: &Person, id: &PracticeId, desk: &Desk, fields: &Fields) -> Result<String> {
    let said = desk.known.edition.rated().map(|(at, _)| {
        let item = desk.known.ids[at].clone();
        Said {
            mark: fields.get(&format!("m_{item}")).parse().ok().map(Mark::Step),
            note: fields.get(&format!("n_{item}")).to_owned(),
            item,
        }
    });
    let seen = seen(fields);
    reviewing::rate(person, id, &seen, said.collect()).await?;
    let verdict = match fields.get("verdict") {
        "publish" => Verdict::Publish,
        "return" => Verdict::Return,
        _ => return Ok(format!("/practices/{id}/review")),
    };
    reviewing::decide(person, id, &seen, verdict, fields.get("reason")).await?;
    Ok("/practices/reviews".to_owned())
}

async fn page(person: &Person, desk: &Desk, form: FormView) -> Result<Page> {
    let words = person.words();
    let names = criteria::names(words).await?;
    let home = organisation::find(person.ctx.db().read(), &desk.practice.row.organisation_id).await?;
    let provider = home.map(|one| one.name).unwrap_or_default();
    let around = Around { words, provider: &provider, names_contact: false, criteria: &names };
    let shown = pictures::list(&person.ctx, desk.practice.id()).await?;
    let languages = desk.practice.body.languages().into_iter();
    Ok(Page {
        pictures: shown.into_iter().map(|row| picture(words, row)).collect(),
        languages: languages.map(|code| (code.clone(), language_name(&code))).collect(),
        frame: person.frame(Place::Practices, desk.practice.body.title(words.code())),
        id: desk.practice.id().0.clone(),
        elements: shown::elements(&desk.practice.body, &around),
        items: desk.known.edition.rated().map(|(at, _)| item_row(person, desk, at, &form)).collect(),
        rated: desk.rubric().rated,
        version: desk.practice.row.version,
        provider,
        form,
    })
}

/// What was said; on a form that was not taken, what was typed.
fn item_row(person: &Person, desk: &Desk, at: usize, form: &FormView) -> ItemRow {
    let edition = &desk.known.edition;
    let item = &edition.items[at];
    let id: &ItemId = &desk.known.ids[at];
    let wanted = person.words().lang();
    let found = in_language(&item.texts, &wanted, &edition.language);
    let said = desk.marks.get(id);
    let scale = match &item.instrument {
        Some(Instrument::Scale(scale)) => edition.scale(scale),
        _ => None,
    };
    let steps = scale.into_iter().flat_map(|scale| &scale.steps).map(|step| {
        let name = in_language(&step.texts, &wanted, &edition.language);
        let descriptor = found.and_then(|(_, text)| text.descriptors.get(&step.value).cloned());
        let stands = matches!(said, Some((_, Mark::Step(value), _)) if *value == step.value);
        let typed = || form.has(&format!("m_{id}"), &step.value.to_string());
        let chosen = if form.has_failed() { typed() } else { stands };
        let name = name.map(|(_, label)| label.name.clone()).unwrap_or_default();
        (step.value, name, descriptor.unwrap_or_default(), chosen)
    });
    let note = said.map(|(.., note)| note.clone()).unwrap_or_default();
    ItemRow {
        id: id.0.clone(),
        name: found.map(|(_, text)| text.name.clone()).unwrap_or_default(),
        text: found.map(|(_, text)| text.text.clone()).unwrap_or_default(),
        lang: found.filter(|(lang, _)| **lang != wanted).map(|(lang, _)| lang.to_string()),
        steps: steps.collect(),
        note: if form.has_failed() { form.value(&format!("n_{id}")).to_owned() } else { note },
    }
}
