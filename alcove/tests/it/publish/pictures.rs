use axum::http::StatusCode;

use super::stage::{complete, draft, published};
use crate::evidence::send::{png, send};
use crate::world::{Answer, Browser, World};

async fn add(browser: &Browser, id: &str, people: &str, consent: &str) -> Answer {
    let token = browser.form_token();
    let fields = [
        ("_csrf", token.as_str()),
        ("caption", "Hall two"),
        ("licence", "CC-BY-4.0"),
        ("people", people),
        ("consent", consent),
    ];
    send(browser, &format!("/practices/{id}/pictures"), &fields, &[("hall.png", &png(40, 30))]).await
}

fn picture_in(page: &str) -> String {
    let at = page.find("/pictures/").unwrap() + "/pictures/".len();
    page[at..at + 32].to_owned()
}

#[tokio::test]
async fn a_picture_needs_consent_where_people_can_be_known() {
    let world = World::new().await;
    let id = draft(&world, "coordinator", complete()).await;
    let browser = world.browser("coordinator").await;

    let silent = add(&browser, id.as_str(), "consented", "").await;
    let agreed = add(&browser, id.as_str(), "consented", "Signed forms, folder 4").await;

    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(silent.text().contains("Say where the consent is kept."));
    assert_eq!(agreed.status, StatusCode::SEE_OTHER, "{}", agreed.text());
}

#[tokio::test]
async fn a_picture_that_came_after_the_publication_is_not_public_yet() {
    let world = World::new().await;
    let id = published(&world, complete()).await;
    world.app.clock.advance(60);
    let browser = world.browser("coordinator").await;
    add(&browser, id.as_str(), "none", "").await;
    let picture = picture_in(&browser.get(&format!("/practices/{id}/work")).await.text());
    let address = format!("/practices/{id}/pictures/{picture}");

    let own = browser.get(&address).await;
    let public = world.stranger().get(&address).await;
    let outsider = world.browser("outsider").await.get(&address).await;

    assert_eq!((own.status, own.header("content-type")), (StatusCode::OK, "image/jpeg"));
    assert_eq!((public.status, outsider.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
}
