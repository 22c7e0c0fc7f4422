use alcove::kit::html::asset;
use axum::http::Method;

use super::stage;
use crate::world::{Browser, World};

/// What a file weighs on the wire.
async fn weight(browser: &Browser, address: &str) -> usize {
    let answer = browser.send(Method::GET, address, &[("accept-encoding", "br")], Vec::new()).await;
    assert!(answer.status.is_success(), "{address}: {}", answer.status);
    answer.bytes.len()
}

/// Page, stylesheet, scripts, icon and the fonts that the language's letters ask for.
async fn first_visit(language: &'static str, fonts: &[&str]) -> usize {
    let world = World::new().await;
    let loaded = alcove_framework::read_path(std::path::Path::new("../frameworks/vocational-excellence"));
    let staged = stage::stage(&world, &alcove_framework::write_json(&loaded.edition.unwrap())).await;
    let browser = world.browser("contributor").await.in_language(language);
    let item = staged.items.keys().filter(|id| id.contains('.')).min().unwrap();

    let mut sum = weight(&browser, &staged.page(0, item)).await;
    for name in ["alcove.css", "app.js", "rate.js", "icon.svg"].iter().chain(fonts) {
        sum += weight(&browser, &asset(name)).await;
    }
    sum
}

#[tokio::test]
async fn the_first_visit_in_english_weighs_no_more_than_65_kilobytes() {
    let sum = first_visit("en", &["onest-latin.woff2"]).await;

    assert!(sum <= 65_000, "{sum}");
}

#[tokio::test]
async fn the_first_visit_in_azerbaijani_weighs_no_more_than_95_kilobytes() {
    let sum = first_visit("az", &["onest-latin.woff2", "onest-latin-ext.woff2"]).await;

    assert!(sum <= 95_000, "{sum}");
}
