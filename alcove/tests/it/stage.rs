//! What an assessment needs on stage: a small framework with every instrument, and an assessment
//! that is open for rating.

use alcove::assess::store::{edition, framework, item};
use alcove::kit::clock::new_id;
use alcove::kit::ids::{AssessmentId, EditionId, FrameworkId, ItemId, OrganisationId, SeatId};
use alcove_domain::assess::edition::{Edition, Publication};
use axum::http::{Method, StatusCode};
use sea_orm::ActiveModelTrait;
use sea_orm::ActiveValue::Set;
use serde_json::{Value, json};
use sha2::Digest as _;

use crate::world::{MORNING, World};

/// Two dimensions, three criteria; A1.1, A1.2 and B1.1 on a scale, one item for each other
/// instrument. Ten items are rated; four are in the preset `quick`.
pub const SMALL: &str = include_str!("stage/small.yaml");

/// How many items of [`SMALL`] are rated.
pub const RATED: usize = 10;

/// The small framework, open to every institution.
pub async fn edition(world: &World) -> EditionId {
    add(world, SMALL, None).await
}

/// A framework written in our own format, as if it had been imported.
pub async fn add(world: &World, text: &str, owner: Option<&OrganisationId>) -> EditionId {
    let loaded = alcove_framework::read_bytes("stage.yaml", text.as_bytes());
    let edition = loaded.edition.unwrap_or_else(|| panic!("{:?}", loaded.faults));
    insert(world, &edition, owner).await
}

/// An edition of `count` rated items under one criterion, for what must be fast or long.
pub fn long(count: usize) -> String {
    let mut text = String::from(
        "alcove: framework/1\nurn: urn:alcove:test:long\nversion: \"1\"\nlanguage: en\nname: Long\n\
         publication: public\ntiers:\n  - {id: criterion, one: Criterion, many: Criteria}\n  \
         - {id: indicator, one: Indicator, many: Indicators}\nscales:\n  - id: practice\n    steps:\n      \
         - {value: 1, name: Starting}\n      - {value: 2, name: Developing}\nitems:\n",
    );
    for criterion in 0..count.div_ceil(50) {
        text.push_str(&format!("  - id: C{criterion}\n    name: Criterion {criterion}\n    items:\n"));
        for at in (criterion * 50)..count.min((criterion + 1) * 50) {
            text.push_str(&format!(
                "      - {{id: C{criterion}.{at}, text: Statement number {at}, instrument: practice}}\n"
            ));
        }
    }
    text
}

/// The small framework with a variant, a glossary, and some of it in Azerbaijani.
pub fn worded() -> String {
    let more = r#"
glossary:
  - {id: programme, name: programme, description: A course with a plan of its own.}
  - {id: employer, name: employer, description: Whoever gives people work.}
variants:
  - id: customs
    name: {en: Customs training, az: Gömrük təlimi}
    description: {en: Words of a customs academy.}
    wording: {A1.1: {en: Posts and brokers help to plan our programmes.}}
    examples: {A1.1: {en: [A note of one post]}}
texts:
  az:
    glossary:
      programme: {name: proqram, description: Öz planı olan kurs.}
    items:
      A1.1: {text: İşəgötürənlər proqramlarımızın hazırlanmasında iştirak edir.}
"#;
    format!("{}{more}", SMALL.replace("urn:alcove:test:small", "urn:alcove:test:worded"))
}

async fn insert(world: &World, edition: &Edition, owner: Option<&OrganisationId>) -> EditionId {
    let ctx = world.ctx();
    let tx = ctx.begin().await.unwrap();
    let owner_key = owner.map_or_else(|| "everyone".to_owned(), |owner| owner.0.clone());
    let found = {
        use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
        framework::Entity::find()
            .filter(framework::Column::Urn.eq(edition.urn.clone()))
            .filter(framework::Column::OwnerKey.eq(owner_key.clone()))
            .one(&*tx)
            .await
            .unwrap()
    };
    let framework_id: FrameworkId = match found {
        Some(row) => row.id,
        None => {
            let row = framework::ActiveModel {
                id: Set(new_id()),
                urn: Set(edition.urn.clone()),
                owner_id: Set(owner.cloned()),
                owner_key: Set(owner_key),
                created_at: Set(MORNING),
            };
            row.insert(&*tx).await.unwrap().id
        }
    };
    let known = {
        use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
        edition::Entity::find()
            .filter(edition::Column::FrameworkId.eq(framework_id.clone()))
            .filter(edition::Column::Version.eq(edition.version.clone()))
            .one(&*tx)
            .await
            .unwrap()
    };
    if let Some(row) = known {
        return row.id;
    }
    let id: EditionId = new_id();
    let body = alcove_framework::write_json(edition);
    let own = edition.texts.get(&edition.language).cloned().unwrap_or_default();
    let row = edition::ActiveModel {
        id: Set(id.clone()),
        framework_id: Set(framework_id),
        version: Set(edition.version.clone()),
        name: Set(own.name),
        language: Set(edition.language.to_string()),
        languages: Set(edition.language.to_string()),
        publication: Set(match edition.publication {
            Publication::Public => "public".to_owned(),
            Publication::NotForPublication => "not-for-publication".to_owned(),
        }),
        subject: Set("institution".to_owned()),
        items: Set(edition.items.len() as i64),
        rated_items: Set(edition.rated().count() as i64),
        hash: Set(hex::encode(sha2::Sha256::digest(body.as_bytes()))),
        body: Set(body),
        imported_at: Set(MORNING),
        imported_by: Set(None),
        frozen_at: Set(None),
    };
    row.insert(&*tx).await.unwrap();
    let mut ids: Vec<ItemId> = Vec::new();
    for (position, one) in edition.items.iter().enumerate() {
        let row = item::ActiveModel {
            id: Set(new_id()),
            edition_id: Set(id.clone()),
            assessment_id: Set(None),
            reference: Set(one.id.0.clone()),
            parent_id: Set(one.parent.map(|parent| ids[parent].clone())),
            position: Set(position as i64),
            rated: Set(i64::from(one.instrument.is_some())),
        };
        ids.push(row.insert(&*tx).await.unwrap().id);
    }
    tx.commit_unrecorded().await.unwrap();
    id
}

/// The row id of an item by the name that the framework gives it.
pub async fn item(world: &World, edition: &EditionId, reference: &str) -> ItemId {
    let known = alcove::assess::editions::known(&world.ctx(), edition).await.unwrap();
    known.id_of(&alcove_domain::assess::ItemRef(reference.to_owned())).unwrap().clone()
}

/// An assessment of the college that is still being prepared, over everything.
pub async fn prepared(world: &World, edition: &EditionId) -> AssessmentId {
    let body = json!({
        "organisation_id": world.college, "edition_id": edition, "title": "Self-assessment 2026", "cycle": "2026",
    });
    let answer = world.machine("coordinator").await.json(Method::POST, "/api/v1/assessments", &body).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    AssessmentId(answer.json()["id"].as_str().unwrap().to_owned())
}

/// Seats somebody on it: `{"unit_id": …, "all": true}` and the like.
pub async fn seat(world: &World, assessment: &AssessmentId, body: &Value) -> SeatId {
    let path = format!("/api/v1/assessments/{assessment}/seats");
    let answer = world.machine("coordinator").await.json(Method::POST, &path, body).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    SeatId(answer.json()["id"].as_str().unwrap().to_owned())
}

/// Opens it for rating.
pub async fn open(world: &World, assessment: &AssessmentId) {
    let path = format!("/api/v1/assessments/{assessment}/opening");
    let answer = world.machine("coordinator").await.json(Method::POST, &path, &json!({})).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
}

/// An assessment over the small framework, with these seats, open for rating.
pub async fn assessment(world: &World, seats: &[Value]) -> (AssessmentId, Vec<SeatId>) {
    let edition = edition(world).await;
    let id = prepared(world, &edition).await;
    let mut seated = Vec::new();
    for body in seats {
        seated.push(seat(world, &id, body).await);
    }
    open(world, &id).await;
    (id, seated)
}

/// The same with the first two units of the college seated for everything.
pub async fn two_units(world: &World) -> (AssessmentId, Vec<SeatId>) {
    let seats = [
        json!({ "unit_id": world.units[0], "all": true }),
        json!({ "unit_id": world.units[1], "all": true }),
    ];
    assessment(world, &seats).await
}
