//! `/register`: certified institutions, for everybody; and `/register/{code}`, the proof of one
//! certificate.

use std::collections::BTreeMap;

use alcove_domain::certify::certificate::Standing;
use alcove_domain::kit::Instant;
use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use super::certificate::{CertificateView, event_key};
use crate::certify::certifying::Held;
use crate::certify::register::{self, Asked, MOST, PAGE};
use crate::certify::store::{certificate, event};
use crate::certify::{awarding, proof, snapshot};
use crate::kit::download::{File, Format, send};
use crate::kit::form::{Path, Query};
use crate::kit::ids::CertificateId;
use crate::kit::page::{Frame, percent, render};
use crate::kit::{Ctx, Fields, FormView, Result, Words, sheet};
use crate::network::person::Visitor;
use crate::network::store::organisation;

#[derive(Template)]
#[template(path = "certify/register.html")]
struct Page {
    frame: Frame,
    form: FormView,
    rows: Vec<CertificateView>,
    levels: Vec<(String, String)>,
    fields: Vec<(String, String)>,
    regions: Vec<(String, String)>,
    states: Vec<(String, String)>,
    /// The map: a tile for each region, where there are several.
    tiles: Vec<Tile>,
    /// In its place where all are in one: a map of one shade says less than the sentence.
    one_region: Option<String>,
    next: String,
    query: String,
}

/// A region on the map.
struct Tile {
    address: String,
    region: String,
    certificates: i64,
    /// 1 to 4: the share of what the fullest region has.
    shade: i64,
    here: bool,
}

#[derive(Template)]
#[template(path = "certify/register-entry.html")]
struct Entry {
    frame: Frame,
    view: CertificateView,
    events: Vec<(String, &'static str, String)>,
    languages: Vec<(&'static str, &'static str)>,
    award: String,
}

/// What stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Address {
    q: String,
    level: String,
    field: String,
    region: String,
    country: String,
    state: String,
    after: String,
}

impl Address {
    pub fn asked(&self) -> Asked {
        Asked {
            text: self.q.clone(),
            level: self.level.clone(),
            field: self.field.clone(),
            region: self.region.clone(),
            country: self.country.clone(),
            state: self.state.clone(),
        }
    }

    pub fn after(&self) -> Option<CertificateId> {
        Some(CertificateId(self.after.clone())).filter(|id| !id.0.is_empty())
    }

    /// The same without the page.
    fn address(&self) -> String {
        self.address_in(&self.region)
    }

    /// The same in another region.
    fn address_in(&self, region: &str) -> String {
        let pairs = [
            ("q", self.q.as_str()),
            ("level", self.level.as_str()),
            ("field", self.field.as_str()),
            ("region", region),
            ("country", self.country.as_str()),
            ("state", self.state.as_str()),
        ];
        let set = pairs.into_iter().filter(|(_, value)| !value.is_empty());
        set.map(|(name, value)| format!("{name}={}", percent(value))).collect::<Vec<_>>().join("&")
    }
}

pub async fn get(visitor: Visitor, Query(asked): Query<Address>) -> Result<Response> {
    let words = visitor.ctx.words;
    let page = register::page(&visitor.ctx, &asked.asked(), asked.after().as_ref(), PAGE).await?;
    let choices = register::choices(&visitor.ctx).await?;
    let (levels, fields) = names(&visitor.ctx, words, &choices).await?;
    let any = |key: &str| (String::new(), words.t(key));
    let mut regions: Vec<String> =
        choices.iter().map(|one| one.region.clone()).filter(|one| !one.is_empty()).collect();
    regions.sort();
    regions.dedup();
    let counted = register::in_regions(&visitor.ctx, &asked.asked()).await?;
    let one_region = one_region(words, &counted);
    let tiles = if counted.len() > 1 { tiles(words, &asked, counted) } else { Vec::new() };
    let mut states = vec![
        (String::new(), words.t("certify-register-now")),
        ("all".to_owned(), words.t("certify-register-all")),
    ];
    states.extend(
        [Standing::NotYet, Standing::Suspended, Standing::Expired, Standing::Superseded, Standing::Revoked]
            .map(|one| (one.word().to_owned(), words.t(&format!("certify-standing-{}", one.word())))),
    );
    let form = FormView::new(
        words,
        Fields::of([
            ("q", &asked.q),
            ("level", &asked.level),
            ("field", &asked.field),
            ("region", &asked.region),
            ("state", &asked.state),
        ]),
    );
    let query = asked.address();
    render(&Page {
        frame: visitor.frame(words.t("certify-register-title")),
        form,
        rows: page.rows.iter().map(|held| CertificateView::of(words, held)).collect(),
        levels: std::iter::once(any("certify-register-any-level")).chain(levels).collect(),
        fields: if fields.is_empty() {
            fields
        } else {
            std::iter::once(any("certify-register-any-field")).chain(fields).collect()
        },
        regions: std::iter::once(any("certify-register-any-region"))
            .chain(regions.into_iter().map(|one| (one.clone(), one)))
            .collect(),
        states,
        tiles,
        one_region,
        next: page.next.map(|id| id.0).unwrap_or_default(),
        query,
    })
}

fn one_region(words: Words, regions: &[certificate::Region]) -> Option<String> {
    let [one] = regions else { return None };
    let named = Some(one).filter(|one| !one.region.is_empty())?;
    Some(words.t2("certify-register-one-region", "n", named.certificates, "region", named.region.as_str()))
}

/// Where nobody drew a coast, regions stand side by side; those that nobody named are no place.
fn tiles(words: Words, asked: &Address, regions: Vec<certificate::Region>) -> Vec<Tile> {
    let most = regions.iter().map(|one| one.certificates).max().unwrap_or(1).max(1);
    let tile = |one: certificate::Region| Tile {
        address: asked.address_in(&one.region),
        here: !one.region.is_empty() && one.region == asked.region,
        region: if one.region.is_empty() { words.t("certify-register-no-region") } else { one.region },
        shade: (one.certificates * 4 + most - 1) / most,
        certificates: one.certificates,
    };
    regions.into_iter().map(tile).collect()
}

type Named = Vec<(String, String)>;

/// Levels and fields by the words of one certificate that has them.
async fn names(ctx: &Ctx, words: Words, choices: &[certificate::Choice]) -> Result<(Named, Named)> {
    let ids = choices.iter().map(|one| one.example.clone()).collect();
    let today = register::today(ctx);
    let examples =
        certificate::named(ctx.db().read(), ids).await?.into_iter().map(|row| Held::of(row, today));
    let (mut levels, mut fields) = (BTreeMap::new(), BTreeMap::new());
    for held in examples {
        let held = held?;
        let level = format!("{}:{}", held.row.scheme_id, held.row.level_id);
        let said = words.t2(
            "certify-register-level",
            "level",
            held.said(&held.body.level, words).to_owned(),
            "body",
            held.body.body.as_str(),
        );
        levels.insert(level, said);
        if !held.row.field.is_empty() {
            fields.insert(held.row.field.clone(), held.said(&held.body.field, words).to_owned());
        }
    }
    Ok((levels.into_iter().collect(), fields.into_iter().collect()))
}

pub async fn entry(visitor: Visitor, Path(code): Path<String>) -> Result<Response> {
    let held = register::by_code(&visitor.ctx, &code).await?;
    let words = visitor.ctx.words;
    let db = visitor.ctx.db().read();
    let body = organisation::find(db, &held.row.body_id).await?;
    let zone = body.map_or_else(|| "UTC".to_owned(), |row| row.time_zone);
    let events = event::of_certificate(db, &held.row.id).await?;
    let view = CertificateView::of(words, &held);
    render(&Entry {
        frame: visitor.frame(words.t2(
            "certify-entry-title",
            "level",
            view.level.as_str(),
            "organisation",
            view.organisation.as_str(),
        )),
        view,
        events: events
            .into_iter()
            .map(|row| (words.day_of(Instant(row.at), &zone), event_key(&row.kind), row.reason))
            .collect(),
        languages: Words::ALL.map(|words| (words.code(), words.own_name())).to_vec(),
        award: awarding::current(db, &held.row).await?.0,
    })
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    language: String,
}

/// The proof of completion as a document.
pub async fn proof(
    visitor: Visitor,
    Path(code): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    let words = Words::of(&wanted.language).unwrap_or(visitor.ctx.words);
    send(proof::make(&visitor.ctx, &code, words).await?)
}

/// The register as a table, filtered like the page.
pub async fn csv(visitor: Visitor, Query(asked): Query<Address>) -> Result<Response> {
    let page = register::page(&visitor.ctx, &asked.asked(), asked.after().as_ref(), MOST).await?;
    let words = visitor.ctx.words;
    let heads = [
        "code",
        "organisation",
        "country",
        "region",
        "body",
        "scheme",
        "level",
        "field",
        "mentions",
        "first_day",
        "last_day",
        "standing",
    ];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    for held in &page.rows {
        let body = &held.body;
        let said = |texts: &snapshot::Texts| held.said(texts, words).to_owned();
        let mentions: Vec<String> = body.mentions.iter().map(said).collect();
        rows.push(vec![
            held.row.code.clone(),
            body.organisation.clone(),
            held.row.country.clone(),
            held.row.region.clone(),
            body.body.clone(),
            said(&body.scheme),
            said(&body.level),
            said(&body.field),
            mentions.join("; "),
            held.row.first_day.clone(),
            held.row.last_day.clone().unwrap_or_default(),
            held.standing.word().to_owned(),
        ]);
    }
    let bytes = sheet::write_csv(&rows)?;
    send(File { name: "register.csv".to_owned(), format: Format::Csv, bytes })
}
