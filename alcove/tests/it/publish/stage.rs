//! A practice on stage, complete, and its way to the catalogue.

use alcove::kit::etag::Condition;
use alcove::kit::ids::PracticeId;
use alcove::network::Person;
use alcove::publish::body::Body;
use alcove::publish::reviewing::{self, Said, Verdict};
use alcove::publish::{moving, practices, reviewers};
use alcove_domain::assess::Mark;
use serde_json::{Value, json};

use crate::world::World;

/// Everything that the template needs, about the workshops.
pub fn complete() -> Value {
    json!({
        "entry": "practice",
        "language": "en",
        "domains": ["green"],
        "criteria": ["TL1"],
        "licence": "CC-BY-4.0",
        "cost_band": "low",
        "texts": {
            "en": {
                "title": "Meters in the workshop",
                "introduction": "Machines ran all night and nobody knew what it cost.",
                "impact": "Use of power fell by a fifth in one year.",
                "innovation": "Learners read the meters and show the curve each Friday.",
            },
            "az": { "title": "Emalatxanada sayğaclar", "introduction": "Dəzgahlar bütün gecə işləyirdi." },
        },
        "rows": {
            "constraints": [{ "texts": { "en": { "challenge": "Old wiring", "answer": "One meter for each hall" } } }],
            "lessons": [{ "texts": { "en": { "text": "Begin with one machine" } } }],
            "blocks": [
                { "id": "block-one", "days": "3", "texts": { "en": { "name": "Mount a meter", "what": "Hire an electrician for a day", "needs": "A fuse box" } } },
                { "id": "block-two", "texts": { "en": { "name": "Friday curve", "what": "Learners draw it" } } },
            ],
        },
    })
}

pub fn body(value: Value) -> Body {
    serde_json::from_value(value).unwrap()
}

pub async fn person(world: &World, role: &str) -> Person {
    Person::acting(world.ctx(), &world.id(role)).await.unwrap()
}

/// A draft of the college by somebody of it.
pub async fn draft(world: &World, role: &str, value: Value) -> PracticeId {
    practices::create(&person(world, role).await, &world.college, body(value)).await.unwrap()
}

/// With the reviewer: the outsider, who is of another college.
pub async fn reviewing(world: &World, value: Value) -> PracticeId {
    let id = draft(world, "coordinator", value).await;
    moving::submit(&person(world, "coordinator").await, &id).await.unwrap();
    moving::endorse(&person(world, "head").await, &id, &Condition::None).await.unwrap();
    id
}

pub async fn name_reviewer(world: &World, role: &str) {
    let keeper = person(world, "platform").await;
    let themes = ["green", "digital", "inclusion"].map(str::to_owned);
    reviewers::name(&keeper, &format!("{role}@alcove.test"), &themes).await.unwrap();
}

/// Takes it up and gives every question this step.
pub async fn rated(world: &World, id: &PracticeId, step: i32) {
    let reviewer = person(world, "outsider").await;
    reviewing::take_up(&reviewer, id).await.unwrap();
    rate(world, id, step).await;
}

pub async fn rate(world: &World, id: &PracticeId, step: i32) {
    let reviewer = person(world, "outsider").await;
    let desk = reviewing::desk(&reviewer, id).await.unwrap();
    let said = desk.known.ids.iter().map(|item| Said {
        item: item.clone(),
        mark: Some(Mark::Step(step)),
        note: String::new(),
    });
    reviewing::rate(&reviewer, id, &Condition::None, said.collect()).await.unwrap();
}

/// In the catalogue.
pub async fn published(world: &World, value: Value) -> PracticeId {
    let id = draft(world, "coordinator", value).await;
    moved_on(world, &id).await;
    id
}

/// A draft on its way into the catalogue.
pub async fn moved_on(world: &World, id: &PracticeId) {
    name_reviewer(world, "outsider").await;
    moving::submit(&person(world, "coordinator").await, id).await.unwrap();
    moving::endorse(&person(world, "head").await, id, &Condition::None).await.unwrap();
    rated(world, id, 3).await;
    reviewing::decide(&person(world, "outsider").await, id, &Condition::None, Verdict::Publish, "")
        .await
        .unwrap();
}
