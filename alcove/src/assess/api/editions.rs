use alcove_domain::assess::edition::in_language;
use alcove_domain::kit::Lang;
use axum::http::header::ETAG;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::assess::browse;
use crate::assess::editions::Known;
use crate::assess::scope_body::InstrumentBody;
use crate::kit::Result;
use crate::kit::form::Path;
use crate::kit::ids::{EditionId, ItemId};
use crate::network::Person;

/// An edition with its whole tree, in the caller's language where there is a text in it.
#[derive(Debug, Serialize)]
pub struct EditionBody<'a> {
    pub id: &'a EditionId,
    pub urn: &'a str,
    pub version: &'a str,
    pub name: &'a str,
    pub language: &'a str,
    pub languages: Vec<String>,
    pub tiers: Vec<TierBody<'a>>,
    pub scales: Vec<ScaleBody<'a>>,
    pub items: Vec<ItemBody<'a>>,
}

#[derive(Debug, Serialize)]
pub struct TierBody<'a> {
    pub id: &'a str,
    pub one: &'a str,
    pub many: &'a str,
}

#[derive(Debug, Serialize)]
pub struct ScaleBody<'a> {
    pub id: &'a str,
    pub steps: Vec<StepBody<'a>>,
}

#[derive(Debug, Serialize)]
pub struct StepBody<'a> {
    pub value: i32,
    pub name: &'a str,
}

#[derive(Debug, Serialize)]
pub struct ItemBody<'a> {
    pub id: &'a ItemId,
    pub r#ref: &'a str,
    pub parent: Option<&'a ItemId>,
    pub tier: &'a str,
    pub code: &'a str,
    pub name: &'a str,
    pub text: &'a str,
    /// The language that name and text were found in.
    pub language: &'a str,
    pub instrument: Option<InstrumentBody>,
    pub rated: bool,
    pub weight: String,
    pub tags: Vec<&'a str>,
}

pub async fn get(person: Person, Path(id): Path<EditionId>) -> Result<Response> {
    let known = browse::edition(&person, &id).await?;
    let mut response = axum::Json(body(&known, &person.words().lang())).into_response();
    // It never changes.
    response.headers_mut().insert(ETAG, axum::http::HeaderValue::from_static("\"1\""));
    Ok(response)
}

fn body<'a>(known: &'a Known, wanted: &Lang) -> EditionBody<'a> {
    let edition = &known.edition;
    let own = &edition.language;
    EditionBody {
        id: &known.id,
        urn: &edition.urn,
        version: &edition.version,
        name: in_language(&edition.texts, wanted, own).map_or("", |(_, label)| &label.name),
        language: own.as_str(),
        languages: alcove_framework::languages(edition).iter().map(ToString::to_string).collect(),
        tiers: edition
            .tiers
            .iter()
            .map(|tier| {
                let (one, many) = in_language(&tier.texts, wanted, own)
                    .map_or(("", ""), |(_, name)| (name.one.as_str(), name.many.as_str()));
                TierBody { id: &tier.id, one, many }
            })
            .collect(),
        scales: edition
            .scales
            .iter()
            .map(|scale| ScaleBody {
                id: &scale.id,
                steps: scale
                    .steps
                    .iter()
                    .map(|step| StepBody {
                        value: step.value,
                        name: in_language(&step.texts, wanted, own).map_or("", |(_, label)| &label.name),
                    })
                    .collect(),
            })
            .collect(),
        items: edition
            .items
            .iter()
            .enumerate()
            .map(|(at, item)| {
                let said = in_language(&item.texts, wanted, own);
                ItemBody {
                    id: &known.ids[at],
                    r#ref: &item.id.0,
                    parent: item.parent.map(|parent| &known.ids[parent]),
                    tier: edition.tiers.get(item.tier).map_or("", |tier| &tier.id),
                    code: item.code.as_deref().unwrap_or(&item.id.0),
                    name: said.map_or("", |(_, text)| &text.name),
                    text: said.map_or("", |(_, text)| &text.text),
                    language: said.map_or("", |(lang, _)| lang.as_str()),
                    instrument: item.instrument.as_ref().map(InstrumentBody::of),
                    rated: item.instrument.is_some(),
                    weight: item.weight.to_exact(),
                    tags: item.tags.iter().map(String::as_str).collect(),
                }
            })
            .collect(),
    }
}
