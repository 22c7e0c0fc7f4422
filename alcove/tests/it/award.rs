//! What an organisation awards: signed once, looked up by anybody, and never more than it is.

mod hostile;
mod issuing;
mod keys;
mod public;
mod standing;
mod verify;

use std::collections::BTreeMap;

use alcove::award::issuing::{Holder, Issued, Text, Wanted, issue};
use alcove::award::{Award, reading};
use alcove::kit::Words;
use alcove::kit::ids::AwardId;
use alcove::shell::jobs;
use alcove_domain::award::Kind;
use alcove_domain::kit::Day;
use serde_json::Value;

use crate::world::{Answer, Browser, World};

/// As browsers say what they take.
pub const PAGE: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// A certificate of the college for the other one, in three languages.
pub fn wanted(world: &World) -> Wanted {
    let text = |name: &str| Text {
        name: name.to_owned(),
        description: "It has looked at itself and has a plan.".to_owned(),
        criteria: "Fifty indicators and an approved plan.".to_owned(),
        level: "Commitment".to_owned(),
    };
    let names = [
        ("en", "Commitment to Vocational Excellence"),
        ("az", "Peşə mükəmməlliyinə sadiqlik"),
        ("ru", "Приверженность совершенству"),
    ];
    Wanted {
        kind: Kind::Institutional,
        issuer: world.college.clone(),
        holder: Holder::Organisation(world.other_college.clone()),
        texts: names
            .map(|(language, name)| (language.to_owned(), text(name)))
            .into_iter()
            .collect::<BTreeMap<_, _>>(),
        language: Words::English,
        achievement: "commitment".to_owned(),
        valid_from: day("2026-11-21"),
        valid_until: Some(day("2028-11-20")),
        supersedes: None,
    }
}

/// Awards it, without signing it yet.
pub async fn decided(world: &World, wanted: Wanted) -> AwardId {
    let ctx = world.ctx();
    let tx = ctx.begin().await.unwrap();
    let Issued { id, events } = issue(&ctx, &tx, Some(&world.id("administrator")), wanted).await.unwrap();
    tx.commit(events).await.unwrap();
    id
}

/// Does what waits to be done.
pub async fn work(world: &World) {
    while jobs::run_one(&world.app).await.unwrap() {}
}

pub async fn awarded(world: &World) -> AwardId {
    let id = decided(world, wanted(world)).await;
    work(world).await;
    id
}

pub async fn found(world: &World, id: &AwardId) -> Award {
    reading::find(world.app.db.read(), id).await.unwrap()
}

/// The credential as it was signed.
pub async fn signed(world: &World, id: &AwardId) -> Value {
    serde_json::from_str(&found(world, id).await.row.signed).unwrap()
}

/// As somebody with a browser sees it.
pub async fn seen(browser: &Browser, path: &str) -> Answer {
    asked(browser, path, PAGE).await
}

pub async fn asked(browser: &Browser, path: &str, accept: &str) -> Answer {
    browser.send(axum::http::Method::GET, path, &[("accept", accept)], Vec::new()).await
}
