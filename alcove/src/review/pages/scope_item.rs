//! One item of the scope: own wording, weight, or an own item.

use std::collections::BTreeMap;

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use alcove_domain::assess::edition::{Direction, Instrument, ItemRef, Quantity, in_language};
use alcove_domain::kit::{Lang, Number};
use alcove_domain::network::Action;

use super::{Head, Tab, noticed};
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::AssessmentId;
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::{Error, Fields, FormView, Result, Words};
use crate::network::Person;
use crate::review::facts::Facts;
use crate::review::scope::{self, Own, Tailoring};
use crate::review::{facts, outline};

#[derive(Template)]
#[template(path = "review/setup/scope-item.html")]
struct Page {
    frame: Frame,
    head: Head,
    form: FormView,
    reference: String,
    code: String,
    text: String,
    weight: String,
    own: bool,
    /// Tag, its own name, whether the edition has this language.
    languages: Vec<(String, &'static str)>,
}

#[derive(Template)]
#[template(path = "review/setup/scope-own.html")]
struct OwnPage {
    frame: Frame,
    head: Head,
    form: FormView,
    under: Vec<(String, String)>,
    instruments: Vec<(String, String)>,
    languages: Vec<(String, &'static str)>,
}

#[derive(Deserialize)]
pub struct Ask {
    item: Option<String>,
    under: Option<String>,
}

pub async fn get(person: Person, Path(id): Path<AssessmentId>, Query(ask): Query<Ask>) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    let item = ItemRef(ask.item.unwrap_or_default());
    let scope = &facts.laid.scope;
    let mut fields =
        vec![("weight".to_owned(), scope.weights.get(&item).map(Number::to_exact).unwrap_or_default())];
    for (lang, text) in scope.wording.get(&item).into_iter().flatten() {
        fields.push((format!("wording-{lang}"), text.clone()));
    }
    let form = FormView::new(person.words(), Fields(fields));
    render(&page(&person, &facts, &item, form)?)
}

pub async fn post(
    person: Person,
    Path(id): Path<AssessmentId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let item = ItemRef(fields.get("item").to_owned());
    let said = match read(&fields) {
        Ok(said) => scope::tailor(&person, &id, item.clone(), said).await,
        Err(error) => Err(error),
    };
    match said {
        Ok(_) => noticed(&person, &format!("/assessments/{id}/scope"), "notice-review-scope-saved"),
        Err(error) => {
            let facts = facts::load(&person, &id).await?;
            let form = FormView::failed(person.words(), fields, error)?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&person, &facts, &item, form)?)
        }
    }
}

pub async fn get_own(
    person: Person,
    Path(id): Path<AssessmentId>,
    Query(ask): Query<Ask>,
) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    let fields = Fields::of([("under", ask.under.as_deref().unwrap_or_default())]);
    let form = FormView::new(person.words(), fields);
    render(&own_page(&person, &facts, form)?)
}

pub async fn post_own(
    person: Person,
    Path(id): Path<AssessmentId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    let added = match read_own(&fields) {
        Ok(own) => scope::add_own(&person, &id, own).await,
        Err(error) => Err(error),
    };
    match added {
        Ok(_) => noticed(&person, &format!("/assessments/{id}/scope"), "notice-review-own-added"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &own_page(&person, &facts, form)?)
        }
    }
}

pub async fn remove_own(
    person: Person,
    Path(id): Path<AssessmentId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    scope::remove_own(&person, &id, ItemRef(fields.get("item").to_owned())).await?;
    noticed(&person, &format!("/assessments/{id}/scope"), "notice-review-own-removed")
}

fn read(fields: &Fields) -> Result<Tailoring> {
    let weight = match fields.get("weight") {
        "" => None,
        text => Some(weight(text)?),
    };
    Ok(Tailoring { wording: texts(fields, "wording-"), weight })
}

fn weight(text: &str) -> Result<Number> {
    // People write a comma where machines want a point.
    let number =
        Number::parse(&text.replace(',', ".")).map_err(|_| Error::invalid("weight", "not-a-weight"))?;
    if number.is_negative() { Err(Error::invalid("weight", "not-a-weight")) } else { Ok(number) }
}

fn texts(fields: &Fields, prefix: &str) -> BTreeMap<Lang, String> {
    let of = |(name, value): &(String, String)| {
        Some((Lang::new(name.strip_prefix(prefix)?).ok()?, value.trim().to_owned()))
    };
    fields.0.iter().filter_map(of).collect()
}

fn read_own(fields: &Fields) -> Result<Own> {
    let quantity = || Quantity {
        unit: fields.get("unit").to_owned(),
        decimals: 1,
        minimum: None,
        maximum: None,
        direction: Direction::Up,
        bounds: Vec::new(),
    };
    let instrument = match fields.get("instrument") {
        "yes-no" => Instrument::YesNo,
        "text" => Instrument::Text,
        "date" => Instrument::Date,
        "amount" if fields.get("unit").is_empty() => {
            return Err(Error::invalid("unit", "unit-of-figure-missing"));
        }
        "amount" => Instrument::Amount(quantity()),
        "ratio" => Instrument::Ratio(Quantity { unit: "percent".to_owned(), ..quantity() }),
        other => match other.strip_prefix("scale:") {
            Some(scale) => Instrument::Scale(scale.to_owned()),
            None => return Err(Error::invalid("instrument", "unknown-choice")),
        },
    };
    let under = Some(fields.get("under")).filter(|under| !under.is_empty());
    Ok(Own { under: under.map(|under| ItemRef(under.to_owned())), instrument, texts: texts(fields, "text-") })
}

fn page(person: &Person, facts: &Facts, item: &ItemRef, form: FormView) -> Result<Page> {
    person.may(Action::SetUpAssessment, &facts.resource())?;
    let words = person.words();
    let edition = &facts.laid.known.edition;
    let at = facts.laid.known.at(item);
    let local = facts.laid.scope.local.iter().find(|local| local.id == *item);
    let (called, weight) = match (at, local) {
        (Some(at), _) => (
            outline::called(edition, &facts.laid.scope, &edition.items[at], &words.lang()),
            &edition.items[at].weight,
        ),
        (None, Some(local)) => {
            let text =
                in_language(&local.texts, &words.lang(), &edition.language).map(|(_, text)| text.clone());
            (outline::Called { title: text.unwrap_or_default(), ..Default::default() }, &local.weight)
        }
        (None, None) => return Err(Error::NotFound),
    };
    Ok(Page {
        frame: person.frame(Place::Assessments, words.t("review-item-title")),
        head: Head::of(person, facts, Tab::Scope),
        reference: item.0.clone(),
        code: called.code,
        text: called.title,
        weight: words.number(weight, 2),
        own: local.is_some(),
        languages: languages(),
        form,
    })
}

fn own_page(person: &Person, facts: &Facts, form: FormView) -> Result<OwnPage> {
    person.may(Action::SetUpAssessment, &facts.resource())?;
    let words = person.words();
    let edition = &facts.laid.known.edition;
    let lang = words.lang();
    let headings = edition.items.iter().filter(|item| item.instrument.is_none());
    let under = headings.map(|item| {
        let called = outline::called(edition, &facts.laid.scope, item, &lang);
        (item.id.0.clone(), format!("{} {}", called.code, called.title))
    });
    let scales = edition.scales.iter().map(|scale| {
        let steps: Vec<String> = scale
            .steps
            .iter()
            .filter_map(|step| in_language(&step.texts, &lang, &edition.language))
            .map(|(_, label)| label.name.clone())
            .collect();
        let name = words.t1("review-own-scale", "steps", steps.join(", "));
        (format!("scale:{}", scale.id), name)
    });
    let others = [
        ("yes-no", "review-own-yes-no"),
        ("amount", "review-own-amount"),
        ("ratio", "review-own-ratio"),
        ("date", "review-own-date"),
        ("text", "review-own-text"),
    ];
    let others = others.into_iter().map(|(value, key)| (value.to_owned(), words.t(key)));
    Ok(OwnPage {
        frame: person.frame(Place::Assessments, words.t("review-own-title")),
        head: Head::of(person, facts, Tab::Scope),
        under: under.collect(),
        instruments: scales.chain(others).collect(),
        languages: languages(),
        form,
    })
}

/// The languages of the interface: in these an organisation may word an item.
fn languages() -> Vec<(String, &'static str)> {
    Words::ALL.iter().map(|words| (words.code().to_owned(), words.own_name())).collect()
}

impl Page {
    fn said(&self, language: &str) -> &str {
        self.form.value(&format!("wording-{language}"))
    }
}

impl OwnPage {
    fn said(&self, language: &str) -> &str {
        self.form.value(&format!("text-{language}"))
    }
}
